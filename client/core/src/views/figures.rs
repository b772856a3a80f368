//! A worker's week in figures, counted from their own notes and files: what a report holds.

use std::collections::{BTreeMap, BTreeSet};

use tdu_policies::reporting::Measure;

mod charters;

use super::{
    handover::{self, Course},
    lens::{CaseFile, Lens},
    notes::{Versions, notes},
};
use crate::{
    calendar::Week,
    content::{Item, World},
    order::map_of,
    payload::Figures,
};

/// Names of cells that are not ids of the policies' vocabulary.
pub mod keys {
    /// The only cell of an indicator that is one number.
    pub const TOTAL: &str = "total";
    /// Contacts in person.
    pub const IN_PERSON: &str = "in-person";
    /// Remote contacts.
    pub const REMOTE: &str = "remote";
    /// First meetings in person, held in time.
    pub const HELD: &str = "held";
    /// First meetings in person whose time ran out.
    pub const MISSED: &str = "missed";
    /// Charters signed in the week.
    pub const SIGNED: &str = "signed";
    /// Charters refused in the week.
    pub const REFUSED: &str = "refused";
    /// Charters that wait for an answer at the end of the week.
    pub const WAITING: &str = "waiting";
    /// Files whose charter was accepted otherwise than by a signature on a device.
    pub const ACCEPTED: &str = "accepted";
    /// Files to whom no charter was presented.
    pub const NONE: &str = "none";
    /// Files in reports that do not say where their charters stand.
    pub const UNTOLD: &str = "untold";
}

type Row = BTreeMap<String, u32>;

/// The figures of a week, as the reporting policy names them: indicator id, then cell, then count.
///
/// Counted from the notes that this account first wrote and whose contact was in that week, each in its newest version.
/// A word that the policies do not know is counted nowhere: it could be anything, a name included. A contact counts once
/// for a theme or an action, however often it is ticked.
pub fn figures(world: &World<'_>, week: Week) -> Figures {
    figures_of(&Lens::new(&world.in_week(week)), week)
}

pub(super) fn figures_of(lens: &Lens<'_>, week: Week) -> Figures {
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
            Measure::ContactsByChannel => table(notes.iter(), |note| {
                follow_up.channel(&note.note().channel).map(|channel| channel.id.as_str()).into_iter()
            }),
            Measure::Themes => table(notes.iter(), |note| themes(lens, note)),
            Measure::Actions => table(notes.iter(), |note| {
                let known = follow_up.actions.iter().map(|action| action.id.as_str());
                known.filter(|id| note.note().actions.iter().any(|action| action == id))
            }),
            Measure::Outcomes => table(notes.iter(), |note| {
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
            Measure::HandOvers => total(handover::accepted_in(lens, week)),
            Measure::Charters => charters::answered(lens, week),
            Measure::CharterCoverage => charters::coverage(lens, week),
            Measure::UnmetThemes => {
                let unmet = |note: &&Versions<'_>| {
                    follow_up.outcome(&note.note().outcome).is_some_and(|outcome| outcome.unmet)
                };
                table(notes.iter().filter(unmet), |note| themes(lens, note))
            }
            Measure::NewThemes => {
                let firsts: Vec<_> =
                    opened(lens, week).filter_map(|file| first(lens, file, |_| true)).collect();
                table(firsts.iter(), |note| themes(lens, note))
            }
            Measure::Waiting => total(waiting(lens, week)),
            Measure::FirstMeetings => first_meetings(lens, week),
        };
        figures.0.insert(indicator.id.to_string(), row);
    }
    figures
}

/// Notes that this account first wrote, by the day of contact.
pub(super) fn own_notes<'b, 'a>(
    lens: &'b Lens<'a>,
    week: Week,
) -> impl Iterator<Item = Versions<'a>> + use<'b, 'a> {
    lens.files
        .iter()
        .flat_map(|file| notes(file.content))
        .filter(move |note| note.first().author == lens.world.me && note.day(lens).week() == week)
}

/// Themes of a note that the policies know.
fn themes<'n>(lens: &'n Lens<'_>, note: &'n Versions<'_>) -> impl Iterator<Item = &'n str> {
    let known = lens.world.policies.follow_up.themes.iter().map(|theme| theme.id.as_str());
    known.filter(|id| note.note().themes.iter().any(|theme| theme == id))
}

