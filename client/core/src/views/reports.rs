//! A worker's week: the report before it leaves, and their own page.

use tdu_policies::Counted;
use tdu_protocol::{LogKind, Rights, Role, Timestamp, tally::TallyInfo};

use super::{
    figures::{figures_of, own_notes},
    lens::{Lens, logs_of, personal, time_of},
    shares::{counted, counts_alone, given, held, layout, numbers, stands},
    team::time,
};
use crate::{
    app::{ReportPreview, TeamShare, WorkWeek},
    calendar::Week,
    content::{Item, World},
    payload::{Figures, Payload, TeamReport},
};

/// Hour of the due day from which a report can be sent, in minutes since midnight.
const NOON: u32 = 12 * 60;

/// The report of a week as it would be sent, and what became of it.
pub fn report(world: &World<'_>, week: Week, tallies: &[TallyInfo]) -> ReportPreview {
    let world = &world.in_week(week);
    let lens = Lens::new(world);
    let alone = counts_alone(world, week);
    let mut figures = figures_of(&lens, week);
    if alone {
        figures = held(world.policies, figures);
    }
    let sent = sent(&lens, week);
    let changed_since = sent.is_some_and(|(_, sent)| *sent != figures);
    let spent = spent(world, week);
    let share = alone.then(|| {
        let report = TeamReport { week, figures: figures.clone(), minutes: minutes_of(spent) };
        TeamShare { stands: stands(world, week, tallies), cut: numbers(&layout(world.policies), &report).1 }
    });
    ReportPreview {
        week,
        figures,
        sent: sent.map(|(item, _)| time_of(item)),
        changed_since,
        recipients: if alone { Vec::new() } else { recipients(&lens) },
        spent,
        share,
        minutes: (counted(world, week) == Counted::Minutes).then(|| stands(world, week, tallies)),
        team: time(world, week, tallies),
    }
}

/// What a worker gives of a week for the team's total, once they have spent so many more milliseconds on it: beside a report under
/// their name, the minutes alone.
pub fn team_report(world: &World<'_>, week: Week, spent_now: u64) -> TeamReport {
    let world = &world.in_week(week);
    let figures = held(world.policies, figures_of(&Lens::new(world), week));
    TeamReport { week, figures, minutes: minutes_of(spent(world, week).saturating_add(spent_now)) }
}

/// Whole minutes, a begun one included: everybody who reports spends one at least.
fn minutes_of(spent: u64) -> u32 {
    u32::try_from(spent.div_ceil(Timestamp::MINUTE)).unwrap_or(u32::MAX).max(1)
}

/// My own week, private.
pub fn my_week(world: &World<'_>, week: Week) -> WorkWeek {
    let lens = Lens::new(&world.in_week(week));
    let mut minutes = [0_u32; 7];
    for note in own_notes(&lens, week) {
        let day = usize::from(note.day(&lens).weekday() - 1);
        minutes[day] = minutes[day].saturating_add(note.note().minutes);
    }
    WorkWeek { week, figures: figures_of(&lens, week), minutes }
}

/// Weeks whose report can be sent and was not, with the instant from which it could: the week before, and this one from
/// noon of the policy's day. A week without a note of one's own asks for nothing: one may have been away.
pub fn reports_due(lens: &Lens<'_>) -> Vec<(Week, Timestamp)> {
    let reporting = &lens.world.policies.reporting;
    let minute = u64::from(u32::from(reporting.due_at.minutes()).min(NOON));
    let this = lens.world.now.week();
    [this.plus(-1), this]
        .into_iter()
        .map(|week| {
            let day = week.monday().plus(i32::from(reporting.due_day.iso_number()) - 1);
            (week, lens.start_of(day).plus(minute * Timestamp::MINUTE))
        })
        .filter(|(week, from)| {
            *from <= lens.world.now.at
                && sent(lens, *week).is_none()
                && own_notes(lens, *week).next().is_some()
        })
        .collect()
}

/// The last report of a week that this account wrote, or gave for the team's total.
fn sent<'a>(lens: &Lens<'a>, week: Week) -> Option<(&'a Item, &'a Figures)> {
    if counts_alone(&lens.world, week) {
        return given(&lens.world, week).map(|(item, report)| (item, &report.figures));
    }
    let me = lens.world.me;
    logs_of(&lens.world, LogKind::Report)
        .flat_map(|(_, content)| &content.items)
        .filter(|item| item.author == me)
        .filter_map(|item| match item.payload() {
            Some(Payload::Report(report)) if report.week == week => Some((item, &report.figures)),
            _ => None,
        })
        .last()
}

/// Who will receive the report: the managers in one's own report log; before the first report, those of the directory.
fn recipients(lens: &Lens<'_>) -> Vec<String> {
    let own = logs_of(&lens.world, LogKind::Report).find(|(_, content)| {
        content.state.member(lens.world.me).is_some_and(|member| member.rights == Rights::Manage)
    });
    let directory = logs_of(&lens.world, LogKind::Directory).next();
    let mut names: Vec<_> = own
        .or(directory)
        .into_iter()
        .flat_map(|(_, content)| content.state.members())
        .filter(|member| member.certificate.role == Role::Manager)
        .map(|member| lens.names.staff(member.certificate.account).to_owned())
        .collect();
    names.sort();
    names
}

/// Milliseconds that this account spent on a week's report, over all its visits.
fn spent(world: &World<'_>, week: Week) -> u64 {
    personal(world)
        .filter_map(|item| match item.payload() {
            Some(Payload::ReportTime { week: of, spent }) if *of == week => Some(*spent),
            _ => None,
        })
        .fold(0, u64::saturating_add)
}
