//! Emptying the write-ahead log once something was erased: it still holds the pages as they were before.
//!
//! Whoever reads an older moment (a backup, a check) keeps it from being emptied. Writers are not made to wait for that: it is
//! tried again until it is done.

use std::{sync::Arc, time::Duration};

use sqlx::{
    SqlitePool,
    sqlite::{SqliteConnectOptions, SqlitePoolOptions},
};
use tokio::{sync::Notify, task::AbortHandle};

use crate::store::Stored;

/// How long one attempt may wait for readers, and hold back writers.
const PATIENCE: Duration = Duration::from_millis(100);
/// Pause after a failed attempt; it doubles up to the second.
const PAUSES: (Duration, Duration) = (Duration::from_secs(1), Duration::from_secs(30));

/// Empties the write-ahead log, now or as soon as it can be done.
pub(super) struct Scrub {
    pool: SqlitePool,
    asked: Arc<Notify>,
    task: AbortHandle,
}

impl Scrub {
    /// Begins with what a crash may have left.
    pub(super) async fn start(options: SqliteConnectOptions) -> Stored<Self> {
        let options = options.busy_timeout(PATIENCE);
        let pool = SqlitePoolOptions::new().max_connections(1).connect_with(options).await?;
        let asked = Arc::new(Notify::new());
        let task = tokio::spawn(again(pool.clone(), Arc::clone(&asked))).abort_handle();
        let scrub = Self { pool, asked, task };
        scrub.now().await;
        Ok(scrub)
    }

    /// Tries at once; if somebody reads an older moment, the rest is done in the background.
    pub(super) async fn now(&self) {
        if !emptied(&self.pool).await {
            self.asked.notify_one();
        }
    }

    pub(super) async fn close(&self) {
        self.task.abort();
        self.pool.close().await;
    }
}

impl Drop for Scrub {
    fn drop(&mut self) {
        self.task.abort();
    }
}

async fn again(pool: SqlitePool, asked: Arc<Notify>) {
    loop {
        asked.notified().await;
        let (mut pause, longest) = PAUSES;
        tracing::info!("erased bodies remain in the write-ahead log until whoever reads it has finished");
        loop {
            tokio::time::sleep(pause).await;
            if emptied(&pool).await {
                tracing::info!("erased bodies are gone from the write-ahead log");
                break;
            }
            pause = (pause * 2).min(longest);
        }
    }
}

async fn emptied(pool: &SqlitePool) -> bool {
    // Busy or not, frames in the log, frames moved into the database.
    let outcome =
        sqlx::query_as::<_, (i64, i64, i64)>("PRAGMA wal_checkpoint(TRUNCATE)").fetch_one(pool).await;
    matches!(outcome, Ok((0, _, _)))
}
