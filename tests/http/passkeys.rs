//! What a passkey's PRF gave must not leave the device: a body that holds it is refused, whoever sends it.

use rand_core::OsRng;
use tdu_core::secret::random_id;
use tdu_protocol::api::{PasskeyAnswer, PasskeyEnrolment};
use tdu_protocol::problem::ProblemKind;
use tdu_tests::people::{House, found};

fn credentials() -> [String; 3] {
    let results = serde_json::json!({ "results": { "first": "UXVldHphbGNvYXRs" } });
    [
        serde_json::json!({ "id": "AA", "clientExtensionResults": { "prf": results } }),
        serde_json::json!({ "id": "AA", "extensions": { "prf": results } }),
        serde_json::json!({ "id": "AA", "response": { "more": [{ "prf": { "enabled": true } }] } }),
    ]
    .map(|value| value.to_string())
}

#[tokio::test(flavor = "multi_thread")]
async fn a_credential_with_prf_results_is_refused_and_not_repeated() {
    let house = House::open().await;
    let administrator = found(&house).await;
    let mut raw = administrator.signed_in(&house).await;
    for credential in credentials() {
        assert_eq!(raw.send_bytes("POST", "/sessions/passkey/start", None).await.status, 200);
        let before = house.kept().await.lasting();
        let answer = PasskeyAnswer { credential: credential.clone() };
        let login = raw.ask("POST", "/sessions/passkey/finish", &answer).await;
        assert_eq!(raw.send_bytes("POST", "/passkeys/start", None).await.status, 200);
        let enrolment = PasskeyEnrolment { credential, opener: random_id(&mut OsRng), vault: None };
        let enrolled = raw.ask("POST", "/passkeys/finish", &enrolment).await;
        for answer in [login, enrolled] {
            let problem = answer.problem();
            assert_eq!(problem.kind, ProblemKind::BadRequest);
            assert!(problem.detail.is_some_and(|detail| detail.contains("prf")), "it says what is wrong");
            assert!(!answer.text().contains("UXVldHphbGNvYXRs"), "{}", answer.text());
        }
        let after = house.kept().await.lasting();
        assert_eq!(before.difference(&after), Vec::<String>::new());
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_credential_that_is_not_one_is_refused() {
    let house = House::open().await;
    let administrator = found(&house).await;
    let mut raw = administrator.signed_in(&house).await;
    for credential in ["", "{}", "[]", "null", "{\"id\":1}", "Quetzalcoatl"] {
        assert_eq!(raw.send_bytes("POST", "/sessions/passkey/start", None).await.status, 200);
        let answer = PasskeyAnswer { credential: credential.to_owned() };
        let refused = raw.ask("POST", "/sessions/passkey/finish", &answer).await;
        refused.is(ProblemKind::BadRequest);
        assert!(!refused.text().contains("Quetzalcoatl"));
    }
}
