//! Attachments: what may come in, how it comes in piece by piece, how it goes out, and what must go for good.
//!
//! A row of the database comes before the bytes and goes before them; bytes that nothing refers to are removed by whoever finds
//! them in the list of those that were discarded. Invariant: what is said to be complete is durable, and its SHA-256 was
//! computed from what is kept. Invariant: nothing lasting says who sent what.

mod counts;
mod errors;
mod kept;

use std::{sync::Arc, time::Duration};

use axum::body::Bytes;
use futures::stream::BoxStream;
use tdu_protocol::{
    AccountId, Hash32, LogId, Timestamp,
    blob::{BlobOffer, BlobProgress, PART},
};
use tokio::{sync::Semaphore, time::timeout};

use self::counts::Uploads;
pub(crate) use self::counts::Weights;
pub(crate) use self::errors::BlobError;
pub use self::errors::BlobsError;
pub use self::kept::{Kept, KeptError, MARK};
use crate::{
    clock::Clock,
    config::Limits,
    random,
    store::{Begun, Blob, BlobName, NewBlob, Store, StoreError},
};

/// Blobs that are put together at the same time, each with some 10 MiB in memory.
const JOINING: usize = 4;
/// For how long after a blob was discarded a part may still arrive that was on its way: longer than any request takes.
const LATE_MS: u64 = Timestamp::HOUR;
/// How long somebody who erased something waits for the bytes to be gone.
const PATIENCE: Duration = Duration::from_secs(5);

/// The way to all attachments.
pub struct Blobs {
    store: Arc<dyn Store>,
    kept: Kept,
    clock: Arc<dyn Clock>,
    limits: Limits,
    uploads: Uploads,
    weights: Arc<Weights>,
    joining: Semaphore,
}

impl Blobs {
    /// Makes sure that this is the place of this database's attachments, and counts them.
    ///
    /// # Errors
    /// [`BlobsError`].
    pub(crate) async fn start(
        store: Arc<dyn Store>,
        kept: Kept,
        clock: Arc<dyn Clock>,
        limits: &Limits,
    ) -> Result<Arc<Self>, BlobsError> {
        let place = kept.to_string();
        let mark = kept
            .mark_or(&tdu_protocol::bytes::encode_text(&random::bytes::<16>()))
            .await
            .map_err(|error| BlobsError::Kept { place: place.clone(), error })?;
        let known = store.keep("blobs", mark.as_bytes()).await?;
        if known != mark.as_bytes() {
            return Err(BlobsError::Elsewhere { place, mark: String::from_utf8_lossy(&known).into_owned() });
        }
        let blobs = Self {
            store,
            kept,
            clock,
            limits: limits.clone(),
            uploads: Uploads::new(limits.uploads_per_account),
            weights: Arc::default(),
            joining: Semaphore::new(JOINING),
        };
        blobs.weigh().await?;
        Ok(Arc::new(blobs))
    }

    /// Bytes of each log's blobs, as this server knows them.
    pub(crate) fn weights(&self) -> &Arc<Weights> {
        &self.weights
    }

    /// Somebody who may write to the log announces a blob; the answer says where to go on.
    pub(crate) async fn offer(
        &self,
        by: AccountId,
        log: LogId,
        offer: BlobOffer,
    ) -> Result<BlobProgress, BlobError> {
        let BlobOffer { hash, size } = offer;
        if size == 0 {
            return Err(BlobError::Empty);
        }
        if size > self.limits.blob_bytes {
            return Err(BlobError::TooLarge(self.limits.blob_bytes));
        }
        let now = self.clock.now();
        if let Some(blob) = self.store.blob(log, &hash).await? {
            return self.stands(by, log, &hash, size, blob);
        }
        if !self.uploads.go_on(by, (log, hash), now) {
            return Err(BlobError::TooManyUploads);
        }
        let new = NewBlob {
            log,
            hash,
            name: BlobName(random::bytes()),
            size,
            now,
            log_bytes: self.limits.log_bytes,
            total_bytes: self.limits.total_bytes,
        };
        let full = match self.store.begin_blob(&new).await? {
            Begun::New => {
                self.weights.add(log, size);
                return Ok(BlobProgress { size, received: 0 });
            }
            Begun::There(blob) => return self.stands(by, log, &hash, size, blob),
            Begun::LogFull => BlobError::LogFull,
            Begun::StorageFull => BlobError::StorageFull,
        };
        self.uploads.end(by, (log, hash));
        Err(full)
    }

    fn stands(
        &self,
        by: AccountId,
        log: LogId,
        hash: &Hash32,
        size: u64,
        blob: Blob,
    ) -> Result<BlobProgress, BlobError> {
        if blob.size != size {
            return Err(BlobError::OtherSize);
        }
        if blob.is_complete() {
            self.uploads.end(by, (log, *hash));
        } else if !self.uploads.go_on(by, (log, *hash), self.clock.now()) {
            return Err(BlobError::TooManyUploads);
        }
        Ok(progress(blob))
    }

