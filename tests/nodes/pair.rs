//! Two servers on one database, an organisation founded by hand, and a socket at either.

use std::time::Duration;

use futures::StreamExt as _;
use reqwest::header::{COOKIE, ORIGIN};
use tdu_protocol::api::{Founding, NewLog, OpenerLogin, ServerInfo, StreamMessage};
use tdu_protocol::entry::Head;
use tdu_protocol::{LogId, LogKind, Role, Secret32, cbor};
use tdu_test_bucket::{Bucket, KEY_ID, NAME, SECRET};
use tdu_test_postgres::Cluster;
use tdu_tests::people::{Hand, Newcomer, Raw};
use tdu_tests::server::Server;
use tdu_tests::tls::TestCertificate;
use tempfile::TempDir;
use tokio::net::TcpStream;
use tokio::sync::{mpsc, watch};
use tokio_tungstenite::tungstenite::{Message, client::IntoClientRequest as _};
use tokio_tungstenite::{Connector, MaybeTlsStream, WebSocketStream};

/// How long anything may take that should come at once.
pub(super) const PATIENCE: Duration = Duration::from_secs(30);

/// What names in a bucket begin with.
pub(super) const PREFIX: &str = "of/both";

/// Two servers and their database.
pub(super) struct Pair {
    pub(super) one: Server,
    pub(super) two: Server,
    pub(super) certificate: TestCertificate,
    pub(super) cluster: Cluster,
    /// The address of the database.
    pub(super) url: String,
    _settings: TempDir,
}

/// Somebody's open stream.
pub(super) struct Socket(WebSocketStream<MaybeTlsStream<TcpStream>>);

impl Pair {
    /// Two servers that start at the same time on an empty database.
    pub(super) async fn open() -> Self {
        Self::set("", &[]).await
    }

    /// The same with further limits, as lines of the settings, and with further settings or others.
    async fn set(limits: &str, others: &[(&str, &str)]) -> Self {
        let cluster = Cluster::start();
        let url = cluster.new_database();
        let settings = tempfile::tempdir().expect("a temporary folder");
        let file = settings.path().join("tdu.toml");
        let rate = "{ burst = 1000000, per_minute = 1000000 }";
        std::fs::write(&file, format!("[limits]\naddress = {rate}\naccount = {rate}\n{limits}"))
            .expect("the temporary folder can be written");
        let certificate = TestCertificate::make();
        let file = file.display().to_string();
        let blobs = settings.path().join("blobs").display().to_string();
        let mut settings_of_both = vec![
            ("TDU_DATABASE_URL", url.as_str()),
            ("TDU_CONFIG", file.as_str()),
            ("TDU_BLOBS", blobs.as_str()),
        ];
        // What comes last counts.
        settings_of_both.extend_from_slice(others);
        let (one, two) = tokio::join!(
            Server::start_with(&certificate, &settings_of_both),
            Server::start_with(&certificate, &settings_of_both),
        );
        Self { one, two, certificate, cluster, url, _settings: settings }
    }

    /// The same with an organisation: its administrator, signed in at the first.
    pub(super) async fn founded() -> (Self, Hand, OpenerLogin) {
        Self::open().await.with_an_organisation().await
    }

    /// The same where sockets are asked for a sign of life twice a second.
    pub(super) async fn founded_with_many_pings() -> (Self, Hand, OpenerLogin) {
        Self::set("socket_ping_ms = 500\n", &[]).await.with_an_organisation().await
    }

    /// The same with attachments in a bucket; those that nobody holds are forgotten at the next sweep, of which the servers tell.
    pub(super) async fn founded_on(bucket: &Bucket) -> (Self, Hand, OpenerLogin) {
        let (place, endpoint) = (format!("s3://{NAME}/{PREFIX}"), bucket.endpoint());
        let others = [
            ("TDU_BLOBS", place.as_str()),
            ("TDU_BLOBS_ENDPOINT", endpoint.as_str()),
            ("TDU_BLOBS_KEY_ID", KEY_ID),
            ("TDU_BLOBS_SECRET", SECRET),
            ("TDU_LOG_LEVEL", "debug"),
        ];
        let pair = Self::set("blob_orphan_ms = 1\n", &others).await;
        // The first sweep is over before anything is there that it could take.
        tokio::join!(pair.one.prints("swept"), pair.two.prints("swept"));
        pair.with_an_organisation().await
    }

