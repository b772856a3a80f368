//! A server whose organisation was founded by hand, what it keeps, and what a client without our code needs there.

use reqwest::header::RETRY_AFTER;
use tdu_protocol::api::{Founding, NewLog, OpenerLogin, ServerInfo, Stored};
use tdu_protocol::entry::Head;
use tdu_protocol::problem::ProblemKind;
use tdu_protocol::{Hash32, LogId, LogKind, Role, Secret32};
use tdu_tests::people::{Answer, Hand, Newcomer, Raw};
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
        let newcomer = Newcomer::default();
        let (chain, root) = newcomer.self_made(Role::Administrator);
        let mut raw = Raw::at(&server.origin(), &certificate);
        let info: ServerInfo = raw.get("/server").await.value();
        let (login, registration) = (newcomer.login(), newcomer.registration());
        let mut hand = Hand { raw, keys: newcomer.keys, chain, root };
        let link = server.setup_link().await;
        let (_, secret) = link.split_once('#').expect("the link has a fragment");
        let setup = Secret32::from_text(secret).expect("the fragment is the secret");
        let directory = vec![hand.genesis(LogKind::Directory, vec![info.receipt_key])];
        let founded =
            hand.raw.ask("POST", "/organisation", &Founding { setup, directory, registration }).await;
        assert_eq!(founded.status, 200, "{}", founded.text());
        Self { server, certificate, hand, login, receipt_key: info.receipt_key, _settings: folder }
    }

    /// Opens a log of its own for the administrator.
    pub(super) async fn opens_log(&mut self) -> (LogId, Head) {
        let genesis = self.hand.genesis(LogKind::Personal, Vec::new());
        let (log, head) = (genesis.log, Head::after(&genesis));
        let answer = self.hand.raw.ask("POST", "/logs", &NewLog { entries: vec![genesis] }).await;
        assert_eq!(answer.status, 200, "{}", answer.text());
        (log, head)
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
