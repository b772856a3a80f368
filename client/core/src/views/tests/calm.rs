//! When nothing is said.

use std::collections::BTreeSet;

use tdu_policies::telework::Trigger;
use tdu_protocol::{LogId, WriteId};

use super::{
    build::{Service, day},
    prompts::{TUESDAY, WEEK, choose, mark, own, remote, said, trigger, tuesday_morning},
};
use crate::{
    calendar::Week,
    own::{Choice, Mark, Moment, Own},
    payload::Payload,
    views::{check_in, my_days},
};

/// A Thursday on which the check-in's card comes at 14:00.
const THURSDAY: &str = "2026-12-03";

fn asks(s: &Service) -> bool {
    check_in(&s.eyes(&s.worker).world()).is_some()
}

/// Thursday morning, with a word that is due: the third remote day of the week.
fn with_a_word_on_thursday() -> (Service, LogId) {
    let (mut s, personal, _) = tuesday_morning();
    for iso in ["2026-11-30", TUESDAY, THURSDAY] {
        remote(&mut s, personal, iso);
    }
    s.at(THURSDAY, 10, 0);
    (s, personal)
}

#[test]
fn a_word_that_was_dealt_with_in_the_morning_leaves_no_room_for_the_check_in_of_the_afternoon() {
    for choice in [Choice::Until(day("2026-12-04")), Choice::Until(day("2026-12-07")), Choice::Never] {
        let (mut s, personal) = with_a_word_on_thursday();
        let card = said(&s).expect("the third day");
        choose(&mut s, personal, &card, choice);
        s.at(THURSDAY, 14, 0);
        assert!(!asks(&s), "{choice:?}");
        s.at("2026-12-04", 9, 0);
        assert!(asks(&s), "{choice:?}: the card waited until the next day");
    }
}

#[test]
fn a_word_that_was_called_back_is_no_card_of_this_day() {
    let (mut s, personal) = with_a_word_on_thursday();
    let card = said(&s).expect("the third day");
    choose(&mut s, personal, &card, Choice::Again);
    assert!(said(&s).is_some());
    s.at(THURSDAY, 14, 0);
    assert!(asks(&s));
}

#[test]
fn a_talk_noted_on_the_card_was_the_card_of_this_day_and_one_noted_elsewhere_was_none() {
    for card in [false, true] {
        let (mut s, personal) = with_a_word_on_thursday();
        own(&mut s, personal, Own::Moment { what: Moment::Peer, day: day(THURSDAY), card });
        assert_eq!(said(&s).is_none(), card);
        s.at(THURSDAY, 14, 0);
        assert_eq!(asks(&s), !card);
    }
}

#[test]
fn a_check_in_that_was_put_off_or_taken_back_was_the_card_of_this_day() {
    for dealt in [Payload::Snoozed { until: day("2026-12-04") }, Payload::CheckInErased { week: WEEK }] {
        let (mut s, personal) = with_a_word_on_thursday();
        s.at(THURSDAY, 14, 0);
        assert!(asks(&s));
        s.write(personal, &s.worker.clone(), dealt.clone());
        assert_eq!((asks(&s), said(&s)), (false, None), "{dealt:?}");
    }
}

#[test]
fn a_day_has_one_card_at_most_whichever_it_is() {
    let (mut s, personal, _) = tuesday_morning();
    for iso in ["2026-11-30", TUESDAY, "2026-12-02", "2026-12-03"] {
        remote(&mut s, personal, iso);
    }
    s.at("2026-12-03", 15, 0);
    assert_eq!(said(&s), None, "the check-in's card shows");
    let answered = Payload::CheckIn { week: WEEK, answers: Vec::new() };
    s.write(personal, &s.worker.clone(), answered);
    assert_eq!(said(&s), None, "and was the card of this day");
    s.at("2026-12-03", 10, 0);
    s.at("2026-12-04", 10, 0);
    remote(&mut s, personal, "2026-12-04");
    let card = said(&s).expect("the fifth day");
    choose(&mut s, personal, &card, Choice::Until(day("2026-12-05")));
    mark(&mut s, personal, WriteId([7; 16]), Mark::Heavy);
    assert_eq!(said(&s), None, "one was put away today");
}

