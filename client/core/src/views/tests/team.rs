use std::collections::BTreeMap;

use tdu_protocol::{LogId, LogKind, Rights};

use super::build::{Actor, Service};
use crate::{
    app::TeamWeek,
    calendar::Week,
    payload::{Figures, Payload, Report},
    views,
};

const WEEK: Week = Week { year: 2026, week: 48 };

fn figures<const N: usize>(cells: [(&str, &str, u32); N]) -> Figures {
    let mut figures = Figures::default();
    for (indicator, cell, n) in cells {
        figures.0.entry(indicator.to_owned()).or_default().insert(cell.to_owned(), n);
    }
    figures
}

fn report_log(s: &mut Service, worker: &Actor) -> LogId {
    let log = s.open(worker, LogKind::Report);
    s.grant(log, worker, &s.manager.clone(), Rights::Read);
    log
}

fn send(s: &mut Service, log: LogId, worker: &Actor, week: Week, figures: Figures, obstacles: &str) {
    let report = Report { week, figures, obstacles: obstacles.to_owned() };
    s.write(log, worker, Payload::Report(report));
}

/// Two workers with a report log each.
fn service() -> (Service, (Actor, LogId), (Actor, LogId)) {
    let mut s = Service::new();
    let (worker, colleague) = (s.worker.clone(), s.colleague.clone());
    let logs = (report_log(&mut s, &worker), report_log(&mut s, &colleague));
    (s, (worker, logs.0), (colleague, logs.1))
}

fn seen(s: &Service, trend: u8) -> TeamWeek {
    views::team(&s.eyes(&s.manager).world(), WEEK, trend)
}

fn row(week: &TeamWeek, indicator: &str) -> BTreeMap<String, Option<u32>> {
    week.totals[indicator].clone()
}

fn cells<const N: usize>(cells: [(&str, Option<u32>); N]) -> BTreeMap<String, Option<u32>> {
    cells.into_iter().map(|(cell, n)| (cell.to_owned(), n)).collect()
}

#[test]
fn totals_add_the_newest_report_of_each_worker() {
    let (mut s, (worker, log), (colleague, other)) = service();
    let themes = |n| figures([("themes", "sante", n)]);
    send(&mut s, log, &worker, WEEK, themes(90), "");
    send(&mut s, log, &worker, WEEK, themes(7), "");
    send(&mut s, other, &colleague, WEEK, themes(6), "");
    send(&mut s, other, &colleague, WEEK.plus(-1), themes(50), "");
    let week = seen(&s, 0);
    assert_eq!((week.workers, week.reports, week.hidden_below), (2, 2, 5));
    assert_eq!(row(&week, "themes"), cells([("sante", Some(13))]));
}

#[test]
fn small_numbers_are_hidden_and_zero_is_shown() {
    let (mut s, (worker, log), _) = service();
    let sent = figures([
        ("contacts-par-canal", "telephone", 12),
        ("contacts-par-canal", "visio", 4),
        ("contacts-par-canal", "sms", 5),
        ("presence-et-distance", "remote", 21),
        ("presence-et-distance", "in-person", 0),
        ("dossiers-actifs", "total", 5),
        ("dossiers-nouveaux", "total", 4),
    ]);
    send(&mut s, log, &worker, WEEK, sent, "");
    let week = seen(&s, 0);
    assert_eq!(
        row(&week, "contacts-par-canal"),
        cells([("telephone", Some(12)), ("visio", None), ("sms", None)]),
        "visio is small; sms too would let it be found from the remote total"
    );
    assert_eq!(row(&week, "presence-et-distance"), cells([("remote", Some(21)), ("in-person", Some(0))]));
    assert_eq!(row(&week, "dossiers-actifs"), cells([("total", Some(5))]));
    assert_eq!(row(&week, "dossiers-nouveaux"), cells([("total", None)]));
    assert_eq!(row(&week, "dossiers-clos"), cells([("total", Some(0))]));
}

#[test]
fn a_cell_that_the_policies_do_not_know_is_not_shown() {
    let (mut s, (worker, log), _) = service();
    let sent = figures([
        ("themes", "Amina Diallo", 12),
        ("Amina Diallo", "sante", 12),
        ("dossiers-actifs", "Amina Diallo", 12),
    ]);
    send(&mut s, log, &worker, WEEK, sent, "");
    assert!(!format!("{:?}", seen(&s, 0)).contains("Amina"));
}

#[test]
fn only_a_workers_report_counts() {
    let (mut s, (_, log), _) = service();
    let manager = s.manager.clone();
    send(&mut s, log, &manager, WEEK, figures([("themes", "sante", 50)]), "");
    assert_eq!(seen(&s, 0).reports, 0);
}

#[test]
fn the_trend_goes_from_the_oldest_week_to_this_one_under_the_same_rule() {
    let (mut s, (worker, log), _) = service();
    let presence = |remote, in_person| {
        figures([
            ("presence-et-distance", "remote", remote),
            ("presence-et-distance", "in-person", in_person),
        ])
    };
    send(&mut s, log, &worker, WEEK.plus(-2), presence(8, 3), "");
    send(&mut s, log, &worker, WEEK, presence(9, 0), "");
    let told: Vec<_> =
        seen(&s, 2).trend.into_iter().map(|p| (p.week.week, p.reports, p.remote, p.in_person)).collect();
    assert_eq!(told, [(46, 1, Some(8), None), (47, 0, Some(0), Some(0)), (48, 1, Some(9), Some(0))]);
}

#[test]
fn obstacles_come_in_the_order_of_their_text_whoever_wrote_first() {
    let (mut s, (worker, log), (colleague, other)) = service();
    send(&mut s, log, &worker, WEEK, Figures::default(), "  Logiciel lent ");
    send(&mut s, other, &colleague, WEEK, Figures::default(), "Attente CAF");
    assert_eq!(seen(&s, 0).obstacles, ["Attente CAF", "Logiciel lent"]);
    send(&mut s, log, &worker, WEEK, Figures::default(), "Absences");
    send(&mut s, other, &colleague, WEEK, Figures::default(), " ");
    assert_eq!(seen(&s, 0).obstacles, ["Absences"], "newest reports alone, and nothing empty");
}
