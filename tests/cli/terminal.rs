//! Somebody at a terminal: a folder of their own, a file with their words, and all that was ever printed.

use std::path::{Path, PathBuf};
use std::process::Stdio;
use std::sync::Mutex;
use std::time::Duration;

use serde_json::Value;
use tdu_tests::people::{House, Person};
use tdu_tests::places;
use tokio::io::{AsyncBufReadExt as _, AsyncWriteExt as _, BufReader, Lines};
use tokio::process::{Child, ChildStderr, ChildStdout, Command};

/// How long a command may take.
const PATIENCE: Duration = Duration::from_mins(1);

/// A terminal that knows nothing of whoever runs the tests.
pub struct Terminal {
    home: PathBuf,
    server: String,
    spki: String,
    printed: Mutex<Vec<u8>>,
}

/// What a command did.
pub struct Ended {
    /// The exit code.
    pub code: i32,
    /// Standard output.
    pub out: String,
    /// Error output.
    pub err: String,
}

/// A command that goes on.
pub struct Going {
    child: Child,
    lines: Lines<BufReader<ChildStdout>>,
    notices: Lines<BufReader<ChildStderr>>,
    heard: Vec<String>,
}

impl Terminal {
    /// A terminal at which nobody signed in, on the way to this address.
    pub fn at(house: &House, origin: &str) -> Self {
        let home = house.folder_for("terminal");
        let spki = house.certificate().public_key_hash();
        Self { home, server: origin.to_owned(), spki, printed: Mutex::default() }
    }

    /// A terminal at which this person signed in, by a file with their words.
    pub async fn of(house: &House, origin: &str, person: &Person) -> Self {
        let terminal = Self::at(house, origin);
        terminal.writes_words(person.words.as_deref().expect("words were drawn"));
        let login = terminal.logs_in(&[]).await;
        assert_eq!(login.code, 0, "{login:?}");
        terminal
    }

    /// Puts words into the file.
    pub fn writes_words(&self, words: &str) {
        std::fs::write(self.words_file(), format!("{words}\n")).expect("the folder can be written");
    }

    /// `tdu login` with the file of words.
    pub async fn logs_in(&self, more: &[&str]) -> Ended {
        let words = self.words_file().display().to_string();
        let line = ["login", "--server", &self.server, "--spki", &self.spki, "--words-file", &words];
        self.tdu(&[&line, more].concat()).await
    }

    /// Runs a command to its end.
    pub async fn tdu(&self, line: &[&str]) -> Ended {
        self.tdu_reading("", line).await
    }

    /// Runs a command to its end, with a text on its standard input.
    pub async fn tdu_reading(&self, text: &str, line: &[&str]) -> Ended {
        let mut child = self.command(line).stdin(Stdio::piped()).spawn().expect("tdu starts");
        let mut input = child.stdin.take().expect("it was piped");
        // A command that does not read its input may have ended before.
        let _ = input.write_all(text.as_bytes()).await;
        drop(input);
        let output = tokio::time::timeout(PATIENCE, child.wait_with_output());
        let output = output.await.unwrap_or_else(|_| panic!("{line:?} does not end")).expect("tdu ends");
        self.keeps(&output.stdout);
        self.keeps(&output.stderr);
        Ended {
            code: output.status.code().expect("tdu ends by itself"),
            out: String::from_utf8(output.stdout).expect("tdu prints UTF-8"),
            err: String::from_utf8(output.stderr).expect("tdu prints UTF-8"),
        }
    }

    /// Starts a command that goes on until it is told to stop.
    pub fn starts(&self, line: &[&str]) -> Going {
        let mut child = self.command(line).stdin(Stdio::null()).spawn().expect("tdu starts");
        let lines = BufReader::new(child.stdout.take().expect("it was piped")).lines();
        let notices = BufReader::new(child.stderr.take().expect("it was piped")).lines();
        Going { child, lines, notices, heard: Vec::new() }
    }

