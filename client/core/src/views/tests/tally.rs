use tdu_protocol::{Hash32, LogKind, OrgId, tally::Opening};

use super::build::{Service, day};
use crate::{
    app::TallyNow,
    calendar::Week,
    payload::{Payload, TallyPublished},
    views::{prevention, tally_choices},
};

/// Weeks 45 to 48 of 2026.
fn opening(s: &Service) -> Opening {
    let first = day("2026-11-02").0 + 3;
    Opening {
        org: OrgId([0; 16]),
        log: s.directory,
        first: u32::try_from(first / 7).expect("after 1970"),
        weeks: 4,
        group: 10,
        questions: 3,
        quarterly: 0,
        levels: 4,
        policies: Hash32([0; 32]),
        at: 1,
        roster: Hash32([0; 32]),
        reports: None,
    }
}

#[test]
fn the_last_answer_of_the_window_counts_and_what_was_erased_or_declined_does_not() {
    let mut s = Service::new();
    let worker = s.worker.clone();
    let personal = s.open(&worker, LogKind::Personal);
    let answered = |week: u8, answers: &[(&str, Option<u8>)]| Payload::CheckIn {
        week: Week { year: 2026, week },
        answers: answers.iter().map(|(item, answer)| ((*item).to_owned(), *answer)).collect(),
    };
    let items: Vec<String> = s.policies.check_in.tallied().take(3).map(|item| item.id.to_string()).collect();
    let [first, second, third] = [&items[0], &items[1], &items[2]].map(String::as_str);
    s.write(personal, &worker, answered(44, &[(first, Some(0)), (second, Some(0)), (third, Some(0))]));
    s.write(personal, &worker, answered(45, &[(first, Some(1)), (second, Some(2))]));
    s.write(personal, &worker, answered(46, &[(first, Some(3)), (second, None)]));
    s.write(personal, &worker, answered(48, &[(third, Some(1))]));
    s.write(personal, &worker, Payload::CheckInErased { week: Week { year: 2026, week: 48 } });
    s.write(personal, &worker, answered(49, &[(third, Some(2))]));
    let choices = tally_choices(&s.eyes(&worker).world(), &opening(&s));
    assert_eq!(choices[..3], [Some(3), Some(2), None]);
    assert!(choices[3..].iter().all(Option::is_none), "whatever was not asked is no answer");
}

#[test]
fn only_a_referent_publishes() {
    let mut s = Service::new();
    let total = TallyPublished {
        opening: Hash32([7; 32]),
        first: 4,
        weeks: 4,
        group: 10,
        questions: Vec::new(),
        quarterly: 0,
    };
    s.write(s.directory, &s.manager.clone(), Payload::TallyPublished(total.clone()));
    s.write(s.directory, &s.worker.clone(), Payload::TallyPublished(total));
    let worker = s.worker.clone();
    let view = prevention(&s.eyes(&worker).world(), &[], None);
    assert!(view.windows.is_empty(), "by a manager and a worker");
    assert_eq!(view.now, TallyNow::NoReferent);
}
