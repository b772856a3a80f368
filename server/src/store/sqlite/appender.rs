//! Appends, which are nearly all that is written, on a thread and a connection of their own.
//!
//! The whole transaction is one turn of that thread, its statements stay prepared whatever the number of rows, and rows are
//! read where they lie. Through the other driver each statement is a turn between two threads, each number of rows a text to
//! be read anew, and each value a copy: see docs/adr/0019-appends-on-their-own-thread.md.

use std::{
    convert::Infallible,
    path::Path,
    sync::{Mutex, PoisonError, mpsc},
    time::Duration,
};

use rusqlite::{Connection, Transaction, TransactionBehavior, params};
use tokio::sync::oneshot;

use crate::store::{
    HeadMove, NewEntry, StoreError, Stored,
    rows::{int, kind_number, uint},
    sql,
};

/// How long SQLite itself waits for another connection. Other writers of this server are waited for in order before that.
const PATIENCE: Duration = Duration::from_secs(10);

const MOVE_HEAD: &str = "UPDATE logs SET head_next = ?1, head_hash = ?2 \
    WHERE id = ?3 AND head_next = ?4 AND head_hash = ?5";
const INSERT_ENTRY: &str = "INSERT INTO entries \
    (position, log, seq, kind, epoch, prev, hash, body_hash, received, body) \
    VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)";

type Job = Box<dyn FnOnce(&mut Connection) + Send>;

/// The way to the thread.
pub(super) struct Appender {
    running: Mutex<Option<Running>>,
}

struct Running {
    jobs: mpsc::Sender<Job>,
    /// Hears of the end of the thread, when the connection is closed.
    ended: oneshot::Receiver<Infallible>,
}

impl Appender {
    /// Opens the connection, to a file that has its tables and its kind of journal already, and starts the thread.
    pub(super) fn start(file: &Path) -> Stored<Self> {
        let mut connection = open(file)?;
        let (jobs, queue) = mpsc::channel::<Job>();
        let (end, ended) = oneshot::channel();
        std::thread::Builder::new()
            .name(String::from("appends"))
            .spawn(move || {
                for job in queue {
                    job(&mut connection);
                }
                drop(connection);
                drop(end);
            })
            .map_err(|error| StoreError::Unavailable(error.to_string()))?;
        Ok(Self { running: Mutex::new(Some(Running { jobs, ended })) })
    }

    /// Moves heads and writes entries, all or nothing; the first entry's position.
    pub(super) async fn append(&self, heads: Vec<HeadMove>, entries: Vec<NewEntry>, now: i64) -> Stored<u64> {
        self.does(move |connection| append(connection, &heads, &entries, now)).await
    }

    /// Has the thread do something with its connection.
    pub(super) async fn does<T: Send + 'static>(
        &self,
        work: impl FnOnce(&mut Connection) -> Stored<T> + Send + 'static,
    ) -> Stored<T> {
        let closed = || StoreError::Unavailable(String::from("the database is closed"));
        let (reply, answer) = oneshot::channel();
        let job: Job = Box::new(move |connection| {
            // Whoever asked may have gone; what was written stays written.
            let _ = reply.send(work(connection));
        });
        let sent = self.running().as_ref().is_some_and(|running| running.jobs.send(job).is_ok());
        if sent { answer.await.map_err(|_| closed())? } else { Err(closed()) }
    }

    /// Closes the connection once what was asked is done.
    pub(super) async fn close(&self) {
        let running = self.running().take();
        if let Some(Running { jobs, ended }) = running {
            drop(jobs);
            // Nothing is ever sent: the other end is dropped with the thread.
            let _ = ended.await;
        }
    }

    fn running(&self) -> std::sync::MutexGuard<'_, Option<Running>> {
        self.running.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// With the same promises as the other connections.
fn open(file: &Path) -> Stored<Connection> {
    let connection = Connection::open(file)?;
    connection.busy_timeout(PATIENCE)?;
    for (name, value) in [("foreign_keys", "ON"), ("synchronous", "FULL"), ("secure_delete", "ON")] {
        connection.pragma_update(None, name, value)?;
    }
    Ok(connection)
}

fn append(connection: &mut Connection, heads: &[HeadMove], entries: &[NewEntry], now: i64) -> Stored<u64> {
    // Dropped before it is committed, it is undone.
    let tx = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    move_heads(&tx, heads)?;
    // Nobody else writes meanwhile, so nobody else takes a position.
    let last: i64 = tx.prepare_cached(sql::LAST_POSITION)?.query_row([], |row| row.get(0))?;
    let first = uint(last) + 1;
    insert(&tx, entries, first, now)?;
    tx.commit()?;
    Ok(first)
}

fn move_heads(tx: &Transaction<'_>, heads: &[HeadMove]) -> Stored<()> {
    let mut move_head = tx.prepare_cached(MOVE_HEAD)?;
    let mut stale = Vec::new();
    for HeadMove { log, from, to } in heads {
        let moved =
            move_head.execute(params![int(to.next), to.hash.0, log.0, int(from.next), from.hash.0])?;
        if moved != 1 {
            stale.push(*log);
        }
    }
    if stale.is_empty() { Ok(()) } else { Err(StoreError::Stale(stale)) }
}

fn insert(tx: &Transaction<'_>, entries: &[NewEntry], first: u64, now: i64) -> Stored<()> {
    let mut insert = tx.prepare_cached(INSERT_ENTRY)?;
    for (position, NewEntry { entry, hash, body_hash }) in (first..).zip(entries) {
        insert.execute(params![
            int(position),
            entry.log.0,
            int(entry.seq),
            kind_number(entry.kind),
            entry.epoch,
            entry.prev.0,
            hash.0,
            body_hash.0,
            now,
            entry.body(),
        ])?;
    }
    Ok(())
}
