//! The vault and what opens it.

use axum::http::StatusCode;
use tdu_protocol::{
    OpenerId, Secret32,
    api::{MAX_VAULT, OpenerKind, OpenerRegistration, Openers, SessionOpened, VaultStored, VaultUpdate},
    problem::ProblemKind,
};

use super::world::{Client, TestApp};
use crate::random;

fn update(replaces: u64, added: Vec<OpenerRegistration>, removed: Vec<OpenerId>) -> VaultUpdate {
    VaultUpdate { replaces, vault: format!("after {replaces}").into_bytes().into(), added, removed }
}

fn device() -> OpenerRegistration {
    OpenerRegistration {
        id: OpenerId(random::bytes()),
        kind: OpenerKind::Device,
        locator: tdu_protocol::Hash32(random::bytes()),
        verifier: Secret32::new(random::bytes()),
    }
}

#[tokio::test]
async fn of_two_devices_that_change_the_vault_the_second_is_told() {
    let (_app, _, mut admin) = TestApp::founded().await;
    let first = admin.request("PUT", "/vault", Some(&update(1, vec![], vec![]))).await;
    assert_eq!(first.expect::<VaultStored>().version, 2);
    let second = VaultUpdate { vault: b"another".to_vec().into(), ..update(1, vec![], vec![]) };
    admin.request("PUT", "/vault", Some(&second)).await.is(ProblemKind::Conflict);
    let session: SessionOpened = admin.get("/sessions/current").await.expect();
    assert_eq!((session.vault.as_slice(), session.vault_version), (&b"after 1"[..], 2));
}

#[tokio::test]
async fn a_change_whose_answer_was_lost_is_answered_again() {
    let (_app, _, mut admin) = TestApp::founded().await;
    let device = device();
    let again = OpenerRegistration { verifier: Secret32::new(*device.verifier.expose()), ..device };
    let once = admin.request("PUT", "/vault", Some(&update(1, vec![device], vec![]))).await;
    let twice = admin.request("PUT", "/vault", Some(&update(1, vec![again], vec![]))).await;
    assert_eq!(once.expect::<VaultStored>(), twice.expect::<VaultStored>());
    assert_eq!(admin.get("/openers").await.expect::<Openers>().openers.len(), 2);
}

#[tokio::test]
async fn an_opener_comes_with_the_vault_or_not_at_all() {
    let (_app, _, mut admin) = TestApp::founded().await;
    let stale = update(7, vec![device()], vec![]);
    admin.request("PUT", "/vault", Some(&stale)).await.is(ProblemKind::Conflict);
    assert_eq!(admin.get("/openers").await.expect::<Openers>().openers.len(), 1);
    let taken = OpenerRegistration { id: OpenerId(random::bytes()), ..admin.person.words(OpenerId([0; 16])) };
    admin
        .request("PUT", "/vault", Some(&update(1, vec![device(), taken], vec![])))
        .await
        .is(ProblemKind::AlreadyExists);
    let session: SessionOpened = admin.get("/sessions/current").await.expect();
    assert_eq!((session.vault.as_slice(), session.vault_version), (&b"first vault"[..], 1));
}

#[tokio::test]
async fn a_lost_device_is_shut_out_and_whoever_shuts_it_out_stays() {
    let (app, _, mut admin) = TestApp::founded().await;
    let device = device();
    let id = device.id;
    let login = tdu_protocol::api::OpenerLogin {
        locator: device.locator,
        verifier: Secret32::new(*device.verifier.expose()),
    };
    admin.request("PUT", "/vault", Some(&update(1, vec![device], vec![]))).await.expect::<VaultStored>();
    let mut phone = Client::new(&app.router, app.stranger().person);
    let opened: SessionOpened = phone.post("/sessions/opener", &login).await;
    assert_eq!((opened.account, opened.opener), (admin.person.account, Some(id)));

    admin.request("PUT", "/vault", Some(&update(2, vec![], vec![id]))).await.expect::<VaultStored>();
    phone.get("/sessions/current").await.is(ProblemKind::NotSignedIn);
    phone.request("POST", "/sessions/opener", Some(&login)).await.is(ProblemKind::NotRecognised);
    assert_eq!(admin.get("/sessions/current").await.status, StatusCode::OK);
}

#[tokio::test]
async fn the_last_way_in_cannot_be_removed_nor_somebody_elses() {
    let (_app, _, mut admin) = TestApp::founded().await;
    admin.sign_in().await;
    let last = update(1, vec![], vec![admin.person.opener]);
    admin.request("PUT", "/vault", Some(&last)).await.is(ProblemKind::BadRequest);
    let foreign = update(1, vec![], vec![OpenerId([9; 16])]);
    admin.request("PUT", "/vault", Some(&foreign)).await.is(ProblemKind::NotFound);
    let openers: Openers = admin.get("/openers").await.expect();
    assert_eq!(openers.openers[0].id, admin.person.opener);
    let session: SessionOpened = admin.get("/sessions/current").await.expect();
    assert_eq!((session.vault_version, session.opener), (1, Some(admin.person.opener)));
}

#[tokio::test]
async fn words_are_replaced_in_one_step_and_the_session_goes_on() {
    let (_app, _, mut admin) = TestApp::founded().await;
    admin.sign_in().await;
    let change = update(1, vec![device()], vec![admin.person.opener]);
    admin.request("PUT", "/vault", Some(&change)).await.expect::<VaultStored>();
    let session: SessionOpened = admin.get("/sessions/current").await.expect();
    assert_eq!((session.vault_version, session.opener), (2, None));
    let login = admin.person.login();
    admin.request("POST", "/sessions/opener", Some(&login)).await.is(ProblemKind::NotRecognised);
}

#[tokio::test]
async fn a_vault_that_is_too_long_and_a_passkey_without_ceremony_are_refused() {
    let (_app, _, mut admin) = TestApp::founded().await;
    let long = VaultUpdate { vault: vec![0; MAX_VAULT + 1].into(), ..update(1, vec![], vec![]) };
    admin.request("PUT", "/vault", Some(&long)).await.is(ProblemKind::TooLarge);
    let passkey = OpenerRegistration { kind: OpenerKind::Passkey, ..device() };
    admin.request("PUT", "/vault", Some(&update(1, vec![passkey], vec![]))).await.is(ProblemKind::BadRequest);
}
