//! When a file reaches its term: counted from the last contact, by the policy.

use tdu_policies::{
    Period,
    retention::{End, Kind, Rule, Start},
};
use tdu_protocol::Role;

use super::{
    cases::last_contact,
    erasing::evidence_until,
    lens::{CaseFile, Lens, role_of, time_of},
    notes::Versions,
};
use crate::{
    app::{ErasedFile, KeptFile, Term, TermStage},
    calendar::Day,
    content::{Content, Item, LogContent},
    payload::{Answer, Payload},
};

/// Days before the term from which it is told.
const SOON: i32 = 30;
/// Longest time for which a file is kept by one reason: then somebody looks at it again.
const MOST_KEPT: Period = Period::Months(12);

/// The term of a file; `None` for one that is erased, or that holds nothing.
pub fn term(lens: &Lens<'_>, file: &CaseFile<'_>, notes: &[Versions<'_>]) -> Option<Term> {
    let rule = lens.world.policies.retention.rule(Kind::FollowUpFile)?;
    if file.erased.is_some() {
        return None;
    }
    let first = file.opened.or_else(|| file.content.items.first()).map(|item| lens.day_of(time_of(item)));
    let contact = last_day(lens, file, notes).filter(|_| rule.from != Start::Creation);
    let since = contact.or(first)?;
    let by_policy = since.after(rule.keep);
    let kept = kept(lens, file, rule).filter(|(until, _)| *until > by_policy);
    let on = kept.as_ref().map_or(by_policy, |(until, _)| *until);
    let today = lens.today();
    let stage = match on.0.saturating_sub(today.0) {
        ..=0 => TermStage::Reached,
        1..=SOON => TermStage::Soon,
        _ => TermStage::Far,
    };
    Some(Term {
        since,
        contact: contact.is_some(),
        on,
        stage,
        kept: kept.map(|(_, kept)| kept),
        latest: may_be_kept(rule).then(|| latest(rule, today)),
    })
}

/// What is told of a file that was erased.
pub fn erased(lens: &Lens<'_>, file: &CaseFile<'_>) -> Option<ErasedFile> {
    let marker = file.erased?;
    let proof_until =
        file.conversation.and_then(|(_, conversation)| evidence_until(&lens.world, conversation));
    Some(ErasedFile { at: marker.at, proof_until })
}

const fn may_be_kept(rule: &Rule) -> bool {
    match rule.then {
        End::Erase => false,
        End::EraseOrArchiveWithReason => true,
    }
}

/// Until when a reason that is written on this day keeps a file, at most.
fn latest(rule: &Rule, from: Day) -> Day {
    from.after(rule.keep).min(from.after(MOST_KEPT))
}

/// The last reason that was written, and the day until which it counts.
fn kept(lens: &Lens<'_>, file: &CaseFile<'_>, rule: &Rule) -> Option<(Day, KeptFile)> {
    if !may_be_kept(rule) {
        return None;
    }
    file.content.items.iter().rev().find_map(|item| match item.payload() {
        Some(Payload::CaseKept { reason, until }) if role_of(file.content, item) == Some(Role::Worker) => {
            let until = (*until).min(latest(rule, lens.day_of(time_of(item))));
            let author = lens.names.author(file.content, item);
            Some((until, KeptFile { reason: reason.clone(), author, at: item.at }))
        }
        _ => None,
    })
}

/// The last day of a contact, whichever side it came from.
///
/// What this version cannot read may be one, and what was erased in a conversation was one: both count by their arrival.
fn last_day(lens: &Lens<'_>, file: &CaseFile<'_>, notes: &[Versions<'_>]) -> Option<Day> {
    let noted = last_contact(lens, file, notes).map(|(day, _)| day);
    let conversation = file.conversation.map(|(_, content)| content);
    let said = conversation.into_iter().flat_map(|content| {
        let gone = |item: &Item| matches!(item.content, Content::Erased);
        content.items.iter().filter(move |item| gone(item) || is_contact(content, item))
    });
    let unread = file.content.items.iter().filter(|item| is_unread(item));
    let days = said.chain(unread).map(|item| lens.day_of(time_of(item)));
    days.filter(|day| *day <= lens.today()).chain(noted).max()
}

/// Whether an entry of a conversation is a contact between the person and the service: all that the person writes, what is
/// written to them, and what a worker heard from them.
pub fn is_contact(conversation: &LogContent, item: &Item) -> bool {
    let Some(payload) = item.payload() else { return is_unread(item) };
    match role_of(conversation, item) {
        Some(Role::Beneficiary) => true,
        Some(Role::Worker) => match payload {
            Payload::CharterWithdrawalTold(_) => true,
            Payload::CharterAnswered(answered) => matches!(answered.answer, Answer::Told(_)),
            payload => payload.message().is_some(),
        },
        _ => false,
    }
}

/// Whether an entry says something that this version, or this account yet, cannot read.
pub const fn is_unread(item: &Item) -> bool {
    matches!(item.content, Content::Newer | Content::Closed)
}
