//! The weekly report: what it counts, when it is due, what it may cost, which small numbers are hidden.

use serde::{Deserialize, Serialize};

use crate::{
    Localised, Mistake, PolicyFiles, Slug, TimeOfDay, Weekday,
    source::{Source, at},
};

/// Lowest threshold a policy may set: a total of one or two tells of a person.
pub const LOWEST_HIDDEN_BELOW: u32 = 3;

/// Rules of the weekly report.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Reporting {
    /// Totals from 1 up to this number, excluded, are hidden from managers, and said to be hidden.
    pub hidden_below: u32,
    /// Said in place of a hidden number.
    pub hidden_label: Localised,
    /// Day on which a reported week starts.
    pub week_starts: Weekday,
    /// Day on which the report is due.
    pub due_day: Weekday,
    /// Hour at which it is due, in the service's local time.
    pub due_at: TimeOfDay,
    /// Ceiling of the time that a worker should spend on a report, in minutes.
    pub minutes_ceiling: u32,
    /// What a report holds; anything else is not sent.
    pub indicators: Vec<Indicator>,
    /// What a report never holds, said to the worker before sending.
    pub never_sent: Vec<Localised>,
}

/// One figure, or one table of figures, of the report.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Indicator {
    /// The id that reports hold.
    pub id: Slug,
    /// How clients compute it.
    pub measure: Measure,
    /// What the screen shows.
    pub label: Localised,
    /// What is counted, in one sentence.
    pub explanation: Localised,
}

/// What clients know how to count.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Measure {
    /// Contacts, by channel.
    ContactsByChannel,
    /// Contacts, by theme; a contact counts once for each of its themes.
    Themes,
    /// Contacts, by action; a contact counts once for each of its actions.
    Actions,
    /// Contacts, by outcome.
    Outcomes,
    /// Contacts in person, and remote.
    InPersonAndRemote,
    /// Contacts whose outcome is an unmet need.
    UnmetNeeds,
    /// Files opened in the week.
    NewFiles,
    /// Files closed in the week.
    ClosedFiles,
    /// Files open at the end of the week.
    ActiveFiles,
    /// Charters by state: signed, oral, on paper, refused, waiting.
    Charters,
    /// Minutes that the report took its author.
    MinutesSpent,
}

impl Reporting {
    /// Whether a total must be hidden. Zero is shown: it tells of nobody.
    pub const fn hides(&self, total: u64) -> bool {
        total > 0 && total < self.hidden_below as u64
    }

    /// The indicator that clients compute as `measure`, if the service wants it.
    pub fn indicator(&self, measure: Measure) -> Option<&Indicator> {
        self.indicators.iter().find(|indicator| indicator.measure == measure)
    }
}

pub(crate) fn read(files: &PolicyFiles, mistakes: &mut Vec<Mistake>) -> Option<Reporting> {
    let mut source = Source::open(files, "reporting.toml", mistakes)?;
    let reporting: Reporting = source.read()?;
    source.require(
        reporting.hidden_below >= LOWEST_HIDDEN_BELOW,
        at!["hidden_below"],
        format!("a total of one or two tells of a person: write {LOWEST_HIDDEN_BELOW} or more"),
    );
    source.require(
        reporting.minutes_ceiling > 0,
        at!["minutes_ceiling"],
        "the ceiling is a number of minutes above zero",
    );
    source.unique("indicators", reporting.indicators.iter().map(|indicator| &indicator.id));
    for (rank, indicator) in reporting.indicators.iter().enumerate() {
        source.require(
            reporting.indicators[..rank].iter().all(|earlier| earlier.measure != indicator.measure),
            at!["indicators", rank, "measure"],
            "this measure already has an indicator: remove one of the two",
        );
    }
    Some(reporting)
}