    /// Takes a part; with the last one, all of it is verified and made durable.
    pub(crate) async fn receive(
        self: &Arc<Self>,
        by: AccountId,
        log: LogId,
        hash: Hash32,
        offset: u64,
        bytes: Bytes,
    ) -> Result<BlobProgress, BlobError> {
        let blob = self.store.blob(log, &hash).await?.ok_or(BlobError::Unknown)?;
        if blob.is_complete() {
            return Ok(progress(blob));
        }
        let (part, length) = (PART as u64, bytes.len() as u64);
        if !offset.is_multiple_of(part) || offset >= blob.size || length != part.min(blob.size - offset) {
            return Err(BlobError::NotAPart);
        }
        if offset < blob.received {
            // Sent again because the answer was lost.
            return Ok(progress(blob));
        }
        if offset > blob.received {
            return Err(BlobError::Stands(blob.received));
        }
        let now = self.clock.now();
        if !self.uploads.go_on(by, (log, hash), now) {
            return Err(BlobError::TooManyUploads);
        }
        self.kept.put_part(blob.name, offset / part, bytes).await?;
        let upto = offset + length;
        if upto < blob.size {
            if self.store.receive_blob(blob.name, offset, upto, now).await? {
                return Ok(BlobProgress { size: blob.size, received: upto });
            }
            return self.where_it_stands(log, &hash).await;
        }
        // Whoever sent it may go away: what was begun is finished all the same.
        let this = Arc::clone(self);
        let finished = tokio::spawn(async move { this.finish(log, hash, blob).await });
        let outcome = finished.await.unwrap_or(Err(BlobError::Interrupted));
        self.uploads.end(by, (log, hash));
        outcome
    }

    /// Puts the parts together and compares. `received` becomes the size in the same step as the blob becomes complete.
    async fn finish(&self, log: LogId, hash: Hash32, blob: Blob) -> Result<BlobProgress, BlobError> {
        let _turn = self.joining.acquire().await.map_err(|_| BlobError::Interrupted)?;
        let now = self.clock.now();
        if self.kept.join(blob.name, blob.size, &hash).await? {
            if self.store.receive_blob(blob.name, blob.received, blob.size, now).await? {
                if let Err(error) = self.kept.remove_parts(blob.name, blob.size).await {
                    tracing::warn!(%error, "parts of an attachment that is complete remain until it goes");
                }
                return Ok(BlobProgress { size: blob.size, received: blob.size });
            }
            return self.where_it_stands(log, &hash).await;
        }
        // Somebody else may have finished it meanwhile, and taken the parts away: then it is complete and stays.
        self.store.forget_blob(blob.name, now).await?;
        match self.store.blob(log, &hash).await? {
            Some(there) if there.is_complete() => Ok(progress(there)),
            _ => {
                self.weigh().await?;
                self.remove_discarded().await;
                Err(BlobError::Mismatch)
            }
        }
    }

    async fn where_it_stands(&self, log: LogId, hash: &Hash32) -> Result<BlobProgress, BlobError> {
        self.store.blob(log, hash).await?.map(progress).ok_or(BlobError::Unknown)
    }

    /// A complete blob of a log.
    pub(crate) async fn find(&self, log: LogId, hash: &Hash32) -> Result<Blob, BlobError> {
        let blob = self.store.blob(log, hash).await?.filter(Blob::is_complete);
        blob.ok_or(BlobError::Unknown)
    }

    /// Bytes of a complete blob, from one place up to another.
    pub(crate) async fn read(
        &self,
        blob: Blob,
        range: std::ops::Range<u64>,
    ) -> Result<BoxStream<'static, Result<Bytes, KeptError>>, BlobError> {
        Ok(self.kept.read(blob.name, blob.size, range).await?)
    }

    /// Forgets uploads that do not go on and blobs that no entry holds, and removes the bytes of whatever was forgotten.
    pub(crate) async fn collect(&self) -> Result<(), StoreError> {
        let now = self.clock.now();
        let before = Timestamp(now.0.saturating_sub(self.limits.blob_orphan_ms));
        let forgotten = self.store.forget_orphans(before, now).await?;
        if forgotten > 0 {
            tracing::info!(forgotten, "attachments that no entry holds, or that never came, are forgotten");
        }
        self.remove_discarded().await;
        // Others may have begun or ended some, on the same database.
        self.weigh().await
    }

    /// Removes the bytes of what was discarded. What fails is tried again the next time.
    pub(crate) async fn remove_discarded(&self) {
        let outcome = async {
            let discarded = self.store.discarded().await?;
            for bytes in &discarded {
                if let Err(error) = self.kept.discard(bytes.name, bytes.size).await {
                    tracing::warn!(%error, "the bytes of an attachment that is gone could not be removed yet");
                } else if self.clock.now().since(bytes.since) >= LATE_MS {
                    self.store.bury(bytes.name).await?;
                }
            }
            if !discarded.is_empty() {
                self.weigh().await?;
            }
            Ok::<_, StoreError>(())
        };
        if let Err(error) = outcome.await {
            tracing::warn!(%error, "attachments that are gone could not be removed yet");
        }
    }

    /// The same for whoever erased something: it goes on when they leave, and they need not wait for a slow bucket.
    pub(crate) async fn remove_discarded_now(self: &Arc<Self>) {
        let this = Arc::clone(self);
        let removing = tokio::spawn(async move { this.remove_discarded().await });
        // Not done in time is not undone.
        let _ = timeout(PATIENCE, removing).await;
    }

    async fn weigh(&self) -> Result<(), StoreError> {
        self.weights.are(self.store.blob_bytes().await?);
        Ok(())
    }
}

fn progress(blob: Blob) -> BlobProgress {
    BlobProgress { size: blob.size, received: blob.received }
}
