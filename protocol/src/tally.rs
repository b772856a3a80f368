//! Totals of check-ins, and of weekly reports where the policies want those as totals alone: what opens a window, what a person's
//! client sends for it, and who is counted.
//!
//! A window is some whole weeks on a fixed grid. A prevention referent opens it by a signed [`Opening`], which the server can read;
//! server and clients judge it by the same [`judge`]. Each worker who was in the directory when it was opened sends one signed
//! [`Statement`], with one share for the server beside it: for check-ins once the window has closed, for reports when they like.

mod wire;

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

pub use self::wire::*;
use crate::{
    Bytes, Hash32, LogId, LogKind, LogState, OrgId, Rights, Role, Timestamp, cbor,
    sign::{Namespace, Signed, SignedMessage},
    state::Member,
};

/// Fewest people behind any total of check-ins. An opening may ask for more, never for fewer.
pub const MINIMUM_GROUP: u32 = 10;
/// Fewest people behind any total of weekly reports, which are about work and not about health.
pub const MINIMUM_REPORTS: u32 = 3;
/// Most cells of a weekly report.
pub const MAXIMUM_CELLS: u16 = 256;
/// Most questions of a window.
pub const MAXIMUM_QUESTIONS: u16 = 32;
/// Shortest window, in weeks.
pub const MINIMUM_WEEKS: u8 = 4;
/// Longest window, in weeks.
pub const MAXIMUM_WEEKS: u8 = 26;
/// For how long after a window has closed reports are taken, in milliseconds.
pub const TAKEN_FOR: u64 = 7 * Timestamp::DAY;
/// Windows after which the server forgets what was never published.
pub const FORGOTTEN_AFTER: u64 = 3;
/// For how long the server keeps weekly reports that nobody counts, in milliseconds.
pub const REPORTS_KEPT: u64 = 28 * Timestamp::DAY;
/// Longest report, in bytes: signed statement and the server's share.
pub const MAX_REPORT: usize = 128 * 1024;

/// Weeks of which the quarterly questions are counted together, at least: as many windows as that takes, side by side.
pub const QUARTER_WEEKS: u8 = 12;

const WEEK: u64 = 7 * Timestamp::DAY;
/// From Monday 1969-12-29 to 1970-01-01.
const BEFORE_THE_EPOCH: u64 = 3 * Timestamp::DAY;

/// A window, by its first week: weeks since the Monday before 1970-01-01.
pub type FirstWeek = u32;

/// A window's number within its log: its first week; for weekly reports with the highest bit set, so that the two never meet.
pub type WindowNumber = u32;
/// The first number of a window of weekly reports.
pub const REPORT_WINDOWS: WindowNumber = 1 << 31;

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
    /// How many questions, the quarterly ones included. What they are is in the policies. None for weekly reports.
    pub questions: u16,
    /// How many of them, the last ones, are quarterly: none but in a window that ends a quarter ([`quarter_of`]).
    #[serde(default, skip_serializing_if = "is_none")]
    pub quarterly: u16,
    /// How many levels each has; none for weekly reports.
    pub levels: u8,
    /// Digest of the policies in force.
    pub policies: Hash32,
    /// Place in the log: whoever was in it when its next entry was to be this one is counted.
    pub at: u64,
    /// [`roster_digest`] of the workers at that place.
    pub roster: Hash32,
    /// What is counted of weekly reports; `None` for check-ins.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reports: Option<ReportCells>,
}

