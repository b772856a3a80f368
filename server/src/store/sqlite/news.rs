//! News, which are nearly all that is read, by connections of rusqlite: entries are encoded where SQLite has them.
//!
//! Invariant: a connection and its transaction are held while one page is read, and not while somebody takes it.

use std::{
    collections::HashMap,
    path::{Path, PathBuf},
    sync::{Arc, Mutex, PoisonError},
    time::Duration,
};

use rusqlite::{Connection, OpenFlags, Row, Transaction};
use tdu_protocol::{AccountId, Entry, Hash32, Kind, LogId, api, entry::Body};
use tokio::sync::Semaphore;

use super::SqliteStore;
use crate::store::{
    Sheet, StoreError, Stored,
    rows::{PAGE_BYTES, int, time, uint},
    sql,
};

/// Connections that read at the same time.
const READERS: u32 = 4;
/// How long SQLite itself waits for whoever keeps a reader out, which hardly anybody does.
const PATIENCE: Duration = Duration::from_secs(10);

const MEMBERSHIPS: &str = "SELECT log, until FROM members WHERE account = ?1";
const ENTRIES: &str = "SELECT position, log, seq, kind, epoch, prev, body_hash, received, body FROM entries \
    WHERE position BETWEEN ?1 AND ?2 ORDER BY position";

/// The connections.
pub(super) struct Readers {
    file: PathBuf,
    turns: Arc<Semaphore>,
    idle: Arc<Mutex<Vec<Connection>>>,
}

impl Readers {
    /// For a file that has its tables already. Connections are opened as they are needed.
    pub(super) fn of(file: &Path) -> Self {
        let turns = Arc::new(Semaphore::new(READERS as usize));
        Self { file: file.to_owned(), turns, idle: Arc::default() }
    }

    /// Reads on a thread that may wait.
    async fn read<T: Send + 'static>(
        &self,
        work: impl FnOnce(&mut Connection) -> Stored<T> + Send + 'static,
    ) -> Stored<T> {
        let turn = Arc::clone(&self.turns).acquire_owned().await.map_err(|_| closed())?;
        let (file, idle) = (self.file.clone(), Arc::clone(&self.idle));
        let reading = tokio::task::spawn_blocking(move || {
            let waiting = idle.lock().unwrap_or_else(PoisonError::into_inner).pop();
            let mut connection = waiting.map_or_else(|| open(&file), Ok)?;
            let read = work(&mut connection)?;
            // One that failed is not used again.
            idle.lock().unwrap_or_else(PoisonError::into_inner).push(connection);
            drop(turn);
            Ok(read)
        });
        reading.await.map_err(|error| StoreError::Failed(error.to_string()))?
    }

    /// Closes the connections once what they read is read.
    pub(super) async fn close(&self) {
        if let Ok(all) = self.turns.acquire_many(READERS).await {
            all.forget();
        }
        self.turns.close();
        self.idle.lock().unwrap_or_else(PoisonError::into_inner).clear();
    }
}

fn closed() -> StoreError {
    StoreError::Unavailable(String::from("the database is closed"))
}

fn open(file: &Path) -> Stored<Connection> {
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let connection = Connection::open_with_flags(file, flags)?;
    connection.busy_timeout(PATIENCE)?;
    Ok(connection)
}

pub(super) async fn positions(
    store: &SqliteStore,
    account: AccountId,
    since: u64,
    limit: usize,
) -> Stored<Vec<u64>> {
    let read = move |connection: &mut Connection| {
        let mut query = connection.prepare_cached(sql::POSITIONS)?;
        let rows = query.query_map((account.0, int(since), int(limit as u64)), |row| row.get(0).map(uint))?;
        Ok(rows.collect::<Result<_, _>>()?)
    };
    store.readers.read(read).await
}

pub(super) async fn news_at(store: &SqliteStore, account: AccountId, positions: &[u64]) -> Stored<Sheet> {
    let runs = runs(positions);
    store.readers.read(move |connection| sheet(&connection.transaction()?, account, &runs)).await
}

/// Positions as first and last of each unbroken row of them.
fn runs(positions: &[u64]) -> Vec<(i64, i64)> {
    let unbroken = positions.chunk_by(|one, next| one + 1 == *next);
    unbroken.filter_map(|run| Some((int(*run.first()?), int(*run.last()?)))).collect()
}

/// Membership and entries are those of one moment.
fn sheet(tx: &Transaction<'_>, account: AccountId, runs: &[(i64, i64)]) -> Stored<Sheet> {
    let mut memberships = tx.prepare_cached(MEMBERSHIPS)?;
    let logs = memberships.query_map([account.0], |row| Ok((row.get(0)?, row.get(1)?)))?;
    let logs: HashMap<[u8; 16], Option<i64>> = logs.collect::<Result<_, _>>()?;
    let mut entries = tx.prepare_cached(ENTRIES)?;
    let (mut sheet, mut bytes) = (Sheet::default(), 0);
    for run in runs {
        let mut rows = entries.query(*run)?;
        while let Some(row) = rows.next()? {
            let (position, log) = (row.get(0)?, row.get(1)?);
            let is_theirs = logs.get(&log).is_some_and(|until| until.is_none_or(|until| until == position));
            if !is_theirs {
                continue;
            }
            let stored = stored(row, position, LogId(log))?;
            bytes += stored.entry.body().map_or(0, <[u8]>::len);
            if bytes > PAGE_BYTES && !sheet.entries.is_empty() {
                sheet.cut = true;
                return Ok(sheet);
            }
            sheet.push(&stored);
        }
    }
    Ok(sheet)
}

fn stored(row: &Row<'_>, position: i64, log: LogId) -> rusqlite::Result<api::Stored> {
    let body = match row.get::<_, Option<Vec<u8>>>(8)? {
        Some(bytes) => Body::Present(bytes.into()),
        None => Body::Erased(Hash32(row.get(6)?)),
    };
    let entry = Entry {
        log,
        seq: uint(row.get(2)?),
        body,
        kind: if row.get::<_, i64>(3)? == 0 { Kind::Control } else { Kind::Sealed },
        prev: Hash32(row.get(5)?),
        epoch: row.get(4)?,
    };
    Ok(api::Stored { entry, position: uint(position), received: time(row.get(7)?) })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn positions_are_read_in_unbroken_rows() {
        assert_eq!(runs(&[3, 4, 5, 9, 11, 12]), [(3, 5), (9, 9), (11, 12)]);
        assert_eq!(runs(&[]), []);
    }
}
