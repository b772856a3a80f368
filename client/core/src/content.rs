//! What a log says once opened: the material of every view.

use tdu_policies::PolicySet;
use tdu_protocol::{AccountId, EntryHash, LogId, LogState, Role, Timestamp, WriteId};

use crate::{
    calendar::{Now, Week},
    payload::Payload,
    rules::{self, InForce},
};

/// One act of writing, opened and verified, or still waiting to leave.
#[derive(Clone, Debug)]
pub struct Item {
    /// Place in the log; for what waits, the place it hopes for.
    pub seq: u64,
    /// Hash of the entry; zeros for what waits.
    pub hash: EntryHash,
    /// Who wrote it, verified.
    pub author: AccountId,
    /// When it arrived, by the server's clock; `None` for what waits.
    pub received: Option<Timestamp>,
    /// When it was written, by the author's clock.
    pub at: Timestamp,
    /// Its id.
    pub id: WriteId,
    /// What was written.
    pub content: Content,
}

/// What was written, as far as this client can read it.
#[derive(Clone, Debug)]
pub enum Content {
    /// Readable.
    Payload(Box<Payload>),
    /// The body was erased.
    Erased,
    /// Sealed with a key that has not reached this account yet; it opens by itself when the key comes.
    Closed,
    /// Signed and sealed as it should be, by a newer version of the app.
    Newer,
    /// Refused: not sealed or not signed as it must be. Counts as a warning.
    Refused,
}

impl Item {
    /// The payload, if readable.
    pub fn payload(&self) -> Option<&Payload> {
        match &self.content {
            Content::Payload(payload) => Some(payload),
            _ => None,
        }
    }

    /// Whether it has not left yet.
    pub const fn waits(&self) -> bool {
        self.received.is_none()
    }
}

/// A log, opened.
#[derive(Clone, Debug)]
pub struct LogContent {
    /// Who is in it, and where it ends.
    pub state: LogState,
    /// Sealed entries in order, then what waits.
    pub items: Vec<Item>,
}

/// Everything that this account may read, and who looks at it when.
#[derive(Clone, Copy)]
pub struct World<'a> {
    /// The account.
    pub me: AccountId,
    /// Its role.
    pub role: Role,
    /// Local time.
    pub now: Now,
    /// The policies in force.
    pub policies: &'a PolicySet,
    /// Every set that was signed, in order; none where the product's own are in force.
    pub sets: &'a [InForce],
    /// The logs.
    pub logs: &'a dyn Logs,
}

impl<'a> World<'a> {
    /// The world with the policies by which a week is counted.
    #[must_use]
    pub fn in_week(&self, week: Week) -> World<'a> {
        let policies = rules::of_week(self.sets, week).map_or(self.policies, |one| &one.set);
        World { policies, ..*self }
    }
}

/// Where a view finds logs.
pub trait Logs {
    /// One log.
    fn log(&self, log: LogId) -> Option<&LogContent>;
    /// All logs, in the order of their ids.
    fn all(&self) -> Box<dyn Iterator<Item = (LogId, &LogContent)> + '_>;
}

impl Logs for std::collections::BTreeMap<LogId, LogContent> {
    fn log(&self, log: LogId) -> Option<&LogContent> {
        self.get(&log)
    }

    fn all(&self) -> Box<dyn Iterator<Item = (LogId, &LogContent)> + '_> {
        Box::new(self.iter().map(|(id, content)| (*id, content)))
    }
}
