//! Who opened which log: noted on the way, written a moment later, by one task.
//!
//! Invariant: noting never waits and never fails a request. Invariant: what could not be noted is counted, and the count is
//! noted. Invariant: no row holds a session's token, its hash, an address, or what was read.

#[cfg(test)]
mod tests;
mod writing;

use std::{
    collections::HashSet,
    sync::{
        Arc, Mutex, PoisonError,
        atomic::{AtomicU64, Ordering},
    },
};

use ed25519_dalek::SigningKey;
use tdu_protocol::{
    AccountId, InvitationId, LogId, Timestamp,
    journal::{Fact, SessionRef, What},
};
use tokio::sync::{mpsc, oneshot};

use crate::{
    clock::Clock,
    store::{Store, StoreError},
};

/// Happenings that may wait to be written.
const QUEUE: usize = 4_096;
/// Openings of this hour that are remembered so that each is noted once. Beyond, some are noted again.
const REMEMBERED: usize = 200_000;
/// What is counted instead of noted one by one.
const COUNTED: [What; 4] = [What::RefusedOpener, What::RefusedPasskey, What::RefusedTooMany, What::Missed];

/// The way to the journal.
pub struct Journal {
    queue: mpsc::Sender<Message>,
    recent: Mutex<Recent>,
    counts: Arc<Counts>,
    clock: Arc<dyn Clock>,
}

/// What was noted already in one hour.
#[derive(Default)]
struct Recent {
    hour: u64,
    opened: HashSet<(SessionRef, What, Option<LogId>)>,
}

/// One counter for each of [`COUNTED`].
#[derive(Default)]
struct Counts([AtomicU64; COUNTED.len()]);

enum Message {
    Fact(Fact),
    Flush(oneshot::Sender<Result<(), StoreError>>),
}

impl Journal {
    /// Starts the task that writes; it ends once the journal is dropped and all is written. Rows are kept `days` days.
    pub(crate) fn start(store: Arc<dyn Store>, clock: Arc<dyn Clock>, key: SigningKey, days: u16) -> Self {
        let (queue, receiver) = mpsc::channel(QUEUE);
        let counts = Arc::new(Counts::default());
        let writing = writing::Writing::new(store, Arc::clone(&clock), Arc::clone(&counts), key, days);
        tokio::spawn(writing.run(receiver));
        Self { queue, recent: Mutex::default(), counts, clock }
    }

    /// Entries of these logs were handed to a session.
    pub(crate) fn opened(
        &self,
        account: AccountId,
        token_hash: &[u8; 32],
        logs: impl IntoIterator<Item = LogId>,
    ) {
        let session = SessionRef::of(token_hash);
        for log in logs {
            self.once_an_hour(What::Opened, Some(account), Some(log), session);
        }
    }

    /// Entries of a log were handed to whoever holds an invitation.
    pub(crate) fn opened_by_invitation(&self, invitation: InvitationId, log: LogId) {
        self.once_an_hour(What::InvitationOpened, None, Some(log), SessionRef::of(&invitation.0));
    }

    /// An administrator read the journal.
    pub(crate) fn read(&self, account: AccountId, token_hash: &[u8; 32]) {
        self.once_an_hour(What::JournalRead, Some(account), None, SessionRef::of(token_hash));
    }

    /// A session began.
    pub(crate) fn signed_in(&self, account: AccountId, token_hash: &[u8; 32]) {
        let session = Some(SessionRef::of(token_hash));
        self.put(Fact {
            at: self.minute(),
            what: What::SignedIn,
            account: Some(account),
            log: None,
            session,
            times: 1,
        });
    }

    /// A log-in was refused: one of [`COUNTED`].
    pub(crate) fn refused(&self, what: What) {
        self.counts.add(what, 1);
    }

    /// Waits until all that happened before is durable.
    ///
    /// # Errors
    /// [`StoreError`] if it could not be written; it is tried again later.
    pub(crate) async fn flush(&self) -> Result<(), StoreError> {
        let stopped = || StoreError::Unavailable(String::from("the journal has stopped"));
        let (reply, answer) = oneshot::channel();
        self.queue.send(Message::Flush(reply)).await.map_err(|_| stopped())?;
        answer.await.map_err(|_| stopped())?
    }

    fn minute(&self) -> Timestamp {
        minute(self.clock.now())
    }

    fn once_an_hour(&self, what: What, account: Option<AccountId>, log: Option<LogId>, session: SessionRef) {
        let at = self.minute();
        let key = (session, what, log);
        if !self.recent().remembers_new(at, key) {
            return;
        }
        if !self.put(Fact { at, what, account, log, session: Some(session), times: 1 }) {
            self.recent().opened.remove(&key);
        }
    }

    fn recent(&self) -> std::sync::MutexGuard<'_, Recent> {
        self.recent.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn put(&self, fact: Fact) -> bool {
        let put = self.queue.try_send(Message::Fact(fact)).is_ok();
        if !put {
            self.counts.add(What::Missed, 1);
        }
        put
    }
}

impl Recent {
    /// Whether this is new in its hour; it is remembered then.
    fn remembers_new(&mut self, at: Timestamp, key: (SessionRef, What, Option<LogId>)) -> bool {
        let hour = at.0 / Timestamp::HOUR;
        if hour != self.hour || self.opened.len() >= REMEMBERED {
            self.hour = hour;
            self.opened.clear();
        }
        self.opened.insert(key)
    }
}

impl Counts {
    fn add(&self, what: What, times: u64) {
        if let Some(index) = COUNTED.iter().position(|counted| *counted == what) {
            self.0[index].fetch_add(times, Ordering::Relaxed);
        }
    }

    /// What was counted since the last time.
    fn take(&self) -> impl Iterator<Item = (What, u64)> {
        let counted = COUNTED.into_iter().zip(&self.0);
        counted.map(|(what, count)| (what, count.swap(0, Ordering::Relaxed))).filter(|(_, times)| *times > 0)
    }
}

/// The minute that an instant is in.
fn minute(at: Timestamp) -> Timestamp {
    Timestamp(at.0 - at.0 % Timestamp::MINUTE)
}
