use std::collections::BTreeSet;

use tdu_policies::telework::Trigger;
use tdu_protocol::{LogId, LogKind, WriteId};

use super::build::{Actor, Service, THURSDAY, contact, day};
use crate::{
    app::PromptCard,
    calendar::Week,
    own::{Choice, Mark, Moment, Own},
    payload::{Note, Payload},
    views::{my_days, prompt},
};

/// A Tuesday: no check-in card shows on it.
pub const TUESDAY: &str = "2026-12-01";
pub const WEEK: Week = Week { year: 2026, week: 49 };

/// The service on the Tuesday at 10:00, and the worker's personal log.
pub fn tuesday_morning() -> (Service, LogId, Actor) {
    let mut s = Service::new();
    let worker = s.worker.clone();
    let personal = s.open(&worker, LogKind::Personal);
    s.at(TUESDAY, 10, 0);
    (s, personal, worker)
}

pub fn said(s: &Service) -> Option<PromptCard> {
    prompt(&s.eyes(&s.worker).world())
}

pub fn trigger(s: &Service) -> Option<Trigger> {
    said(s).map(|card| card.when)
}

pub fn own(s: &mut Service, personal: LogId, own: Own) {
    s.write(personal, &s.worker.clone(), Payload::Own(own));
}

pub fn remote(s: &mut Service, personal: LogId, iso: &str) {
    own(s, personal, Own::Telework { day: day(iso), remote: true });
}

pub fn mark(s: &mut Service, personal: LogId, note: WriteId, mark: Mark) {
    own(s, personal, Own::Marked { note, marks: BTreeSet::from([mark]) });
}

pub fn choose(s: &mut Service, personal: LogId, card: &PromptCard, choice: Choice) {
    let about = card.about.as_ref().map(|(file, _)| *file);
    own(s, personal, Own::Prompt { id: card.id.clone(), about, choice });
}

fn ended(iso: &str, outcome: &str) -> Note {
    Note { outcome: outcome.to_owned(), ..contact(iso, "presence-rdv") }
}

#[test]
fn nothing_is_said_of_a_calm_week() {
    let (mut s, _, worker) = tuesday_morning();
    let case = s.open_case(&worker, "Amina");
    s.note(case, &worker, ended(TUESDAY, "traite"));
    assert_eq!(said(&s), None);
}

#[test]
fn a_third_remote_day_is_told_on_that_day_and_to_nobody_else() {
    let (mut s, personal, _) = tuesday_morning();
    for iso in ["2026-11-27", "2026-11-30", TUESDAY, "2026-12-03"] {
        remote(&mut s, personal, iso);
    }
    assert_eq!(said(&s), None, "two days of this week so far; the Friday before is another week's");
    s.at("2026-12-02", 10, 0);
    assert_eq!(said(&s), None, "today is in the office");
    remote(&mut s, personal, "2026-12-02");
    let card = said(&s).expect("the third");
    assert_eq!((card.when, card.count, card.id.as_str()), (Trigger::TeleworkDays, 3, "troisieme-jour"));
    for other in [&s.colleague, &s.manager, &s.administrator] {
        assert_eq!(prompt(&s.eyes(other).world()), None);
    }
    own(&mut s, personal, Own::Telework { day: day("2026-11-30"), remote: false });
    assert_eq!(said(&s), None, "it was noted by mistake");
}

