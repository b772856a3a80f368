//! Talks between workers and referents: on a worker's wish, and read by those who are in them alone.

use tdu_protocol::{AccountId, LogId, LogKind, Rights, Role, Timestamp};

use super::{
    ended::has_ended,
    lens::{Lens, logs_of, time_of},
};
use crate::{
    app::{TalkLine, TalkPartner, TalksView, TodayItem, TodayReason},
    content::{Item, LogContent, World},
    order,
    payload::Payload,
};

/// The talks of this account, and whom it may ask for one. Empty for whoever is in none and may open none.
pub fn talks(world: &World<'_>) -> TalksView {
    let lens = Lens::new(world);
    let mut talks: Vec<TalkLine> =
        logs_of(world, LogKind::Talk).map(|(log, content)| line(&lens, log, content)).collect();
    let rank = |talk: &TalkLine| (talk.unread > 0, !talk.ended, talk.at, talk.talk);
    order::sort_by_key(&mut talks, |talk| std::cmp::Reverse(rank(talk)));
    TalksView { talks, colleagues: colleagues(&lens) }
}

fn line<'a>(lens: &Lens<'a>, log: LogId, content: &'a LogContent) -> TalkLine {
    TalkLine {
        talk: log,
        with: with(lens, content),
        at: content.items.iter().map(time_of).max(),
        unread: u32::try_from(lens.unread(log, content).count()).unwrap_or(u32::MAX),
        waiting: content.items.iter().any(Item::waits),
        left: left(&lens.world, content),
        ended: has_ended(content),
    }
}

/// Whether nobody else who is or was in a talk is in the service any more. One that a leaver alone managed keeps them as a
/// member: nobody can put them out, and the server lets them in no more.
pub fn left(world: &World<'_>, talk: &LogContent) -> bool {
    let here = |account| {
        logs_of(world, LogKind::Directory).any(|(_, directory)| directory.state.member(account).is_some())
    };
    !ever(world.me, talk).any(here)
}

fn ever(me: AccountId, talk: &LogContent) -> impl Iterator<Item = AccountId> {
    let all = talk.state.members().chain(talk.state.past_members());
    all.map(|member| member.certificate.account).filter(move |account| *account != me)
}

/// Names of the others in a talk; of those who were, once nobody else is. Empty if none is known.
pub fn with(lens: &Lens<'_>, talk: &LogContent) -> String {
    let mut in_it: Vec<_> = others(lens.world.me, talk).collect();
    if in_it.is_empty() {
        in_it = ever(lens.world.me, talk).collect();
    }
    let names: Vec<_> =
        in_it.into_iter().map(|account| lens.names.staff(account)).filter(|name| !name.is_empty()).collect();
    names.join(", ")
}

fn others(me: AccountId, talk: &LogContent) -> impl Iterator<Item = AccountId> {
    talk.state.members().map(|member| member.certificate.account).filter(move |account| *account != me)
}

fn colleagues(lens: &Lens<'_>) -> Vec<TalkPartner> {
    let world = &lens.world;
    let directory = logs_of(world, LogKind::Directory).next().filter(|_| LogKind::Talk.may_open(world.role));
    let members = directory.into_iter().flat_map(|(_, content)| content.state.members());
    let counsel = |account: AccountId| {
        let named = account.to_string();
        world.policies.resources.colleagues.iter().find(|one| one.account == named).cloned()
    };
    let mut colleagues: Vec<_> = members
        .map(|member| &member.certificate)
        .filter(|certificate| certificate.account != world.me && may_be_asked(certificate.role))
        .map(|certificate| TalkPartner {
            account: certificate.account,
            name: lens.names.staff(certificate.account).to_owned(),
            role: certificate.role,
            counsel: counsel(certificate.account),
            talk: between(world, certificate.account),
        })
        .collect();
    order::sort_by(&mut colleagues, |a, b| {
        let rank = |one: &TalkPartner| (one.counsel.is_none(), one.role);
        rank(a).cmp(&rank(b)).then_with(|| (&a.name, a.account).cmp(&(&b.name, b.account)))
    });
    colleagues
}

/// Whether somebody of this role may be asked for a talk.
pub const fn may_be_asked(role: Role) -> bool {
    LogKind::Talk.admits(role, Rights::Write)
}

/// The talk with this account alone that goes on and in which something was written last.
fn between(world: &World<'_>, account: AccountId) -> Option<LogId> {
    logs_of(world, LogKind::Talk)
        .filter(|(_, content)| others(world.me, content).eq([account]) && !has_ended(content))
        .max_by_key(|(log, content)| (content.items.iter().map(time_of).max(), *log))
        .map(|(log, _)| log)
}

/// Talks in which a colleague wrote something that was not seen.
pub fn unread<'b, 'a>(lens: &'b Lens<'a>) -> impl Iterator<Item = TodayItem> + use<'b, 'a> {
    logs_of(&lens.world, LogKind::Talk).filter_map(|(log, content)| {
        let mut unread = lens.unread(log, content);
        let first = unread.next()?;
        Some(TodayItem {
            why: TodayReason::TalkMessages { count: u32::try_from(1 + unread.count()).unwrap_or(u32::MAX) },
            case: None,
            conversation: Some(log),
            name: with(lens, content),
            at: first.at,
        })
    })
}

/// When something was last written in a talk in which both sides wrote: a question without an answer is no exchange.
pub fn last_exchange(world: &World<'_>) -> Option<Timestamp> {
    let exchanged = logs_of(world, LogKind::Talk).filter(|(_, content)| {
        let messages =
            || content.items.iter().filter(|item| item.payload().is_some_and(|p| p.message().is_some()));
        messages().any(|item| item.author == world.me) && messages().any(|item| item.author != world.me)
    });
    let items = exchanged.flat_map(|(_, content)| &content.items);
    items.filter(|item| !matches!(item.payload(), Some(Payload::TalkEnded { .. }))).map(time_of).max()
}
