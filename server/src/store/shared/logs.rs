//! Reading logs.

use async_trait::async_trait;
use futures::TryStreamExt;
use tdu_protocol::{
    AccountId, Entry, LogId,
    api::{LogInfo, Page},
    entry::Head,
};

use super::{Own, commit, news};
use crate::store::{
    Commit, LogStore, Place, Sheet, Stored,
    rows::{EntryRow, fixed, gather, int, named, one_more, stored, time, uint},
    sql,
};

#[async_trait]
impl LogStore for Own {
    async fn commit(&self, commit: &Commit) -> Stored<u64> {
        commit::run(self, commit).await
    }

    async fn head(&self, log: LogId) -> Stored<Option<Head>> {
        let row = sqlx::query_as::<_, (i64, Vec<u8>)>(sql::HEAD)
            .bind(&log.0[..])
            .fetch_optional(&self.read)
            .await?;
        row.map(|(next, hash)| Ok(Head { next: uint(next), hash: fixed(hash)? })).transpose()
    }

    async fn replay(&self, log: LogId, from: u64) -> Stored<Vec<Entry>> {
        let mut rows =
            sqlx::query_as::<_, EntryRow>(sql::REPLAY).bind(&log.0[..]).bind(int(from)).fetch(&self.read);
        let mut entries = Vec::new();
        while let Some(row) = rows.try_next().await? {
            entries.push(stored(row)?.entry);
        }
        Ok(entries)
    }

    async fn page(&self, log: LogId, from: u64, limit: usize) -> Stored<Page> {
        let rows = sqlx::query_as::<_, EntryRow>(sql::PAGE)
            .bind(&log.0[..])
            .bind(int(from))
            .bind(one_more(limit))
            .fetch(&self.read);
        let (entries, more) = gather(rows, limit).await?;
        let next = entries.last().map_or(from, |last| last.entry.seq + 1);
        Ok(Page { entries, next, more })
    }

    async fn positions(&self, account: AccountId, since: u64, limit: usize) -> Stored<Vec<u64>> {
        news::positions(self, account, since, limit).await
    }

    async fn news_at(&self, account: AccountId, positions: &[u64]) -> Stored<Sheet> {
        news::news_at(self, account, positions).await
    }

    async fn places(&self, log: LogId, from: u64, count: usize) -> Stored<Vec<Place>> {
        let rows = sqlx::query_as::<_, (i64, Vec<u8>, i64)>(sql::PLACES)
            .bind(&log.0[..])
            .bind(int(from))
            .bind(int(count as u64))
            .fetch_all(&self.read)
            .await?;
        rows.into_iter()
            .map(|(seq, hash, received)| {
                Ok(Place { seq: uint(seq), hash: fixed(hash)?, received: time(received) })
            })
            .collect()
    }

    async fn count_sealed(&self, log: LogId, seqs: &[u64]) -> Stored<usize> {
        let mut count = 0;
        for seq in seqs {
            let (found,) = sqlx::query_as::<_, (i64,)>(sql::IS_SEALED)
                .bind(&log.0[..])
                .bind(int(*seq))
                .fetch_one(&self.read)
                .await?;
            count += usize::from(found == 1);
        }
        Ok(count)
    }

    async fn logs_of(&self, account: AccountId) -> Stored<Vec<LogInfo>> {
        let rows = sqlx::query_as::<_, (Vec<u8>, String, i64, Vec<u8>)>(sql::LOGS_OF)
            .bind(&account.0[..])
            .fetch_all(&self.read)
            .await?;
        rows.into_iter()
            .map(|(log, kind, next, hash)| {
                let head = Head { next: uint(next), hash: fixed(hash)? };
                Ok(LogInfo { log: fixed(log)?, kind: named(kind)?, head })
            })
            .collect()
    }

    async fn may_read(&self, account: AccountId, log: LogId) -> Stored<bool> {
        let (found,) = sqlx::query_as::<_, (i64,)>(sql::MAY_READ)
            .bind(&account.0[..])
            .bind(&log.0[..])
            .fetch_one(&self.read)
            .await?;
        Ok(found > 0)
    }
}
