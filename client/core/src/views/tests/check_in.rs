use tdu_protocol::{LogId, LogKind};

use super::build::{Actor, Service, THURSDAY, day};
use crate::{
    app::CheckInCard,
    calendar::Week,
    own::Own,
    payload::Payload,
    views::{check_in, trend},
};

const WEEK: Week = Week { year: 2026, week: 48 };

/// The service on the Thursday at 14:00, when the embedded policy first shows the card; and the worker's personal log.
fn thursday_afternoon() -> (Service, LogId) {
    let mut s = Service::new();
    let personal = s.open(&s.worker.clone(), LogKind::Personal);
    s.at(THURSDAY, 14, 0);
    (s, personal)
}

fn card(s: &Service, who: &Actor) -> Option<CheckInCard> {
    check_in(&s.eyes(who).world())
}

fn shows(s: &Service) -> bool {
    card(s, &s.worker).is_some()
}

fn answer(week: Week, workload: Option<u8>) -> Payload {
    Payload::CheckIn { week, answers: vec![("charge-tenable".to_owned(), workload)] }
}

#[test]
fn the_card_shows_from_the_policys_day_and_hour_and_goes_by_itself() {
    let (mut s, _) = thursday_afternoon();
    for (iso, hour, minute, expected) in [
        ("2026-11-25", 15, 0, false),
        (THURSDAY, 13, 59, false),
        (THURSDAY, 14, 0, true),
        ("2026-11-27", 9, 0, true),
        ("2026-11-29", 17, 59, true),
        ("2026-11-30", 9, 0, false),
    ] {
        s.at(iso, hour, minute);
        assert_eq!(shows(&s), expected, "{iso} {hour}:{minute}");
    }
}

#[test]
fn it_stays_away_in_quiet_hours_on_both_sides_of_midnight() {
    let (mut s, _) = thursday_afternoon();
    for (iso, hour, minute, expected) in [
        (THURSDAY, 17, 59, true),
        (THURSDAY, 18, 0, false),
        ("2026-11-27", 0, 30, false),
        ("2026-11-27", 8, 59, false),
        ("2026-11-27", 9, 0, true),
    ] {
        s.at(iso, hour, minute);
        assert_eq!(shows(&s), expected, "{iso} {hour}:{minute}");
    }
}

#[test]
fn quiet_hours_within_a_day_are_kept_too() {
    let (mut s, _) = thursday_afternoon();
    let cadence = &mut s.policies.check_in.weekly.cadence;
    cadence.quiet_from = "14:30".parse().expect("an hour");
    cadence.quiet_until = "15:00".parse().expect("an hour");
    s.at(THURSDAY, 14, 29);
    assert!(shows(&s));
    s.at(THURSDAY, 14, 30);
    assert!(!shows(&s));
    s.at(THURSDAY, 23, 0);
    assert!(shows(&s));
}

#[test]
fn a_window_may_reach_into_the_next_week_and_asks_for_its_own() {
    let (mut s, _) = thursday_afternoon();
    s.policies.check_in.weekly.cadence.stays_days = 6;
    s.at("2026-12-01", 10, 0);
    assert_eq!(card(&s, &s.worker).map(|card| card.week), Some(WEEK));
    s.at("2026-12-02", 10, 0);
    assert!(!shows(&s));
}

#[test]
fn an_answered_week_is_asked_no_more_even_if_the_answer_was_erased() {
    let (mut s, personal) = thursday_afternoon();
    let worker = s.worker.clone();
    s.at("2026-11-19", 15, 0);
    s.write(personal, &worker, answer(WEEK.plus(-1), Some(1)));
    s.at(THURSDAY, 14, 0);
    assert!(shows(&s), "another week was answered");
    let answered = s.write(personal, &worker, answer(WEEK, Some(1)));
    assert!(!shows(&s));
    s.write(personal, &worker, Payload::CheckInErased { week: WEEK });
    s.erase(personal, answered);
    assert!(!shows(&s));
    s.at("2026-12-03", 14, 0);
    assert!(shows(&s), "the next week asks again");
}

#[test]
fn put_off_it_comes_back_on_its_day_and_no_more_often_than_reminders_allow() {
    let (mut s, personal) = thursday_afternoon();
    let worker = s.worker.clone();
    s.write(personal, &worker, Payload::Snoozed { until: day("2026-11-27") });
    assert!(!shows(&s));
    s.at("2026-11-27", 9, 0);
    assert!(shows(&s), "one reminder");
    s.write(personal, &worker, Payload::Snoozed { until: day("2026-11-28") });
    s.at("2026-11-28", 9, 0);
    assert!(!shows(&s), "and no second one");
    s.at("2026-12-03", 14, 0);
    assert!(shows(&s), "the next week starts anew");
}

#[test]
fn put_off_to_the_next_week_it_leaves_this_one_alone() {
    let (mut s, personal) = thursday_afternoon();
    s.write(personal, &s.worker.clone(), Payload::Snoozed { until: day("2026-11-30") });
    s.at("2026-11-29", 10, 0);
    assert!(!shows(&s));
}

