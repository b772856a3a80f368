//! Reports added up: which of them count, and what they count together.

use std::collections::{BTreeMap, BTreeSet};

use tdu_policies::{
    FollowUp, PolicySet, Reporting,
    reporting::{Every, Measure},
};
use tdu_protocol::{AccountId, LogKind, Role, Timestamp};

use super::{
    figures::keys,
    hidden::{Count, Totals},
    lens::{logs_of, role_of},
    shares::counts_alone,
};
use crate::{
    calendar::{Now, Week},
    content::World,
    order::{map_of, sort_by_key},
    payload::{Payload, Report},
};

/// Reports by the rank of their worker, each in the version that counts.
pub type Counted<'a> = BTreeMap<usize, &'a Report>;

/// Every report that workers sent, by week.
pub struct Reports<'a> {
    world: World<'a>,
    ranks: BTreeMap<AccountId, usize>,
    /// By the server's clock, then by author: the order in which they arrived. An author is a rank among all accounts that
    /// ever reported.
    arrived: BTreeMap<Week, Vec<(Timestamp, usize, &'a Report)>>,
}

/// Reports added up by one set of policies.
pub struct Adding<'a> {
    policies: &'a PolicySet,
    tables: Vec<Table<'a>>,
}

/// An indicator, and every cell that it may have.
struct Table<'a> {
    id: &'a str,
    every: Every,
    /// Cells that stand for themselves are shown at zero too; the others are absent until something counts.
    own: &'static [&'static str],
    /// All of them, sorted as reports are.
    cells: Vec<&'a str>,
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
        let mut found = Vec::new();
        for (_, content) in logs_of(world, LogKind::Report) {
            for item in &content.items {
                if let (Some(Payload::Report(report)), Some(at)) = (item.payload(), item.received)
                    && role_of(content, item) == Some(Role::Worker)
                    // What a client sends nevertheless is looked at by nobody.
                    && !counts_alone(world, report.week)
                {
                    found.push((at, item.author, report));
                }
            }
        }
        let authors: BTreeSet<AccountId> = found.iter().map(|(_, author, _)| *author).collect();
        let ranks = map_of(authors.into_iter().enumerate().map(|(rank, author)| (author, rank)));
        let mut arrived: BTreeMap<Week, Vec<_>> = BTreeMap::new();
        for (at, author, report) in found {
            arrived.entry(report.week).or_default().push((at, ranks[&author], report));
        }
        // One author's reports stand in the order of their log, and stay in it.
        for reports in arrived.values_mut() {
            reports.sort_by_key(|(at, author, _)| (*at, *author));
        }
        Self { world: *world, ranks, arrived }
    }

    /// The rank of a worker who ever reported.
    pub fn rank(&self, worker: AccountId) -> Option<usize> {
        self.ranks.get(&worker).copied()
    }

    /// How many workers reported a week, whether they count yet or not.
    pub fn workers(&self, week: Week) -> usize {
        let of = |reports: &Vec<(_, usize, _)>| {
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
        let reporting = &self.world.in_week(week).policies.reporting;
        let minimum = usize::try_from(reporting.minimum_workers).unwrap_or(usize::MAX);
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

    /// The reports of a week that were there when its figures came out, and no later ones; `None` before that.
    pub fn in_time(&self, week: Week) -> Option<Counted<'a>> {
        let from = closes(&self.world, week);
        let reports = || self.arrived.get(&week).into_iter().flatten();
        let in_time = reports().filter(|(at, ..)| *at < from).map(|(_, author, report)| (*author, *report));
        (self.world.now.at >= from).then(|| in_time.collect())
    }
}

/// The instant at which a week's figures come out, by the policies of that week.
pub fn closes(world: &World<'_>, week: Week) -> Timestamp {
    closing(&world.in_week(week).policies.reporting, world.now, week)
}

/// The same by given policies, where a day is what it is by this clock and place.
pub fn closing(reporting: &Reporting, now: Now, week: Week) -> Timestamp {
    let day = week.plus(1).monday().plus(i32::from(reporting.published_day.iso_number()) - 1);
    let minutes = u64::from(reporting.published_at.minutes());
    now.start_of(day).plus(minutes * Timestamp::MINUTE)
}

impl<'a> Adding<'a> {
    /// By these policies.
    pub fn of(policies: &'a PolicySet) -> Self {
        Self { policies, tables: tables(policies) }
    }

