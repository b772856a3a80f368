//! Reports, the team's week, and check-ins.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use tdu_protocol::Timestamp;

use crate::{calendar::Week, payload::Figures};

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

/// The team's week: totals, nothing by person.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TeamWeek {
    /// Which week.
    pub week: Week,
    /// Workers in the directory.
    pub workers: u32,
    /// Reports that arrived for this week.
    pub reports: u32,
    /// Totals; `None` where the number is small and therefore hidden.
    pub totals: BTreeMap<String, BTreeMap<String, Option<u32>>>,
    /// Below this, a number is hidden.
    pub hidden_below: u32,
    /// Weeks before, oldest first, this one last: contacts in all, remote and in person.
    pub trend: Vec<TrendPoint>,
    /// What got in the way, in the workers' own words, in no order of persons.
    pub obstacles: Vec<String>,
}

/// One week of a trend.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TrendPoint {
    /// Which week.
    pub week: Week,
    /// Reports that arrived.
    pub reports: u32,
    /// Remote contacts; `None` where hidden.
    pub remote: Option<u32>,
    /// Contacts in person; `None` where hidden.
    pub in_person: Option<u32>,
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
