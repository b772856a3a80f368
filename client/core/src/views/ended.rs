//! Talks that ended: by whom, and whether what was written there goes.

use std::collections::BTreeSet;

use tdu_protocol::{AccountId, LogId, LogKind, Rights, state::Member};

use super::lens::{Lens, logs_of};
use crate::{
    app::{TalkEnd, TalkErasure},
    content::{Content, Item, LogContent, World},
    payload::Payload,
};

/// Whether somebody ended a talk.
pub fn has_ended(talk: &LogContent) -> bool {
    ending(talk).is_some()
}

/// The entry by which it ended: the first of its kind.
fn ending(talk: &LogContent) -> Option<&Item> {
    let mut items = talk.items.iter().filter(|_| talk.state.kind() == LogKind::Talk);
    items.find(|item| matches!(item.payload(), Some(Payload::TalkEnded { .. })))
}

/// How a talk ended; `None` while it goes on.
pub fn end(lens: &Lens<'_>, talk: &LogContent) -> Option<TalkEnd> {
    let item = ending(talk)?;
    Some(TalkEnd {
        at: item.at,
        by: lens.names.staff(item.author).to_owned(),
        mine: item.author == lens.world.me,
        erasure: erasure(&lens.world, talk),
    })
}

/// Whether what was written in a talk can be erased: by the device of whoever began it, while they are in the service.
pub fn is_erasable(world: &World<'_>, talk: &LogContent) -> bool {
    talk.state.kind() == LogKind::Talk && here(world, talk).any(|member| member.rights == Rights::Manage)
}

fn erasure(world: &World<'_>, talk: &LogContent) -> TalkErasure {
    let gone = talk.items.iter().any(|item| matches!(item.content, Content::Erased));
    if gone && messages(talk).next().is_none() {
        return TalkErasure::Done;
    }
    let asked = asked(talk, |_| true);
    if !is_erasable(world, talk) {
        TalkErasure::Impossible
    } else if here(world, talk).all(|member| asked.contains(&member.certificate.account)) {
        TalkErasure::Agreed
    } else if asked.contains(&world.me) {
        TalkErasure::Asked
    } else if asked.is_empty() {
        TalkErasure::Open
    } else {
        TalkErasure::Proposed
    }
}

/// Places to erase in talks: what was written, once everybody who is in one has said that it may go. That they said so is all
/// that stays.
pub fn talks_to_erase(world: &World<'_>) -> Vec<(LogId, Vec<u64>)> {
    let of_talk = |(log, talk): (LogId, &LogContent)| {
        let asked = asked(talk, |item| !item.waits());
        let agreed = here(world, talk).all(|member| asked.contains(&member.certificate.account));
        let seqs: Vec<u64> =
            messages(talk).filter(|item| agreed && !item.waits()).map(|item| item.seq).collect();
        (!seqs.is_empty()).then_some((log, seqs))
    };
    logs_of(world, LogKind::Talk).filter(|(_, talk)| has_ended(talk)).filter_map(of_talk).collect()
}

/// Who said that what was written may go, in entries that count.
fn asked(talk: &LogContent, counts: impl Fn(&Item) -> bool) -> BTreeSet<AccountId> {
    let wish =
        |item: &&Item| matches!(item.payload(), Some(Payload::TalkEnded { erase: true })) && counts(item);
    talk.items.iter().filter(wish).map(|item| item.author).collect()
}

/// Those in a talk who have not left the service: whoever left has no say any more, and is not waited for. Somebody of whom the
/// directory says nothing here, because it has not come so far, has not left.
fn here<'a>(world: &World<'a>, talk: &'a LogContent) -> impl Iterator<Item = &'a Member> + use<'a> {
    let world = *world;
    let has_left = move |account| {
        logs_of(&world, LogKind::Directory)
            .any(|(_, directory)| directory.state.past_member(account).is_some())
    };
    talk.state.members().filter(move |member| !has_left(member.certificate.account))
}

fn messages(talk: &LogContent) -> impl Iterator<Item = &Item> {
    talk.items.iter().filter(|item| item.payload().is_some_and(|payload| payload.message().is_some()))
}
