//! How many files have a charter: what a report says of it, and what of the team's total can be taken apart.

use std::collections::{BTreeMap, BTreeSet};

use proptest::prelude::*;
use tdu_policies::{Lang, reporting::Measure};
use tdu_protocol::{LogKind, Rights, Role};

use super::{attack::System, build::Service, hidden::policies};
use crate::{
    app::TeamFigures,
    calendar::Week,
    payload::{Figures, Payload, Report},
    views::{
        self, figures,
        hidden::{Shown, Totals, hide},
        keys,
    },
};

const WEEK: Week = Week { year: 2026, week: 48 };
const COVERAGE: &str = "couverture-chartes";
const ACTIVE: &str = "dossiers-actifs";
const CELLS: [&str; 5] = [keys::SIGNED, keys::ACCEPTED, keys::REFUSED, keys::WAITING, keys::NONE];

fn row<const N: usize>(cells: [(&str, u32); N]) -> BTreeMap<String, u32> {
    cells.into_iter().map(|(cell, n)| (cell.to_owned(), n)).collect()
}

/// Where the charters of the worker's files stood at the end of a week.
fn told(s: &Service, week: Week) -> BTreeMap<String, u32> {
    let figures = figures(&s.eyes(&s.worker).world(), week);
    let active = figures.0[ACTIVE]["total"];
    let coverage = figures.0[COVERAGE].clone();
    assert_eq!(coverage.values().sum::<u32>(), active, "each active file is in one cell");
    coverage
}

#[test]
fn each_active_file_counts_where_its_charter_stood_at_the_weeks_end() {
    let mut s = Service::new();
    let worker = s.worker.clone();
    for name in ["Amina", "Bilal", "Chloé", "Driss"] {
        s.at("2026-11-16", 9, 0);
        let (case, conversation, person) = s.accompany(name);
        s.at("2026-11-17", 9, 0).present(conversation, &worker);
        s.at("2026-11-24", 9, 0);
        match name {
            "Amina" => {
                s.sign(conversation, &person, Lang::Fr);
            }
            "Bilal" => {
                s.write(conversation, &person, Payload::CharterRefused);
            }
            "Chloé" => {
                s.write(conversation, &person, Payload::CharterQuestion { text: "Qui lit ?".to_owned() });
            }
            _ => {
                s.sign(conversation, &person, Lang::Fr);
                s.write(case, &worker, Payload::CaseClosed);
            }
        }
    }
    s.open_case(&worker, "Elsa");
    let counts = |signed, accepted, refused, waiting, none| {
        row([
            (keys::SIGNED, signed),
            (keys::ACCEPTED, accepted),
            (keys::REFUSED, refused),
            (keys::WAITING, waiting),
            (keys::NONE, none),
        ])
    };
    assert_eq!(told(&s, WEEK), counts(1, 0, 1, 1, 1), "Driss signed, and his file is closed");
    assert_eq!(told(&s, WEEK.plus(-1)), counts(0, 0, 0, 4, 0), "a week before, all four waited");
}

#[test]
fn a_new_text_that_waits_takes_nothing_from_a_yes_and_a_withdrawal_does() {
    let mut s = Service::new();
    let worker = s.worker.clone();
    let (_, conversation, person) = s.accompany("Amina");
    s.present(conversation, &worker);
    s.sign(conversation, &person, Lang::Fr);
    s.changes_charter("charter/fr.toml", "Nous répondons en un mois.", "Nous répondons en deux semaines.");
    s.present(conversation, &worker);
    assert_eq!(told(&s, WEEK)[keys::SIGNED], 1);
    s.write(conversation, &person, Payload::CharterQuestion { text: "Qu'est-ce qui change ?".to_owned() });
    assert_eq!(told(&s, WEEK)[keys::SIGNED], 1);
    s.sign(conversation, &person, Lang::Fr);
    s.write(conversation, &person, Payload::CharterWithdrawn);
    assert_eq!((told(&s, WEEK)[keys::SIGNED], told(&s, WEEK)[keys::REFUSED]), (0, 1));
    s.present(conversation, &worker);
    assert_eq!((told(&s, WEEK)[keys::REFUSED], told(&s, WEEK)[keys::WAITING]), (0, 1));
}

#[test]
fn a_service_that_leaves_it_out_sends_nothing_of_it() {
    let mut s = Service::new();
    s.policies.reporting.indicators.retain(|one| one.measure != Measure::CharterCoverage);
    let (_, conversation, _) = s.accompany("Amina");
    s.present(conversation, &s.worker.clone());
    let figures = figures(&s.eyes(&s.worker).world(), WEEK);
    assert!(!figures.0.contains_key(COVERAGE));
}

/// What a worker's report says: active files, then each cell of the coverage; `None` for a report of before.
type Said = (u32, Option<[u32; 5]>);

