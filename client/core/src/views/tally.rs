//! Totals of check-ins: what a worker's report holds, and the page that everybody on the staff sees.

use std::collections::BTreeMap;

use tdu_policies::check_in::CheckIn;
use tdu_protocol::{
    Hash32, LogKind, Role,
    tally::{
        MAXIMUM_QUESTIONS, Opening, TallyInfo, quarter_of, quarter_weeks, referents, start_of, window_of,
        workers,
    },
};

use super::{
    aged::is_past,
    check_in::{count_of_weeks, trend},
    lens::{logs_of, role_of, time_of},
    near::near,
};
use crate::{
    app::{PreventionView, TallyNow, TallyQuarter, TallyTrouble, TallyWindow},
    calendar::{Day, Week},
    content::{Item, LogContent, World},
    order,
    payload::{Payload, TallyPublished, TallyQuestion},
};

/// A worker's choice for each question of a window: their last answer in it, to a quarterly question in the quarter that it
/// ends. Each person counts once a question: so the smallest group counts people, and somebody who answers often weighs no
/// more than others.
pub fn tally_choices(world: &World<'_>, opening: &Opening) -> Vec<Option<u8>> {
    let end = u64::from(opening.first) + u64::from(opening.weeks);
    let weeks = u64::from(opening.first)..end;
    let check_in = &world.in_week(Day::of(opening.opens(), 0).week()).policies.check_in;
    let quarterly = usize::from(opening.quarterly);
    let quarter = quarter_of(opening.first, opening.weeks).filter(|_| quarterly > 0);
    let quarter = quarter.map_or(end..end, |first| u64::from(first)..end);
    let mut in_window: BTreeMap<String, u8> = BTreeMap::new();
    let mut in_quarter: BTreeMap<String, u8> = BTreeMap::new();
    for week in trend(world).weeks {
        let number = count_of_weeks(week.week);
        for (item, answer) in week.answers {
            let Some(answer) = answer.filter(|answer| *answer < opening.levels) else { continue };
            if quarter.contains(&number) && is_asked_alike(world, week.week, check_in, &item) {
                in_quarter.insert(item.clone(), answer);
            }
            if weeks.contains(&number) && !is_quarterly(world, week.week, &item) {
                in_window.insert(item, answer);
            }
        }
    }
    let weekly = check_in.tallied().map(|item| in_window.get(item.id.as_str()).copied());
    let asked = check_in.quarterly.items.iter().take(quarterly);
    weekly.chain(asked.map(|item| in_quarter.get(item.id.as_str()).copied())).collect()
}

/// Whether quarterly questions are counted by a set at all: where it has so many that they do not fit beside the weekly ones, these come out alone.
pub fn counts_quarterly(check_in: &CheckIn) -> bool {
    check_in.tallied().count() + check_in.quarterly.items.len() <= usize::from(MAXIMUM_QUESTIONS)
}

/// Whether a question was a quarterly one in its week. A set that holds from within a window may make one of a weekly question: what is
/// answered then is in the quarter's total, and must not be in the window's as well.
fn is_quarterly(world: &World<'_>, week: Week, item: &str) -> bool {
    let then = &world.in_week(week).policies.check_in;
    then.quarterly.items.iter().any(|one| one.id.as_str() == item)
}

/// Whether a quarterly question read the same in a former week, with the same answers to choose from, and on the same grid. Words that changed
/// under one id are another question. A week is one set's, and the quarters of one grid share no week: so no answer is ever in two totals,
/// even where a later set has windows of another length.
fn is_asked_alike(world: &World<'_>, week: Week, now: &CheckIn, item: &str) -> bool {
    let then = &world.in_week(week).policies.check_in;
    let of = |set: &CheckIn| set.quarterly.items.iter().find(|one| one.id.as_str() == item).cloned();
    of(now).is_some_and(|asked| of(then) == Some(asked))
        && then.scale == now.scale
        && then.window_weeks == now.window_weeks
}

