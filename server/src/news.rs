//! What an account may read of all its logs after a position, page by page.
//!
//! Which entries there are is found out first, from the indexes alone; then they are read in pages. Between two pages nothing of
//! the database is held, however slowly somebody reads, and a page holds only what may still be read by then.

use std::{sync::Arc, vec};

use axum::body::Bytes;
use tdu_protocol::{AccountId, pages::Encoded};

use crate::store::{Sheet, Store, Stored};

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

/// A page of them.
pub(crate) struct NewsPage {
    /// What is in it.
    pub(crate) sheet: Sheet,
    /// Where to go on.
    pub(crate) next: u64,
    /// Whether there is more already.
    pub(crate) more: bool,
}

impl News {
    pub(crate) fn new(store: Arc<dyn Store>, account: AccountId, since: u64, limit: usize) -> Self {
        Self { store, account, since, limit, known: Vec::new().into_iter(), all: false }
    }

    /// The next page; the one without `more` is the last.
    pub(crate) async fn page(&mut self) -> Stored<NewsPage> {
        if self.known.as_slice().is_empty() {
            let known = self.store.positions(self.account, self.since, AHEAD).await?;
            self.all = known.len() < AHEAD;
            self.known = known.into_iter();
        }
        let some = self.known.as_slice();
        let some = &some[..some.len().min(self.limit)];
        let sheet =
            if some.is_empty() { Sheet::default() } else { self.store.news_at(self.account, some).await? };
        // A page of long entries ends early; what was left out is read next.
        let read = match sheet.last {
            Some(last) if sheet.cut => some.partition_point(|position| *position <= last),
            _ => some.len(),
        };
        self.since = self.known.by_ref().take(read).last().unwrap_or(self.since);
        let more = !(self.all && self.known.as_slice().is_empty());
        Ok(NewsPage { sheet, next: self.since, more })
    }
}

impl NewsPage {
    /// As an item of an answer.
    pub(crate) fn into_item(self) -> Bytes {
        sent(self.sheet.entries.into_item(self.more, self.next))
    }

    /// As a message on a socket.
    pub(crate) fn into_message(self) -> Bytes {
        sent(self.sheet.entries.into_message(self.more, self.next))
    }
}

fn sent(encoded: Encoded) -> Bytes {
    Bytes::from(encoded.bytes).slice(encoded.start..)
}