    fn command(&self, line: &[&str]) -> Command {
        let mut command = Command::new(places::command_line());
        command
            .args(line)
            .env_clear()
            .env("HOME", &self.home)
            .env("LC_ALL", "en_GB.UTF-8")
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .kill_on_drop(true);
        command
    }

    /// Where the client keeps what it keeps.
    pub fn folder(&self) -> PathBuf {
        self.home.join(".local/share/tdu")
    }

    fn words_file(&self) -> PathBuf {
        self.home.join("words")
    }

    /// Remembers what was printed.
    pub fn keeps(&self, bytes: &[u8]) {
        self.printed.lock().expect("nobody panics with it").extend_from_slice(bytes);
    }

    /// All that was ever printed here.
    pub fn printed(&self) -> Vec<u8> {
        self.printed.lock().expect("nobody panics with it").clone()
    }
}

impl std::fmt::Debug for Ended {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "code {}\n{}\n{}", self.code, self.out, self.err)
    }
}

impl Ended {
    /// The one value of a command with `--json`.
    #[track_caller]
    pub fn json(&self) -> Value {
        assert_eq!(self.out.lines().count(), 1, "one value a line, one line: {self:?}");
        serde_json::from_str(&self.out).unwrap_or_else(|error| panic!("{error}: {self:?}"))
    }

    /// The problem of a command with `--json` that failed, with this exit code.
    #[track_caller]
    pub fn problem(&self, code: i32) -> String {
        assert_eq!(self.code, code, "{self:?}");
        let last = self.err.lines().last().unwrap_or_default();
        let value: Value = serde_json::from_str(last).unwrap_or_else(|error| panic!("{error}: {self:?}"));
        assert!(value["sentence"].as_str().is_some_and(|text| text.len() > 10), "{self:?}");
        value["problem"].as_str().expect("a problem has a name").to_owned()
    }
}

impl Going {
    /// Waits for a line, and gives it.
    pub async fn prints(&mut self, holds: impl Fn(&str) -> bool) -> String {
        let found = tokio::time::timeout(PATIENCE, async {
            while let Some(line) = self.lines.next_line().await.expect("tdu prints UTF-8") {
                self.heard.push(line.clone());
                if holds(&line) {
                    return Some(line);
                }
            }
            None
        });
        found.await.ok().flatten().unwrap_or_else(|| panic!("it never came; it printed {:?}", self.heard))
    }

    /// Waits for a notice that contains a text.
    pub async fn notices(&mut self, text: &str) {
        let found = tokio::time::timeout(PATIENCE, async {
            while let Some(line) = self.notices.next_line().await.expect("tdu prints UTF-8") {
                let found = line.contains(text);
                self.heard.push(line);
                if found {
                    return true;
                }
            }
            false
        });
        assert!(found.await.unwrap_or(false), "« {text} » never came; it printed {:?}", self.heard);
    }

    /// Ctrl-C, and waits for the end: the exit code, and all the lines.
    pub async fn interrupted(mut self, terminal: &Terminal) -> (i32, Vec<String>) {
        let id = self.child.id().expect("it goes on").to_string();
        let asked = Command::new("kill").args(["-INT", &id]).status().await;
        assert!(asked.is_ok_and(|status| status.success()), "it could not be interrupted");
        let ended = tokio::time::timeout(PATIENCE, self.child.wait()).await;
        let status = ended.expect("it ends when it is told to").expect("it can be waited for");
        while let Ok(Some(line)) = self.lines.next_line().await {
            self.heard.push(line);
        }
        let mut all = self.heard.clone();
        while let Ok(Some(line)) = self.notices.next_line().await {
            all.push(line);
        }
        terminal.keeps(all.join("\n").as_bytes());
        (status.code().expect("it ends by itself"), self.heard)
    }
}

/// Every file under a folder.
pub fn files(folder: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder).expect("the folder can be read");
    let paths = entries.map(|entry| entry.expect("an entry").path());
    paths.flat_map(|path| if path.is_dir() { files(&path) } else { vec![path] }).collect()
}
