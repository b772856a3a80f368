//! What is not there.

use rand_core::OsRng;
use tdu_core::app::{Command, FailureKind};
use tdu_core::secret::random_id;
use tdu_protocol::api::{Append, InvitationKnock, InvitationOffer, VaultUpdate};
use tdu_protocol::entry::Head;
use tdu_protocol::problem::ProblemKind;
use tdu_protocol::{LogId, OpenerId, Secret32};
use tdu_tests::people::{Hand, House, assert_unchanged, found, noise, sealed};

#[tokio::test(flavor = "multi_thread")]
async fn an_id_that_names_nothing_is_answered_as_such_and_changes_nothing() {
    let house = House::open().await;
    let administrator = found(&house).await;
    let mut hand = Hand::of(&administrator, &house).await;
    let directory = administrator.home().await;
    let before = house.kept().await;
    let nowhere: LogId = random_id(&mut OsRng);
    let names =
        [nowhere.to_string(), String::from("x"), "A".repeat(22) + "A", "%00".repeat(3), "..%2f..".to_owned()];
    for name in &names {
        for path in [format!("/logs/{name}/entries"), format!("/logs/{name}/receipts/0")] {
            hand.raw.get(&path).await.is(ProblemKind::NotFound);
        }
        let append = Append { entries: vec![sealed(nowhere, Head::EMPTY, noise(300))] };
        hand.raw.ask("POST", &format!("/logs/{name}/entries"), &append).await.is(ProblemKind::NotFound);
        let invitation = format!("/invitations/{name}");
        let offer = InvitationOffer { log: directory, proof: Secret32::new([1; 32]) };
        hand.raw.ask("PUT", &invitation, &offer).await.is(ProblemKind::NotFound);
        hand.raw.send_bytes("DELETE", &invitation, None).await.is(ProblemKind::NotFound);
        let knock = InvitationKnock { proof: Secret32::new([1; 32]), from: 0 };
        hand.raw.ask("POST", &format!("{invitation}/open"), &knock).await.is(ProblemKind::NotFound);
    }
    for seq in ["9999", "18446744073709551615", "18446744073709551616", "-1", "x"] {
        hand.raw.get(&format!("/logs/{directory}/receipts/{seq}")).await.is(ProblemKind::NotFound);
    }
    for query in ["from=x", "from=-1", "limit=x"] {
        hand.raw.get(&format!("/logs/{directory}/entries?{query}")).await.is(ProblemKind::BadRequest);
    }
    hand.raw.get("/sync?since=x").await.is(ProblemKind::BadRequest);
    for path in ["/nothing", "/logs/", "/sessions", "/server/more"] {
        hand.raw.get(path).await.is(ProblemKind::NotFound);
    }
    for (method, path) in
        [("PATCH", "/server"), ("DELETE", "/vault"), ("GET", "/organisation"), ("PUT", "/sync")]
    {
        hand.raw.send_bytes(method, path, None).await.is(ProblemKind::MethodNotAllowed);
    }
    assert_unchanged("an unknown id", &before, &house.kept().await);
}

#[tokio::test(flavor = "multi_thread")]
async fn an_opener_that_is_not_there_cannot_be_removed_and_the_last_one_stays() {
    let house = House::open().await;
    let administrator = found(&house).await;
    let mut raw = administrator.signed_in(&house).await;
    let before = house.kept().await;
    let opened: tdu_protocol::api::SessionOpened = raw.get("/sessions/current").await.value();
    let update = |removed: OpenerId| VaultUpdate {
        replaces: opened.vault_version,
        vault: opened.vault.clone(),
        added: Vec::new(),
        removed: vec![removed],
    };
    raw.ask("PUT", "/vault", &update(random_id(&mut OsRng))).await.is(ProblemKind::NotFound);
    let own = opened.opener.expect("the words were used");
    raw.ask("PUT", "/vault", &update(own)).await.is(ProblemKind::BadRequest);
    let stale = VaultUpdate { replaces: opened.vault_version + 1, ..update(own) };
    raw.ask("PUT", "/vault", &stale).await.is(ProblemKind::Conflict);
    assert_unchanged("a vault that was refused", &before, &house.kept().await);
}

#[tokio::test(flavor = "multi_thread")]
async fn the_client_says_that_it_is_not_there_and_asks_nobody() {
    let house = House::open().await;
    let administrator = found(&house).await;
    let before = house.kept().await;
    let nowhere: LogId = random_id(&mut OsRng);
    let commands = [
        Command::Case { case: nowhere },
        Command::Conversation { conversation: Some(nowhere) },
        Command::CloseCase { case: nowhere },
        Command::InviteBeneficiary { case: nowhere },
        Command::SendMessage { conversation: nowhere, text: "bonjour".to_owned(), files: Vec::new() },
        Command::WhoCanRead { log: nowhere },
    ];
    for command in commands {
        let name = format!("{command:?}");
        let failure = administrator.ask(command).await.expect_err(&name);
        assert_eq!(failure.kind, FailureKind::NotFound, "{name}: {failure:?}");
    }
    assert_unchanged("an unknown file", &before, &house.kept().await);
}
