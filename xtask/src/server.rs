//! Starts `tdu-server` as a child: for the demonstration and for the edit loop.

use std::fs::File;
use std::io::{Read, Seek, SeekFrom};
use std::net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};

use crate::{paths, run};

/// The port that people see in the address bar.
pub(crate) const DEFAULT_PORT: u16 = 8443;

const START_LIMIT: Duration = Duration::from_secs(20);
const STOP_LIMIT: Duration = Duration::from_secs(10);
/// What the server prints once it answers.
const READY: &str = "listening ";

/// A server that runs until it is stopped or dropped.
pub(crate) struct Server {
    child: Child,
    log: Option<Log>,
    port: u16,
}

/// Where a server writes, and where in that file its own lines begin: earlier ones are another start's.
struct Log {
    file: PathBuf,
    begins: u64,
}

impl Server {
    /// Starts the server built in the dev profile and waits until it says that it answers; on the terminal, until it takes
    /// connections, which is before it has a certificate.
    ///
    /// Everything it keeps lies in `data`. What it prints goes to the file `log`, or to the terminal.
    pub(crate) fn start(data: &Path, web: &Path, port: u16, log: Option<&Path>) -> Result<Self> {
        check_port(port)?;
        std::fs::create_dir_all(data).with_context(|| format!("{} cannot be made", data.display()))?;
        let mut command = paths::command(&binary("tdu-server")?)?;
        command
            .arg("serve")
            .arg("--data")
            .arg(data)
            .args(["--listen", &SocketAddr::from((Ipv4Addr::LOCALHOST, port)).to_string()])
            .args(["--public-origin", &origin(port)])
            .arg("--web-dir")
            .arg(web)
            .stdin(Stdio::null());
        let log = match log {
            Some(path) => {
                let file = File::options().create(true).append(true).open(path)?;
                let begins = file.metadata()?.len();
                command.stdout(file.try_clone()?).stderr(file);
                Some(Log { file: path.to_owned(), begins })
            }
            None => None,
        };
        let child = spawn_apart(&mut command)?;
        let mut server = Self { child, log, port };
        server.wait_until_ready()?;
        Ok(server)
    }

    fn wait_until_ready(&mut self) -> Result<()> {
        let start = Instant::now();
        while !self.is_ready() {
            if let Some(status) = self.child.try_wait()? {
                bail!("the server ended at once ({status}):\n{}", self.last_lines());
            }
            if start.elapsed() > START_LIMIT {
                bail!("the server does not answer after {} s:\n{}", START_LIMIT.as_secs(), self.last_lines());
            }
            std::thread::sleep(Duration::from_millis(50));
        }
        Ok(())
    }

    fn is_ready(&self) -> bool {
        match &self.log {
            Some(log) => log.lines().lines().any(|line| line.starts_with(READY)),
            None => TcpStream::connect((Ipv4Addr::LOCALHOST, self.port)).is_ok(),
        }
    }

    /// An error as soon as the server is no longer there.
    pub(crate) fn check(&mut self) -> Result<()> {
        match self.child.try_wait()? {
            None => Ok(()),
            Some(status) => bail!("the server ended ({status}):\n{}", self.last_lines()),
        }
    }

    fn last_lines(&self) -> String {
        let text = self.log.as_ref().map(Log::lines).unwrap_or_default();
        let lines: Vec<&str> = text.lines().collect();
        lines[lines.len().saturating_sub(15)..].join("\n")
    }
}

impl Log {
    /// What this start has printed so far.
    fn lines(&self) -> String {
        let mut bytes = Vec::new();
        let read = File::open(&self.file).and_then(|mut file| {
            file.seek(SeekFrom::Start(self.begins))?;
            file.read_to_end(&mut bytes)
        });
        // A log that cannot be read is a server that is not ready: the limit of time says so.
        if read.is_err() { String::new() } else { String::from_utf8_lossy(&bytes).into_owned() }
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        run::stop(&mut self.child, STOP_LIMIT);
    }
}

/// Refuses a port that something else uses: better told before minutes of compiling than after.
pub(crate) fn check_port(port: u16) -> Result<()> {
    match TcpListener::bind((Ipv4Addr::LOCALHOST, port)) {
        Ok(_) => Ok(()),
        Err(_) => bail!("port {port} is taken: stop what uses it, or choose another with --port"),
    }
}

/// Where the app is found in the address bar.
pub(crate) fn origin(port: u16) -> String {
    format!("https://localhost:{port}")
}

/// A program of this workspace, built in the dev profile.
pub(crate) fn binary(name: &str) -> Result<String> {
    let file = paths::target()?.join("debug").join(name);
    Ok(file.to_str().context("the target folder has a name that is not text")?.to_owned())
}

/// In a process group of its own, so that Ctrl-C reaches xtask alone and the server can end in order.
fn spawn_apart(command: &mut Command) -> Result<Child> {
    #[cfg(unix)]
    {
        use std::os::unix::process::CommandExt;
        command.process_group(0);
    }
    command.spawn().with_context(|| format!("cannot start {}", run::describe(command)))
}

/// Becomes true at Ctrl-C or when the system asks xtask to end.
pub(crate) fn stop_flag() -> Result<Arc<AtomicBool>> {
    let flag = Arc::new(AtomicBool::new(false));
    for signal in [signal_hook::consts::SIGINT, signal_hook::consts::SIGTERM] {
        signal_hook::flag::register(signal, Arc::clone(&flag)).context("signals cannot be received")?;
    }
    Ok(flag)
}

/// Waits for Ctrl-C; an error if the server ends before.
pub(crate) fn wait_for_stop(server: &mut Server, stop: &AtomicBool) -> Result<()> {
    while !stop.load(Ordering::Relaxed) {
        server.check()?;
        std::thread::sleep(Duration::from_millis(100));
    }
    Ok(())
}
