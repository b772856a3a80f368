//! The one place that writes entries.
//!
//! Requests wait in a bounded queue; the writer takes all that wait, judges them in order, commits them together, and
//! answers after the commit is durable. A request that fails leaves its neighbours alone. Only requests made of sealed
//! entries share a transaction: those that change who is where have one to themselves.
//!
//! Invariant: what is acknowledged is on the disk. Invariant: nothing here signs or encodes an answer.

mod last_commit;
mod plan;
mod quotas;
#[cfg(test)]
mod tests;

use std::{
    collections::BTreeSet,
    sync::Arc,
    time::{Duration, Instant},
};

use tdu_protocol::{
    AccountId, Entry, InvitationId, LogId, Timestamp, api::Registration, blob::Hold, state::Refusal,
};
use tokio::{
    sync::{OwnedSemaphorePermit, Semaphore, mpsc, oneshot},
    task::JoinHandle,
};

use self::{last_commit::Told, plan::Batch, quotas::Quotas};
use crate::{
    blobs::Weights,
    clock::Clock,
    config::Limits,
    hub::Hub,
    ledger::Ledger,
    metrics::Metrics,
    publisher::{Batched, Publisher},
    store::{Commit, NewEntry, NewOpener, Nodes, Store, StoreError},
};

pub(crate) use self::{last_commit::LastCommit, plan::Touched};

/// Requests in one transaction.
const BATCH: usize = 256;
/// Attempts at a commit whose logs moved under it.
const ATTEMPTS: usize = 4;
/// A group whose commit failed is committed in halves, to find the one that the database does not take: so often at most, enough
/// for two of them in a full batch.
const FAILURES: usize = 20;
/// Bytes of an entry beside its body.
const AROUND: usize = 256;
/// Not when a commit took this long to fail: then the database is away, and everybody is told so at once.
const PROMPT: Duration = Duration::from_secs(1);

