//! The proof of a charter, verified by whoever holds the file: no server, no account.

use std::fs;

use serde_json::json;
use tdu_driver::examine_proof;
use tdu_tests::people::Service;

use super::proofs::{copy_of, countersigns, signs_on_her_device};
use super::terminal::Terminal;

/// A charter that Nadia signed and Anna countersigned: the file that Nadia was given.
async fn proof(service: &Service) -> Vec<u8> {
    signs_on_her_device(service).await;
    countersigns(service).await;
    copy_of(service).await
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
    assert!(told.out.contains("The text in this file is not the one that was answered."), "{told:?}");
    assert!(
        told.out.contains("The person signed"),
        "one point that fails does not hide the others: {told:?}"
    );
    fs::write(path, "{}").expect("the folder can be written");
    let told = terminal.tdu(&["verify", path, "--lang", "en"]).await;
    assert_eq!(told.code, 9);
    assert!(told.err.contains("is not a proof"), "{told:?}");
}