/// What is counted of weekly reports.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ReportCells {
    /// How many numbers each report holds.
    pub cells: u16,
    /// [`layout_digest`] of what they are, in order: a report for another layout is not valid for this window.
    pub layout: Hash32,
    /// When no report is taken any more, and the count begins.
    pub until: Timestamp,
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

    /// From when reports are taken: of check-ins once it has ended, weekly reports at any time.
    pub fn reports_from(&self) -> Timestamp {
        if self.reports.is_some() { self.opens() } else { self.closes() }
    }

    /// When no report is taken any more.
    pub fn ends(&self) -> Timestamp {
        self.reports.map_or_else(|| self.closes().plus(TAKEN_FOR), |reports| reports.until)
    }

    /// From when it can be counted if every report is there; weekly reports are counted once, at their hour.
    pub fn counted_from(&self) -> Timestamp {
        self.reports.map_or_else(|| self.closes(), |reports| reports.until)
    }

    /// When the server forgets what was never published.
    pub fn forgotten(&self) -> Timestamp {
        match self.reports {
            Some(reports) => reports.until.plus(REPORTS_KEPT),
            None => self.closes().plus(FORGOTTEN_AFTER * u64::from(self.weeks) * WEEK),
        }
    }

    /// Whether it may be opened at an instant: while it runs, and for weekly reports until they are counted.
    pub fn can_open(&self, now: Timestamp) -> bool {
        match self.reports {
            Some(reports) => self.opens() <= now && now < reports.until,
            None => window_of(now, self.weeks) == self.first,
        }
    }

    /// Its number.
    pub fn number(&self) -> WindowNumber {
        if self.reports.is_some() { self.first | REPORT_WINDOWS } else { self.first }
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

/// First week of the quarter that ends with this window; `None` where none does. A quarter is some windows side by side, by
/// their numbers on the grid: so no two share a week, and everybody agrees on them without having seen one.
pub fn quarter_of(first: FirstWeek, weeks: u8) -> Option<FirstWeek> {
    let length = u32::from(weeks.max(1));
    let quarter = quarter_weeks(weeks);
    let before = quarter - length;
    (first.is_multiple_of(length) && first % quarter == before).then(|| first - before)
}

/// How many weeks a quarter has, where windows have so many.
pub fn quarter_weeks(weeks: u8) -> u32 {
    let length = u32::from(weeks.max(1));
    u32::from(QUARTER_WEEKS).div_ceil(length) * length
}

/// Whether a number is nothing, and is left out of the bytes: those of before it was said stay as they were. For serde.
pub fn is_none<T: Default + PartialEq>(number: &T) -> bool {
    *number == T::default()
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
    /// Fewer than [`MINIMUM_GROUP`] ([`MINIMUM_REPORTS`]), or a roster that cannot reach the group.
    #[error("the group is too small")]
    Group,
    /// Not so many weeks as may be, or not on the grid.
    #[error("the window is not on the grid")]
    Weeks,
    /// Nothing to count, or more than may be.
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
    let minimum = match &opening.reports {
        Some(reports) => judge_reports(&opening, reports)?,
        None => judge_check_ins(&opening)?,
    };
    if roster_digest(state, opening.at) != opening.roster {
        return Err(OpeningRefused::Roster);
    }
    let people = u32::try_from(workers(state, opening.at).count()).unwrap_or(u32::MAX);
    if opening.group < minimum || people < opening.group {
        return Err(OpeningRefused::Group);
    }
    Ok(opening)
}

/// Gives the smallest group.
fn judge_check_ins(opening: &Opening) -> Result<u32, OpeningRefused> {
    if !(MINIMUM_WEEKS..=MAXIMUM_WEEKS).contains(&opening.weeks)
        || !opening.first.is_multiple_of(u32::from(opening.weeks))
        || opening.first >= REPORT_WINDOWS
    {
        return Err(OpeningRefused::Weeks);
    }
    // A window is always of the weekly questions, so the quarterly ones are fewer than all.
    let quarterly = opening.quarterly == 0
        || opening.quarterly < opening.questions && quarter_of(opening.first, opening.weeks).is_some();
    let can_be_counted =
        (1..=MAXIMUM_QUESTIONS).contains(&opening.questions) && (2..=10).contains(&opening.levels);
    if can_be_counted && quarterly { Ok(MINIMUM_GROUP) } else { Err(OpeningRefused::Questions) }
}

/// Likewise. The hour of the count is that of the service, wherever it is: up to a day before the week has ended in UTC.
fn judge_reports(opening: &Opening, reports: &ReportCells) -> Result<u32, OpeningRefused> {
    let ended = opening.closes();
    let hours = ended.plus(TAKEN_FOR + Timestamp::DAY);
    if opening.weeks != 1
        || opening.first >= REPORT_WINDOWS
        || reports.until.plus(Timestamp::DAY) < ended
        || reports.until > hours
    {
        return Err(OpeningRefused::Weeks);
    }
    let can_be_counted = (1..=MAXIMUM_CELLS).contains(&reports.cells)
        && (opening.questions, opening.quarterly, opening.levels) == (0, 0, 0);
    if can_be_counted { Ok(MINIMUM_REPORTS) } else { Err(OpeningRefused::Questions) }
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

/// `SHA-256("trait-d-union/report-layout/v1" 00 || CBOR of the cells' names in order)`: each an indicator and its cell, two texts.
pub fn layout_digest(cells: &[(String, String)]) -> Hash32 {
    let hash = Sha256::new_with_prefix(b"trait-d-union/report-layout/v1\0");
    Hash32(hash.chain_update(cbor::to_vec(&cells)).finalize().into())
}
