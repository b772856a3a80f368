//! Files at their term, at the terminal.

use serde_json::json;
use tdu_tests::people::Service;

use super::terminal::Terminal;

#[tokio::test(flavor = "multi_thread")]
async fn a_file_at_its_term_is_kept_with_a_reason_or_erased_on_purpose() {
    let service = Service::open().await;
    let terminal = Terminal::of(&service.house, service.house.origin(), &service.anna).await;
    for name in ["Chloé", "Driss"] {
        service.anna.opens_case(name).await;
    }
    service.anna.settles().await.expect("the server is there");
    for name in ["Chloé", "Driss"] {
        let line = ["note", "add", "--case", name, "--channel", "telephone", "--day", "2020-01-02"];
        let added = terminal.tdu_reading("Quetzalcoatlus", &line).await;
        assert_eq!(added.code, 0, "{added:?}");
    }
    let at_term = terminal.tdu(&["cases", "--at-term", "--json"]).await.json();
    assert_eq!(at_term["cases"].as_array().map(Vec::len), Some(2), "Nadia has just joined: {at_term}");
    assert_eq!(at_term["cases"][0]["term"]["stage"], "reached");

    let until = service.anna.clock_day().plus(30).to_iso();
    let keep = ["term", "keep", "Chloé", "--until", &until, "--reason", "Un recours est en cours."];
    assert_eq!(terminal.tdu(&keep).await.code, 0);
    let shown = terminal.tdu(&["case", "Chloé", "--lang", "fr"]).await;
    assert!(shown.out.contains("Un recours est en cours.") && shown.out.contains(&until), "{shown:?}");

    assert_eq!(terminal.tdu(&["term", "erase", "Driss"]).await.code, 2, "not by a slip");
    let early = terminal.tdu(&["term", "erase", "Nadia", "--sure", "--json"]).await;
    assert_eq!(early.code, 5, "{early:?}");
    let erased = terminal.tdu(&["term", "erase", "Driss", "--sure", "--json"]).await;
    assert_eq!((erased.code, &erased.json()["waiting"]), (0, &json!(0)), "{erased:?}");
    let closed = terminal.tdu(&["cases", "--closed", "--json"]).await.json();
    assert_eq!(
        (&closed["cases"][0]["name"], closed["cases"].as_array().map(Vec::len)),
        (&json!(""), Some(1))
    );
    assert!(closed["cases"][0]["erased"].is_object(), "{closed}");
    assert_eq!(terminal.tdu(&["case", "Driss"]).await.code, 5, "nobody of this name");
    let noted = terminal.tdu(&["term", "noted", "Nadia", "--json"]).await;
    assert_eq!(noted.code, 0, "{noted:?}");

    service.nadia.says(service.conversation, "Le bailleur a répondu.").await;
    service.nadia.settles().await.expect("the server is there");
    let note =
        ["note", "add", "--case", "Nadia", "--channel", "messagerie", "--text", "Réponse reçue.", "--json"];
    let add = async |more: &[&str]| terminal.tdu(&[&note, more].concat()).await.json()["noted"].clone();
    assert_eq!(add(&[]).await, json!(0), "never by itself");
    assert_eq!(add(&["--messages-noted"]).await, json!(1));
    assert_eq!(add(&["--messages-noted"]).await, json!(0), "nothing is left to say");
}
