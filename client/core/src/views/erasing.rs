//! What goes: of a file at its term, of its proof at its own, of messages once they are noted. Never anything else.

use tdu_policies::retention::Kind;
use tdu_protocol::{LogId, LogKind, Rights, Role, Timestamp, state::Member};

use super::{
    ended::talks_to_erase,
    lens::{Lens, logs_of, time_of},
};
use crate::{
    app::{MessagesToNote, NotedMessages},
    calendar::Day,
    content::{Content, Item, LogContent, World},
    payload::Payload,
};

/// Where everything before was given up to erasure: the newest such entry of a file or a conversation that counts.
///
/// It counts if the worker who keeps the log wrote it, and in the very place that it names: had anything arrived between the
/// decision and its arrival, somebody's words would go that nobody had weighed.
pub fn erasure(content: &LogContent) -> Option<&Item> {
    if !matches!(content.state.kind(), LogKind::Case | LogKind::Conversation) {
        return None;
    }
    content.items.iter().rev().find(|item| {
        matches!(item.payload(), Some(Payload::FileErased { before }) if *before == item.seq)
            && !item.waits()
            && is_by_keeper(content, item)
    })
}

fn is_by_keeper(content: &LogContent, item: &Item) -> bool {
    content.state.member_at(item.author, item.seq).is_some_and(keeps)
}

fn keeps(member: &Member) -> bool {
    member.certificate.role == Role::Worker && member.rights == Rights::Manage
}

/// Whether the charter's proof needs an entry of a conversation: all that was presented and answered, and the first words,
/// which say whose it is and by which key receipts are verified.
pub const fn is_evidence(payload: &Payload) -> bool {
    matches!(
        payload,
        Payload::Welcome(_)
            | Payload::CharterPresented(_)
            | Payload::CharterSigned(_)
            | Payload::CharterCountersigned { .. }
            | Payload::CharterRefused
            | Payload::CharterAnswered(_)
            | Payload::CharterWitnessAsked { .. }
            | Payload::CharterWitnessed { .. }
            | Payload::CharterStamped { .. }
            | Payload::CharterWithdrawn
            | Payload::CharterWithdrawalTold(_)
    )
}

/// What holds no word of anybody: it says that there was a file, where its conversation is, and what was decided of it.
const fn is_trace(payload: &Payload) -> bool {
    matches!(
        payload,
        Payload::Conversation { .. } | Payload::FileErased { .. } | Payload::MessagesNoted { .. }
    )
}

/// Until which day the charter's proof of an erased file stays; `None` where nothing of it is there.
pub fn evidence_until(world: &World<'_>, conversation: &LogContent) -> Option<Day> {
    let rule = world.policies.retention.rule(Kind::CharterEvidence)?;
    let marker = erasure(conversation)?;
    let left = |item: &Item| {
        let payload = item.payload();
        item.seq < marker.seq && payload.is_some_and(|p| is_evidence(p) && !matches!(p, Payload::Welcome(_)))
    };
    let end = Day::of(time_of(marker), world.now.offset_minutes);
    conversation.items.iter().any(left).then(|| end.after(rule.keep))
}

/// Messages that a worker said are noted in the file, and that are still there.
pub fn noted(world: &World<'_>, conversation: &LogContent) -> Option<NotedMessages> {
    let marks = marks(conversation);
    let last = marks.iter().rev().find(|(_, before)| messages(conversation, *before).next().is_some())?;
    let (mark, before) = *last;
    let rule = world.policies.retention.rule(Kind::RelayedMessages)?;
    let count = u32::try_from(messages(conversation, before).count()).unwrap_or(u32::MAX);
    let day = Day::of(time_of(mark), world.now.offset_minutes);
    Some(NotedMessages { at: mark.at, until: day.after(rule.keep), count })
}

