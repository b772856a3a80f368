//! Totals of check-ins: what opens a window, what a person's client sends for it, and who is counted.
//!
//! A window is some whole weeks on a fixed grid. A prevention referent opens it by a signed [`Opening`], which the server can read;
//! server and clients judge it by the same [`judge`]. Once the window has closed, each worker who was in the directory when
//! it was opened sends one signed [`Statement`], with one share for the server beside it.

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::{
    AccountId, Bytes, Hash32, LogId, LogKind, LogState, OrgId, Rights, Role, Timestamp,
    sign::{Namespace, Signed, SignedMessage},
    state::Member,
};

/// Fewest people behind any total. An opening may ask for more, never for fewer.
pub const MINIMUM_GROUP: u32 = 10;
/// Shortest window, in weeks.
pub const MINIMUM_WEEKS: u8 = 4;
/// Longest window, in weeks.
pub const MAXIMUM_WEEKS: u8 = 26;
/// For how long after a window has closed reports are taken, in milliseconds.
pub const TAKEN_FOR: u64 = 7 * Timestamp::DAY;
/// Windows after which the server forgets what was never published.
pub const FORGOTTEN_AFTER: u64 = 3;
/// Longest report, in bytes: signed statement and the server's share.
pub const MAX_REPORT: usize = 128 * 1024;

const WEEK: u64 = 7 * Timestamp::DAY;
/// From Monday 1969-12-29 to 1970-01-01.
const BEFORE_THE_EPOCH: u64 = 3 * Timestamp::DAY;

/// A window, by its first week: weeks since the Monday before 1970-01-01.
pub type FirstWeek = u32;

/// What opens a window, signed by a prevention referent.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Opening {
    /// The organisation.
    pub org: OrgId,
    /// The log whose workers are counted: the directory.
    pub log: LogId,
    /// First week.
    pub first: FirstWeek,
    /// How many weeks.
    pub weeks: u8,
    /// Fewest people behind a total (k).
    pub group: u32,
    /// How many questions. What they are is in the policies.
    pub questions: u16,
    /// How many levels each has.
    pub levels: u8,
    /// Digest of the policies in force.
    pub policies: Hash32,
    /// Place in the log: whoever was in it when its next entry was to be this one is counted.
    pub at: u64,
    /// [`roster_digest`] of the workers at that place.
    pub roster: Hash32,
}

impl SignedMessage for Opening {
    const NAMESPACE: Namespace = Namespace::TallyOpening;
}

impl Opening {
    /// When the window begins: a Monday, UTC.
    pub fn opens(&self) -> Timestamp {
        start_of(self.first)
    }

    /// When it ends, and reports begin.
    pub fn closes(&self) -> Timestamp {
        start_of(self.first.saturating_add(u32::from(self.weeks)))
    }

    /// When no report is taken any more.
    pub fn ends(&self) -> Timestamp {
        self.closes().plus(TAKEN_FOR)
    }

    /// When the server forgets what was never published.
    pub fn forgotten(&self) -> Timestamp {
        self.closes().plus(FORGOTTEN_AFTER * u64::from(self.weeks) * WEEK)
    }

    /// Whether the two share a week.
    pub fn overlaps(&self, other: &Self) -> bool {
        self.opens() < other.closes() && other.opens() < self.closes()
    }
}

/// Start of a week, UTC.
pub fn start_of(week: FirstWeek) -> Timestamp {
    Timestamp((u64::from(week) * WEEK).saturating_sub(BEFORE_THE_EPOCH))
}

/// The window of so many weeks that an instant is in.
pub fn window_of(at: Timestamp, weeks: u8) -> FirstWeek {
    let week = u32::try_from(at.plus(BEFORE_THE_EPOCH).0 / WEEK).unwrap_or(u32::MAX);
    week - week % u32::from(weeks.max(1))
}

