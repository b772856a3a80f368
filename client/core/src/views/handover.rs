//! Hand-overs, and who follows a file: its named worker, whatever number of colleagues can read it.
//!
//! Whoever opened the file follows it, then whoever accepted its last hand-over. Where they cannot write there any more, the
//! worker who has been in the file for longest does. A file that goes on after its erasure begins with the worker who erased it.

use tdu_protocol::{AccountId, LogId, Rights, Role, Timestamp, WriteId, state::Member};

use super::{
    erasing::erasure,
    lens::{CaseFile, Lens, joined, time_of},
};
use crate::{
    app::{Colleague, HandoverDue, HandoverStands, HandoverTold, HandoverView},
    calendar::{Day, Week},
    content::{Item, LogContent, World},
    payload::{self, HandoverAnswer, Payload},
};

/// A hand-over that counts.
pub struct Handover<'a> {
    /// The proposal.
    pub item: &'a Item,
    /// What it says.
    pub what: &'a payload::Handover,
    /// What came of it.
    pub stands: Stands<'a>,
}

/// What came of a hand-over, with the entry that says so.
#[derive(Clone, Copy)]
pub enum Stands<'a> {
    /// It waits for an answer.
    Open,
    /// The colleague follows the file.
    Accepted(&'a Item),
    /// They do not.
    Refused(&'a Item, &'a str),
    /// It was taken back, or another one took its place because nobody was left who could take it back.
    Withdrawn(&'a Item),
}

/// The hand-overs of a file, and who followed it when.
pub struct Course<'a> {
    /// Hand-overs, in order.
    pub all: Vec<Handover<'a>>,
    content: &'a LogContent,
    base: Option<AccountId>,
}

impl<'a> Course<'a> {
    /// Of a file. What does not fit is ignored: a proposal by anybody else than the worker who follows the file, or while
    /// another one is open; an answer by anybody else than the one who is asked; anything after the first answer.
    pub fn of(content: &'a LogContent) -> Self {
        let marker = erasure(content);
        let from = marker.map_or(0, |marker| marker.seq);
        let items = || content.items.iter().filter(move |item| item.seq >= from);
        let opened = items().find(|item| matches!(item.payload(), Some(Payload::CaseOpened(_))));
        let base = opened.or(marker).map(|item| item.author);
        let mut course = Self { all: Vec::new(), content, base };
        for item in items() {
            match item.payload() {
                Some(Payload::HandoverProposed(what)) => course.propose(item, what),
                Some(Payload::HandoverAnswered { of, answer }) => course.answer(item, *of, answer),
                Some(Payload::HandoverWithdrawn { of }) => {
                    if let Some(open) = course.open(*of).filter(|open| open.item.author == item.author) {
                        open.stands = Stands::Withdrawn(item);
                    }
                }
                _ => {}
            }
        }
        course
    }

    fn propose(&mut self, item: &'a Item, what: &'a payload::Handover) {
        let may_follow = |account| self.content.state.member_at(account, item.seq).is_some_and(keeps);
        let author_is_gone = |open: &Handover<'_>| !may_follow(open.item.author);
        let is_free = self.newest_open().is_none_or(author_is_gone);
        if !is_free || what.to == item.author || self.follower_at(item.seq) != Some(item.author) {
            return;
        }
        if let Some(left) = self.all.last_mut().filter(|last| matches!(last.stands, Stands::Open)) {
            left.stands = Stands::Withdrawn(item);
        }
        self.all.push(Handover { item, what, stands: Stands::Open });
    }

    fn answer(&mut self, item: &'a Item, of: WriteId, answer: &'a HandoverAnswer) {
        let may_follow = self.content.state.member_at(item.author, item.seq).is_some_and(keeps);
        if let Some(open) = self.open(of).filter(|open| may_follow && open.what.to == item.author) {
            open.stands = match answer {
                HandoverAnswer::Accepted => Stands::Accepted(item),
                HandoverAnswer::Refused { reason } => Stands::Refused(item, reason),
            };
        }
    }