/// The team's week as the manager sees it, of these reports.
fn seen(reports: &[Said]) -> Shown {
    let mut s = Service::new();
    let mut team = vec![s.worker.clone(), s.colleague.clone()];
    while team.len() < reports.len() {
        let (directory, manager) = (s.directory, s.manager.clone());
        let invitation = s.invite(directory, &manager, Role::Worker);
        team.push(s.join(&invitation));
    }
    for (worker, (active, coverage)) in team.iter().zip(reports) {
        let log = s.open(worker, LogKind::Report);
        s.grant(log, worker, &s.manager.clone(), Rights::Read);
        let mut figures = Figures::default();
        figures.0.insert(ACTIVE.to_owned(), row([("total", *active)]));
        if let Some(counts) = coverage {
            let cells = CELLS.into_iter().zip(*counts).map(|(cell, n)| (cell.to_owned(), n));
            figures.0.insert(COVERAGE.to_owned(), cells.collect());
        }
        s.write(log, worker, Payload::Report(Report { week: WEEK, figures, obstacles: String::new() }));
    }
    s.at("2026-11-30", 12, 0);
    match views::team(&s.eyes(&s.manager).world(), WEEK, 0, &[]).figures {
        TeamFigures::Out { totals, .. } => totals,
        other => panic!("nothing came out: {other:?}"),
    }
}

#[test]
fn the_manager_sees_the_sums_of_all_and_of_nobody() {
    let shown =
        seen(&[(20, Some([9, 3, 2, 4, 2])), (16, Some([6, 3, 2, 3, 2])), (16, Some([5, 4, 2, 3, 2]))]);
    let told: Vec<_> = CELLS.into_iter().map(|cell| shown[COVERAGE][cell]).collect();
    assert_eq!(told, [Some(20), Some(10), Some(6), Some(10), Some(6)]);
    assert_eq!((shown[COVERAGE][keys::UNTOLD], shown[ACTIVE]["total"]), (Some(0), Some(52)));
}

#[test]
fn reports_of_before_stay_readable_and_a_week_of_them_has_no_such_table() {
    let shown = seen(&[(12, None), (14, None), (15, None)]);
    assert_eq!(shown[ACTIVE]["total"], Some(41));
    assert!(!shown.contains_key(COVERAGE));
}

#[test]
fn the_files_of_the_only_report_of_before_are_not_the_active_ones_minus_those_told() {
    let whole = Some([8, 2, 2, 2, 2]);
    let shown = seen(&[(16, whole), (16, whole), (16, whole), (9, None)]);
    let [active, known] = [shown[ACTIVE]["total"], shown[COVERAGE].values().copied().flatten().max()];
    assert_eq!((active, known), (Some(57), Some(24)));
    assert_eq!(shown[COVERAGE][keys::UNTOLD], None, "nine files of one worker");
    let hidden = shown[COVERAGE].values().filter(|n| n.is_none()).count();
    assert!(hidden >= 2, "another number covers them: {shown:?}");
    // Four workers who do not tell are no longer one.
    let shown = seen(&[(16, whole), (16, whole), (16, whole), (9, None), (9, None), (9, None)]);
    assert_eq!(shown[COVERAGE][keys::UNTOLD], Some(27));
}

#[test]
fn a_report_that_contradicts_itself_is_counted_as_untold() {
    let whole = Some([8, 2, 2, 2, 2]);
    let shown = seen(&[(16, whole), (16, whole), (16, whole), (40, whole), (5, whole), (30, whole)]);
    assert_eq!(shown[COVERAGE][keys::UNTOLD], Some(75));
    let sum: u32 = shown[COVERAGE].values().copied().flatten().sum();
    assert_eq!(Some(sum), shown[ACTIVE]["total"]);
}

#[test]
fn one_person_who_refused_is_hidden_with_others_and_cannot_be_counted_from_the_active_files() {
    let shown =
        seen(&[(17, Some([9, 3, 1, 2, 2])), (16, Some([9, 3, 0, 2, 2])), (16, Some([9, 3, 0, 2, 2]))]);
    assert_eq!((shown[COVERAGE][keys::REFUSED], shown[COVERAGE][keys::SIGNED]), (None, Some(27)));
    assert!(shown[ACTIVE]["total"].is_some());
    let bounds = attack(&shown);
    let (low, high) = bounds[keys::REFUSED];
    assert!(low <= 1 && high >= 4, "{low} to {high} in {shown:?}");
}

#[test]
fn a_small_team_shows_its_active_files_and_nothing_of_their_charters() {
    let shown = seen(&[(2, Some([1, 0, 0, 0, 1])), (2, Some([2, 0, 0, 0, 0])), (2, Some([2, 0, 0, 0, 0]))]);
    assert_eq!(shown[ACTIVE]["total"], Some(6));
    assert!(shown[COVERAGE].values().all(Option::is_none), "zeros included: {shown:?}");
}

/// What an attacker concludes who knows all that is shown, and that each active file is in one cell.
fn attack(shown: &Shown) -> BTreeMap<String, (u32, u32)> {
    let mut system = System::default();
    let row = &shown[COVERAGE];
    // A number that is hidden beside one that is shown is not zero.
    let least = row.values().any(Option::is_some).into();
    for (cell, n) in row {
        system.variable(cell.clone(), *n, least);
    }
    system.variable("all".to_owned(), shown[ACTIVE]["total"], 0);
    system.sum("all", row.keys().cloned());
    system.bounds()
}

