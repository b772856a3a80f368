//! A worker's week: figures counted from their own notes, the report before it leaves, and their own page.

use std::collections::{BTreeMap, BTreeSet};

use tdu_policies::reporting::Measure;
use tdu_protocol::{LogKind, Rights, Role, Timestamp};

use super::{
    lens::{Lens, logs_of, personal, time_of},
    notes::{Versions, notes},
};
use crate::{
    app::{CharterState, ReportPreview, WorkWeek},
    calendar::{Day, Week},
    content::{Item, World},
    order::map_of,
    payload::{Figures, Payload, Report},
};

/// Names of cells that are not ids of the policies' vocabulary.
pub mod keys {
    /// The only cell of an indicator that is one number.
    pub const TOTAL: &str = "total";
    /// Contacts in person.
    pub const IN_PERSON: &str = "in-person";
    /// Remote contacts.
    pub const REMOTE: &str = "remote";
    /// Charters signed in the week.
    pub const SIGNED: &str = "signed";
    /// Charters refused in the week.
    pub const REFUSED: &str = "refused";
    /// Charters that wait for an answer at the end of the week.
    pub const WAITING: &str = "waiting";
}

/// Hour of the due day from which a report can be sent, in minutes since midnight.
const NOON: u32 = 12 * 60;

type Row = BTreeMap<String, u32>;

/// The figures of a week, as the reporting policy names them: indicator id, then cell, then count.
///
/// Counted from the notes that this account first wrote and whose contact was in that week, each in its newest version.
/// A word that the policies do not know is counted nowhere: it could be anything, a name included. A contact counts once
/// for a theme or an action, however often it is ticked.
pub fn figures(world: &World<'_>, week: Week) -> Figures {
    figures_of(&Lens::new(world), week)
}

/// The report of a week as it would be sent, and what became of it.
pub fn report(world: &World<'_>, week: Week) -> ReportPreview {
    let lens = Lens::new(world);
    let figures = figures_of(&lens, week);
    let sent = sent(&lens, week);
    // Time spent reading the report again is no change of the week.
    let timeless = |figures: &Figures| {
        let mut figures = figures.clone();
        if let Some(indicator) = world.policies.reporting.indicator(Measure::MinutesSpent) {
            figures.0.remove(indicator.id.as_str());
        }
        figures
    };
    let changed_since = sent.is_some_and(|(_, report)| timeless(&report.figures) != timeless(&figures));
    ReportPreview {
        week,
        figures,
        sent: sent.map(|(item, _)| time_of(item)),
        changed_since,
        recipients: recipients(&lens),
        spent: spent(world, week),
    }
}

/// My own week, private.
pub fn my_week(world: &World<'_>, week: Week) -> WorkWeek {
    let lens = Lens::new(world);
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

fn figures_of(lens: &Lens<'_>, week: Week) -> Figures {
    let policies = lens.world.policies;
    let follow_up = &policies.follow_up;
    let notes: Vec<_> = own_notes(lens, week).collect();
    let count = |cell: &dyn Fn(&Versions<'_>) -> bool| notes.iter().filter(|note| cell(note)).count();
    let in_place = |in_person: bool| {
        count(&|note| {
            let channel = follow_up.channel(&note.note().channel);
            channel.is_some_and(|channel| if in_person { channel.in_person } else { channel.remote })
        })
    };
    let mut figures = Figures::default();
    for indicator in &policies.reporting.indicators {
        let row = match indicator.measure {
            Measure::ContactsByChannel => table(&notes, |note| {
                follow_up.channel(&note.note().channel).map(|channel| channel.id.as_str()).into_iter()
            }),
            Measure::Themes => table(&notes, |note| {
                let known = follow_up.themes.iter().map(|theme| theme.id.as_str());
                known.filter(|id| note.note().themes.iter().any(|theme| theme == id))
            }),
            Measure::Actions => table(&notes, |note| {
                let known = follow_up.actions.iter().map(|action| action.id.as_str());
                known.filter(|id| note.note().actions.iter().any(|action| action == id))
            }),
            Measure::Outcomes => table(&notes, |note| {
                follow_up.outcome(&note.note().outcome).map(|outcome| outcome.id.as_str()).into_iter()
            }),
            Measure::InPersonAndRemote => {
                row([(keys::IN_PERSON, in_place(true)), (keys::REMOTE, in_place(false))])
            }
            Measure::UnmetNeeds => total(count(&|note| {
                follow_up.outcome(&note.note().outcome).is_some_and(|outcome| outcome.unmet)
            })),
            Measure::NewFiles => total(files(lens, week).opened),
            Measure::ClosedFiles => total(files(lens, week).closed),
            Measure::ActiveFiles => total(files(lens, week).active),
            Measure::Charters => charters(lens, week),
            Measure::MinutesSpent => {
                total(usize::try_from(spent(&lens.world, week).div_ceil(Timestamp::MINUTE)).unwrap_or(0))
            }
        };
        figures.0.insert(indicator.id.to_string(), row);
    }
    figures
}

/// Notes that this account first wrote, by the day of contact.
fn own_notes<'b, 'a>(lens: &'b Lens<'a>, week: Week) -> impl Iterator<Item = Versions<'a>> + use<'b, 'a> {
    lens.files
        .iter()
        .flat_map(|file| notes(file.content))
        .filter(move |note| note.first().author == lens.world.me && note.day(lens).week() == week)
}

fn table<'n, I: Iterator<Item = &'n str>>(
    notes: &'n [Versions<'n>],
    cells: impl Fn(&'n Versions<'n>) -> I,
) -> Row {
    let mut row = Row::new();
    for note in notes {
        for cell in cells(note).collect::<BTreeSet<_>>() {
            *row.entry(cell.to_owned()).or_default() += 1;
        }
    }
    row
}