/// The page: where things stand, and what was published, newest first.
pub fn prevention(world: &World<'_>, tallies: &[TallyInfo], trouble: Option<TallyTrouble>) -> PreventionView {
    let check_in = &world.policies.check_in;
    let directory = logs_of(world, LogKind::Directory).map(|(_, content)| content).next();
    let all = directory.map(published).unwrap_or_default();
    let is_out = |opening: Hash32| all.iter().any(|(total, _)| total.opening == opening);
    let weeks = u8::try_from(check_in.window_weeks).unwrap_or(u8::MAX);
    let mut view = PreventionView {
        group: check_in.minimum_group,
        weeks,
        quarter_weeks: counts_quarterly(check_in).then(|| quarter_weeks(weeks)),
        now: TallyNow::NoReferent,
        trouble,
        windows: directory.map(|directory| published_windows(world, directory)).unwrap_or_default(),
    };
    let Some(content) = directory else { return view };
    let next = content.state.head().next;
    let people = u32::try_from(workers(&content.state, next).count()).unwrap_or(u32::MAX);
    let begins = || {
        let first = window_of(world.now.at, weeks);
        TallyNow::Begins { on: day(start_of(first.saturating_add(u32::from(weeks))).0) }
    };
    let pending = tallies
        .iter()
        .filter(|info| !info.over && !is_out(info.opening.digest()))
        .filter_map(|info| Some((info, info.opening.peek().ok()?)))
        .find(|(_, opening)| opening.reports.is_none());
    view.now = match pending {
        Some((info, opening)) => stands(world, content, info, &opening),
        None if referents(&content.state, next).next().is_none() => TallyNow::NoReferent,
        None if people < check_in.minimum_group => TallyNow::TooFew,
        None => begins(),
    };
    view
}

fn stands(world: &World<'_>, content: &LogContent, info: &TallyInfo, opening: &Opening) -> TallyNow {
    let now = world.now.at;
    let of = u32::try_from(workers(&content.state, opening.at).count()).unwrap_or(u32::MAX);
    if now < opening.closes() {
        TallyNow::Runs { until: day(opening.closes().0).plus(-1) }
    } else if now < opening.ends() && info.reports < of {
        TallyNow::Gathers { until: day(opening.ends().0).plus(-1) }
    } else {
        TallyNow::Waits { until: day(opening.forgotten().0).plus(-1) }
    }
}

/// What referents published, in order: the first of a window counts, so nothing can be put in its place.
pub(super) fn published(directory: &LogContent) -> Vec<(&TallyPublished, &Item)> {
    let mut all: Vec<(&TallyPublished, &Item)> = Vec::new();
    for item in &directory.items {
        if let Some(Payload::TallyPublished(total)) = item.payload()
            && role_of(directory, item) == Some(Role::Referent)
            && all.iter().all(|(before, _)| before.opening != total.opening)
        {
            all.push((total, item));
        }
    }
    all
}

/// Whether the totals of a window, of either kind, were published, and if so whether the server has them.
pub fn is_published(world: &World<'_>, opening: &Hash32) -> Option<bool> {
    logs_of(world, LogKind::Directory).find_map(|(_, directory)| {
        let by_referent = |item: &&Item| role_of(directory, item) == Some(Role::Referent);
        let of = |item: &&Item| match item.payload() {
            Some(Payload::TallyPublished(total)) => total.opening == *opening,
            Some(Payload::ReportsPublished(total)) => total.opening == *opening,
            _ => false,
        };
        directory.items.iter().filter(by_referent).find(of).map(|item| !item.waits())
    })
}

/// What was published and has not reached its term, newest first.
pub(super) fn published_windows(world: &World<'_>, directory: &LogContent) -> Vec<TallyWindow> {
    let all = published(directory);
    let near = near(&directory.state, &all.iter().map(|(total, _)| *total).collect::<Vec<_>>());
    let shown = all.iter().filter(|(_, item)| !is_past(world, time_of(item)));
    let mut windows: Vec<_> = shown.map(|(total, _)| window(total, near.contains(&total.opening))).collect();
    order::sort_by_key(&mut windows, |window| std::cmp::Reverse(window.first));
    windows
}

/// Of one that is near another, nothing of the week is taken, even if it was published.
fn window(total: &TallyPublished, near: bool) -> TallyWindow {
    let first = day(start_of(total.first).0);
    let weekly = total.questions.len().saturating_sub(usize::from(total.quarterly));
    let (questions, quarterly) = total.questions.split_at(weekly);
    let taken = |question: &TallyQuestion| {
        if near { TallyQuestion::without_figures(&question.item) } else { question.clone() }
    };
    // Of what ends no quarter nobody could say which weeks it is about.
    let quarter = quarter_of(total.first, total.weeks)
        .filter(|_| !quarterly.is_empty())
        .map(|first| TallyQuarter { first: day(start_of(first).0), questions: quarterly.to_vec() });
    TallyWindow {
        first,
        last: first.plus(7 * i32::from(total.weeks) - 1),
        group: total.group,
        near,
        questions: questions.iter().map(taken).collect(),
        quarter,
    }
}

/// The day of an instant, UTC.
fn day(at: u64) -> Day {
    Day::of(tdu_protocol::Timestamp(at), 0)
}
