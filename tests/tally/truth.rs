//! Thirty workers, on either database: the totals are the truth, and neither side alone has anything of it.

use std::collections::BTreeSet;

use tdu_core::{app::TallyNow, payload::TallyQuestion};
use tdu_protocol::{cbor, sign::Signed, tally::Statement};
use tdu_tally::shown;
use tdu_test_postgres::Cluster;
use tdu_tests::{drawn, people::House};

use super::team::{
    GROUP, LEVELS, Team, all_answer, answer, answers, page, quarterly, quarterly_answer, questions, runs,
};

const WORKERS: usize = 30;

#[tokio::test(flavor = "multi_thread")]
async fn the_totals_of_thirty_workers_are_the_truth_and_everybody_sees_the_same() {
    Box::pin(the_truth(House::open().await)).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_totals_are_the_truth_on_postgresql_too() {
    let cluster = Cluster::shared();
    Box::pin(the_truth(House::on_postgres(&cluster.new_database()).await)).await;
}

async fn the_truth(house: House) {
    let team = Team::of(WORKERS, house).await;
    team.referent.settles().await.expect("the server is there");
    assert!(
        matches!(page(&team.referent).await.now, TallyNow::Begins { .. }),
        "the window of the founding is no whole one"
    );
    let third = team.third();
    team.answer_the_quarter().await;
    team.inside(third);
    team.referent.settles().await.expect("the server is there");
    runs(&page(&team.referent).await);
    all_answer(&team).await;
    // Somebody answers again in the same week, one question alone: the card as it was kept last counts.
    let changed = answer(0, 0).map_or(0, |first| (first + 1) % 4);
    answers(&team.workers[0], vec![(questions()[0].clone(), Some(changed))]).await;
    team.settles().await;
    assert_eq!(team.house.kept().await.count("tally_reports"), 0, "nothing leaves while the window runs");

    team.after(third);
    for worker in &team.workers[1..] {
        worker.settles().await.expect("the server is there");
    }
    team.referent.settles().await.expect("the server is there");
    assert!(matches!(page(&team.referent).await.now, TallyNow::Gathers { .. }), "somebody is still missing");
    team.workers[0].settles().await.expect("the server is there");
    let kept = team.house.kept().await;
    assert_eq!(kept.count("tally_reports"), WORKERS, "whoever answered nothing sends a report as well");
    let sizes: BTreeSet<[usize; 4]> = kept.rows("tally_reports").iter().map(|row| stored(row)).collect();
    assert_eq!(sizes.len(), 1, "a report tells by its size: {sizes:?}");

    team.referent.settles().await.expect("the server is there");
    assert_eq!(team.house.kept().await.count("tally_reports"), 0, "what was counted is forgotten");
    let mut views = Vec::new();
    for person in [&team.referent, &team.manager, &team.workers[3]] {
        person.settles().await.expect("the server is there");
        let view = page(person).await;
        assert_eq!(view.trouble, None);
        views.push(view.windows);
    }
    assert!(views.iter().all(|windows| *windows == views[0]), "the same page for all");
    let [window] = views[0].as_slice() else { panic!("one window: {views:?}") };
    are_true(&window.questions, &questions(), |person, question| match (person, question) {
        // Whoever answered nothing of the week.
        (_, _) if person == WORKERS - 1 => None,
        (0, 0) => Some(changed),
        (0, _) => None,
        _ => answer(person, question),
    });
    let quarter = window.quarter.as_ref().expect("the quarter came out with its last window");
    assert_eq!(quarter.first, window.last.plus(1 - 7 * 12), "twelve weeks");
    are_true(&quarter.questions, &quarterly(), quarterly_answer);
    let last = quarter.questions.last().expect("twelve questions");
    assert_eq!((last.people, last.levels.len()), (None, 0), "nine answered it");
    assert!(quarter.questions[..11].iter().all(|question| question.people.is_some()));
}

/// Bytes of what the server stores of a report: public part, sealed half, statement, the server's share. age draws some lines for the
/// header of the sealed half, as of everything that it seals; they are taken away here, and do not depend on what is sealed
/// (`client/core/tests/suite/tally.rs`).
fn stored(row: &str) -> [usize; 4] {
    let column = |name: &str| -> Vec<u8> {
        let value = row.split(' ').find_map(|column| column.strip_prefix(name)).expect("a column");
        // X'0a' or E'\\\\x0a', as the database quotes bytes.
        let digits = value.trim_end_matches('\'').rsplit(|digit: char| !digit.is_ascii_hexdigit()).next();
        let digits = digits.expect("bytes").as_bytes().chunks(2);
        let byte = |pair: &[u8]| u8::from_str_radix(std::str::from_utf8(pair).expect("digits"), 16);
        digits.map(|pair| byte(pair).expect("digits")).collect()
    };
    let (statement, leader) = (column("statement="), column("leader="));
    let signed: Signed<Statement> = cbor::from_slice(&statement).expect("a signed statement");
    let Statement { public, helper, .. } = signed.peek().expect("a statement");
    let drawn = drawn::by_age(&helper.0);
    [public.0.len(), helper.0.len() - drawn, statement.len() - drawn, leader.len()]
}

/// What was published is what everybody's answers give.
fn are_true(published: &[TallyQuestion], asked: &[String], choice: impl Fn(usize, usize) -> Option<u8>) {
    assert_eq!(published.len(), asked.len());
    for (question, total) in published.iter().enumerate() {
        assert_eq!(total.item, asked[question]);
        let mut levels = [0_u64; LEVELS];
        for choice in (0..WORKERS).filter_map(|person| choice(person, question)) {
            levels[usize::from(choice)] += 1;
        }
        let truth = shown(&levels, GROUP);
        assert_eq!(total.people, truth.as_ref().map(|figures| figures.people.from), "question {question}");
        let bands = truth.map(|figures| figures.levels).unwrap_or_default();
        let bands: Vec<_> = bands.iter().map(|band| band.map(|band| band.from)).collect();
        assert_eq!(total.levels, bands, "question {question}: {levels:?}");
    }
}
