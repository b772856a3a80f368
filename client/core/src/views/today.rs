//! What needs the worker now, each line with its reason.

use tdu_policies::telework::Trigger;
use tdu_protocol::{LogKind, Role, Timestamp};

use super::{
    cases::{last_contact, next_step},
    handover::{self, follows, handed_over},
    lens::{CaseFile, Lens, logs_of, time_near, waiting_invitation},
    notes::notes,
    reports::reports_due,
    talks,
    term::term,
};
use crate::{
    app::{CharterState, HandoverDue, HandoverStands, TermStage, TodayItem, TodayReason},
    content::World,
    order,
};

/// Days without contact after which a person is named, where the policies say nothing.
const LOST_TOUCH_DAYS: u32 = 30;

/// What needs the worker, most urgent first: people who wrote (who waits longest first), then colleagues, hand-overs, next steps due (most overdue
/// first), charters that wait for the second signature, reports, invitations that wait, and people not heard of (for
/// longest first). Nothing for anybody else than a worker.
pub fn today(world: &World<'_>) -> Vec<TodayItem> {
    if world.role != Role::Worker {
        return Vec::new();
    }
    let lens = Lens::new(world);
    let mut items: Vec<TodayItem> =
        lens.files.iter().filter(|file| !file.is_closed()).flat_map(|file| of_file(&lens, file)).collect();
    items.extend(talks::unread(&lens));
    items.extend(to_witness(&lens));
    items.extend(charters_waiting(&lens));
    items.extend(terms_reached(&lens));
    items.extend(reports_due(&lens).into_iter().map(|(week, at)| TodayItem {
        why: TodayReason::ReportDue { week },
        case: None,
        conversation: None,
        name: String::new(),
        at,
    }));
    // Within a reason the oldest first: it waited, or has been due, for longest.
    order::sort_by_key(&mut items, |item| (rank(&item.why), item.at));
    items
}

/// One line for all charters that wait for an answer longer than the policy says: never after a refusal, and after "later"
/// from the day that the person chose. Whoever has not joined is named for that already.
fn charters_waiting(lens: &Lens<'_>) -> Option<TodayItem> {
    let days = i32::from(lens.world.policies.charter.reminder_days());
    let open = lens.files.iter().filter(|file| !file.is_closed() && follows(lens, file));
    let open = open.filter_map(|file| file.conversation);
    let due: Vec<Timestamp> = open
        .filter(|(_, content)| waiting_invitation(content, lens.world.now.at).is_none())
        .filter_map(|(_, content)| {
            let course = lens.course(content);
            let since = match course.state() {
                CharterState::Presented | CharterState::Renewed { .. } => course.round()?.presented.item.at,
                CharterState::Later { until: Some(until), .. } => return Some(lens.start_of(*until)),
                CharterState::Later { at, until: None } => *at,
                _ => return None,
            };
            Some(lens.start_of(lens.day_of(since).plus(days)))
        })
        .filter(|due| *due <= lens.world.now.at)
        .collect();
    Some(TodayItem {
        why: TodayReason::ChartersWaiting { count: u32::try_from(due.len()).unwrap_or(u32::MAX) },
        case: None,
        conversation: None,
        name: String::new(),
        at: due.into_iter().min()?,
    })
}

/// One line for all files whose term has come, closed ones among them: nothing is urgent about it.
fn terms_reached(lens: &Lens<'_>) -> Option<TodayItem> {
    let own = lens.files.iter().filter(|file| follows(lens, file));
    let terms = own.filter_map(|file| term(lens, file, &notes(file.content)));
    let days: Vec<_> =
        terms.filter(|term| term.stage == TermStage::Reached).map(|term| lens.start_of(term.on)).collect();
    Some(TodayItem {
        why: TodayReason::TermsReached { count: u32::try_from(days.len()).unwrap_or(u32::MAX) },
        case: None,
        conversation: None,
        name: String::new(),
        at: days.into_iter().min()?,
    })
}

/// Answers to a charter that a colleague asks this account to confirm; the file itself stays closed to it.
fn to_witness<'b, 'a>(lens: &'b Lens<'a>) -> impl Iterator<Item = TodayItem> + use<'b, 'a> {
    logs_of(&lens.world, LogKind::Conversation).filter_map(|(log, content)| {
        let course = lens.course(content);
        let given = course.round()?.given.as_ref().filter(|given| given.waits_for(lens.world.me))?;
        Some(TodayItem {
            why: TodayReason::CharterToWitness,
            case: None,
            conversation: Some(log),
            name: lens.names.person(log).to_owned(),
            at: given.item().at,
        })
    })
}

