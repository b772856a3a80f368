//! A server in this process, over TLS, with a folder of its own.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use ed25519_dalek::SigningKey;
use sqlx::postgres::PgPool;
use sqlx::sqlite::{SqliteConnectOptions, SqlitePool};
use sqlx::{AssertSqlSafe, Row as _};
use tdu_cli::Trust;
use tdu_protocol::{Secret32, Timestamp};
use tdu_server::clock::{Clock, SystemClock};
use tdu_server::{Config, Limits, Running, Server};
use tempfile::TempDir;
use tokio::sync::OnceCell;

use crate::tls::TestCertificate;

/// A server and all that belongs to it.
pub struct House {
    running: Running,
    clock: Arc<HouseClock>,
    certificate: TestCertificate,
    folder: TempDir,
    database: OnceCell<SqlitePool>,
    /// Where there is one, it is used instead of a file.
    postgres: Option<PgPool>,
}

/// The computer's clock, ahead by as much as a test wants.
#[derive(Default)]
struct HouseClock(AtomicI64);

impl Clock for HouseClock {
    fn now(&self) -> Timestamp {
        Timestamp(SystemClock.now().0.saturating_add_signed(self.0.load(Ordering::SeqCst)))
    }
}

/// Everything that a database holds: the rows of each table as text, in order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Kept(BTreeMap<String, Vec<String>>);

impl House {
    /// An empty server with its usual limits.
    ///
    /// # Panics
    /// When it does not start.
    pub async fn open() -> Self {
        Self::with(Limits::default()).await
    }

    /// An empty server with these limits.
    ///
    /// # Panics
    /// When it does not start.
    pub async fn with(limits: Limits) -> Self {
        Self::serving(limits, None).await
    }

    /// The same, serving the web app of this folder.
    ///
    /// # Panics
    /// When it does not start.
    pub async fn serving(limits: Limits, web_dir: Option<std::path::PathBuf>) -> Self {
        Self::start(Config { limits, web_dir, ..Config::local(PathBuf::new()) }).await
    }

    /// An empty server with its usual limits, on an empty database of a PostgreSQL that outlives it.
    ///
    /// # Panics
    /// When it does not start.
    pub async fn on_postgres(url: &str) -> Self {
        let address = Some(url.parse().expect("an address"));
        let mut house = Self::start(Config { database_url: address, ..Config::local(PathBuf::new()) }).await;
        house.postgres = Some(PgPool::connect(url).await.expect("the database opens"));
        house
    }

    /// An empty server with these settings; folder, certificate and place of attachments are its own.
    ///
    /// # Panics
    /// When it does not start.
    pub async fn start(config: Config) -> Self {
        let certificate = TestCertificate::make();
        let folder = tempfile::Builder::new().prefix("tdu-house-").tempdir().expect("a temporary folder");
        let tls = certificate.write_into(folder.path()).expect("the temporary folder can be written");
        let Config { data, blobs, .. } = Config::local(folder.path().join("data"));
        let config = Config { tls: Some(tls), data, blobs, ..config };
        let clock = Arc::new(HouseClock::default());
        let by: Arc<dyn Clock> = Arc::<HouseClock>::clone(&clock);
        let running = Box::pin(Server::start_by(config, by)).await.expect("the server starts");
        Self { running, clock, certificate, folder, database: OnceCell::new(), postgres: None }
    }

    /// Sets the server's clock ahead of the computer's, in milliseconds.
    pub fn is_ahead_by(&self, ms: i64) {
        self.clock.0.store(ms, Ordering::SeqCst);
    }

    /// By how many milliseconds it is ahead.
    pub fn ahead(&self) -> i64 {
        self.clock.0.load(Ordering::SeqCst)
    }

    /// Has the server forget now what it forgets now and then.
    ///
    /// # Panics
    /// When it cannot.
    pub async fn sweeps(&self) {
        self.running.sweep().await.expect("the database can be written");
    }

    /// `https://localhost:<port>`.
    pub fn origin(&self) -> &str {
        &self.running.origin
    }

    /// The port.
    pub fn port(&self) -> u16 {
        self.running.address.port()
    }

    /// The certificate that the server shows, and that whoever stands between shows too.
    pub fn certificate(&self) -> &TestCertificate {
        &self.certificate
    }

    /// What clients must trust.
    pub fn trust(&self) -> Trust {
        Trust::Key(self.certificate.public_key_hash())
    }

    /// The set-up secret of an empty server.
    ///
    /// # Panics
    /// When the server was not empty at its start.
    pub fn setup(&self) -> Secret32 {
        let link = self.running.setup_link.as_deref().expect("the server was empty");
        let (_, secret) = link.split_once('#').expect("the link has a fragment");
        Secret32::from_text(secret).expect("the fragment is the secret")
    }

    /// The server's data folder.
    pub fn data(&self) -> PathBuf {
        self.folder.path().join("data")
    }

    /// An empty folder for somebody of this name. It goes with the house.
    ///
    /// # Panics
    /// When the temporary folder cannot be written.
    pub fn folder_for(&self, name: &str) -> PathBuf {
        let folder = tempfile::Builder::new().prefix(&format!("{name}-")).tempdir_in(self.folder.path());
        folder.expect("the temporary folder can be written").keep()
    }

