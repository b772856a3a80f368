//! The access journal in the store.

use async_trait::async_trait;
use tdu_protocol::{
    Hash32, Timestamp,
    journal::{Fact, JournalHead, NamedLog, Row},
};

use super::Stored;

/// A part of the journal, of one moment.
#[derive(Clone, Debug)]
pub struct JournalSlice {
    /// Rows, oldest first.
    pub rows: Vec<Row>,
    /// What the logs that they name are for.
    pub logs: Vec<NamedLog>,
    /// Hash of the row before the first of them.
    pub before: Hash32,
    /// Whether there is more.
    pub more: bool,
    /// The journal's end as it was signed; `None` while nothing was ever written.
    pub head: Option<JournalHead>,
}

/// Where the journal ends: number and hash of the last row, whether it is still there or not.
pub type JournalEnd = (u64, Hash32);

/// Signs where the journal ends.
pub type Sign<'a> = &'a (dyn Fn(u64, Hash32) -> JournalHead + Send + Sync);

/// The access journal. Rows are added and, when they are old, forgotten; none is ever changed.
#[async_trait]
pub trait JournalStore: Send + Sync + 'static {
    /// Adds rows after the last one, and the signed head with them. [`super::StoreError::Taken`] if another node added
    /// some at the same time: try again.
    async fn add_to_journal(&self, facts: &[Fact], sign: Sign<'_>) -> Stored<()>;
    /// Rows after a number, at most `limit`.
    async fn journal(&self, since: u64, limit: usize) -> Stored<JournalSlice>;
    /// The last of the rows that are all older than `time`, if there are any.
    async fn journal_before(&self, time: Timestamp) -> Stored<Option<JournalEnd>>;
    /// Forgets the rows up to this head, which stays: the oldest row is verified against it.
    async fn forget_journal(&self, upto: &JournalHead) -> Stored<()>;
}