    async fn with_an_organisation(self) -> (Self, Hand, OpenerLogin) {
        let pair = self;
        let newcomer = Newcomer::default();
        let (chain, root) = newcomer.self_made(Role::Administrator);
        let mut raw = Raw::at(&pair.one.origin(), &pair.certificate);
        let server: ServerInfo = raw.get("/server").await.value();
        let login = newcomer.login();
        let registrations = [newcomer.registration(), newcomer.registration()];
        let mut hand = Hand { raw, keys: newcomer.keys, chain, root };
        let genesis = hand.genesis(LogKind::Directory, vec![server.receipt_key]);
        // Each made a secret when it started; the database keeps the later one.
        let mut answers = Vec::new();
        for (server, registration) in [&pair.one, &pair.two].into_iter().zip(registrations) {
            let link = server.setup_link().await;
            let (_, secret) = link.split_once('#').expect("the link has a fragment");
            let setup = Secret32::from_text(secret).expect("the fragment is the secret");
            let founding = Founding { setup, directory: vec![genesis.clone()], registration };
            answers.push(hand.raw.ask("POST", "/organisation", &founding).await);
        }
        assert!(answers.iter().any(|answer| answer.status == 200), "{answers:?}");
        (pair, hand, login)
    }

    /// Somebody at the other server, with the same session.
    pub(super) fn at_two(&self, raw: &Raw) -> Raw {
        raw.twin_at(&self.two.origin())
    }

    /// Opens the stream of a server.
    pub(super) async fn listens(&self, server: &Server, raw: &Raw, since: u64) -> Socket {
        let address = format!("wss://localhost:{}/api/v1/stream?since={since}", server.port());
        let mut request = address.into_client_request().expect("an address");
        let headers = request.headers_mut();
        headers.insert(ORIGIN, server.origin().parse().expect("an origin"));
        headers.insert(COOKIE, raw.cookie().expect("somebody signed in").parse().expect("a cookie"));
        let connector = Connector::Rustls(self.certificate.calling());
        let connected =
            tokio_tungstenite::connect_async_tls_with_config(request, None, false, Some(connector)).await;
        Socket(connected.expect("a signed-in member may listen").0)
    }
}

/// Opens a log of its own for this account.
pub(super) async fn open_log(hand: &mut Hand) -> (LogId, Head) {
    let genesis = hand.genesis(LogKind::Personal, Vec::new());
    let (log, head) = (genesis.log, Head::after(&genesis));
    let answer = hand.raw.ask("POST", "/logs", &NewLog { entries: vec![genesis] }).await;
    assert_eq!(answer.status, 200, "{}", answer.text());
    (log, head)
}

/// Signs in at this server.
pub(super) async fn signed_in(server: &Server, certificate: &TestCertificate, login: &OpenerLogin) -> Raw {
    let mut raw = Raw::at(&server.origin(), certificate);
    let answer = raw.ask("POST", "/sessions/opener", login).await;
    assert_eq!(answer.status, 200, "{}", answer.text());
    raw
}

/// A socket that somebody reads all the time.
pub(super) struct Listening {
    pages: mpsc::UnboundedReceiver<Vec<tdu_protocol::api::Stored>>,
    pings: watch::Receiver<usize>,
}

impl Listening {
    /// The next page's entries; `None` when the socket closed.
    pub(super) async fn hears(&mut self) -> Option<Vec<tdu_protocol::api::Stored>> {
        tokio::time::timeout(PATIENCE, self.pages.recv()).await.expect("something is told")
    }

    /// Waits for so many signs of life to be asked for from now on.
    pub(super) async fn is_pinged(&mut self, times: usize) {
        let until = *self.pings.borrow() + times;
        let reached = tokio::time::timeout(PATIENCE, self.pings.wait_for(|pings| *pings >= until)).await;
        reached.expect("pings come").expect("the socket is there");
    }
}

impl Socket {
    /// Has it read from now on, so that each ping is answered.
    pub(super) fn listened_to(mut self) -> Listening {
        let (told, pages) = mpsc::unbounded_channel();
        let (counted, pings) = watch::channel(0);
        tokio::spawn(async move {
            while let Some(Ok(message)) = self.0.next().await {
                match message {
                    Message::Ping(_) => counted.send_modify(|pings| *pings += 1),
                    Message::Binary(bytes) => {
                        let Ok(()) = told.send(entries(&bytes)) else { return };
                    }
                    _ => {}
                }
            }
        });
        Listening { pages, pings }
    }

    /// The next page's entries; pings and the like are passed over. `None` when the socket closes.
    pub(super) async fn hears(&mut self) -> Option<Vec<tdu_protocol::api::Stored>> {
        loop {
            let message = tokio::time::timeout(PATIENCE, self.0.next()).await.expect("something is told");
            match message? {
                Ok(Message::Binary(bytes)) => return Some(entries(&bytes)),
                Ok(Message::Close(_)) | Err(_) => return None,
                Ok(_) => {}
            }
        }
    }
}

fn entries(bytes: &[u8]) -> Vec<tdu_protocol::api::Stored> {
    let message = cbor::from_slice_limited(bytes, 64 << 20).expect("a message of the stream");
    let StreamMessage::Page(page) = message else { panic!("too slow for the stream") };
    page.entries
}
