//! Reports, the team's week, and check-ins.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use tdu_protocol::Timestamp;

use crate::{
    calendar::{Day, Quarter, Week},
    payload::Figures,
};

/// A report before it leaves.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReportPreview {
    /// Which week.
    pub week: Week,
    /// Exactly what will be sent.
    pub figures: Figures,
    /// When it was sent, if it was.
    pub sent: Option<Timestamp>,
    /// Whether notes written since change the figures.
    pub changed_since: bool,
    /// Names of those who will receive it.
    pub recipients: Vec<String>,
    /// Milliseconds that the worker spent on it, private.
    pub spent: u64,
    /// Where it stands, if managers receive the team's totals alone; then nobody is among the recipients.
    pub share: Option<TeamShare>,
    /// Where the minutes stand, if these alone leave for the team's total, apart from the report.
    pub minutes: Option<ShareStands>,
    /// The time that the team's reports of that week took, if it is counted.
    pub team: Option<TeamTime>,
}

/// A report that leaves as a share of the team's total.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TeamShare {
    /// Where it stands.
    pub stands: ShareStands,
    /// A number is too large to be counted, and is sent as the largest one that can be.
    pub cut: bool,
}

/// Where a share stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum ShareStands {
    /// It can be given.
    Open {
        /// Until then.
        until: Timestamp,
    },
    /// It was given, and leaves by itself once this device hears that the week can be counted.
    Waits {
        /// At the latest then.
        until: Timestamp,
    },
    /// It has left. It cannot be changed any more: two of one person would tell what differs.
    Left,
    /// The hour has passed without it.
    Over,
    /// Nobody holds the second half: nothing can be counted.
    NoReferent,
    /// The count of this week was opened before this person was there.
    JoinedLater,
}

/// A worker's own week, private.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct WorkWeek {
    /// Which week.
    pub week: Week,
    /// Own figures.
    pub figures: Figures,
    /// Minutes of follow-ups by day, Monday first.
    pub minutes: [u32; 7],
}

/// Totals by indicator and cell; `None` where a number is hidden.
pub type ShownTotals = BTreeMap<String, BTreeMap<String, Option<u32>>>;

/// The team's week: totals, nothing by person.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TeamWeek {
    /// Which week.
    pub week: Week,
    /// Workers in the directory.
    pub workers: u32,
    /// Reports that arrived for this week, whether they count yet or not.
    pub reports: u32,
    /// Below this, a number is hidden.
    pub hidden_below: u32,
    /// With fewer workers than this, nothing is shown.
    pub minimum_workers: u32,
    /// What comes out.
    pub figures: TeamFigures,
    /// Weeks before, oldest first, this one last.
    pub trend: Vec<TrendPoint>,
}

/// What comes out of a week.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum TeamFigures {
    /// Nothing so far.
    NotYet(NotYet),
    /// Too few workers reported.
    TooFew,
    /// There were figures at most for as long as the policies say.
    Past,
    /// Figures.
    Out {
        /// Reports that count.
        reports: u32,
        /// The time that reports took, if it is counted.
        time: Option<TeamTime>,
        /// Totals over them.
        totals: ShownTotals,
        /// What got in the way, in the workers' own words, in no order of persons.
        obstacles: Vec<String>,
    },
}

/// Why nothing came out of a week so far. What a referent counts can also come too late.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum NotYet {
    /// Nothing before this instant: what comes out does so once.
    Later {
        /// When.
        from: Timestamp,
    },
    /// The hour has passed, and a prevention referent's device has to come by.
    Waits {
        /// At the latest then; afterwards nothing can be counted.
        until: Timestamp,
    },
    /// No prevention referent's device came by in time.
    NotCounted,
    /// There is no prevention referent to count.
    NoReferent,
}

/// The time that a week's reports took, all together: it is counted as a total alone, whatever the figures are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum TeamTime {
    /// Nothing so far.
    NotYet(NotYet),
    /// Too few gave theirs, or it was too short to be shown.
    Hidden,
    /// The sum.
    Out {
        /// Reports that it is of.
        reports: u32,
        /// Minutes that they took all together.
        minutes: u32,
    },
}

/// One week of a trend.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TrendPoint {
    /// Which week.
    pub week: Week,
    /// Its totals; `None` if nothing came out of it.
    pub totals: Option<ShownTotals>,
}

/// A quarter's observation of needs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct QuarterView {
    /// Which quarter.
    pub quarter: Quarter,
    /// Below this, a number is hidden.
    pub hidden_below: u32,
    /// With fewer workers than this, nothing is shown.
    pub minimum_workers: u32,
    /// What comes out.
    pub figures: QuarterFigures,
}

/// What comes out of a quarter.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum QuarterFigures {
    /// Nothing before this instant.
    Later {
        /// When.
        from: Timestamp,
    },
    /// No week of it had enough reports.
    TooFew,
    /// Figures of its first week, at least, have reached the term that the policies set.
    Past,
    /// Figures.
    Out {
        /// Of the quarter.
        now: QuarterTotals,
        /// Of the one before, if it had any.
        before: Option<QuarterTotals>,
    },
}

/// A quarter's totals.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct QuarterTotals {
    /// Weeks whose figures came out, and that are added up here.
    pub weeks: u32,
    /// By indicator and cell; `None` where hidden.
    pub figures: BTreeMap<String, BTreeMap<String, Option<QuarterCell>>>,
}

/// A quarter's number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct QuarterCell {
    /// What is known.
    pub known: u32,
    /// A week's number is hidden and not in it: there were more.
    pub at_least: bool,
}

/// A check-in card.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CheckInCard {
    /// Which week it is for.
    pub week: Week,
    /// Whether it holds the longer questions of the quarter.
    pub quarterly: bool,
    /// Ids of the items, in order; texts and scale come from the policies.
    pub items: Vec<String>,
}

/// Own answers over time.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct CheckInTrend {
    /// Weeks that were answered, oldest first.
    pub weeks: Vec<CheckInWeek>,
    /// Questionnaires that were answered, oldest first.
    pub sheets: Vec<Sheet>,
}

/// Own answers to a questionnaire on a day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sheet {
    /// Its id in the policies, which have its text.
    pub questionnaire: String,
    /// The day.
    pub day: Day,
    /// One a question, in order: a value of its scale, or `None` for "I prefer not to answer".
    pub answers: Vec<Option<u8>>,
}

/// Own answers of one week.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CheckInWeek {
    /// Which week.
    pub week: Week,
    /// When it was answered.
    pub at: Timestamp,
    /// Item id, and 0 to 3 or `None` for "I prefer not to answer".
    pub answers: Vec<(String, Option<u8>)>,
}
