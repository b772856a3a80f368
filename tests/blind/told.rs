//! What a server tells whoever runs it, set aside as files: metrics, readiness, log, and what its commands print.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use tdu_tests::markers::Search;
use tdu_tests::people::Raw;
use tdu_tests::places;
use tdu_tests::server::Server;
use tdu_tests::tls::TestCertificate;
use tempfile::TempDir;
use tokio::process::Command;

use super::story::Typed;

/// Settings under which a server tells most: its own log, as machines read it, and the metrics.
pub(super) const TALKATIVE: [(&str, &str); 3] =
    [("TDU_METRICS_LISTEN", "127.0.0.1:0"), ("TDU_LOG_LEVEL", "trace"), ("TDU_LOG_FORMAT", "json")];

/// Files in a folder of their own.
pub(super) struct Told {
    folder: TempDir,
    /// Names of what may say who did what: the access journal is there for that.
    journal: [&'static str; 2],
}

impl Told {
    /// Sets aside what a running server tells, and stops it: it then writes down what it would have noted a second later.
    pub(super) async fn by(server: &mut Server, certificate: &TestCertificate, at: &[(&str, &str)]) -> Self {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let told = Self { folder, journal: ["journal", "journal.json"] };
        let line = server.prints("metrics http://").await;
        let (_, address) = line.split_once("metrics ").expect("an address");
        let address = address.trim_end_matches("/metrics");
        for (origin, path) in [(address, "metrics"), (server.origin().as_str(), "readyz")] {
            let answer = Raw::at(origin, certificate).watches(&format!("/{path}")).await;
            assert_eq!(answer.status, 200, "{}", answer.text());
            told.keeps(path, &format!("{:?}\n{}", answer.headers, answer.text()));
        }
        assert!(server.stops().await.success());
        told.keeps("server.log", &std::fs::read_to_string(server.log_file()).expect("the log is there"));
        told.keeps("journal", &prints(at, &["journal"]).await);
        told.keeps("journal.json", &prints(at, &["journal", "--json"]).await);
        told.keeps("check", &prints(at, &["check"]).await);
        told.keeps("check.json", &prints(at, &["check", "--json"]).await);
        for (name, text) in [
            ("metrics", "tdu_http_request_seconds_count{"),
            ("server.log", "/api/v1/logs/{log}/entries"),
            ("journal", "opened log"),
            ("journal.json", "\"sound\":true"),
            ("check", "all of it is sound"),
            ("check.json", "\"findings\": []"),
        ] {
            let found = std::fs::read_to_string(told.file(name)).expect("it was kept");
            assert!(found.contains(text), "{name} says « {text} »:\n{found}");
        }
        told.names_no_address_of_a_visitor();
        told
    }

    /// Everybody came from 127.0.0.1. The only lines with it say where the server itself listens.
    fn names_no_address_of_a_visitor(&self) {
        let log = std::fs::read_to_string(self.file("server.log")).expect("it was kept");
        let own = ["metrics http://", "listening "];
        let named = log.lines().filter(|line| line.contains("127.0.0.1") || line.contains("::1"));
        let others: Vec<_> = named.filter(|line| !own.iter().any(|own| line.starts_with(own))).collect();
        assert!(others.is_empty(), "{others:#?}");
        for name in ["metrics", "journal", "journal.json"] {
            let text = std::fs::read_to_string(self.file(name)).expect("it was kept");
            assert!(!text.contains("127.0.0.1"), "{name}: {text}");
        }
    }

    pub(super) fn folder(&self) -> &Path {
        self.folder.path()
    }

    fn file(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn keeps(&self, name: &str, text: &str) {
        std::fs::write(self.file(name), text).expect("the temporary folder can be written");
    }

    /// Accounts and logs are named in the access journal, and nowhere else; `ids` are their bytes.
    pub(super) fn names_nobody_but_in_the_journal(&self, ids: &[Vec<u8>]) {
        assert!(ids.len() > 10, "six accounts and their logs");
        let texts: Vec<String> = ids.iter().flat_map(|id| written(id)).collect();
        let search = Search::for_words(texts.iter().map(String::as_str));
        let everything = search.in_paths([self.folder()]).expect("it can be read");
        let places = everything.findings.iter().map(|finding| PathBuf::from(&finding.place));
        // The control: where they may be, they are found.
        assert_eq!(
            places.collect::<BTreeSet<_>>(),
            self.journal.map(|name| self.file(name)).into(),
            "{everything}"
        );
    }
}

/// The control for files: a word that is planted in the middle of each, in several dresses, is found in each.
pub(super) fn finds_what_is_planted_in(folder: &Path, typed: &Typed) {
    let word = typed.words().next().expect("a word");
    let dresses = [
        word.as_bytes().to_vec(),
        word.encode_utf16().flat_map(u16::to_le_bytes).collect(),
        word.bytes().flat_map(|byte| format!("{byte:02x}").into_bytes()).collect(),
    ];
    let search = Search::for_words(typed.words());
    for file in std::fs::read_dir(folder).expect("the folder is there") {
        let file = file.expect("a file").path();
        let clean = std::fs::read(&file).expect("it can be read");
        for dress in &dresses {
            let mut dirty = clean.clone();
            dirty.splice(clean.len() / 2..clean.len() / 2, dress.iter().copied());
            let name = file.display().to_string();
            assert_eq!(search.in_bytes(&name, &dirty).len(), 1, "a word that is planted in {name} is found");
        }
    }
}

/// How the bytes of an id are written: as the protocol does, and in hexadecimal.
fn written(id: &[u8]) -> [String; 2] {
    let hex = id.iter().fold(String::new(), |mut text, byte| {
        write!(text, "{byte:02x}").expect("a string takes any text");
        text
    });
    [tdu_protocol::bytes::encode_text(id), hex]
}

/// What the program prints, on both outputs.
pub(super) async fn prints(at: &[(&str, &str)], arguments: &[&str]) -> String {
    let mut program = Command::new(places::server());
    program.args(arguments).envs(at.iter().copied()).stdin(std::process::Stdio::null());
    let output = program.output().await.expect("the program can be run");
    let text = String::from_utf8_lossy(&output.stdout) + String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{arguments:?}: {text}");
    text.into_owned()
}