#[test]
fn without_reminders_it_is_put_off_once_for_all() {
    let (mut s, personal) = thursday_afternoon();
    s.policies.check_in.weekly.cadence.reminders = 0;
    s.write(personal, &s.worker.clone(), Payload::Snoozed { until: day("2026-11-27") });
    s.at("2026-11-27", 10, 0);
    assert!(!shows(&s));
}

#[test]
fn a_questionnaire_is_kept_by_day_the_newest_counts_and_an_empty_one_takes_it_back() {
    let (mut s, personal) = thursday_afternoon();
    let worker = s.worker.clone();
    let mut keep = |iso: &str, answers: &[Option<u8>]| {
        let own = Own::Questionnaire { id: "un".to_owned(), day: day(iso), answers: answers.to_vec() };
        s.write(personal, &worker, Payload::Own(own));
    };
    keep("2026-11-26", &[Some(1), None]);
    keep("2026-11-12", &[Some(2), Some(2)]);
    keep("2026-11-26", &[Some(3), None]);
    keep("2026-11-19", &[Some(0), Some(0)]);
    keep("2026-11-19", &[]);
    let sheets = trend(&s.eyes(&s.worker).world()).sheets;
    let told: Vec<_> = sheets.into_iter().map(|sheet| (sheet.day, sheet.answers)).collect();
    assert_eq!(
        told,
        [(day("2026-11-12"), vec![Some(2), Some(2)]), (day("2026-11-26"), vec![Some(3), None])],
        "oldest first"
    );
    assert!(trend(&s.eyes(&s.colleague).world()).sheets.is_empty());
}

#[test]
fn only_workers_are_asked() {
    let (mut s, _) = thursday_afternoon();
    let (_, _, person) = s.accompany("Amina");
    s.at(THURSDAY, 15, 0);
    assert!(card(&s, &s.worker).is_some() && card(&s, &s.colleague).is_some());
    for other in [&s.manager, &s.administrator, &person] {
        assert_eq!(card(&s, other), None);
    }
}

#[test]
fn each_week_asks_the_same_three_and_one_that_turns_through_all_axes() {
    let (mut s, _) = thursday_afternoon();
    let mut turning = Vec::new();
    // Across the end of a year of 53 weeks.
    for iso in
        ["2026-11-26", "2026-12-03", "2026-12-10", "2026-12-17", "2026-12-24", "2026-12-31", "2027-01-14"]
    {
        s.at(iso, 14, 0);
        let mut items = card(&s, &s.worker).expect("a card").items;
        turning.push(items.pop().expect("four items"));
        assert_eq!(items, ["charge-tenable", "situation-me-suit", "parler-a-un-collegue"]);
    }
    let rotating = &s.policies.check_in.weekly.rotating;
    let mut asked = turning[..6].to_vec();
    asked.sort();
    let mut all: Vec<_> = rotating.iter().map(|item| item.id.to_string()).collect();
    all.sort();
    assert_eq!(asked, all, "six weeks, six axes");
    let place = |id: &String| rotating.iter().position(|item| item.id.as_str() == id).expect("there");
    assert_eq!((place(&turning[6]) + 6 - place(&turning[5])) % 6, 2, "the new year skips nobody's turn");
}

#[test]
fn the_first_week_of_a_quarter_asks_the_longer_questions_two_an_axis_instead() {
    let (mut s, _) = thursday_afternoon();
    for (iso, quarterly) in [
        ("2026-12-31", false),
        ("2027-01-07", true),
        ("2027-01-14", false),
        ("2027-04-01", true),
        ("2027-07-01", true),
        ("2027-07-08", false),
        ("2027-09-30", false),
        ("2027-10-07", true),
    ] {
        s.at(iso, 14, 0);
        let card = card(&s, &s.worker).expect("a card");
        assert_eq!(card.quarterly, quarterly, "{iso}");
        assert_eq!(card.items.len(), if quarterly { 12 } else { 4 }, "{iso}");
    }
}

#[test]
fn the_trend_is_the_newest_answer_of_each_week_without_what_was_erased() {
    let (mut s, personal) = thursday_afternoon();
    let worker = s.worker.clone();
    let (before, erased) = (WEEK.plus(-2), WEEK.plus(-1));
    s.write(personal, &worker, answer(WEEK, Some(3)));
    s.write(personal, &worker, answer(erased, Some(2)));
    s.write(personal, &worker, answer(before, Some(0)));
    s.write(personal, &worker, answer(before, None));
    s.write(personal, &worker, Payload::CheckInErased { week: erased });
    let trend = trend(&s.eyes(&worker).world());
    let told: Vec<_> = trend.weeks.iter().map(|week| (week.week, week.answers[0].1)).collect();
    assert_eq!(told, [(before, None), (WEEK, Some(3))]);
}

#[test]
fn an_answer_counts_in_ones_own_personal_log_alone() {
    let (mut s, _) = thursday_afternoon();
    let worker = s.worker.clone();
    let case = s.open_case(&worker, "Amina");
    s.write(case, &worker, answer(WEEK, Some(1)));
    s.at(THURSDAY, 15, 0);
    assert!(shows(&s));
    assert_eq!(trend(&s.eyes(&worker).world()).weeks, []);
}
