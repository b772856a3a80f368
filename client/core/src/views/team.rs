//! The team's week for a manager: totals over reports, nothing by person.

use tdu_policies::reporting::Every;
use tdu_protocol::{LogKind, Role};

use super::{
    hidden::{Shown, Totals, hide},
    lens::logs_of,
    totals::{Adding, Counted, Publication, Reports},
};
use crate::{
    app::{TeamFigures, TeamWeek, TrendPoint},
    calendar::Week,
    content::World,
};

/// The team's week, with as many weeks of trend before it as asked; each by the policies that held in it.
pub fn team(world: &World<'_>, week: Week, trend: u8) -> TeamWeek {
    let reports = Reports::of(world);
    let reporting = &world.in_week(week).policies.reporting;
    let workers = logs_of(world, LogKind::Directory)
        .flat_map(|(_, content)| content.state.members())
        .filter(|member| member.certificate.role == Role::Worker)
        .count();
    let mut weeks = Weeks::of(world, &reports);
    let trend: Vec<TrendPoint> = (0..=i32::from(trend))
        .rev()
        .map(|before| {
            let week = week.plus(-before);
            let totals = match reports.publication(week) {
                Publication::Out(counted) => Some(weeks.shown(week, &counted)),
                Publication::Later(_) | Publication::TooFew => None,
            };
            TrendPoint { week, totals }
        })
        .collect();
    let figures = match reports.publication(week) {
        Publication::Later(from) => TeamFigures::Later { from },
        Publication::TooFew => TeamFigures::TooFew,
        Publication::Out(counted) => TeamFigures::Out {
            reports: small(counted.len()),
            // The last week of the trend is this one.
            totals: trend.last().and_then(|point| point.totals.clone()).unwrap_or_default(),
            obstacles: obstacles(&counted),
        },
    };
    TeamWeek {
        week,
        workers: small(workers),
        reports: small(reports.workers(week)),
        hidden_below: reporting.hidden_below,
        minimum_workers: reporting.minimum_workers,
        figures,
        trend,
    }
}

/// Published weeks as they are shown, each held against the week before it, by the policies that held in it. Asked for one
/// after the other, each is added up once.
pub struct Weeks<'a> {
    world: World<'a>,
    reports: &'a Reports<'a>,
    adding: Adding<'a>,
    /// The last one that was asked for.
    last: Option<(Week, Totals)>,
}

impl<'a> Weeks<'a> {
    /// Of these reports.
    pub fn of(world: &World<'a>, reports: &'a Reports<'a>) -> Self {
        Self { world: *world, reports, adding: Adding::of(world.policies), last: None }
    }

    /// A week's figures.
    pub fn shown(&mut self, week: Week, counted: &Counted<'_>) -> Shown {
        let policies = self.world.in_week(week).policies;
        let mut last = self.last.take();
        if !std::ptr::eq(self.adding.policies(), policies) {
            self.adding = Adding::of(policies);
            last = None;
        }
        let sums = |counted: &Counted<'_>| {
            let mut totals = Totals::new();
            self.adding.add(Every::Week, counted, &mut totals);
            totals
        };
        let before = match last {
            Some((last, totals)) if last == week.plus(-1) => Some(totals),
            _ => match self.reports.publication(week.plus(-1)) {
                Publication::Out(counted) => Some(sums(&counted)),
                Publication::Later(_) | Publication::TooFew => None,
            },
        };
        let totals = sums(counted);
        let shown = hide(&totals, before.as_ref(), &policies.reporting, &policies.follow_up);
        self.last = Some((week, totals));
        shown
    }
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
