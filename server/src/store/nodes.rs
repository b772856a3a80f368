//! What a server must know of others that write to the same database.

use async_trait::async_trait;
use tdu_protocol::{AccountId, LogId, api::Page, entry::Head};

use super::Stored;

/// What another node told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Told {
    /// Everything up to this position is there.
    Written(u64),
    /// A session ended, or all of an account's.
    Ended {
        /// Whose.
        account: AccountId,
        /// SHA-256 of the token of the one that ended; `None` for all.
        session: Option<[u8; 32]>,
    },
    /// The line was cut for a while: something may have been told that nobody heard.
    Missed,
}

/// Somebody who may read a log.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reader {
    /// The log.
    pub log: LogId,
    /// Who.
    pub account: AccountId,
    /// The position of the one entry that they may still read; `None` for members.
    pub until: Option<u64>,
}

/// A database that several servers may use at the same time.
///
/// Positions follow the order of commits and have no holes: once one is visible, so are all before it.
#[async_trait]
pub trait Nodes: Send + Sync + 'static {
    /// Begins to listen to the others.
    async fn line(&self) -> Stored<Box<dyn Line>>;
    /// Position of the last entry, 0 if there is none.
    async fn last_position(&self) -> Stored<u64>;
    /// Where these logs end; those that do not exist are left out.
    async fn heads(&self, logs: &[LogId]) -> Stored<Vec<(LogId, Head)>>;
    /// Who may read what stands after one position and up to another.
    async fn readers(&self, after: u64, upto: u64) -> Stored<Vec<Reader>>;
    /// Entries of these logs after one position and up to another, by position; as many as fit into a page.
    async fn between(&self, after: u64, upto: u64, logs: &[LogId]) -> Stored<Page>;
}

/// Hears what other nodes tell, never what its own node told.
#[async_trait]
pub trait Line: Send + 'static {
    /// Waits for what comes next; `None` once the store is closed. A line that breaks mends itself and says
    /// [`Told::Missed`].
    async fn next(&mut self) -> Option<Told>;
}
