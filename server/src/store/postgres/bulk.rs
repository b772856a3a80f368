//! Many rows at once, in the way of PostgreSQL: one text for any number of rows, each column an array.

use sqlx::Row as _;
use tdu_protocol::{AccountId, LogId};

use super::{Connection, PostgresStore, nodes};
use crate::store::{
    Commit, HeadMove, NewEntry, StoreError, Stored,
    rows::{fixed, int, kind_number, uint},
};

/// Always in the same order, so that two servers never wait for each other crosswise.
const LOCK_HEADS: &str = "SELECT 1 FROM logs WHERE id = ANY($1) ORDER BY id FOR NO KEY UPDATE";
const MOVE_HEADS: &str = "UPDATE logs SET head_next = v.next_is, head_hash = v.hash_is \
    FROM UNNEST($1::BYTEA[], $2::BIGINT[], $3::BYTEA[], $4::BIGINT[], $5::BYTEA[]) \
    AS v (id, next_was, hash_was, next_is, hash_is) \
    WHERE logs.id = v.id AND logs.head_next = v.next_was AND logs.head_hash = v.hash_was RETURNING logs.id";
/// The row of `positions` stays locked until the transaction has ended, so whoever takes the next positions commits
/// later, and nobody sees an entry before all those with lower positions.
const INSERT_ENTRIES: &str = "WITH taken AS ( \
        UPDATE positions SET last = last + $1 RETURNING last - $1 AS before \
    ), written AS ( \
        INSERT INTO entries (position, log, seq, kind, epoch, prev, hash, body_hash, received, body) \
        SELECT taken.before + v.n, v.log, v.seq, v.kind, v.epoch, v.prev, v.hash, v.body_hash, $2, v.body FROM taken, \
        UNNEST($3::BYTEA[], $4::BIGINT[], $5::BIGINT[], $6::BIGINT[], $7::BYTEA[], $8::BYTEA[], $9::BYTEA[], $10::BYTEA[]) \
        WITH ORDINALITY AS v (log, seq, kind, epoch, prev, hash, body_hash, body, n) \
    ) SELECT before + 1, pg_notify('tdu', $11 || CAST(before + $1 AS TEXT)) FROM taken";

/// Both of the above in one round trip, which is a transaction by itself: the logs are locked in order, and only if each ends
/// where it must, anything is changed. Answers with the first position, or with the logs that do not.
const APPEND: &str = "WITH v AS ( \
        SELECT * FROM UNNEST($3::BYTEA[], $4::BIGINT[], $5::BYTEA[], $6::BIGINT[], $7::BYTEA[]) \
        AS v (id, next_was, hash_was, next_is, hash_is) \
    ), locked AS ( \
        SELECT id, head_next, head_hash FROM logs WHERE id = ANY($3) ORDER BY id FOR NO KEY UPDATE \
    ), stale AS ( \
        SELECT v.id FROM v LEFT JOIN locked ON locked.id = v.id AND locked.head_next = v.next_was \
        AND locked.head_hash = v.hash_was WHERE locked.id IS NULL \
    ), moved AS ( \
        UPDATE logs SET head_next = v.next_is, head_hash = v.hash_is FROM v \
        WHERE logs.id = v.id AND NOT EXISTS (SELECT 1 FROM stale) \
    ), taken AS ( \
        UPDATE positions SET last = last + $1 WHERE NOT EXISTS (SELECT 1 FROM stale) RETURNING last - $1 AS before \
    ), written AS ( \
        INSERT INTO entries (position, log, seq, kind, epoch, prev, hash, body_hash, received, body) \
        SELECT taken.before + e.n, e.log, e.seq, e.kind, e.epoch, e.prev, e.hash, e.body_hash, $2, e.body FROM taken, \
        UNNEST($8::BYTEA[], $9::BIGINT[], $10::BIGINT[], $11::BIGINT[], $12::BYTEA[], $13::BYTEA[], $14::BYTEA[], $15::BYTEA[]) \
        WITH ORDINALITY AS e (log, seq, kind, epoch, prev, hash, body_hash, body, n) \
    ) SELECT (SELECT before + 1 FROM taken), ARRAY(SELECT id FROM stale), \
        (SELECT pg_notify('tdu', $16 || CAST(before + $1 AS TEXT)) FROM taken)";

/// The same for one entry of one log, as it is when nobody else writes at that moment: less than half of the time of the above, which
/// makes tables of its arrays first. Answers with the position, or with nothing if the log does not end where it must.
const APPEND_ONE: &str = "WITH moved AS ( \
        UPDATE logs SET head_next = $4, head_hash = $5 WHERE id = $1 AND head_next = $2 AND head_hash = $3 RETURNING 1 \
    ), taken AS ( \
        UPDATE positions SET last = last + 1 FROM moved RETURNING last \
    ), written AS ( \
        INSERT INTO entries (position, log, seq, kind, epoch, prev, hash, body_hash, received, body) \
        SELECT last, $1, $6, $7, $8, $9, $10, $11, $12, $13 FROM taken \
    ) SELECT last, pg_notify('tdu', $14 || CAST(last AS TEXT)) FROM taken";

/// A statement with its values.
pub(super) type Query<'q> = sqlx::query::Query<'q, sqlx::Postgres, sqlx::postgres::PgArguments>;

/// Five arrays: which logs, where each ends, where it shall end.
fn with_heads<'q>(query: Query<'q>, heads: &'q [HeadMove]) -> Query<'q> {
    query
        .bind(heads.iter().map(|head| &head.log.0[..]).collect::<Vec<_>>())
        .bind(heads.iter().map(|head| int(head.from.next)).collect::<Vec<_>>())
        .bind(heads.iter().map(|head| &head.from.hash.0[..]).collect::<Vec<_>>())
        .bind(heads.iter().map(|head| int(head.to.next)).collect::<Vec<_>>())
        .bind(heads.iter().map(|head| &head.to.hash.0[..]).collect::<Vec<_>>())
}

