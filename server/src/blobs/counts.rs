//! What is counted in memory: uploads of each account, bytes of each log.

use std::{
    collections::HashMap,
    sync::{Mutex, MutexGuard, PoisonError},
};

use tdu_protocol::{AccountId, Hash32, LogId, Timestamp};

/// An upload of which nothing came for so long is not under way any more; it can go on, as a new one.
const IDLE_MS: u64 = 10 * Timestamp::MINUTE;
/// Above this many accounts, those whose uploads are all idle are forgotten.
const SWEEP_AT: usize = 10_000;

/// Which upload: a log and a hash.
type Upload = (LogId, Hash32);

/// Uploads under way. They are this process's alone, and nowhere on the disk: who sent an attachment wrote the entry that
/// holds it, and the server does not keep who wrote what.
pub(super) struct Uploads {
    most: usize,
    of: Mutex<HashMap<AccountId, HashMap<Upload, Timestamp>>>,
}

impl Uploads {
    pub(super) fn new(most: usize) -> Self {
        Self { most, of: Mutex::default() }
    }

    /// Whether this account may begin or continue this upload.
    pub(super) fn go_on(&self, by: AccountId, upload: Upload, now: Timestamp) -> bool {
        let mut all = self.all();
        if all.len() >= SWEEP_AT {
            all.retain(|_, uploads| uploads.values().any(|at| now.since(*at) < IDLE_MS));
        }
        let own = all.entry(by).or_default();
        own.retain(|_, at| now.since(*at) < IDLE_MS);
        if own.len() >= self.most && !own.contains_key(&upload) {
            return false;
        }
        own.insert(upload, now);
        true
    }

    /// It is complete, or will not be.
    pub(super) fn end(&self, by: AccountId, upload: Upload) {
        if let Some(own) = self.all().get_mut(&by) {
            own.remove(&upload);
        }
    }

    fn all(&self) -> MutexGuard<'_, HashMap<AccountId, HashMap<Upload, Timestamp>>> {
        self.of.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Bytes of the blobs of each log, those under way with all that they will be. Exact where this server is alone; what another
/// one takes in or removes is counted at the next sweep. (An upload that begins is judged by the database itself.)
#[derive(Default)]
pub(crate) struct Weights(Mutex<Held>);

#[derive(Default)]
struct Held {
    logs: HashMap<LogId, u64>,
    total: u64,
}

impl Weights {
    /// Bytes of a log's blobs.
    pub(crate) fn of(&self, log: LogId) -> u64 {
        self.held().logs.get(&log).copied().unwrap_or(0)
    }

    /// Bytes of all blobs.
    pub(crate) fn total(&self) -> u64 {
        self.held().total
    }

    pub(super) fn add(&self, log: LogId, bytes: u64) {
        let mut held = self.held();
        held.total = held.total.saturating_add(bytes);
        let sum = held.logs.entry(log).or_default();
        *sum = sum.saturating_add(bytes);
    }

    pub(super) fn are(&self, weights: Vec<(LogId, u64)>) {
        let total = weights.iter().fold(0_u64, |sum, (_, bytes)| sum.saturating_add(*bytes));
        *self.held() = Held { logs: weights.into_iter().collect(), total };
    }

    fn held(&self) -> MutexGuard<'_, Held> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_account_has_so_many_uploads_under_way_and_an_idle_one_does_not_count() {
        let uploads = Uploads::new(2);
        let (anna, omar) = (AccountId([1; 16]), AccountId([2; 16]));
        let upload = |n: u8| (LogId([9; 16]), Hash32([n; 32]));
        let start = Timestamp(1_000_000);
        assert!(uploads.go_on(anna, upload(1), start) && uploads.go_on(anna, upload(2), start));
        assert!(!uploads.go_on(anna, upload(3), start));
        assert!(uploads.go_on(anna, upload(2), start.plus(IDLE_MS - 1)), "the same goes on");
        assert!(uploads.go_on(omar, upload(3), start));
        assert!(uploads.go_on(anna, upload(3), start.plus(IDLE_MS)), "the first is idle");
        uploads.end(anna, upload(2));
        assert!(uploads.go_on(anna, upload(4), start.plus(IDLE_MS)));
    }
}
