use std::collections::BTreeMap;

use tdu_protocol::{LogId, LogKind, Rights, Role, Timestamp};

use super::build::{Actor, Service};
use crate::{
    app::{NotYet, QuarterCell, QuarterFigures, TeamFigures, TeamWeek},
    calendar::{Quarter, Week},
    payload::{Figures, Payload, Report},
    views,
};

const WEEK: Week = Week { year: 2026, week: 48 };

pub(super) fn figures<const N: usize>(cells: [(&str, &str, u32); N]) -> Figures {
    let mut figures = Figures::default();
    for (indicator, cell, n) in cells {
        figures.0.entry(indicator.to_owned()).or_default().insert(cell.to_owned(), n);
    }
    figures
}

fn themes(n: u32) -> Figures {
    figures([("themes", "sante", n)])
}

fn report_log(s: &mut Service, worker: &Actor) -> LogId {
    let log = s.open(worker, LogKind::Report);
    s.grant(log, worker, &s.manager.clone(), Rights::Read);
    log
}

pub(super) fn send(
    s: &mut Service,
    (worker, log): &(Actor, LogId),
    week: Week,
    figures: Figures,
    obstacles: &str,
) {
    let report = Report { week, figures, obstacles: obstacles.to_owned() };
    s.write(*log, worker, Payload::Report(report));
}

/// Workers with a report log each.
pub(super) fn service(workers: usize) -> (Service, Vec<(Actor, LogId)>) {
    let mut s = Service::new();
    let mut team = vec![s.worker.clone(), s.colleague.clone()];
    while team.len() < workers {
        let (directory, manager) = (s.directory, s.manager.clone());
        let invitation = s.invite(directory, &manager, Role::Worker);
        team.push(s.join(&invitation));
    }
    let team = team
        .into_iter()
        .map(|worker| {
            let log = report_log(&mut s, &worker);
            (worker, log)
        })
        .collect();
    (s, team)
}

/// After the week's figures came out: the Monday after at noon.
fn later(s: &mut Service) -> &mut Service {
    s.at("2026-11-30", 12, 0)
}

fn seen(s: &Service, trend: u8) -> TeamWeek {
    views::team(&s.eyes(&s.manager).world(), WEEK, trend, &[])
}

type Rows = BTreeMap<String, BTreeMap<String, Option<u32>>>;

fn out(week: TeamWeek) -> (u32, Rows, Vec<String>) {
    match week.figures {
        TeamFigures::Out { reports, totals, obstacles, .. } => (reports, totals, obstacles),
        other => panic!("nothing came out: {other:?}"),
    }
}

fn health(s: &Service) -> Option<u32> {
    out(seen(s, 0)).1["themes"]["sante"]
}

fn cells<const N: usize>(cells: [(&str, Option<u32>); N]) -> BTreeMap<String, Option<u32>> {
    cells.into_iter().map(|(cell, n)| (cell.to_owned(), n)).collect()
}

#[test]
fn totals_add_the_newest_report_of_each_worker() {
    let (mut s, team) = service(3);
    send(&mut s, &team[0], WEEK, themes(90), "");
    for (worker, n) in team.iter().zip([7, 6, 5]) {
        send(&mut s, worker, WEEK, themes(n), "");
    }
    send(&mut s, &team[1], WEEK.plus(-1), themes(50), "");
    let week = seen(later(&mut s), 0);
    assert_eq!((week.workers, week.reports, week.hidden_below, week.minimum_workers), (3, 3, 5, 3));
    let (reports, totals, _) = out(week);
    assert_eq!((reports, totals["themes"].clone()), (3, cells([("sante", Some(18))])));
}

#[test]
fn nothing_comes_out_before_the_hour_and_then_at_once() {
    let (mut s, team) = service(3);
    for worker in &team {
        send(&mut s, worker, WEEK, themes(9), "Logiciel lent");
    }
    s.at("2026-11-30", 11, 59);
    let week = seen(&s, 0);
    assert_eq!(week.reports, 3);
    let TeamFigures::NotYet(NotYet::Later { from }) = week.figures else { panic!("too early: {week:?}") };
    assert_eq!(from.0 - s.clock().0, Timestamp::MINUTE);
    assert_eq!(seen(&s, 0).trend[0].totals, None);
    s.at("2026-11-30", 12, 0);
    assert_eq!(health(&s), Some(27));
}

