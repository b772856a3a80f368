//! What can go wrong with attachments.

use tdu_protocol::blob::PART;

use super::{KeptError, MARK};
use crate::{config::BlobsAt, store::StoreError};

/// Why attachments cannot be used at all.
#[derive(Debug, thiserror::Error)]
pub enum BlobsError {
    /// The store failed.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// The folder or bucket failed.
    #[error("attachments cannot be kept in {place}: {error}")]
    Kept {
        /// Which.
        place: String,
        /// Why.
        error: KeptError,
    },
    /// Another folder or bucket has them.
    #[error(
        "{place} is not where the attachments of this database are. Give their place as `blobs`: several servers share one. \
         If they are lost for good, write {mark} into its file `{MARK}`, and nothing else"
    )]
    Elsewhere {
        /// The folder or bucket.
        place: String,
        /// What stands in the right one.
        mark: String,
    },
}

impl BlobsError {
    /// The place cannot even be opened.
    pub(crate) fn unusable(at: &BlobsAt, error: KeptError) -> Self {
        let place = match at {
            BlobsAt::Folder(folder) => folder.display().to_string(),
            BlobsAt::Bucket(bucket) => format!("s3://{}", bucket.name),
        };
        Self::Kept { place, error }
    }
}

/// Why a blob does not come in or go out.
#[derive(Debug, thiserror::Error)]
pub(crate) enum BlobError {
    #[error("a blob has at least one byte")]
    Empty,
    #[error("a blob has at most {0} bytes here")]
    TooLarge(u64),
    #[error("a blob of this hash was announced with another size")]
    OtherSize,
    #[error("too many uploads")]
    TooManyUploads,
    #[error("the log is full")]
    LogFull,
    #[error("the organisation's place is used up")]
    StorageFull,
    #[error("no such blob")]
    Unknown,
    #[error("each part but the last has {PART} bytes, and begins where the one before ends")]
    NotAPart,
    #[error("the upload stands at {0}")]
    Stands(u64),
    #[error("the bytes are not those that were announced")]
    Mismatch,
    #[error(transparent)]
    Store(#[from] StoreError),
    #[error(transparent)]
    Kept(#[from] KeptError),
    #[error("putting the parts together ended early")]
    Interrupted,
}
