//! A server whose organisation was founded by hand, what it keeps, and what a client without our code needs there.

use reqwest::header::RETRY_AFTER;
use tdu_protocol::Hash32;
use tdu_protocol::api::{OpenerLogin, Stored};
use tdu_protocol::problem::ProblemKind;
use tdu_tests::people::{Answer, Founded, Hand, Raw};
use tdu_tests::server::Server;
use tdu_tests::tls::TestCertificate;
use tempfile::TempDir;

/// A server will be ready after this many refusals at most: it has fewer connections to a database than that.
const REFUSALS: usize = 40;

/// A founded server.
pub(super) struct Ground {
    pub(super) server: Server,
    pub(super) certificate: TestCertificate,
    /// The administrator, signed in.
    pub(super) hand: Hand,
    /// How they sign in again.
    pub(super) login: OpenerLogin,
    /// By which the server signs receipts.
    pub(super) receipt_key: Hash32,
    /// A folder for what else a server needs.
    _settings: TempDir,
}

impl Ground {
    /// Starts and founds. `through` is a command that becomes the server, or nothing.
    pub(super) async fn founded(through: Vec<String>, settings: &[(&str, &str)]) -> Self {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let file = folder.path().join("tdu.toml");
        let rate = "{ burst = 1000000, per_minute = 1000000 }";
        std::fs::write(&file, format!("[limits]\naddress = {rate}\naccount = {rate}\n"))
            .expect("the temporary folder can be written");
        let file = file.display().to_string();
        let mut all = vec![("TDU_CONFIG", file.as_str())];
        all.extend_from_slice(settings);
        let certificate = TestCertificate::make();
        let server = Server::start_through(through, &certificate, &all).await;
        let Founded { hand, login, receipt_key } = Founded::on(&server, &certificate).await;
        Self { server, certificate, hand, login, receipt_key, _settings: folder }
    }

    /// The administrator at another computer: another connection, the same session.
    pub(super) fn elsewhere(&self) -> Raw {
        let mut raw = Raw::at(&self.server.origin(), &self.certificate);
        raw.steals(&self.hand.raw, "__Host-tdu");
        raw
    }

    /// Everything that the server keeps, as somebody reads it who comes with nothing.
    pub(super) async fn everything(&mut self) -> Vec<Stored> {
        self.until_served("/sync").await.news()
    }

    /// Reads; while the server says that it cannot now, asks again.
    async fn until_served(&mut self, path: &str) -> Answer {
        for _ in 0..REFUSALS {
            let answer = self.hand.raw.get(path).await;
            if answer.status == 200 {
                return answer;
            }
            assert_come_again(&answer);
        }
        panic!("{path} was refused {REFUSALS} times")
    }
}

/// Fails unless it says that the server cannot now, and when to come again.
#[track_caller]
pub(super) fn assert_come_again(answer: &Answer) {
    answer.is(ProblemKind::Unavailable);
    let seconds = answer.headers[RETRY_AFTER].to_str().expect("a number").parse::<u64>().expect("a number");
    assert!((1..=30).contains(&seconds), "{seconds}");
    assert_eq!(answer.problem().retry_after, Some(seconds));
}
