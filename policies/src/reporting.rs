//! The weekly report: what it counts, when it is due, what it may cost, which small numbers are hidden.

use serde::{Deserialize, Serialize};

use crate::{
    Localised, Mistake, PolicyFiles, Reason, Slug, TimeOfDay, Weekday,
    reason::Member,
    source::{Source, at},
};

/// Lowest threshold a policy may set: a total of one or two tells of a person.
pub const LOWEST_HIDDEN_BELOW: u32 = 3;

/// Fewest workers whose figures may be shown together: of two, each could subtract their own.
pub const LOWEST_MINIMUM_WORKERS: u32 = 3;

/// What managers receive of the reports.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Visibility {
    /// Each worker's report, under their name; the page shows totals.
    #[default]
    ByWorker,
    /// The team's totals alone: no client receives one worker's figures.
    Team,
}

/// What becomes of the minutes that a report took, where it arrives under its author's name. As totals alone they are one of them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Minutes {
    /// They stay with their author: what sets promised that were signed before there was a choice.
    #[default]
    Never,
    /// They leave apart from the report, for the team's total alone.
    Team,
}

/// What of a week's reports is counted as the team's totals alone, with a prevention referent.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Counted {
    /// All of a report, its minutes included.
    Reports,
    /// The minutes alone: the figures arrive under a name.
    Minutes,
    /// Nothing.
    Nothing,
}

/// Rules of the weekly report.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Reporting {
    /// What managers receive.
    #[serde(default)]
    pub visibility: Visibility,
    /// What becomes of the minutes that a report took.
    #[serde(default)]
    pub minutes: Minutes,
    /// Totals from 1 up to this number, excluded, are hidden from managers, and said to be hidden.
    pub hidden_below: u32,
    /// Said in place of a hidden number.
    pub hidden_label: Localised,
    /// Figures are shown from this many workers' reports on, and a number only if as many contributed to it.
    pub minimum_workers: u32,
    /// On the quarter's page, which a service may hand to partners, totals below this number are hidden.
    pub quarter_hidden_below: u32,
    /// Day after the reported week on which its figures come out, once and for all.
    pub published_day: Weekday,
    /// Hour at which they do, in the service's local time.
    pub published_at: TimeOfDay,
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
    /// When its totals come out: each week, or once a quarter. Never both: what comes out twice can be subtracted.
    #[serde(default)]
    pub every: Every,
    /// What the screen shows.
    pub label: Localised,
    /// What is counted, in one sentence.
    pub explanation: Localised,
}

/// When an indicator's totals come out.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Every {
    /// With the week's figures.
    #[default]
    Week,
    /// With those of thirteen weeks.
    Quarter,
}

/// What clients know how to count. The time that a report takes is not among them: beside a name it could not hide in a total,
/// so it has a [count of its own](Counted).
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
    /// The same, by theme; a contact counts once for each of its themes.
    UnmetThemes,
    /// Files opened in the week.
    NewFiles,
    /// Files closed in the week.
    ClosedFiles,
    /// Themes of the first contact of files opened in the week: what new people come for.
    NewThemes,
    /// Files open at the end of the week.
    ActiveFiles,
    /// Hand-overs of a file that were accepted in the week, in the report of whoever accepted.
    HandOvers,
    /// Open files whose last contact left something to be done.
    Waiting,
    /// First meetings in person: held in time, and those whose time ran out in the week.
    FirstMeetings,
    /// Charters answered in the week, and those that wait at its end.
    Charters,
    /// The active files by the state of their charter: signed, accepted otherwise, refused, waiting, none.
    CharterCoverage,
}

impl Measure {
    /// Whether nothing of a week hangs on it, so that it can wait for the quarter.
    pub const fn is_by_quarter(self) -> bool {
        matches!(self, Self::Themes | Self::UnmetThemes | Self::NewThemes)
    }
}

impl Reporting {
    /// What is counted as the team's totals alone.
    pub const fn counted(&self) -> Counted {
        match (self.visibility, self.minutes) {
            (Visibility::Team, _) => Counted::Reports,
            (Visibility::ByWorker, Minutes::Team) => Counted::Minutes,
            (Visibility::ByWorker, Minutes::Never) => Counted::Nothing,
        }
    }

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
        Reason::TotalTooSmall(LOWEST_HIDDEN_BELOW),
    );
    source.require(
        reporting.minimum_workers >= LOWEST_MINIMUM_WORKERS,
        at!["minimum_workers"],
        Reason::TeamTooSmall(LOWEST_MINIMUM_WORKERS),
    );
    source.require(
        reporting.quarter_hidden_below >= reporting.hidden_below,
        at!["quarter_hidden_below"],
        Reason::QuarterTooSmall(reporting.hidden_below),
    );
    source.require(reporting.minutes_ceiling > 0, at!["minutes_ceiling"], Reason::Zero);
    source.unique("indicators", reporting.indicators.iter().map(|indicator| &indicator.id));
    for (rank, indicator) in reporting.indicators.iter().enumerate() {
        source.require(
            indicator.every == Every::Week || indicator.measure.is_by_quarter(),
            at!["indicators", rank, "every"],
            Reason::ByQuarter,
        );
        source.require(
            reporting.indicators[..rank].iter().all(|earlier| earlier.measure != indicator.measure),
            at!["indicators", rank, "measure"],
            Reason::SameAsAnother(Member::new("measure", "indicators")),
        );
        let other = match indicator.measure {
            Measure::Charters => Some(Measure::CharterCoverage),
            Measure::CharterCoverage => Some(Measure::Charters),
            _ => None,
        };
        source.require(
            reporting.indicators[..rank].iter().all(|earlier| Some(earlier.measure) != other),
            at!["indicators", rank, "measure"],
            Reason::NearlySame,
        );
    }
    Some(reporting)
}
