//! Settings and organisation.

use std::sync::Arc;

use async_trait::async_trait;
use tdu_protocol::{LogId, Timestamp, tally::WindowNumber};

use super::{Own, SIZE, blobs, bulk, nodes};
use crate::store::{
    Nodes, Organisation, ServerStore, Stored, TallyStore as _,
    rows::{fixed, int, uint},
    sql,
};

#[async_trait]
impl ServerStore for Own {
    fn nodes(&self) -> Option<Arc<dyn Nodes>> {
        nodes(self)
    }

    async fn ping(&self) -> Stored<()> {
        sqlx::query(sql::PING).execute(&self.read).await?;
        Ok(())
    }

    async fn keep(&self, name: &'static str, candidate: &[u8]) -> Stored<Vec<u8>> {
        sqlx::query(sql::KEEP).bind(name).bind(candidate).execute(&self.write).await?;
        let (value,) =
            sqlx::query_as::<_, (Vec<u8>,)>(sql::SETTING).bind(name).fetch_one(&self.write).await?;
        Ok(value)
    }

    async fn set_setup(&self, hash: &[u8; 32]) -> Stored<()> {
        sqlx::query(sql::SET_SETTING).bind("setup").bind(&hash[..]).execute(&self.write).await?;
        Ok(())
    }

    async fn setup(&self) -> Stored<Option<Vec<u8>>> {
        let row =
            sqlx::query_as::<_, (Vec<u8>,)>(sql::SETTING).bind("setup").fetch_optional(&self.read).await?;
        Ok(row.map(|(value,)| value))
    }

    async fn organisation(&self) -> Stored<Option<Organisation>> {
        let row = sqlx::query_as::<_, (Vec<u8>, Vec<u8>, Vec<u8>)>(sql::ORGANISATION)
            .fetch_optional(&self.read)
            .await?;
        row.map(|(org, root, directory)| {
            Ok(Organisation { org: fixed(org)?, root: fixed(root)?, directory: fixed(directory)? })
        })
        .transpose()
    }

    async fn weight(&self, log: Option<LogId>) -> Stored<u64> {
        let (bytes,) = match log {
            Some(log) => sqlx::query_as::<_, (i64,)>(sql::WEIGHT).bind(log.0.to_vec()),
            None => sqlx::query_as(SIZE),
        }
        .fetch_one(&self.read)
        .await?;
        Ok(uint(bytes))
    }

    async fn sweep(&self, now: Timestamp) -> Stored<()> {
        sqlx::query(sql::SWEEP_SESSIONS).bind(int(now.0)).execute(&self.write).await?;
        sqlx::query(sql::SWEEP_CEREMONIES).bind(int(now.0)).execute(&self.write).await?;
        let late: Vec<(Vec<u8>, i64)> =
            sqlx::query_as(sql::FORGOTTEN_TALLIES).bind(int(now.0)).fetch_all(&self.write).await?;
        for (log, first) in late {
            let first = WindowNumber::try_from(first).unwrap_or_default();
            self.forget_tally(fixed(log)?, first, now).await?;
        }
        self.recent.clear();
        Ok(())
    }

    async fn left_behind(&self, before: Timestamp) -> Stored<Vec<LogId>> {
        let rows: Vec<(Vec<u8>,)> =
            sqlx::query_as(sql::LEFT_BEHIND).bind(int(before.0)).fetch_all(&self.read).await?;
        rows.into_iter().map(|(log,)| Ok(LogId(fixed(log)?))).collect()
    }

    async fn erase_left_behind(&self, log: LogId, now: Timestamp, limit: usize) -> Stored<usize> {
        let seqs: Vec<(i64,)> = sqlx::query_as(sql::BODIES)
            .bind(&log.0[..])
            .bind(int(limit as u64))
            .fetch_all(&self.read)
            .await?;
        if seqs.is_empty() {
            return Ok(0);
        }
        let mut tx = self.begin().await?;
        for (seq,) in &seqs {
            sqlx::query(sql::ERASE).bind(&log.0[..]).bind(seq).execute(&mut *tx).await?;
            blobs::let_go(&mut tx, log, uint(*seq), int(now.0)).await?;
        }
        tx.commit().await?;
        bulk::forgotten(self).await;
        Ok(seqs.len())
    }

    async fn forget_vaults(&self, before: Timestamp) -> Stored<u64> {
        let done = sqlx::query(sql::FORGET_VAULTS).bind(int(before.0)).execute(&self.write).await?;
        if done.rows_affected() > 0 {
            bulk::forgotten(self).await;
        }
        Ok(done.rows_affected())
    }

    async fn close(&self) {
        bulk::closing(self).await;
        self.read.close().await;
        self.write.close().await;
    }
}
