//! Signing in, staying in, signing out.

use axum::http::{StatusCode, header};
use sqlx::{Connection, SqliteConnection};
use tdu_protocol::{
    Hash32, Role, Secret32, Timestamp,
    api::{OpenerLogin, PasskeyAnswer, PasskeyChallenge, PasskeyEnrolment},
    problem::ProblemKind,
};

use super::world::{TestApp, files_in};
use crate::config::{Limits, Rate};

#[tokio::test]
async fn words_open_a_session_whose_cookie_no_script_and_no_other_site_can_read() {
    let (_app, _, mut admin) = TestApp::founded().await;
    admin.cookies.clear();
    let login = admin.person.login();
    let reply = admin.request("POST", "/sessions/opener", Some(&login)).await;
    let cookie = reply.headers[header::SET_COOKIE].to_str().unwrap().to_owned();
    assert!(cookie.starts_with("__Host-tdu="), "{cookie}");
    for attribute in ["Path=/", "Secure", "HttpOnly", "SameSite=Strict"] {
        assert!(cookie.contains(attribute), "{cookie}");
    }
    assert_eq!(admin.get("/sessions/current").await.status, StatusCode::OK);
}

#[tokio::test]
async fn an_unknown_locator_and_a_wrong_verifier_get_the_same_answer() {
    let (app, _, admin) = TestApp::founded().await;
    let mut stranger = app.stranger();
    let unknown = OpenerLogin { locator: Hash32([9; 32]), verifier: Secret32::new([9; 32]) };
    let wrong = OpenerLogin { locator: admin.person.locator, verifier: Secret32::new([9; 32]) };
    let unknown = stranger.request("POST", "/sessions/opener", Some(&unknown)).await;
    let wrong = stranger.request("POST", "/sessions/opener", Some(&wrong)).await;
    unknown.is(ProblemKind::NotRecognised);
    assert_eq!((unknown.status, &unknown.body), (wrong.status, &wrong.body));
    assert!(!wrong.headers.contains_key(header::SET_COOKIE));
}

#[tokio::test]
async fn guessing_is_slowed_down_and_told_when_to_come_again() {
    let limits = Limits { login_locator: Rate { burst: 3, per_minute: 1 }, ..Limits::default() };
    let app = TestApp::with(limits, None).await;
    let mut stranger = app.stranger();
    let guess = OpenerLogin { locator: Hash32([9; 32]), verifier: Secret32::new([9; 32]) };
    for _ in 0..3 {
        stranger.request("POST", "/sessions/opener", Some(&guess)).await.is(ProblemKind::NotRecognised);
    }
    let refused = stranger.request("POST", "/sessions/opener", Some(&guess)).await;
    refused.is(ProblemKind::TooManyRequests);
    assert_eq!(refused.problem().retry_after, Some(60));
    assert_eq!(refused.headers[header::RETRY_AFTER], "60");
    app.clock.pass(Timestamp::MINUTE);
    stranger.request("POST", "/sessions/opener", Some(&guess)).await.is(ProblemKind::NotRecognised);
}

#[tokio::test]
async fn a_staff_session_lasts_while_it_is_used_and_ends_after_twelve_hours_of_silence() {
    let (app, _, mut admin) = TestApp::founded().await;
    for _ in 0..3 {
        app.clock.pass(11 * Timestamp::HOUR);
        assert_eq!(admin.get("/sessions/current").await.status, StatusCode::OK);
    }
    app.clock.pass(12 * Timestamp::HOUR);
    admin.get("/sessions/current").await.is(ProblemKind::NotSignedIn);
}

#[tokio::test]
async fn where_a_sign_of_life_cannot_be_written_reading_goes_on_and_the_session_ends_when_it_would_have() {
    let (app, _, mut admin) = TestApp::founded().await;
    let file = app.folder.path().join("tdu.db");
    let mut other = SqliteConnection::connect(file.to_str().unwrap()).await.unwrap();
    let full = "CREATE TRIGGER full BEFORE UPDATE ON sessions BEGIN SELECT RAISE(FAIL, 'full'); END";
    sqlx::query(full).execute(&mut other).await.unwrap();
    app.clock.pass(11 * Timestamp::HOUR);
    assert_eq!(admin.get("/sessions/current").await.status, StatusCode::OK);
    app.clock.pass(Timestamp::HOUR);
    admin.get("/sessions/current").await.is(ProblemKind::NotSignedIn);
}

#[tokio::test]
async fn a_beneficiary_stays_signed_in_for_ninety_days() {
    let (app, organisation, mut admin) = TestApp::founded().await;
    let mut manager = app.join(&mut admin, organisation.directory, Role::Manager).await;
    let mut worker = app.join(&mut manager, organisation.directory, Role::Worker).await;
    let conversation = worker.open_log(tdu_protocol::LogKind::Conversation).await;
    let mut person = app.join(&mut worker, conversation, Role::Beneficiary).await;
    app.clock.pass(89 * Timestamp::DAY);
    assert_eq!(person.get("/sessions/current").await.status, StatusCode::OK);
    app.clock.pass(90 * Timestamp::DAY);
    person.get("/sessions/current").await.is(ProblemKind::NotSignedIn);
}