/// What a worker signs of their report. The server's share travels beside it, by its digest.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Statement {
    /// [`Signed::digest`] of the opening: so the organisation, the log, the window, the policies and the roster.
    pub opening: Hash32,
    /// 16 bytes that make this report unlike any other.
    pub nonce: Bytes,
    /// What both parties need.
    pub public: Bytes,
    /// SHA-256 of the leader's (the server's) share.
    pub leader: Hash32,
    /// The helper's share, an age file to each referent of the roster's place.
    pub helper: Bytes,
}

impl SignedMessage for Statement {
    const NAMESPACE: Namespace = Namespace::TallyReport;
}

/// Why an opening is refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum OpeningRefused {
    /// Not signed by a referent of this log.
    #[error("a window is opened by a prevention referent")]
    Signer,
    /// Another organisation, or a log that has no roster.
    #[error("the window is of another log")]
    Elsewhere,
    /// Fewer than [`MINIMUM_GROUP`], or a roster that cannot reach the group.
    #[error("the group is too small")]
    Group,
    /// Not so many weeks as may be, or not on the grid.
    #[error("the window is not on the grid")]
    Weeks,
    /// No question, or more than may be.
    #[error("the questions cannot be counted")]
    Questions,
    /// The roster is not that of the log at this place.
    #[error("the roster is not the log's")]
    Roster,
}

/// Verifies an opening against the log that it names.
///
/// # Errors
/// [`OpeningRefused`].
pub fn judge(signed: &Signed<Opening>, state: &LogState) -> Result<Opening, OpeningRefused> {
    let opening = signed.peek().map_err(|_| OpeningRefused::Signer)?;
    if opening.org != state.org() || opening.log != state.log() || state.kind() != LogKind::Directory {
        return Err(OpeningRefused::Elsewhere);
    }
    if opening.at > state.head().next {
        return Err(OpeningRefused::Roster);
    }
    let signer = referents(state, opening.at)
        .find(|member| Some(member.certificate.account) == signed.signer() && member.rights >= Rights::Write)
        .ok_or(OpeningRefused::Signer)?;
    signed.verify(&signer.certificate.signing).map_err(|_| OpeningRefused::Signer)?;
    if !(MINIMUM_WEEKS..=MAXIMUM_WEEKS).contains(&opening.weeks)
        || !opening.first.is_multiple_of(u32::from(opening.weeks))
    {
        return Err(OpeningRefused::Weeks);
    }
    if !(1..=32).contains(&opening.questions) || !(2..=10).contains(&opening.levels) {
        return Err(OpeningRefused::Questions);
    }
    if roster_digest(state, opening.at) != opening.roster {
        return Err(OpeningRefused::Roster);
    }
    let people = u32::try_from(workers(state, opening.at).count()).unwrap_or(u32::MAX);
    if opening.group < MINIMUM_GROUP || people < opening.group {
        return Err(OpeningRefused::Group);
    }
    Ok(opening)
}

/// The workers of a log when its entry at `at` was still to come, by their accounts.
pub fn workers(state: &LogState, at: u64) -> impl Iterator<Item = &Member> {
    state.members_at(at).filter(|member| member.certificate.role == Role::Worker)
}

/// The referents, likewise.
pub fn referents(state: &LogState, at: u64) -> impl Iterator<Item = &Member> {
    state.members_at(at).filter(|member| member.certificate.role == Role::Referent)
}

/// `SHA-256("trait-d-union/tally-roster/v1" 00 || the workers' account ids in order)`.
pub fn roster_digest(state: &LogState, at: u64) -> Hash32 {
    let mut hash = Sha256::new_with_prefix(b"trait-d-union/tally-roster/v1\0");
    for member in workers(state, at) {
        hash.update(member.certificate.account.0);
    }
    Hash32(hash.finalize().into())
}

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
    /// The helper's share of how many people answered each question.
    pub answered: Bytes,
}

/// The leader's side of a count.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Counted {
    /// The leader's share of how many people answered each question.
    pub answered: Bytes,
    /// The leader's share of the levels of each question that enough people answered.
    pub levels: Vec<Option<Bytes>>,
}
