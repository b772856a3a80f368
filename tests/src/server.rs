//! A real `tdu-server` process with a folder, a port and a log file of its own.

use std::fs::File;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{ExitStatus, Stdio};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use tempfile::TempDir;
use tokio::io::{AsyncBufReadExt as _, AsyncRead, BufReader};
use tokio::process::{Child, Command};
use tokio::sync::watch;

use crate::places;
use crate::tls::TestCertificate;

/// How long the server may take to start, to stop, or to print a line.
const PATIENCE: Duration = Duration::from_secs(30);

/// A running server. It is killed when dropped.
pub struct Server {
    child: Child,
    port: u16,
    folder: TempDir,
    /// What comes before the program's name; empty, or a command that enters another place and becomes the program.
    through: Vec<String>,
    settings: Vec<(String, String)>,
    /// All that it printed since the process started, line by line.
    lines: watch::Receiver<Vec<String>>,
    log: Arc<Mutex<File>>,
}

impl Server {
    /// Starts an empty server on a free port, with the web app of `cargo xtask web` if it was built.
    ///
    /// # Panics
    /// When the binary was not built, or the server does not listen in time; what it printed is told.
    pub async fn start(certificate: &TestCertificate) -> Self {
        Self::start_with(certificate, &[]).await
    }

    /// As [`Server::start`], with more settings: `("TDU_LOG_LEVEL", "debug")`.
    ///
    /// # Panics
    /// As [`Server::start`].
    pub async fn start_with(certificate: &TestCertificate, settings: &[(&str, &str)]) -> Self {
        Self::start_through(Vec::new(), certificate, settings).await
    }