    /// The server's file, to look at or to age.
    ///
    /// # Panics
    /// When it cannot be opened, or there is none: [`House::on_postgres`].
    pub async fn database(&self) -> &SqlitePool {
        let open = || async {
            let file = self.data().join("tdu.db");
            assert!(self.postgres.is_none(), "there is no file");
            let options = SqliteConnectOptions::new().filename(file);
            SqlitePool::connect_with(options).await.expect("the database opens")
        };
        self.database.get_or_init(open).await
    }

    /// Everything that the database holds now, but for the access journal: it notes what happened a moment ago, so it changes
    /// by itself.
    ///
    /// # Panics
    /// When it cannot be read.
    pub async fn kept(&self) -> Kept {
        match &self.postgres {
            Some(database) => kept_by_postgres(database).await,
            None => self.kept_in_a_file().await,
        }
    }

    async fn kept_in_a_file(&self) -> Kept {
        let database = self.database().await;
        let tables: Vec<String> = sqlx::query_scalar(
            "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' \
             AND name NOT LIKE 'journal%' ORDER BY name",
        )
        .fetch_all(database)
        .await
        .expect("the tables have names");
        let mut kept = BTreeMap::new();
        for table in tables {
            let columns: Vec<String> = sqlx::query_scalar("SELECT name FROM pragma_table_info($1)")
                .bind(&table)
                .fetch_all(database)
                .await
                .expect("a table has columns");
            let quoted: Vec<String> =
                columns.iter().map(|column| format!("'{column}=' || quote({column})")).collect();
            let query = format!("SELECT {} FROM {table} ORDER BY 1", quoted.join(" || ' ' || "));
            let rows = sqlx::query(AssertSqlSafe(query)).fetch_all(database).await.expect("a table is read");
            kept.insert(table, rows.iter().map(|row| row.get::<String, _>(0)).collect());
        }
        Kept(kept)
    }

    /// The server's own key, by which a server that cheats signs receipts for what it did not do.
    ///
    /// # Panics
    /// When the database holds none.
    pub async fn receipt_key(&self) -> SigningKey {
        let database = self.database().await;
        let seed: Vec<u8> = sqlx::query_scalar("SELECT value FROM settings WHERE name = 'receipt-key'")
            .fetch_one(database)
            .await
            .expect("the key is there");
        SigningKey::from_bytes(seed.as_slice().try_into().expect("a seed has 32 bytes"))
    }
}

async fn kept_by_postgres(database: &PgPool) -> Kept {
    let tables: Vec<(String, Vec<String>)> = sqlx::query_as(
        "SELECT table_name::text, array_agg(column_name::text ORDER BY ordinal_position) \
         FROM information_schema.columns \
         WHERE table_schema = 'public' AND table_name NOT LIKE 'journal%' GROUP BY table_name",
    )
    .fetch_all(database)
    .await
    .expect("the tables have columns");
    let mut kept = BTreeMap::new();
    for (table, columns) in tables {
        let quoted = |column: &String| format!("'{column}=' || quote_nullable({column}::text)");
        let quoted: Vec<String> = columns.iter().map(quoted).collect();
        let query = format!("SELECT {} FROM {table} ORDER BY 1", quoted.join(" || ' ' || "));
        let rows = sqlx::query_scalar(AssertSqlSafe(query)).fetch_all(database).await;
        kept.insert(table, rows.expect("a table is read"));
    }
    Kept(kept)
}

impl Kept {
    /// The same without who is signed in, which ceremonies are under way, and how often somebody tried: what may change
    /// when a request is refused.
    #[must_use]
    pub fn lasting(mut self) -> Self {
        self.0.remove("sessions");
        self.0.remove("ceremonies");
        for row in self.0.get_mut("invitations").into_iter().flatten() {
            let words = row.split(' ').filter(|word| !word.starts_with("tries=")).collect::<Vec<_>>();
            *row = words.join(" ");
        }
        self
    }

    /// How many rows a table has.
    ///
    /// # Panics
    /// When there is no such table.
    pub fn count(&self, table: &str) -> usize {
        self.0.get(table).unwrap_or_else(|| panic!("there is no table « {table} »")).len()
    }

    /// The rows of a table.
    ///
    /// # Panics
    /// When there is no such table.
    pub fn rows(&self, table: &str) -> &[String] {
        self.0.get(table).unwrap_or_else(|| panic!("there is no table « {table} »"))
    }

    /// Which tables differ, and which rows they have more or less: what a person wants to read when a test fails.
    pub fn difference(&self, after: &Self) -> Vec<String> {
        let mut lines = Vec::new();
        for (table, rows) in &after.0 {
            let before = self.0.get(table).map(Vec::as_slice).unwrap_or_default();
            lines.extend(
                rows.iter().filter(|row| !before.contains(row)).map(|row| format!("+ {table}: {row}")),
            );
            lines.extend(
                before.iter().filter(|row| !rows.contains(row)).map(|row| format!("- {table}: {row}")),
            );
        }
        lines
    }
}

/// Fails with the rows that changed.
///
/// # Panics
/// When something changed.
#[track_caller]
pub fn assert_unchanged(what: &str, before: &Kept, after: &Kept) {
    let difference = before.difference(after);
    assert!(difference.is_empty(), "{what} changed what the server keeps:\n{}", difference.join("\n"));
}
