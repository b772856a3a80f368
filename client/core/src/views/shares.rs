//! Reports where managers receive the team's totals alone: what a worker's share holds, what a referent may publish, and where
//! things stand. The rules are in `docs/REPORTING.md`.

use std::collections::BTreeMap;

use tdu_policies::{
    Counted, FollowUp, PolicySet, Slug,
    reporting::{Every, Measure},
};
use tdu_protocol::{
    AccountId, LogKind, Role,
    tally::{FirstWeek, Opening, TallyInfo, referents, workers},
};
use tdu_tally::{MAX_NUMBER, Total};

use super::{
    check_in::count_of_weeks,
    figures::keys,
    hidden::{Count, Shown, Totals, hide, is_sensitive},
    lens::{logs_of, personal, role_of},
    totals::{closes, own_cells},
    tree::Cell,
};
use crate::{
    app::ShareStands,
    calendar::Week,
    content::{Item, LogContent, World},
    payload::{Figures, Payload, ReportsPublished, TeamReport, WeekTotals},
};

/// The cell of the minutes that a report took. An indicator of the policies is never without a name.
const MINUTES: (&str, &str) = ("", "minutes");

/// What a share holds, in order: each cell of each weekly indicator as the policies list them, then the minutes; or these alone, where
/// figures arrive under a name; or nothing. A window, a share and what is published are all made of this list.
///
/// Indicators of the quarter are not among them: a number that waits for thirteen weeks would have to be kept by somebody.
pub fn layout(policies: &PolicySet) -> Vec<Cell> {
    let (none, minutes) = MINUTES;
    let minutes = [(none.to_owned(), minutes.to_owned())];
    match policies.reporting.counted() {
        Counted::Reports => weekly_cells(policies).chain(minutes).collect(),
        Counted::Minutes => minutes.into(),
        Counted::Nothing => Vec::new(),
    }
}

fn weekly_cells(policies: &PolicySet) -> impl Iterator<Item = Cell> {
    let indicators = policies.reporting.indicators.iter().filter(|one| one.every == Every::Week);
    indicators.flat_map(|indicator| {
        let id = indicator.id.as_str();
        cells(&policies.follow_up, indicator.measure).into_iter().map(move |cell| (id.to_owned(), cell))
    })
}

fn cells(follow_up: &FollowUp, measure: Measure) -> Vec<String> {
    let all = |ids: &mut dyn Iterator<Item = &Slug>| ids.map(ToString::to_string).collect();
    match measure {
        Measure::ContactsByChannel => all(&mut follow_up.channels.iter().map(|channel| &channel.id)),
        Measure::Themes | Measure::UnmetThemes | Measure::NewThemes => {
            all(&mut follow_up.themes.iter().map(|theme| &theme.id))
        }
        Measure::Actions => all(&mut follow_up.actions.iter().map(|action| &action.id)),
        Measure::Outcomes => all(&mut follow_up.outcomes.iter().map(|outcome| &outcome.id)),
        _ => own_cells(measure).iter().map(|cell| (*cell).to_owned()).collect(),
    }
}

/// The numbers of a report in the order of the layout, and whether one of them had to be cut to what can be counted.
pub fn numbers(layout: &[Cell], report: &TeamReport) -> (Vec<u32>, bool) {
    let of = |(indicator, cell): &Cell| {
        if (indicator.as_str(), cell.as_str()) == MINUTES {
            return report.minutes;
        }
        report.figures.0.get(indicator).and_then(|row| row.get(cell)).copied().unwrap_or(0)
    };
    let all: Vec<u32> = layout.iter().map(of).collect();
    let cut = all.iter().any(|number| *number > MAX_NUMBER);
    (all.into_iter().map(|number| number.min(MAX_NUMBER)).collect(), cut)
}

/// Of a report, what a share can hold: the worker is shown no more than this, and no more is kept for it.
pub fn held(policies: &PolicySet, mut figures: Figures) -> Figures {
    let all = policies.reporting.counted() == Counted::Reports;
    let weekly = |id: &str| {
        policies.reporting.indicators.iter().any(|one| one.every == Every::Week && one.id.as_str() == id)
    };
    figures.0.retain(|indicator, _| all && weekly(indicator));
    figures
}

/// What this account gave for a week, last.
pub fn given<'a>(world: &World<'a>, week: Week) -> Option<(&'a Item, &'a TeamReport)> {
    let all = personal(world).filter_map(|item| match item.payload() {
        Some(Payload::TeamReport(report)) if report.week == week => Some((item, report)),
        _ => None,
    });
    all.last()
}

/// Whether the shares of a week have left, as this account noted.
pub fn has_left(world: &World<'_>, week: Week) -> bool {
    personal(world)
        .any(|item| matches!(item.payload(), Some(Payload::TeamReportLeft { week: of }) if *of == week))
}

/// The number of a week on the grid of windows.
pub fn window_of_week(week: Week) -> FirstWeek {
    FirstWeek::try_from(count_of_weeks(week)).unwrap_or_default()
}

/// Whether managers receive the team's totals of a week alone: what the policies of that week say.
pub fn counts_alone(world: &World<'_>, week: Week) -> bool {
    counted(world, week) == Counted::Reports
}

/// What of a week's reports is counted as the team's totals alone: what the policies of that week say.
pub fn counted(world: &World<'_>, week: Week) -> Counted {
    world.in_week(week).policies.reporting.counted()
}