fn totals(dealt: &[(u8, usize, u32)], cells: &[&str]) -> Totals {
    let mut totals = Totals::new();
    let mut add = |indicator: &str, cell: &str, by: u8, n| {
        let row = totals.entry(indicator.to_owned()).or_default();
        row.entry(cell.to_owned()).or_default().add(by.into(), n);
    };
    for cell in cells {
        add(COVERAGE, cell, 0, 0);
    }
    for (by, cell, n) in dealt {
        add(COVERAGE, cells[cell % cells.len()], *by, *n);
        add(ACTIVE, "total", *by, *n);
    }
    totals
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn no_hidden_state_of_charters_follows_from_the_others_and_the_active_files(
        dealt in prop::collection::vec((0..7_u8, 0..6_usize, 1..9_u32), 1..16),
        hidden_below in 3..7_u32, minimum_workers in 3..5_u32,
    ) {
        let policies = policies(hidden_below, minimum_workers);
        let cells: Vec<_> = CELLS.into_iter().chain([keys::UNTOLD]).collect();
        let totals = totals(&dealt, &cells);
        let shown = hide(&totals, None, &policies.reporting, &policies.follow_up);
        let bounds = attack(&shown);
        for (cell, n) in &shown[COVERAGE] {
            let truth = &totals[COVERAGE][cell];
            match n {
                Some(0) => {}
                Some(n) => {
                    prop_assert_eq!(*n, truth.sum);
                    prop_assert!(*n >= hidden_below && truth.workers.len() >= minimum_workers as usize);
                }
                None => {
                    let (low, high) = bounds[cell];
                    prop_assert!(low <= 1 && high >= hidden_below - 1, "{} is {}..{} in {:?}", cell, low, high, shown);
                }
            }
        }
    }
}

/// Three workers, three states, six files at most, up to two of a worker in one state: whatever is shown, somebody who turns the rule itself around finds
/// each small number possible behind each hidden one.
#[test]
fn among_all_small_caseloads_a_hidden_state_may_hold_any_small_number() {
    let policies = policies(3, 3);
    let cells = &CELLS[..3];
    let mut possible: BTreeMap<Shown, BTreeMap<String, BTreeSet<u32>>> = BTreeMap::new();
    for number in 0..3_u32.pow(9) {
        let place = |place: u32| number / 3_u32.pow(place) % 3;
        let dealt: Vec<_> = (0..9)
            .zip([0_u8, 1, 2].into_iter().cycle())
            .map(|(rank, by)| (by, rank as usize / 3, place(rank)))
            .collect();
        // With more, what a worker may have in one state would be the limit, and not what is shown.
        if dealt.iter().map(|(.., n)| n).sum::<u32>() > 6 {
            continue;
        }
        let totals = totals(&dealt, cells);
        let shown = hide(&totals, None, &policies.reporting, &policies.follow_up);
        let hidden = shown[COVERAGE].iter().filter(|(_, n)| n.is_none()).map(|(cell, _)| cell.clone());
        let hidden: Vec<_> = hidden.collect();
        let values = possible.entry(shown).or_default();
        for cell in hidden {
            let truth = totals[COVERAGE][&cell].sum;
            values.entry(cell).or_default().insert(truth);
        }
    }
    assert!(possible.len() > 20, "weeks were told apart: {}", possible.len());
    for (shown, values) in possible {
        for (cell, values) in values {
            assert!(values.is_superset(&[1, 2].into()), "{cell} is {values:?} in {shown:?}");
        }
    }
}

/// The stock of one week and of the next: what changed is the difference of two shown numbers, never of a hidden one.
#[test]
fn a_state_that_was_hidden_last_week_is_not_told_by_this_week() {
    let policies = policies(5, 3);
    let week = |refused: u32| {
        let dealt: Vec<_> = (0..3_u8)
            .flat_map(|by| {
                [
                    (by, 0, 9),
                    (by, 1, 3),
                    (by, 2, refused / 3 + u32::from(refused % 3 > by.into())),
                    (by, 4, 4),
                ]
            })
            .collect();
        totals(&dealt, &CELLS)
    };
    // Only the refusals change; the attacker knows the week after, and that everything else stayed.
    let after = week(6);
    let shown_after = hide(&after, Some(&week(4)), &policies.reporting, &policies.follow_up);
    assert_eq!(shown_after[COVERAGE][keys::REFUSED], Some(6));
    let mut seen = BTreeSet::new();
    for refused in 1..5 {
        let mut before = week(refused);
        // As many files moved between the two states that are hidden, so that the active ones are the same.
        let fill = 4 - refused;
        let cell =
            before.entry(COVERAGE.to_owned()).or_default().entry(keys::ACCEPTED.to_owned()).or_default();
        cell.add(0, fill);
        before.entry(ACTIVE.to_owned()).or_default().entry("total".to_owned()).or_default().add(0, fill);
        seen.insert(hide(&before, None, &policies.reporting, &policies.follow_up));
    }
    assert_eq!(seen.len(), 1, "one and four refusals look the same: {seen:?}");
}
