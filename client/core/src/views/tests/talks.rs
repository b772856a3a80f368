use tdu_policies::{
    Localised,
    resources::{Colleague, Counsel},
};
use tdu_protocol::{LogId, LogKind, Rights};

use super::build::{Actor, Service, THURSDAY, contact};
use crate::{
    app::{TalkErasure, TalksView, TodayReason},
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
fn whom_the_rules_name_as_an_expert_or_a_psychologist_stands_first_and_nobody_else_does() {
    let mut s = Service::new();
    let referent = s.referent();
    let about = Localised::new("Droit des étrangers", "Rights of foreigners", "حقوق الأجانب");
    let named =
        |who: &Actor, counsel| Colleague { account: who.account.to_string(), counsel, about: about.clone() };
    s.policies.resources.colleagues = vec![
        named(&s.colleague, Counsel::Expert),
        // A manager may be in no talk, whatever is written of them.
        named(&s.manager, Counsel::Psychologist),
    ];
    let view = talks(&s, &s.worker);
    let told: Vec<_> = view
        .colleagues
        .iter()
        .map(|one| (one.name.as_str(), one.counsel.as_ref().map(|colleague| colleague.counsel)))
        .collect();
    assert_eq!(told, [("Colin", Some(Counsel::Expert)), ("Rose", None)]);
    s.policies.resources.colleagues = vec![named(&referent, Counsel::Psychologist)];
    let view = talks(&s, &s.worker);
    assert_eq!(view.colleagues[0].counsel.as_ref().map(|one| one.counsel), Some(Counsel::Psychologist));
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

fn ends(s: &mut Service, log: LogId, who: &Actor, erase: bool) {
    s.write(log, who, Payload::TalkEnded { erase });
}

fn erasure(s: &Service, log: LogId, who: &Actor) -> Option<TalkErasure> {
    let view = views::conversation(&s.eyes(who).world(), Some(log)).expect("their talk");
    view.ended.map(|end| end.erasure)
}

#[test]
fn either_ends_a_talk_and_writing_again_begins_another() {
    let mut s = Service::new();
    let (worker, colleague) = (s.worker.clone(), s.colleague.clone());
    let (log, other) = (talk(&mut s, &[&colleague]), talk(&mut s, &[&colleague]));
    s.say(other, &worker, "un");
    s.say(log, &worker, "deux");
    ends(&mut s, log, &colleague, false);
    for (who, by) in [(&worker, false), (&colleague, true)] {
        let view = views::conversation(&s.eyes(who).world(), Some(log)).expect("their talk");
        let end = view.ended.expect("it is told");
        assert_eq!((end.by.as_str(), end.mine, end.erasure), ("Colin", by, TalkErasure::Open));
        assert_eq!(view.messages.len(), 1, "what was written is still read");
    }
    let view = talks(&s, &worker);
    assert_eq!(
        view.talks.iter().map(|line| (line.talk, line.ended)).collect::<Vec<_>>(),
        [(other, false), (log, true)]
    );
    let to_colin = |s: &Service| talks(s, &s.worker).colleagues[0].talk;
    assert_eq!(to_colin(&s), Some(other));
    ends(&mut s, other, &worker, false);
    assert_eq!(to_colin(&s), None);
    let week = s.eyes(&worker).world().now.week();
    assert_eq!(views::my_days(&s.eyes(&worker).world(), week).peer, None, "to end a talk is no exchange");
}

#[test]
fn what_was_written_in_a_talk_goes_once_everybody_in_it_has_said_so() {
    let mut s = Service::new();
    let (worker, colleague, referent) = (s.worker.clone(), s.colleague.clone(), s.referent());
    let log = talk(&mut s, &[&colleague, &referent]);
    s.say(log, &worker, "Une minute ?");
    s.say(log, &colleague, "Oui");
    ends(&mut s, log, &worker, true);
    ends(&mut s, log, &colleague, false);
    assert_eq!(erasure(&s, log, &worker), Some(TalkErasure::Asked));
    assert_eq!(erasure(&s, log, &colleague), Some(TalkErasure::Proposed));
    ends(&mut s, log, &colleague, true);
    assert_eq!(s.erase_due(&worker), 0, "Rose has not");
    let directory = s.logs.remove(&s.directory).expect("it is there");
    assert_eq!(s.erase_due(&worker), 0, "nor where the directory has not come yet");
    s.logs.insert(s.directory, directory);
    s.write_offline(log, &referent, Payload::TalkEnded { erase: true });
    assert_eq!(erasure(&s, log, &referent), Some(TalkErasure::Agreed));
    assert_eq!(s.erase_due(&worker), 0, "it has not left yet");
    s.logs.get_mut(&log).expect("a log").items.pop();
    ends(&mut s, log, &referent, true);
    assert_eq!((s.erase_due(&worker), s.erase_due(&worker)), (2, 0));
    for who in [&worker, &colleague, &referent] {
        assert_eq!(erasure(&s, log, who), Some(TalkErasure::Done));
    }
}

#[test]
fn whoever_left_is_not_waited_for_and_what_they_alone_could_erase_stays() {
    let mut s = Service::new();
    let (worker, colleague, manager) = (s.worker.clone(), s.colleague.clone(), s.manager.clone());
    let log = talk(&mut s, &[&colleague]);
    s.say(log, &colleague, "Je pars demain");
    ends(&mut s, log, &worker, true);
    assert_eq!(erasure(&s, log, &colleague), Some(TalkErasure::Proposed));
    let directory = s.directory;
    s.revoke(directory, &manager, colleague.account);
    assert_eq!(erasure(&s, log, &worker), Some(TalkErasure::Agreed), "put out of the talk or not yet");
    assert_eq!(s.erase_due(&worker), 1);

    let mut s = Service::new();
    let log = talk(&mut s, &[&colleague]);
    s.say(log, &worker, "Je pars demain");
    let directory = s.directory;
    s.revoke(directory, &manager, worker.account);
    ends(&mut s, log, &colleague, true);
    assert_eq!(erasure(&s, log, &colleague), Some(TalkErasure::Impossible), "it is ended all the same");
}
