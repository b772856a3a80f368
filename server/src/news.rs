//! What an account may read of all its logs after a position, page by page.
//!
//! Which entries there are is found out first, from the indexes alone; then they are read in pages. Between two pages nothing of
//! the database is held, however slowly somebody reads, and a page holds only what may still be read by then.

use std::{sync::Arc, vec};

use tdu_protocol::{AccountId, api::Page};

use crate::store::{Store, Stored};

/// Positions that are looked up at a time.
const AHEAD: usize = 20_000;

/// A reader of news.
pub(crate) struct News {
    store: Arc<dyn Store>,
    account: AccountId,
    /// The position that was read up to.
    since: u64,
    /// Most entries in a page.
    limit: usize,
    /// Positions that were looked up and not read yet.
    known: vec::IntoIter<u64>,
    /// Whether there were no others when they were looked up.
    all: bool,
}

impl News {
    pub(crate) fn new(store: Arc<dyn Store>, account: AccountId, since: u64, limit: usize) -> Self {
        Self { store, account, since, limit, known: Vec::new().into_iter(), all: false }
    }

    /// The next page; the one without `more` is the last.
    pub(crate) async fn page(&mut self) -> Stored<Page> {
        if self.known.as_slice().is_empty() {
            let known = self.store.positions(self.account, self.since, AHEAD).await?;
            self.all = known.len() < AHEAD;
            self.known = known.into_iter();
        }
        let some = self.known.as_slice();
        let some = &some[..some.len().min(self.limit)];
        let (entries, cut) = self.store.entries_at(self.account, some).await?;
        // A page of long entries ends early; what was left out is read next.
        let read = match entries.last() {
            Some(last) if cut => some.partition_point(|position| *position <= last.position),
            _ => some.len(),
        };
        self.since = self.known.by_ref().take(read).last().unwrap_or(self.since);
        let more = !(self.all && self.known.as_slice().is_empty());
        Ok(Page { entries, next: self.since, more })
    }
}
