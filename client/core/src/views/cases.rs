//! The caseload, and one file with everything that happened in it.

use tdu_protocol::{LogId, Role, Timestamp};

use super::{
    charter::charter_lacks,
    erasing::{erasure, to_note},
    handover,
    lens::{CaseFile, Lens, joined, role_of, time_of},
    notes::{Versions, notes},
    search::{SearchIndex, words},
    term::{erased, term},
};
use crate::{
    app::{
        CaseFilter, CaseSummary, CaseView, CharterState, Colleague, FormerNote, HandoverStep, TermStage,
        TimelineItem, TimelineKind,
    },
    calendar::Day,
    content::{Content, Item, LogContent, World},
    order,
    payload::{Payload, Person},
};

/// Channel of a message written in the app, by its id in the policies.
const APP_MESSAGES: &str = "messagerie";

/// The caseload: files where something happened last come first. `query` is looked for in the person's details, notes
/// and messages, each of its words anywhere in the file.
pub fn cases(world: &World<'_>, index: &SearchIndex, query: &str, filter: CaseFilter) -> Vec<CaseSummary> {
    let lens = Lens::new(world);
    let wanted = words(query);
    let mut found: Vec<(Timestamp, CaseSummary)> = lens
        .files
        .iter()
        .filter(|file| filter == CaseFilter::AtTerm || (filter == CaseFilter::Closed) == file.is_closed())
        .filter(|file| index.holds(file.log, file.conversation.map(|(log, _)| log), &wanted))
        .map(|file| (file, summary(&lens, file, &notes(file.content))))
        .filter(|(file, summary)| match filter {
            CaseFilter::NeedsMe => needs_me(&lens, file, summary),
            CaseFilter::AtTerm => summary
                .term
                .as_ref()
                .is_some_and(|term| matches!(term.stage, TermStage::Soon | TermStage::Reached)),
            CaseFilter::Alone => summary.alone,
            CaseFilter::Open | CaseFilter::Closed => true,
        })
        .map(|(file, summary)| (file.touched(), summary))
        .collect();
    order::sort_by(&mut found, |(a_at, a), (b_at, b)| b_at.cmp(a_at).then_with(|| a.name.cmp(&b.name)));
    found.into_iter().map(|(_, summary)| summary).collect()
}

/// A file; `None` if this account has no such one.
pub fn case(world: &World<'_>, case: LogId) -> Option<CaseView> {
    let lens = Lens::new(world);
    let file = lens.file(case)?;
    let notes = notes(file.content);
    Some(CaseView {
        summary: summary(&lens, file, &notes),
        person: file
            .person
            .cloned()
            .unwrap_or_else(|| Person { name: file.name().to_owned(), ..Person::default() }),
        conversation: file.conversation.map(|(log, _)| log),
        joined: file.conversation.is_some_and(|(_, content)| joined(content)),
        to_note: file.conversation.and_then(|(_, content)| to_note(world, content)),
        colleagues: colleagues(&lens, file),
        handover: handover::newest(&lens, file),
        may_hand_over: handover::may_hand_over(&lens, file),
        charter_lacks: charter_lacks(world),
        timeline: timeline(&lens, file, &notes),
    })
}

fn colleagues(lens: &Lens<'_>, file: &CaseFile<'_>) -> Vec<Colleague> {
    let others = file.content.state.members().filter(|m| m.certificate.account != lens.world.me);
    let mut others: Vec<_> = others.collect();
    order::sort_by_key(&mut others, |member| member.since);
    let named = |account| Colleague { account, name: lens.names.staff(account).to_owned() };
    others.into_iter().map(|member| named(member.certificate.account)).collect()
}

/// One line of the caseload.
pub fn summary<'a>(lens: &Lens<'a>, file: &CaseFile<'a>, notes: &[Versions<'_>]) -> CaseSummary {
    let unread = file.conversation.map_or(0, |(log, content)| lens.unread(log, content).count());
    CaseSummary {
        case: file.log,
        name: file.name().to_owned(),
        last_contact: last_contact(lens, file, notes),
        next_step: next_step(lens, notes).map(|(due, text)| (due, text.to_owned())),
        charter: file
            .conversation
            .map(|(_, content)| lens.course(content).state().clone())
            .unwrap_or_default(),
        met_in_person: met_in_person(lens, notes),
        unread: u32::try_from(unread).unwrap_or(u32::MAX),
        closed: file.is_closed(),
        term: term(lens, file, notes),
        erased: erased(lens, file),
        waiting: file.waits(),
        alone: file.content.state.members().count() == 1,
        follower: follower(lens, file),
    }
}

