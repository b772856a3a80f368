//! A server of its own process, founded, with people who are signed in: what each measurement begins with.

use std::{fmt::Write as _, path::Path, sync::Arc};

use sha2::{Digest as _, Sha256};
use sqlx::{AssertSqlSafe, PgPool, SqlitePool, sqlite::SqliteConnectOptions};
use tdu_protocol::{
    AccountId, EntryHash, Hash32, LogId, LogKind, Role, Secret32, Timestamp,
    api::{Append, BASE, CBOR, Founding, NewLog, ServerInfo},
    bytes::encode_text,
    cbor,
    entry::{Entry, Head},
};
use tdu_test_postgres::Cluster;
use tdu_tests::{
    people::{Hand, Newcomer, Raw, noise, now, sealed},
    server::Server,
    tls::TestCertificate,
};
use tempfile::TempDir;

use super::load::Way;

/// Bytes of each entry's body.
pub(super) const KILOBYTE: usize = 1024;

/// Which database.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Sqlite,
    Postgres,
}

impl Kind {
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Sqlite => "sqlite",
            Self::Postgres => "postgres",
        }
    }
}

/// The server's database, to be looked at and filled from outside.
pub(super) enum Database {
    Sqlite(SqlitePool),
    Postgres(PgPool),
}

/// A server and its administrator.
pub(super) struct Place {
    pub(super) server: Server,
    pub(super) hand: Hand,
    pub(super) cluster: Option<Arc<Cluster>>,
    certificate: TestCertificate,
    url: Option<String>,
    folder: TempDir,
}

/// Somebody with a session and a log of their own, who writes.
pub(super) struct Writer {
    log: LogId,
    head: Head,
    cookie: String,
    origin: String,
}

impl Place {
    /// Starts a server that measuring does not meet the limits of, and founds it.
    pub(super) async fn open(kind: Kind) -> Self {
        let folder = tempfile::Builder::new().prefix("tdu-bench-").tempdir().expect("a temporary folder");
        let web = folder.path().join("web");
        std::fs::create_dir(&web).expect("the temporary folder can be written");
        let file = folder.path().join("tdu.toml");
        let rate = "{ burst = 1000000000, per_minute = 1000000000 }";
        let limits = format!("[limits]\naddress = {rate}\naccount = {rate}\n");
        std::fs::write(&file, limits).expect("the temporary folder can be written");
        let cluster = (kind == Kind::Postgres).then(Cluster::shared);
        let url = cluster.as_ref().map(|cluster| cluster.new_database());
        let (file, web) = (file.display().to_string(), web.display().to_string());
        // A line for each request would measure the terminal.
        let mut settings = vec![("TDU_CONFIG", &*file), ("TDU_WEB_DIR", &*web), ("TDU_LOG_LEVEL", "warn")];
        settings.extend(url.as_deref().map(|url| ("TDU_DATABASE_URL", url)));
        let certificate = TestCertificate::make();
        let server = Server::start_with(&certificate, &settings).await;
        let hand = founded(&server, &certificate).await;
        Self { server, hand, cluster, certificate, url, folder }
    }

    /// How clients connect.
    pub(super) fn way(&self) -> Way {
        Way { port: self.server.port(), tls: Some(self.certificate.calling()) }
    }

    /// How a proxy connects.
    pub(super) fn way_in_plain(&self) -> Way {
        Way { port: self.server.port(), tls: None }
    }

    pub(super) fn certificate(&self) -> &TestCertificate {
        &self.certificate
    }

    /// Where a file is put to be served.
    pub(super) fn web(&self) -> std::path::PathBuf {
        self.folder.path().join("web")
    }

    /// A folder on the disk that the server writes to.
    pub(super) fn folder(&self) -> &Path {
        self.folder.path()
    }

    /// The server's database.
    pub(super) async fn database(&self) -> Database {
        if let Some(url) = &self.url {
            return Database::Postgres(PgPool::connect(url).await.expect("the database opens"));
        }
        let options = SqliteConnectOptions::new().filename(self.server.data().join("tdu.db"));
        Database::Sqlite(SqlitePool::connect_with(options).await.expect("the database opens"))
    }

    /// People who write, each with a session of the administrator's and a log of their own.
    pub(super) async fn writers(&mut self, count: usize) -> Vec<Writer> {
        let database = self.database().await;
        let mut writers = Vec::with_capacity(count);
        for _ in 0..count {
            let genesis = self.hand.genesis(LogKind::Personal, Vec::new());
            let (log, head) = (genesis.log, Head::after(&genesis));
            let answer = self.hand.raw.ask("POST", "/logs", &NewLog { entries: vec![genesis] }).await;
            assert_eq!(answer.status, 200, "{}", answer.text());
            let cookie = database.session_of(self.hand.keys.account).await;
            writers.push(Writer { log, head, cookie, origin: self.server.origin() });
        }
        writers
    }

    /// People with an account and a session who are in no log: the database is told of them directly.
    pub(super) async fn strangers(&self, count: usize) -> Vec<String> {
        let database = self.database().await;
        let mut cookies = Vec::with_capacity(count);
        for _ in 0..count {
            let account = AccountId(noise(16).try_into().expect("16 bytes"));
            let insert = format!(
                "INSERT INTO accounts (id, role, user_handle, created, closed) VALUES ({}, 'worker', {}, {}, NULL)",
                database.bytes(&account.0),
                database.bytes(&noise(16)),
                now().0,
            );
            database.execute(insert).await;
            cookies.push(database.session_of(account).await);
        }
        cookies
    }
}

