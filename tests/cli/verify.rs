//! The proof of a charter, verified by whoever holds the file: no server, no account.

use std::fs;

use serde_json::{Value, json};
use tdu_core::app::{CharterState, Command, Reply};
use tdu_core::proof::Outcome;
use tdu_driver::examine_proof;
use tdu_policies::Lang;
use tdu_tests::people::Service;

use super::terminal::Terminal;

/// A charter that Nadia signed and Anna countersigned: the file that Nadia was given.
async fn proof(service: &Service) -> Vec<u8> {
    let conversation = service.conversation;
    let Ok(Reply::Charter(view)) = service.nadia.ask(Command::Charter { conversation, lang: Lang::En }).await
    else {
        panic!("a charter waits")
    };
    let (digest, consents) = (view.digest, Vec::new());
    let sign = Command::SignCharter { conversation, lang: Lang::En, digest, consents, heard: false };
    service.nadia.ask(sign).await.expect("the text that was shown");
    service.nadia.settles().await.expect("the server is there");
    service.anna.settles().await.expect("the server is there");
    service.anna.ask(Command::CountersignCharter { conversation }).await.expect("she signed");
    service.anna.settles().await.expect("the server is there");
    service.nadia.settles().await.expect("the server is there");
    let Ok(Reply::Charter(view)) = service.nadia.ask(Command::Charter { conversation, lang: Lang::En }).await
    else {
        panic!("the charter is there")
    };
    assert!(matches!(view.state, CharterState::Countersigned { .. }), "{:?}", view.state);
    match service.nadia.ask(Command::CharterCopy { conversation }).await {
        Ok(Reply::File { bytes, .. }) => bytes,
        other => panic!("{other:?}"),
    }
}

/// Every place in a file where a value stands.
fn leaves(value: &Value, path: &str, found: &mut Vec<String>) {
    match value {
        Value::Object(fields) => {
            fields.iter().for_each(|(name, value)| leaves(value, &format!("{path}/{name}"), found));
        }
        Value::Array(items) => {
            items.iter().enumerate().for_each(|(n, value)| leaves(value, &format!("{path}/{n}"), found));
        }
        _ => found.push(path.to_owned()),
    }
}

/// The value with as little changed as can be: one character, or a number by one.
fn altered(value: &Value) -> Value {
    match value {
        Value::Null => json!(0),
        Value::Number(number) => json!(number.as_u64().expect("a natural number") + 1),
        Value::String(text) if text == "en" => json!("ar"),
        Value::String(text) => {
            let middle = text.chars().count() / 2;
            let other = |c: char| if c == 'A' { 'B' } else { 'A' };
            json!(
                text.chars()
                    .enumerate()
                    .map(|(n, c)| if n == middle { other(c) } else { c })
                    .collect::<String>()
            )
        }
        other => panic!("{other} is not in a proof"),
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_proof_holds_without_a_server_and_fails_at_every_field_that_is_changed() {
    let service = Service::open().await;
    let file = proof(&service).await;
    let found = examine_proof(&file).expect("a proof");
    assert!(found.holds(), "{found:?}");
    assert!(found.findings.iter().all(|finding| finding.outcome == Outcome::Holds), "{found:?}");
    assert!(found.signed.is_some_and(|act| act.at.is_some()));
    assert_eq!(found.countersigned.map(|act| act.account), Some(service.anna.keys().await.account));

    let whole: Value = serde_json::from_slice(&file).expect("JSON");
    let mut places = Vec::new();
    leaves(&whole, "", &mut places);
    assert!(places.len() > 25, "{places:?}");
    for place in places {
        let mut changed = whole.clone();
        let value = changed.pointer_mut(&place).expect("it stands there");
        *value = altered(value);
        let bytes = serde_json::to_vec(&changed).expect("JSON");
        let holds = examine_proof(&bytes).is_ok_and(|found| found.holds());
        assert!(!holds, "{place} may not be changed");
    }
    for place in ["/evidence/0", "/evidence/1"] {
        let mut twice = whole.clone();
        let act = twice.pointer(place).expect("an act").clone();
        twice["evidence"].as_array_mut().expect("acts").push(act);
        assert!(examine_proof(&serde_json::to_vec(&twice).expect("JSON")).is_err(), "two acts and no more");
    }
    // A signature alone proves less, and nothing false.
    let mut alone = whole.clone();
    alone["evidence"].as_array_mut().expect("acts").truncate(1);
    let found = examine_proof(&serde_json::to_vec(&alone).expect("JSON")).expect("a proof");
    assert!(found.holds() && found.countersigned.is_none());
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_holds_the_file_is_told_in_plain_words_what_it_proves() {
    let service = Service::open().await;
    let file = proof(&service).await;
    let terminal = Terminal::at(&service.house, "https://nowhere.invalid");
    let folder = service.house.folder_for("proof");
    fs::create_dir_all(&folder).expect("a folder");
    let (path, organisation) =
        (folder.join("charte.json"), examine_proof(&file).expect("a proof").organisation);
    fs::write(&path, &file).expect("the folder can be written");
    let path = path.to_str().expect("UTF-8");

    let told = terminal.tdu(&["verify", path, "--lang", "fr"]).await;
    assert_eq!(told.code, 0, "{told:?}");
    assert!(told.out.contains("La personne accompagnée a signé") && !told.out.contains("défaut"), "{told:?}");
    assert!(told.out.contains("Ce qu'aucun fichier de ce genre ne prouve"), "{told:?}");
    let theirs = organisation.to_string();
    let json = terminal.tdu(&["verify", path, "--organisation", &theirs, "--json"]).await;
    assert_eq!((json.code, &json.json()["holds"]), (0, &json!(true)), "{json:?}");
    // One in sixty-four begins as an option does.
    let other = tdu_protocol::Hash32([0xf8; 32]).to_string();
    assert!(other.starts_with('-'));
    assert_eq!(terminal.tdu(&["verify", path, "--organisation", &other]).await.code, 9, "another service");

    let text = String::from_utf8(file).expect("JSON");
    fs::write(path, text.replacen("the", "thé", 1)).expect("the folder can be written");
    let told = terminal.tdu(&["verify", path, "--lang", "en"]).await;
    assert_eq!(told.code, 9, "{told:?}");
    assert!(told.out.contains("The text in this file is not the one that was signed."), "{told:?}");
    assert!(
        told.out.contains("The person signed"),
        "one point that fails does not hide the others: {told:?}"
    );
    fs::write(path, "{}").expect("the folder can be written");
    let told = terminal.tdu(&["verify", path, "--lang", "en"]).await;
    assert_eq!(told.code, 9);
    assert!(told.err.contains("is not a proof"), "{told:?}");
}
