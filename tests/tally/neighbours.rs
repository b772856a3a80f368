//! Two windows side by side, and somebody who came in between.

use tdu_core::app::TallyWindow;
use tdu_tests::people::{House, moves_behind};

use super::team::{Team, all_answer, page};

#[tokio::test(flavor = "multi_thread")]
async fn the_window_after_somebody_came_is_not_counted_and_the_one_after_that_is() {
    let Team { house, administrator, manager, referent, workers, directory, first } =
        Team::of(11, House::open().await).await;
    let (referent, between) = moves_behind(&house, referent).await;
    let mut team = Team { house, administrator, manager, referent, workers, directory, first };
    // Of two that both end no quarter: quarterly questions are counted whoever came.
    let windows = if team.third() == 1 { 2..5 } else { 0..3 };
    let (one, next) = (windows.start, windows.start + 1);
    team.inside(one);
    team.referent.settles().await.expect("the server is there");
    for window in windows {
        team.inside(window);
        all_answer(&team).await;
        team.after(window);
        if window == one {
            let new = team.hires("Zoé").await;
            team.workers.push(new);
        }
        between.forgets();
        team.settles().await;
        let path = team.path(window, "/batch");
        let asked = between.seen().iter().any(|seen| seen.is("GET", &path));
        assert_eq!(asked, window != next, "of what may not come out the referent's device learns nothing");
        assert_eq!(
            team.house.kept().await.count("tally_reports"),
            0,
            "what is not counted is forgotten as well"
        );
    }
    team.manager.settles().await.expect("the server is there");
    let view = page(&team.manager).await;
    let figures = |window: &TallyWindow| window.questions.iter().any(|question| question.people.is_some());
    let shown: Vec<_> = view.windows.iter().rev().map(|window| (window.near, figures(window))).collect();
    assert_eq!(shown, [(false, true), (true, false), (false, true)]);
}
