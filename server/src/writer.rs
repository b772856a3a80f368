//! The one place that writes entries.
//!
//! Requests wait in a bounded queue; the writer takes all that wait, judges them in order, commits them together, and
//! answers after the commit is durable. A request that fails leaves its neighbours alone. Only requests made of sealed
//! entries share a transaction: those that change who is where have one to themselves.
//!
//! Invariant: what is acknowledged is on the disk. Invariant: nothing here signs or encodes an answer, except news.

mod plan;
#[cfg(test)]
mod tests;

use std::sync::Arc;

use tdu_protocol::{
    AccountId, InvitationId, Timestamp,
    api::{Page, Registration, StreamMessage},
    cbor,
    state::Refusal,
};
use tokio::{
    sync::{mpsc, oneshot},
    task::JoinHandle,
};

use self::plan::{Batch, Touched};
use crate::{
    clock::Clock,
    hub::{Hub, News},
    ledger::Ledger,
    store::{NewEntry, NewOpener, Store, StoreError},
};

/// Requests in one transaction.
const BATCH: usize = 256;
/// Attempts at a commit whose logs moved under it.
const ATTEMPTS: usize = 4;

/// What can be written.
#[derive(Debug)]
pub enum Write {
    /// Entries at the end of a log.
    Append {
        /// The session's account.
        by: AccountId,
        /// Of one log, in order, at least one.
        entries: Vec<NewEntry>,
    },
    /// A new log.
    Open {
        /// The session's account.
        by: AccountId,
        /// A Genesis and what follows.
        entries: Vec<NewEntry>,
    },
    /// The founding.
    Found {
        /// The first administrator.
        newcomer: Newcomer,
        /// The directory's first entries.
        entries: Vec<NewEntry>,
        /// The receipt key that the directory must name.
        receipt_key: tdu_protocol::Hash32,
    },
    /// Somebody joins by invitation.
    Join {
        /// The invitation.
        invitation: InvitationId,
        /// Who.
        newcomer: Newcomer,
        /// The Join.
        entry: NewEntry,
    },
}

/// An account before its role is known to be certified.
#[derive(Debug)]
pub struct Newcomer {
    /// What the client sent, its openers taken out.
    pub registration: Registration,
    /// Its openers, hashed.
    pub openers: Vec<NewOpener>,
    /// What authenticators will know it by.
    pub user_handle: [u8; 16],
}

/// Why something was not written. Nothing has changed then.
#[derive(Debug, thiserror::Error)]
pub enum WriteError {
    /// The place is taken or not reached yet.
    #[error("the log has moved on")]
    Conflict,
    /// The log, the account or the organisation exists already.
    #[error("already there")]
    Exists,
    /// No such log, or none that this account may know of.
    #[error("no such log")]
    Unknown,
    /// Known, and not allowed.
    #[error("not allowed: {0}")]
    Forbidden(String),
    /// Against a rule of the log.
    #[error("{0}")]
    Refused(String),
    /// The invitation ended meanwhile.
    #[error("the invitation ended")]
    InvitationGone,
    /// The queue is full, the server stops, or the database cannot write.
    #[error("not available")]
    Unavailable,
    /// A defect; described in the server's log.
    #[error("failed")]
    Failed,
}

impl From<Refusal> for WriteError {
    fn from(refusal: Refusal) -> Self {
        match refusal {
            Refusal::Taken | Refusal::Gap | Refusal::Broken => Self::Conflict,
            Refusal::NotMember | Refusal::NotAllowed | Refusal::KindNotAllowed => {
                Self::Forbidden(refusal.to_string())
            }
            other => Self::Refused(other.to_string()),
        }
    }
}

impl From<StoreError> for WriteError {
    fn from(error: StoreError) -> Self {
        match error {
            StoreError::Taken => Self::Exists,
            StoreError::Stale(_) => Self::Unavailable,
            StoreError::Unavailable(reason) => {
                tracing::error!(reason, "nothing can be written");
                Self::Unavailable
            }
            StoreError::Failed(reason) => {
                tracing::error!(reason, "writing failed");
                Self::Failed
            }
        }
    }
}

/// When the entries of a request arrived, once they are durable.
pub type Written = Result<Timestamp, WriteError>;

struct Request {
    write: Write,
    reply: oneshot::Sender<Written>,
}

