use tdu_policies::PolicyFiles;
use tdu_protocol::{
    Hash32, LogId, LogKind, OrgId,
    tally::{Opening, quarter_of},
};

use super::build::{Service, day};
use crate::{
    app::TallyNow,
    calendar::Week,
    payload::{Payload, TallyPublished, TallyQuestion},
    views::{prevention, tally_choices},
};

/// First week of a quarter.
const FIRST: Week = Week { year: 2026, week: 43 };

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
fn the_first_and_the_last_week_of_a_window_count() {
    let mut s = Service::new();
    let worker = s.worker.clone();
    let personal = s.open(&worker, LogKind::Personal);
    let items: Vec<String> = s.policies.check_in.tallied().take(2).map(|item| item.id.to_string()).collect();
    for (item, week) in items.into_iter().zip([45, 48]) {
        let week = Week { year: 2026, week };
        s.write(personal, &worker, Payload::CheckIn { week, answers: vec![(item, Some(1))] });
    }
    assert_eq!(choices(&s, &opening(&s))[..2], [Some(1), Some(1)]);
}

/// The third window of the quarter that begins with week 43 of 2026.
fn third(s: &Service) -> Opening {
    Opening { first: 2_972, questions: 21, quarterly: 12, ..opening(s) }
}

/// Answers to quarterly questions, by their places.
type Answers<'a> = &'a [(usize, Option<u8>)];

