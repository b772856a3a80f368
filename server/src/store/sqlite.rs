//! SQLite: one file, one writing connection, several reading ones.

mod accounts;
mod commit;
mod copy;
mod evidence;
mod invitations;
mod journal;
mod logs;
mod rows;
mod scrub;
mod server;
mod sessions;

use std::{path::Path, time::Duration};

use sqlx::{
    Sqlite, SqlitePool, Transaction,
    sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePoolOptions, SqliteSynchronous},
};

use super::{StoreError, Stored};

pub use copy::{copy_into, forget_sessions, move_on};
pub use evidence::SqliteEvidence;

/// Connections that read at the same time.
const READERS: u32 = 4;

static MIGRATIONS: sqlx::migrate::Migrator = sqlx::migrate!("migrations/sqlite");

/// The store of one machine.
pub struct SqliteStore {
    write: SqlitePool,
    read: SqlitePool,
    scrub: scrub::Scrub,
}

impl SqliteStore {
    /// Opens the file, makes it if need be, and brings its tables up to date.
    ///
    /// # Errors
    /// [`StoreError::Unavailable`] if the file cannot be used, [`StoreError::Failed`] if a migration fails.
    pub async fn open(file: &Path) -> Stored<Self> {
        make_private(file).map_err(|error| StoreError::Unavailable(error.to_string()))?;
        let options = SqliteConnectOptions::new()
            .filename(file)
            .foreign_keys(true)
            .journal_mode(SqliteJournalMode::Wal)
            // An acknowledged entry is on the disk, not in a buffer.
            .synchronous(SqliteSynchronous::Full)
            // An erased body is overwritten, not merely unlinked.
            .pragma("secure_delete", "ON")
            .busy_timeout(Duration::from_secs(10));
        let write = SqlitePoolOptions::new().max_connections(1).connect_with(options.clone()).await?;
        MIGRATIONS.run(&write).await.map_err(|e| StoreError::Failed(format!("migration: {e}")))?;
        let scrub = scrub::Scrub::start(options.clone()).await?;
        let read =
            SqlitePoolOptions::new().max_connections(READERS).connect_with(options.read_only(true)).await?;
        Ok(Self { write, read, scrub })
    }

    async fn begin(&self) -> Stored<Transaction<'static, Sqlite>> {
        Ok(self.write.begin_with("BEGIN IMMEDIATE").await?)
    }
}

/// Makes the file if need be, readable by its owner alone; SQLite gives its write-ahead log the same rights.
fn make_private(file: &Path) -> std::io::Result<()> {
    let mut options = std::fs::OpenOptions::new();
    options.append(true).create(true);
    #[cfg(unix)]
    {
        use std::os::unix::fs::OpenOptionsExt;
        options.mode(0o600);
    }
    options.open(file).map(|_| ())
}

impl From<sqlx::Error> for StoreError {
    fn from(error: sqlx::Error) -> Self {
        let Some(database) = error.as_database_error() else {
            return match error {
                sqlx::Error::Io(_) | sqlx::Error::PoolTimedOut | sqlx::Error::PoolClosed => {
                    Self::Unavailable(error.to_string())
                }
                other => Self::Failed(other.to_string()),
            };
        };
        if database.is_unique_violation() || database.is_foreign_key_violation() {
            return Self::Taken;
        }
        // The low byte of an extended code is the primary one: busy, read-only, I/O error, full, cannot open.
        let primary = database.code().and_then(|code| code.parse::<u32>().ok()).map(|code| code & 0xff);
        match primary {
            Some(5 | 8 | 10 | 13 | 14) => Self::Unavailable(database.to_string()),
            _ => Self::Failed(database.to_string()),
        }
    }
}