/// Where a worker's share of a week stands.
pub fn stands(world: &World<'_>, week: Week, tallies: &[TallyInfo]) -> ShareStands {
    let Some((_, directory)) = logs_of(world, LogKind::Directory).next() else {
        return ShareStands::NoReferent;
    };
    let until = closes(world, week);
    let window = window_for(week, tallies);
    if window.as_ref().is_some_and(|(info, _)| info.mine) || has_left(world, week) {
        return ShareStands::Left;
    }
    let until = window.as_ref().map_or(until, |(_, opening)| opening.ends());
    if world.now.at >= until {
        ShareStands::Over
    } else if window.as_ref().is_some_and(|(_, opening)| !is_counted(directory, opening, world.me)) {
        ShareStands::JoinedLater
    } else if window.is_none() && !has_referent(directory) {
        ShareStands::NoReferent
    } else if given(world, week).is_some() {
        ShareStands::Waits { until }
    } else {
        ShareStands::Open { until }
    }
}

/// The window of a week's reports, if there is one.
pub fn window_for(week: Week, tallies: &[TallyInfo]) -> Option<(&TallyInfo, Opening)> {
    let first = window_of_week(week);
    let mut windows = tallies.iter().filter_map(|info| Some((info, info.opening.peek().ok()?)));
    windows.find(|(_, opening)| opening.reports.is_some() && opening.first == first)
}

fn is_counted(directory: &LogContent, opening: &Opening, account: AccountId) -> bool {
    workers(&directory.state, opening.at).any(|member| member.certificate.account == account)
}

/// Whether somebody can count.
pub fn has_referent(directory: &LogContent) -> bool {
    referents(&directory.state, directory.state.head().next).next().is_some()
}

/// What referents published, by week: the first counts, so that nothing can be put in its place.
pub fn published<'a>(world: &World<'a>) -> BTreeMap<Week, &'a ReportsPublished> {
    let mut all = BTreeMap::new();
    for (_, directory) in logs_of(world, LogKind::Directory) {
        for item in &directory.items {
            if let Some(Payload::ReportsPublished(week)) = item.payload()
                && role_of(directory, item) == Some(Role::Referent)
            {
                all.entry(week.week).or_insert(week);
            }
        }
    }
    all
}

/// What may be published of a week's totals: whatever must be hidden is taken away here, on the referent's device.
///
/// `before` is what was published of the week before. `same_people` says whether the numbers of files, which go on from week to
/// week, can be held against those of former weeks; if not, they are hidden, because what differs would be one person's files.
pub fn to_publish(
    policies: &PolicySet,
    totals: &[Total],
    reports: u64,
    before: Option<&WeekTotals>,
    same_people: bool,
) -> WeekTotals {
    let small = |number: u64| u32::try_from(number).unwrap_or(u32::MAX);
    let mut sums = Totals::new();
    let mut minutes = Count::default();
    for ((indicator, cell), total) in layout(policies).into_iter().zip(totals) {
        let measure = policies.reporting.indicators.iter().find(|one| one.id.as_str() == indicator);
        let people = match measure.map(|indicator| indicator.measure) {
            Some(Measure::ActiveFiles | Measure::Waiting | Measure::CharterCoverage) if !same_people => 0,
            _ => usize::try_from(total.people.min(reports)).unwrap_or(usize::MAX),
        };
        let count = Count::of_team(small(total.sum), people);
        match measure {
            None => minutes = count,
            // A table's cells are absent until something counts, as in a report.
            Some(one) if total.sum > 0 || own_cells(one.measure).contains(&cell.as_str()) => {
                sums.entry(indicator).or_default().insert(cell, count);
            }
            Some(one) => {
                sums.entry(one.id.to_string()).or_default();
            }
        }
    }
    without_open_partition(policies, &mut sums);
    let former = before.map(|week| stock_of(policies, &week.figures));
    let reporting = &policies.reporting;
    WeekTotals {
        reports: small(reports),
        figures: hide(&sums, former.as_ref(), reporting, &policies.follow_up),
        minutes: (!is_sensitive(&minutes, reporting)).then_some(minutes.sum),
    }
}

/// Files by the state of their charter add up to the active files, or they are not told: what is missing would be somebody's.
fn without_open_partition(policies: &PolicySet, sums: &mut Totals) {
    let total = |measure| {
        let row = sums.get(policies.reporting.indicator(measure)?.id.as_str())?;
        Some(row.values().map(|count| u64::from(count.sum)).sum::<u64>())
    };
    let (files, states) = (total(Measure::ActiveFiles), total(Measure::CharterCoverage));
    if files.is_some()
        && files != states
        && let Some(indicator) = policies.reporting.indicator(Measure::CharterCoverage)
    {
        sums.remove(indicator.id.as_str());
    }
}

/// The active files of a week that was published, as far as they were shown: what is hidden counts as sensitive.
pub(super) fn stock_of(policies: &PolicySet, shown: &Shown) -> Totals {
    let enough = usize::try_from(policies.reporting.minimum_workers).unwrap_or(usize::MAX);
    let mut totals = Totals::new();
    if let Some(indicator) = policies.reporting.indicator(Measure::ActiveFiles) {
        let cell = shown.get(indicator.id.as_str()).and_then(|row| row.get(keys::TOTAL));
        let count = match cell {
            Some(Some(files)) => Count::of_team(*files, enough),
            _ => Count::of_team(1, 0),
        };
        totals.entry(indicator.id.to_string()).or_default().insert(keys::TOTAL.to_owned(), count);
    }
    totals
}

/// Whether a published week tells how many files there were, in any way.
pub fn tells_files(policies: &PolicySet, shown: &Shown) -> bool {
    [Measure::ActiveFiles, Measure::Waiting, Measure::CharterCoverage].into_iter().any(|measure| {
        let row = policies.reporting.indicator(measure).and_then(|one| shown.get(one.id.as_str()));
        row.is_some_and(|row| row.values().any(Option::is_some))
    })
}
