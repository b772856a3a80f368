//! Windows of check-ins and of weekly reports while the rules change.

use tdu_core::{
    app::TallyTrouble,
    calendar::{Now, Week},
    client::{Client, Env},
    payload::Payload,
};
use tdu_policies::{PolicyFiles, PolicySet};
use tdu_protocol::{
    Role, Timestamp,
    sign::Signed,
    tally::{Opening, ReportCells, layout_digest, start_of},
};

use crate::ledger::{NOW, Organisation, Somebody};

/// Windows of eight weeks in place of four.
fn longer() -> PolicyFiles {
    let mut files = PolicyFiles::embedded();
    let text = files.get("check-in.toml").expect("a file").replace("window_weeks = 4", "window_weeks = 8");
    assert!(text.contains("window_weeks = 8"));
    files.insert("check-in.toml", text);
    files
}

/// The administrator signs a set at this instant.
fn signs(service: &mut Organisation, files: PolicyFiles, at: Timestamp) {
    let administrator = &mut service.administrator;
    administrator.receive(&service.ledger);
    let directory = administrator.client.home();
    let mut env = Env { now: Now { at, ..NOW }, rng: &mut administrator.rng };
    let signed = administrator.client.sign_policies(&env, files).expect("they parse");
    administrator.client.write(&mut env, directory, Payload::Policies(Box::new(signed))).expect("allowed");
    administrator.settle(&mut service.ledger);
}

#[test]
fn a_window_ends_under_the_rules_that_it_began_with_and_the_next_one_begins_under_the_new() {
    let mut service = Organisation::new();
    let mut referent = service.grows();
    // The first window that is whole after the founding.
    let window = |somebody: &Somebody, now: Timestamp| {
        somebody.client.new_window(now).map(|signed| signed.peek().expect("our own opening"))
    };
    assert!(window(&referent, NOW.at).is_none(), "nobody answers under rules that come later");
    let in_weeks = |weeks: u64| NOW.at.plus(weeks * 7 * Timestamp::DAY);
    let begun = (1..=12).find_map(|weeks| window(&referent, in_weeks(weeks))).expect("a whole window");
    let monday = start_of(begun.first);

    signs(&mut service, longer(), monday.plus(8 * Timestamp::DAY));
    referent.receive(&service.ledger);

    let in_it = monday.plus(20 * Timestamp::DAY);
    let signed = referent.client.new_window(in_it).expect("the same window");
    let goes_on = signed.peek().expect("our own opening");
    assert_eq!((goes_on.first, goes_on.weeks, goes_on.policies), (begun.first, 4, begun.policies));
    service.worker.receive(&service.ledger);
    assert!(matches!(service.worker.client.judged(&signed), Ok(Some(_))));

    let in_days = |days: u64| window(&referent, monday.plus(days * Timestamp::DAY));
    let next = (29..90).step_by(7).find_map(in_days).expect("the next window");
    assert_eq!((next.first % 8, next.weeks), (0, 8));
    assert!(next.first >= begun.first + 4 && next.policies != begun.policies);
}

