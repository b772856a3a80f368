//! One transaction for everything that becomes true at once.

use tdu_protocol::entry::NOTHING_BEFORE;

use super::{Connection, Own, accounts::insert_opener, blobs, bulk};
use crate::store::{
    Commit, NewAccount, Organisation, StoreError, Stored,
    rows::{int, name},
    sql,
};

pub(super) async fn run(store: &Own, commit: &Commit) -> Stored<u64> {
    if commit.only_appends() {
        return bulk::append(store, commit).await;
    }
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
    bulk::move_heads(&mut tx, &commit.heads).await?;
    // From here on nobody else takes a position until this transaction has ended: what follows is kept short.
    let first = bulk::insert_entries(store, &mut tx, &commit.entries, now).await?;
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
        blobs::let_go(&mut tx, *log, *seq, now).await?;
    }
    for (log, hold) in &commit.held {
        blobs::hold(&mut tx, *log, hold.seq, &hold.blob).await?;
    }
    for account in &commit.closed {
        sqlx::query(sql::CLOSE_ACCOUNT).bind(&account.0[..]).bind(now).execute(&mut *tx).await?;
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
    bulk::tell_closed(store, &mut tx, &commit.closed).await?;
    tx.commit().await?;
    for account in &commit.closed {
        store.recent.forget_all_of(*account);
    }
    bulk::committed(store, commit).await;
    Ok(first)
}

async fn found(tx: &mut Connection, organisation: &Organisation, now: i64) -> Stored<()> {
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

async fn insert_account(tx: &mut Connection, account: &NewAccount, now: i64) -> Stored<()> {
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