#[tokio::test]
async fn signing_out_ends_the_session_and_takes_the_cookie_back() {
    let (_app, _, mut admin) = TestApp::founded().await;
    let stolen = admin.cookies.clone();
    let reply = admin.request::<()>("DELETE", "/sessions/current", None).await;
    assert_eq!(reply.status, StatusCode::NO_CONTENT);
    assert!(admin.cookies.is_empty());
    admin.cookies = stolen;
    admin.get("/sessions/current").await.is(ProblemKind::NotSignedIn);
}

#[tokio::test]
async fn only_the_hash_of_a_token_is_on_the_disk() {
    let (app, _, admin) = TestApp::founded().await;
    let (_, text) = admin.cookies.iter().find(|(name, _)| name == "__Host-tdu").unwrap();
    let token: [u8; 32] = tdu_protocol::bytes::decode_text(text).unwrap();
    let mut disk = Vec::new();
    for file in files_in(app.folder.path()) {
        disk.extend(std::fs::read(file).unwrap());
    }
    let holds = |needle: &[u8]| disk.windows(needle.len()).any(|window| window == needle);
    assert!(holds(&crate::state::digest(&token)), "the search finds what is there");
    assert!(!holds(&token) && !holds(text.as_bytes()));
    assert!(holds(&crate::state::digest(&admin.person.verifier)) && !holds(&admin.person.verifier));
    assert!(!holds(app.setup.expose()));
}

#[tokio::test]
async fn a_passkey_ceremony_works_once_and_for_five_minutes() {
    let app = TestApp::empty().await;
    let mut stranger = app.stranger();
    let answer = |credential: &str| PasskeyAnswer { credential: credential.to_owned() };
    let assertion = r#"{"id":"AAAA","rawId":"AAAA","type":"public-key","extensions":{},"response":{
        "authenticatorData":"AAAA","clientDataJSON":"AAAA","signature":"AAAA","userHandle":"AAAAAAAAAAAAAAAAAAAAAA"}}"#;
    let _: PasskeyChallenge = stranger.request::<()>("POST", "/sessions/passkey/start", None).await.expect();
    let ceremony = stranger.cookies.clone();
    assert_eq!(ceremony[0].0, "__Host-tdu-ceremony");
    let first = stranger.request("POST", "/sessions/passkey/finish", Some(&answer(assertion))).await;
    first.is(ProblemKind::NotRecognised);
    assert_eq!(first.problem().detail, None, "the ceremony was there, the passkey is not known");
    let second = stranger.request("POST", "/sessions/passkey/finish", Some(&answer(assertion))).await;
    assert!(second.problem().detail.is_some(), "the ceremony was used");

    let _: PasskeyChallenge = stranger.request::<()>("POST", "/sessions/passkey/start", None).await.expect();
    app.clock.pass(5 * Timestamp::MINUTE);
    let late = stranger.request("POST", "/sessions/passkey/finish", Some(&answer(assertion))).await;
    assert!(late.problem().detail.is_some());
}

#[tokio::test]
async fn a_credential_that_carries_what_the_prf_gave_is_refused() {
    let app = TestApp::empty().await;
    let mut stranger = app.stranger();
    let _: PasskeyChallenge = stranger.request::<()>("POST", "/sessions/passkey/start", None).await.expect();
    let credential =
        String::from(r#"{"id":"AAAA","clientExtensionResults":{"prf":{"results":{"first":"AA"}}}}"#);
    let body = PasskeyAnswer { credential };
    let refused = stranger.request("POST", "/sessions/passkey/finish", Some(&body)).await;
    refused.is(ProblemKind::BadRequest);
    assert!(refused.problem().detail.unwrap().contains("prf"));
}

#[tokio::test]
async fn a_ceremony_begun_to_sign_in_or_by_another_account_enrols_nothing() {
    let (app, organisation, mut admin) = TestApp::founded().await;
    let mut manager = app.join(&mut admin, organisation.directory, Role::Manager).await;
    let enrolment = || PasskeyEnrolment {
        credential: String::from("{}"),
        opener: tdu_protocol::OpenerId([1; 16]),
        vault: None,
    };
    let _: PasskeyChallenge = manager.request::<()>("POST", "/sessions/passkey/start", None).await.expect();
    manager.request("POST", "/passkeys/finish", Some(&enrolment())).await.is(ProblemKind::NotRecognised);
    let _: PasskeyChallenge = manager.request::<()>("POST", "/passkeys/start", None).await.expect();
    let ceremony = manager.cookies.iter().find(|(name, _)| name == "__Host-tdu-ceremony").unwrap().clone();
    admin.cookies.push(ceremony);
    admin.request("POST", "/passkeys/finish", Some(&enrolment())).await.is(ProblemKind::NotRecognised);
    // Her own ceremony gets as far as the credential.
    let _: PasskeyChallenge = manager.request::<()>("POST", "/passkeys/start", None).await.expect();
    manager.request("POST", "/passkeys/finish", Some(&enrolment())).await.is(ProblemKind::BadRequest);
}

#[tokio::test]
async fn enrolling_a_passkey_needs_a_session() {
    let (app, _, mut admin) = TestApp::founded().await;
    app.stranger().request::<()>("POST", "/passkeys/start", None).await.is(ProblemKind::NotSignedIn);
    let challenge: PasskeyChallenge = admin.request::<()>("POST", "/passkeys/start", None).await.expect();
    assert!(challenge.options.contains("publicKey"));
    assert!(!challenge.options.contains(&admin.person.account.to_string()));
}
