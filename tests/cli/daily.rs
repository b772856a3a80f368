//! A worker's day at the terminal.

use serde_json::json;
use tdu_tests::people::{House, Service};

use super::terminal::{Terminal, files};

/// A worker with a file, a conversation, and a terminal.
async fn at_work() -> (Service, Terminal) {
    let service = Service::open().await;
    let terminal = Terminal::of(&service.house, service.house.origin(), &service.anna).await;
    (service, terminal)
}

#[tokio::test(flavor = "multi_thread")]
async fn a_note_written_at_the_terminal_is_read_there_and_by_the_other_client() {
    let (service, terminal) = at_work().await;
    let line =
        ["note", "add", "--case", "Nadia", "--channel", "telephone", "--theme", "famille", "--minutes", "20"];
    let added =
        terminal.tdu_reading("Quetzalcoatlus au téléphone\n", &[&line[..], &["--json"]].concat()).await;
    assert_eq!(added.code, 0, "{added:?}");
    assert_eq!(
        (&added.json()["case"], &added.json()["waiting"]),
        (&json!(service.case.to_string()), &json!(0))
    );

    service.anna.settles().await.expect("the server is there");
    assert_eq!(service.anna.texts(service.case).await, ["Quetzalcoatlus au téléphone"]);

    let found = terminal.tdu(&["cases", "--query", "quetzalcoatlus", "--json"]).await;
    assert_eq!((found.code, &found.json()["cases"][0]["name"]), (0, &json!("Nadia")), "{found:?}");
    let table = terminal.tdu(&["cases"]).await;
    assert!(table.out.contains("Nadia") && table.out.contains(&service.case.to_string()), "{table:?}");
    let none = terminal.tdu(&["cases", "--query", "introuvable", "--json"]).await;
    assert_eq!((none.code, none.json()), (0, json!({ "cases": [] })));

    let file = terminal.tdu(&["case", "nadia"]).await;
    assert!(file.out.contains("Quetzalcoatlus au téléphone") && file.out.contains("20 minutes"), "{file:?}");
    let file = terminal.tdu(&["case", &service.case.to_string(), "--json"]).await.json();
    assert_eq!(file["person"]["name"], "Nadia");
    assert_eq!(file["timeline"][0]["what"]["note"]["note"]["minutes"], 20, "{file}");
}

