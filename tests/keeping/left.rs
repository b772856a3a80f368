//! What only a worker who left could read: nobody can any more, and it does not stay for ever.

use tdu_core::app::{Command, FailureKind};
use tdu_protocol::LogId;
use tdu_tests::people::{House, Person, Service};

use super::term::{DAY_MS, files_in, holds, holds_any, restored};
use super::world::{printed, run};

/// A piece of the last sealed body of a log.
async fn piece(house: &House, log: LogId) -> Vec<u8> {
    let query = "SELECT body FROM entries WHERE log = $1 AND kind = 1 ORDER BY seq DESC LIMIT 1";
    let body = sqlx::query_scalar(query).bind(log.0.to_vec()).fetch_one(house.database().await).await;
    let body: Vec<u8> = body.expect("it has a body");
    body[body.len() / 2..][..32].to_vec()
}

async fn vaults(house: &House, of: &Person) -> i64 {
    let query = "SELECT COUNT(*) FROM vaults WHERE account = $1";
    let account = of.keys().await.account.0.to_vec();
    sqlx::query_scalar(query).bind(account).fetch_one(house.database().await).await.expect("they are counted")
}

async fn personal_log(house: &House, of: &Person) -> LogId {
    let query =
        "SELECT l.id FROM logs l JOIN members m ON m.log = l.id WHERE m.account = $1 AND l.kind = 'personal'";
    let account = of.keys().await.account.0.to_vec();
    let id: Vec<u8> = sqlx::query_scalar(query)
        .bind(account)
        .fetch_one(house.database().await)
        .await
        .expect("there is one");
    LogId(id.try_into().expect("an id"))
}

#[tokio::test(flavor = "multi_thread")]
async fn what_only_a_worker_who_left_could_read_goes_after_ninety_days_and_nothing_else() {
    let service = Service::open().await;
    let Service { house, manager, anna, omar, nadia, case, conversation, .. } = &service;
    let shared = anna.opens_case("Bilal").await;
    let colleague = omar.keys().await.account;
    anna.ask(Command::ShareCase { case: shared, with: colleague }).await.expect("it is entrusted");
    for file in [*case, shared] {
        anna.notes(file, "Une note").await;
    }
    anna.says(*conversation, "À bientôt").await;
    anna.ask(Command::SnoozeCheckIn { until: anna.clock_day() }).await.expect("it is kept");
    for person in [anna, nadia, omar] {
        person.settles().await.expect("the server is there");
    }
    let hers = [piece(house, *case).await, piece(house, personal_log(house, anna).await).await];
    let others = [piece(house, shared).await, piece(house, *conversation).await];
    let leaver = anna.keys().await.account;
    manager.ask(Command::PutOut { account: leaver }).await.expect("a manager puts a worker out");
    omar.settles().await.expect("the server is there");

    let kept = |pieces: &[Vec<u8>]| {
        let files = files_in(&house.data());
        pieces.iter().filter(|piece| files.iter().any(|bytes| holds(bytes, piece))).count()
    };
    house.is_ahead_by(89 * DAY_MS);
    house.sweeps().await;
    assert_eq!((kept(&hers), kept(&others), vaults(house, anna).await), (2, 2, 1), "not yet");

    house.is_ahead_by(91 * DAY_MS);
    house.sweeps().await;
    assert_eq!((kept(&hers), kept(&others), vaults(house, anna).await), (0, 2, 0));
    assert_eq!(vaults(house, omar).await, 1);
    let check = run("check", &house.data(), &[]).await;
    assert!(check.status.success(), "{}", printed(&check));
    let backup = restored(house).await;
    assert!(!holds_any(&backup, &hers), "nor is it in the next backup");

    // Everybody else goes on, and she is still told.
    assert_eq!(nadia.messages(None).await, ["À bientôt"]);
    assert_eq!(omar.texts(shared).await, ["Une note"]);
    let new = omar.elsewhere(house.origin(), house);
    new.opens().await.expect("the words are right");
    new.settles().await.expect("the server is there");
    assert_eq!(new.texts(shared).await, ["Une note"]);
    assert_eq!(anna.opens().await.expect_err("right words").kind, FailureKind::AccessEnded);
}
