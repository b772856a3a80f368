//! Reports added up: which of them count, and what they count together.

use std::collections::{BTreeMap, BTreeSet};

use tdu_policies::{
    FollowUp,
    reporting::{Every, Measure},
};
use tdu_protocol::{AccountId, LogKind, Role, Timestamp};

use super::{
    figures::keys,
    hidden::{Count, Totals},
    lens::{logs_of, role_of},
};
use crate::{
    calendar::Week,
    content::World,
    order::map_of,
    payload::{Payload, Report},
};

/// Reports by worker, each in the version that counts.
pub type Counted<'a> = BTreeMap<AccountId, &'a Report>;

/// Every report that workers sent, by week.
pub struct Reports<'a> {
    world: World<'a>,
    /// By the server's clock, then by author: the order in which they arrived.
    arrived: BTreeMap<Week, Vec<(Timestamp, AccountId, &'a Report)>>,
}

/// What may come out of a week.
pub enum Publication<'a> {
    /// Nothing before this instant.
    Later(Timestamp),
    /// Too few workers reported.
    TooFew,
    /// The sums of these.
    Out(Counted<'a>),
}

impl<'a> Reports<'a> {
    /// Looks every report log through once.
    pub fn of(world: &World<'a>) -> Self {
        let mut arrived: BTreeMap<Week, Vec<_>> = BTreeMap::new();
        for (_, content) in logs_of(world, LogKind::Report) {
            for item in &content.items {
                if let (Some(Payload::Report(report)), Some(at)) = (item.payload(), item.received)
                    && role_of(content, item) == Some(Role::Worker)
                {
                    arrived.entry(report.week).or_default().push((at, item.author, report));
                }
            }
        }
        // One author's reports stand in the order of their log, and stay in it.
        for reports in arrived.values_mut() {
            reports.sort_by_key(|(at, author, _)| (*at, *author));
        }
        Self { world: *world, arrived }
    }

    /// How many workers reported a week, whether they count yet or not.
    pub fn workers(&self, week: Week) -> usize {
        let of = |reports: &Vec<(_, AccountId, _)>| {
            reports.iter().map(|(_, author, _)| author).collect::<BTreeSet<_>>().len()
        };
        self.arrived.get(&week).map_or(0, of)
    }

    /// What comes out of a week now.
    ///
    /// Once, when the policy says so: figures that grew with each report would tell, from one look to the next, what a
    /// single worker sent. A report, or a new version of one, that arrives later waits until as many workers' are there
    /// as the policy wants together.
    pub fn publication(&self, week: Week) -> Publication<'a> {
        let from = closes(&self.world, week);
        if self.world.now.at < from {
            return Publication::Later(from);
        }
        let minimum = usize::try_from(self.world.policies.reporting.minimum_workers).unwrap_or(usize::MAX);
        let mut counted = Counted::new();
        let mut waiting = Counted::new();
        for (at, author, report) in self.arrived.get(&week).into_iter().flatten() {
            if *at < from {
                counted.insert(*author, report);
                continue;
            }
            waiting.insert(*author, report);
            let nothing_is_out = counted.len() < minimum;
            let together = counted.keys().chain(waiting.keys()).collect::<BTreeSet<_>>();
            if waiting.len() >= minimum || (nothing_is_out && together.len() >= minimum) {
                counted.append(&mut waiting);
            }
        }
        if counted.len() < minimum { Publication::TooFew } else { Publication::Out(counted) }
    }
}

/// The instant at which a week's figures come out.
pub fn closes(world: &World<'_>, week: Week) -> Timestamp {
    let reporting = &world.policies.reporting;
    let day = week.plus(1).monday().plus(i32::from(reporting.published_day.iso_number()) - 1);
    let minutes = u64::from(reporting.published_at.minutes());
    world.now.start_of(day).plus(minutes * Timestamp::MINUTE)
}