#[test]
fn a_heavy_call_and_an_incivility_are_met_at_once_the_graver_first() {
    let (mut s, personal, worker) = tuesday_morning();
    let case = s.open_case(&worker, "Amina");
    let note = s.note(case, &worker, ended(TUESDAY, "traite"));
    mark(&mut s, personal, note, Mark::Heavy);
    assert_eq!(trigger(&s), Some(Trigger::HeavyCall));
    let other = s.note(case, &worker, ended(TUESDAY, "traite"));
    mark(&mut s, personal, other, Mark::Incivility);
    assert_eq!(trigger(&s), Some(Trigger::IncivilityNoted));
    own(&mut s, personal, Own::Marked { note: other, marks: BTreeSet::new() });
    assert_eq!(trigger(&s), Some(Trigger::HeavyCall), "the mark was taken back");
    s.at("2026-12-02", 10, 0);
    assert_eq!(trigger(&s), Some(Trigger::HeavyCall), "nobody looked at the app in between");
    s.at("2026-12-03", 10, 0);
    assert_eq!(said(&s), None, "and then it is left alone");
}

#[test]
fn a_mark_in_the_file_instead_of_the_personal_log_counts_for_nothing() {
    let (mut s, _, worker) = tuesday_morning();
    let case = s.open_case(&worker, "Amina");
    let note = s.note(case, &worker, ended(TUESDAY, "traite"));
    mark(&mut s, case, note, Mark::Heavy);
    assert_eq!(said(&s), None);
}

#[test]
fn requests_without_a_solution_are_told_once_they_repeat() {
    let (mut s, _, worker) = tuesday_morning();
    for (name, iso) in [("Amina", "2026-11-27"), ("Bilal", "2026-11-30"), ("Chloé", TUESDAY)] {
        let case = s.open_case(&worker, name);
        s.note(case, &worker, ended(iso, "sans-solution"));
    }
    assert_eq!(said(&s), None, "two this week");
    let case = s.open_case(&worker, "Driss");
    s.note(case, &s.colleague.clone(), ended(TUESDAY, "sans-solution"));
    assert_eq!(said(&s), None, "a colleague's are theirs");
    s.note(case, &worker, ended(TUESDAY, "refuse"));
    let card = said(&s).expect("three");
    assert_eq!((card.when, card.count), (Trigger::RepeatedNoSolution, 3));
}

#[test]
fn somebody_whose_last_contacts_all_ended_without_a_solution_is_named() {
    let (mut s, _, worker) = tuesday_morning();
    let case = s.open_case(&worker, "Amina");
    for iso in ["2026-11-16", "2026-11-20", "2026-11-24"] {
        s.note(case, &worker, ended(iso, "sans-solution"));
    }
    let card = said(&s).expect("blocked");
    assert_eq!((card.when, card.about), (Trigger::Blocked, Some((case, "Amina".to_owned()))));
    s.note(case, &worker, ended(TUESDAY, "en-cours"));
    assert_eq!(said(&s), None, "something moved");
}

#[test]
fn calls_in_a_row_are_told_and_a_pause_ends_the_row() {
    let (mut s, _, worker) = tuesday_morning();
    let case = s.open_case(&worker, "Amina");
    let call = || Note { minutes: 10, ..contact(TUESDAY, "telephone") };
    for rank in 0..8 {
        s.at(TUESDAY, 10 + rank / 4, 15 * (rank % 4));
        s.note(case, &worker, call());
        assert_eq!(said(&s).is_some(), rank == 7, "call {rank}");
    }
    assert_eq!(said(&s).map(|card| (card.when, card.count)), Some((Trigger::LongSeriesOfCalls, 8)));
    s.at(TUESDAY, 12, 30);
    assert_eq!(said(&s), None, "half an hour later the pause is there");
    s.note(case, &worker, call());
    assert_eq!(said(&s), None, "and the row begins anew");
}

#[test]
fn writing_when_the_service_is_closed_is_told_even_in_quiet_hours() {
    let (mut s, personal, worker) = tuesday_morning();
    let (_, conversation, _) = s.accompany("Amina");
    s.at(TUESDAY, 17, 29);
    s.say(conversation, &worker, "à demain");
    assert_eq!(said(&s), None, "that was still within hours");
    s.at(TUESDAY, 21, 0);
    assert_eq!(said(&s), None, "looking is not working");
    s.say(conversation, &worker, "encore une chose");
    assert_eq!(trigger(&s), Some(Trigger::OutsideHours));
    s.at(TUESDAY, 21, 40);
    assert_eq!(said(&s), None);
    s.at("2026-12-03", 15, 0);
    s.write(personal, &worker, Payload::CheckIn { week: WEEK, answers: Vec::new() });
    s.at("2026-12-05", 11, 0);
    s.say(conversation, &worker, "un samedi");
    assert_eq!(trigger(&s), Some(Trigger::OutsideHours));
}

