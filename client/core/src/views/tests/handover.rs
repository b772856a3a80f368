use tdu_protocol::{LogId, LogKind, Rights, Role, WriteId};

use super::build::{Actor, Service, THURSDAY, contact, day, step};
use crate::{
    app::{
        CaseFilter, CaseView, HandoverDue, HandoverStands, HandoverStep, HandoverTold, TimelineKind,
        TodayItem, TodayReason,
    },
    calendar::Week,
    payload::{Figures, Handover, HandoverAnswer, Note, Payload},
    views::{self, figures},
};

const WEEK: Week = Week { year: 2026, week: 48 };

fn to(colleague: &Actor) -> Payload {
    Payload::HandoverProposed(Box::new(Handover {
        to: colleague.account,
        summary: "Dossier CMU déposé.".to_owned(),
        next_steps: "Rappeler la caisse.".to_owned(),
        until: Some(day("2026-12-04")),
    }))
}

const fn accepts(of: WriteId) -> Payload {
    Payload::HandoverAnswered { of, answer: HandoverAnswer::Accepted }
}

fn refuses(of: WriteId) -> Payload {
    let answer = HandoverAnswer::Refused { reason: "Trop de dossiers.".to_owned() };
    Payload::HandoverAnswered { of, answer }
}

fn view(s: &Service, who: &Actor, case: LogId) -> CaseView {
    views::case(&s.eyes(who).world(), case).expect("a file")
}

fn stands(s: &Service, case: LogId) -> Option<HandoverStands> {
    view(s, &s.worker, case).handover.map(|one| one.stands)
}

fn why(s: &Service, who: &Actor) -> Vec<TodayReason> {
    let of_a_file = |item: &TodayItem| item.case.is_some();
    views::today(&s.eyes(who).world()).into_iter().filter(of_a_file).map(|item| item.why).collect()
}

fn third(s: &mut Service) -> Actor {
    let (directory, manager) = (s.directory, s.manager.clone());
    let invitation = s.invite(directory, &manager, Role::Worker);
    let third = s.join(&invitation);
    s.call(&third, "Tarek");
    third
}

/// A file of Wassila's with a person in its conversation, where Colin is asked to follow it.
fn asked(s: &mut Service) -> (LogId, LogId, WriteId) {
    let (worker, colleague) = (s.worker.clone(), s.colleague.clone());
    let (case, conversation, _) = s.accompany("Amina");
    s.grant(case, &worker, &colleague, Rights::Manage);
    s.grant(conversation, &worker, &colleague, Rights::Manage);
    let of = s.write(case, &worker, to(&colleague));
    (case, conversation, of)
}

#[test]
fn a_file_passes_to_the_colleague_who_accepts() {
    let mut s = Service::new();
    let (worker, colleague) = (s.worker.clone(), s.colleague.clone());
    let (case, _, of) = asked(&mut s);
    let before = view(&s, &colleague, case);
    assert_eq!(before.summary.follower.map(|one| one.name), Some("Wassila".to_owned()));
    let open = before.handover.expect("a hand-over");
    assert_eq!((open.stands, open.due, open.for_me), (HandoverStands::Open, Some(HandoverDue::Answer), true));
    assert!(!before.may_hand_over && !view(&s, &worker, case).may_hand_over, "one at a time");
    let at = s.clock();
    s.write(case, &colleague, accepts(of));
    assert_eq!(stands(&s, case), Some(HandoverStands::Accepted { at }));
    assert_eq!(view(&s, &colleague, case).summary.follower, None);
    assert!(view(&s, &colleague, case).may_hand_over);
    let left = view(&s, &worker, case);
    assert_eq!(left.summary.follower.map(|one| one.name), Some("Colin".to_owned()));
    assert!(!left.may_hand_over);
}