    fn open(&mut self, of: WriteId) -> Option<&mut Handover<'a>> {
        self.all.last_mut().filter(|last| last.item.id == of && matches!(last.stands, Stands::Open))
    }

    /// The hand-over that waits for an answer.
    pub fn newest_open(&self) -> Option<&Handover<'a>> {
        self.all.last().filter(|last| matches!(last.stands, Stands::Open))
    }

    /// Who follows the file now.
    pub fn follower(&self) -> Option<AccountId> {
        self.follower_at(u64::MAX)
    }

    /// Who followed it when the entry at `seq` was written.
    fn follower_at(&self, seq: u64) -> Option<AccountId> {
        let named = self.named(|item| item.seq < seq);
        let state = &self.content.state;
        let here = named.filter(|account| state.member_at(*account, seq).is_some_and(keeps));
        here.or_else(|| longest(state.members_at(seq)))
    }

    /// In whose report the file counts in a week: who followed it when the week began, as the server's clock tells. A report
    /// can be sent before its week is over, so that a file that changed hands within it would count twice, or not at all.
    pub fn follower_in(&self, lens: &Lens<'_>, week: Week) -> Option<AccountId> {
        let before = |item: &Item| !item.waits() && lens.day_of(time_of(item)) < week.monday();
        let named = self.named(before);
        let state = &self.content.state;
        let stays = |account: &AccountId| match state.past_member(*account).and_then(|past| past.until) {
            // What was written last before they left is the earliest day on which they can have left.
            Some(until) => {
                self.content.items.iter().rev().find(|item| item.seq < until).is_none_or(|last| !before(last))
            }
            None => state.member(*account).is_some_and(keeps),
        };
        named.filter(stays).or_else(|| longest(state.members()))
    }

    /// Whoever accepted last, among entries that count, or else whoever began.
    fn named(&self, counts: impl Fn(&Item) -> bool) -> Option<AccountId> {
        let accepted = self.all.iter().rev().find_map(|one| match one.stands {
            Stands::Accepted(item) if counts(item) => Some(item.author),
            _ => None,
        });
        accepted.or(self.base)
    }
}

fn keeps(member: &Member) -> bool {
    member.certificate.role == Role::Worker && member.rights == Rights::Manage
}

fn longest<'a>(members: impl Iterator<Item = &'a Member>) -> Option<AccountId> {
    members.filter(|member| keeps(member)).min_by_key(|member| member.since).map(|m| m.certificate.account)
}

/// Who follows a file: its named worker.
pub fn follower(content: &LogContent) -> Option<AccountId> {
    Course::of(content).follower()
}

/// Whether this account follows a file. One that nobody can follow is everybody's who reads it.
pub fn follows(lens: &Lens<'_>, file: &CaseFile<'_>) -> bool {
    follower(file.content).is_none_or(|account| account == lens.world.me)
}

/// That this account handed a file over.
#[derive(Clone, Copy)]
pub struct HandedOver {
    /// The last day on which it can be asked.
    until: Option<Day>,
}

impl HandedOver {
    /// Whether it can still be asked on a day.
    pub fn can_be_asked(self, day: Day) -> bool {
        self.until.is_some_and(|until| day <= until)
    }
}

/// Whether this account handed a file over and follows it no longer.
pub fn handed_over(lens: &Lens<'_>, file: &CaseFile<'_>) -> Option<HandedOver> {
    let course = Course::of(file.content);
    let me = lens.world.me;
    if course.follower() == Some(me) {
        return None;
    }
    let is_mine = |one: &&Handover<'_>| one.item.author == me && matches!(one.stands, Stands::Accepted(_));
    course.all.iter().rev().find(is_mine).map(|one| HandedOver { until: one.what.until })
}

/// The newest hand-over of a file, as this account sees it.
pub fn newest(lens: &Lens<'_>, file: &CaseFile<'_>) -> Option<HandoverView> {
    let course = Course::of(file.content);
    let one = course.all.last()?;
    let named = |account| Colleague { account, name: lens.names.staff(account).to_owned() };
    Some(HandoverView {
        of: one.item.id,
        at: one.item.at,
        from: named(one.item.author),
        to: named(one.what.to),
        mine: one.item.author == lens.world.me,
        for_me: one.what.to == lens.world.me,
        summary: one.what.summary.clone(),
        next_steps: one.what.next_steps.clone(),
        until: one.what.until,
        stands: match one.stands {
            Stands::Open => HandoverStands::Open,
            Stands::Accepted(item) => HandoverStands::Accepted { at: item.at },
            Stands::Refused(item, reason) => {
                HandoverStands::Refused { at: item.at, reason: reason.to_owned() }
            }
            Stands::Withdrawn(item) => HandoverStands::Withdrawn { at: item.at },
        },
        due: due(lens, file, one),
    })
}

