//! How the last commit went: what a server that is asked whether it can write knows without trying.

use std::sync::atomic::{AtomicU64, Ordering};

use tdu_protocol::Timestamp;

/// No commit yet.
const NONE: u64 = 0;
/// The database refused since the last that succeeded.
const REFUSED: u64 = u64::MAX;

/// How the last commit went.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum LastCommit {
    /// There was none, or nothing is known of it any more.
    None,
    /// It was durable then.
    At(Timestamp),
    /// The database did not take it.
    Refused,
}

/// The same, written by the writer and read by whoever asks.
#[derive(Debug)]
pub(super) struct Told(AtomicU64);

impl Default for Told {
    fn default() -> Self {
        Self(AtomicU64::new(NONE))
    }
}

impl Told {
    pub(super) fn get(&self) -> LastCommit {
        match self.0.load(Ordering::Relaxed) {
            NONE => LastCommit::None,
            REFUSED => LastCommit::Refused,
            at => LastCommit::At(Timestamp(at)),
        }
    }

    pub(super) fn succeeded(&self, at: Timestamp) {
        self.0.store(at.0, Ordering::Relaxed);
    }

    pub(super) fn was_refused(&self) {
        self.0.store(REFUSED, Ordering::Relaxed);
    }

    /// A refusal says nothing any more. A commit that succeeded meanwhile knows better.
    pub(super) fn is_forgiven(&self) {
        let _ = self.0.compare_exchange(REFUSED, NONE, Ordering::Relaxed, Ordering::Relaxed);
    }
}