#[tokio::test(flavor = "multi_thread")]
async fn an_answer_to_the_charter_is_written_down_and_a_colleague_confirms_it() {
    let (service, terminal) = at_work().await;
    let shown = terminal.tdu(&["charter", "show", "Nadia", "--json"]).await;
    assert_eq!((shown.code, &shown.json()["state"]), (0, &json!("presented")), "{shown:?}");
    let line = ["charter", "record", "Nadia", "--meeting", "in-person", "--identity", "known"];
    let yes = ["--answer", "yes", "--in-lang", "ar", "--helper", "interpreter", "--helper-name", "Rachid"];
    let told = terminal.tdu(&[&line[..], &yes[..], &["--lang", "fr"]].concat()).await;
    assert_eq!(told.code, 0, "{told:?}");
    for words in
        ["acceptée de vive voix, à confirmer", "interprète (Rachid)", "pas de signature électronique"]
    {
        assert!(told.out.contains(words), "{words}: {told:?}");
    }
    let asked = terminal.tdu(&["charter", "ask", "Nadia", "--colleague", "Omar", "--json"]).await;
    assert_eq!((asked.code, &asked.json()["colleagues"]), (0, &json!(["Omar"])), "{asked:?}");
    let nobody = terminal.tdu(&["charter", "ask", "Nadia", "--colleague", "Zoé"]).await;
    assert_ne!(nobody.code, 0, "{nobody:?}");

    let other = Terminal::of(&service.house, service.house.origin(), &service.omar).await;
    let confirmed = other.tdu(&["charter", "confirm", "Nadia", "--json"]).await;
    assert!(confirmed.json()["state"]["witnessed"].is_object(), "{confirmed:?}");
    let out = service.house.folder_for("proof").join("charte.json");
    std::fs::create_dir_all(out.parent().expect("a folder")).expect("a folder");
    let out = out.to_str().expect("UTF-8");
    let proof = terminal.tdu(&["charter", "proof", "Nadia", "--out", out]).await;
    assert_eq!(proof.code, 0, "{proof:?}");
    assert_eq!(terminal.tdu(&["verify", out]).await.code, 0, "what is written can be verified");

    let back = terminal.tdu(&[&line[..], &["--answer", "withdrawn", "--json"]].concat()).await;
    assert_eq!(back.json()["state"]["withdrawn"]["told"], true, "{back:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn messages_go_both_ways() {
    let (service, terminal) = at_work().await;
    let sent = terminal.tdu(&["messages", "--case", "Nadia", "--send", "Bonjour Nadia", "--json"]).await;
    assert_eq!(sent.code, 0, "{sent:?}");
    service.nadia.settles().await.expect("the server is there");
    assert_eq!(service.nadia.messages(None).await, ["Bonjour Nadia"]);
    service.nadia.says(service.conversation, "Bonjour Anna").await;
    service.nadia.settles().await.expect("the server is there");

    let read = terminal.tdu(&["messages", "--case", "Nadia", "--json"]).await.json();
    let texts: Vec<_> =
        read["messages"].as_array().expect("a list").iter().map(|m| m["text"].clone()).collect();
    assert_eq!(texts, [json!("Bonjour Nadia"), json!("Bonjour Anna")]);
    assert_eq!(read["unread"], 1);
    let shown = terminal.tdu(&["messages", "--case", "Nadia", "--seen"]).await;
    assert!(shown.out.contains("Bonjour Anna"), "{shown:?}");
    let all = terminal.tdu(&["messages", "--json"]).await.json();
    assert_eq!(all["conversations"][0]["unread"], 0, "{all}");
}

#[tokio::test(flavor = "multi_thread")]
async fn documents_leave_the_terminal_and_are_saved_without_writing_over_others() {
    let (service, terminal) = at_work().await;
    let folder = service.house.folder_for("documents");
    std::fs::create_dir_all(&folder).expect("a folder");
    let letter = folder.join("lettre.txt");
    std::fs::write(&letter, "Quetzalcoatlus").expect("it can be written");
    let path = letter.to_str().expect("UTF-8");
    let line = ["messages", "--case", "Nadia", "--attach", path, "--attach", path, "--json"];
    let sent = terminal.tdu(&line).await;
    assert_eq!(sent.code, 0, "{sent:?}");
    service.nadia.settles().await.expect("the server is there");
    let shown = service.nadia.conversation(None).await.messages.pop().expect("a message");
    assert_eq!(shown.attachments.iter().map(|one| one.name.as_str()).collect::<Vec<_>>(), ["lettre.txt"; 2]);

    let path = folder.to_str().expect("UTF-8");
    let saved = terminal.tdu(&["messages", "--case", "Nadia", "--save", path, "--lang", "fr"]).await;
    assert_eq!(saved.code, 0, "{saved:?}");
    assert!(saved.out.contains("[document] lettre.txt"), "{saved:?}");
    for name in ["lettre (2).txt", "lettre (3).txt"] {
        assert_eq!(std::fs::read(folder.join(name)).expect("it was saved"), b"Quetzalcoatlus");
    }
    let gone = folder.join("nulle part.txt");
    let line = ["messages", "--case", "Nadia", "--attach", gone.to_str().expect("UTF-8"), "--json"];
    assert_ne!(terminal.tdu(&line).await.code, 0, "a file that is not there is told");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_picture_leaves_without_what_is_hidden_in_it_and_a_damaged_one_only_if_told_to() {
    let (service, terminal) = at_work().await;
    let folder = service.house.folder_for("pictures");
    std::fs::create_dir_all(&folder).expect("a folder");
    let shown = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../docs/pictures/charter.png");
    let picture = [std::fs::read(shown).expect("it is there"), b"Quetzalcoatlus".to_vec()].concat();
    let (whole, damaged) = (folder.join("rue.png"), folder.join("porte.png"));
    std::fs::write(&whole, &picture).expect("it can be written");
    std::fs::write(&damaged, &picture[..picture.len() / 2]).expect("it can be written");

    let path = damaged.to_str().expect("UTF-8");
    let line = ["messages", "--case", "Nadia", "--attach", whole.to_str().expect("UTF-8"), "--attach", path];
    let refused = terminal.tdu(&[&line[..], &["--json"]].concat()).await;
    assert_eq!(refused.problem(5), "hidden-details");
    assert!(terminal.tdu(&[&line[..], &["--lang", "fr"]].concat()).await.err.contains("--as-it-is"));
    service.nadia.settles().await.expect("the server is there");
    assert!(service.nadia.messages(None).await.is_empty(), "nothing has left");

    let sent = terminal.tdu(&[&line[..], &["--as-it-is", "--json"]].concat()).await;
    assert_eq!(sent.code, 0, "{sent:?}");
    let saved = folder.join("saved");
    let path = saved.to_str().expect("UTF-8");
    assert_eq!(terminal.tdu(&["messages", "--case", "Nadia", "--save", path]).await.code, 0);
    let read = |name: &str| std::fs::read(saved.join(name)).expect("it was saved");
    assert_eq!(read("rue.png"), picture[..picture.len() - b"Quetzalcoatlus".len()]);
    assert_eq!(read("porte.png"), picture[..picture.len() / 2], "it left as it is");
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_logs_in_is_greeted_and_remembered_and_whoever_logs_out_leaves_nothing() {
    let (service, terminal) = at_work().await;
    // Remembered: no words any more.
    let again = terminal.tdu(&["login", "--server", service.house.origin(), "--json"]).await;
    assert_eq!(
        (again.code, &again.json()["name"], &again.json()["role"]),
        (0, &json!("Anna"), &json!("worker"))
    );
    let greeted = terminal.tdu(&["login", "--server", service.house.origin(), "--lang", "fr"]).await;
    assert!(greeted.out.contains("Anna") && greeted.out.contains("Maison commune"), "{greeted:?}");
    let sessions = service.house.kept().await.count("sessions");

    assert_eq!(terminal.tdu(&["logout"]).await.code, 0);
    assert_eq!(
        service.house.kept().await.count("sessions"),
        sessions - 1,
        "the session ends on the server too"
    );
    let left: usize =
        files(&terminal.folder()).iter().map(|file| std::fs::read(file).expect("it can be read").len()).sum();
    assert!(left < 64, "{left} bytes stay behind in {:?}", files(&terminal.folder()));
    assert_eq!(terminal.tdu(&["cases", "--json"]).await.problem(4), "nobody-here");
}

#[tokio::test(flavor = "multi_thread")]
async fn without_remembering_the_words_are_asked_at_each_command() {
    let service = Service::open().await;
    let terminal = Terminal::at(&service.house, service.house.origin());
    terminal.writes_words(service.anna.words.as_deref().expect("words were drawn"));
    let login = terminal.logs_in(&["--ask-each-time"]).await;
    assert_eq!(login.code, 0, "{login:?}");
    assert_eq!(terminal.tdu(&["cases", "--json"]).await.problem(4), "no-terminal");
    let words = service.anna.words.clone().expect("words were drawn");
    let asked = terminal.tdu_reading(&words, &["cases", "--json", "--words-file", "-"]).await;
    assert_eq!((asked.code, &asked.json()["cases"][0]["name"]), (0, &json!("Nadia")), "{asked:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn the_doctor_finds_a_healthy_client_well_and_names_each_fault() {
    let (service, terminal) = at_work().await;
    let well = terminal.tdu(&["doctor", "--json"]).await;
    assert_eq!(well.code, 0, "{well:?}");
    let report = well.json();
    assert_eq!(report["well"], true);
    let checks = report["checks"].as_array().expect("a list");
    let state = |name: &str| {
        let check = checks.iter().find(|check| check["name"] == name);
        check.unwrap_or_else(|| panic!("no check « {name} » in {report}"))["state"].clone()
    };
    for name in
        ["folder", "tls", "server", "clock", "versions", "store", "session", "history", "waiting", "charter"]
    {
        assert_eq!(state(name), "well", "{name}");
    }
    let words = terminal.tdu(&["doctor"]).await;
    assert!(words.out.contains("X25519MLKEM768"), "the link resists a quantum computer: {words:?}");

    // Somebody who never signed in can check the way; an empty server is no fault of theirs.
    let empty = House::open().await;
    let stranger = Terminal::at(&empty, empty.origin());
    let spki = empty.certificate().public_key_hash();
    let asked = ["doctor", "--json", "--server", empty.origin(), "--spki", &spki];
    let report = stranger.tdu(&asked).await;
    assert_eq!((report.code, &report.json()["well"]), (0, &json!(true)), "{report:?}");

    // Another certificate, another server, or none.
    let wrong = service.house.certificate().public_key_hash();
    let distrusted = ["doctor", "--json", "--server", empty.origin(), "--spki", &wrong];
    let report = stranger.tdu(&distrusted).await;
    assert_eq!((report.code, &report.json()["well"]), (8, &json!(false)), "{report:?}");
    assert_eq!(report.problem(8), "unwell");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_report_is_seen_as_it_leaves_and_the_manager_sees_that_it_arrived_and_nothing_of_it_alone() {
    let (service, terminal) = at_work().await;
    let line =
        ["note", "add", "--case", "Nadia", "--channel", "telephone", "--theme", "famille", "--text", "x"];
    assert_eq!(terminal.tdu(&line).await.code, 0);
    let shown = terminal.tdu(&["report"]).await;
    assert!(shown.out.contains("Family") && shown.out.contains("It was not sent."), "{shown:?}");
    let before = terminal.tdu(&["report", "--json"]).await.json()["report"].clone();
    assert_eq!(
        (&before["figures"]["contacts-par-canal"]["telephone"], &before["sent"]),
        (&json!(1), &json!(null))
    );
    let sent = terminal.tdu(&["report", "--json", "--send", "--obstacles", "Quetzalcoatlus en panne"]).await;
    assert_eq!((sent.code, &sent.json()["report"]["figures"]), (0, &before["figures"]), "{sent:?}");
    let after = terminal.tdu(&["report", "--json"]).await.json()["report"].clone();
    assert!(after["sent"].is_u64() && after["changed_since"] == false, "{after}");

    let week =
        format!("{}-W{:02}", before["week"]["year"], before["week"]["week"].as_u64().expect("a number"));
    let manager = Terminal::of(&service.house, service.house.origin(), &service.manager).await;
    let team = manager.tdu(&["team", "--week", &week, "--json"]).await;
    assert_eq!(team.json()["team"]["reports"], 1, "{team:?}");
    assert!(team.json()["team"]["figures"]["NotYet"]["Later"]["from"].is_u64(), "{team:?}");
    let words = manager.tdu(&["team", "--week", &week]).await;
    assert!(words.out.contains("come out all at once"), "{words:?}");
    for out in [team.out, words.out] {
        assert!(!out.contains("Quetzalcoatlus") && !out.contains("famille"), "{out}");
    }
    let few = manager.tdu(&["team", "--week", "2026-W01"]).await;
    assert!(few.out.contains("Too few reports"), "{few:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_file_is_entrusted_and_whoever_leaves_is_put_out_at_the_terminal() {
    let (service, terminal) = at_work().await;
    let alone = terminal.tdu(&["cases", "--alone", "--json"]).await.json();
    assert_eq!(alone["cases"][0]["name"], "Nadia", "{alone}");
    assert_eq!(terminal.tdu(&["share", "Nadia", "--with", "Zoé", "--json"]).await.problem(5), "which-person");
    let shared = terminal.tdu(&["share", "Nadia", "--with", "omar", "--lang", "fr"]).await;
    assert!(shared.out.contains("Omar peut maintenant ouvrir le dossier de Nadia"), "{shared:?}");
    assert_eq!(terminal.tdu(&["cases", "--alone", "--json"]).await.json()["cases"], json!([]));

    let manager = Terminal::of(&service.house, service.house.origin(), &service.manager).await;
    let people = manager.tdu(&["people", "list", "--json"]).await.json();
    assert_eq!(people["people"].as_array().expect("a list").len(), 5, "{people}");
    let line = ["people", "remove", "Anna", "--json"];
    assert_eq!(manager.tdu(&line).await.problem(5), "not-sure");
    assert_eq!(
        manager.tdu(&["people", "remove", "Odile", "--sure", "--json"]).await.problem(5),
        "not-allowed"
    );
    let removed = manager.tdu(&[&line[..], &["--sure"]].concat()).await;
    assert_eq!(removed.code, 0, "{removed:?}");
    assert_eq!(manager.tdu(&line).await.problem(5), "which-person", "she is not here any more");

    assert_eq!(terminal.tdu(&["cases", "--json"]).await.problem(4), "access-ended");
    assert_eq!(terminal.tdu(&["logout", "--json"]).await.code, 0, "what this computer keeps can be erased");
    let other = Terminal::of(&service.house, service.house.origin(), &service.omar).await;
    let added =
        other.tdu(&["note", "add", "--case", "Nadia", "--channel", "telephone", "--text", "suite"]).await;
    assert_eq!(added.code, 0, "{added:?}");
    let alone = other.tdu(&["cases", "--alone", "--json"]).await.json();
    assert_eq!(alone["cases"].as_array().expect("a list").len(), 2, "Nadia's file is his alone now: {alone}");
}