impl Database {
    pub(super) async fn execute(&self, statement: String) {
        let done = match self {
            Self::Sqlite(pool) => sqlx::query(AssertSqlSafe(statement)).execute(pool).await.map(drop),
            Self::Postgres(pool) => sqlx::query(AssertSqlSafe(statement)).execute(pool).await.map(drop),
        };
        done.expect("the database takes the statement");
    }

    /// A number that a statement gives.
    pub(super) async fn number(&self, statement: &'static str) -> i64 {
        let number = match self {
            Self::Sqlite(pool) => sqlx::query_scalar(statement).fetch_one(pool).await,
            Self::Postgres(pool) => sqlx::query_scalar(statement).fetch_one(pool).await,
        };
        number.expect("the database answers")
    }

    fn bytes(&self, bytes: &[u8]) -> String {
        let digits = bytes.iter().fold(String::new(), |mut digits, byte| {
            write!(digits, "{byte:02x}").expect("writing to memory cannot fail");
            digits
        });
        match self {
            Self::Sqlite(_) => format!("X'{digits}'"),
            Self::Postgres(_) => format!("'\\x{digits}'::BYTEA"),
        }
    }

    /// A new session of an account; its cookie.
    async fn session_of(&self, account: AccountId) -> String {
        let token: [u8; 32] = noise(32).try_into().expect("32 bytes");
        let (hash, account) = (self.bytes(&Sha256::digest(token)), self.bytes(&account.0));
        let (at, until) = (now().0, now().plus(Timestamp::HOUR).0);
        let insert = format!(
            "INSERT INTO sessions (token_hash, account, opener, created, last_seen, expires) \
             VALUES ({hash}, {account}, NULL, {at}, {at}, {until})"
        );
        self.execute(insert).await;
        format!("__Host-tdu={}", encode_text(&token))
    }
}

impl Writer {
    /// Requests that append one entry each, one after the other.
    pub(super) fn appends(&mut self, count: usize) -> Vec<Vec<u8>> {
        self.marked_appends(count).1
    }

    /// The same, with how each entry's body begins.
    pub(super) fn marked_appends(&mut self, count: usize) -> (Vec<[u8; 16]>, Vec<Vec<u8>>) {
        let rest = noise(KILOBYTE);
        let next = |_| {
            let mut body = rest.clone();
            body[8..16].copy_from_slice(&self.head.next.to_be_bytes());
            let mark: [u8; 16] = body[..16].try_into().expect("16 bytes");
            let entry = sealed(self.log, self.head, body);
            self.head = Head::after(&entry);
            (mark, self.posts(self.log, entry))
        };
        (0..count).map(next).unzip()
    }

    pub(super) fn cookie(&self) -> &str {
        &self.cookie
    }

    /// The same request as often, which the same route reads, decodes, hashes and then refuses, because its entry
    /// belongs to another log than the path names: no database is asked for it but for the session.
    pub(super) fn idle_posts(&self, count: usize) -> Vec<Vec<u8>> {
        let entry = sealed(self.log, self.head, noise(KILOBYTE));
        let other = LogId(noise(16).try_into().expect("16 bytes"));
        vec![self.posts(other, entry); count]
    }

    /// A request that reads.
    pub(super) fn gets(&self, path: &str) -> Vec<u8> {
        let Self { cookie, origin, .. } = self;
        format!("GET {path} HTTP/1.1\r\nhost: localhost\r\norigin: {origin}\r\ncookie: {cookie}\r\n\r\n")
            .into_bytes()
    }

    fn posts(&self, log: LogId, entry: Entry) -> Vec<u8> {
        let Self { cookie, origin, .. } = self;
        let body = cbor::to_vec(&Append { entries: vec![entry] });
        let mut request = format!(
            "POST {BASE}/logs/{log}/entries HTTP/1.1\r\nhost: localhost\r\norigin: {origin}\r\n\
             cookie: {cookie}\r\ncontent-type: {CBOR}\r\ncontent-length: {}\r\n\r\n",
            body.len()
        )
        .into_bytes();
        request.extend(body);
        request
    }
}

/// An entry as a bare database sees it.
pub(super) struct Row {
    pub(super) log: LogId,
    pub(super) hashes: [EntryHash; 3],
    pub(super) body: Vec<u8>,
}

impl Row {
    pub(super) fn make() -> Self {
        let hash = || Hash32(noise(32).try_into().expect("32 bytes"));
        Self {
            log: LogId(noise(16).try_into().expect("16 bytes")),
            hashes: [hash(), hash(), hash()],
            body: noise(KILOBYTE),
        }
    }
}

async fn founded(server: &Server, certificate: &TestCertificate) -> Hand {
    let newcomer = Newcomer::default();
    let (chain, root) = newcomer.self_made(Role::Administrator);
    let registration = newcomer.registration();
    let mut raw = Raw::at(&server.origin(), certificate);
    let info: ServerInfo = raw.get("/server").await.value();
    let mut hand = Hand { raw, keys: newcomer.keys, chain, root };
    let link = server.setup_link().await;
    let (_, secret) = link.split_once('#').expect("the link has a fragment");
    let setup = Secret32::from_text(secret).expect("the fragment is the secret");
    let directory = vec![hand.genesis(LogKind::Directory, vec![info.receipt_key])];
    let answer = hand.raw.ask("POST", "/organisation", &Founding { setup, directory, registration }).await;
    assert_eq!(answer.status, 200, "{}", answer.text());
    hand
}