/// Who follows a file, if that is not this account.
fn follower(lens: &Lens<'_>, file: &CaseFile<'_>) -> Option<Colleague> {
    let account = handover::follower(file.content).filter(|account| *account != lens.world.me)?;
    Some(Colleague { account, name: lens.names.staff(account).to_owned() })
}

/// Whether somebody of the service has met the person.
pub fn met_in_person(lens: &Lens<'_>, notes: &[Versions<'_>]) -> bool {
    notes.iter().any(|note| {
        let channel = lens.world.policies.follow_up.known_channel(&note.note().channel);
        channel.is_some_and(|channel| channel.in_person) && note.day(lens) <= lens.today()
    })
}

/// The last time that the person was in contact, and by which channel.
///
/// A contact with somebody else about them (a channel neither in person nor remote) is none with the person; a message
/// that they wrote is one. A day to come is no contact yet.
pub fn last_contact(lens: &Lens<'_>, file: &CaseFile<'_>, notes: &[Versions<'_>]) -> Option<(Day, String)> {
    let follow_up = &lens.world.policies.follow_up;
    let with_person =
        |id: &str| !id.is_empty() && follow_up.known_channel(id).is_none_or(|c| c.in_person || c.remote);
    let noted = notes
        .iter()
        .filter(|note| with_person(&note.note().channel))
        .map(|note| (note.day(lens), note.note().channel.as_str()));
    let written = file.conversation.and_then(|(_, content)| {
        let item = content.items.iter().rev().find(|item| {
            item.payload().is_some_and(|payload| payload.message().is_some())
                && role_of(content, item) == Some(Role::Beneficiary)
        })?;
        Some((lens.day_of(item.at), follow_up.channel(APP_MESSAGES).map_or("", |c| c.id.as_str())))
    });
    noted
        .chain(written)
        .filter(|(day, _)| *day <= lens.today())
        .max_by_key(|(day, _)| *day)
        .map(|(day, channel)| (day, channel.to_owned()))
}

/// The next step that stands, and its day.
///
/// Notes are taken by day of contact, then in the order of writing, each in its newest version. A step stands until a
/// later note names another dated one, or is of its day or after: then somebody was there when it fell due. A short
/// note in between makes nobody forget an appointment. A step without a day is read in the timeline alone.
pub fn next_step<'a>(lens: &Lens<'_>, notes: &[Versions<'a>]) -> Option<(Day, &'a str)> {
    let mut by_day: Vec<_> = notes.iter().map(|note| (note.day(lens), note.note())).collect();
    order::sort_by_key(&mut by_day, |(day, _)| *day);
    by_day.into_iter().fold(None, |standing, (day, note)| {
        let text = note.next_step.trim();
        match note.next_day {
            Some(due) if !text.is_empty() => Some((due, text)),
            _ => standing.filter(|(due, _)| day < *due),
        }
    })
}

fn needs_me(lens: &Lens<'_>, file: &CaseFile<'_>, summary: &CaseSummary) -> bool {
    let asked = handover::newest(lens, file).is_some_and(|one| one.due.is_some());
    asked || (handover::handed_over(lens, file).is_none() && has_something(lens, summary))
}

fn has_something(lens: &Lens<'_>, summary: &CaseSummary) -> bool {
    summary.unread > 0
        || summary.next_step.as_ref().is_some_and(|(due, _)| *due <= lens.today())
        || matches!(summary.charter, CharterState::Signed { .. })
}

/// Everything, newest first: by arrival, what waits to leave being newest. A corrected note keeps its place, and shows
/// when and by whom its newest version was written.
fn timeline<'a>(lens: &Lens<'a>, file: &CaseFile<'a>, notes: &[Versions<'_>]) -> Vec<TimelineItem> {
    let mut happened: Vec<(&Item, TimelineItem)> = Vec::new();
    let case = file.content;
    let marker = erasure(case);
    // What went with the file is told once, by what gave it up.
    let gone = |item: &Item| {
        matches!(item.content, Content::Erased) && marker.is_some_and(|marker| item.seq < marker.seq)
    };
    happened.extend(notes.iter().map(|versions| (versions.first(), note(lens, case, versions))));
    happened.extend(case.items.iter().filter(|item| !gone(item)).filter_map(|item| {
        let what = match item.payload() {
            None => TimelineKind::Unreadable,
            Some(Payload::CaseOpened(_)) => TimelineKind::Opened,
            Some(Payload::PersonChanged(_)) => TimelineKind::PersonChanged,
            Some(Payload::Conversation { .. }) => TimelineKind::Invited,
            Some(Payload::CaseClosed) => TimelineKind::Closed,
            Some(Payload::CaseKept { reason, until }) => {
                TimelineKind::Kept { reason: reason.clone(), until: *until }
            }
            Some(Payload::FileErased { .. }) if marker.is_some_and(|marker| marker.seq == item.seq) => {
                TimelineKind::Erased
            }
            Some(_) => return None,
        };
        Some((item, line(lens, case, item, what)))
    }));
    for one in handover::Course::of(case).all {
        happened.extend(
            handed_over(lens, &one)
                .map(|(item, step)| (item, line(lens, case, item, TimelineKind::Handover(step)))),
        );
    }
    if let Some((_, content)) = file.conversation {
        happened.extend(content.items.iter().filter_map(|item| {
            let from_beneficiary = role_of(content, item) == Some(Role::Beneficiary);
            let what = match item.payload() {
                // A message that was noted, or that went with the file: both are told of the whole.
                None if matches!(item.content, Content::Erased) => return None,
                None => TimelineKind::Unreadable,
                Some(payload) => TimelineKind::Message {
                    text: payload.message()?.to_owned(),
                    from_beneficiary,
                    attachments: payload.attachments().iter().map(|one| one.name.clone()).collect(),
                },
            };
            Some((item, line(lens, content, item, what)))
        }));
        let steps = lens.course(content).steps.into_iter();
        happened.extend(
            steps.map(|(item, state)| (item, line(lens, content, item, TimelineKind::Charter(state)))),
        );
    }
    order::sort_by_key(&mut happened, |(item, _)| std::cmp::Reverse((item.waits(), time_of(item), item.seq)));
    happened.into_iter().map(|(_, line)| line).collect()
}

