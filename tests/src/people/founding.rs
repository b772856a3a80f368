//! An organisation founded by hand on a server process.

use tdu_protocol::api::{Founding, NewLog, OpenerLogin, ServerInfo};
use tdu_protocol::entry::Head;
use tdu_protocol::{Hash32, LogId, LogKind, Role, Secret32};

use super::{Hand, Newcomer, Raw};
use crate::server::Server;
use crate::tls::TestCertificate;

/// Who founded, and what belongs to it.
pub struct Founded {
    /// The administrator, signed in.
    pub hand: Hand,
    /// How they sign in again.
    pub login: OpenerLogin,
    /// By which the server signs receipts.
    pub receipt_key: Hash32,
}

impl Founded {
    /// Founds on an empty server.
    ///
    /// # Panics
    /// When the server refuses.
    pub async fn on(server: &Server, certificate: &TestCertificate) -> Self {
        let newcomer = Newcomer::default();
        let (chain, root) = newcomer.self_made(Role::Administrator);
        let mut raw = Raw::at(&server.origin(), certificate);
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
        Self { hand, login, receipt_key: info.receipt_key }
    }
}

impl Hand {
    /// Opens a log of its own for this account.
    ///
    /// # Panics
    /// When the server refuses.
    pub async fn opens_log(&mut self) -> (LogId, Head) {
        let genesis = self.genesis(LogKind::Personal, Vec::new());
        let (log, head) = (genesis.log, Head::after(&genesis));
        let answer = self.raw.ask("POST", "/logs", &NewLog { entries: vec![genesis] }).await;
        assert_eq!(answer.status, 200, "{}", answer.text());
        (log, head)
    }
}