#[test]
fn only_the_one_who_follows_a_file_can_hand_it_over() {
    let mut s = Service::new();
    let (worker, colleague) = (s.worker.clone(), s.colleague.clone());
    let tarek = third(&mut s);
    let case = s.open_case(&worker, "Amina");
    for other in [&colleague, &tarek] {
        s.grant(case, &worker, other, Rights::Manage);
    }
    s.write(case, &colleague, to(&tarek));
    s.write(case, &worker, to(&worker));
    assert_eq!(stands(&s, case), None, "not by a colleague who reads it, and not to oneself");
    let of = s.write(case, &worker, to(&colleague));
    let second = s.write(case, &worker, to(&tarek));
    s.write(case, &tarek, accepts(second));
    assert_eq!(stands(&s, case), Some(HandoverStands::Open), "a second one while one is open is none");
    s.write(case, &colleague, accepts(of));
    assert_eq!(views::follower(&s.logs[&case]), Some(colleague.account));
    let again = s.write(case, &worker, to(&tarek));
    s.write(case, &tarek, accepts(again));
    assert_eq!(views::follower(&s.logs[&case]), Some(colleague.account), "it is no longer hers to give");
}

#[test]
fn only_the_one_who_is_asked_answers_and_once() {
    let mut s = Service::new();
    let (worker, colleague) = (s.worker.clone(), s.colleague.clone());
    let tarek = third(&mut s);
    let (case, _, of) = asked(&mut s);
    s.grant(case, &worker, &tarek, Rights::Manage);
    for other in [&tarek, &worker] {
        s.write(case, other, accepts(of));
    }
    s.write(case, &colleague, accepts(WriteId([99; 16])));
    s.write(case, &tarek, Payload::HandoverWithdrawn { of });
    s.write(case, &colleague, Payload::HandoverWithdrawn { of });
    assert_eq!(stands(&s, case), Some(HandoverStands::Open));
    let at = s.clock();
    s.write(case, &colleague, refuses(of));
    s.write(case, &colleague, accepts(of));
    s.write(case, &worker, Payload::HandoverWithdrawn { of });
    let reason = "Trop de dossiers.".to_owned();
    assert_eq!(stands(&s, case), Some(HandoverStands::Refused { at, reason }));
    assert_eq!(views::follower(&s.logs[&case]), Some(worker.account));
}

#[test]
fn what_was_taken_back_cannot_be_accepted_and_can_be_proposed_again() {
    let mut s = Service::new();
    let (worker, colleague) = (s.worker.clone(), s.colleague.clone());
    let (case, _, of) = asked(&mut s);
    let at = s.clock();
    s.write(case, &worker, Payload::HandoverWithdrawn { of });
    s.write(case, &colleague, accepts(of));
    assert_eq!(stands(&s, case), Some(HandoverStands::Withdrawn { at }));
    let again = s.write(case, &worker, to(&colleague));
    s.write(case, &colleague, accepts(again));
    assert_eq!(views::follower(&s.logs[&case]), Some(colleague.account));
}

#[test]
fn a_colleague_who_may_only_write_cannot_be_given_a_file() {
    let mut s = Service::new();
    let (worker, colleague) = (s.worker.clone(), s.colleague.clone());
    let case = s.open_case(&worker, "Amina");
    s.grant(case, &worker, &colleague, Rights::Write);
    let of = s.write(case, &worker, to(&colleague));
    s.write(case, &colleague, accepts(of));
    assert_eq!(views::follower(&s.logs[&case]), Some(worker.account));
}

#[test]
fn whoever_has_been_there_longest_follows_the_file_of_one_who_left() {
    let mut s = Service::new();
    let (worker, colleague) = (s.worker.clone(), s.colleague.clone());
    let tarek = third(&mut s);
    let (case, _, of) = asked(&mut s);
    s.grant(case, &worker, &tarek, Rights::Manage);
    let active =
        |s: &Service, who: &Actor, week| figures(&s.eyes(who).world(), week).0["dossiers-actifs"]["total"];
    s.revoke(case, &tarek, worker.account);
    assert_eq!(views::follower(&s.logs[&case]), Some(colleague.account));
    assert_eq!([&colleague, &tarek].map(|who| active(&s, who, WEEK)), [0, 0], "the week was hers");
    assert_eq!([&colleague, &tarek].map(|who| active(&s, who, WEEK.plus(1))), [1, 0]);
    assert_eq!(view(&s, &tarek, case).handover.map(|one| one.of), Some(of));
    assert!(view(&s, &colleague, case).may_hand_over, "nobody is left who could take the open one back");
    let new = s.write(case, &colleague, to(&tarek));
    s.write(case, &tarek, accepts(new));
    assert_eq!(views::follower(&s.logs[&case]), Some(tarek.account));
}

