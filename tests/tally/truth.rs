//! Thirty workers, on either database: the totals are the truth, and neither side alone has anything of it.

use tdu_core::app::TallyNow;
use tdu_tally::shown;
use tdu_test_postgres::Cluster;
use tdu_tests::people::House;

use super::team::{GROUP, LEVELS, Team, all_answer, answer, answers, page, questions, runs};

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
    team.inside(0);
    team.referent.settles().await.expect("the server is there");
    runs(&page(&team.referent).await);
    all_answer(&team).await;
    // Somebody answers again in the same week, one question alone: the card as it was kept last counts.
    let changed = answer(0, 0).map_or(0, |first| (first + 1) % 4);
    answers(&team.workers[0], vec![(questions()[0].clone(), Some(changed))]).await;
    team.settles().await;
    assert_eq!(team.house.kept().await.count("tally_reports"), 0, "nothing leaves while the window runs");

    team.after(0);
    for worker in &team.workers[1..] {
        worker.settles().await.expect("the server is there");
    }
    team.referent.settles().await.expect("the server is there");
    assert!(matches!(page(&team.referent).await.now, TallyNow::Gathers { .. }), "somebody is still missing");
    team.workers[0].settles().await.expect("the server is there");
    let kept = team.house.kept().await;
    assert_eq!(kept.count("tally_reports"), WORKERS, "whoever answered nothing sends a report as well");
    // The sealed half varies by the lines that age draws for its header, as everything sealed does.
    let share = |row: &String| {
        row.split("leader=").nth(1).map(|share| share.split(' ').next().unwrap_or(share).len())
    };
    let sizes: Vec<_> = kept.rows("tally_reports").iter().map(share).collect();
    assert!(
        sizes.iter().all(|size| size.is_some() && *size == sizes[0]),
        "a share tells by its size: {sizes:?}"
    );

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
    let asked = questions();
    assert_eq!(window.questions.len(), asked.len());
    for (question, total) in window.questions.iter().enumerate() {
        assert_eq!(total.item, asked[question]);
        let mut levels = [0_u64; LEVELS];
        for person in 0..WORKERS - 1 {
            let choice = match (person, question) {
                (0, 0) => Some(changed),
                (0, _) => None,
                _ => answer(person, question),
            };
            if let Some(choice) = choice {
                levels[usize::from(choice)] += 1;
            }
        }
        let truth = shown(&levels, GROUP);
        assert_eq!(total.people, truth.as_ref().map(|figures| figures.people.from), "question {question}");
        let bands = truth.map(|figures| figures.levels).unwrap_or_default();
        let bands: Vec<_> = bands.iter().map(|band| band.map(|band| band.from)).collect();
        assert_eq!(total.levels, bands, "question {question}: {levels:?}");
    }
}