#[test]
fn a_week_with_two_reports_shows_nothing_of_either() {
    let (mut s, team) = service(3);
    for worker in &team[..2] {
        send(&mut s, worker, WEEK, themes(40), "Logiciel lent");
    }
    let week = seen(later(&mut s), 3);
    assert_eq!((week.reports, week.figures), (2, TeamFigures::TooFew), "neither figures nor words");
    assert!(week.trend.iter().all(|point| point.totals.is_none()));
}

#[test]
fn a_late_report_cannot_be_told_by_comparing_before_and_after() {
    let (mut s, team) = service(6);
    for worker in &team[..3] {
        send(&mut s, worker, WEEK, themes(10), "");
    }
    later(&mut s);
    send(&mut s, &team[3], WEEK, themes(7), "En retard");
    send(&mut s, &team[0], WEEK, themes(11), "");
    assert_eq!(seen(&s, 0).reports, 4);
    let (reports, totals, obstacles) = out(seen(&s, 0));
    assert_eq!(
        (reports, totals["themes"]["sante"], obstacles.len()),
        (3, Some(30), 0),
        "one and a new version wait"
    );
    send(&mut s, &team[4], WEEK, themes(8), "");
    assert_eq!(health(&s), Some(30 + 7 + 1 + 8), "with a third they come together");
    send(&mut s, &team[5], WEEK, themes(9), "");
    assert_eq!(health(&s), Some(46), "and the next waits again");
}

#[test]
fn a_report_that_was_written_in_time_but_arrives_late_is_late() {
    let (mut s, team) = service(4);
    for worker in &team[..3] {
        send(&mut s, worker, WEEK, themes(10), "");
    }
    let (worker, log) = &team[3];
    let report = Report { week: WEEK, figures: themes(7), obstacles: String::new() };
    s.write_offline(*log, worker, Payload::Report(report));
    assert_eq!(health(later(&mut s)), Some(30), "what has not arrived counts nowhere");
}

#[test]
fn too_few_in_time_are_completed_by_late_ones() {
    let (mut s, team) = service(3);
    for worker in &team[..2] {
        send(&mut s, worker, WEEK, themes(10), "");
    }
    later(&mut s);
    send(&mut s, &team[2], WEEK, themes(7), "");
    assert_eq!(health(&s), Some(27), "nothing had come out that this could be compared with");
}

#[test]
fn small_numbers_are_hidden_and_zero_is_shown() {
    let (mut s, team) = service(3);
    for worker in &team {
        let sent = figures([
            ("contacts-par-canal", "telephone", 12),
            ("contacts-par-canal", "visio", 1),
            ("contacts-par-canal", "sms", 2),
            ("presence-et-distance", "remote", 15),
            ("presence-et-distance", "in-person", 0),
            ("dossiers-actifs", "total", 5),
            ("dossiers-nouveaux", "total", 1),
        ]);
        send(&mut s, worker, WEEK, sent, "");
    }
    let (_, totals, _) = out(seen(later(&mut s), 0));
    assert_eq!(
        totals["contacts-par-canal"],
        cells([("telephone", Some(36)), ("visio", None), ("sms", None)]),
        "visio is small; sms too would let it be found from the remote total"
    );
    assert_eq!(totals["presence-et-distance"], cells([("remote", Some(45)), ("in-person", Some(0))]));
    assert_eq!(totals["dossiers-actifs"], cells([("total", Some(15))]));
    assert_eq!(totals["dossiers-nouveaux"], cells([("total", None)]));
    assert_eq!(
        totals["dossiers-clos"],
        cells([("total", None)]),
        "or the active files would tell the new ones"
    );
    assert_eq!(totals["en-attente"], cells([("total", Some(0))]));
}

#[test]
fn a_cell_that_the_policies_do_not_know_is_not_shown() {
    let (mut s, team) = service(3);
    for worker in &team {
        let sent = figures([
            ("themes", "Amina Diallo", 12),
            ("Amina Diallo", "sante", 12),
            ("dossiers-actifs", "Amina Diallo", 12),
        ]);
        send(&mut s, worker, WEEK, sent, "");
    }
    assert!(!format!("{:?}", seen(later(&mut s), 0)).contains("Amina"));
}

