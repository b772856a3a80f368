use tdu_policies::{
    Period,
    retention::{End, Kind, Rule, Start},
};
use tdu_protocol::LogId;

use super::build::{Actor, Service, contact, day};
use crate::{
    app::{CaseFilter, Term, TermStage, TodayReason},
    content::Content,
    payload::{Payload, Person},
    views::{self, SearchIndex},
};

fn term(s: &Service, case: LogId) -> Term {
    views::case(&s.eyes(&s.worker).world(), case).expect("a file").summary.term.expect("a term")
}

/// Day of the term, and from which day it is counted.
fn days(s: &Service, case: LogId) -> (String, String) {
    let term = term(s, case);
    (term.on.to_iso(), term.since.to_iso())
}

fn told(on: &str, since: &str) -> (String, String) {
    (on.to_owned(), since.to_owned())
}

fn rule(s: &mut Service) -> &mut Rule {
    let rules = &mut s.policies.retention.rules;
    rules.iter_mut().find(|rule| rule.kind == Kind::FollowUpFile).expect("a rule for each kind")
}

fn keep(s: &mut Service, case: LogId, by: &Actor, reason: &str, until: &str) {
    s.write(case, by, Payload::CaseKept { reason: reason.to_owned(), until: day(until) });
}

fn at_term(s: &Service) -> Vec<String> {
    let eyes = s.eyes(&s.worker);
    let found = views::cases(&eyes.world(), &SearchIndex::default(), "", CaseFilter::AtTerm);
    found.into_iter().map(|summary| summary.name).collect()
}

fn on_today(s: &Service) -> Option<u32> {
    views::today(&s.eyes(&s.worker).world()).into_iter().find_map(|item| match item.why {
        TodayReason::TermsReached { count } => Some(count),
        _ => None,
    })
}

#[test]
fn a_term_is_two_years_after_the_last_contact_whichever_side_it_came_from() {
    let mut s = Service::new();
    let (case, conversation, person) = s.accompany("Amina");
    let worker = s.worker.clone();
    assert_eq!(days(&s, case), told("2028-11-26", "2026-11-26"), "she has joined");
    s.at("2027-01-10", 9, 0).say(conversation, &person, "Bonjour");
    assert_eq!(days(&s, case), told("2029-01-10", "2027-01-10"));
    s.at("2027-03-01", 9, 0).say(conversation, &worker, "Bonjour");
    assert_eq!(days(&s, case), told("2029-03-01", "2027-03-01"), "written to, too");
    s.at("2028-02-29", 9, 0).note(case, &worker, contact("2028-02-29", "telephone"));
    assert_eq!(days(&s, case), told("2030-02-28", "2028-02-29"), "from a leap day");
    s.note(case, &worker, contact("2028-06-01", "domicile"));
    s.note(case, &worker, contact("2027-06-01", "domicile"));
    assert_eq!(days(&s, case).1, "2028-02-29", "neither a day to come nor an older one");
    s.at("2028-05-01", 9, 0).note(case, &worker, contact("2028-05-01", "tiers"));
    assert_eq!(days(&s, case).1, "2028-02-29", "somebody else was called");
}

#[test]
fn without_any_contact_a_term_is_counted_from_the_opening() {
    let mut s = Service::new();
    let worker = s.worker.clone();
    let case = s.open_case(&worker, "Amina");
    let found = term(&s, case);
    assert_eq!((found.since, found.contact), (day("2026-11-26"), false));
    rule(&mut s).keep = Period::Days(90);
    assert_eq!(days(&s, case), told("2027-02-24", "2026-11-26"), "as long as the policy says");
    s.at("2026-12-01", 9, 0).note(case, &worker, contact("2026-12-01", "telephone"));
    assert_eq!(days(&s, case), told("2027-03-01", "2026-12-01"));
    rule(&mut s).from = Start::Creation;
    assert_eq!(days(&s, case), told("2027-02-24", "2026-11-26"), "from when the policy says");
}

#[test]
fn what_this_version_cannot_read_may_be_a_contact() {
    let mut s = Service::new();
    let (case, conversation, _) = s.accompany("Amina");
    let worker = s.worker.clone();
    for (at, log, content) in [
        ("2027-05-01", case, Content::Newer),
        ("2027-06-01", conversation, Content::Closed),
        ("2027-07-01", conversation, Content::Erased),
    ] {
        let id = s.at(at, 9, 0).write(log, &worker, Payload::CaseClosed);
        let items = &mut s.logs.get_mut(&log).expect("a log").items;
        items.iter_mut().find(|item| item.id == id).expect("it is there").content = content;
        assert_eq!(days(&s, case).1, at);
    }
}

