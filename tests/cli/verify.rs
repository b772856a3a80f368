//! The proof of a charter, verified by whoever holds the file: no server, no account.

use std::fs;

use serde_json::json;
use tdu_driver::examine_proof;
use tdu_paper::{Fonts, Inside, Pages, inside};
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

/// So many places of a PDF are altered, one at a time.
const PLACES: usize = 8;

#[tokio::test(flavor = "multi_thread")]
async fn a_pdf_is_the_copy_that_was_made_or_is_told_from_it_at_any_byte() {
    let service = Service::open().await;
    let file = proof(&service).await;
    let terminal = Terminal::at(&service.house, "https://nowhere.invalid");
    let folder = service.house.folder_for("pages");
    fs::create_dir_all(&folder).expect("a folder");
    let (json, pdf) = (folder.join("charte.json"), folder.join("charte.pdf"));
    fs::write(&json, &file).expect("the folder can be written");
    let [json, path] = [&json, &pdf].map(|path| path.to_str().expect("UTF-8"));

    let told = terminal.tdu(&["verify", json, "--pdf", path]).await;
    assert_eq!(told.code, 0, "{told:?}");
    let told = terminal.tdu(&["verify", path, "--lang", "fr"]).await;
    assert_eq!(told.code, 0, "{told:?}");
    assert!(told.out.contains("Les pages de ce PDF sont, octet par octet, celles"), "{told:?}");
    assert!(told.out.contains("La personne accompagnée a signé"), "{told:?}");
    let told = terminal.tdu(&["verify", path, "--json"]).await;
    assert_eq!((told.code, &told.json()["pages"]), (0, &json!("as-made")), "{told:?}");

    let whole = fs::read(&pdf).expect("it was written");
    let fonts = Fonts::embedded();
    let made = inside(&whole, &fonts).expect("a proof is inside");
    assert_eq!(made, Inside { proof: file, pages: Pages::AsMade });
    let first = fastrand::usize(..whole.len() / PLACES);
    for place in (first..whole.len()).step_by(whole.len() / PLACES) {
        let mut altered = whole.clone();
        altered[place] ^= 1;
        let believed = inside(&altered, &fonts).is_ok_and(|found| found.pages == Pages::AsMade);
        assert!(!believed, "byte {place} of {} may not be changed", whole.len());
    }
    for altered in [[&whole[..], b"\n"].concat(), whole[..whole.len() - 1].to_vec()] {
        let believed = inside(&altered, &fonts).is_ok_and(|found| found.pages == Pages::AsMade);
        assert!(!believed, "its end may not be changed");
    }

    // A page that was changed does not make the proof false, and new pages can be made of it.
    let page = whole.windows(7).position(|bytes| bytes == b"/Length").expect("a stream") + 40;
    let mut altered = whole.clone();
    altered[page] ^= 1;
    fs::write(&pdf, &altered).expect("the folder can be written");
    let again = folder.join("again.pdf");
    let told = terminal.tdu(&["verify", path, "--lang", "fr", "--pdf", again.to_str().expect("UTF-8")]).await;
    assert_eq!(told.code, 9, "{told:?}");
    assert!(told.out.contains("Personne ne garantit les pages de ce PDF"), "{told:?}");
    assert!(told.out.contains("La personne accompagnée a signé"), "{told:?}");
    assert_eq!(fs::read(&again).expect("it was written"), whole);
}
