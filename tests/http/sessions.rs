//! Sessions that have ended.

use std::time::Duration;

use tdu_core::app::{Command, FailureKind, Phase};
use tdu_protocol::Role;
use tdu_protocol::problem::ProblemKind;
use tdu_tests::people::{House, Person, assert_unchanged, found, hire};

/// Ends every session as time would: the database says that they ended a moment ago. Returns once the server, which believes
/// for two seconds what it read, believes nothing of before.
async fn time_passes(house: &House, somebody: &Person) {
    let database = house.database().await;
    let end = || sqlx::query("UPDATE sessions SET expires = created").execute(database);
    end().await.expect("sessions end");
    // Read after all others: once this one is not believed any more, none of them is.
    let mut last = somebody.signed_in(house).await;
    assert_eq!(last.get("/openers").await.status, 200);
    end().await.expect("the last session ends");
    let mut ask = tokio::time::interval(Duration::from_millis(100));
    while last.get("/openers").await.status == 200 {
        ask.tick().await;
    }
    last.get("/openers").await.is(ProblemKind::NotSignedIn);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_session_that_was_ended_or_has_expired_opens_nothing() {
    let house = House::open().await;
    let administrator = found(&house).await;
    let mut ended = administrator.signed_in(&house).await;
    let mut expired = administrator.signed_in(&house).await;
    let mut stale = ended.twin();
    assert_eq!(ended.send_bytes("DELETE", "/sessions/current", None).await.status, 204);
    assert_eq!(ended.cookie(), None, "the cookie is taken back");
    assert_eq!(expired.get("/openers").await.status, 200);
    time_passes(&house, &administrator).await;
    let before = house.kept().await;
    let routes = [
        ("GET", "/sessions/current"),
        ("GET", "/openers"),
        ("GET", "/logs"),
        ("GET", "/sync"),
        ("POST", "/passkeys/start"),
        ("DELETE", "/sessions/current"),
    ];
    for raw in [&mut stale, &mut expired] {
        for (method, path) in routes {
            raw.send_bytes(method, path, None).await.is(ProblemKind::NotSignedIn);
        }
    }
    assert_unchanged("a stale session", &before, &house.kept().await);
}

#[tokio::test(flavor = "multi_thread")]
async fn signing_in_again_ends_the_session_that_this_browser_had_and_no_other() {
    let house = House::open().await;
    let administrator = found(&house).await;
    let mut elsewhere = administrator.signed_in(&house).await;
    let mut browser = administrator.signed_in(&house).await;
    let mut thief = browser.twin();
    let sessions = house.kept().await.count("sessions");
    let (opener, _) = administrator.opener().await;
    let login = tdu_protocol::api::OpenerLogin { locator: opener.locator, verifier: opener.verifier };
    assert_eq!(browser.ask("POST", "/sessions/opener", &login).await.status, 200);
    assert_eq!(house.kept().await.count("sessions"), sessions, "one for one");
    thief.get("/openers").await.is(ProblemKind::NotSignedIn);
    assert_eq!(browser.get("/openers").await.status, 200);
    assert_eq!(elsewhere.get("/openers").await.status, 200);
}

#[tokio::test(flavor = "multi_thread")]
async fn somebody_who_opened_with_words_is_signed_in_again_without_being_asked() {
    let house = House::open().await;
    let administrator = found(&house).await;
    let manager = hire(&house, &administrator, Role::Manager, "Karim").await;
    let anna = hire(&house, &manager, Role::Worker, "Anna").await;
    let case = anna.opens_case("Nadia").await;
    anna.settles().await.expect("the server is there");
    time_passes(&house, &administrator).await;
    anna.notes(case, "après une nuit").await;
    anna.settles().await.expect("signed in again");
    assert_eq!((anna.waiting().await, anna.warning().await), (0, None));
}

#[tokio::test(flavor = "multi_thread")]
async fn an_opener_that_was_removed_meanwhile_signs_nobody_in_and_loses_nothing() {
    let house = House::open().await;
    let administrator = found(&house).await;
    let manager = hire(&house, &administrator, Role::Manager, "Karim").await;
    let anna = hire(&house, &manager, Role::Worker, "Anna").await;
    let case = anna.opens_case("Nadia").await;
    anna.settles().await.expect("the server is there");
    // As when the account's words were replaced from another device.
    let (opener, _) = anna.opener().await;
    let database = house.database().await;
    let gone = sqlx::query("UPDATE openers SET locator = $1 WHERE locator = $2");
    gone.bind([1_u8; 32].as_slice())
        .bind(opener.locator.0.as_slice())
        .execute(database)
        .await
        .expect("the words are replaced");
    time_passes(&house, &administrator).await;
    anna.notes(case, "à garder").await;
    let before = house.kept().await;
    let failure = anna.settles().await.expect_err("nobody can sign in");
    assert_eq!(failure.kind, FailureKind::NotRecognised, "{failure:?}");
    assert_eq!(anna.warning().await, Some(FailureKind::SignedOut));
    assert_eq!((anna.waiting().await, anna.texts(case).await), (1, vec!["à garder".to_owned()]));
    assert_unchanged("a person who is signed out", &before, &house.kept().await);
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_logs_out_leaves_no_session_and_comes_back_with_words_alone() {
    let house = House::open().await;
    let odile = found(&house).await;
    assert_eq!(house.kept().await.count("sessions"), 1);
    odile.ask(Command::LogOut { forget: true }).await.expect("she leaves");
    assert_eq!(house.kept().await.count("sessions"), 0);
    assert_eq!(odile.status().await.phase, Phase::SignedOut);
    assert!(odile.everything().await.is_empty(), "nothing stays on the device");
    let mut stranger = Person::at(&house, "Louis");
    stranger.draws_words().await;
    let failure = stranger.opens().await.expect_err("words of nobody");
    assert_eq!(failure.kind, FailureKind::NotRecognised);
    odile.opens().await.expect("her words");
}
