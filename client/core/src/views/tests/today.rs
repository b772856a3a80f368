use tdu_policies::Lang;
use tdu_protocol::Role;

use super::build::{Actor, Service, THURSDAY, contact, day, moment, step};
use crate::{
    app::{TodayItem, TodayReason},
    payload::Payload,
    views,
};

fn today(s: &Service, who: &Actor) -> Vec<TodayItem> {
    views::today(&s.eyes(who).world())
}

fn told(items: &[TodayItem]) -> Vec<(&str, String)> {
    items.iter().map(|item| (item.name.as_str(), format!("{:?}", item.why))).collect()
}

#[test]
fn a_new_file_asks_for_nothing() {
    let mut s = Service::new();
    let worker = s.worker.clone();
    s.open_case(&worker, "Amina");
    assert_eq!(today(&s, &worker), []);
}

#[test]
fn messages_come_first_and_who_waits_longest_before_all() {
    let mut s = Service::new();
    let worker = s.worker.clone();
    let (first, conversation, amina) = s.accompany("Amina");
    let (_, other, bilal) = s.accompany("Bilal");
    s.note(first, &worker, step("2026-11-20", "rappeler", Some("2026-11-24")));
    let at = s.clock();
    s.say(other, &bilal, "un");
    s.say(conversation, &amina, "un");
    s.say(other, &bilal, "deux");
    let items = today(&s, &worker);
    assert_eq!(items[0].why, TodayReason::Messages { count: 2 });
    assert_eq!((items[0].name.as_str(), items[0].at, items[0].conversation), ("Bilal", at, Some(other)));
    assert_eq!((items[1].name.as_str(), &items[1].why), ("Amina", &TodayReason::Messages { count: 1 }));
    assert!(matches!(items[2].why, TodayReason::NextStep { .. }));
    assert_eq!(items[2].case, Some(first));
}

#[test]
fn a_next_step_is_named_on_its_day_and_after_most_overdue_first() {
    let mut s = Service::new();
    let worker = s.worker.clone();
    for (name, due) in [("Amina", THURSDAY), ("Bilal", "2026-11-27"), ("Chloé", "2026-11-23")] {
        let case = s.open_case(&worker, name);
        s.note(case, &worker, step("2026-11-23", "rappeler", Some(due)));
    }
    let items = today(&s, &worker);
    assert_eq!(items.iter().map(|item| item.name.as_str()).collect::<Vec<_>>(), ["Chloé", "Amina"]);
    assert_eq!(items[1].why, TodayReason::NextStep { text: "rappeler".to_owned(), due: day(THURSDAY) });
    assert_eq!(items[1].at, moment(THURSDAY, 0, 0), "due from local midnight");
}

#[test]
fn a_signed_charter_waits_for_the_worker_until_it_is_countersigned() {
    let mut s = Service::new();
    let (_, conversation, person) = s.accompany("Amina");
    let worker = s.worker.clone();
    s.present(conversation, &worker);
    assert_eq!(today(&s, &worker), []);
    let at = s.clock();
    let signed = s.sign(conversation, &person, Lang::Fr);
    let items = today(&s, &worker);
    assert_eq!(told(&items), [("Amina", "CharterToCountersign".to_owned())]);
    assert_eq!(items[0].at, at);
    let signed = s.hash_of(conversation, signed);
    s.write(conversation, &worker, Payload::CharterCountersigned { signed, vouched: None });
    assert_eq!(today(&s, &worker), []);
}

#[test]
fn an_invitation_waits_until_the_person_joins() {
    let mut s = Service::new();
    let worker = s.worker.clone();
    let case = s.open_case(&worker, "Amina");
    let conversation = s.open_conversation(&worker, case);
    let invitation = s.invite(conversation, &worker, Role::Beneficiary);
    assert_eq!(told(&today(&s, &worker)), [("Amina", "InvitationWaiting".to_owned())]);
    s.join(&invitation);
    assert_eq!(today(&s, &worker), []);
}

#[test]
fn an_invitation_that_expired_still_waits_unless_the_person_is_there() {
    let mut s = Service::new();
    let worker = s.worker.clone();
    let (case, conversation, _) = s.accompany("Amina");
    s.invite(conversation, &worker, Role::Beneficiary);
    assert_eq!(
        told(&today(&s, &worker)),
        [("Amina", "InvitationWaiting".to_owned())],
        "a new phone is expected"
    );
    let other = s.open_case(&worker, "Bilal");
    let empty = s.open_conversation(&worker, other);
    s.invite(empty, &worker, Role::Beneficiary);
    s.at("2026-12-10", 9, 0);
    s.note(case, &worker, contact("2026-12-10", "telephone"));
    assert_eq!(told(&today(&s, &worker)), [("Bilal", "InvitationWaiting".to_owned())]);
}

#[test]
fn somebody_not_heard_of_for_the_policys_days_is_named_longest_first() {
    let mut s = Service::new();
    let worker = s.worker.clone();
    s.at("2026-09-01", 9, 0);
    let amina = s.open_case(&worker, "Amina");
    s.open_case(&worker, "Bilal");
    let (_, conversation, chloe) = s.accompany("Chloé");
    let closed = s.open_case(&worker, "Driss");
    s.write(closed, &worker, Payload::CaseClosed);
    s.note(amina, &worker, contact("2026-10-27", "domicile"));
    s.at("2026-10-20", 9, 0);
    s.say(conversation, &chloe, "Bonjour");
    s.say(conversation, &worker, "Bonjour");
    s.at("2026-11-25", 9, 0);
    let lost = |name: &str, days: u32| (name.to_owned(), TodayReason::LostTouch { days });
    let now = |s: &Service| -> Vec<_> {
        today(s, &worker)
            .into_iter()
            .map(|i| (i.name, i.why))
            .filter(|(_, w)| matches!(w, TodayReason::LostTouch { .. }))
            .collect()
    };
    assert_eq!(now(&s), [lost("Bilal", 85), lost("Chloé", 36)]);
    s.at(THURSDAY, 9, 0);
    assert_eq!(now(&s), [lost("Bilal", 86), lost("Chloé", 37), lost("Amina", 30)]);
    s.policies.telework.prompts.iter_mut().for_each(|prompt| prompt.threshold = Some(40));
    assert_eq!(now(&s), [lost("Bilal", 86)], "the policy says after how many days");
    s.policies.telework.prompts.clear();
    assert_eq!(now(&s).len(), 3, "thirty without a policy");
}

#[test]
fn a_person_whose_file_was_just_opened_is_not_lost() {
    let mut s = Service::new();
    let worker = s.worker.clone();
    let case = s.open_case(&worker, "Amina");
    s.note(case, &worker, contact("2026-06-01", "telephone"));
    assert_eq!(today(&s, &worker), []);
    s.at("2026-12-26", 10, 0);
    assert_eq!(today(&s, &worker)[0].why, TodayReason::LostTouch { days: 30 });
}

#[test]
fn nobody_but_a_worker_has_such_a_list() {
    let mut s = Service::new();
    let (_, conversation, person) = s.accompany("Amina");
    s.say(conversation, &s.worker.clone(), "Bonjour");
    assert_eq!(today(&s, &person), []);
    assert_eq!(today(&s, &s.manager), []);
}