#[test]
fn only_a_workers_report_counts() {
    let (mut s, team) = service(3);
    let manager = (s.manager.clone(), team[0].1);
    send(&mut s, &manager, WEEK, themes(50), "");
    assert_eq!(seen(&s, 0).reports, 0);
}

#[test]
fn the_trend_goes_from_the_oldest_week_to_this_one_under_the_same_rule() {
    let (mut s, team) = service(3);
    let presence = |remote, in_person| {
        figures([
            ("presence-et-distance", "remote", remote),
            ("presence-et-distance", "in-person", in_person),
        ])
    };
    for worker in &team {
        send(&mut s, worker, WEEK.plus(-2), presence(8, 1), "");
        send(&mut s, worker, WEEK, presence(9, 0), "");
    }
    let told = seen(later(&mut s), 2).trend.into_iter().map(|point| {
        let places = point.totals.map(|totals| totals["presence-et-distance"].clone());
        (point.week.week, places)
    });
    let told: Vec<_> = told.collect();
    let first = cells([("remote", None), ("in-person", None)]);
    let last = cells([("remote", Some(27)), ("in-person", Some(0))]);
    assert_eq!(told, [(46, Some(first)), (47, None), (48, Some(last))]);
}

#[test]
fn obstacles_come_in_the_order_of_their_text_whoever_wrote_first() {
    let (mut s, team) = service(3);
    for (worker, text) in team.iter().zip(["  Logiciel lent ", "Attente CAF", " "]) {
        send(&mut s, worker, WEEK, Figures::default(), text);
    }
    assert_eq!(out(seen(later(&mut s), 0)).2, ["Attente CAF", "Logiciel lent"], "and nothing empty");
}

/// Thirteen weeks, of which the fourth has a small number and the ninth too few reports.
fn a_quarter() -> (Service, Quarter) {
    let (mut s, team) = service(3);
    let quarter = Quarter { year: 2026, number: 3 };
    for (rank, week) in quarter.weeks().enumerate() {
        for worker in &team[usize::from(rank == 8)..] {
            let n = if rank == 3 { 1 } else { 4 };
            let unmet = ("besoins-non-couverts-par-theme", "logement-hebergement", u32::from(rank < 2));
            let rare = ("besoins-non-couverts-par-theme", "sante", u32::from(rank == 5));
            let sent = figures([("themes", "sante", n), ("dossiers-nouveaux", "total", n), unmet, rare]);
            send(&mut s, worker, week, sent, "");
        }
    }
    (s, quarter)
}

fn quarter(s: &Service, quarter: Quarter) -> QuarterFigures {
    views::quarter(&s.eyes(&s.manager).world(), quarter).figures
}

#[test]
fn a_quarter_adds_up_what_its_weeks_show_so_that_no_week_is_told_by_the_others() {
    let (s, asked) = a_quarter();
    let QuarterFigures::Out { now, before } = quarter(&s, asked) else { panic!("it has ended") };
    assert_eq!((now.weeks, before), (12, None));
    // Eleven weeks of twelve; the small number of the fourth is in no sum.
    let known = Some(QuarterCell { known: 11 * 12, at_least: true });
    assert_eq!((now.figures["themes"]["sante"], now.figures["dossiers-nouveaux"]["total"]), (known, known));
}

#[test]
fn what_comes_out_by_quarter_comes_out_in_no_week_and_with_a_larger_minimum() {
    let (s, asked) = a_quarter();
    let QuarterFigures::Out { now, .. } = quarter(&s, asked) else { panic!("it has ended") };
    let unmet = &now.figures["besoins-non-couverts-par-theme"];
    assert_eq!((unmet["logement-hebergement"], unmet["sante"]), (None, None), "6 and 3 are below 10");
    for week in asked.weeks() {
        let TeamFigures::Out { totals, .. } = views::team(&s.eyes(&s.manager).world(), week, 0, &[]).figures
        else {
            continue;
        };
        assert!(!totals.contains_key("besoins-non-couverts-par-theme"));
    }
}

#[test]
fn a_quarter_that_goes_on_shows_nothing_yet() {
    let (s, asked) = a_quarter();
    let next = asked.weeks().last().map(|week| Quarter::of(week.plus(1))).expect("it has weeks");
    assert!(matches!(quarter(&s, next), QuarterFigures::Later { .. }));
    assert_eq!(quarter(&s, asked.before()), QuarterFigures::TooFew);
}
