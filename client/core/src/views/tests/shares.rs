//! Reports as the team's totals alone: what a share holds, and what a referent's device publishes of the sums.

use std::collections::BTreeSet;

use proptest::prelude::*;
use tdu_policies::{PolicySet, Visibility, reporting::Measure};
use tdu_protocol::{Hash32, LogKind};
use tdu_tally::{MAX_NUMBER, Total};

use super::{super::totals::Reports, build::Service};
use crate::{
    app::{ShareStands, TeamFigures, TeamTime},
    calendar::Week,
    payload::{Figures, Payload, Report, ReportsPublished, TeamReport, WeekTotals},
    views::{self, layout, numbers, to_publish},
};

const WEEK: Week = Week { year: 2026, week: 48 };

fn policies() -> PolicySet {
    let mut policies = PolicySet::embedded();
    policies.reporting.visibility = Visibility::Team;
    policies
}

/// Sums of a week: for each cell of the layout what it is by its indicator and name, and nothing elsewhere.
fn totals(policies: &PolicySet, of: impl Fn(&str, &str) -> Option<(u64, u64)>) -> Vec<Total> {
    let cell = |(indicator, cell): &(String, String)| {
        let (sum, people) = of(indicator, cell).unwrap_or_default();
        Total { sum, people }
    };
    layout(policies).iter().map(cell).collect()
}

fn id(policies: &PolicySet, measure: Measure) -> String {
    policies.reporting.indicator(measure).expect("the set that ships has it").id.to_string()
}

fn shown(week: &WeekTotals, indicator: &str, cell: &str) -> Option<u32> {
    week.figures.get(indicator).and_then(|row| row.get(cell)).copied().flatten()
}

#[test]
fn a_share_holds_each_weekly_number_once_and_the_minutes_last() {
    let policies = policies();
    let layout = layout(&policies);
    assert_eq!(layout.iter().collect::<BTreeSet<_>>().len(), layout.len(), "each once");
    assert_eq!(layout.last(), Some(&(String::new(), "minutes".to_owned())));
    assert!(layout.contains(&(id(&policies, Measure::ContactsByChannel), "telephone".to_owned())));
    let of_the_quarter = id(&policies, Measure::UnmetThemes);
    assert!(
        layout.iter().all(|(indicator, _)| *indicator != of_the_quarter),
        "nobody could keep them so long"
    );
    let mut figures = Figures::default();
    figures.0.entry("themes".to_owned()).or_default().extend([
        ("sante".to_owned(), MAX_NUMBER + 1),
        ("logement-hebergement".to_owned(), 2),
        ("a name that is no theme".to_owned(), 5),
    ]);
    let (sent, cut) = numbers(&layout, &TeamReport { week: WEEK, figures, minutes: 7 });
    let at = |name: &str| layout.iter().position(|cell| *cell == ("themes".to_owned(), name.to_owned()));
    assert_eq!(at("sante").map(|rank| sent[rank]), Some(MAX_NUMBER));
    assert!(cut, "the worker is told");
    assert_eq!(sent.last(), Some(&7));
    assert_eq!(
        sent.iter().sum::<u32>(),
        MAX_NUMBER + 2 + 7,
        "what the policies do not know leaves with nobody"
    );
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 128, ..ProptestConfig::default() })]

    #[test]
    fn what_is_published_is_true_and_never_small_nor_of_few(
        cells in prop::collection::vec(prop::collection::vec(prop_oneof![3 => Just(0_u64), 1 => 1..9_u64], 5), 120),
        hidden_below in 3..7_u32, minimum_workers in 3..5_u32, same_people: bool,
    ) {
        let mut policies = policies();
        policies.reporting.hidden_below = hidden_below;
        policies.reporting.minimum_workers = minimum_workers;
        let layout = layout(&policies);
        prop_assert!(layout.len() <= cells.len(), "the test has a number for each");
        let sums: Vec<Total> = cells.iter().take(layout.len()).map(|by| Total {
            sum: by.iter().sum(),
            people: by.iter().filter(|n| **n > 0).count() as u64,
        }).collect();
        let week = to_publish(&policies, &sums, 5, None, same_people);
        for ((indicator, cell), total) in layout.iter().zip(&sums) {
            let published = if indicator.is_empty() { week.minutes } else { shown(&week, indicator, cell) };
            if let Some(n) = published {
                prop_assert_eq!(u64::from(n), total.sum);
                prop_assert!(n == 0 || n >= hidden_below, "{} {}: {}", indicator, cell, n);
                prop_assert!(n == 0 || total.people >= u64::from(minimum_workers), "{} {}", indicator, cell);
            }
        }
    }
}

