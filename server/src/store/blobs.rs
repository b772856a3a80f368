//! Attachments in the store: which there are, how far they have come, which entries hold them, and what must go.
//!
//! Invariant: a name is drawn anew for each row, so that removing the bytes of one never touches those of another.

use std::fmt;

use async_trait::async_trait;
use tdu_protocol::{Hash32, LogId, Timestamp, bytes::encode_text};

use super::Stored;

/// Where the bytes of a blob are, in the folder or bucket.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct BlobName(pub [u8; 16]);

impl From<[u8; 16]> for BlobName {
    fn from(bytes: [u8; 16]) -> Self {
        Self(bytes)
    }
}

impl fmt::Display for BlobName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&encode_text(&self.0))
    }
}

/// A blob, complete or on its way.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Blob {
    /// Where its bytes are.
    pub name: BlobName,
    /// Bytes in all.
    pub size: u64,
    /// Bytes that arrived; equal to the size once it is complete and verified.
    pub received: u64,
}

impl Blob {
    /// Whether it is all there.
    pub const fn is_complete(&self) -> bool {
        self.received == self.size
    }
}

/// A blob that begins, and what it must fit into.
#[derive(Clone, Copy, Debug)]
pub struct NewBlob {
    /// The log.
    pub log: LogId,
    /// SHA-256.
    pub hash: Hash32,
    /// Where its bytes will be.
    pub name: BlobName,
    /// Bytes in all.
    pub size: u64,
    /// When.
    pub now: Timestamp,
    /// Bytes that the log may hold.
    pub log_bytes: Option<u64>,
    /// Bytes that the database and all blobs may hold.
    pub total_bytes: Option<u64>,
}

/// What became of a [`NewBlob`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Begun {
    /// It begins.
    New,
    /// One of this hash is in the log already, or on its way.
    There(Blob),
    /// The log would hold more than it may. Nothing changed.
    LogFull,
    /// All together would hold more than they may. Nothing changed.
    StorageFull,
}

/// Bytes to be removed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Discarded {
    /// Where they are.
    pub name: BlobName,
    /// How many there can be.
    pub size: u64,
    /// Since when nothing refers to them.
    pub since: Timestamp,
}

/// Attachments. That entries hold them, and let go of them, is part of [`super::LogStore::commit`].
#[async_trait]
pub trait BlobStore: Send + Sync + 'static {
    /// Begins a blob if there is room; what is under way counts with all its bytes.
    async fn begin_blob(&self, blob: &NewBlob) -> Stored<Begun>;
    /// A blob of a log.
    async fn blob(&self, log: LogId, hash: &Hash32) -> Stored<Option<Blob>>;
    /// Moves a blob on, if it still stands at `from`.
    async fn receive_blob(&self, name: BlobName, from: u64, to: u64, now: Timestamp) -> Stored<bool>;
    /// Forgets a blob that is not complete; its bytes are to be removed.
    async fn forget_blob(&self, name: BlobName, now: Timestamp) -> Stored<()>;
    /// Whether all of these are complete in that log.
    async fn has_blobs(&self, log: LogId, hashes: &[Hash32]) -> Stored<bool>;
    /// Forgets blobs that are not complete or that no entry holds, if nothing arrived since `before`. How many there were.
    async fn forget_orphans(&self, before: Timestamp, now: Timestamp) -> Stored<u64>;
    /// Bytes to be removed, oldest first.
    async fn discarded(&self) -> Stored<Vec<Discarded>>;
    /// These bytes are gone for good.
    async fn bury(&self, name: BlobName) -> Stored<()>;
    /// Bytes of the blobs of each log that has any.
    async fn blob_bytes(&self) -> Stored<Vec<(LogId, u64)>>;
}
