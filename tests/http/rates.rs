//! Whoever asks too often is told how long to wait, and loses nothing by it.

use reqwest::header::RETRY_AFTER;
use tdu_core::app::FailureKind;
use tdu_protocol::Role;
use tdu_protocol::problem::ProblemKind;
use tdu_server::Limits;
use tdu_tests::people::{Answer, House, Person, Raw, assert_unchanged, found, hire};

/// Wide enough for setting up, and soon used up.
fn rate(burst: u32, per_minute: u32) -> tdu_server::Rate {
    tdu_server::Rate { burst, per_minute }
}

/// The header and the body say the same.
#[track_caller]
fn says_how_long(answer: &Answer) -> u64 {
    answer.is(ProblemKind::TooManyRequests);
    let header = answer.headers[RETRY_AFTER].to_str().expect("a number").parse().expect("a number");
    assert_eq!(answer.problem().retry_after, Some(header));
    header
}

async fn until_refused(raw: &mut Raw, path: &str) -> Answer {
    for _ in 0..1_000 {
        let answer = raw.get(path).await;
        if answer.status != 200 {
            return answer;
        }
    }
    panic!("{path} was never refused");
}

#[tokio::test(flavor = "multi_thread")]
async fn an_address_an_account_and_a_log_in_each_have_their_rate() {
    let limits = Limits { account: rate(30, 2), login_locator: rate(4, 3), ..Limits::default() };
    let house = House::with(limits).await;
    let odile = found(&house).await;
    let mut raw = odile.signed_in(&house).await;
    let account = until_refused(&mut raw, "/openers").await;
    assert!((25..=30).contains(&says_how_long(&account)), "two a minute: {}", account.text());
    assert_eq!(raw.get("/server").await.status, 200, "what needs no account still answers");

    let before = house.kept().await.lasting();
    let (opener, _) = odile.opener().await;
    let login = tdu_protocol::api::OpenerLogin { locator: opener.locator, verifier: opener.verifier };
    let mut guesser = Raw::new(&house);
    let mut tries = 0;
    let refused = loop {
        let answer = guesser.ask("POST", "/sessions/opener", &login).await;
        tries += 1;
        if answer.status != 200 {
            break answer;
        }
        assert!(tries < 10, "a log-in was never refused");
    };
    assert!((15..=20).contains(&says_how_long(&refused)), "three a minute: {}", refused.text());
    let failure = odile.opens().await.expect_err("too often");
    assert_eq!(failure.kind, FailureKind::Wait);
    assert!(failure.seconds.is_some_and(|seconds| (15..=20).contains(&seconds)), "{failure:?}");
    assert_unchanged("asking too often", &before, &house.kept().await.lasting());

    let small = House::with(Limits { address: rate(5, 6), ..Limits::default() }).await;
    let mut stranger = Raw::new(&small);
    let address = until_refused(&mut stranger, "/server").await;
    assert!((5..=10).contains(&says_how_long(&address)), "{}", address.text());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_door_that_is_tried_too_often_stays_shut_for_a_while_and_burns_nothing() {
    let house = House::with(Limits { invitation_address: rate(3, 6), ..Limits::default() }).await;
    let administrator = found(&house).await;
    let invitation = administrator.invites(Role::Manager, "Karim").await;
    let karim = Person::at(&house, "Karim");
    for _ in 0..3 {
        karim.knocks(&invitation, &invitation.code).await.expect("link and code are right");
    }
    let before = house.kept().await;
    let wrong = if invitation.code == "000000" { "000001" } else { "000000" };
    let failure = karim.knocks(&invitation, wrong).await.expect_err("too often");
    assert_eq!((failure.kind, failure.tries_left), (FailureKind::Wait, None));
    assert!(failure.seconds.is_some_and(|seconds| (5..=10).contains(&seconds)), "{failure:?}");
    assert_unchanged("knocking too often", &before, &house.kept().await);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_note_waits_as_long_as_the_server_asks_and_leaves_by_itself() {
    let local = tokio::task::LocalSet::new();
    local
        .run_until(async {
            let limits = Limits { account: rate(60, 120), ..Limits::default() };
            let house = Box::pin(House::with(limits)).await;
            let administrator = found(&house).await;
            let manager = hire(&house, &administrator, Role::Manager, "Karim").await;
            let anna = hire(&house, &manager, Role::Worker, "Anna").await;
            let case = anna.opens_case("Nadia").await;
            anna.settles().await.expect("the server is there");
            let mut raw = anna.signed_in(&house).await;
            until_refused(&mut raw, "/openers").await;
            anna.notes(case, "patience").await;
            let failure = anna.settles().await.expect_err("too often");
            assert_eq!((failure.kind, failure.seconds), (FailureKind::Wait, Some(1)));
            assert_eq!(anna.waiting().await, 1);
            let following = anna.follows();
            anna.waits_until("the note to leave", async || anna.waiting().await == 0).await;
            following.abort();
            assert_eq!(anna.texts(case).await, ["patience"]);
        })
        .await;
}
