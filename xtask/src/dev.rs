//! The edit loop: a server that is rebuilt and restarted, and a web app that is rebuilt, when a file changes.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::atomic::Ordering;
use std::time::{Duration, SystemTime};

use anyhow::Result;

use crate::compile::Compiler;
use crate::server::{self, Server};
use crate::toolchain::Choice;
use crate::{paths, progress, run, web};

const LOOK_EVERY: Duration = Duration::from_millis(300);

/// What both sides are made from.
const SHARED: [&str; 3] = ["protocol", "policies", "Cargo.toml"];
const SERVER: [&str; 1] = ["server"];
const WEB: [&str; 6] =
    ["client/core", "client/driver", "client/web-engine", "client/web", "client/web-app", "client/web-light"];

pub(crate) fn command(port: u16) -> Result<ExitCode> {
    let stop = server::stop_flag()?;
    server::check_port(port)?;
    let data = paths::target()?.join("dev");
    let dist = web::dist(web::Profile::Dev)?;
    let mut seen = Seen::now()?;
    web::build(web::Profile::Dev, Choice::Auto, &mut Compiler::default())?;
    build_server()?;
    let mut running = Some(Server::start(&data, &dist, port, None)?);
    progress::note(&format!("{} is open; edit, then reload the page", server::origin(port)));

    while !stop.load(Ordering::Relaxed) {
        std::thread::sleep(LOOK_EVERY);
        let now = Seen::now()?;
        if now.server != seen.server {
            // A mistake in the code is told by the compiler; the loop waits for the next change.
            if build_server().is_ok() {
                running = restart(running.take(), &data, &dist, port);
            }
        }
        if now.web != seen.web
            && web::build(web::Profile::Dev, Choice::Installed, &mut Compiler::default()).is_ok()
        {
            progress::note("reload the page");
        }
        // Changes made during the build were not part of `now`, so the next look finds them.
        seen = now;
        if let Some(server) = &mut running
            && let Err(error) = server.check()
        {
            progress::note(&error.to_string());
            running = None;
        }
    }
    Ok(ExitCode::SUCCESS)
}

fn restart(old: Option<Server>, data: &Path, dist: &Path, port: u16) -> Option<Server> {
    drop(old);
    match progress::step("server: restart", || Server::start(data, dist, port, None)) {
        Ok(server) => Some(server),
        Err(error) => {
            progress::note(&format!("{error:#}"));
            None
        }
    }
}

fn build_server() -> Result<()> {
    progress::step("server: compile", || run::run(paths::cargo()?.args(["build", "--package", "tdu-server"])))
}

/// When each source file was last written.
#[derive(PartialEq, Eq)]
struct Seen {
    server: BTreeMap<PathBuf, SystemTime>,
    web: BTreeMap<PathBuf, SystemTime>,
}

impl Seen {
    fn now() -> Result<Self> {
        let root = paths::root()?;
        let look = |folders: &[&str]| {
            let mut found = BTreeMap::new();
            for folder in folders.iter().chain(&SHARED) {
                times(&root.join(folder), &mut found);
            }
            found
        };
        Ok(Self { server: look(&SERVER), web: look(&WEB) })
    }
}

/// A file that vanishes while one looks is a change like any other, hence no error here.
fn times(path: &Path, found: &mut BTreeMap<PathBuf, SystemTime>) {
    if path.is_file() {
        if let Ok(time) = path.metadata().and_then(|facts| facts.modified()) {
            found.insert(path.to_owned(), time);
        }
    } else if let Ok(entries) = path.read_dir() {
        for entry in entries.flatten() {
            times(&entry.path(), found);
        }
    }
}
