//! What an account may read, on its way out.

use std::collections::BTreeSet;

use tdu_protocol::{LogId, api::Stored, pages::EncodedEntries};

/// Some entries of an account's logs, encoded already.
#[derive(Default)]
pub struct Sheet {
    /// The entries, in order of position.
    pub entries: EncodedEntries,
    /// The logs that they are of.
    pub logs: BTreeSet<LogId>,
    /// Position of the last of them.
    pub last: Option<u64>,
    /// Whether they end early, because they are long.
    pub cut: bool,
}

impl Sheet {
    /// Adds an entry.
    pub(super) fn push(&mut self, stored: &Stored) {
        self.entries.push(stored);
        self.logs.insert(stored.entry.log);
        self.last = Some(stored.position);
    }
}