#[test]
fn a_prompt_put_off_keeps_away_until_its_day_and_one_silenced_for_good() {
    let (mut s, personal, _) = tuesday_morning();
    for iso in ["2026-12-07", "2026-12-08", "2026-12-09", "2026-12-14", "2026-12-15", "2026-12-16"] {
        remote(&mut s, personal, iso);
    }
    s.at("2026-12-09", 10, 0);
    let card = said(&s).expect("the third day");
    choose(&mut s, personal, &card, Choice::Until(day("2026-12-14")));
    s.at("2026-12-10", 10, 0);
    remote(&mut s, personal, "2026-12-10");
    assert_eq!(said(&s), None, "not this week");
    s.at("2026-12-16", 10, 0);
    assert_eq!(trigger(&s), Some(Trigger::TeleworkDays));
    choose(&mut s, personal, &card, Choice::Never);
    s.at("2026-12-22", 10, 0);
    for iso in ["2026-12-21", "2026-12-22", "2026-12-23"] {
        remote(&mut s, personal, iso);
    }
    s.at("2026-12-23", 10, 0);
    assert_eq!(said(&s), None);
    let silenced = |s: &Service| my_days(&s.eyes(&s.worker).world(), Week { year: 2026, week: 52 }).silenced;
    assert_eq!(silenced(&s), ["troisieme-jour"]);
    choose(&mut s, personal, &card, Choice::Again);
    assert_eq!(silenced(&s), Vec::<String>::new());
    assert_eq!(trigger(&s), Some(Trigger::TeleworkDays));
}

#[test]
fn an_event_that_was_dealt_with_is_over_and_a_new_one_is_told() {
    let (mut s, personal, _) = tuesday_morning();
    mark(&mut s, personal, WriteId([7; 16]), Mark::Heavy);
    let card = said(&s).expect("heavy");
    choose(&mut s, personal, &card, Choice::Until(day("2026-12-02")));
    s.at("2026-12-02", 10, 0);
    assert_eq!(said(&s), None, "once is enough");
    mark(&mut s, personal, WriteId([8; 16]), Mark::Heavy);
    assert_eq!(trigger(&s), Some(Trigger::HeavyCall));
}

#[test]
fn an_event_that_was_put_off_comes_back_on_its_day_and_waits_until_it_is_dealt_with() {
    let (mut s, personal, _) = tuesday_morning();
    mark(&mut s, personal, WriteId([7; 16]), Mark::Heavy);
    let card = said(&s).expect("heavy");
    choose(&mut s, personal, &card, Choice::Later(day("2026-12-02")));
    s.at(TUESDAY, 16, 0);
    assert_eq!(said(&s), None, "not today");
    s.at("2026-12-02", 10, 0);
    assert_eq!(trigger(&s), Some(Trigger::HeavyCall), "as was asked");
    choose(&mut s, personal, &card, Choice::Later(day("2026-12-03")));
    // The check-in's days are over by then, and nobody opened the app in between.
    s.at("2026-12-08", 10, 0);
    assert_eq!(trigger(&s), Some(Trigger::HeavyCall), "put off twice, and away for days");
    choose(&mut s, personal, &card, Choice::Until(day("2026-12-09")));
    s.at("2026-12-09", 10, 0);
    assert_eq!(said(&s), None, "it was read");
}

#[test]
fn an_event_that_was_put_off_goes_with_its_mark_and_does_not_bring_back_what_was_read_before() {
    let (mut s, personal, _) = tuesday_morning();
    mark(&mut s, personal, WriteId([7; 16]), Mark::Heavy);
    let card = said(&s).expect("heavy");
    choose(&mut s, personal, &card, Choice::Until(day("2026-12-02")));
    s.at("2026-12-07", 10, 0);
    mark(&mut s, personal, WriteId([8; 16]), Mark::Heavy);
    choose(&mut s, personal, &card, Choice::Later(day("2026-12-08")));
    own(&mut s, personal, Own::Marked { note: WriteId([8; 16]), marks: BTreeSet::new() });
    s.at("2026-12-08", 10, 0);
    assert_eq!(said(&s), None);
}

#[test]
fn a_new_event_does_not_wait_for_the_day_of_one_that_was_put_off() {
    let (mut s, personal, _) = tuesday_morning();
    mark(&mut s, personal, WriteId([7; 16]), Mark::Incivility);
    let card = said(&s).expect("an incivility");
    choose(&mut s, personal, &card, Choice::Later(day("2026-12-09")));
    s.at("2026-12-02", 10, 0);
    assert_eq!(said(&s), None);
    mark(&mut s, personal, WriteId([8; 16]), Mark::Incivility);
    assert_eq!(trigger(&s), Some(Trigger::IncivilityNoted));
}

#[test]
fn quiet_hours_are_quiet_and_what_the_policies_do_not_want_is_never_said() {
    let (mut s, personal, _) = tuesday_morning();
    for iso in ["2026-11-30", TUESDAY, "2026-12-02"] {
        remote(&mut s, personal, iso);
    }
    s.at("2026-12-02", 8, 59);
    assert_eq!(said(&s), None);
    s.at("2026-12-02", 9, 0);
    assert!(said(&s).is_some());
    s.policies.telework.prompts.retain(|prompt| prompt.when != Trigger::TeleworkDays);
    assert_eq!(said(&s), None);
}
