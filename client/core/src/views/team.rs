//! The team's week for a manager: totals over reports, nothing by person.

use tdu_policies::reporting::Every;
use tdu_protocol::{LogKind, Role};

use super::{
    hidden::{Shown, Totals, hide},
    lens::logs_of,
    totals::{Counted, Publication, Reports, add},
};
use crate::{
    app::{TeamFigures, TeamWeek, TrendPoint},
    calendar::Week,
    content::World,
};

/// The team's week, with as many weeks of trend before it as asked.
pub fn team(world: &World<'_>, week: Week, trend: u8) -> TeamWeek {
    let reports = Reports::of(world);
    let workers = logs_of(world, LogKind::Directory)
        .flat_map(|(_, content)| content.state.members())
        .filter(|member| member.certificate.role == Role::Worker)
        .count();
    let figures = match reports.publication(week) {
        Publication::Later(from) => TeamFigures::Later { from },
        Publication::TooFew => TeamFigures::TooFew,
        Publication::Out(counted) => TeamFigures::Out {
            reports: small(counted.len()),
            totals: shown(world, &reports, week, &counted),
            obstacles: obstacles(&counted),
        },
    };
    let point = |week| {
        let totals = match reports.publication(week) {
            Publication::Out(counted) => Some(shown(world, &reports, week, &counted)),
            Publication::Later(_) | Publication::TooFew => None,
        };
        TrendPoint { week, totals }
    };
    TeamWeek {
        week,
        workers: small(workers),
        reports: small(reports.workers(week)),
        hidden_below: world.policies.reporting.hidden_below,
        minimum_workers: world.policies.reporting.minimum_workers,
        figures,
        trend: (0..=i32::from(trend)).rev().map(|before| point(week.plus(-before))).collect(),
    }
}

/// A published week's figures, the week before held against them.
pub fn shown(world: &World<'_>, reports: &Reports<'_>, week: Week, counted: &Counted<'_>) -> Shown {
    let sums = |counted: &Counted<'_>| {
        let mut totals = Totals::new();
        add(world, Every::Week, counted, &mut totals);
        totals
    };
    let before = match reports.publication(week.plus(-1)) {
        Publication::Out(counted) => Some(sums(&counted)),
        Publication::Later(_) | Publication::TooFew => None,
    };
    hide(&sums(counted), before.as_ref(), &world.policies.reporting, &world.policies.follow_up)
}

/// By their text: the order of arrival or of accounts would tell who wrote what.
fn obstacles(counted: &Counted<'_>) -> Vec<String> {
    let mut all: Vec<String> = counted
        .values()
        .map(|report| report.obstacles.trim().to_owned())
        .filter(|text| !text.is_empty())
        .collect();
    all.sort();
    all
}

fn small(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}