/// Adds reports up, of the indicators of one period.
pub fn add(world: &World<'_>, every: Every, reports: &Counted<'_>, totals: &mut Totals) {
    for indicator in world.policies.reporting.indicators.iter().filter(|one| one.every == every) {
        if indicator.measure == Measure::CharterCoverage {
            let row = coverage(world, indicator.id.as_str(), reports);
            totals.extend(row.map(|row| (indicator.id.to_string(), row)));
            continue;
        }
        let row = totals.entry(indicator.id.to_string()).or_default();
        // Cells that stand for themselves are shown at zero too; a table's are absent until something counts.
        for cell in own_cells(indicator.measure) {
            row.entry((*cell).to_owned()).or_default();
        }
        for (worker, report) in reports {
            for (cell, n) in report.figures.0.get(indicator.id.as_str()).into_iter().flatten() {
                // A report is text from outside, and a cell's name could be anybody's.
                if own_cells(indicator.measure).contains(&cell.as_str())
                    || is_of(&world.policies.follow_up, indicator.measure, cell)
                {
                    row.entry(cell.clone()).or_default().add(*worker, *n);
                }
            }
        }
    }
}

/// The active files of all reports, each in one cell; `None` if no report says where its charters stand.
///
/// The cells must add up to the active files whatever the reports hold, or what is missing would be somebody's: the files of
/// a report that says nothing of them (one of an older version), or that adds up to something else, are counted as untold.
fn coverage(world: &World<'_>, id: &str, reports: &Counted<'_>) -> Option<BTreeMap<String, Count>> {
    let active = world.policies.reporting.indicator(Measure::ActiveFiles);
    let mut row: BTreeMap<String, Count> =
        map_of(own_cells(Measure::CharterCoverage).iter().map(|cell| ((*cell).to_owned(), Count::default())));
    let mut told = false;
    for (worker, report) in reports {
        let figures = &report.figures.0;
        let cells: Vec<(&str, u32)> = figures
            .get(id)
            .into_iter()
            .flatten()
            .map(|(cell, n)| (cell.as_str(), *n))
            .filter(|(cell, _)| *cell != keys::UNTOLD && own_cells(Measure::CharterCoverage).contains(cell))
            .collect();
        let sum = cells.iter().map(|(_, n)| u64::from(*n)).sum::<u64>();
        let files = active.map(|active| {
            figures.get(active.id.as_str()).and_then(|row| row.get(keys::TOTAL)).copied().unwrap_or(0)
        });
        let mut add = |cell: &str, n: u32| row.entry(cell.to_owned()).or_default().add(*worker, n);
        match files {
            Some(files) if u64::from(files) != sum => add(keys::UNTOLD, files),
            _ => {
                for (cell, n) in &cells {
                    add(cell, *n);
                }
            }
        }
        told |= figures.contains_key(id);
    }
    told.then_some(row)
}

/// Cells that a measure always has, whatever was counted.
pub const fn own_cells(measure: Measure) -> &'static [&'static str] {
    match measure {
        Measure::InPersonAndRemote => &[keys::IN_PERSON, keys::REMOTE],
        Measure::Charters => &[keys::SIGNED, keys::REFUSED, keys::WAITING],
        Measure::CharterCoverage => {
            &[keys::SIGNED, keys::ACCEPTED, keys::REFUSED, keys::WAITING, keys::NONE, keys::UNTOLD]
        }
        Measure::FirstMeetings => &[keys::HELD, keys::MISSED],
        Measure::ContactsByChannel
        | Measure::Themes
        | Measure::UnmetThemes
        | Measure::NewThemes
        | Measure::Actions
        | Measure::Outcomes => &[],
        Measure::UnmetNeeds
        | Measure::NewFiles
        | Measure::ClosedFiles
        | Measure::ActiveFiles
        | Measure::Waiting => &[keys::TOTAL],
    }
}

fn is_of(follow_up: &FollowUp, measure: Measure, cell: &str) -> bool {
    match measure {
        Measure::ContactsByChannel => follow_up.channel(cell).is_some(),
        Measure::Themes | Measure::UnmetThemes | Measure::NewThemes => {
            follow_up.themes.iter().any(|theme| theme.id.as_str() == cell)
        }
        Measure::Actions => follow_up.actions.iter().any(|action| action.id.as_str() == cell),
        Measure::Outcomes => follow_up.outcome(cell).is_some(),
        _ => false,
    }
}
