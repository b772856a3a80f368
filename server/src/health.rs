//! Whether requests can be served now, as a proxy or a watchman asks every few seconds.
//!
//! A commit that just succeeded proves more than a probe would, so a busy server is not written to for being asked; an idle one
//! writes and takes back one row, at most every few seconds however often it is asked. Small rows find a place in what a full
//! database has left between others: once a commit was refused, the row is as large as a full database cannot hold.

use std::time::Duration;

use tdu_protocol::{Timestamp, bytes::encode_text};
use tokio::{sync::Mutex, time::timeout};

use crate::{
    disk, random,
    state::{App, digest},
    store::{Ceremony, StoreError},
    writer::LastCommit,
};

/// What was proven so recently need not be proven again.
const FRESH_MS: u64 = 5_000;
/// A database that takes longer for one row serves nobody.
const PATIENCE: Duration = Duration::from_secs(5);

/// Random bytes of a row that needs room of its own, in pieces: more than any table or index keeps in reserve in its pages.
const PIECES: usize = 192;
const PIECE: usize = 256;

/// Why the server is not ready.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub(crate) enum NotReady {
    #[error("the server is stopping")]
    Stopping,
    #[error("the writer has ended: restart the server")]
    Writer,
    #[error("the data folder cannot be reached")]
    Folder,
    #[error("the disk of the data folder is read-only")]
    ReadOnly,
    #[error("the disk of the data folder is full")]
    Full,
    #[error("the database does not answer")]
    Silent,
    #[error("the database cannot write")]
    CannotWrite,
    #[error("the disk of the database is full")]
    DatabaseFull,
}

/// What the last probe found.
#[derive(Default)]
pub(crate) struct Health(Mutex<Option<(Timestamp, Result<(), NotReady>)>>);

impl App {
    /// Whether reads and writes can be served now.
    pub(crate) async fn ready(&self) -> Result<(), NotReady> {
        if self.hub.is_stopping() {
            return Err(NotReady::Stopping);
        }
        if !self.writer.is_alive() {
            return Err(NotReady::Writer);
        }
        judge(disk::space(&self.data).ok())?;
        self.answered_within(self.store.ping(), NotReady::Silent).await?;
        if let LastCommit::At(at) = self.writer.last_commit()
            && is_fresh(at, self.now())
        {
            return Ok(());
        }
        // Whoever asks while a probe runs shares what it finds.
        let mut last = self.health.0.lock().await;
        let refused = self.writer.last_commit() == LastCommit::Refused;
        if let Some((at, outcome)) = *last
            && is_fresh(at, self.now())
            // A probe that succeeded before a commit was refused proves nothing.
            && !(refused && outcome.is_ok())
        {
            return outcome;
        }
        let state = if refused { large() } else { String::new() };
        let mut outcome = self.answered_within(self.write_and_take_back(state), NotReady::CannotWrite).await;
        if outcome == Err(NotReady::CannotWrite) && disk::refuses(&self.data) {
            outcome = Err(NotReady::ReadOnly);
        }
        if refused && outcome.is_ok() {
            self.writer.database_writes_again();
        }
        *last = Some((self.now(), outcome));
        outcome
    }

    /// A ceremony that nobody began: the one row that is made to be taken away again.
    async fn write_and_take_back(&self, state: String) -> Result<(), StoreError> {
        let id = digest(&random::bytes::<32>());
        let nothing = Ceremony { account: None, state };
        self.store.put_ceremony(&id, &nothing, self.now().plus(FRESH_MS)).await?;
        self.store.take_ceremony(&id, self.now()).await?;
        Ok(())
    }

    async fn answered_within(
        &self,
        asked: impl Future<Output = Result<(), StoreError>>,
        otherwise: NotReady,
    ) -> Result<(), NotReady> {
        match timeout(PATIENCE, asked).await {
            Ok(Ok(())) => Ok(()),
            Ok(Err(error)) => {
                tracing::warn!(%error, "not ready");
                Err(if matches!(error, StoreError::Full(_)) { NotReady::DatabaseFull } else { otherwise })
            }
            Err(_) => Err(otherwise),
        }
    }
}

/// What cannot be made smaller.
fn large() -> String {
    (0..PIECES).map(|_| encode_text(&random::bytes::<PIECE>())).collect()
}

fn judge(space: Option<disk::Space>) -> Result<(), NotReady> {
    match space {
        None => Err(NotReady::Folder),
        Some(space) if space.read_only => Err(NotReady::ReadOnly),
        Some(space) if space.free < disk::RESERVE => Err(NotReady::Full),
        Some(_) => Ok(()),
    }
}

/// A clock that stepped back makes nothing fresh.
fn is_fresh(at: Timestamp, now: Timestamp) -> bool {
    at <= now && now.since(at) < FRESH_MS
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_disk_that_is_full_read_only_or_gone_is_told_apart() {
        let space = |free, read_only| Some(disk::Space { free, read_only });
        assert_eq!(judge(space(disk::RESERVE, false)), Ok(()));
        assert_eq!(judge(space(disk::RESERVE - 1, false)), Err(NotReady::Full));
        assert_eq!(judge(space(u64::MAX, true)), Err(NotReady::ReadOnly));
        assert_eq!(judge(None), Err(NotReady::Folder));
    }

    #[test]
    fn what_was_proven_long_ago_or_in_the_future_is_not_fresh() {
        assert!(is_fresh(Timestamp(10_000), Timestamp(14_999)));
        assert!(!is_fresh(Timestamp(10_000), Timestamp(15_000)));
        assert!(!is_fresh(Timestamp(10_000), Timestamp(9_999)));
    }
}