    /// As [`Server::start_with`], through a command that becomes the server: what is killed is the server itself.
    ///
    /// # Panics
    /// As [`Server::start`].
    pub async fn start_through(
        through: Vec<String>,
        certificate: &TestCertificate,
        settings: &[(&str, &str)],
    ) -> Self {
        let folder = tempfile::Builder::new().prefix("tdu-server-").tempdir().expect("a temporary folder");
        let (chain, private) =
            certificate.write_into(folder.path()).expect("the temporary folder can be written");
        let mut all = vec![
            ("TDU_TLS_CERT".to_owned(), chain.display().to_string()),
            ("TDU_TLS_KEY".to_owned(), private.display().to_string()),
            ("TDU_DATA".to_owned(), folder.path().join("data").display().to_string()),
        ];
        if places::web_app().is_dir() {
            all.push(("TDU_WEB_DIR".to_owned(), places::web_app().display().to_string()));
        }
        all.extend(settings.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())));
        let log =
            File::create(folder.path().join("server.log")).expect("the temporary folder can be written");
        let log = Arc::new(Mutex::new(log));
        let (child, lines) = spawn(&through, &all, 0, &log);
        let mut server = Self { child, port: 0, folder, through, settings: all, lines, log };
        server.port = server.listening_port().await;
        server
    }

    /// Starts again as behind a proxy: plain HTTP on the same port, for the same public origin.
    ///
    /// # Panics
    /// As [`Server::start`], and when it does not end in time.
    pub async fn restarts_behind_proxy(&mut self) {
        let origin = self.origin();
        self.settings.retain(|(name, _)| !name.starts_with("TDU_TLS_"));
        self.settings.push(("TDU_BEHIND_PROXY".to_owned(), "true".to_owned()));
        self.settings.push(("TDU_PUBLIC_ORIGIN".to_owned(), origin));
        self.restarts().await;
    }

    /// Memory that the process holds now, in KiB: what Linux calls its resident set.
    ///
    /// # Panics
    /// When the server does not run, or the system is not Linux.
    pub fn resident_kib(&self) -> u64 {
        let id = self.child.id().expect("the server is running");
        let status = std::fs::read_to_string(format!("/proc/{id}/status")).expect("Linux tells of processes");
        let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:")).expect("a process has memory");
        line.trim().trim_end_matches(" kB").parse().expect("a number of KiB")
    }

    /// Time that the process has spent on the processors so far, all its threads together.
    ///
    /// # Panics
    /// When the server does not run, or the system is not Linux.
    pub fn cpu_time(&self) -> std::time::Duration {
        let id = self.child.id().expect("the server is running");
        let stat = std::fs::read_to_string(format!("/proc/{id}/stat")).expect("Linux tells of processes");
        // After the name, which ends with the last bracket: utime and stime are fields 14 and 15 (proc(5)), in hundredths.
        let (_, fields) = stat.rsplit_once(')').expect("a process has a name");
        let ticks = fields.split_ascii_whitespace().skip(11).take(2);
        let ticks: u64 = ticks.map(|field| field.parse::<u64>().expect("a number of ticks")).sum();
        std::time::Duration::from_millis(ticks * 10)
    }

    /// `https://localhost:<port>`.
    pub fn origin(&self) -> String {
        format!("https://localhost:{}", self.port)
    }

    /// The port listened on; the same after a restart.
    pub fn port(&self) -> u16 {
        self.port
    }

    /// The folder with database and write-ahead log.
    pub fn data(&self) -> PathBuf {
        self.folder.path().join("data")
    }

    /// The link by which an empty server is set up.
    ///
    /// # Panics
    /// When the server printed none.
    pub async fn setup_link(&self) -> String {
        let line = self.prints("set up").await;
        let link = line.split_ascii_whitespace().find(|word| word.starts_with("https://"));
        link.unwrap_or_else(|| panic!("no link in « {line} »")).to_owned()
    }

    /// All that the server ever printed, over all restarts.
    pub fn log_file(&self) -> PathBuf {
        self.folder.path().join("server.log")
    }

    /// The folder with all of it: data, log, certificate.
    pub fn folder(&self) -> &Path {
        self.folder.path()
    }

    /// Waits until the server prints a line that contains a text, and gives it; lines since the last start count.
    ///
    /// # Panics
    /// When it does not in time.
    pub async fn prints(&self, text: &str) -> String {
        let mut lines = self.lines.clone();
        let found = |lines: &Vec<String>| lines.iter().find(|line| line.contains(text)).cloned();
        let waiting = lines.wait_for(|lines| found(lines).is_some());
        match tokio::time::timeout(PATIENCE, waiting).await {
            Ok(Ok(lines)) => found(&lines).expect("it was just seen"),
            _ => {
                panic!("the server never printed « {text} »; it printed:\n{}", self.lines.borrow().join("\n"))
            }
        }
    }

    /// Asks the server to end, as an operator would, and waits until it has.
    ///
    /// # Panics
    /// When it does not end in time.
    pub async fn stops(&mut self) -> ExitStatus {
        let id = self.child.id().expect("the server is running").to_string();
        let asked = Command::new("sh").args(["-c", &format!("kill -TERM {id}")]).status().await;
        assert!(asked.is_ok_and(|status| status.success()), "the server could not be asked to end");
        let ended = tokio::time::timeout(PATIENCE, self.child.wait()).await;
        ended.expect("the server ends when it is asked to").expect("the server can be waited for")
    }

    /// Ends the server in the middle of whatever it does.
    ///
    /// # Panics
    /// When it cannot be killed.
    pub async fn is_killed(&mut self) {
        self.child.kill().await.expect("the server can be killed");
    }

    /// Starts again after a stop or a kill: same folder, same port.
    ///
    /// # Panics
    /// As [`Server::start`].
    pub async fn starts_again(&mut self) {
        self.begins();
        let port = self.listening_port().await;
        assert_eq!(port, self.port, "the server listens where it did");
    }

    /// Starts again where nothing can come of it: waits until it has ended, and gives how, and all that it printed.
    ///
    /// # Panics
    /// When it does not end in time.
    pub async fn gives_up(&mut self) -> (ExitStatus, String) {
        self.begins();
        let ended = tokio::time::timeout(PATIENCE, self.child.wait()).await;
        let status = ended.expect("the server gives up").expect("the server can be waited for");
        // Both outputs were followed to their ends once nobody can tell more.
        let mut lines = self.lines.clone();
        while lines.changed().await.is_ok() {}
        (status, lines.borrow().join("\n"))
    }

    fn begins(&mut self) {
        (self.child, self.lines) = spawn(&self.through, &self.settings, self.port, &self.log);
    }

    /// Has one more setting from its next start on.
    pub fn has_setting(&mut self, name: &str, value: &str) {
        self.settings.push((name.to_owned(), value.to_owned()));
    }

    /// Stops and starts again.
    ///
    /// # Panics
    /// As [`Server::start`].
    pub async fn restarts(&mut self) {
        self.stops().await;
        self.starts_again().await;
    }

    async fn listening_port(&self) -> u16 {
        // `listening <origin> (<address>:<port>)`
        let line = self.prints("listening ").await;
        let port = line.trim_end().strip_suffix(')').and_then(|line| line.rsplit(':').next()?.parse().ok());
        port.unwrap_or_else(|| panic!("no port in « {line} »"))
    }
}

type Lines = watch::Receiver<Vec<String>>;

fn spawn(
    through: &[String],
    settings: &[(String, String)],
    port: u16,
    log: &Arc<Mutex<File>>,
) -> (Child, Lines) {
    let program = places::server().into_os_string();
    let mut words = through.iter().map(Into::into).chain([program]);
    let mut child = Command::new(words.next().expect("there is the program"))
        .args(words)
        .arg("serve")
        .env("TDU_LISTEN", format!("127.0.0.1:{port}"))
        .envs(settings.iter().map(|(name, value)| (name, value)))
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .kill_on_drop(true)
        .spawn()
        .expect("the server can be started");
    let (tell, lines) = watch::channel(Vec::new());
    let tell = Arc::new(tell);
    follow(child.stdout.take().expect("it was piped"), &tell, log);
    follow(child.stderr.take().expect("it was piped"), &tell, log);
    (child, lines)
}

fn follow(
    output: impl AsyncRead + Send + Unpin + 'static,
    tell: &Arc<watch::Sender<Vec<String>>>,
    log: &Arc<Mutex<File>>,
) {
    let (tell, log) = (Arc::clone(tell), Arc::clone(log));
    tokio::spawn(async move {
        let mut lines = BufReader::new(output).lines();
        while let Ok(Some(line)) = lines.next_line().await {
            let written = writeln!(log.lock().expect("nobody panics with the log"), "{line}");
            written.expect("the temporary folder can be written");
            tell.send_modify(|lines| lines.push(line));
        }
    });
}
