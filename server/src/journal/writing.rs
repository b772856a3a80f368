//! The task that writes the journal.

use std::{sync::Arc, time::Duration};

use ed25519_dalek::SigningKey;
use tdu_protocol::{
    Hash32, Timestamp,
    journal::{Fact, JournalHead, What},
};
use tokio::{
    sync::mpsc,
    time::{MissedTickBehavior, interval, sleep_until},
};

use super::{Counts, Message, minute};
use crate::{
    clock::Clock,
    store::{Store, StoreError},
};

/// How long a happening waits for others, so that they share a commit.
const LINGER: Duration = Duration::from_secs(1);
/// How often what is counted is noted, and what could not be written is tried again.
const COUNT: Duration = Duration::from_mins(1);
/// How often old rows are forgotten.
const SWEEP: Duration = Duration::from_hours(1);
/// Rows in one commit.
const BATCH: usize = 512;
/// Rows that may wait for a database that cannot be written.
const WAITING: usize = 20_000;
/// Attempts when other nodes write at the same time.
const ATTEMPTS: usize = 16;

pub(super) struct Writing {
    store: Arc<dyn Store>,
    clock: Arc<dyn Clock>,
    counts: Arc<Counts>,
    key: SigningKey,
    days: u16,
    waiting: Vec<Fact>,
}

impl Writing {
    pub(super) fn new(
        store: Arc<dyn Store>,
        clock: Arc<dyn Clock>,
        counts: Arc<Counts>,
        key: SigningKey,
        days: u16,
    ) -> Self {
        Self { store, clock, counts, key, days, waiting: Vec::new() }
    }

    pub(super) async fn run(mut self, mut queue: mpsc::Receiver<Message>) {
        let mut count = interval(COUNT);
        count.set_missed_tick_behavior(MissedTickBehavior::Delay);
        // Nothing was counted yet; what is old may go at once.
        count.reset();
        let mut sweep = interval(SWEEP);
        sweep.set_missed_tick_behavior(MissedTickBehavior::Delay);
        loop {
            tokio::select! {
                message = queue.recv() => match message {
                    Some(message) => self.gather(message, &mut queue).await,
                    None => break,
                },
                _ = count.tick() => {
                    self.note_counts();
                    let _ = self.write().await;
                }
                _ = sweep.tick() => self.sweep().await,
            }
        }
        self.note_counts();
        let _ = self.write().await;
    }

    /// Takes what comes within a moment and writes it together.
    async fn gather(&mut self, first: Message, queue: &mut mpsc::Receiver<Message>) {
        let until = tokio::time::Instant::now() + LINGER;
        let mut next = Some(first);
        let mut asked = None;
        while let Some(message) = next {
            match message {
                Message::Fact(fact) => self.wait(fact),
                Message::Flush(reply) => {
                    asked = Some(reply);
                    break;
                }
            }
            next = tokio::select! {
                message = queue.recv() => message,
                () = sleep_until(until) => None,
            };
        }
        if asked.is_some() {
            self.note_counts();
        }
        let written = self.write().await;
        if let Some(reply) = asked {
            // Whoever asked may have gone.
            let _ = reply.send(written);
        }
    }

    fn wait(&mut self, fact: Fact) {
        if self.waiting.len() < WAITING {
            self.waiting.push(fact);
        } else {
            self.counts.add(What::Missed, 1);
        }
    }

    fn note_counts(&mut self) {
        let at = minute(self.clock.now());
        let counts = Arc::clone(&self.counts);
        for (what, times) in counts.take() {
            if self.waiting.len() < WAITING {
                self.waiting.push(Fact { at, what, account: None, log: None, session: None, times });
            } else {
                counts.add(what, times);
            }
        }
    }

    async fn write(&mut self) -> Result<(), StoreError> {
        while !self.waiting.is_empty() {
            let some = self.waiting.len().min(BATCH);
            if let Err(error) = self.commit(&self.waiting[..some]).await {
                tracing::error!(%error, waiting = self.waiting.len(), "the access journal cannot be written");
                return Err(error);
            }
            self.waiting.drain(..some);
        }
        Ok(())
    }

    async fn commit(&self, facts: &[Fact]) -> Result<(), StoreError> {
        let now = self.clock.now();
        let sign = |number: u64, hash: Hash32| JournalHead::make(number, hash, now, &self.key);
        let mut outcome = Ok(());
        for _ in 0..ATTEMPTS {
            outcome = self.store.add_to_journal(facts, &sign).await;
            if !matches!(outcome, Err(StoreError::Taken)) {
                break;
            }
        }
        outcome
    }

    async fn sweep(&self) {
        let now = self.clock.now();
        let oldest = Timestamp(now.0.saturating_sub(u64::from(self.days) * Timestamp::DAY));
        let swept = async {
            if let Some((number, hash)) = self.store.journal_before(oldest).await? {
                self.store.forget_journal(&JournalHead::make(number, hash, now, &self.key)).await?;
            }
            Ok::<_, StoreError>(())
        };
        if let Err(error) = swept.await {
            tracing::warn!(%error, "old rows of the access journal could not be forgotten");
        }
    }
}
