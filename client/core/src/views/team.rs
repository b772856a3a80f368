//! The team's week for a manager: totals over reports, nothing by person.

use std::collections::BTreeMap;

use tdu_policies::{FollowUp, reporting::Measure};
use tdu_protocol::{AccountId, LogKind, Role};

use super::{
    hidden::{Shown, Totals, hide},
    lens::{logs_of, role_of},
    reports::keys,
};
use crate::{
    app::{TeamWeek, TrendPoint},
    calendar::Week,
    content::World,
    payload::{Figures, Payload, Report},
};

/// The team's week, with as many weeks of trend before it as asked.
pub fn team(world: &World<'_>, week: Week, trend: u8) -> TeamWeek {
    let reports = reports_of(world, week);
    let workers = logs_of(world, LogKind::Directory)
        .flat_map(|(_, content)| content.state.members())
        .filter(|member| member.certificate.role == Role::Worker)
        .count();
    // By their text: the order of arrival or of accounts would tell who wrote what.
    let mut obstacles: Vec<String> = reports
        .values()
        .map(|report| report.obstacles.trim().to_owned())
        .filter(|text| !text.is_empty())
        .collect();
    obstacles.sort();
    TeamWeek {
        week,
        workers: u32::try_from(workers).unwrap_or(u32::MAX),
        reports: count(&reports),
        totals: shown(world, &reports),
        hidden_below: world.policies.reporting.hidden_below,
        trend: (0..=i32::from(trend)).rev().map(|before| point(world, week.plus(-before))).collect(),
        obstacles,
    }
}

fn point(world: &World<'_>, week: Week) -> TrendPoint {
    let reports = reports_of(world, week);
    let shown = shown(world, &reports);
    let presence = world.policies.reporting.indicator(Measure::InPersonAndRemote);
    let row = presence.and_then(|indicator| shown.get(indicator.id.as_str()));
    let cell = |cell: &str| row.and_then(|row| row.get(cell)).copied().flatten();
    TrendPoint {
        week,
        reports: count(&reports),
        remote: cell(keys::REMOTE),
        in_person: cell(keys::IN_PERSON),
    }
}

/// The newest report of each worker for a week.
fn reports_of<'a>(world: &World<'a>, week: Week) -> BTreeMap<AccountId, &'a Report> {
    let mut newest = BTreeMap::new();
    for (_, content) in logs_of(world, LogKind::Report) {
        for item in &content.items {
            match item.payload() {
                Some(Payload::Report(report))
                    if report.week == week && role_of(content, item) == Some(Role::Worker) =>
                {
                    newest.insert(item.author, report);
                }
                _ => {}
            }
        }
    }
    newest
}

fn count(reports: &BTreeMap<AccountId, &Report>) -> u32 {
    u32::try_from(reports.len()).unwrap_or(u32::MAX)
}

fn shown(world: &World<'_>, reports: &BTreeMap<AccountId, &Report>) -> Shown {
    let mut totals = Totals::new();
    for indicator in &world.policies.reporting.indicators {
        let row = totals.entry(indicator.id.to_string()).or_default();
        // Cells that stand for themselves are shown at zero too; a table's are absent until something counts.
        for cell in own_cells(indicator.measure) {
            row.insert((*cell).to_owned(), 0);
        }
        for report in reports.values() {
            add(row, &report.figures, indicator.id.as_str(), |cell| {
                own_cells(indicator.measure).contains(&cell)
                    || is_of(&world.policies.follow_up, indicator.measure, cell)
            });
        }
    }
    hide(&totals, world.policies)
}

/// Adds the cells that the policies know. Others are left out: a report is text from outside, and a cell's name could be
/// anybody's.
fn add(row: &mut BTreeMap<String, u32>, figures: &Figures, indicator: &str, known: impl Fn(&str) -> bool) {
    for (cell, n) in figures.0.get(indicator).into_iter().flatten().filter(|(cell, _)| known(cell)) {
        let sum = row.entry(cell.clone()).or_default();
        *sum = sum.saturating_add(*n);
    }
}

const fn own_cells(measure: Measure) -> &'static [&'static str] {
    match measure {
        Measure::InPersonAndRemote => &[keys::IN_PERSON, keys::REMOTE],
        Measure::Charters => &[keys::SIGNED, keys::REFUSED, keys::WAITING],
        Measure::ContactsByChannel | Measure::Themes | Measure::Actions | Measure::Outcomes => &[],
        Measure::UnmetNeeds
        | Measure::NewFiles
        | Measure::ClosedFiles
        | Measure::ActiveFiles
        | Measure::MinutesSpent => &[keys::TOTAL],
    }
}

fn is_of(follow_up: &FollowUp, measure: Measure, cell: &str) -> bool {
    match measure {
        Measure::ContactsByChannel => follow_up.channel(cell).is_some(),
        Measure::Themes => follow_up.themes.iter().any(|theme| theme.id.as_str() == cell),
        Measure::Actions => follow_up.actions.iter().any(|action| action.id.as_str() == cell),
        Measure::Outcomes => follow_up.outcome(cell).is_some(),
        _ => false,
    }
}