#[test]
fn a_person_never_met_is_named_the_longest_first() {
    let (mut s, personal, worker) = tuesday_morning();
    s.at("2026-11-27", 10, 0);
    let amina = s.open_case(&worker, "Amina");
    s.at("2026-11-30", 10, 0);
    let bilal = s.open_case(&worker, "Bilal");
    s.at("2027-01-25", 10, 0);
    assert_eq!(said(&s), None, "59 days");
    s.at("2027-02-02", 10, 0);
    let card = said(&s).expect("more than 60 days");
    assert_eq!((card.when, card.count), (Trigger::NoMeetingInPerson, 67));
    assert_eq!(card.about, Some((amina, "Amina".to_owned())));
    choose(&mut s, personal, &card, Choice::Until(day("2027-03-01")));
    s.at("2027-02-03", 10, 0);
    assert_eq!(said(&s).and_then(|card| card.about), Some((bilal, "Bilal".to_owned())), "the other one");
    s.note(bilal, &worker, contact("2027-02-01", "domicile"));
    s.at("2027-02-03", 10, 30);
    assert_ne!(trigger(&s), Some(Trigger::NoMeetingInPerson));
}

#[test]
fn working_days_without_a_colleague_and_weeks_without_supervision_are_told_to_whoever_is_at_work() {
    let (mut s, personal, worker) = tuesday_morning();
    let case = s.open_case(&worker, "Amina");
    s.note(case, &worker, contact(TUESDAY, "presence-rdv"));
    s.at("2026-12-07", 10, 0);
    assert_eq!(said(&s), None, "four working days");
    s.at("2026-12-08", 10, 0);
    assert_eq!(said(&s).map(|card| (card.when, card.count)), Some((Trigger::NoPeerExchange, 5)));
    s.at("2026-12-09", 10, 0);
    assert_eq!(said(&s), None, "no note for more than a week: away");
    s.note(case, &worker, contact("2026-12-09", "presence-rdv"));
    own(&mut s, personal, Own::Moment { what: Moment::Peer, day: day("2026-12-09"), card: false });
    assert_eq!(said(&s), None);
    s.at("2027-02-02", 10, 0);
    s.note(case, &worker, contact("2027-02-02", "presence-rdv"));
    own(&mut s, personal, Own::Moment { what: Moment::Peer, day: day("2027-02-02"), card: false });
    assert_eq!(said(&s).map(|card| (card.when, card.count)), Some((Trigger::NoSupervision, 9)));
    own(&mut s, personal, Own::Moment { what: Moment::Supervision, day: day("2027-02-01"), card: false });
    assert_eq!(said(&s), None);
}

#[test]
fn my_days_are_those_of_the_week_and_of_nobody_else() {
    let (mut s, personal, worker) = tuesday_morning();
    remote(&mut s, personal, TUESDAY);
    remote(&mut s, personal, THURSDAY);
    own(&mut s, personal, Own::Moment { what: Moment::Supervision, day: day("2026-11-24"), card: false });
    let days = my_days(&s.eyes(&worker).world(), WEEK);
    assert_eq!(days.remote, [false, true, false, false, false, false, false]);
    assert_eq!((days.peer, days.supervision), (Some(day("2026-11-24")), Some(day("2026-11-24"))));
    let other = my_days(&s.eyes(&s.colleague).world(), WEEK);
    assert_eq!((other.remote, other.peer), ([false; 7], None));
}
