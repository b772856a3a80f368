//! The thread that owns the process: the system ends the process with the thread that began it, and the threads of tests
//! come and go.

use std::fs;
use std::io::{self, BufRead as _, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread::{self, JoinHandle};

/// `postgres`: cut the connections, write everything down, end.
pub(crate) const FAST: &str = "INT";
/// `postgres`: end at once.
pub(crate) const IMMEDIATE: &str = "QUIT";

enum Ask {
    Start,
    Stop(&'static str),
    Kill,
}

/// What runs, and who reads what it says: that ends once none of its processes can say anything.
struct Cluster {
    postmaster: Child,
    reading: JoinHandle<()>,
}

/// What is asked, and where the answer goes.
type Question = (Ask, Sender<Result<(), String>>);

pub(crate) struct Keeper {
    ask: Option<Sender<Question>>,
    thread: Option<JoinHandle<()>>,
}

impl Keeper {
    /// Starts `postgres` on this data and returns once it takes connections. What it says is added to the file `log`.
    pub(crate) fn start(mut command: Command, data: PathBuf, log: PathBuf) -> Self {
        command.arg("-D").arg(data).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::piped());
        let (ask, asked) = channel();
        let keeper =
            Self { ask: Some(ask), thread: Some(thread::spawn(move || keep(&mut command, &log, &asked))) };
        keeper.starts();
        keeper
    }

    pub(crate) fn starts(&self) {
        self.asks(Ask::Start);
    }

    pub(crate) fn stops(&self, signal: &'static str) {
        self.asks(Ask::Stop(signal));
    }

    /// Kills the postmaster and its processes at the same moment, and returns once none is left.
    pub(crate) fn kills(&self) {
        self.asks(Ask::Kill);
    }

    fn asks(&self, ask: Ask) {
        let (answer, answered) = channel();
        let sent = self.ask.as_ref().expect("it is gone only while dropped").send((ask, answer));
        sent.expect("the keeper lives");
        let outcome = answered.recv().expect("the keeper lives");
        outcome.unwrap_or_else(|reason| panic!("PostgreSQL: {reason}"));
    }
}

impl Drop for Keeper {
    fn drop(&mut self) {
        self.ask = None;
        if let Some(thread) = self.thread.take() {
            // A keeper that panicked has nothing more to stop.
            drop(thread.join());
        }
    }
}

fn keep(command: &mut Command, log: &Path, asked: &Receiver<Question>) {
    let mut running: Option<Cluster> = None;
    while let Ok((ask, answer)) = asked.recv() {
        let mut taken = || running.take().ok_or_else(|| "it does not run".to_owned());
        let outcome = match ask {
            Ask::Start => spawn(command, log).map(|cluster| running = Some(cluster)),
            Ask::Stop(signal) => taken().and_then(|cluster| {
                end(cluster.postmaster, signal)?;
                has_said_all(cluster.reading)
            }),
            Ask::Kill => taken().and_then(kill),
        };
        // Whoever asked may have given up.
        let _ = answer.send(outcome);
    }
    if let Some(cluster) = running {
        // Nobody is left to be told; the folder is removed next.
        let _ = end(cluster.postmaster, IMMEDIATE);
    }
}

fn spawn(command: &mut Command, log: &Path) -> Result<Cluster, String> {
    let log = fs::OpenOptions::new().create(true).append(true).open(log);
    let mut log = log.map_err(|error| format!("its log: {error}"))?;
    let mut child = command.spawn().map_err(|error| format!("{command:?}: {error}"))?;
    let mut said = BufReader::new(child.stderr.take().expect("it was piped"));
    let mut seen = String::new();
    while said.read_line(&mut seen).is_ok_and(|read| read > 0) {
        if seen.contains("database system is ready to accept connections") {
            let reading = thread::spawn(move || {
                // A full pipe would stop it: go on reading until it ends, even if nothing can be kept.
                if io::copy(&mut said, &mut log).is_err() {
                    let _ = io::copy(&mut said, &mut io::sink());
                }
            });
            return Ok(Cluster { postmaster: child, reading });
        }
    }
    Err(format!("it did not start:\n{seen}"))
}

fn kill(cluster: Cluster) -> Result<(), String> {
    let Cluster { mut postmaster, reading } = cluster;
    let id = postmaster.id();
    let children = fs::read_to_string(format!("/proc/{id}/task/{id}/children")).unwrap_or_default();
    // One that ended meanwhile is as dead as it has to be; one that began meanwhile ends when it finds itself alone.
    let killing = Command::new("sh").args(["-c", &format!("kill -KILL {id} {children}")]).output();
    killing.map_err(|error| error.to_string())?;
    postmaster.wait().map_err(|error| error.to_string())?;
    // The next one does not start while any process holds the shared memory of this one.
    has_said_all(reading)
}

/// Waits until no process of it can say anything.
fn has_said_all(reading: JoinHandle<()>) -> Result<(), String> {
    reading.join().map_err(|_| "what it said could not be read".to_owned())
}

fn end(mut child: Child, signal: &str) -> Result<(), String> {
    let id = child.id().to_string();
    let told = Command::new("sh").args(["-c", &format!("kill -{signal} {id}")]).status();
    if !told.is_ok_and(|status| status.success()) {
        return Err("it could not be told to end".to_owned());
    }
    child.wait().map(drop).map_err(|error| error.to_string())
}
