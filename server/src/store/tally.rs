//! Totals of check-ins and of weekly reports in the store: windows, and reports until they are counted.

use async_trait::async_trait;
use tdu_protocol::{AccountId, LogId, Timestamp, tally::WindowNumber};

use super::Stored;

/// A window to open.
#[derive(Clone, Debug)]
pub struct OpenedTally {
    /// The log.
    pub log: LogId,
    /// Its number.
    pub first: WindowNumber,
    /// As it came, signed.
    pub opening: Vec<u8>,
    /// With which both parties verify.
    pub secret: [u8; 32],
    /// When it begins.
    pub opens: Timestamp,
    /// When it ends.
    pub closes: Timestamp,
    /// When its reports go whatever happened.
    pub forgotten: Timestamp,
}

/// A window.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tally {
    /// As it came, signed.
    pub opening: Vec<u8>,
    /// With which both parties verify; `None` once the reports are gone.
    pub secret: Option<[u8; 32]>,
    /// How many reports are there.
    pub reports: u64,
    /// Whether the account that was asked about has one.
    pub mine: bool,
}

/// A report.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TallyReport {
    /// Whose.
    pub account: AccountId,
    /// As it came, signed.
    pub statement: Vec<u8>,
    /// This party's share.
    pub leader: Vec<u8>,
}

/// Windows and reports.
#[async_trait]
pub trait TallyStore: Send + Sync + 'static {
    /// Opens a window; the same again is no mistake. [`super::StoreError::Taken`] if it begins before the newest one of its
    /// kind ends.
    async fn open_tally(&self, tally: &OpenedTally) -> Stored<()>;
    /// The newest windows of a log, oldest first, at most `limit`, as an account sees them.
    async fn tallies(&self, log: LogId, account: AccountId, limit: usize) -> Stored<Vec<Tally>>;
    /// One window, as an account sees it.
    async fn tally(&self, log: LogId, first: WindowNumber, account: AccountId) -> Stored<Option<Tally>>;
    /// Keeps a report; the same again is no mistake. [`super::StoreError::Taken`] if the account has sent another.
    async fn keep_report(&self, log: LogId, first: WindowNumber, report: &TallyReport) -> Stored<()>;
    /// The reports of a window, by account.
    async fn reports(&self, log: LogId, first: WindowNumber) -> Stored<Vec<TallyReport>>;
    /// Notes the one request to count that is answered, by its digest. [`super::StoreError::Taken`] if another was.
    async fn note_count(&self, log: LogId, first: WindowNumber, digest: &[u8; 32]) -> Stored<()>;
    /// Forgets the reports of a window and what they were verified with.
    async fn forget_tally(&self, log: LogId, first: WindowNumber, now: Timestamp) -> Stored<()>;
}
