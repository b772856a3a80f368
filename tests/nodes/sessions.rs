//! Signing in and out, wherever one is.

use tdu_protocol::api::{PasskeyAnswer, PasskeyChallenge};
use tdu_protocol::problem::ProblemKind;
use tdu_tests::people::Raw;

use super::pair::{Pair, signed_in};

#[tokio::test(flavor = "multi_thread")]
async fn a_session_holds_at_both_servers_and_ends_at_both() {
    let (pair, mut hand, login) = Pair::founded().await;
    let mut socket = pair.listens(&pair.one, &hand.raw, 0).await;
    socket.hears().await.expect("the directory");
    let mut at_two = pair.at_two(&hand.raw);
    assert_eq!(at_two.get("/sessions/current").await.status, 200);
    let mut another = signed_in(&pair.two, &pair.certificate, &login).await;
    assert_eq!(at_two.send_bytes("DELETE", "/sessions/current", None).await.status, 204);
    assert!(socket.hears().await.is_none(), "the socket at the first server goes with the session");
    hand.raw.get("/sessions/current").await.is(ProblemKind::NotSignedIn);
    assert_eq!(another.get("/sessions/current").await.status, 200, "the other session goes on");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_ceremony_begun_at_one_server_is_ended_at_the_other_once() {
    let pair = Pair::open().await;
    let mut at_one = Raw::at(&pair.one.origin(), &pair.certificate);
    let _: PasskeyChallenge = at_one.send_bytes("POST", "/sessions/passkey/start", None).await.value();
    let mut at_two = pair.at_two(&at_one);
    let credential = r#"{"id":"AAAA","rawId":"AAAA","type":"public-key","extensions":{},"response":{
        "authenticatorData":"AAAA","clientDataJSON":"AAAA","signature":"AAAA","userHandle":"AAAAAAAAAAAAAAAAAAAAAA"}}"#;
    let answer = PasskeyAnswer { credential: credential.to_owned() };
    let first = at_two.ask("POST", "/sessions/passkey/finish", &answer).await;
    first.is(ProblemKind::NotRecognised);
    assert_eq!(first.problem().detail, None, "the ceremony was there, the passkey is not known");
    let second = at_one.ask("POST", "/sessions/passkey/finish", &answer).await;
    assert!(second.problem().detail.is_some(), "the ceremony was used");
}