/// What can be written.
#[derive(Debug)]
pub enum Write {
    /// Entries at the end of a log.
    Append {
        /// The session's account.
        by: AccountId,
        /// Of one log, in order, at least one.
        entries: Vec<NewEntry>,
        /// Which of them hold which blobs.
        holds: Vec<Hold>,
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
    /// An entry holds a blob that is not complete in its log.
    #[error("a blob is missing")]
    BlobMissing,
    /// The log holds as many bytes as it may.
    #[error("the log is full")]
    LogFull,
    /// The database holds as many bytes as it may.
    #[error("the organisation's place is used up")]
    StorageFull,
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
            error @ (StoreError::Unavailable(_) | StoreError::Full(_)) => {
                tracing::error!("nothing can be written: {error}");
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
    /// Its place in memory, given back when the request is dropped.
    _room: OwnedSemaphorePermit,
}

/// The way to the writer.
#[derive(Clone)]
pub struct Writer {
    queue: mpsc::Sender<Request>,
    /// Bytes that may still wait, and that may in all.
    room: Arc<Semaphore>,
    most: u32,
    last_commit: Arc<Told>,
    metrics: Arc<Metrics>,
}

impl Writer {
    /// Starts the task; it ends once every [`Writer`] is dropped and the queue is empty.
    #[allow(clippy::too_many_arguments, reason = "each is a part of the server, named where it is called")]
    pub(crate) fn start(
        store: Arc<dyn Store>,
        ledger: Arc<Ledger>,
        hub: Arc<Hub>,
        publisher: Publisher,
        clock: Arc<dyn Clock>,
        metrics: Arc<Metrics>,
        limits: &Limits,
        blobs: Arc<Weights>,
    ) -> (Self, JoinHandle<()>) {
        let (sender, receiver) = mpsc::channel(limits.queue);
        let last_commit = Arc::<Told>::default();
        let writer = Self {
            queue: sender,
            room: Arc::new(Semaphore::new(limits.queue_bytes)),
            most: u32::try_from(limits.queue_bytes).unwrap_or(u32::MAX),
            last_commit: Arc::clone(&last_commit),
            metrics: Arc::clone(&metrics),
        };
        let quotas = Quotas::new(limits, blobs);
        let nodes = store.nodes();
        let task = Task { store, nodes, ledger, hub, publisher, clock, metrics, quotas, last_commit };
        (writer, tokio::spawn(task.run(receiver)))
    }

    /// Writes that wait.
    pub(crate) fn waiting(&self) -> usize {
        self.queue.max_capacity() - self.queue.capacity()
    }

    /// Whether the task that writes is there.
    pub(crate) fn is_alive(&self) -> bool {
        !self.queue.is_closed()
    }

    /// How the last commit went.
    pub(crate) fn last_commit(&self) -> LastCommit {
        self.last_commit.get()
    }

    /// The database was seen to take as much as a commit needs: what it refused before says nothing any more.
    pub(crate) fn database_writes_again(&self) {
        self.last_commit.is_forgiven();
    }

    /// Has something written. A queue that is full, by number or by bytes, refuses at once, so that waiting stays short and memory
    /// small.
    ///
    /// # Errors
    /// [`WriteError`].
    pub async fn write(&self, write: Write) -> Written {
        let (reply, answer) = oneshot::channel();
        self.enqueue(write, reply).ok_or_else(|| {
            self.metrics.queue_refused.inc();
            WriteError::Unavailable
        })?;
        answer.await.unwrap_or(Err(WriteError::Unavailable))
    }

    fn enqueue(&self, write: Write, reply: oneshot::Sender<Written>) -> Option<()> {
        let room = Arc::clone(&self.room).try_acquire_many_owned(write.bytes().min(self.most)).ok()?;
        self.queue.try_send(Request { write, reply, _room: room }).ok()
    }
}

struct Task {
    store: Arc<dyn Store>,
    nodes: Option<Arc<dyn Nodes>>,
    ledger: Arc<Ledger>,
    hub: Arc<Hub>,
    publisher: Publisher,
    clock: Arc<dyn Clock>,
    metrics: Arc<Metrics>,
    quotas: Quotas,
    last_commit: Arc<Told>,
}

impl Task {
    async fn run(mut self, mut queue: mpsc::Receiver<Request>) {
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

    /// Commits a group, and where the database takes it not, its halves: one that it never takes fails alone.
    async fn commit(&mut self, group: Vec<Request>) {
        let mut parts = vec![group];
        let mut failures = 0;
        while let Some(part) = parts.pop() {
            let begun = Instant::now();
            let Err((mut part, error)) = self.attempt(part).await else { continue };
            failures += 1;
            if part.len() > 1 && failures < FAILURES && begun.elapsed() < PROMPT {
                let rest = part.split_off(part.len() / 2);
                // What came first is judged first: the rest may follow upon it.
                parts.extend([rest, part]);
                continue;
            }
            let away = begun.elapsed() >= PROMPT;
            refuse(part, &error);
            if away {
                parts.drain(..).for_each(|part| refuse(part, &error));
            }
        }
    }

    /// Judges and commits a group, answers each request, tells who listens; gives it back if the database failed.
    async fn attempt(&mut self, group: Vec<Request>) -> Result<(), (Vec<Request>, WriteError)> {
        if group.is_empty() {
            return Ok(());
        }
        self.metrics.batch.observe(u32::try_from(group.len()).unwrap_or(u32::MAX).into());
        for _ in 0..ATTEMPTS {
            let now = self.clock.now();
            self.quotas.begin();
            let mut batch = Batch::new(now);
            let mut verdicts = Vec::with_capacity(group.len());
            for request in &group {
                let room = self.quotas.admit(&request.write, now, &self.store, &self.ledger).await;
                verdicts.push(match room {
                    Ok(()) => batch.add(&request.write, &self.store, &self.ledger).await,
                    Err(full) => Err(full),
                });
            }
            let outcome = match self.renew_doubtful(&group, &verdicts, &batch).await {
                Ok(true) => continue,
                Ok(false) => {
                    let (commit, touched) = batch.finish();
                    let first = if commit.entries.is_empty() { Ok(0) } else { self.durable(&commit).await };
                    first.map(|first| (first, commit, touched))
                }
                Err(error) => Err(error),
            };
            match outcome {
                Ok((first, commit, touched)) => {
                    for touched in &touched {
                        self.ledger.remember(Arc::clone(&touched.after));
                    }
                    self.quotas.written(&commit, &touched);
                    for (request, verdict) in group.into_iter().zip(verdicts) {
                        // Whoever asked may have gone; what was written stays written.
                        let _ = request.reply.send(verdict.map(|()| now));
                    }
                    for account in &commit.closed {
                        self.hub.disconnect(*account, None);
                    }
                    if !commit.entries.is_empty() {
                        let written = Batched { first, now, entries: commit.entries, touched };
                        self.publisher.publish(written).await;
                    }
                    return Ok(());
                }
                Err(StoreError::Stale(logs)) => {
                    for log in logs {
                        if let Err(error) = self.ledger.renew(log).await {
                            tracing::warn!(%error, "a log that moved cannot be read again");
                        }
                    }
                }
                Err(error) => return Err((group, error.into())),
            }
        }
        refuse(group, &WriteError::Unavailable);
        Ok(())
    }

    /// Commits, and notes how long it took and whether it worked.
    async fn durable(&self, commit: &Commit) -> Result<u64, StoreError> {
        let start = Instant::now();
        let outcome = self.store.commit(commit).await;
        self.metrics.commit.observe(start.elapsed().as_secs_f64());
        match &outcome {
            Ok(_) => self.last_commit.succeeded(commit.now),
            // These say that the database works.
            Err(StoreError::Stale(_) | StoreError::Taken) => {}
            Err(StoreError::Unavailable(_) | StoreError::Full(_) | StoreError::Failed(_)) => {
                self.metrics.commit_failures.inc();
                self.last_commit.was_refused();
            }
        }
        outcome
    }

    /// A refusal judged by a remembered state may be wrong where other nodes write: if such a log has moved on, its state
    /// is brought up to date, and the group must be judged again.
    async fn renew_doubtful(
        &self,
        group: &[Request],
        verdicts: &[Result<(), WriteError>],
        batch: &Batch,
    ) -> Result<bool, StoreError> {
        let Some(nodes) = &self.nodes else { return Ok(false) };
        let refused = group.iter().zip(verdicts).filter_map(|(request, verdict)| {
            let entry = request.write.first()?;
            match verdict {
                Ok(()) | Err(WriteError::Exists | WriteError::Unavailable | WriteError::Failed) => None,
                // A place that is taken stays taken.
                Err(WriteError::Conflict)
                    if batch.reaches(entry.log).is_some_and(|next| entry.seq < next) =>
                {
                    None
                }
                Err(_) => Some(entry.log),
            }
        });
        let doubtful: Vec<LogId> = refused.collect::<BTreeSet<_>>().into_iter().collect();
        if doubtful.is_empty() {
            return Ok(false);
        }
        let moved = self.ledger.moved(nodes.as_ref(), &doubtful).await?;
        for log in &moved {
            self.ledger.renew(*log).await?;
        }
        Ok(!moved.is_empty())
    }
}

/// Tells each of these the same.
fn refuse(group: Vec<Request>, error: &WriteError) {
    for request in group {
        // Whoever asked may have gone.
        let _ = request.reply.send(Err(error.again()));
    }
}

impl Write {
    /// What it takes of memory while it waits, in bytes, roughly: bodies, and what stands around each.
    fn bytes(&self) -> u32 {
        let of = |new: &NewEntry| AROUND + new.entry.body().map_or(0, <[u8]>::len);
        let bytes = match self {
            Self::Append { entries, .. } | Self::Open { entries, .. } | Self::Found { entries, .. } => {
                entries.iter().map(of).sum()
            }
            Self::Join { entry, .. } => of(entry),
        };
        u32::try_from(bytes).unwrap_or(u32::MAX)
    }

    /// The first of its entries; all are of one log.
    fn first(&self) -> Option<&Entry> {
        match self {
            Self::Append { entries, .. } | Self::Open { entries, .. } | Self::Found { entries, .. } => {
                entries.first().map(|new| &*new.entry)
            }
            Self::Join { entry, .. } => Some(&entry.entry),
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
