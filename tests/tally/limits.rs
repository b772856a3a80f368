//! What is not counted: too few, too late, twice, by whoever joined afterwards; and a referent who is away.

use tdu_core::app::TallyNow;
use tdu_protocol::problem::ProblemKind;
use tdu_protocol::tally::{CountRequest, NewReport, Statement, Tallies, start_of};
use tdu_protocol::{Bytes, Hash32, Timestamp, sign::Signed};
use tdu_tests::people::{Hand, House};

use super::team::{Team, all_answer, of_check_ins, page, runs};

#[tokio::test(flavor = "multi_thread")]
async fn fewer_workers_than_the_group_send_nothing() {
    let team = Team::of(9, House::open().await).await;
    team.inside(0);
    team.settles().await;
    assert_eq!(page(&team.referent).await.now, TallyNow::TooFew);
    team.after(0);
    team.settles().await;
    let mut hand = Hand::of(&team.referent, &team.house).await;
    let mut tallies: Tallies = hand.raw.get(&format!("/logs/{}/tallies", team.directory)).await.value();
    assert_eq!(of_check_ins(&mut tallies).count(), 0);
    assert_eq!(team.house.kept().await.count("tally_reports"), 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_report_that_is_early_late_double_invalid_or_not_of_the_roster_is_refused_and_changes_nothing() {
    let team = Team::of(11, House::open().await).await;
    team.inside(0);
    team.referent.settles().await.expect("the server is there");
    let new = team.hires("Zoé").await;
    new.settles().await.expect("the server is there");
    all_answer(&team).await;
    let path = team.path(0, "/report");
    let mut hand = Hand::of(&team.workers[0], &team.house).await;
    let made_up = |hand: &Hand, opening: Hash32| {
        let leader = Bytes(vec![0; 400]);
        let statement = Statement {
            opening,
            nonce: Bytes(vec![1; 16]),
            public: Bytes(vec![2; 64]),
            leader: Hash32(<sha2::Sha256 as sha2::Digest>::digest(&leader.0).into()),
            helper: Bytes(vec![3; 64]),
        };
        let statement = Signed::make(&statement, hand.keys.account, &hand.keys.signing);
        NewReport { statement, leader }
    };
    let mut tallies: Tallies = hand.raw.get(&format!("/logs/{}/tallies", team.directory)).await.value();
    let opening = of_check_ins(&mut tallies).next().expect("the window runs").opening.digest();
    let early = hand.raw.ask("PUT", &path, &made_up(&hand, opening)).await;
    assert_eq!(early.problem().kind, ProblemKind::NotNow, "the window runs");

    team.after(0);
    new.clock.is_ahead_by(team.house.ahead());
    let mut hand = Hand::of(&team.workers[0], &team.house).await;
    let invalid = hand.raw.ask("PUT", &path, &made_up(&hand, opening)).await;
    assert_eq!(invalid.problem().kind, ProblemKind::EntryRefused, "shares of nothing");
    let elsewhere = hand.raw.ask("PUT", &path, &made_up(&hand, Hash32([9; 32]))).await;
    assert_eq!(elsewhere.problem().kind, ProblemKind::EntryRefused, "for another window");
    let mut stranger = Hand::of(&new, &team.house).await;
    let joined_later = stranger.raw.ask("PUT", &path, &made_up(&stranger, opening)).await;
    assert_eq!(joined_later.problem().kind, ProblemKind::Forbidden, "not of the roster");
    new.settles().await.expect("the server is there");
    assert_eq!(team.house.kept().await.count("tally_reports"), 0);

    let worker = &team.workers[0];
    worker.settles().await.expect("the server is there");
    let before = team.house.kept().await;
    assert_eq!(before.count("tally_reports"), 1);
    // Another report of the same person, made by a real client on another device that does not hear of the first.
    let between = tdu_tests::people::Between::before(&team.house).await;
    let other = worker.elsewhere(&between.origin(), &team.house);
    other.clock.is_ahead_by(team.house.ahead());
    between.rewrites("GET", "/logs/*/tallies", |tallies: &mut Tallies| {
        of_check_ins(tallies).for_each(|info| info.mine = false);
    });
    other.opens().await.expect("the words are right");
    other.settles().await.expect("the server is there");
    assert!(between.seen().iter().any(|seen| seen.is("PUT", "/logs/*/tallies/*/report")), "it was tried");
    assert_eq!(
        team.house.kept().await.rows("tally_reports"),
        before.rows("tally_reports"),
        "the first report of a person stays"
    );

    team.long_after(0);
    let mut late = Hand::of(&team.workers[1], &team.house).await;
    let refused = late.raw.ask("PUT", &path, &made_up(&late, opening)).await;
    assert_eq!(refused.problem().kind, ProblemKind::NotNow, "no report is taken any more");
    // One report is fewer than ten: the server's half of it is not to be had, and a talk is proposed.
    let mut referent = Hand::of(&team.referent, &team.house).await;
    let batch = referent.raw.send_bytes("GET", &team.path(0, "/batch"), None).await;
    assert_eq!(batch.problem().kind, ProblemKind::GroupTooSmall);
    let nobody = CountRequest { valid: Vec::new(), answered: Bytes(Vec::new()) };
    let count = referent.raw.ask("POST", &team.path(0, "/count"), &nobody).await;
    assert_eq!(count.problem().kind, ProblemKind::GroupTooSmall);
    team.referent.settles().await.expect("the server is there");
    let view = page(&team.referent).await;
    assert!(view.windows[0].questions.iter().all(|question| question.people.is_none()), "no figure");
}

#[tokio::test(flavor = "multi_thread")]
async fn the_roster_is_that_of_the_opening_and_a_window_that_nobody_counts_is_forgotten() {
    let mut team = Team::of(10, House::open().await).await;
    team.inside(0);
    team.referent.settles().await.expect("the server is there");
    runs(&page(&team.referent).await);
    let new = team.hires("Zoé").await;
    team.workers.push(new);
    team.after(0);
    for worker in &team.workers {
        worker.settles().await.expect("the server is there");
    }
    assert_eq!(team.house.kept().await.count("tally_reports"), 10, "whoever joined later is in the next one");
    // The helper is away: everybody is told that, and until when.
    team.manager.settles().await.expect("the server is there");
    assert!(matches!(page(&team.manager).await.now, TallyNow::Waits { .. }));
    team.it_is(start_of(team.window(4)).plus(Timestamp::DAY));
    team.house.sweeps().await;
    assert_eq!(team.house.kept().await.count("tally_reports"), 0, "three windows later");
    team.settles().await;
    let view = page(&team.referent).await;
    assert!(view.windows.is_empty(), "what was forgotten is not published");
    runs(&view);
    team.after(4);
    team.settles().await;
    assert_eq!(page(&team.referent).await.windows.len(), 1, "with eleven");
}