const fn rank(why: &TodayReason) -> u8 {
    match why {
        TodayReason::Messages { .. } => 0,
        TodayReason::TalkMessages { .. } => 1,
        TodayReason::HandoverAsked { .. }
        | TodayReason::HandoverToTell(_)
        | TodayReason::HandoverAnswered { .. } => 2,
        TodayReason::NextStep { .. } => 3,
        TodayReason::CharterToCountersign | TodayReason::CharterToWitness => 4,
        TodayReason::ReportDue { .. } => 5,
        TodayReason::InvitationWaiting => 6,
        TodayReason::LostTouch { .. } => 7,
        // Quiet lines come last.
        TodayReason::ChartersWaiting { .. } => 8,
        TodayReason::TermsReached { .. } => 9,
    }
}

/// Lines of a file. To whoever handed it over it says no more than that the person wrote, and that for as long as they said
/// that they can be asked. What only whoever follows it is to think of is said to them alone.
fn of_file<'a>(lens: &Lens<'a>, file: &CaseFile<'a>) -> Vec<TodayItem> {
    let notes = notes(file.content);
    let conversation = file.conversation.map(|(log, _)| log);
    let mut items = Vec::new();
    let mut add = |why: TodayReason, at: Timestamp| {
        let name = file.name().to_owned();
        items.push(TodayItem { why, case: Some(file.log), conversation, name, at });
    };
    if let Some(newest) = handover::newest(lens, file) {
        let since = handover::since(&newest);
        match (newest.due, &newest.stands) {
            (Some(HandoverDue::Answer), _) => {
                add(TodayReason::HandoverAsked { from: newest.from.name.clone() }, since);
            }
            (Some(HandoverDue::Read), HandoverStands::Refused { reason, .. }) => {
                let (by, refused) = (newest.to.name.clone(), Some(reason.clone()));
                add(TodayReason::HandoverAnswered { by, refused }, since);
            }
            (Some(HandoverDue::Read), _) => {
                add(TodayReason::HandoverAnswered { by: newest.to.name.clone(), refused: None }, since);
            }
            (Some(HandoverDue::Tell), _) => {
                if let Some(told) = handover::told(&newest) {
                    add(TodayReason::HandoverToTell(told), since);
                }
            }
            (None, _) => {}
        }
    }
    let handed_over = handed_over(lens, file);
    if handed_over.is_some_and(|over| !over.can_be_asked(lens.today())) {
        return items;
    }
    if let Some((log, content)) = file.conversation {
        let mut unread = lens.unread(log, content);
        if let Some(first) = unread.next() {
            let count = u32::try_from(1 + unread.count()).unwrap_or(u32::MAX);
            add(TodayReason::Messages { count }, first.at);
        }
        if handed_over.is_some() {
            return items;
        }
        if let CharterState::Signed { at, .. } = lens.course(content).state() {
            add(TodayReason::CharterToCountersign, *at);
        }
        if let Some(pending) = waiting_invitation(content, lens.world.now.at) {
            let at = time_near(content, pending.seq).unwrap_or(pending.delegation.expires);
            add(TodayReason::InvitationWaiting, at);
        }
    }
    if handed_over.is_some() {
        return items;
    }
    if let Some((due, text)) = next_step(lens, &notes).filter(|(due, _)| *due <= lens.today()) {
        add(TodayReason::NextStep { text: text.to_owned(), due }, lens.start_of(due));
    }
    if !follows(lens, file) {
        return items;
    }
    // A person whose file was just opened was heard of that day.
    let heard = last_contact(lens, file, &notes).map(|(day, _)| day);
    if let Some(since) = heard.max(file.opened.map(|item| lens.day_of(item.at))) {
        let prompt = lens.world.policies.telework.prompt(Trigger::PersonNotHeardOf);
        let limit = prompt.and_then(|prompt| prompt.threshold).unwrap_or(LOST_TOUCH_DAYS);
        let days = u32::try_from(lens.today().0.saturating_sub(since.0)).unwrap_or(0);
        if days >= limit {
            let when = since.plus(i32::try_from(limit).unwrap_or(i32::MAX));
            add(TodayReason::LostTouch { days }, lens.start_of(when));
        }
    }
    items
}
