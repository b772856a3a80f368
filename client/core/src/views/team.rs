//! The team's week for a manager: totals over reports, nothing by person.

use std::collections::BTreeMap;

use tdu_policies::{Counted as Tallied, reporting::Every};
use tdu_protocol::{
    LogKind, Role,
    tally::{Opening, TallyInfo},
};

use super::{
    aged::week_is_past,
    hidden::{Shown, Totals, hide},
    lens::logs_of,
    shares::{counted, counts_alone, has_referent, published, stock_of, window_for},
    totals::{Adding, Counted, Publication, Reports, closes},
};
use crate::{
    app::{NotYet, TeamFigures, TeamTime, TeamWeek, TrendPoint},
    calendar::Week,
    content::World,
    payload::ReportsPublished,
};

/// The team's week, with as many weeks of trend before it as asked; each by the policies that held in it. `tallies` are windows
/// as the server tells of them.
pub fn team(world: &World<'_>, week: Week, trend: u8, tallies: &[TallyInfo]) -> TeamWeek {
    let reports = Reports::of(world);
    let reporting = &world.in_week(week).policies.reporting;
    let mut weeks = Weeks::of(world, &reports);
    let trend: Vec<TrendPoint> = (0..=i32::from(trend))
        .rev()
        .map(|before| {
            let week = week.plus(-before);
            TrendPoint { week, totals: weeks.out(week) }
        })
        .collect();
    let (arrived, figures) = if week_is_past(world, week) {
        (0, TeamFigures::Past)
    } else if counts_alone(world, week) {
        alone(world, week, tallies)
    } else {
        // The last week of the trend is this one.
        let totals = trend.last().and_then(|point| point.totals.clone()).unwrap_or_default();
        (small(reports.workers(week)), added(&reports, week, totals, time(world, week, tallies)))
    };
    TeamWeek {
        week,
        workers: workers(world),
        reports: arrived,
        hidden_below: reporting.hidden_below,
        minimum_workers: reporting.minimum_workers,
        figures,
        trend,
    }
}

fn added(reports: &Reports<'_>, week: Week, totals: Shown, time: Option<TeamTime>) -> TeamFigures {
    match reports.publication(week) {
        Publication::Later(from) => TeamFigures::NotYet(NotYet::Later { from }),
        Publication::TooFew => TeamFigures::TooFew,
        Publication::Out(counted) => {
            TeamFigures::Out { reports: small(counted.len()), time, totals, obstacles: obstacles(&counted) }
        }
    }
}

/// The same from what a referent published: no report is here, and nothing is hidden by this client.
fn alone(world: &World<'_>, week: Week, tallies: &[TallyInfo]) -> (u32, TeamFigures) {
    let window = window_for(week, tallies);
    let arrived = window.as_ref().map_or(0, |(info, _)| info.reports);
    match published(world).get(&week) {
        Some(ReportsPublished { totals: Some(totals), .. }) => {
            let figures = TeamFigures::Out {
                reports: totals.reports,
                time: time(world, week, tallies),
                totals: totals.figures.clone(),
                obstacles: Vec::new(),
            };
            (totals.reports, figures)
        }
        Some(ReportsPublished { totals: None, .. }) => (arrived, TeamFigures::TooFew),
        None => (arrived, TeamFigures::NotYet(not_yet(world, week, window.as_ref()))),
    }
}

/// The time that a week's reports took; `None` where it is not counted, or kept no more.
pub fn time(world: &World<'_>, week: Week, tallies: &[TallyInfo]) -> Option<TeamTime> {
    if week_is_past(world, week) || counted(world, week) == Tallied::Nothing {
        return None;
    }
    Some(match published(world).get(&week) {
        Some(ReportsPublished { totals: Some(totals), .. }) => {
            let out = |minutes| TeamTime::Out { reports: totals.reports, minutes };
            totals.minutes.map_or(TeamTime::Hidden, out)
        }
        Some(ReportsPublished { totals: None, .. }) => TeamTime::Hidden,
        None => TeamTime::NotYet(not_yet(world, week, window_for(week, tallies).as_ref())),
    })
}

fn not_yet(world: &World<'_>, week: Week, window: Option<&(&TallyInfo, Opening)>) -> NotYet {
    let someone = logs_of(world, LogKind::Directory).any(|(_, directory)| has_referent(directory));
    let from = closes(world, week);
    match window {
        None if !someone => NotYet::NoReferent,
        None if world.now.at < from => NotYet::Later { from },
        Some((info, opening)) if !info.over && world.now.at < opening.forgotten() => {
            if world.now.at < opening.ends() {
                NotYet::Later { from: opening.ends() }
            } else {
                NotYet::Waits { until: opening.forgotten() }
            }
        }
        _ => NotYet::NotCounted,
    }
}

fn workers(world: &World<'_>) -> u32 {
    let members = logs_of(world, LogKind::Directory).flat_map(|(_, content)| content.state.members());
    small(members.filter(|member| member.certificate.role == Role::Worker).count())
}

/// Published weeks as they are shown, each held against the week before it, by the policies that held in it. Asked for one
/// after the other, each is added up once.
pub struct Weeks<'a> {
    world: World<'a>,
    reports: &'a Reports<'a>,
    /// Weeks of totals alone, as a referent published them.
    alone: BTreeMap<Week, &'a ReportsPublished>,
    adding: Adding<'a>,
    /// The last one that was asked for.
    last: Option<(Week, Totals)>,
}

impl<'a> Weeks<'a> {
    /// Of these reports.
    pub fn of(world: &World<'a>, reports: &'a Reports<'a>) -> Self {
        let adding = Adding::of(world.policies);
        Self { world: *world, reports, alone: published(world), adding, last: None }
    }

    /// What comes out of a week; `None` if nothing does, or does any more.
    pub fn out(&mut self, week: Week) -> Option<Shown> {
        if week_is_past(&self.world, week) {
            return None;
        }
        if counts_alone(&self.world, week) {
            let totals = self.alone.get(&week)?.totals.as_ref()?;
            return Some(totals.figures.clone());
        }
        match self.reports.publication(week) {
            Publication::Out(counted) => Some(self.shown(week, &counted)),
            Publication::Later(_) | Publication::TooFew => None,
        }
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
            _ if counts_alone(&self.world, week.plus(-1)) => {
                let totals = self.alone.get(&week.plus(-1)).and_then(|before| before.totals.as_ref());
                totals.map(|totals| stock_of(policies, &totals.figures))
            }
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