/// Messages that nobody said are noted, for a worker who may say it; `None` where there are none.
pub fn to_note(world: &World<'_>, conversation: &LogContent) -> Option<MessagesToNote> {
    conversation.state.member(world.me).filter(|member| keeps(member))?;
    let from = marks(conversation).into_iter().map(|(_, before)| before).max().unwrap_or(0);
    let before = conversation.state.head().next;
    let count = messages(conversation, before).filter(|item| item.seq >= from).count();
    (count > 0).then(|| MessagesToNote { count: u32::try_from(count).unwrap_or(u32::MAX), before })
}

/// Each mark by the worker who keeps the conversation, and the place up to which it goes: never beyond itself.
fn marks(conversation: &LogContent) -> Vec<(&Item, u64)> {
    let mark = |item: &Item| match item.payload() {
        Some(Payload::MessagesNoted { before }) if is_by_keeper(conversation, item) => {
            Some((*before).min(item.seq))
        }
        _ => None,
    };
    conversation.items.iter().filter_map(|item| Some((item, mark(item)?))).collect()
}

fn messages(conversation: &LogContent, before: u64) -> impl Iterator<Item = &Item> {
    let is_one = |item: &&Item| item.payload().is_some_and(|payload| payload.message().is_some());
    conversation.items.iter().filter(is_one).filter(move |item| !item.waits() && item.seq < before)
}

/// Whether messages were erased because they had been noted, and not with their file.
pub fn noted_gone(conversation: &LogContent) -> bool {
    let from = erasure(conversation).map_or(0, |marker| marker.seq);
    conversation.items.iter().any(|item| item.seq > from && matches!(item.content, Content::Erased))
}

/// Places to erase in each log of this account in which others write too, increasing. Nothing where nothing is to go, and never what
/// is gone already, what waits to leave, or what this version cannot read.
pub fn to_erase(world: &World<'_>) -> Vec<(LogId, Vec<u64>)> {
    let mut all = in_files(world);
    all.extend(talks_to_erase(world));
    all
}

fn in_files(world: &World<'_>) -> Vec<(LogId, Vec<u64>)> {
    let kinds = [LogKind::Case, LogKind::Conversation];
    let logs: Vec<_> = kinds.into_iter().flat_map(|kind| logs_of(world, kind)).collect();
    // What follows looks at every file: most days there is nothing to go.
    let asks = |item: &Item| {
        matches!(item.payload(), Some(Payload::FileErased { .. } | Payload::MessagesNoted { .. }))
    };
    if !logs.iter().any(|(_, content)| content.items.iter().any(asks)) {
        return Vec::new();
    }
    let lens = Lens::new(world);
    let of_log = |(log, content): (LogId, &LogContent)| {
        let ended = lens.file_of_conversation(log).is_some_and(|file| file.erased.is_some());
        let seqs = places(world, content, ended);
        (!seqs.is_empty()).then_some((log, seqs))
    };
    logs.into_iter().filter_map(of_log).collect()
}

/// Places to erase in one log. `ended`: its file is erased and nothing came since, so that its proof has a term.
fn places(world: &World<'_>, content: &LogContent, ended: bool) -> Vec<u64> {
    let today = world.now.day();
    let marker = erasure(content).map(|marker| marker.seq);
    let proof_goes = ended && evidence_until(world, content).is_some_and(|until| until <= today);
    let relayed = world.policies.retention.rule(Kind::RelayedMessages);
    let is_over = |at: Timestamp| {
        let day = Day::of(at, world.now.offset_minutes);
        relayed.is_some_and(|rule| day.after(rule.keep) <= today)
    };
    let noted = marks(content).into_iter().filter(|(mark, _)| !mark.waits() && is_over(time_of(mark)));
    let noted = noted.map(|(_, before)| before).max().unwrap_or(0);
    let goes = |item: &&Item| match &item.content {
        Content::Erased | Content::Closed | Content::Newer => false,
        Content::Refused => marker.is_some_and(|marker| item.seq < marker),
        Content::Payload(payload) => {
            let with_file = marker.is_some_and(|marker| item.seq < marker)
                && !is_trace(payload)
                && (proof_goes || !is_evidence(payload));
            with_file || (item.seq < noted && payload.message().is_some())
        }
    };
    content.items.iter().filter(|item| !item.waits()).filter(goes).map(|item| item.seq).collect()
}