#[test]
fn a_file_that_goes_on_after_its_erasure_is_followed_by_whoever_erased_it() {
    let mut s = Service::new();
    let (worker, colleague) = (s.worker.clone(), s.colleague.clone());
    let (case, conversation, of) = asked(&mut s);
    s.write(case, &colleague, accepts(of));
    for log in [conversation, case] {
        s.give_up(log, &colleague);
    }
    assert!(s.erase_due(&colleague) > 0);
    s.note(case, &worker, contact(THURSDAY, "telephone"));
    assert_eq!(views::follower(&s.logs[&case]), Some(colleague.account));
    assert_eq!(stands(&s, case), None, "its words are gone");
}

fn numbers(figures: &Figures) -> [u32; 5] {
    ["dossiers-nouveaux", "dossiers-clos", "dossiers-actifs", "en-attente", "relais"]
        .map(|id| figures.0[id]["total"])
}

/// Week by week: Wassila's numbers, Colin's, and both together.
fn reports(s: &Service, weeks: i32) -> Vec<[[u32; 5]; 3]> {
    let of = |week| {
        let [one, other] = [&s.worker, &s.colleague].map(|who| numbers(&figures(&s.eyes(who).world(), week)));
        let mut sum = one;
        sum.iter_mut().zip(other).for_each(|(sum, n)| *sum += n);
        [one, other, sum]
    };
    (0..weeks).map(|week| of(WEEK.plus(week))).collect()
}

#[test]
fn a_hand_over_moves_one_file_from_the_next_monday_on_and_the_teams_sums_do_not_change() {
    let mut s = Service::new();
    let (worker, colleague) = (s.worker.clone(), s.colleague.clone());
    let (case, _, of) = asked(&mut s);
    let waiting = Note { outcome: "attente-piece".to_owned(), ..contact(THURSDAY, "telephone") };
    s.note(case, &worker, waiting);
    s.open_case(&colleague, "Bilal");
    let shared = s.open_case(&worker, "Chloé");
    s.grant(shared, &worker, &colleague, Rights::Manage);
    let before = reports(&s, 4);
    assert_eq!(before[0], [[2, 0, 2, 1, 0], [1, 0, 1, 0, 0], [3, 0, 3, 1, 0]], "a shared file counts once");
    s.at("2026-11-27", 9, 0);
    s.write(case, &colleague, accepts(of));
    s.at("2026-12-09", 9, 0);
    s.write(case, &colleague, Payload::CaseClosed);
    let after = reports(&s, 4);
    assert_eq!(
        after[0],
        [[2, 0, 2, 1, 0], [1, 0, 1, 0, 1], [3, 0, 3, 1, 1]],
        "counted where it was accepted"
    );
    assert_eq!(after[1], [[0, 0, 1, 0, 0], [0, 0, 2, 1, 0], [0, 0, 3, 1, 0]], "from the Monday after");
    assert_eq!(after[2], [[0, 0, 1, 0, 0], [0, 1, 1, 0, 0], [0, 1, 2, 0, 0]]);
    for weeks in after.windows(2) {
        let [[_, _, before], [_, _, [opened, closed, active, ..]]] = weeks else { panic!("two weeks") };
        assert_eq!(*active, before[2] + opened - closed);
    }
}

#[test]
fn a_hand_over_moves_no_report_before_it_has_arrived() {
    let mut s = Service::new();
    let colleague = s.colleague.clone();
    let (case, _, of) = asked(&mut s);
    s.write_offline(case, &colleague, accepts(of));
    assert_eq!(view(&s, &colleague, case).summary.follower, None, "on their own screen at once");
    s.at("2026-12-03", 9, 0);
    assert_eq!(reports(&s, 2)[1].map(|numbers| numbers[2]), [1, 0, 1]);
}

