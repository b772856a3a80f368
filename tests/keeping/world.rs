//! A server process, people, and the program's other commands.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::process::Output;

use sqlx::sqlite::{SqliteConnectOptions, SqlitePool};
use tdu_cli::Trust;
use tdu_core::app::{Command as Wish, NewInvitation};
use tdu_keeping::KeyPair;
use tdu_policies::{Ready, Visibility};
use tdu_protocol::{Role, Secret32};
use tdu_tests::people::Person;
use tdu_tests::places;
use tdu_tests::server::Server;
use tdu_tests::tls::TestCertificate;
use tempfile::TempDir;
use tokio::process::Command;

pub struct World {
    pub certificate: TestCertificate,
    pub server: Server,
    pub folder: TempDir,
    pub keys: KeyPair,
}

impl World {
    pub async fn new() -> Self {
        Self::with(&[]).await
    }

    /// The same with more settings of the server.
    pub async fn with(settings: &[(&str, &str)]) -> Self {
        let certificate = TestCertificate::make();
        let server = Server::start_with(&certificate, settings).await;
        let folder = tempfile::Builder::new().prefix("tdu-keeping-").tempdir().expect("a temporary folder");
        Self { certificate, server, folder, keys: KeyPair::make() }
    }

    pub fn trust(&self) -> Trust {
        Trust::Key(self.certificate.public_key_hash())
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn person(&self, name: &str) -> Person {
        Person::on(&self.server.origin(), &self.trust(), &self.path(name), name)
    }

    pub async fn found(&self) -> Person {
        let mut person = self.person("Odile");
        person.draws_words().await;
        let link = self.server.setup_link().await;
        let (_, secret) = link.split_once('#').expect("the link has a fragment");
        let setup = Secret32::from_text(secret).expect("the fragment is the secret");
        let (service, name) = ("Maison commune".to_owned(), person.name.clone());
        person
            .ask(Wish::Found {
                setup,
                service,
                name,
                policies: Ready::Standard,
                visibility: Visibility::ByWorker,
                files: tdu_demo::complete_charter().expect("the made-up values fit"),
            })
            .await
            .expect("an empty server is founded");
        person.settles().await.expect("the server is there");
        person
    }

    pub async fn hire(&self, by: &Person, role: Role, name: &str) -> Person {
        let invitation = by.invites(role, name).await;
        let mut person = self.person(name);
        person.draws_words().await;
        joins(person, &invitation).await
    }

    /// Somebody who is followed, at a device that will remember them.
    pub async fn join(&self, invitation: &NewInvitation, name: &str) -> Person {
        joins(self.person(name), invitation).await
    }

    /// Runs the program on the server's data.
    pub async fn runs(&self, command: &str, arguments: &[&str]) -> Output {
        run(command, &self.server.data(), arguments).await
    }

    pub async fn backs_up(&self, name: &str) -> Output {
        let to = self.path(name).display().to_string();
        self.runs("backup", &["--to", &to, "--recipient", &self.keys.recipient()]).await
    }

    /// The file with the identity that opens backups.
    pub fn identity(&self) -> PathBuf {
        let file = self.path("identity.txt");
        std::fs::write(&file, format!("# test\n{}\n", *self.keys.secret()))
            .expect("the folder can be written");
        file
    }

    pub async fn restores(&self, name: &str, identity: &Path, into: &Path) -> Output {
        let (from, identity) = (self.path(name).display().to_string(), identity.display().to_string());
        run("restore", into, &["--from", &from, "--identity", &identity]).await
    }
}

async fn joins(person: Person, invitation: &NewInvitation) -> Person {
    person.knocks(invitation, &invitation.code).await.expect("link and code are right");
    person.accepts().await.expect("the invitation is good");
    person.settles().await.expect("the server is there");
    person
}

pub async fn run(command: &str, data: &Path, arguments: &[&str]) -> Output {
    let mut program = Command::new(places::server());
    program.arg(command).arg("--data").arg(data).args(arguments).stdin(std::process::Stdio::null());
    program.output().await.expect("the program can be run")
}

/// Runs the program on a database of a PostgreSQL.
pub async fn run_at(command: &str, url: &str, arguments: &[&str]) -> Output {
    let mut program = Command::new(places::server());
    program.arg(command).env("TDU_DATABASE_URL", url).args(arguments).stdin(std::process::Stdio::null());
    program.output().await.expect("the program can be run")
}

pub fn printed(output: &Output) -> String {
    format!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr))
}

/// What follows « heads » in what was printed.
pub fn heads(output: &Output) -> String {
    let text = printed(output);
    let (_, after) = text.split_once("heads ").unwrap_or_else(|| panic!("no heads in {text}"));
    after.split_whitespace().next().expect("a word").to_owned()
}

/// Every entry of a data folder: log, place, hash.
pub async fn entries(data: &Path) -> BTreeSet<(Vec<u8>, i64, Vec<u8>)> {
    let rows = sqlx::query_as("SELECT log, seq, hash FROM entries").fetch_all(&open(data).await).await;
    rows.expect("the entries are read").into_iter().collect()
}

pub async fn count(data: &Path, query: &'static str) -> i64 {
    sqlx::query_scalar(query).fetch_one(&open(data).await).await.expect("it is counted")
}

async fn open(data: &Path) -> SqlitePool {
    let options = SqliteConnectOptions::new().filename(data.join("tdu.db"));
    SqlitePool::connect_with(options).await.expect("the database opens")
}
