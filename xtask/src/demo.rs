//! A service with made-up people, on this machine: built, started, filled, its links printed.

use std::process::ExitCode;
use std::sync::atomic::Ordering;

use anyhow::{Context, Result};

use crate::compile::Compiler;
use crate::server::{self, Server};
use crate::toolchain::Choice;
use crate::{paths, progress, run, web};

/// What a large service has beside the story's people.
const LARGE: [&str; 4] = ["--workers", "200", "--weeks", "150"];

pub(crate) fn command(fresh: bool, large: bool, port: u16) -> Result<ExitCode> {
    // From here on Ctrl-C ends things in order, also while something is built.
    let stop = server::stop_flag()?;
    server::check_port(port)?;
    web::build(web::Profile::Dev, Choice::Auto, &mut Compiler::default())?;
    progress::step("server and demonstration: compile", || {
        run::run(paths::cargo()?.args([
            "build",
            "--locked",
            "--package",
            "tdu-server",
            "--package",
            "tdu-demo",
        ]))
    })?;

    let data = paths::target()?.join(if large { "demo-large" } else { "demo" });
    // Without this file an earlier run was stopped midway: nobody could use what it left.
    let finished = data.join("people.json").is_file();
    if (fresh || !finished) && data.exists() {
        std::fs::remove_dir_all(&data).with_context(|| format!("{} cannot be removed", data.display()))?;
    }
    if stop.load(Ordering::Relaxed) {
        return Ok(ExitCode::SUCCESS);
    }
    let dist = web::dist(web::Profile::Dev)?;
    std::fs::create_dir_all(&data).with_context(|| format!("{} cannot be made", data.display()))?;
    let log = data.join("server.log");
    let mut server = progress::step("server: start", || Server::start(&data, &dist, port, Some(&log)))?;
    progress::step("made-up people", || {
        let mut fill = paths::command(&server::binary("tdu-demo")?)?;
        fill.args(["--server", &server::origin(port), "--data"]).arg(&data);
        run::run(if large { fill.args(LARGE) } else { &mut fill })
    })?;
    progress::note(&format!("the server's log is in {}", log.display()));
    progress::note("Ctrl-C stops; the next run keeps the data, --fresh starts over");
    server::wait_for_stop(&mut server, &stop)?;
    progress::step("server: stop", || {
        drop(server);
        Ok(())
    })?;
    Ok(ExitCode::SUCCESS)
}
