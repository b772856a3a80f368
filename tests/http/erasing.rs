//! What a worker takes back of their own answers goes from the server too, and so does what was kept long enough.

use std::collections::BTreeSet;

use tdu_core::app::{CardAnswers, CheckInTrend, Command, FailureKind, PolicyChange, Reply};
use tdu_core::calendar::Day;
use tdu_core::own::{Mark, Moment, Noted, Own};
use tdu_driver::Platform as _;
use tdu_policies::PolicyFiles;
use tdu_protocol::WriteId;
use tdu_tests::people::{Desk, House, Person};

/// Made up, as a service would add one.
const QUESTIONNAIRE: &str = include_str!("../../policies/tests/questionnaire.toml");
const ID: &str = "trois-phrases";
const DAY_MS: i64 = 86_400_000;

#[tokio::test(flavor = "multi_thread")]
async fn own_answers_that_are_taken_back_or_old_leave_the_server_and_every_device() {
    // `anna` reaches the server over what lies between.
    let Desk { house, administrator, anna, between: _way, .. } = Desk::open().await;
    offers_a_questionnaire(&administrator).await;
    anna.settles().await.expect("the server is there");

    for foreign in [vec![Some(9), None, None], vec![Some(1)]] {
        let refused = anna.ask(sheet(foreign)).await.expect_err("no such answers");
        assert_eq!(refused.kind, FailureKind::Invalid);
    }
    let other = Own::Questionnaire { id: "autre".to_owned(), day: Day(20_000), answers: vec![Some(1)] };
    let refused = anna.ask(Command::KeepOwn(other)).await.expect_err("no such questionnaire");
    assert_eq!(refused.kind, FailureKind::Invalid);

    anna.ask(sheet(vec![Some(4), None, Some(0)])).await.expect("it fits");
    answers_the_week(&anna).await;
    anna.settles().await.expect("the server is there");
    let kept = trend(&anna).await;
    assert_eq!((kept.weeks.len(), kept.sheets.len()), (1, 1));
    assert_eq!(erased(&house).await, 0);

    // Nobody is there: what was taken back waits, and goes when the server is there again.
    anna.ask(sheet(vec![])).await.expect("it is taken back");
    anna.ask(Command::EraseCheckIn { week: kept.weeks[0].week }).await.expect("it is taken back");
    assert_eq!(trend(&anna).await, CheckInTrend::default());
    anna.settles().await.expect("the server is there");
    assert_eq!((erased(&house).await, anna.kept_without_body().await), (2, 2));
    let anna = anna.restarted(house.origin(), &house.trust());
    anna.opens().await.expect("the words are right");
    anna.settles().await.expect("the server is there");
    assert_eq!(trend(&anna).await, CheckInTrend::default());
    assert_eq!((anna.warning().await, erased(&house).await), (None, 2), "nothing is asked for twice");

    answers_the_week(&anna).await;
    anna.settles().await.expect("the server is there");
    for (days, left) in [(371, 1), (373, 0)] {
        house.is_ahead_by(days * DAY_MS);
        anna.clock.is_ahead_by(days * DAY_MS);
        anna.settles().await.expect("the server is there");
        assert_eq!(trend(&anna).await.weeks.len(), left, "twelve months of 31 days, after {days} days");
    }
    let elsewhere = anna.elsewhere(house.origin(), &house);
    elsewhere.clock.is_ahead_by(373 * DAY_MS);
    elsewhere.opens().await.expect("the words are right");
    elsewhere.settles().await.expect("the server is there");
    assert_eq!((trend(&elsewhere).await, elsewhere.warning().await), (CheckInTrend::default(), None));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_card_answered_when_the_next_week_has_begun_is_kept_for_its_own_week() {
    let Desk { house: _house, anna, between: _way, .. } = Desk::open().await;
    let now = anna.clock.now().week();
    let answer = |week| {
        let answers = vec![("charge-tenable".to_owned(), Some(1))];
        Command::AnswerCheckIn(CardAnswers { week, answers })
    };
    for other in [now.plus(1), now.plus(-2)] {
        let refused = anna.ask(answer(other)).await.expect_err("no card is of that week");
        assert_eq!(refused.kind, FailureKind::Invalid);
    }
    anna.ask(answer(now.plus(-1))).await.expect("it is kept");
    let kept: Vec<_> = trend(&anna).await.weeks.iter().map(|kept| kept.week).collect();
    assert_eq!(kept, [now.plus(-1)]);
}

#[tokio::test(flavor = "multi_thread")]
async fn notes_for_oneself_that_are_taken_back_or_old_leave_the_server_and_the_device() {
    let Desk { house, anna, between: _way, .. } = Desk::open().await;
    let remote = |day| Command::KeepOwn(Own::Telework { day: Day(day), remote: true });
    let marked = Own::Marked { note: WriteId([7; 16]), marks: BTreeSet::from([Mark::Heavy]) };
    let moment = Own::Moment { what: Moment::Peer, day: Day(20_000), card: false };
    for command in [remote(20_000), remote(20_001), Command::KeepOwn(marked), Command::KeepOwn(moment)] {
        anna.ask(command).await.expect("it is kept");
    }
    anna.settles().await.expect("the server is there");
    assert_eq!((how_many(&anna).await, erased(&house).await), ((2, 1, 1), 0));

    anna.ask(Command::KeepOwn(Own::TakenBack { what: Noted::Days })).await.expect("it is taken back");
    assert_eq!(how_many(&anna).await, (0, 1, 1));
    anna.settles().await.expect("the server is there");
    assert_eq!((erased(&house).await, anna.kept_without_body().await), (2, 2), "the days, at once");

    for (days, left) in [(371, (0, 1, 1)), (373, (0, 0, 0))] {
        house.is_ahead_by(days * DAY_MS);
        anna.clock.is_ahead_by(days * DAY_MS);
        anna.settles().await.expect("the server is there");
        assert_eq!(how_many(&anna).await, left, "twelve months of 31 days, after {days} days");
    }
    // That the days were taken back goes too: it is as old.
    assert_eq!((erased(&house).await, anna.kept_without_body().await), (5, 5));
}

/// Days, moments and marks that are kept.
async fn how_many(anna: &Person) -> (usize, usize, usize) {
    match anna.ask(Command::OwnNotes).await {
        Ok(Reply::OwnNotes(notes)) => (notes.days.len(), notes.moments.len(), notes.marks.len()),
        other => panic!("no notes: {other:?}"),
    }
}

async fn offers_a_questionnaire(administrator: &Person) {
    let text = PolicyFiles::embedded().get("check-in.toml").expect("a file").to_owned() + QUESTIONNAIRE;
    let mut files = PolicyFiles::default();
    files.insert("check-in.toml", text);
    let change = PolicyChange { ready: None, files };
    administrator.ask(Command::SignPolicies(change)).await.expect("they are right");
    administrator.settles().await.expect("the server is there");
}

fn sheet(answers: Vec<Option<u8>>) -> Command {
    Command::KeepOwn(Own::Questionnaire { id: ID.to_owned(), day: Day(20_000), answers })
}

async fn answers_the_week(anna: &Person) {
    let answers = vec![("charge-tenable".to_owned(), Some(1))];
    let week = anna.clock.now().week();
    anna.ask(Command::AnswerCheckIn(CardAnswers { week, answers })).await.expect("it is kept");
}

async fn trend(anna: &Person) -> CheckInTrend {
    match anna.ask(Command::MyCheckIns).await {
        Ok(Reply::Trend(trend)) => trend,
        other => panic!("no trend: {other:?}"),
    }
}

/// Entries whose body the server dropped.
async fn erased(house: &House) -> i64 {
    let count = sqlx::query_scalar("SELECT COUNT(*) FROM entries WHERE body IS NULL");
    count.fetch_one(house.database().await).await.expect("a number")
}
