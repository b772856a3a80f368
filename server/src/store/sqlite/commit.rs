//! One transaction for everything that becomes true at once.

use sqlx::{QueryBuilder, Sqlite, SqliteConnection};
use tdu_protocol::{LogId, entry::NOTHING_BEFORE};

use super::{
    SqliteStore,
    accounts::insert_opener,
    rows::{fixed, int, kind_number, name, uint},
};
use crate::store::{Commit, HeadMove, NewAccount, NewEntry, Organisation, StoreError, Stored, sql};

/// Rows in one `INSERT`; ten columns each stay far below SQLite's limit of 32,766 parameters.
const ROWS: usize = 500;

pub(super) async fn run(store: &SqliteStore, commit: &Commit) -> Stored<u64> {
    let now = int(commit.now.0);
    let mut tx = store.begin().await?;
    if let Some(organisation) = &commit.organisation {
        found(&mut tx, organisation, now).await?;
    }
    if let Some(account) = &commit.account {
        insert_account(&mut tx, account, now).await?;
    }
    for log in &commit.logs {
        sqlx::query(sql::NEW_LOG)
            .bind(&log.log.0[..])
            .bind(name(log.kind)?)
            .bind(now)
            .bind(&NOTHING_BEFORE.0[..])
            .execute(&mut *tx)
            .await?;
    }
    move_heads(&mut tx, &commit.heads).await?;
    // The writing connection is one, so nobody else takes a position meanwhile.
    let (last,) = sqlx::query_as::<_, (i64,)>(sql::LAST_POSITION).fetch_one(&mut *tx).await?;
    let first = uint(last) + 1;
    insert_entries(&mut tx, &commit.entries, first, now).await?;
    for change in &commit.members {
        let position = int(first + change.at as u64);
        let query = match change.rights {
            Some(rights) => sqlx::query(sql::ENTER)
                .bind(change.account.0.to_vec())
                .bind(change.log.0.to_vec())
                .bind(name(rights)?)
                .bind(position),
            None => sqlx::query(sql::LEAVE)
                .bind(change.account.0.to_vec())
                .bind(change.log.0.to_vec())
                .bind(position),
        };
        query.execute(&mut *tx).await?;
    }
    for (log, seq) in &commit.erased {
        sqlx::query(sql::ERASE).bind(&log.0[..]).bind(int(*seq)).execute(&mut *tx).await?;
    }
    for account in &commit.closed {
        sqlx::query(sql::CLOSE_ACCOUNT).bind(&account.0[..]).bind(now).execute(&mut *tx).await?;
        sqlx::query(sql::END_SESSIONS_OF).bind(&account.0[..]).execute(&mut *tx).await?;
    }
    if let Some(invitation) = commit.joined {
        let done =
            sqlx::query(sql::END_INVITATION).bind(&invitation.0[..]).bind(now).execute(&mut *tx).await?;
        if done.rows_affected() != 1 {
            return Err(StoreError::Taken);
        }
    }
    for invitation in &commit.ended {
        sqlx::query(sql::END_INVITATION).bind(&invitation.0[..]).bind(now).execute(&mut *tx).await?;
    }
    tx.commit().await?;
    if !commit.erased.is_empty() {
        store.scrub.now().await;
    }
    Ok(first)
}

async fn found(tx: &mut SqliteConnection, organisation: &Organisation, now: i64) -> Stored<()> {
    // Whoever removes the set-up secret founds; a second attempt at the same time finds none.
    let done = sqlx::query(sql::FORGET_SETTING).bind("setup").execute(&mut *tx).await?;
    if done.rows_affected() != 1 {
        return Err(StoreError::Taken);
    }
    sqlx::query(sql::NEW_ORGANISATION)
        .bind(&organisation.org.0[..])
        .bind(&organisation.root.0[..])
        .bind(&organisation.directory.0[..])
        .bind(now)
        .execute(&mut *tx)
        .await?;
    Ok(())
}

async fn insert_account(tx: &mut SqliteConnection, account: &NewAccount, now: i64) -> Stored<()> {
    sqlx::query(sql::NEW_ACCOUNT)
        .bind(&account.account.0[..])
        .bind(name(account.role)?)
        .bind(&account.user_handle[..])
        .bind(now)
        .execute(&mut *tx)
        .await?;
    sqlx::query(sql::NEW_VAULT)
        .bind(&account.account.0[..])
        .bind(&account.vault)
        .bind(now)
        .execute(&mut *tx)
        .await?;
    for opener in &account.openers {
        insert_opener(tx, account.account, opener, now).await?;
    }
    Ok(())
}

async fn move_heads(tx: &mut SqliteConnection, moves: &[HeadMove]) -> Stored<()> {
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

async fn insert_entries(tx: &mut SqliteConnection, entries: &[NewEntry], first: u64, now: i64) -> Stored<()> {
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
    Ok(())
}