fn row<const N: usize>(cells: [(&str, usize); N]) -> Row {
    map_of(cells.into_iter().map(|(cell, n)| (cell.to_owned(), u32::try_from(n).unwrap_or(u32::MAX))))
}

fn total(count: usize) -> Row {
    row([(keys::TOTAL, count)])
}

#[derive(Default)]
struct FileCounts {
    opened: usize,
    closed: usize,
    active: usize,
}

/// Files that this account opened or closed in a week, and those that it keeps and that were open when it ended.
fn files(lens: &Lens<'_>, week: Week) -> FileCounts {
    let me = lens.world.me;
    let (monday, sunday) = (week.monday(), week.monday().plus(6));
    let mine_in_week = |item: Option<&Item>| {
        item.is_some_and(|item| item.author == me && (monday..=sunday).contains(&lens.day_of(item.at)))
    };
    let by_sunday = |item: Option<&Item>| item.is_some_and(|item| lens.day_of(item.at) <= sunday);
    let mut counts = FileCounts::default();
    for file in &lens.files {
        counts.opened += usize::from(mine_in_week(file.opened));
        counts.closed += usize::from(mine_in_week(file.closed));
        let kept = file.content.state.member(me).is_some_and(|member| member.rights == Rights::Manage);
        // Contacts may be noted afterwards, as when somebody moves here from a spreadsheet: the file was active then.
        let begun =
            || by_sunday(file.opened) || notes(file.content).iter().any(|note| note.day(lens) <= sunday);
        counts.active += usize::from(kept && !by_sunday(file.closed) && begun());
    }
    counts
}

fn charters(lens: &Lens<'_>, week: Week) -> Row {
    let (monday, sunday) = (week.monday(), week.monday().plus(6));
    let (mut signed, mut refused, mut waiting) = (0, 0, 0);
    let kept = lens.files.iter().filter(|file| {
        file.content.state.member(lens.world.me).is_some_and(|member| member.rights == Rights::Manage)
    });
    for (_, content) in kept.filter_map(|file| file.conversation) {
        let steps: Vec<(Day, CharterState)> = lens
            .course(content)
            .steps
            .into_iter()
            .map(|(item, state)| (lens.day_of(item.at), state))
            .filter(|(day, _)| *day <= sunday)
            .collect();
        let in_week = || steps.iter().filter(|(day, _)| *day >= monday).map(|(_, state)| state);
        signed += usize::from(in_week().any(|state| matches!(state, CharterState::Signed { .. })));
        refused += usize::from(in_week().any(|state| matches!(state, CharterState::Refused { .. })));
        waiting += usize::from(matches!(steps.last(), Some((_, CharterState::Presented))));
    }
    row([(keys::SIGNED, signed), (keys::REFUSED, refused), (keys::WAITING, waiting)])
}

/// The last report of a week that this account wrote.
fn sent<'a>(lens: &Lens<'a>, week: Week) -> Option<(&'a Item, &'a Report)> {
    let me = lens.world.me;
    logs_of(&lens.world, LogKind::Report)
        .flat_map(|(_, content)| &content.items)
        .filter(|item| item.author == me)
        .filter_map(|item| match item.payload() {
            Some(Payload::Report(report)) if report.week == week => Some((item, report)),
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