/// What a hand-over asks of this account; nothing once the file is closed.
fn due(lens: &Lens<'_>, file: &CaseFile<'_>, one: &Handover<'_>) -> Option<HandoverDue> {
    let (mine, for_me) = (one.item.author == lens.world.me, one.what.to == lens.world.me);
    if file.is_closed() || !(mine || for_me) {
        return None;
    }
    let unseen = |answer: &Item| !lens.has_seen(file.log, answer.seq);
    match one.stands {
        Stands::Open => for_me.then_some(HandoverDue::Answer),
        Stands::Accepted(answer) => {
            let conversation = file.conversation.map(|(_, content)| content);
            match conversation.filter(|content| joined(content)) {
                _ if !unseen(answer) => None,
                Some(content) => (!wrote_since(lens, content, answer)).then_some(HandoverDue::Tell),
                None => mine.then_some(HandoverDue::Read),
            }
        }
        Stands::Refused(answer, _) => (mine && unseen(answer)).then_some(HandoverDue::Read),
        Stands::Withdrawn(_) => None,
    }
}

fn wrote_since(lens: &Lens<'_>, conversation: &LogContent, answer: &Item) -> bool {
    conversation.items.iter().any(|item| {
        let is_message = item.payload().is_some_and(|payload| payload.message().is_some());
        item.author == lens.world.me && is_message && time_of(item) > time_of(answer)
    })
}

/// What this account is to tell the person of a file.
pub fn to_tell(lens: &Lens<'_>, file: &CaseFile<'_>) -> Option<HandoverTold> {
    told(&newest(lens, file)?)
}

/// The same, where the hand-over is known.
pub fn told(handover: &HandoverView) -> Option<HandoverTold> {
    (handover.due == Some(HandoverDue::Tell)).then(|| {
        if handover.mine {
            HandoverTold::Leaves { to: handover.to.name.clone() }
        } else {
            HandoverTold::Comes { from: handover.from.name.clone() }
        }
    })
}

/// Whether this account may propose a hand-over of a file.
pub fn may_hand_over(lens: &Lens<'_>, file: &CaseFile<'_>) -> bool {
    let course = Course::of(file.content);
    let open =
        course.newest_open().filter(|open| file.content.state.member(open.item.author).is_some_and(keeps));
    lens.world.role == Role::Worker
        && !file.is_closed()
        && course.follower() == Some(lens.world.me)
        && open.is_none()
}

/// Hand-overs that this account accepted in a week, of any file.
pub fn accepted_in(lens: &Lens<'_>, week: Week) -> usize {
    let accepted = |content| {
        let all = Course::of(content).all;
        let mine = all.iter().filter(|one| {
            matches!(one.stands, Stands::Accepted(item)
                if item.author == lens.world.me && lens.day_of(item.at).week() == week)
        });
        mine.count()
    };
    lens.files.iter().map(|file| accepted(file.content)).sum()
}

/// When something that a hand-over asks for began: the last entry of it.
pub fn since(handover: &HandoverView) -> Timestamp {
    match &handover.stands {
        HandoverStands::Open => handover.at,
        HandoverStands::Accepted { at }
        | HandoverStands::Refused { at, .. }
        | HandoverStands::Withdrawn { at } => *at,
    }
}

/// Whether the newest hand-over of a file asks this account to tell somebody of it, or to read of it.
pub fn hands_over(world: &World<'_>, case: LogId) -> bool {
    let lens = Lens::new(world);
    let newest = lens.file(case).and_then(|file| newest(&lens, file));
    newest.is_some_and(|one| matches!(one.due, Some(HandoverDue::Tell | HandoverDue::Read)))
}