fn table<'n, 'a: 'n, I: Iterator<Item = &'n str>>(
    notes: impl Iterator<Item = &'n Versions<'a>>,
    cells: impl Fn(&'n Versions<'a>) -> I,
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

/// Files that this account opened or closed in a week, and those that it follows and that were open when it ended.
fn files(lens: &Lens<'_>, week: Week) -> FileCounts {
    let me = lens.world.me;
    let (monday, sunday) = (week.monday(), week.monday().plus(6));
    let mine_in_week = |item: Option<&Item>| {
        item.is_some_and(|item| item.author == me && (monday..=sunday).contains(&lens.day_of(item.at)))
    };
    let mut counts = FileCounts { active: active(lens, week).count(), ..FileCounts::default() };
    for file in &lens.files {
        counts.opened += usize::from(mine_in_week(file.opened));
        counts.closed += usize::from(mine_in_week(file.closed));
    }
    counts
}

/// Files that this account follows and that were open at the week's end.
fn active<'b, 'a>(lens: &'b Lens<'a>, week: Week) -> impl Iterator<Item = &'b CaseFile<'a>> {
    let sunday = week.monday().plus(6);
    followed_open(lens, week).filter(move |file| {
        // Contacts may be noted afterwards, as when somebody moves here from a spreadsheet: the file was active then.
        file.opened.is_some_and(|item| lens.day_of(item.at) <= sunday)
            || notes(file.content).iter().any(|note| note.day(lens) <= sunday)
    })
}

/// Files that this account opened in a week.
fn opened<'b, 'a>(lens: &'b Lens<'a>, week: Week) -> impl Iterator<Item = &'b CaseFile<'a>> {
    lens.files.iter().filter(move |file| {
        file.opened.is_some_and(|item| item.author == lens.world.me && lens.day_of(item.at).week() == week)
    })
}

/// The earliest contact of a file that is one of those asked for.
fn first<'a>(
    lens: &Lens<'_>,
    file: &CaseFile<'a>,
    is_asked: impl Fn(&Versions<'_>) -> bool,
) -> Option<Versions<'a>> {
    notes(file.content).into_iter().filter(is_asked).min_by_key(|note| note.day(lens))
}

/// Files that this account follows in a week: each file is one worker's, so that a team's sum counts it once.
fn followed<'b, 'a>(lens: &'b Lens<'a>, week: Week) -> impl Iterator<Item = &'b CaseFile<'a>> {
    let me = lens.world.me;
    lens.files.iter().filter(move |file| Course::of(file.content).follower_in(lens, week) == Some(me))
}

/// The same, those that were not closed by the week's end.
fn followed_open<'b, 'a>(lens: &'b Lens<'a>, week: Week) -> impl Iterator<Item = &'b CaseFile<'a>> {
    let sunday = week.monday().plus(6);
    followed(lens, week).filter(move |file| file.closed.is_none_or(|item| lens.day_of(item.at) > sunday))
}

/// Files followed whose last contact, by the week's end, left something to be done.
fn waiting(lens: &Lens<'_>, week: Week) -> usize {
    let sunday = week.monday().plus(6);
    let waits = |file: &&CaseFile<'_>| {
        let last = notes(file.content).into_iter().filter(|note| note.day(lens) <= sunday);
        let last = last.max_by_key(|note| note.day(lens));
        let outcome = last.and_then(|note| lens.world.policies.follow_up.known_outcome(&note.note().outcome));
        outcome.is_some_and(|outcome| outcome.open)
    };
    followed_open(lens, week).filter(waits).count()
}

/// Of the files followed: first meetings in person that were held in the week and in time, and delays that ran out in the
/// week without one. The delay is the telework policy's, from the opening of the file.
fn first_meetings(lens: &Lens<'_>, week: Week) -> Row {
    let policies = lens.world.policies;
    let delay = i32::try_from(policies.telework.first_meeting_within_days).unwrap_or(i32::MAX);
    let in_person = |note: &Versions<'_>| {
        policies.follow_up.known_channel(&note.note().channel).is_some_and(|channel| channel.in_person)
    };
    let (mut held, mut missed) = (0, 0);
    for file in followed_open(lens, week) {
        let Some(opened) = file.opened else { continue };
        let until = lens.day_of(opened.at).plus(delay);
        let met = first(lens, file, in_person).map(|note| note.day(lens));
        let in_time = met.is_some_and(|day| day <= until);
        held += usize::from(in_time && met.is_some_and(|day| day.week() == week));
        missed += usize::from(!in_time && until.plus(1).week() == week);
    }
    row([(keys::HELD, held), (keys::MISSED, missed)])
}