#[test]
fn first_meetings_and_charters_go_with_the_file() {
    let mut s = Service::new();
    s.policies.telework.first_meeting_within_days = 10;
    let (worker, colleague) = (s.worker.clone(), s.colleague.clone());
    let (case, conversation, of) = asked(&mut s);
    s.present(conversation, &worker);
    s.write(case, &colleague, accepts(of));
    let rows = |s: &Service, week| {
        [&worker, &colleague].map(|who| {
            let figures = figures(&s.eyes(who).world(), WEEK.plus(week)).0;
            (figures["premiers-rendez-vous"]["missed"], figures["couverture-chartes"]["waiting"])
        })
    };
    assert_eq!(rows(&s, 0), [(0, 1), (0, 0)]);
    assert_eq!(rows(&s, 2), [(0, 0), (1, 1)]);
}

#[test]
fn a_report_of_before_hand_overs_counts_none() {
    use super::team::{figures, send, service};
    let (mut s, team) = service(3);
    for one in &team {
        send(&mut s, one, WEEK, figures([("dossiers-actifs", "total", 10)]), "");
    }
    s.at("2026-11-30", 12, 0);
    let week = views::team(&s.eyes(&s.manager).world(), WEEK, 0, &[]);
    let crate::app::TeamFigures::Out { totals, .. } = week.figures else { panic!("nothing came out") };
    assert_eq!((totals["dossiers-actifs"]["total"], totals["relais"]["total"]), (Some(30), Some(0)));
}

#[test]
fn a_few_hand_overs_are_hidden_and_those_of_too_few_workers() {
    use super::team::{figures, send, service};
    for (numbers, shown) in [([1, 2, 1], None), ([9, 9, 0], None), ([2, 2, 1], Some(5)), ([0, 0, 0], Some(0))]
    {
        let (mut s, team) = service(3);
        for (one, n) in team.iter().zip(numbers) {
            send(&mut s, one, WEEK, figures([("relais", "total", n)]), "");
        }
        s.at("2026-11-30", 12, 0);
        let week = views::team(&s.eyes(&s.manager).world(), WEEK, 0, &[]);
        let crate::app::TeamFigures::Out { totals, .. } = week.figures else { panic!("nothing came out") };
        assert_eq!(totals["relais"]["total"], shown, "{numbers:?}");
    }
}

#[test]
fn today_asks_for_an_answer_then_for_words_to_the_person_until_they_are_written() {
    let mut s = Service::new();
    let (worker, colleague) = (s.worker.clone(), s.colleague.clone());
    let (case, conversation, of) = asked(&mut s);
    assert_eq!(why(&s, &colleague), [TodayReason::HandoverAsked { from: "Wassila".to_owned() }]);
    assert_eq!(why(&s, &worker), []);
    s.write(case, &colleague, accepts(of));
    let leaves = HandoverTold::Leaves { to: "Colin".to_owned() };
    let comes = HandoverTold::Comes { from: "Wassila".to_owned() };
    assert_eq!(why(&s, &worker), [TodayReason::HandoverToTell(leaves.clone())]);
    assert_eq!(why(&s, &colleague), [TodayReason::HandoverToTell(comes)]);
    let to_tell = |s: &Service, who: &Actor| {
        views::conversation(&s.eyes(who).world(), Some(conversation)).expect("a conversation").to_tell
    };
    assert_eq!(to_tell(&s, &worker), Some(leaves));
    s.say(conversation, &worker, "Colin prend la suite.");
    assert_eq!((to_tell(&s, &worker), why(&s, &worker)), (None, vec![]));
    let personal = s.open(&colleague, LogKind::Personal);
    let next = s.logs[&case].state.head().next;
    s.write(personal, &colleague, Payload::Seen { log: case, next });
    assert!(
        !why(&s, &colleague).iter().any(|why| matches!(why, TodayReason::HandoverToTell(_))),
        "told otherwise"
    );
}

