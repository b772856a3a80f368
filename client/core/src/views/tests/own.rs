//! What was noted for oneself, as a whole: shown, and taken back.

use std::collections::BTreeSet;

use tdu_policies::telework::Trigger;
use tdu_protocol::WriteId;

use super::{
    build::{Service, contact, day},
    prompts::{TUESDAY, WEEK, mark, own, remote, said, trigger, tuesday_morning},
};
use crate::{
    app::OwnNotes,
    own::{Mark, Moment, Noted, Own},
    views::{my_days, own_notes},
};

fn kept(s: &Service) -> OwnNotes {
    own_notes(&s.eyes(&s.worker).world())
}

fn moment(what: Moment, iso: &str) -> Own {
    Own::Moment { what, day: day(iso), card: false }
}

#[test]
fn what_was_noted_is_shown_oldest_first_once_and_to_nobody_else() {
    let (mut s, personal, _) = tuesday_morning();
    assert_eq!(kept(&s), OwnNotes::default());
    remote(&mut s, personal, TUESDAY);
    remote(&mut s, personal, "2026-11-30");
    remote(&mut s, personal, "2026-11-27");
    own(&mut s, personal, Own::Telework { day: day("2026-11-27"), remote: false });
    for what in [Moment::Supervision, Moment::Peer, Moment::Peer] {
        own(&mut s, personal, moment(what, TUESDAY));
    }
    mark(&mut s, personal, WriteId([7; 16]), Mark::Heavy);
    mark(&mut s, personal, WriteId([8; 16]), Mark::Heavy);
    let both = BTreeSet::from([Mark::Heavy, Mark::Incivility]);
    own(&mut s, personal, Own::Marked { note: WriteId([7; 16]), marks: both });
    mark(&mut s, personal, WriteId([9; 16]), Mark::Heavy);
    own(&mut s, personal, Own::Marked { note: WriteId([9; 16]), marks: BTreeSet::new() });
    let tuesday = day(TUESDAY);
    let expected = OwnNotes {
        days: vec![day("2026-11-30"), tuesday],
        moments: vec![(tuesday, Moment::Peer), (tuesday, Moment::Supervision)],
        marks: vec![(tuesday, vec![Mark::Heavy]), (tuesday, vec![Mark::Heavy, Mark::Incivility])],
    };
    assert_eq!(kept(&s), expected);
    assert_eq!(own_notes(&s.eyes(&s.colleague).world()), OwnNotes::default());
}

#[test]
fn a_kind_that_was_taken_back_is_gone_at_once_and_the_others_are_not() {
    let (mut s, personal, _) = tuesday_morning();
    remote(&mut s, personal, TUESDAY);
    own(&mut s, personal, moment(Moment::Supervision, TUESDAY));
    mark(&mut s, personal, WriteId([7; 16]), Mark::Heavy);
    assert_eq!(trigger(&s), Some(Trigger::HeavyCall));
    own(&mut s, personal, Own::TakenBack { what: Noted::Marks });
    assert_eq!(said(&s), None, "nothing is said of what is not there any more");
    assert_eq!((kept(&s).days.len(), kept(&s).moments.len(), kept(&s).marks.len()), (1, 1, 0));
    own(&mut s, personal, Own::TakenBack { what: Noted::Moments });
    assert_eq!((kept(&s).days.len(), kept(&s).moments.len()), (1, 0));
    own(&mut s, personal, Own::TakenBack { what: Noted::Days });
    assert_eq!(kept(&s), OwnNotes::default());
    let days = my_days(&s.eyes(&s.worker).world(), WEEK);
    assert_eq!((days.remote, days.peer, days.supervision), ([false; 7], None, None));
    remote(&mut s, personal, TUESDAY);
    assert_eq!(kept(&s).days, [day(TUESDAY)], "what is noted later is there");
}

#[test]
fn whoever_takes_back_their_talks_is_told_of_none_missing_before_the_same_time_has_passed_again() {
    let (mut s, personal, worker) = tuesday_morning();
    let case = s.open_case(&worker, "Amina");
    s.note(case, &worker, contact(TUESDAY, "presence-rdv"));
    s.at("2026-12-07", 10, 0);
    s.note(case, &worker, contact("2026-12-07", "presence-rdv"));
    own(&mut s, personal, Own::TakenBack { what: Noted::Moments });
    s.at("2026-12-08", 10, 0);
    assert_eq!(said(&s), None, "it would be the fifth working day since the first note");
    s.note(case, &worker, contact("2026-12-08", "presence-rdv"));
    s.at("2026-12-14", 10, 0);
    assert_eq!(said(&s).map(|card| (card.when, card.count)), Some((Trigger::NoPeerExchange, 5)));
}
