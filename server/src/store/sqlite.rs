//! SQLite: one file, one writing connection, several reading ones.

mod appender;
mod bulk;

// Written once, in SQL that both databases understand, and compiled for each with its own types: see
// docs/adr/0007-two-databases-one-text.md.
#[path = "shared/accounts.rs"]
mod accounts;
#[path = "shared/blobs.rs"]
mod blobs;
#[path = "shared/commit.rs"]
mod commit;
mod copy;
#[path = "shared/evidence.rs"]
mod evidence;
#[path = "shared/invitations.rs"]
mod invitations;
#[path = "shared/journal.rs"]
mod journal;
#[path = "shared/logs.rs"]
mod logs;
mod moment;
mod news;
mod scrub;
#[path = "shared/server.rs"]
mod server;
#[path = "shared/sessions.rs"]
mod sessions;
#[path = "shared/tally.rs"]
mod tally;

use std::{
    path::Path,
    sync::{Arc, LazyLock},
    time::Duration,
};

use sqlx::{
    Connection as _, Sqlite, SqliteConnection as Connection, SqlitePool, Transaction,
    migrate::Migrator,
    sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePoolOptions, SqliteSynchronous},
};

pub use copy::{copy_into, forget_sessions, forget_uploads, move_on};
pub use moment::SqliteEvidence;

use self::{SqliteEvidence as Moment, SqliteStore as Own, moment::complaints};
use super::{Nodes, StoreError, Stored, migrations, recent::Recent, sql};

/// Writers wait for each other here anyway.
const LOCK_VAULT: &str = "SELECT version FROM vaults WHERE account = $1";
const LOCK_LOG: &str = "SELECT head_next FROM logs WHERE id = $1";
/// Bytes in use: pages, but not those that were freed.
const SIZE: &str = "SELECT (page_count - freelist_count) * page_size \
    FROM pragma_page_count, pragma_freelist_count, pragma_page_size";
/// Connections that read at the same time.
const READERS: u32 = 4;

static MIGRATIONS: LazyLock<Migrator> = LazyLock::new(migrations::sqlite);
/// Rows that are read ahead of whoever takes them.
const ROWS_AHEAD: usize = 512;

/// The store of one machine.
pub struct SqliteStore {
    write: SqlitePool,
    read: SqlitePool,
    readers: news::Readers,
    appender: appender::Appender,
    scrub: scrub::Scrub,
    recent: Recent,
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
            // A page of entries is read in one go, and not by turns with whoever takes it.
            .row_buffer_size(ROWS_AHEAD)
            .busy_timeout(Duration::from_secs(10));
        let write = pool(1)
            // When the disk is full, SQLite undoes a transaction by itself; what asked for it then fails to undo it again and
            // believes for good that it is under way (seen in sqlx 0.9.0). Such a connection is left for a new one.
            .before_acquire(|connection, _| Box::pin(async move { Ok(!connection.is_in_transaction()) }))
            .connect_with(options.clone())
            .await?;
        MIGRATIONS.run(&write).await.map_err(|e| StoreError::Failed(format!("migration: {e}")))?;
        let appender = appender::Appender::start(file)?;
        let scrub = scrub::Scrub::start(options.clone()).await?;
        let read = pool(READERS).connect_with(options.read_only(true)).await?;
        let readers = news::Readers::of(file);
        Ok(Self { write, read, readers, appender, scrub, recent: Recent::default() })
    }

    async fn begin(&self) -> Stored<Transaction<'static, Sqlite>> {
        Ok(self.write.begin_with("BEGIN IMMEDIATE").await?)
    }
}

/// A file does not go away like a network: asking a connection whether it still works, before each use, would only cost time.
fn pool(connections: u32) -> SqlitePoolOptions {
    SqlitePoolOptions::new().max_connections(connections).test_before_acquire(false)
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

async fn end_session(store: &SqliteStore, token_hash: &[u8; 32]) -> Stored<()> {
    sqlx::query(sql::END_SESSION).bind(&token_hash[..]).execute(&store.write).await?;
    Ok(())
}

/// The file is for one server alone.
fn nodes(_: &SqliteStore) -> Option<Arc<dyn Nodes>> {
    None
}

#[cfg(test)]
mod tests {
    use tdu_protocol::InvitationId;

    use super::*;
    use crate::store::{Commit, LogStore as _, ServerStore as _, story};

    #[tokio::test]
    async fn a_transaction_that_sqlite_undid_by_itself_stays_in_nobodys_way() {
        let folder = tempfile::tempdir().unwrap();
        let store = SqliteStore::open(&folder.path().join("tdu.db")).await.unwrap();
        story::begin_many_logs(&store).await;
        // No page more than there are: full, as SQLite sees it. Of both connections that write.
        sqlx::query("PRAGMA max_page_count = 1").execute(&store.write).await.unwrap();
        let lone = story::appending(&store, story::numbered(0), &"long".repeat(50_000)).await;
        let also_ends = Commit { ended: vec![InvitationId([1; 16])], ..lone.clone() };
        let refused = store.commit(&also_ends).await;
        assert!(matches!(refused, Err(StoreError::Full(_))), "{refused:?}");
        assert_eq!(store.commit(&also_ends).await.unwrap(), 9);

        let full = |pages: u32| {
            move |c: &mut rusqlite::Connection| Ok(c.pragma_update(None, "max_page_count", pages)?)
        };
        store.appender.does(full(1)).await.unwrap();
        let lone = story::appending(&store, story::numbered(0), &"long".repeat(50_000)).await;
        let refused = store.commit(&lone).await;
        assert!(matches!(refused, Err(StoreError::Full(_))), "{refused:?}");
        store.appender.does(full(u32::MAX - 1)).await.unwrap();
        assert_eq!(store.commit(&lone).await.unwrap(), 10);
    }

    #[tokio::test]
    async fn what_is_closed_writes_nothing_and_leaves_no_file_beside() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("tdu.db");
        let store = SqliteStore::open(&file).await.unwrap();
        story::begin_many_logs(&store).await;
        let more = story::appending(&store, story::numbered(0), "more").await;
        assert_eq!(store.commit(&more).await.unwrap(), 9);
        store.close().await;
        let refused = store.commit(&more).await;
        assert!(matches!(refused, Err(StoreError::Unavailable(_))), "{refused:?}");
        // The last connection to be closed takes the write-ahead log away: none was left open.
        assert!(!folder.path().join("tdu.db-wal").exists());
    }
}