#[test]
fn a_refusal_is_read_with_its_reason_until_it_is_marked_as_seen() {
    let mut s = Service::new();
    let (worker, colleague) = (s.worker.clone(), s.colleague.clone());
    let (case, _, of) = asked(&mut s);
    s.write(case, &colleague, refuses(of));
    let refused = Some("Trop de dossiers.".to_owned());
    assert_eq!(why(&s, &worker), [TodayReason::HandoverAnswered { by: "Colin".to_owned(), refused }]);
    assert_eq!(why(&s, &colleague), []);
    assert!(view(&s, &worker, case).may_hand_over);
    let personal = s.open(&worker, LogKind::Personal);
    let next = s.logs[&case].state.head().next;
    s.write(personal, &worker, Payload::Seen { log: case, next });
    assert_eq!(why(&s, &worker), []);
}

#[test]
fn whoever_handed_a_file_over_is_told_of_messages_up_to_the_day_that_they_gave_and_of_nothing_else() {
    let mut s = Service::new();
    let (worker, colleague) = (s.worker.clone(), s.colleague.clone());
    let (case, conversation, person) = s.accompany("Amina");
    s.grant(case, &worker, &colleague, Rights::Manage);
    s.grant(conversation, &worker, &colleague, Rights::Manage);
    s.note(case, &worker, step(THURSDAY, "rappeler", Some("2026-11-30")));
    let of = s.write(case, &worker, to(&colleague));
    s.write(case, &colleague, accepts(of));
    for who in [&worker, &colleague] {
        s.say(conversation, who, "Bonjour");
    }
    s.say(conversation, &person, "Merci");
    s.at("2026-12-04", 9, 0);
    // The colleague's word and the person's.
    assert_eq!(why(&s, &worker), [TodayReason::Messages { count: 2 }]);
    let message = TodayReason::Messages { count: 1 };
    assert!(matches!(&why(&s, &colleague)[..], [first, TodayReason::NextStep { .. }] if *first == message));
    s.at("2026-12-05", 9, 0);
    assert_eq!(why(&s, &worker), []);
    let needs = |s: &Service, who: &Actor| {
        let (eyes, mut index) = (s.eyes(who), views::SearchIndex::default());
        index.update(&eyes.world());
        views::cases(&eyes.world(), &index, "", CaseFilter::NeedsMe).len()
    };
    assert_eq!((needs(&s, &worker), needs(&s, &colleague)), (0, 1));
    s.at("2027-02-26", 9, 0);
    let lost =
        |s: &Service, who: &Actor| why(s, who).iter().any(|why| matches!(why, TodayReason::LostTouch { .. }));
    assert_eq!((lost(&s, &worker), lost(&s, &colleague)), (false, true), "named to the one who follows");
}

#[test]
fn each_step_stands_in_the_files_history_and_its_words_are_found() {
    let mut s = Service::new();
    let (worker, colleague) = (s.worker.clone(), s.colleague.clone());
    let (case, _, of) = asked(&mut s);
    s.write(case, &colleague, refuses(of));
    s.write(case, &colleague, refuses(of));
    let steps: Vec<_> = view(&s, &worker, case)
        .timeline
        .into_iter()
        .filter_map(|line| match line.what {
            TimelineKind::Handover(step) => Some((line.author, step)),
            _ => None,
        })
        .collect();
    let reason = "Trop de dossiers.".to_owned();
    let proposed = HandoverStep::Proposed {
        to: "Colin".to_owned(),
        summary: "Dossier CMU déposé.".to_owned(),
        next_steps: "Rappeler la caisse.".to_owned(),
        until: Some(day("2026-12-04")),
    };
    let expected = [("Colin".to_owned(), HandoverStep::Refused { reason }), ("Wassila".to_owned(), proposed)];
    assert_eq!(steps, expected);
    let mut index = views::SearchIndex::default();
    index.update(&s.eyes(&colleague).world());
    assert_eq!(views::search(&index, "caisse").iter().map(|hit| hit.item).collect::<Vec<_>>(), [Some(of)]);
}
