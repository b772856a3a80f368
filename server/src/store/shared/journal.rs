//! The access journal.

use async_trait::async_trait;
use tdu_protocol::{
    Hash32, Timestamp,
    journal::{Fact, JournalHead, NOTHING_BEFORE, NamedLog, Row, SessionRef},
};

use super::{Connection, Own, bulk};
use crate::store::{
    JournalEnd, JournalHeadRow, JournalRow, JournalSlice, JournalStore, Sign, StoreError, Stored,
    rows::{fixed, int, name, named, time, uint},
    sql,
};

#[async_trait]
impl JournalStore for Own {
    async fn add_to_journal(&self, facts: &[Fact], sign: Sign<'_>) -> Stored<()> {
        let mut tx = self.begin().await?;
        let (mut number, mut hash) = end(&mut tx).await?;
        for fact in facts {
            number += 1;
            hash = fact.hash(&hash, number);
            insert(&mut tx, &Row { number, fact: *fact, hash }).await?;
        }
        keep(&mut tx, &sign(number, hash)).await?;
        sqlx::query(sql::FORGET_FORMER_HEADS).bind(int(number)).execute(&mut *tx).await?;
        tx.commit().await?;
        Ok(())
    }

    async fn journal(&self, since: u64, limit: usize) -> Stored<JournalSlice> {
        // Rows and head of one moment.
        let mut tx = self.read.begin().await?;
        bulk::of_one_moment(&mut tx).await?;
        let rows: Vec<JournalRow> = sqlx::query_as(sql::JOURNAL_AFTER)
            .bind(int(since))
            .bind(int(limit as u64).saturating_add(1))
            .fetch_all(&mut *tx)
            .await?;
        let mut rows = rows.into_iter().map(row).collect::<Stored<Vec<_>>>()?;
        let more = rows.len() > limit;
        rows.truncate(limit);
        let heads = heads(&mut tx).await?;
        let before = match rows.first() {
            Some(first) => hash_of(&mut tx, first.number - 1, &heads).await?,
            None => heads.last().map_or(NOTHING_BEFORE, |head| head.hash),
        };
        let upto = rows.last().map_or(since, |row| row.number);
        let logs = logs(&mut tx, since, upto).await?;
        tx.rollback().await?;
        Ok(JournalSlice { rows, logs, before, more, head: heads.into_iter().next_back() })
    }

    async fn journal_before(&self, before: Timestamp) -> Stored<Option<JournalEnd>> {
        let found: Option<(i64, Vec<u8>)> = sqlx::query_as(sql::JOURNAL_BEFORE)
            .bind(int(before.0))
            .bind(i64::MAX)
            .fetch_optional(&self.read)
            .await?;
        found.map(|(number, hash)| Ok((uint(number), fixed(hash)?))).transpose()
    }

    async fn forget_journal(&self, upto: &JournalHead) -> Stored<()> {
        let mut tx = self.begin().await?;
        let last = end(&mut tx).await?;
        sqlx::query(sql::FORGET_JOURNAL).bind(int(upto.number)).execute(&mut *tx).await?;
        sqlx::query(sql::FORGET_HEADS_BEFORE).bind(int(upto.number)).execute(&mut *tx).await?;
        // Where everything goes, the head of the end is there already and is as good.
        if upto.number < last.0 {
            keep(&mut tx, upto).await?;
        }
        tx.commit().await?;
        Ok(())
    }
}

async fn end(tx: &mut Connection) -> Stored<JournalEnd> {
    let last: Option<(i64, Vec<u8>)> = sqlx::query_as(sql::JOURNAL_END).fetch_optional(&mut *tx).await?;
    match last {
        Some((number, hash)) => Ok((uint(number), fixed(hash)?)),
        None => Ok(heads(tx).await?.last().map_or((0, NOTHING_BEFORE), |head| (head.number, head.hash))),
    }
}

/// What the logs are for that rows after a number and up to another one name.
async fn logs(tx: &mut Connection, after: u64, upto: u64) -> Stored<Vec<NamedLog>> {
    let rows: Vec<(Vec<u8>, String)> =
        sqlx::query_as(sql::JOURNAL_LOGS).bind(int(after)).bind(int(upto)).fetch_all(&mut *tx).await?;
    rows.into_iter().map(|(log, kind)| Ok(NamedLog { log: fixed(log)?, kind: named(kind)? })).collect()
}

async fn heads(tx: &mut Connection) -> Stored<Vec<JournalHead>> {
    let rows: Vec<JournalHeadRow> = sqlx::query_as(sql::JOURNAL_HEADS).fetch_all(&mut *tx).await?;
    let head = |row: JournalHeadRow| {
        Ok(JournalHead {
            number: uint(row.number),
            hash: fixed(row.hash)?,
            at: time(row.at),
            signature: row.signature.into(),
        })
    };
    rows.into_iter().map(head).collect()
}

async fn hash_of(tx: &mut Connection, number: u64, heads: &[JournalHead]) -> Stored<Hash32> {
    if number == 0 {
        return Ok(NOTHING_BEFORE);
    }
    let hash: Option<(Vec<u8>,)> =
        sqlx::query_as(sql::JOURNAL_HASH).bind(int(number)).fetch_optional(&mut *tx).await?;
    if let Some((hash,)) = hash {
        return fixed(hash);
    }
    let head = heads.iter().find(|head| head.number == number);
    head.map(|head| head.hash)
        .ok_or_else(|| StoreError::Failed(format!("the access journal has a hole before row {}", number + 1)))
}

async fn keep(tx: &mut Connection, head: &JournalHead) -> Stored<()> {
    sqlx::query(sql::NEW_JOURNAL_HEAD)
        .bind(int(head.number))
        .bind(&head.hash.0[..])
        .bind(int(head.at.0))
        .bind(head.signature.as_slice())
        .execute(&mut *tx)
        .await?;
    Ok(())
}

async fn insert(tx: &mut Connection, row: &Row) -> Stored<()> {
    let fact = &row.fact;
    sqlx::query(sql::NEW_JOURNAL_ROW)
        .bind(int(row.number))
        .bind(int(fact.at.0))
        .bind(name(fact.what)?)
        .bind(fact.account.map(|account| account.0.to_vec()))
        .bind(fact.log.map(|log| log.0.to_vec()))
        .bind(fact.session.map(|session| session.0.to_vec()))
        .bind(int(fact.times))
        .bind(&row.hash.0[..])
        .execute(&mut *tx)
        .await?;
    Ok(())
}

fn row(row: JournalRow) -> Stored<Row> {
    let fact = Fact {
        at: time(row.at),
        what: named(row.what)?,
        account: row.account.map(fixed).transpose()?,
        log: row.log.map(fixed).transpose()?,
        session: row.session.map(fixed::<16, SessionRef>).transpose()?,
        times: uint(row.times),
    };
    Ok(Row { number: uint(row.number), fact, hash: fixed(row.hash)? })
}