#[test]
fn numbers_of_files_are_hidden_while_few_people_came_or_went() {
    let policies = policies();
    let [active, new, waiting] =
        [Measure::ActiveFiles, Measure::NewFiles, Measure::Waiting].map(|measure| id(&policies, measure));
    let sums = totals(&policies, |indicator, _| {
        (indicator == active || indicator == new || indicator == waiting).then_some((40, 5))
    });
    let same = to_publish(&policies, &sums, 5, None, true);
    assert_eq!([&active, &new, &waiting].map(|of| shown(&same, of, "total")), [Some(40); 3]);
    let others = to_publish(&policies, &sums, 5, None, false);
    assert_eq!([&active, &new, &waiting].map(|of| shown(&others, of, "total")), [None; 3]);
    // The week after: the flow would lead back to the number that was hidden.
    let after = to_publish(&policies, &sums, 5, Some(&others), true);
    assert_eq!([&active, &new].map(|of| shown(&after, of, "total")), [Some(40), None]);
    assert_eq!(shown(&to_publish(&policies, &sums, 5, Some(&same), true), &new, "total"), Some(40));
}

#[test]
fn files_whose_charters_do_not_add_up_are_not_told_by_charter() {
    let policies = policies();
    let (active, coverage) = (id(&policies, Measure::ActiveFiles), id(&policies, Measure::CharterCoverage));
    let with = |signed: u64| {
        let sums = totals(&policies, |indicator, cell| match cell {
            "total" if indicator == active => Some((40, 5)),
            "signed" if indicator == coverage => Some((signed, 5)),
            "none" if indicator == coverage => Some((10, 5)),
            _ => None,
        });
        to_publish(&policies, &sums, 5, None, true)
    };
    assert_eq!(shown(&with(30), &coverage, "signed"), Some(30));
    assert!(!with(29).figures.contains_key(&coverage), "one file is missing: somebody's");
}

#[test]
fn a_page_shows_what_a_referent_published_first_and_nothing_of_reports() {
    let mut s = Service::new();
    s.policies.reporting.visibility = Visibility::Team;
    let (worker, manager) = (s.worker.clone(), s.manager.clone());
    // A report under a name, as an older client might send: it is looked at no more.
    let log = s.open(&worker, LogKind::Report);
    let report = Report { week: WEEK, figures: Figures::default(), obstacles: "words".to_owned() };
    s.write(log, &worker, Payload::Report(report));
    let eyes = s.eyes(&worker);
    assert_eq!(Reports::of(&eyes.world()).workers(WEEK), 0, "in no figure, not by group either");
    let published = |reports| {
        let totals = WeekTotals { reports, figures: [].into(), minutes: Some(20) };
        Payload::ReportsPublished(ReportsPublished {
            opening: Hash32([7; 32]),
            week: WEEK,
            totals: Some(totals),
        })
    };
    s.write(s.directory, &manager, published(9));
    let week = |s: &Service| views::team(&s.eyes(&s.manager).world(), WEEK, 0, &[]);
    assert!(!matches!(week(&s).figures, TeamFigures::Out { .. }), "a manager publishes nothing");
    let (directory, administrator) = (s.directory, s.administrator.clone());
    let invitation = s.invite(directory, &administrator, tdu_protocol::Role::Referent);
    let referent = s.join(&invitation);
    s.write(s.directory, &referent, published(4));
    s.write(s.directory, &referent, published(5));
    let seen = week(&s);
    assert_eq!(seen.reports, 4);
    let time = TeamTime::Out { reports: 4, minutes: 20 };
    let expected =
        TeamFigures::Out { reports: 4, time: Some(time), totals: [].into(), obstacles: Vec::new() };
    assert_eq!(seen.figures, expected, "the first of a week counts");
}

#[test]
fn a_report_can_be_given_until_the_hour_and_not_without_somebody_who_counts() {
    let mut s = Service::new();
    s.policies.reporting.visibility = Visibility::Team;
    let worker = s.worker.clone();
    let personal = s.open(&worker, LogKind::Personal);
    s.at("2026-11-27", 12, 0);
    let stands = |s: &Service| {
        let view = views::report(&s.eyes(&s.worker).world(), WEEK, &[]);
        assert!(view.recipients.is_empty(), "nobody receives it");
        view.share.expect("it is for the team").stands
    };
    assert_eq!(stands(&s), ShareStands::NoReferent);
    let (directory, administrator) = (s.directory, s.administrator.clone());
    let invitation = s.invite(directory, &administrator, tdu_protocol::Role::Referent);
    s.join(&invitation);
    assert!(matches!(stands(&s), ShareStands::Open { .. }), "{:?}", stands(&s));
    let given = views::team_report(&s.eyes(&worker).world(), WEEK, 61_000);
    assert_eq!(given.minutes, 2, "a begun minute counts");
    s.write(personal, &worker, Payload::TeamReport(given));
    assert!(matches!(stands(&s), ShareStands::Waits { .. }));
    s.at("2026-12-01", 12, 0);
    assert_eq!(stands(&s), ShareStands::Over);
    s.write(personal, &worker, Payload::TeamReportLeft { week: WEEK });
    assert_eq!(stands(&s), ShareStands::Left, "whatever the server still has");
}
