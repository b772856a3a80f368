//! What passes between clients and the server about a window.

use serde::{Deserialize, Serialize};

use super::{Opening, Statement};
use crate::{AccountId, Bytes, sign::Signed};

/// A window to open.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NewTally {
    /// Signed.
    pub opening: Signed<Opening>,
}

/// A window, as its log's members see it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TallyInfo {
    /// What opened it.
    pub opening: Signed<Opening>,
    /// Whether the asker's report is there.
    pub mine: bool,
    /// How many reports are there.
    pub reports: u32,
    /// Whether the server has forgotten the shares: the totals were published, or nobody came for them.
    pub over: bool,
}

/// The windows of a log, oldest first.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Tallies {
    /// At most the newest fifty.
    pub tallies: Vec<TallyInfo>,
}

/// A worker's report.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NewReport {
    /// Signed by the worker.
    pub statement: Signed<Statement>,
    /// The leader's share.
    pub leader: Bytes,
}

/// A report, as the helper receives it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct BatchReport {
    /// Whose it is said to be; the statement's signature tells.
    pub account: AccountId,
    /// Signed by the worker.
    pub statement: Signed<Statement>,
    /// The leader's message on it; empty if the leader finds it malformed.
    pub message: Bytes,
}

/// The reports of a window that has closed.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Batch {
    /// 32 bytes with which the two parties verify. No worker has them.
    pub key: Bytes,
    /// By account, in order.
    pub reports: Vec<BatchReport>,
}

/// The helper's side of a count, once and for all: another for the same window is refused.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CountRequest {
    /// The reports that the helper found valid, by account in order, each with the helper's answer on it.
    pub valid: Vec<(AccountId, Bytes)>,
    /// The helper's share of how many people answered each question; empty for weekly reports, of which the server learns nothing.
    pub answered: Bytes,
}

/// The leader's side of a count. For weekly reports `answered` is empty, and `levels` has one part: the leader's share of every sum,
/// then of how many reports had more than zero in each.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Counted {
    /// The leader's share of how many people answered each question.
    pub answered: Bytes,
    /// The leader's share of the levels of each question that enough people answered.
    pub levels: Vec<Option<Bytes>>,
}
