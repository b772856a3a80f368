//! A service whose reports arrive under a name: the time that they took is counted apart from them, as the team's total.

use tdu_core::app::{NotYet, ShareStands, TeamFigures, TeamTime};
use tdu_core::calendar::Week;
use tdu_driver::Platform as _;
use tdu_protocol::tally::{Opening, Tallies, window_of};
use tdu_protocol::{Role, sign::Signed};
use tdu_tests::people::{Hand, House, Person, found, hire, now};

use super::team::Team;
use super::weekly::{friday, gives, report, seen, tuesday, works};

#[tokio::test(flavor = "multi_thread")]
async fn the_time_of_reports_under_a_name_is_told_as_the_teams_total_alone() {
    let team = Team::of(4, House::open().await).await;
    let [first, second] = [1, 2].map(|weeks| window_of(now(), 1) + weeks);
    team.it_is(friday(first));
    team.referent.settles().await.expect("the server is there");
    let week = team.workers[0].clock.now().week();
    let (late, in_time) = team.workers.split_last().expect("four");
    for worker in in_time {
        works(worker, 3, 0).await;
        assert!(matches!(time_of(worker, week).await, Some(ShareStands::Open { .. })));
        gives(worker, week).await.expect("it is kept");
        let view = report(worker, week).await;
        assert_eq!((view.share, view.recipients), (None, vec!["Karim".to_owned()]), "the report has a name");
        assert_eq!(view.minutes, Some(ShareStands::Left), "the time has none");
    }
    // One number each, and each a share.
    let opening = window(&team).await;
    assert_eq!(opening.reports.map(|reports| reports.cells), Some(1));
    assert_eq!(team.house.kept().await.count("tally_reports"), 3);

    // A new version of a report replaces the one under a name, and no time leaves again.
    works(&in_time[0], 1, 0).await;
    gives(&in_time[0], week).await.expect("reports under a name may have versions");
    assert_eq!(team.house.kept().await.count("tally_reports"), 3);
    assert!(matches!(seen(&team.manager, week).await.figures, TeamFigures::NotYet(NotYet::Later { .. })));

    // At their hour the figures are there, which came by name; the time waits for the referent's device.
    team.it_is(tuesday(first));
    assert!(matches!(teams_time(&team.manager, week).await, Some(TeamTime::NotYet(NotYet::Waits { .. }))));
    assert_eq!(time_of(late, week).await, Some(ShareStands::Over));
    gives(late, week).await.expect("a report may be late");
    assert_eq!(team.house.kept().await.count("tally_reports"), 3, "its time is not counted");
    team.referent.settles().await.expect("the server is there");
    let sum = Some(TeamTime::Out { reports: 3, minutes: 12 });
    assert_eq!(teams_time(&team.manager, week).await, sum, "four minutes each, begun ones included");
    late.settles().await.expect("the server is there");
    assert_eq!(report(late, week).await.team, sum, "whoever reports sees what the manager sees");
    assert_eq!(team.house.kept().await.count("tally_reports"), 0, "what was counted is forgotten");

    // Of two people, each would know the other's.
    team.it_is(friday(second));
    team.referent.settles().await.expect("the server is there");
    let week = week.plus(1);
    for worker in &team.workers[..2] {
        gives(worker, week).await.expect("it is kept");
    }
    assert_eq!(team.house.kept().await.count("tally_reports"), 2);
    team.it_is(tuesday(second));
    team.referent.settles().await.expect("the server is there");
    team.workers[0].settles().await.expect("the server is there");
    assert_eq!(report(&team.workers[0], week).await.team, Some(TeamTime::Hidden));
}

#[tokio::test(flavor = "multi_thread")]
async fn without_a_referent_no_time_is_given_and_one_who_comes_later_finds_none() {
    let house = House::open().await;
    let administrator = found(&house).await;
    let manager = hire(&house, &administrator, Role::Manager, "Karim").await;
    let worker = hire(&house, &manager, Role::Worker, "Amina").await;
    let week = worker.clock.now().week();
    works(&worker, 3, 0).await;
    assert_eq!(time_of(&worker, week).await, Some(ShareStands::NoReferent));
    gives(&worker, week).await.expect("the report leaves under its name");
    assert!(report(&worker, week).await.sent.is_some());
    hire(&house, &administrator, Role::Referent, "Hélène").await;
    worker.settles().await.expect("the server is there");
    // Given, it would wait for a window.
    assert!(!matches!(time_of(&worker, week).await, Some(ShareStands::Waits { .. })));
}

async fn time_of(worker: &Person, week: Week) -> Option<ShareStands> {
    report(worker, week).await.minutes
}

async fn teams_time(manager: &Person, week: Week) -> Option<TeamTime> {
    match seen(manager, week).await.figures {
        TeamFigures::Out { time, .. } => time,
        other => panic!("{other:?}"),
    }
}

/// The window of reports that was opened last.
async fn window(team: &Team) -> Opening {
    let mut referent = Hand::of(&team.referent, &team.house).await;
    let tallies: Tallies = referent.raw.get(&format!("/logs/{}/tallies", team.directory)).await.value();
    let openings = tallies.tallies.iter().map(|info| &info.opening).map(Signed::peek);
    let mut of_reports = openings.map(|one| one.expect("it is one")).filter(|one| one.reports.is_some());
    of_reports.next_back().expect("a window runs")
}
