//! The check-in card and one's own answers. Nothing here leaves the personal log; a share of it does ([`super::tally`]).

use std::collections::BTreeMap;

use tdu_policies::check_in::Cadence;
use tdu_protocol::Role;

use super::lens::{Lens, personal};
use crate::{
    app::{CheckInCard, CheckInTrend, CheckInWeek, Sheet},
    calendar::{Day, Now, Week},
    content::World,
    own::{Choice, Own},
    payload::Payload,
};

/// The card, if one is due: the longer one in the first week of a quarter, the short one in the others. To a worker, from the policy's day and hour and for as long as it stays, outside quiet
/// hours, unless the week was answered (even if the answer was erased since: that was a choice), the card was put off, or
/// this day had its card already. Put off, it comes back on the day that was named, and no more often than the policy's
/// reminders: at most one a day.
pub fn check_in(world: &World<'_>) -> Option<CheckInCard> {
    if world.role != Role::Worker {
        return None;
    }
    let lens = Lens::new(world);
    let policy = &world.policies.check_in;
    let cadence = policy.weekly.cadence;
    let (week, from) = window(&cadence, world.now)?;
    if is_quiet(&cadence, world.now.minute_of_day()) {
        return None;
    }
    if had_its_card(&lens) {
        return None;
    }
    let opened = lens.start_of(from);
    let mut put_off = 0;
    for item in personal(world) {
        match item.payload() {
            Some(Payload::CheckIn { week: of, .. } | Payload::CheckInErased { week: of }) if *of == week => {
                return None;
            }
            Some(Payload::Snoozed { until }) if *until > lens.today() => return None,
            Some(Payload::Snoozed { .. }) if item.at >= opened => put_off += 1,
            _ => {}
        }
    }
    let quarterly = is_first_of_quarter(week);
    let items = if quarterly {
        policy.quarterly.items.iter().collect()
    } else {
        policy.weekly_items(count_of_weeks(week))
    };
    let items = items.into_iter().map(|item| item.id.to_string());
    (put_off <= cadence.reminders).then(|| CheckInCard { week, quarterly, items: items.collect() })
}

/// Whether a card was dealt with today, be it the check-in's or a word for the worker: at most one a day, whichever it is.
///
/// Only what was dealt with is known. That a card was merely looked at is written nowhere: it would be an entry at each
/// look, whose hour the server sees, and a word left unanswered would keep the check-in away for as long. So a card may
/// still give way to another on the same day, once its reason or its hour is over.
pub fn had_its_card(lens: &Lens<'_>) -> bool {
    let today = lens.today();
    personal(&lens.world).filter(|item| lens.day_of(item.at) == today).any(|item| match item.payload() {
        // Taken back on the same day, an answer was the day's card all the same.
        Some(Payload::CheckIn { .. } | Payload::CheckInErased { .. } | Payload::Snoozed { .. }) => true,
        Some(Payload::Own(Own::Prompt { choice, .. })) => *choice != Choice::Again,
        Some(Payload::Own(Own::Moment { card, .. })) => *card,
        _ => false,
    })
}

/// One's own answers, oldest first: the newest of each week, and of each questionnaire and day, without those that were erased.
pub fn trend(world: &World<'_>) -> CheckInTrend {
    let mut weeks = BTreeMap::new();
    let mut sheets = BTreeMap::new();
    for item in personal(world) {
        match item.payload() {
            Some(Payload::CheckIn { week, answers }) => {
                weeks.insert(*week, CheckInWeek { week: *week, at: item.at, answers: answers.clone() });
            }
            Some(Payload::CheckInErased { week }) => {
                weeks.remove(week);
            }
            Some(Payload::Own(Own::Questionnaire { id, day, answers })) => {
                sheets.insert((*day, id), answers);
            }
            _ => {}
        }
    }
    let sheets = sheets.into_iter().filter(|(_, answers)| !answers.is_empty());
    let sheet = |((day, id), answers): ((Day, &String), &Vec<_>)| Sheet {
        questionnaire: id.clone(),
        day,
        answers: answers.clone(),
    };
    CheckInTrend { weeks: weeks.into_values().collect(), sheets: sheets.map(sheet).collect() }
}

/// The week whose card may show now, and the first day of its window. A window may reach into the week after.
fn window(cadence: &Cadence, now: Now) -> Option<(Week, Day)> {
    let today = now.day();
    [now.week(), now.week().plus(-1)].into_iter().find_map(|week| {
        let first = week.monday().plus(i32::from(cadence.day.iso_number()) - 1);
        let last = first.plus(i32::try_from(cadence.stays_days).unwrap_or(i32::MAX) - 1);
        let begun = today > first || now.minute_of_day() >= u32::from(cadence.from.minutes());
        ((first..=last).contains(&today) && begun).then_some((week, first))
    })
}

pub fn is_quiet(cadence: &Cadence, minute: u32) -> bool {
    let (from, until) = (u32::from(cadence.quiet_from.minutes()), u32::from(cadence.quiet_until.minutes()));
    if from <= until { (from..until).contains(&minute) } else { minute >= from || minute < until }
}

/// A week belongs to the quarter that its Thursday is in, as it belongs to the year (ISO 8601).
fn is_first_of_quarter(week: Week) -> bool {
    let quarter = |week: Week| {
        let (year, month, _) = week.monday().plus(3).ymd();
        (year, (month - 1) / 3)
    };
    quarter(week) != quarter(week.plus(-1))
}

/// Weeks since the Monday before 1970-01-01, a Thursday: the same for everybody, and without a jump at the new year.
pub(super) fn count_of_weeks(week: Week) -> u64 {
    u64::try_from(week.monday().plus(3).0.div_euclid(7)).unwrap_or(0)
}