#[test]
fn a_term_is_told_a_month_ahead_in_the_list_and_on_its_day_on_one_quiet_line() {
    let mut s = Service::new();
    let worker = s.worker.clone();
    s.open_case(&worker, "Amina");
    let closed = s.open_case(&worker, "Bilal");
    s.write(closed, &worker, Payload::CaseClosed);
    let later = s.open_case(&worker, "Chloé");
    s.at("2027-01-01", 9, 0).note(later, &worker, contact("2027-01-01", "telephone"));
    let stage = |s: &Service| term(s, closed).stage;
    s.at("2028-10-26", 9, 0);
    assert_eq!((stage(&s), at_term(&s).len(), on_today(&s)), (TermStage::Far, 0, None));
    s.at("2028-10-27", 9, 0);
    assert_eq!((stage(&s), on_today(&s)), (TermStage::Soon, None));
    assert_eq!(at_term(&s), ["Bilal", "Amina"], "closed or not");
    s.at("2028-11-26", 0, 0);
    assert_eq!((stage(&s), on_today(&s)), (TermStage::Reached, Some(2)));
    assert_eq!(views::today(&s.eyes(&worker).world()).last().expect("a line").name, "", "it names nobody");
}

#[test]
fn a_file_that_is_kept_with_a_reason_comes_back_on_its_day_a_year_later_at_most() {
    let mut s = Service::new();
    let (worker, colleague) = (s.worker.clone(), s.colleague.clone());
    let case = s.open_case(&worker, "Amina");
    s.at("2028-12-01", 9, 0);
    assert_eq!(term(&s, case).latest, Some(day("2029-12-01")));
    keep(&mut s, case, &worker, "Un procès est en cours.", "2029-06-30");
    let kept = term(&s, case);
    assert_eq!((kept.on, kept.stage), (day("2029-06-30"), TermStage::Far));
    let told = kept.kept.expect("the reason is told");
    assert_eq!((told.reason.as_str(), told.author.as_str()), ("Un procès est en cours.", "Wassila"));
    s.at("2029-06-30", 9, 0);
    assert_eq!(term(&s, case).stage, TermStage::Reached);
    keep(&mut s, case, &worker, "Pour toujours.", "2099-01-01");
    assert_eq!(term(&s, case).on, day("2030-06-30"), "what another client would have written");
    s.grant(case, &worker, &colleague, tdu_protocol::Rights::Write);
    keep(&mut s, case, &colleague, "Encore un mois.", "2029-08-01");
    assert_eq!(term(&s, case).on, day("2029-08-01"), "the last one counts");
    s.note(case, &worker, contact("2029-06-30", "telephone"));
    assert_eq!(days(&s, case).0, "2031-06-30", "a contact takes it further, and no reason is needed");
    assert_eq!(term(&s, case).kept, None);
}

#[test]
fn where_the_policy_knows_erasing_alone_no_reason_keeps_a_file() {
    let mut s = Service::new();
    let worker = s.worker.clone();
    let case = s.open_case(&worker, "Amina");
    s.at("2028-12-01", 9, 0);
    keep(&mut s, case, &worker, "Un procès est en cours.", "2029-06-30");
    rule(&mut s).then = End::Erase;
    let found = term(&s, case);
    assert_eq!((found.stage, found.kept, found.latest), (TermStage::Reached, None, None));
}

#[test]
fn an_erased_file_is_named_nowhere_and_goes_on_once_the_person_writes() {
    let mut s = Service::new();
    let (case, conversation, person) = s.accompany("Amina");
    let worker = s.worker.clone();
    s.present(conversation, &worker);
    s.at("2028-12-01", 9, 0);
    assert_eq!((at_term(&s), on_today(&s)), (vec!["Amina".to_owned()], Some(1)));
    for log in [conversation, case] {
        s.give_up(log, &worker);
    }
    assert!(s.erase_due(&worker) > 0);
    let eyes = s.eyes(&worker);
    let mut index = SearchIndex::default();
    index.update(&eyes.world());
    let list = |filter, query| views::cases(&eyes.world(), &index, query, filter);
    assert_eq!(list(CaseFilter::Open, ""), []);
    assert_eq!(list(CaseFilter::Closed, "amina"), []);
    assert_eq!(views::search(&index, "amina"), []);
    assert_eq!(views::today(&eyes.world()), []);
    let shown = list(CaseFilter::Closed, "").remove(0);
    let erased = shown.erased.expect("it says what it is");
    assert_eq!((shown.name.as_str(), shown.term, erased.proof_until), ("", None, Some(day("2033-12-01"))));
    let view = views::case(&eyes.world(), case).expect("a file");
    assert_eq!((view.person, view.timeline.len()), (Person::default(), 3), "invited, presented, erased");

    s.at("2029-03-01", 9, 0).say(conversation, &person, "C'est encore moi.");
    let first = views::today(&s.eyes(&worker).world()).remove(0);
    let messages = TodayReason::Messages { count: 1 };
    assert_eq!((first.name.as_str(), first.why), ("Amina", messages), "the conversation says who it is");
    let back = views::case(&s.eyes(&worker).world(), case).expect("a file").summary;
    assert_eq!((back.name.as_str(), back.erased, back.closed), ("Amina", None, false));
    assert_eq!(days(&s, case), told("2031-03-01", "2029-03-01"));
}