/// The way to the writer.
#[derive(Clone)]
pub struct Writer {
    queue: mpsc::Sender<Request>,
}

impl Writer {
    /// Starts the task; it ends once every [`Writer`] is dropped and the queue is empty.
    pub fn start(
        store: Arc<dyn Store>,
        ledger: Arc<Ledger>,
        hub: Arc<Hub>,
        clock: Arc<dyn Clock>,
        queue: usize,
    ) -> (Self, JoinHandle<()>) {
        let (sender, receiver) = mpsc::channel(queue);
        let task = Task { store, ledger, hub, clock };
        (Self { queue: sender }, tokio::spawn(task.run(receiver)))
    }

    /// Has something written. A full queue refuses at once, so that waiting stays short.
    ///
    /// # Errors
    /// [`WriteError`].
    pub async fn write(&self, write: Write) -> Written {
        let (reply, answer) = oneshot::channel();
        self.queue.try_send(Request { write, reply }).map_err(|_| WriteError::Unavailable)?;
        answer.await.unwrap_or(Err(WriteError::Unavailable))
    }
}

struct Task {
    store: Arc<dyn Store>,
    ledger: Arc<Ledger>,
    hub: Arc<Hub>,
    clock: Arc<dyn Clock>,
}

impl Task {
    async fn run(self, mut queue: mpsc::Receiver<Request>) {
        let mut waiting = Vec::with_capacity(BATCH);
        while queue.recv_many(&mut waiting, BATCH).await > 0 {
            let mut group = Vec::new();
            for request in waiting.drain(..) {
                if plan::shares_transaction(&request.write) {
                    group.push(request);
                } else {
                    self.commit(std::mem::take(&mut group)).await;
                    self.commit(vec![request]).await;
                }
            }
            self.commit(group).await;
        }
    }

    /// Judges and commits a group, answers each request, tells who listens.
    async fn commit(&self, group: Vec<Request>) {
        if group.is_empty() {
            return;
        }
        for _ in 0..ATTEMPTS {
            let now = self.clock.now();
            let mut batch = Batch::new(now);
            let mut verdicts = Vec::with_capacity(group.len());
            for request in &group {
                verdicts.push(batch.add(&request.write, &self.store, &self.ledger).await);
            }
            let (commit, touched) = batch.finish();
            let outcome = if commit.entries.is_empty() { Ok(0) } else { self.store.commit(&commit).await };
            match outcome {
                Ok(first) => {
                    for touched in &touched {
                        self.ledger.remember(Arc::clone(&touched.after));
                    }
                    for (request, verdict) in group.into_iter().zip(verdicts) {
                        // Whoever asked may have gone; what was written stays written.
                        let _ = request.reply.send(verdict.map(|()| now));
                    }
                    for account in &commit.closed {
                        self.hub.disconnect(*account, None);
                    }
                    self.tell(first, now, &commit.entries, &touched);
                    return;
                }
                Err(StoreError::Stale(logs)) => self.ledger.forget(&logs),
                Err(error) => {
                    let error = WriteError::from(error);
                    for request in group {
                        let _ = request.reply.send(Err(error.again()));
                    }
                    return;
                }
            }
        }
        for request in group {
            let _ = request.reply.send(Err(WriteError::Unavailable));
        }
    }

    fn tell(&self, first: u64, now: Timestamp, entries: &[NewEntry], touched: &[Touched]) {
        for touched in touched {
            let start = first + touched.range.start as u64;
            let last = first + touched.range.end as u64 - 1;
            self.hub.publish(touched.concerned(), || {
                let entries = entries[touched.range.clone()]
                    .iter()
                    .zip(start..)
                    .map(|(new, position)| tdu_protocol::api::Stored {
                        position,
                        received: now,
                        entry: new.entry.clone(),
                    })
                    .collect();
                let page = Page { entries, next: last, more: false };
                News {
                    log: touched.after.log(),
                    last,
                    message: cbor::to_vec(&StreamMessage::Page(page)).into(),
                }
            });
        }
    }
}

impl WriteError {
    /// The same error for one more request of a failed group.
    fn again(&self) -> Self {
        match self {
            Self::Exists => Self::Exists,
            Self::Unavailable => Self::Unavailable,
            _ => Self::Failed,
        }
    }
}