    /// The policies.
    pub const fn policies(&self) -> &'a PolicySet {
        self.policies
    }

    /// Adds reports up, of the indicators of one period.
    ///
    /// Reports and tables are sorted alike, so each is gone through once beside the other: a team's years are millions of
    /// numbers.
    pub fn add(&self, every: Every, reports: &Counted<'_>, totals: &mut Totals) {
        for indicator in &self.policies.reporting.indicators {
            if indicator.every == every && indicator.measure == Measure::CharterCoverage {
                let row = coverage(self.policies, indicator.id.as_str(), reports);
                totals.extend(row.map(|row| (indicator.id.to_string(), row)));
            }
        }
        let tables: Vec<&Table<'_>> = self.tables.iter().filter(|table| table.every == every).collect();
        let mut sums: Vec<Vec<Option<Count>>> =
            tables.iter().map(|table| vec![None; table.cells.len()]).collect();
        for (worker, report) in reports {
            let rows = beside(tables.iter().map(|table| table.id), &report.figures.0);
            for (table, row) in rows {
                // A report is text from outside, and a cell's name could be anybody's: what is not in the table is not counted.
                for (cell, n) in beside(tables[table].cells.iter().copied(), row) {
                    sums[table][cell].get_or_insert_default().add(*worker, *n);
                }
            }
        }
        for (table, sums) in tables.into_iter().zip(sums) {
            let row = totals.entry(table.id.to_owned()).or_default();
            for cell in table.own {
                row.entry((*cell).to_owned()).or_default();
            }
            for (cell, sum) in table.cells.iter().zip(sums) {
                if let Some(sum) = sum {
                    row.entry((*cell).to_owned()).or_default().join(&sum);
                }
            }
        }
    }
}

/// The tables of all indicators that are added up cell by cell.
fn tables(policies: &PolicySet) -> Vec<Table<'_>> {
    let indicators = policies.reporting.indicators.iter();
    let mut tables: Vec<Table<'_>> = indicators
        .filter(|indicator| indicator.measure != Measure::CharterCoverage)
        .map(|indicator| {
            let own = own_cells(indicator.measure);
            let words = words(&policies.follow_up, indicator.measure);
            let cells: BTreeSet<&str> = own.iter().copied().chain(words).collect();
            let cells = cells.into_iter().collect();
            Table { id: indicator.id.as_str(), every: indicator.every, own, cells }
        })
        .collect();
    sort_by_key(&mut tables, |table| table.id);
    tables
}

/// What is in a map of those names, which are sorted: the rank of a name, and what stands under it.
fn beside<'n, 'm, T>(
    names: impl Iterator<Item = &'n str>,
    map: &'m BTreeMap<String, T>,
) -> impl Iterator<Item = (usize, &'m T)> {
    let mut names = names.enumerate().peekable();
    map.iter().filter_map(move |(name, value)| {
        while names.next_if(|(_, other)| *other < name.as_str()).is_some() {}
        let (rank, _) = names.next_if(|(_, other)| *other == name.as_str())?;
        Some((rank, value))
    })
}

/// The active files of all reports, each in one cell; `None` if no report says where its charters stand.
///
/// The cells must add up to the active files whatever the reports hold, or what is missing would be somebody's: the files of
/// a report that says nothing of them (one of an older version), or that adds up to something else, are counted as untold.
fn coverage(policies: &PolicySet, id: &str, reports: &Counted<'_>) -> Option<BTreeMap<String, Count>> {
    let active = policies.reporting.indicator(Measure::ActiveFiles);
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
        | Measure::HandOvers
        | Measure::Waiting => &[keys::TOTAL],
    }
}

/// The policies' words that a measure may count.
fn words(follow_up: &FollowUp, measure: Measure) -> Vec<&str> {
    match measure {
        Measure::ContactsByChannel => follow_up.channels.iter().map(|channel| channel.id.as_str()).collect(),
        Measure::Themes | Measure::UnmetThemes | Measure::NewThemes => {
            follow_up.themes.iter().map(|theme| theme.id.as_str()).collect()
        }
        Measure::Actions => follow_up.actions.iter().map(|action| action.id.as_str()).collect(),
        Measure::Outcomes => follow_up.outcomes.iter().map(|outcome| outcome.id.as_str()).collect(),
        _ => Vec::new(),
    }
}
