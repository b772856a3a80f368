//! An authority says when an answer existed: asked through the server, kept with the answer, verified by whoever has the file.

use std::fs;
use std::time::Duration;

use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use tdu_server::Config;
use tdu_server::config::Authority as Settings;
use tdu_tests::authority::{Authority, Mood};
use tdu_tests::people::{House, Service};

use super::proofs::{copy_of, countersigns, signs_on_her_device};
use super::terminal::Terminal;
use crate::frozen;

/// A proof with a stamp, as it was made in November 2026, and the certificate of the made-up authority that stamped it.
#[derive(Serialize, Deserialize)]
struct Kept {
    proof: Value,
    authority: String,
}

async fn house(authority: &Authority) -> House {
    let url = authority.url().parse().expect("an address");
    let settings = Settings { url, policy: None, ca: None, timeout: Duration::from_secs(10) };
    House::start(Config { authority: Some(settings), ..Config::local("") }).await
}

#[tokio::test(flavor = "multi_thread")]
async fn an_authority_dates_an_answer_and_whoever_has_the_file_can_say_whose_word_counts() {
    let authority = Authority::open().await;
    let service = Service::at(house(&authority).await).await;
    let terminal = Terminal::of(&service.house, service.house.origin(), &service.anna).await;
    signs_on_her_device(&service).await;
    let unstamped = copy_of(&service).await;

    // Whatever it answers, the answer to the charter stays, and it can be asked again.
    assert_eq!(terminal.tdu(&["charter", "stamp", "Nadia"]).await.code, 0);
    for mood in [Mood::Away, Mood::Lost, Mood::Garbage, Mood::Endless, Mood::Repeating] {
        authority.is(mood);
        let refused = terminal.tdu(&["charter", "stamp", "Nadia", "--json"]).await;
        assert_eq!(refused.problem(5), "no-time-stamp", "{mood:?}");
    }
    let told = terminal.tdu(&["charter", "stamp", "Nadia", "--lang", "fr"]).await;
    assert!(told.err.contains("La réponse à la charte est gardée telle quelle"), "{told:?}");
    authority.is(Mood::Honest);
    countersigns(&service).await;
    assert_eq!(terminal.tdu(&["charter", "stamp", "Nadia"]).await.code, 0);

    // Nothing of what was signed is in what the authority is told, and no two requests are alike.
    let asked = authority.asked();
    assert!(asked.iter().all(|asked| asked.len() < 80), "a digest and a number");
    assert!(asked.windows(2).all(|two| two[0] != two[1]));

    service.nadia.settles().await.expect("the server is there");
    let stamped: Value = serde_json::from_slice(&copy_of(&service).await).expect("JSON");
    assert_eq!(stamped["format"], "trait-d-union/charter-proof/3");
    let without: Value = serde_json::from_slice(&unstamped).expect("JSON");
    assert_eq!(without["format"], "trait-d-union/charter-proof/2", "as before");

    let folder = service.house.folder_for("stamped");
    fs::create_dir_all(&folder).expect("a folder");
    let [file, pdf] = ["charte.json", "charte.pdf"].map(|name| folder.join(name).display().to_string());
    let write = |value: &Value| fs::write(&file, value.to_string()).expect("the folder can be written");
    write(&stamped);
    let root = authority.root();
    let line = ["verify", &file, "--authority", &root, "--pdf", &pdf, "--json"];
    let verified = terminal.tdu(&line).await;
    let said = verified.json();
    assert_eq!((verified.code, &said["holds"]), (0, &json!(true)), "{said}");
    assert_eq!(said["stamped"]["by"], "Horodatage-Exemple");
    let told = terminal.tdu(&["verify", &pdf, "--lang", "fr"]).await;
    assert_eq!(told.code, 0, "{told:?}");
    for words in ["octet par octet, celles", "À vous de dire si vous faites confiance", "Racine-Exemple"] {
        assert!(told.out.contains(words), "{words}: {told:?}");
    }
    assert!(!told.out.contains("sans horodatage par un tiers"), "{told:?}");

    // Whoever kept such a file verifies it with any later version.
    let authority_of_today = || fs::read_to_string(&root).expect("the certificate's file");
    let kept = frozen::read("charter-proof-3.json", || Kept {
        proof: stamped.clone(),
        authority: authority_of_today(),
    });
    write(&kept.proof);
    let certificate = folder.join("kept.pem").display().to_string();
    fs::write(&certificate, kept.authority).expect("the folder can be written");
    let verified = terminal.tdu(&["verify", &file, "--authority", &certificate, "--json"]).await;
    assert_eq!((verified.code, &verified.json()["holds"]), (0, &json!(true)), "{verified:?}");
    write(&stamped);

    // Another authority's certificate, a file without a stamp, a stamp of another answer, and each half of a change.
    let other = Authority::open().await.root();
    assert_eq!(terminal.tdu(&["verify", &file, "--authority", &other]).await.code, 9);
    let no_certificate = terminal.tdu(&["verify", &file, "--authority", &file, "--json"]).await;
    assert_eq!(no_certificate.problem(9), "no-certificate");
    let mut moved = stamped.clone();
    moved["evidence"][0] = stamped["evidence"][1].clone();
    let mut cut = stamped.clone();
    cut["stamp"] = json!("AAAA");
    let mut renamed = stamped.clone();
    renamed["format"] = json!("trait-d-union/charter-proof/2");
    for (change, altered) in [("moved", moved), ("cut", cut), ("renamed", renamed)] {
        write(&altered);
        assert_eq!(terminal.tdu(&["verify", &file]).await.code, 9, "{change}");
    }
    fs::write(&file, &unstamped).expect("the folder can be written");
    assert_eq!(terminal.tdu(&["verify", &file]).await.code, 0);
    let told = terminal.tdu(&["verify", &file, "--authority", &root, "--lang", "fr"]).await;
    assert_eq!(told.code, 9);
    assert!(told.out.contains("n'a pas d'horodatage de l'autorité demandée"), "{told:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_service_without_an_authority_says_so() {
    let service = Service::open().await;
    let terminal = Terminal::of(&service.house, service.house.origin(), &service.anna).await;
    signs_on_her_device(&service).await;
    let told = terminal.tdu(&["charter", "stamp", "Nadia", "--json"]).await;
    assert_eq!(told.problem(5), "no-authority");
}
