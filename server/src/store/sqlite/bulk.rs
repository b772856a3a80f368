//! Many rows at once, in the way of SQLite.

use sqlx::{QueryBuilder, Sqlite};
use tdu_protocol::{AccountId, LogId};

use super::{Connection, SqliteStore};
use crate::store::{
    Commit, HeadMove, NewEntry, StoreError, Stored,
    rows::{fixed, int, kind_number, uint},
    sql,
};

/// Rows in one `INSERT`; ten columns each stay far below SQLite's limit of 32,766 parameters.
const ROWS: usize = 500;

/// The pool's one connection is held meanwhile: so all who write wait for each other in order.
pub(super) async fn append(store: &SqliteStore, commit: &Commit) -> Stored<u64> {
    let _turn = store.write.acquire().await?;
    store.appender.append(commit.heads.clone(), commit.entries.clone(), int(commit.now.0)).await
}

pub(super) async fn move_heads(tx: &mut Connection, moves: &[HeadMove]) -> Stored<()> {
    for some in moves.chunks(ROWS) {
        let mut query = QueryBuilder::<Sqlite>::new("WITH v (id, next_was, hash_was, next_is, hash_is) AS (");
        query.push_values(some, |mut row, head| {
            row.push_bind(head.log.0.to_vec())
                .push_bind(int(head.from.next))
                .push_bind(head.from.hash.0.to_vec())
                .push_bind(int(head.to.next))
                .push_bind(head.to.hash.0.to_vec());
        });
        query.push(
            ") UPDATE logs SET head_next = v.next_is, head_hash = v.hash_is FROM v \
             WHERE logs.id = v.id AND logs.head_next = v.next_was AND logs.head_hash = v.hash_was RETURNING logs.id",
        );
        let moved: Vec<(Vec<u8>,)> = query.build_query_as().persistent(false).fetch_all(&mut *tx).await?;
        if moved.len() != some.len() {
            let moved = moved.into_iter().map(|(id,)| fixed(id)).collect::<Stored<Vec<LogId>>>()?;
            let stale = some.iter().map(|head| head.log).filter(|log| !moved.contains(log)).collect();
            return Err(StoreError::Stale(stale));
        }
    }
    Ok(())
}

pub(super) async fn insert_entries(
    _: &SqliteStore,
    tx: &mut Connection,
    entries: &[NewEntry],
    now: i64,
) -> Stored<u64> {
    // The writing connection is one, so nobody else takes a position meanwhile.
    let (last,) = sqlx::query_as::<_, (i64,)>(sql::LAST_POSITION).fetch_one(&mut *tx).await?;
    let first = uint(last) + 1;
    let mut position = first;
    for some in entries.chunks(ROWS) {
        let mut query = QueryBuilder::<Sqlite>::new(
            "INSERT INTO entries (position, log, seq, kind, epoch, prev, hash, body_hash, received, body) ",
        );
        query.push_values(some, |mut row, new| {
            row.push_bind(int(position))
                .push_bind(new.entry.log.0.to_vec())
                .push_bind(int(new.entry.seq))
                .push_bind(kind_number(new.entry.kind))
                .push_bind(i64::from(new.entry.epoch))
                .push_bind(new.entry.prev.0.to_vec())
                .push_bind(new.hash.0.to_vec())
                .push_bind(new.body_hash.0.to_vec())
                .push_bind(now)
                .push_bind(new.entry.body().map(<[u8]>::to_vec));
            position += 1;
        });
        // The number of rows varies: such a text is not worth keeping prepared.
        query.build().persistent(false).execute(&mut *tx).await?;
    }
    Ok(first)
}

/// Nobody else uses the file.
#[allow(clippy::unused_async, reason = "PostgreSQL has something to do")]
pub(super) async fn tell_closed(_: &SqliteStore, _: &mut Connection, _: &[AccountId]) -> Stored<()> {
    Ok(())
}

/// The write-ahead log still holds the pages with the erased bodies: it is emptied.
pub(super) async fn committed(store: &SqliteStore, commit: &Commit) {
    if !commit.erased.is_empty() {
        store.scrub.now().await;
    }
}

/// What was forgotten is not left in the write-ahead log.
pub(super) async fn forgotten(store: &SqliteStore) {
    store.scrub.now().await;
}

pub(super) async fn closing(store: &SqliteStore) {
    store.readers.close().await;
    store.appender.close().await;
    store.scrub.close().await;
}

/// A transaction that reads sees one moment anyway.
#[allow(clippy::unused_async, reason = "PostgreSQL has to be told")]
pub(super) async fn of_one_moment(_: &mut Connection) -> Stored<()> {
    Ok(())
}