/// Eight arrays, the columns of `entries` that a client decides.
fn with_entries<'q>(query: Query<'q>, entries: &'q [NewEntry]) -> Query<'q> {
    query
        .bind(entries.iter().map(|new| &new.entry.log.0[..]).collect::<Vec<_>>())
        .bind(entries.iter().map(|new| int(new.entry.seq)).collect::<Vec<_>>())
        .bind(entries.iter().map(|new| kind_number(new.entry.kind)).collect::<Vec<_>>())
        .bind(entries.iter().map(|new| i64::from(new.entry.epoch)).collect::<Vec<_>>())
        .bind(entries.iter().map(|new| &new.entry.prev.0[..]).collect::<Vec<_>>())
        .bind(entries.iter().map(|new| &new.hash.0[..]).collect::<Vec<_>>())
        .bind(entries.iter().map(|new| &new.body_hash.0[..]).collect::<Vec<_>>())
        .bind(entries.iter().map(|new| new.entry.body()).collect::<Vec<_>>())
}

pub(super) async fn append(store: &PostgresStore, commit: &Commit) -> Stored<u64> {
    let Commit { now, heads, entries, .. } = commit;
    let now = int(now.0);
    if let ([head], [new]) = (&heads[..], &entries[..]) {
        let row = store.appending.run(&store.write, || append_one(store, now, head, new)).await?;
        let row = row.ok_or_else(|| StoreError::Stale(vec![head.log]))?;
        return Ok(uint(row.try_get(0)?));
    }
    let statement = || {
        let query = sqlx::query(APPEND).bind(int(entries.len() as u64)).bind(now);
        with_entries(with_heads(query, heads), entries).bind(nodes::written(&store.node))
    };
    let row = store.appending.run(&store.write, statement).await?.ok_or(sqlx::Error::RowNotFound)?;
    if let Some(first) = row.try_get::<Option<i64>, _>(0)? {
        return Ok(uint(first));
    }
    let stale = row.try_get::<Vec<Vec<u8>>, _>(1)?;
    Err(StoreError::Stale(stale.into_iter().map(fixed).collect::<Stored<_>>()?))
}

fn append_one<'q>(store: &PostgresStore, now: i64, head: &'q HeadMove, new: &'q NewEntry) -> Query<'q> {
    sqlx::query(APPEND_ONE)
        .bind(&head.log.0[..])
        .bind(int(head.from.next))
        .bind(&head.from.hash.0[..])
        .bind(int(head.to.next))
        .bind(&head.to.hash.0[..])
        .bind(int(new.entry.seq))
        .bind(kind_number(new.entry.kind))
        .bind(i64::from(new.entry.epoch))
        .bind(&new.entry.prev.0[..])
        .bind(&new.hash.0[..])
        .bind(&new.body_hash.0[..])
        .bind(now)
        .bind(new.entry.body())
        .bind(nodes::written(&store.node))
}

pub(super) async fn move_heads(tx: &mut Connection, moves: &[HeadMove]) -> Stored<()> {
    if moves.len() > 1 {
        let ids: Vec<&[u8]> = moves.iter().map(|head| &head.log.0[..]).collect();
        sqlx::query(LOCK_HEADS).bind(ids).execute(&mut *tx).await?;
    }
    let moved = with_heads(sqlx::query(MOVE_HEADS), moves).fetch_all(&mut *tx).await?;
    if moved.len() == moves.len() {
        return Ok(());
    }
    let moved =
        moved.iter().map(|row| fixed(row.try_get::<Vec<u8>, _>(0)?)).collect::<Stored<Vec<LogId>>>()?;
    Err(StoreError::Stale(moves.iter().map(|head| head.log).filter(|log| !moved.contains(log)).collect()))
}

pub(super) async fn insert_entries(
    store: &PostgresStore,
    tx: &mut Connection,
    entries: &[NewEntry],
    now: i64,
) -> Stored<u64> {
    let query = sqlx::query(INSERT_ENTRIES).bind(int(entries.len() as u64)).bind(now);
    let row = with_entries(query, entries).bind(nodes::written(&store.node)).fetch_one(tx).await?;
    Ok(uint(row.try_get(0)?))
}

pub(super) async fn tell_closed(
    store: &PostgresStore,
    tx: &mut Connection,
    closed: &[AccountId],
) -> Stored<()> {
    for account in closed {
        sqlx::query(nodes::NOTIFY).bind(nodes::closed(&store.node, *account)).execute(&mut *tx).await?;
    }
    Ok(())
}

/// Nothing remains to be done: what an erased body leaves behind is the database's to clear (docs/POSTGRESQL.md).
#[allow(clippy::unused_async, reason = "SQLite has something to do")]
pub(super) async fn committed(_: &PostgresStore, _: &Commit) {}

#[allow(clippy::unused_async, reason = "SQLite has something to do")]
pub(super) async fn forgotten(_: &PostgresStore) {}

#[allow(clippy::unused_async, reason = "SQLite waits for its own thread")]
pub(super) async fn closing(store: &PostgresStore) {
    store.appending.rest();
}

/// Without this, each statement of a transaction would see what was committed before it began.
pub(super) async fn of_one_moment(tx: &mut Connection) -> Stored<()> {
    sqlx::query("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ").execute(&mut *tx).await?;
    Ok(())
}
