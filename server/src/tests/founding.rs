//! The founding.

use tdu_protocol::{
    LogId, LogKind, Role, Secret32,
    api::{Founding, ServerInfo, SessionOpened},
    problem::ProblemKind,
};

use super::world::{Client, Organisation, TestApp};
use crate::random;

#[tokio::test]
async fn the_founding_opens_a_session_and_is_announced() {
    let (app, organisation, mut admin) = TestApp::founded().await;
    let session: SessionOpened = admin.get("/sessions/current").await.expect();
    assert_eq!(session.role, Role::Administrator);
    assert_eq!(session.directory, Some(organisation.directory));
    assert_eq!((session.vault.as_slice(), session.vault_version), (&b"first vault"[..], 1));
    let info: ServerInfo = app.stranger().get("/server").await.expect();
    assert!(info.org.is_some());
    assert_eq!(info.receipt_key, app.app.receipt_public_key());
    assert_eq!(app.app.new_setup_link().await.unwrap(), None, "a founded server has no set-up link");
}

fn founding(app: &TestApp, client: &Client, setup: [u8; 32]) -> Founding {
    let keys = vec![app.app.receipt_public_key()];
    let genesis = client.person.genesis(LogId(random::bytes()), LogKind::Directory, keys);
    Founding {
        setup: Secret32::new(setup),
        directory: vec![genesis],
        registration: client.person.registration(),
    }
}

#[tokio::test]
async fn a_wrong_set_up_secret_founds_nothing() {
    let app = TestApp::empty().await;
    let mut client = Client::new(&app.router, Organisation::new().administrator());
    let body = founding(&app, &client, [7; 32]);
    client.request("POST", "/organisation", Some(&body)).await.is(ProblemKind::NotRecognised);
    let info: ServerInfo = client.get("/server").await.expect();
    assert_eq!(info.org, None);
    app.found().await;
}

#[tokio::test]
async fn a_second_founding_finds_the_place_taken() {
    let (app, _, _) = TestApp::founded().await;
    let mut client = Client::new(&app.router, Organisation::new().administrator());
    let body = founding(&app, &client, *app.setup.expose());
    client.request("POST", "/organisation", Some(&body)).await.is(ProblemKind::AlreadyExists);
}

#[tokio::test]
async fn who_lost_the_answer_to_the_founding_asks_again_and_is_signed_in() {
    let app = TestApp::empty().await;
    let mut client = Client::new(&app.router, Organisation::new().administrator());
    let body = founding(&app, &client, *app.setup.expose());
    let first: SessionOpened = client.post("/organisation", &body).await;
    let again: SessionOpened = client.post("/organisation", &body).await;
    assert_eq!(first, again);
}

#[tokio::test]
async fn a_directory_that_does_not_name_this_servers_receipt_key_is_refused() {
    let app = TestApp::empty().await;
    let mut client = Client::new(&app.router, Organisation::new().administrator());
    let genesis = client.person.genesis(
        LogId(random::bytes()),
        LogKind::Directory,
        vec![tdu_protocol::Hash32([1; 32])],
    );
    let body = Founding { directory: vec![genesis], ..founding(&app, &client, *app.setup.expose()) };
    client.request("POST", "/organisation", Some(&body)).await.is(ProblemKind::EntryRefused);
    app.found().await;
}