/// The steps of a hand-over. One that another took the place of has no step of its own for it.
fn handed_over<'a>(
    lens: &Lens<'_>,
    one: &handover::Handover<'a>,
) -> impl Iterator<Item = (&'a Item, HandoverStep)> + use<'a> {
    let proposed = HandoverStep::Proposed {
        to: lens.names.staff(one.what.to).to_owned(),
        summary: one.what.summary.clone(),
        next_steps: one.what.next_steps.clone(),
        until: one.what.until,
    };
    let then = match one.stands {
        handover::Stands::Open => None,
        handover::Stands::Accepted(item) => Some((item, HandoverStep::Accepted)),
        handover::Stands::Refused(item, reason) => {
            Some((item, HandoverStep::Refused { reason: reason.to_owned() }))
        }
        handover::Stands::Withdrawn(item) => {
            let taken_back = matches!(item.payload(), Some(Payload::HandoverWithdrawn { .. }));
            taken_back.then_some((item, HandoverStep::Withdrawn))
        }
    };
    [(one.item, proposed)].into_iter().chain(then)
}

fn line(lens: &Lens<'_>, content: &LogContent, item: &Item, what: TimelineKind) -> TimelineItem {
    TimelineItem {
        id: item.id,
        at: item.at,
        author: lens.names.author(content, item),
        mine: item.author == lens.world.me,
        waiting: item.waits(),
        what,
    }
}

fn note(lens: &Lens<'_>, case: &LogContent, versions: &Versions<'_>) -> TimelineItem {
    let (item, note) = versions.newest();
    let former = versions.former().into_iter().map(|(item, note)| FormerNote {
        at: item.at,
        author: lens.names.author(case, item),
        note: note.clone(),
    });
    let what = TimelineKind::Note { note: note.clone(), former: former.collect() };
    TimelineItem { id: versions.id, ..line(lens, case, item, what) }
}
