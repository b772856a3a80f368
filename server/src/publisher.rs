//! In which order news leave this server: by position, each once, whichever server wrote them.
//!
//! What this server wrote is told from memory. What others wrote is read from the database when they tell of it, when
//! this server's own news would leave a hole, and every few seconds in case that nobody was heard.
//!
//! Invariant: a socket never hears of a position before all lower ones that concern it, so a client that comes again with
//! the last position it heard of misses nothing.

use std::{collections::BTreeSet, sync::Arc, time::Duration};

use tdu_protocol::{
    AccountId, Entry, LogId, Timestamp,
    api::{Page, Stored as StoredEntry, StreamMessage},
    cbor,
};
use tokio::{
    sync::mpsc,
    time::{MissedTickBehavior, interval},
};

use crate::{
    hub::{Hub, News},
    store::{NewEntry, Nodes, Reader, Stored, Told},
    writer::Touched,
};

/// Batches that may wait here before the writer waits too.
const QUEUE: usize = 64;
/// How often the database is asked for news that nobody told.
const PATROL: Duration = Duration::from_secs(5);
/// Positions looked at in one go.
const STEP: u64 = 1_000;

/// What one commit of this server wrote.
pub(crate) struct Batched {
    /// Position of the first entry; the others follow without a hole.
    pub(crate) first: u64,
    /// When.
    pub(crate) now: Timestamp,
    /// The entries.
    pub(crate) entries: Vec<NewEntry>,
    /// The logs that they belong to.
    pub(crate) touched: Vec<Touched>,
}

/// The way to the publishing task.
pub(crate) struct Publisher {
    queue: mpsc::Sender<Batched>,
}

impl Publisher {
    /// Starts the task; it ends once the [`Publisher`] is dropped.
    pub(crate) async fn start(hub: Arc<Hub>, nodes: Option<Arc<dyn Nodes>>) -> Stored<Self> {
        let (queue, own) = mpsc::channel(QUEUE);
        let (tell, told) = mpsc::channel(QUEUE);
        let mut task = Task { hub, nodes: None, published: 0, upto: 0 };
        if let Some(nodes) = nodes {
            // Listening begins before asking where things stand: nothing falls in between.
            let mut line = nodes.line().await?;
            task.published = nodes.last_position().await?;
            task.nodes = Some(nodes);
            tokio::spawn(async move {
                while let Some(told) = line.next().await {
                    if tell.send(told).await.is_err() {
                        return;
                    }
                }
            });
        }
        tokio::spawn(task.run(own, told));
        Ok(Self { queue })
    }

    /// Hands over what was committed.
    pub(crate) async fn publish(&self, batched: Batched) {
        // The task ends after this, never before.
        let _ = self.queue.send(batched).await;
    }
}

struct Task {
    hub: Arc<Hub>,
    nodes: Option<Arc<dyn Nodes>>,
    /// Everything up to here was told.
    published: u64,
    /// Everything up to here is known to exist.
    upto: u64,
}

impl Task {
    async fn run(mut self, mut own: mpsc::Receiver<Batched>, mut told: mpsc::Receiver<Told>) {
        let mut patrol = interval(PATROL);
        patrol.set_missed_tick_behavior(MissedTickBehavior::Delay);
        patrol.reset();
        loop {
            tokio::select! {
                batched = own.recv() => match batched {
                    Some(batched) => self.own(batched).await,
                    None => return,
                },
                Some(told) = told.recv() => match told {
                    Told::Written(position) => self.upto = self.upto.max(position),
                    Told::Ended { account, session } => self.hub.disconnect(account, session.as_ref()),
                    // Sockets whose session ended meanwhile find out when they are pinged.
                    Told::Missed => self.look().await,
                },
                _ = patrol.tick(), if self.nodes.is_some() => self.look().await,
            }
            self.catch_up().await;
        }
    }

    /// Finds out how far the database is.
    async fn look(&mut self) {
        let Some(nodes) = &self.nodes else { return };
        match nodes.last_position().await {
            Ok(last) => self.upto = self.upto.max(last),
            Err(error) => tracing::warn!(%error, "what other nodes wrote cannot be read for the moment"),
        }
    }

    async fn own(&mut self, batched: Batched) {
        let last = batched.first + batched.entries.len() as u64 - 1;
        if self.nodes.is_some() && last > self.published {
            if batched.first > self.published + 1 {
                self.upto = self.upto.max(batched.first - 1);
                self.catch_up().await;
            }
            if batched.first != self.published + 1 {
                // The hole cannot be filled now, or a part was told already: the rest comes from the database.
                self.upto = self.upto.max(last);
                return;
            }
        }
        if last > self.published {
            self.tell_own(&batched);
            self.published = last;
        }
    }

    fn tell_own(&self, batched: &Batched) {
        for touched in &batched.touched {
            let start = batched.first + touched.range.start as u64;
            self.hub.publish(touched.concerned(), || {
                let entries = batched.entries[touched.range.clone()].iter().zip(start..);
                let stored = |(new, position): (&NewEntry, u64)| StoredEntry {
                    position,
                    received: batched.now,
                    entry: Entry::clone(&new.entry),
                };
                page(touched.after.log(), entries.map(stored).collect())
            });
        }
    }

    /// Tells everything that is known to exist and was not told yet. What fails is tried again at the next occasion.
    async fn catch_up(&mut self) {
        let Some(nodes) = self.nodes.clone() else { return };
        while self.published < self.upto {
            match self.step(nodes.as_ref()).await {
                Ok(published) => self.published = published,
                Err(error) => {
                    tracing::warn!(%error, "what other nodes wrote cannot be read for the moment");
                    return;
                }
            }
        }
    }

    /// One piece of it; the position reached.
    async fn step(&self, nodes: &dyn Nodes) -> Stored<u64> {
        let upto = self.upto.min(self.published + STEP);
        let listening = self.hub.listening();
        if listening.is_empty() {
            // Whoever begins to listen after this reads what is there first.
            return Ok(self.upto);
        }
        let mut readers = nodes.readers(self.published, upto).await?;
        readers.retain(|reader| listening.contains(&reader.account));
        let logs: BTreeSet<LogId> = readers.iter().map(|reader| reader.log).collect();
        if logs.is_empty() {
            return Ok(upto);
        }
        let logs: Vec<LogId> = logs.into_iter().collect();
        let read = nodes.between(self.published, upto, &logs).await?;
        for run in read.entries.chunk_by(|one, next| one.entry.log == next.entry.log) {
            self.tell_run(run, &readers);
        }
        Ok(read.next)
    }

    /// Tells entries of one log to its members, and to those who left the entry by which they did.
    fn tell_run(&self, run: &[StoredEntry], readers: &[Reader]) {
        let Some(log) = run.first().map(|stored| stored.entry.log) else { return };
        let here = || readers.iter().filter(|reader| reader.log == log);
        let members = here().filter(|reader| reader.until.is_none()).map(|reader| reader.account);
        self.hub.publish(members.collect::<BTreeSet<AccountId>>(), || page(log, run.to_vec()));
        for stored in run {
            let left = here().filter(|reader| reader.until == Some(stored.position));
            self.hub.publish(left.map(|reader| reader.account), || page(log, vec![stored.clone()]));
        }
    }
}

/// News of these entries, all of one log.
fn page(log: LogId, entries: Vec<StoredEntry>) -> News {
    let last = entries.last().map_or(0, |stored| stored.position);
    let page = Page { entries, next: last, more: false };
    News { log, last, message: cbor::to_vec(&StreamMessage::Page(page)).into() }
}
