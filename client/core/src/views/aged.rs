//! Totals at their term: no view shows them, and what they are made of goes a little later.

use tdu_policies::retention::Kind;
use tdu_protocol::{LogId, LogKind, Timestamp};

use super::{
    lens::{logs_of, time_of},
    totals::closes,
};
use crate::{
    calendar::{Day, Week},
    content::{Item, LogContent, World},
    payload::Payload,
};

/// Days after which what is not shown any more goes: reports go from one device after the other, and a week is held against
/// the four before it. While any of these is shown, all that it was made of is there.
const THEN: i32 = 35;

/// Whether totals that came out at this instant have reached their term.
pub fn is_past(world: &World<'_>, out: Timestamp) -> bool {
    term(world, out).is_some_and(|term| term <= world.now.day())
}

/// The same of a week's totals.
pub fn week_is_past(world: &World<'_>, week: Week) -> bool {
    is_past(world, closes(world, week))
}

fn term(world: &World<'_>, out: Timestamp) -> Option<Day> {
    let rule = world.policies.retention.rule(Kind::Totals)?;
    Some(Day::of(out, world.now.offset_minutes).after(rule.keep))
}

/// Places of what holds totals that were past their term long ago, and of the reports that such totals were made of: in each log
/// of this account, increasing.
pub fn totals_to_erase(world: &World<'_>) -> Vec<(LogId, Vec<u64>)> {
    let today = world.now.day();
    let goes = |item: &&Item| {
        let out = match item.payload() {
            Some(Payload::TallyPublished(_)) => time_of(item),
            Some(Payload::ReportsPublished(totals)) => closes(world, totals.week),
            Some(Payload::Report(report)) => closes(world, report.week),
            _ => return false,
        };
        !item.waits() && term(world, out).is_some_and(|term| term.plus(THEN) <= today)
    };
    let of_log = |(log, content): (LogId, &LogContent)| {
        let seqs: Vec<u64> = content.items.iter().filter(goes).map(|item| item.seq).collect();
        (!seqs.is_empty()).then_some((log, seqs))
    };
    let kinds = [LogKind::Directory, LogKind::Report];
    kinds.into_iter().flat_map(|kind| logs_of(world, kind)).filter_map(of_log).collect()
}