/// The worker's answers, in weeks counted from the first of that quarter.
fn answers(s: &mut Service, all: &[(i32, Answers<'_>)]) -> LogId {
    let worker = s.worker.clone();
    let personal = s.open(&worker, LogKind::Personal);
    let items: Vec<_> = s.policies.check_in.quarterly.items.iter().map(|item| item.id.to_string()).collect();
    for (week, answers) in all {
        let answers = answers.iter().map(|(item, answer)| (items[*item].clone(), *answer)).collect();
        s.write(personal, &worker, Payload::CheckIn { week: FIRST.plus(*week), answers });
    }
    personal
}

fn choices(s: &Service, opening: &Opening) -> Vec<Option<u8>> {
    tally_choices(&s.eyes(&s.worker).world(), opening)
}

#[test]
fn a_quarter_counts_the_last_answer_of_its_twelve_weeks_and_none_before_or_after() {
    let mut s = Service::new();
    answers(
        &mut s,
        &[
            (-1, &[(0, Some(0)), (1, Some(0))]),
            (0, &[(2, Some(2)), (3, Some(1)), (4, Some(1))]),
            (5, &[(3, Some(3)), (4, None)]),
            (11, &[(5, Some(0))]),
            (12, &[(0, Some(1)), (6, Some(1))]),
        ],
    );
    let choices = choices(&s, &third(&s));
    assert_eq!(choices.len(), 21);
    assert!(choices[..9].iter().all(Option::is_none), "the weekly ones are others");
    assert_eq!(choices[9..16], [None, None, Some(2), Some(3), Some(1), Some(0), None]);
    assert!(choices[16..].iter().all(Option::is_none));
}

#[test]
fn answers_to_quarterly_questions_that_were_erased_are_in_no_total() {
    let mut s = Service::new();
    let personal = answers(&mut s, &[(0, &[(0, Some(1))]), (4, &[(1, Some(2))])]);
    s.write(personal, &s.worker.clone(), Payload::CheckInErased { week: FIRST });
    assert_eq!(choices(&s, &third(&s))[9..11], [None, Some(2)]);
}

#[test]
fn a_window_that_was_opened_with_the_weekly_questions_alone_counts_these_alone() {
    let mut s = Service::new();
    answers(&mut s, &[(1, &[(0, Some(1))]), (10, &[(1, Some(1))])]);
    let weekly = Opening { questions: 9, quarterly: 0, ..third(&s) };
    assert_eq!(choices(&s, &weekly), vec![None; 9]);
}

#[test]
fn a_question_whose_words_changed_within_the_quarter_counts_no_former_answer() {
    for (what, from, to, before) in [
        ("its words", "J'ai le temps de faire ce qui m'est demandé.", "J'ai du temps.", [None, Some(3)]),
        ("the answers to choose from", "Plutôt oui", "Souvent", [None, None]),
        ("the grid", "window_weeks = 4", "window_weeks = 6", [None, None]),
    ] {
        let mut s = Service::new();
        s.at("2026-10-01", 9, 0).signs(&PolicyFiles::embedded());
        let mut files = PolicyFiles::embedded();
        let text = files.get("check-in.toml").expect("a file").replace(from, to);
        assert_ne!(files.get("check-in.toml"), Some(text.as_str()), "{from}");
        files.insert("check-in.toml", text);
        // Holds from 2026-11-16: the fifth week of the quarter.
        s.at("2026-11-12", 9, 0).signs(&files);
        let last = s.rules.newest().expect("signed").set.check_in.window_weeks;
        let weeks = u8::try_from(last).expect("few");
        let opening = Opening { first: if weeks == 6 { 2_970 } else { 2_972 }, weeks, ..third(&s) };
        assert_eq!(quarter_of(opening.first, weeks), Some(2_964), "either grid has this quarter");
        let personal = answers(&mut s, &[(3, &[(0, Some(2)), (1, Some(3))])]);
        assert_eq!(choices(&s, &opening)[9..11], before, "{what}, in the week before");
        s.write(personal, &s.worker.clone(), Payload::CheckInErased { week: FIRST.plus(3) });
        answers(&mut s, &[(4, &[(0, Some(2)), (1, Some(3))])]);
        assert_eq!(choices(&s, &opening)[9..11], [Some(2), Some(3)], "{what}, from then on");
    }
}

#[test]
fn an_answer_to_a_question_that_has_become_a_quarterly_one_is_in_the_quarters_total_alone() {
    let mut s = Service::new();
    s.at("2026-10-01", 9, 0).signs(&PolicyFiles::embedded());
    let mut files = PolicyFiles::embedded();
    let text = files.get("check-in.toml").expect("a file").replace("\"pauses\"", "\"moves\"");
    let text = text.replace("\"trimestre-temps-suffisant\"", "\"pauses\"");
    files.insert("check-in.toml", text.replace("\"moves\"", "\"trimestre-temps-suffisant\""));
    // Holds from 2026-11-23: the second week of the quarter's second window.
    s.at("2026-11-19", 9, 0).signs(&files);
    let worker = s.worker.clone();
    let personal = s.open(&worker, LogKind::Personal);
    let answered = |week, answer| Payload::CheckIn {
        week: FIRST.plus(week),
        answers: vec![("pauses".to_owned(), Some(answer))],
    };
    s.write(personal, &worker, answered(4, 1));
    let second = Opening { first: 2_968, questions: 9, ..opening(&s) };
    let place = s.policies.check_in.tallied().position(|item| item.id.as_str() == "pauses");
    let place = place.expect("a weekly question");
    assert_eq!(choices(&s, &second)[place], Some(1));
    s.write(personal, &worker, answered(5, 2));
    assert_eq!(choices(&s, &second)[place], Some(1), "what was answered to the weekly question");
    assert_eq!(choices(&s, &third(&s))[9], Some(2), "what was answered to the quarterly one");
}

#[test]
fn a_published_quarter_is_shown_apart_with_its_own_days() {
    let mut s = Service::new();
    let referent = s.referent();
    let question = |item: &str| TallyQuestion { item: item.to_owned(), people: None, levels: Vec::new() };
    let total = |number, first, quarterly| TallyPublished {
        opening: Hash32([number; 32]),
        first,
        weeks: 4,
        group: 10,
        questions: vec![question("week"), question("quarter")],
        quarterly,
        at: 0,
    };
    for total in [total(1, 2_964, 0), total(2, 2_968, 1), total(3, 2_972, 1)] {
        s.write(s.directory, &referent, Payload::TallyPublished(total));
    }
    let worker = s.worker.clone();
    let windows = prevention(&s.eyes(&worker).world(), &[], None).windows;
    let [third, second, first] = windows.as_slice() else { panic!("three: {windows:?}") };
    assert_eq!((first.questions.len(), &first.quarter), (2, &None), "as those before quarters were counted");
    assert_eq!((second.questions.len(), &second.quarter), (1, &None), "it ends no quarter");
    assert_eq!(third.questions, [question("week")]);
    let quarter = third.quarter.as_ref().expect("it ends one");
    assert_eq!(quarter.questions, [question("quarter")]);
    assert_eq!((quarter.first, third.last), (first.first, first.first.plus(7 * 12 - 1)));
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
        at: 0,
    };
    s.write(s.directory, &s.manager.clone(), Payload::TallyPublished(total.clone()));
    s.write(s.directory, &s.worker.clone(), Payload::TallyPublished(total));
    let worker = s.worker.clone();
    let view = prevention(&s.eyes(&worker).world(), &[], None);
    assert!(view.windows.is_empty(), "by a manager and a worker");
    assert_eq!(view.now, TallyNow::NoReferent);
}
