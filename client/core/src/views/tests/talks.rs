use tdu_protocol::{LogId, LogKind, Rights};

use super::build::{Actor, Service, THURSDAY, contact};
use crate::{
    app::{TalksView, TodayReason},
    payload::Payload,
    views,
};

fn talks(s: &Service, who: &Actor) -> TalksView {
    views::talks(&s.eyes(who).world())
}

/// A talk of the worker with these others.
fn talk(s: &mut Service, with: &[&Actor]) -> LogId {
    let worker = s.worker.clone();
    let talk = s.open(&worker, LogKind::Talk);
    for one in with {
        s.grant(talk, &worker, one, Rights::Write);
    }
    talk
}

#[test]
fn a_talk_is_seen_by_those_in_it_each_under_the_name_of_the_other() {
    let mut s = Service::new();
    let (worker, colleague) = (s.worker.clone(), s.colleague.clone());
    let log = talk(&mut s, &[&colleague]);
    s.say(log, &worker, "Une minute ?");
    let (mine, theirs) = (talks(&s, &worker), talks(&s, &colleague));
    assert_eq!((mine.talks[0].with.as_str(), mine.talks[0].unread), ("Colin", 0));
    assert_eq!((theirs.talks[0].with.as_str(), theirs.talks[0].unread), ("Wassila", 1));
    let view = views::conversation(&s.eyes(&colleague).world(), Some(log)).expect("their talk");
    assert_eq!((view.with.as_str(), view.messages[0].author.as_str()), ("Wassila", "Wassila"));
    for other in [&s.manager, &s.administrator] {
        assert_eq!(talks(&s, other), TalksView::default(), "{:?}", other.role);
        assert_eq!(views::conversation(&s.eyes(other).world(), Some(log)), None);
    }
}

#[test]
fn a_worker_may_ask_referents_first_then_colleagues_and_a_referent_nobody() {
    let mut s = Service::new();
    let referent = s.referent();
    let names = |who: &Actor| -> Vec<String> {
        talks(&s, who).colleagues.into_iter().map(|colleague| colleague.name).collect()
    };
    assert_eq!(names(&s.worker), ["Rose", "Colin"], "no manager, no administrator, not oneself");
    assert!(names(&referent).is_empty());
}

#[test]
fn writing_again_to_somebody_leads_to_the_newest_talk_with_them_alone() {
    let mut s = Service::new();
    let (worker, colleague, referent) = (s.worker.clone(), s.colleague.clone(), s.referent());
    let first = talk(&mut s, &[&colleague]);
    let second = talk(&mut s, &[&colleague]);
    let three = talk(&mut s, &[&colleague, &referent]);
    s.say(second, &worker, "deux");
    s.say(first, &worker, "un");
    s.say(three, &worker, "à trois");
    let view = talks(&s, &worker);
    let colin = view.colleagues.iter().find(|one| one.account == colleague.account).expect("Colin");
    assert_eq!(colin.talk, Some(first));
    let order: Vec<_> = view.talks.iter().map(|line| line.talk).collect();
    assert_eq!(order, [three, first, second], "every talk is there, the newest first");
    assert_eq!(view.talks[0].with, "Colin, Rose");
}

#[test]
fn what_a_colleague_wrote_needs_me_until_it_was_seen() {
    let mut s = Service::new();
    let (worker, colleague) = (s.worker.clone(), s.colleague.clone());
    let personal = s.open(&worker, LogKind::Personal);
    let log = talk(&mut s, &[&colleague]);
    s.say(log, &worker, "Une minute ?");
    s.say(log, &colleague, "Oui");
    s.say(log, &colleague, "À midi");
    let items = views::today(&s.eyes(&worker).world());
    let line = items.iter().find(|item| item.conversation == Some(log)).expect("a line");
    assert_eq!((&line.why, line.name.as_str()), (&TodayReason::TalkMessages { count: 2 }, "Colin"));
    let next = s.logs[&log].state.head().next;
    s.write(personal, &worker, Payload::Seen { log, next });
    assert!(views::today(&s.eyes(&worker).world()).iter().all(|item| item.conversation != Some(log)));
}

#[test]
fn a_talk_counts_as_a_moment_with_a_colleague_once_both_wrote() {
    let mut s = Service::new();
    let (worker, colleague) = (s.worker.clone(), s.colleague.clone());
    let case = s.open_case(&worker, "Amina");
    s.note(case, &worker, contact(THURSDAY, "telephone"));
    let log = talk(&mut s, &[&colleague]);
    s.say(log, &worker, "Une minute ?");
    let week = s.eyes(&worker).world().now.week();
    let peer = |s: &Service| views::my_days(&s.eyes(&worker).world(), week).peer;
    assert_eq!(peer(&s), None, "a question without an answer is no exchange");
    s.say(log, &colleague, "Oui");
    assert_eq!(peer(&s), Some(super::build::day(THURSDAY)));
}
