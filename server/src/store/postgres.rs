//! PostgreSQL 15 or newer: a database that several servers may use at the same time.

mod appending;
mod bulk;
mod moment;
mod news;
mod nodes;

// Written once, in SQL that both databases understand, and compiled for each with its own types: see
// docs/adr/0007-two-databases-one-text.md.
#[path = "shared/accounts.rs"]
mod accounts;
#[path = "shared/blobs.rs"]
mod blobs;
#[path = "shared/commit.rs"]
mod commit;
#[path = "shared/evidence.rs"]
mod evidence;
#[path = "shared/invitations.rs"]
mod invitations;
#[path = "shared/journal.rs"]
mod journal;
#[path = "shared/logs.rs"]
mod logs;
#[path = "shared/server.rs"]
mod server;
#[path = "shared/sessions.rs"]
mod sessions;
#[path = "shared/tally.rs"]
mod tally;

use std::{
    str::FromStr as _,
    sync::{Arc, LazyLock},
    time::Duration,
};

use sqlx::{
    PgConnection as Connection, PgPool, Postgres, Transaction,
    migrate::Migrator,
    postgres::{PgConnectOptions, PgPoolOptions},
};
use tdu_protocol::bytes::encode_text;

pub use moment::PostgresEvidence;

use self::{
    PostgresEvidence as Moment, PostgresStore as Own, appending::Appending, moment::complaints, nodes::nodes,
};
use super::{StoreError, Stored, migrations, recent::Recent};
use crate::{config::DatabaseUrl, random};

/// Two changes of one vault must see each other.
const LOCK_VAULT: &str = "SELECT version FROM vaults WHERE account = $1 FOR UPDATE";
/// Two blobs that begin in one log must count each other.
const LOCK_LOG: &str = "SELECT head_next FROM logs WHERE id = $1 FOR NO KEY UPDATE";
/// Bytes of the whole database on its disk.
const SIZE: &str = "SELECT pg_database_size(current_database())";
/// The oldest version whose SQL is used here, as the server counts.
const OLDEST: i64 = 150_000;
/// Connections for the writer of entries, and for sessions, invitations and vaults.
const WRITERS: u32 = 6;
/// Connections that read, and the one that listens.
const READERS: u32 = 12;
/// A request that finds no connection in this time is told to come again.
const PATIENCE: Duration = Duration::from_secs(5);

static MIGRATIONS: LazyLock<Migrator> = LazyLock::new(migrations::postgres);

/// What each connection asks of the database, so that neither a lost node nor a stuck statement holds up the others.
const SESSION: [(&str, &str); 8] = [
    ("application_name", "tdu-server"),
    ("statement_timeout", "20s"),
    ("lock_timeout", "10s"),
    ("idle_in_transaction_session_timeout", "10s"),
    ("tcp_keepalives_idle", "10"),
    ("tcp_keepalives_interval", "5"),
    ("tcp_keepalives_count", "3"),
    ("tcp_user_timeout", "20s"),
];

/// The store of one or many machines.
#[derive(Clone)]
pub struct PostgresStore {
    write: PgPool,
    read: PgPool,
    /// By which this server knows its own notifications.
    node: Arc<str>,
    recent: Arc<Recent>,
    appending: Arc<Appending>,
}

impl PostgresStore {
    /// Connects, checks that the database keeps what it confirms, and brings its tables up to date. Servers that start at
    /// the same time take turns at that.
    ///
    /// # Errors
    /// [`StoreError::Unavailable`] if the database cannot be reached, [`StoreError::Failed`] if it is not fit for this
    /// purpose or a migration fails. No message repeats the address or its password.
    pub async fn open(url: &DatabaseUrl) -> Stored<Self> {
        let options = options(url)?;
        if url.is_exposed() {
            tracing::warn!(
                "the way to the database is not proven to lead to the right one: set sslmode=verify-full (docs/POSTGRESQL.md)"
            );
        }
        let write = pool(WRITERS).connect_with(options.clone()).await?;
        check(&write).await?;
        let mut migrating = write.acquire().await?;
        // A migration may take longer than a request.
        sqlx::query("SET statement_timeout = 0").execute(&mut *migrating).await?;
        sqlx::query("SET lock_timeout = 0").execute(&mut *migrating).await?;
        MIGRATIONS.run(&mut *migrating).await.map_err(|e| StoreError::Failed(format!("migration: {e}")))?;
        migrating.close().await?;
        let read = pool(READERS).connect_with(options).await?;
        Ok(Self {
            write,
            read,
            node: encode_text(&random::bytes::<9>()).into(),
            recent: Arc::default(),
            appending: Arc::default(),
        })
    }

    async fn begin(&self) -> Stored<Transaction<'static, Postgres>> {
        Ok(self.write.begin().await?)
    }
}

fn options(url: &DatabaseUrl) -> Stored<PgConnectOptions> {
    let options = PgConnectOptions::from_str(url.expose())
        .map_err(|_| StoreError::Failed(String::from("database_url cannot be read")))?;
    Ok(options.options(SESSION))
}

fn pool(connections: u32) -> PgPoolOptions {
    PgPoolOptions::new()
        .max_connections(connections)
        .acquire_timeout(PATIENCE)
        // A round trip each time: after a restart of the database nobody is handed a dead connection, however short it was.
        // Appends, which would feel it, have a way of their own (`appending`).
        .test_before_acquire(true)
}

/// Refuses a database that would lose what it confirmed, or whose SQL is too old.
async fn check(pool: &PgPool) -> Stored<()> {
    let setting = |name: &'static str| async move {
        sqlx::query_scalar::<_, String>("SELECT current_setting($1)").bind(name).fetch_one(pool).await
    };
    let version = setting("server_version_num").await?;
    if version.parse::<i64>().map_or(true, |version| version < OLDEST) {
        return Err(StoreError::Failed(String::from("PostgreSQL 15 or newer is needed")));
    }
    for (name, reason) in [
        ("fsync", "a crash of the machine would lose or damage what was confirmed"),
        ("full_page_writes", "a crash of the machine could damage the database"),
        ("synchronous_commit", "a crash would lose what was confirmed"),
    ] {
        if setting(name).await? == "off" {
            return Err(StoreError::Failed(format!("the database is set to {name} = off: {reason}")));
        }
    }
    Ok(())
}

async fn end_session(store: &PostgresStore, token_hash: &[u8; 32]) -> Stored<()> {
    sqlx::query(nodes::END_SESSION)
        .bind(&token_hash[..])
        .bind(nodes::ended(&store.node))
        .execute(&store.write)
        .await?;
    Ok(())
}
