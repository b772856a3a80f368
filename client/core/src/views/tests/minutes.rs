//! The minutes of reports that arrive under a name: counted as the team's total, apart from them.

use tdu_policies::{Counted, Minutes, PolicyFiles, PolicySet, reporting::Measure};
use tdu_protocol::Hash32;
use tdu_tally::Total;

use super::{build::Service, team};
use crate::{
    app::{NotYet, ReportPreview, ShareStands, TeamFigures, TeamTime},
    calendar::Week,
    payload::{Figures, Payload, Report, ReportsPublished, TeamReport, WeekTotals},
    views::{self, layout, numbers, to_publish},
};

const WEEK: Week = Week { year: 2026, week: 48 };

/// Friday of that week, in a service whose reports arrive under a name.
fn service() -> Service {
    let mut s = Service::new();
    assert_eq!(s.policies.reporting.counted(), Counted::Minutes, "as the set that ships says");
    s.at("2026-11-27", 12, 0);
    s
}

fn preview(s: &Service) -> ReportPreview {
    views::report(&s.eyes(&s.worker).world(), WEEK, &[])
}

fn published(totals: Option<WeekTotals>) -> Payload {
    Payload::ReportsPublished(ReportsPublished { opening: Hash32([7; 32]), week: WEEK, totals })
}

#[test]
fn a_share_beside_a_report_under_a_name_holds_the_minutes_and_nothing_else() {
    let policies = PolicySet::embedded();
    let layout = layout(&policies);
    assert_eq!(layout, [(String::new(), "minutes".to_owned())]);
    let mut figures = Figures::default();
    figures.0.entry("themes".to_owned()).or_default().insert("sante".to_owned(), 9);
    let report = TeamReport { week: WEEK, figures, minutes: 7 };
    assert_eq!(numbers(&layout, &report), (vec![7], false));
}

#[test]
fn a_set_that_promised_never_to_send_the_time_has_nothing_to_count() {
    let mut s = service();
    s.policies.reporting.minutes = Minutes::Never;
    s.referent();
    assert_eq!(layout(&s.policies), []);
    let preview = preview(&s);
    assert_eq!((preview.minutes, preview.team), (None, None));
    // As it was for a service that signed its rules before there was a choice.
    let mut files = PolicyFiles::embedded();
    let text = files.get("reporting.toml").expect("it is there").replace("minutes = \"team\"\n", "");
    files.insert("reporting.toml", text);
    assert_eq!(layout(&PolicySet::parse(&files).expect("it parses")), []);
}

#[test]
fn the_sum_is_published_from_three_people_on_and_never_when_it_is_small() {
    let policies = PolicySet::embedded();
    let of = |sum, people| to_publish(&policies, &[Total { sum, people }], people, None, false);
    let whole = of(16, 4);
    assert_eq!(whole, WeekTotals { reports: 4, figures: [].into(), minutes: Some(16) });
    assert_eq!(of(16, 2).minutes, None, "of two, each would know the other's");
    assert_eq!(of(4, 3).minutes, None, "a small number is hidden like any other");
}

#[test]
fn nothing_leaves_of_the_time_without_somebody_who_counts() {
    let mut s = service();
    let alone = preview(&s);
    assert!(alone.share.is_none(), "the report itself arrives under a name");
    assert_eq!(alone.minutes, Some(ShareStands::NoReferent));
    assert_eq!(alone.team, Some(TeamTime::NotYet(NotYet::NoReferent)));
    s.referent();
    assert!(matches!(preview(&s).minutes, Some(ShareStands::Open { .. })), "{:?}", preview(&s).minutes);
    s.at("2026-12-01", 12, 0);
    assert_eq!(preview(&s).minutes, Some(ShareStands::Over), "late ones are not counted");
}

#[test]
fn what_a_worker_gives_beside_a_report_under_their_name_has_no_figures() {
    let mut s = service();
    let worker = s.worker.clone();
    s.open_case(&worker, "Ada");
    let seen = preview(&s);
    let active = s.policies.reporting.indicator(Measure::ActiveFiles).expect("the set that ships has it");
    assert!(seen.figures.0.contains_key(active.id.as_str()), "the report has them");
    let given = views::team_report(&s.eyes(&worker).world(), WEEK, 61_000);
    assert_eq!(given, TeamReport { week: WEEK, figures: Figures::default(), minutes: 2 });
}

#[test]
fn a_managers_page_and_a_workers_show_the_sum_beside_figures_that_came_by_name() {
    let (mut s, team) = team::service(3);
    let (manager, referent) = (s.manager.clone(), s.referent());
    for (worker, log) in &team {
        let report = Report { week: WEEK, figures: Figures::default(), obstacles: String::new() };
        s.write(*log, worker, Payload::Report(report));
    }
    let time = |s: &Service| match views::team(&s.eyes(&manager).world(), WEEK, 0, &[]).figures {
        TeamFigures::Out { reports: 3, time, .. } => time,
        other => panic!("{other:?}"),
    };
    s.at("2026-12-01", 12, 0);
    assert_eq!(time(&s), Some(TeamTime::NotYet(NotYet::NotCounted)), "no window was opened");
    let totals = WeekTotals { reports: 4, figures: [].into(), minutes: Some(16) };
    s.write(s.directory, &referent, published(Some(totals)));
    let sum = Some(TeamTime::Out { reports: 4, minutes: 16 });
    assert_eq!((time(&s), preview(&s).team), (sum, sum));
}

#[test]
fn a_count_of_too_few_shows_nothing() {
    let mut s = service();
    let referent = s.referent();
    s.at("2026-12-01", 12, 0);
    s.write(s.directory, &referent, published(None));
    assert_eq!(preview(&s).team, Some(TeamTime::Hidden));
}