#[test]
fn reports_are_counted_alone_in_the_weeks_whose_rules_say_so() {
    let mut service = Organisation::new();
    let directory = service.worker.client.home();
    Somebody::join(&mut service.ledger, &mut service.manager, 40, directory, Role::Worker);
    let mut referent =
        Somebody::join(&mut service.ledger, &mut service.administrator, 60, directory, Role::Referent);
    // It is a Sunday.
    let in_days = |days: u64| Now { at: NOW.at.plus(days * Timestamp::DAY), ..NOW };
    let windows = |referent: &Somebody, now: Now| referent.client.new_report_windows(now, &[]);
    // Each week, and whether it is all of a report or its minutes alone.
    let weeks = |referent: &Somebody, now: Now| -> Vec<(Week, bool)> {
        let all = windows(referent, now).into_iter().map(|one| one.peek().expect("our own opening"));
        all.map(|one| (Client::week_of(&one), one.reports.expect("of reports").cells > 1)).collect()
    };
    signs(&mut service, PolicyFiles::embedded().for_team(), in_days(1).at);
    referent.receive(&service.ledger);
    assert_eq!(weeks(&referent, in_days(3)), [(in_days(3).week(), false)], "what has begun ends by worker");
    assert_eq!(weeks(&referent, in_days(9)), [(in_days(9).week(), true)]);
    service.worker.receive(&service.ledger);
    let judged = |service: &Organisation, referent: &Somebody, now: Now| {
        let all = windows(referent, now);
        all.iter().map(|one| service.worker.client.judged(one).map(|one| one.is_some())).collect::<Vec<_>>()
    };
    assert_eq!(judged(&service, &referent, in_days(9)), [Ok(true)]);

    signs(&mut service, PolicyFiles::embedded(), in_days(11).at);
    service.worker.receive(&service.ledger);
    // On the Monday morning, before the hour of the week that is over.
    let monday = Now { at: NOW.at.plus(14 * Timestamp::DAY + 17 * Timestamp::HOUR), ..NOW };
    assert_eq!(weeks(&referent, monday), [(monday.week().plus(-1), true), (monday.week(), true)]);
    let judgements = judged(&service, &referent, monday);
    assert_eq!(judgements, [Ok(true), Ok(false)], "nobody sends anything under rules that hold no more");
    referent.receive(&service.ledger);
    assert_eq!(weeks(&referent, monday), [(monday.week().plus(-1), true), (monday.week(), false)]);
}

#[test]
fn a_week_by_worker_opens_for_the_minutes_alone_and_for_no_figure() {
    let mut service = Organisation::new();
    let directory = service.worker.client.home();
    Somebody::join(&mut service.ledger, &mut service.manager, 40, directory, Role::Worker);
    let mut referent =
        Somebody::join(&mut service.ledger, &mut service.administrator, 60, directory, Role::Referent);
    referent.receive(&service.ledger);
    service.worker.receive(&service.ledger);
    let now = Now { at: NOW.at.plus(9 * Timestamp::DAY), ..NOW };
    let open = |referent: &Somebody| referent.client.new_report_windows(now, &[]);
    let [signed] = &open(&referent)[..] else { panic!("this week's") };
    let opening = signed.peek().expect("our own opening");
    let minutes = [(String::new(), "minutes".to_owned())];
    let of = opening.reports.expect("of reports");
    assert_eq!((of.cells, of.layout), (1, layout_digest(&minutes)));
    assert!(matches!(service.worker.client.judged(signed), Ok(Some(_))));

    // A referent who asks for figures that arrive under a name gets nothing, not the minutes either.
    let figures =
        tdu_core::views::layout(&PolicySet::parse(&PolicyFiles::embedded().for_team()).expect("it parses"));
    let cells = u16::try_from(figures.len()).expect("few");
    for (cells, layout) in [(cells, layout_digest(&figures)), (1, layout_digest(&figures)), (2, of.layout)] {
        let other = Opening { reports: Some(ReportCells { cells, layout, ..of }), ..opening.clone() };
        let keys = referent.vault.content.keys().expect("the vault holds keys");
        let signed = Signed::make(&other, referent.client.account(), &keys.signing);
        assert_eq!(service.worker.client.judged(&signed), Err(TallyTrouble::Rules), "{cells} cells");
    }

    // A set that says the time is never sent: from its Monday on nothing is opened, and what is opened is refused.
    let opened = open(&referent);
    let mut files = PolicyFiles::embedded();
    let text =
        files.get("reporting.toml").expect("a file").replace("minutes = \"team\"", "minutes = \"never\"");
    files.insert("reporting.toml", text);
    signs(&mut service, files, NOW.at.plus(Timestamp::DAY));
    service.worker.receive(&service.ledger);
    referent.receive(&service.ledger);
    assert_eq!(open(&referent).len(), 0);
    assert!(!matches!(service.worker.client.judged(&opened[0]), Ok(Some(_))), "it is not what was signed");
}
