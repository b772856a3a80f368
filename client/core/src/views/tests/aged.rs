use tdu_protocol::{Hash32, LogId};

use super::{
    build::{Actor, Service},
    team::{figures, send, service},
};
use crate::{
    app::{QuarterFigures, TeamFigures},
    calendar::{Quarter, Week},
    payload::{Payload, ReportsPublished, TallyPublished, WeekTotals},
    views,
};

/// Its figures come out on Monday 30 November 2026.
const WEEK: Week = Week { year: 2026, week: 48 };

fn to_erase(s: &Service, who: &Actor, log: LogId) -> Vec<u64> {
    let due = views::totals_to_erase(&s.eyes(who).world());
    due.into_iter().filter(|(of, _)| *of == log).flat_map(|(_, seqs)| seqs).collect()
}

#[test]
fn a_weeks_totals_are_shown_for_three_years_and_its_reports_go_five_weeks_later() {
    let (mut s, team) = service(3);
    for one in &team {
        send(&mut s, one, WEEK, figures([("themes", "sante", 9)]), "");
    }
    s.at("2029-11-26", 9, 0);
    let newer = s.eyes(&s.worker).world().now.week();
    send(&mut s, &team[0], newer, figures([("themes", "sante", 9)]), "");
    let seen = |s: &Service| views::team(&s.eyes(&s.manager).world(), WEEK, 1, &[]);
    s.at("2029-11-29", 23, 0);
    assert!(matches!(seen(&s).figures, TeamFigures::Out { reports: 3, .. }));
    s.at("2029-11-30", 0, 0);
    let past = seen(&s);
    assert_eq!((past.figures, past.reports), (TeamFigures::Past, 0));
    assert!(past.trend.iter().all(|point| point.totals.is_none()));
    let (worker, log) = &team[0];
    s.at("2030-01-03", 23, 0);
    assert_eq!(to_erase(&s, worker, *log), [], "the weeks that are held against it were shown until now");
    s.at("2030-01-04", 0, 0);
    assert_eq!(to_erase(&s, worker, *log).len(), 1, "and not the newer one");
}

#[test]
fn what_a_referent_published_goes_with_its_term() {
    let mut s = Service::new();
    let (referent, worker, directory) = (s.referent(), s.worker.clone(), s.directory);
    let window = TallyPublished {
        opening: Hash32([7; 32]),
        first: 2966,
        weeks: 4,
        group: 10,
        questions: Vec::new(),
        quarterly: 0,
        at: 0,
    };
    s.write(directory, &referent, Payload::TallyPublished(window));
    let totals = Some(WeekTotals { reports: 3, figures: std::collections::BTreeMap::new(), minutes: None });
    let week = ReportsPublished { opening: Hash32([8; 32]), week: WEEK, totals };
    s.at("2026-12-01", 9, 0).write(directory, &referent, Payload::ReportsPublished(week));
    let windows = |s: &Service| views::prevention(&s.eyes(&worker).world(), &[], None).windows.len();
    s.at("2029-11-25", 23, 0);
    assert_eq!(windows(&s), 1);
    s.at("2029-11-26", 0, 0);
    assert_eq!(windows(&s), 0);
    let due = |s: &Service| to_erase(s, &s.manager, directory).len();
    for (day, goes) in [("2029-12-30", 0), ("2029-12-31", 1), ("2030-01-03", 1), ("2030-01-04", 2)] {
        s.at(day, 23, 0);
        assert_eq!(due(&s), goes, "{day}");
    }
}

#[test]
fn a_quarter_goes_with_its_first_week() {
    let (mut s, team) = service(3);
    let quarter = Quarter::of(WEEK);
    for one in &team {
        send(&mut s, one, WEEK, figures([("themes", "sante", 9)]), "");
    }
    let figures = |s: &Service, of| views::quarter(&s.eyes(&s.manager).world(), of).figures;
    s.at("2029-10-04", 23, 0);
    let QuarterFigures::Out { before, .. } = figures(&s, quarter) else { panic!("it is out") };
    assert_eq!(before, None);
    s.at("2029-10-05", 0, 0);
    assert_eq!(figures(&s, quarter), QuarterFigures::Past);
}
