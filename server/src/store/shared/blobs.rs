//! Attachments.

use async_trait::async_trait;
use tdu_protocol::{Hash32, LogId, Timestamp};

use super::{Connection, LOCK_LOG, Own, SIZE};
use crate::store::{
    Begun, Blob, BlobName, BlobStore, Discarded, NewBlob, StoreError, Stored,
    rows::{fixed, int, time, uint},
    sql,
};

#[async_trait]
impl BlobStore for Own {
    async fn begin_blob(&self, new: &NewBlob) -> Stored<Begun> {
        let mut tx = self.begin().await?;
        // Two that begin at the same time in one log must count each other.
        sqlx::query(LOCK_LOG).bind(&new.log.0[..]).execute(&mut *tx).await?;
        if let Some(there) = one(&mut tx, new.log, &new.hash).await? {
            return Ok(Begun::There(there));
        }
        if let Some(limit) = new.log_bytes {
            let entries = sum(&mut tx, sql::WEIGHT, new.log).await?;
            let blobs = sum(&mut tx, sql::BLOBS_WEIGHT, new.log).await?;
            if entries.saturating_add(blobs).saturating_add(new.size) > limit {
                return Ok(Begun::LogFull);
            }
        }
        if let Some(limit) = new.total_bytes {
            let database: i64 = sqlx::query_scalar(SIZE).fetch_one(&mut *tx).await?;
            let blobs: i64 = sqlx::query_scalar(sql::ALL_BLOBS_WEIGHT).fetch_one(&mut *tx).await?;
            if uint(database).saturating_add(uint(blobs)).saturating_add(new.size) > limit {
                return Ok(Begun::StorageFull);
            }
        }
        sqlx::query(sql::NEW_BLOB)
            .bind(&new.log.0[..])
            .bind(&new.hash.0[..])
            .bind(&new.name.0[..])
            .bind(int(new.size))
            .bind(int(new.now.0))
            .execute(&mut *tx)
            .await?;
        tx.commit().await?;
        Ok(Begun::New)
    }

    async fn blob(&self, log: LogId, hash: &Hash32) -> Stored<Option<Blob>> {
        let mut connection = self.read.acquire().await?;
        one(&mut connection, log, hash).await
    }

    async fn receive_blob(&self, name: BlobName, from: u64, to: u64, now: Timestamp) -> Stored<bool> {
        let done = sqlx::query(sql::RECEIVE_BLOB)
            .bind(&name.0[..])
            .bind(int(from))
            .bind(int(to))
            .bind(int(now.0))
            .execute(&self.write)
            .await?;
        Ok(done.rows_affected() == 1)
    }

    async fn forget_blob(&self, name: BlobName, now: Timestamp) -> Stored<()> {
        let mut tx = self.begin().await?;
        let gone = sqlx::query_as(sql::FORGET_BLOB).bind(&name.0[..]).fetch_all(&mut *tx).await?;
        discard(&mut tx, gone, int(now.0)).await?;
        tx.commit().await?;
        Ok(())
    }

    async fn has_blobs(&self, log: LogId, hashes: &[Hash32]) -> Stored<bool> {
        let mut connection = self.read.acquire().await?;
        for hash in hashes {
            if !one(&mut connection, log, hash).await?.is_some_and(|blob| blob.is_complete()) {
                return Ok(false);
            }
        }
        Ok(true)
    }

    async fn forget_orphans(&self, before: Timestamp, now: Timestamp) -> Stored<u64> {
        let mut tx = self.begin().await?;
        let gone: Vec<Gone> =
            sqlx::query_as(sql::FORGET_ORPHANS).bind(int(before.0)).fetch_all(&mut *tx).await?;
        let count = gone.len() as u64;
        discard(&mut tx, gone, int(now.0)).await?;
        tx.commit().await?;
        Ok(count)
    }

    async fn discarded(&self) -> Stored<Vec<Discarded>> {
        let rows: Vec<(Vec<u8>, i64, i64)> = sqlx::query_as(sql::ALL_DISCARDED).fetch_all(&self.read).await?;
        rows.into_iter()
            .map(|(name, size, since)| {
                Ok(Discarded { name: fixed(name)?, size: uint(size), since: time(since) })
            })
            .collect()
    }

    async fn bury(&self, name: BlobName) -> Stored<()> {
        sqlx::query(sql::BURY).bind(&name.0[..]).execute(&self.write).await?;
        Ok(())
    }

    async fn blob_bytes(&self) -> Stored<Vec<(LogId, u64)>> {
        let rows: Vec<(Vec<u8>, i64)> = sqlx::query_as(sql::BLOB_BYTES).fetch_all(&self.read).await?;
        rows.into_iter().map(|(log, bytes)| Ok((fixed(log)?, uint(bytes)))).collect()
    }
}

/// Name and size of what was taken out of the table.
type Gone = (Vec<u8>, i64);

async fn one(connection: &mut Connection, log: LogId, hash: &Hash32) -> Stored<Option<Blob>> {
    let row: Option<(Vec<u8>, i64, i64)> =
        sqlx::query_as(sql::BLOB).bind(&log.0[..]).bind(&hash.0[..]).fetch_optional(connection).await?;
    row.map(|(name, size, received)| {
        Ok(Blob { name: fixed(name)?, size: uint(size), received: uint(received) })
    })
    .transpose()
}

async fn sum(connection: &mut Connection, query: &'static str, log: LogId) -> Stored<u64> {
    let bytes: i64 = sqlx::query_scalar(query).bind(&log.0[..]).fetch_one(connection).await?;
    Ok(uint(bytes))
}

/// An entry holds a blob from now on.
pub(super) async fn hold(tx: &mut Connection, log: LogId, seq: u64, blob: &Hash32) -> Stored<()> {
    let done = sqlx::query(sql::HOLD)
        .bind(&log.0[..])
        .bind(int(seq))
        .bind(&blob.0[..])
        .execute(tx)
        .await
        .map_err(StoreError::from);
    match done {
        Ok(done) if done.rows_affected() == 1 => Ok(()),
        // It was there a moment ago: whoever asks again is told that it is not.
        Ok(_) | Err(StoreError::Taken) => Err(StoreError::Stale(Vec::new())),
        Err(error) => Err(error),
    }
}

/// An entry whose body is erased lets go of its blobs; what nobody holds any more goes with it.
pub(super) async fn let_go(tx: &mut Connection, log: LogId, seq: u64, now: i64) -> Stored<()> {
    let held: Vec<(Vec<u8>,)> =
        sqlx::query_as(sql::LET_GO).bind(&log.0[..]).bind(int(seq)).fetch_all(&mut *tx).await?;
    for (hash,) in held {
        let gone: Vec<Gone> =
            sqlx::query_as(sql::FORGET_UNHELD).bind(&log.0[..]).bind(hash).fetch_all(&mut *tx).await?;
        discard(tx, gone, now).await?;
    }
    Ok(())
}

async fn discard(tx: &mut Connection, gone: Vec<Gone>, now: i64) -> Stored<()> {
    for (name, size) in gone {
        sqlx::query(sql::DISCARD).bind(name).bind(size).bind(now).execute(&mut *tx).await?;
    }
    Ok(())
}
