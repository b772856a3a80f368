//! What a script can rely on: exit codes, and the names of problems.

use tdu_core::app::FailureKind;
use tdu_protocol::api::{Page, Stored};
use tdu_protocol::entry::Body;
use tdu_tests::people::{Desk, Hand, House, Service, found, now};

use super::terminal::Terminal;

#[tokio::test(flavor = "multi_thread")]
async fn each_kind_of_difficulty_has_its_code_and_its_name() {
    let service = Service::open().await;
    let house = &service.house;
    let nobody = Terminal::at(house, house.origin());
    let spki = house.certificate().public_key_hash();

    // 2: badly written.
    assert_eq!(nobody.tdu(&["dance"]).await.code, 2);
    assert_eq!(nobody.tdu(&["note", "add", "--case", "x"]).await.code, 2);
    assert_eq!(nobody.tdu(&["login", "--json"]).await.problem(2), "no-server");
    for address in ["http://localhost", "https://localhost/path", "nonsense"] {
        assert_eq!(
            nobody.tdu(&["login", "--json", "--server", address]).await.problem(2),
            "bad-server",
            "{address}"
        );
    }
    let bad = ["login", "--json", "--server", house.origin(), "--spki", "short"];
    assert_eq!(nobody.tdu(&bad).await.problem(2), "bad-server");

    // 3: nobody answers, or somebody whose certificate is not the one.
    let free = std::net::TcpListener::bind(("127.0.0.1", 0)).expect("a free port");
    let silent = format!("https://localhost:{}", free.local_addr().expect("a port").port());
    drop(free);
    nobody.writes_words(service.anna.words.as_deref().expect("words were drawn"));
    let words = nobody.folder().parent().expect("a folder").join("../../words").display().to_string();
    let gone = ["login", "--json", "--words-file", &words, "--server", &silent, "--spki", &spki];
    assert_eq!(nobody.tdu(&gone).await.problem(3), "offline");
    let untrusted = ["login", "--json", "--words-file", &words, "--server", house.origin()];
    assert_eq!(nobody.tdu(&untrusted).await.problem(3), "offline", "a certificate that nobody vouches for");

    // 4: sign in first.
    for line in
        [&["cases", "--json"][..], &["watch", "--json"], &["messages", "--json"], &["logout", "--json"]]
    {
        assert_eq!(nobody.tdu(line).await.problem(4), "nobody-here", "{line:?}");
    }
    nobody.writes_words("abaisser abandon abdiquer abeille abolir aborder aboutir aboyer");
    assert_eq!(nobody.logs_in(&["--json"]).await.problem(4), "not-recognised");
    nobody.writes_words("these are no words of the list at");
    assert_eq!(nobody.logs_in(&["--json"]).await.problem(4), "bad-words");

    // 5: refused.
    let anna = Terminal::of(house, house.origin(), &service.anna).await;
    let add = ["note", "add", "--json", "--case", "Nadia", "--text", "x", "--channel"];
    assert_eq!(anna.tdu(&[&add[..], &["pigeon"]].concat()).await.problem(5), "vocabulary");
    let empty = ["note", "add", "--json", "--case", "Nadia", "--channel", "telephone"];
    assert_eq!(anna.tdu_reading("  \n", &empty).await.problem(5), "no-text");
    assert_eq!(anna.tdu(&["case", "personne", "--json"]).await.problem(5), "which-case");
    assert_eq!(
        anna.tdu(&["case", "-personne", "--json"]).await.problem(5),
        "which-case",
        "an id may begin so"
    );
    service.anna.opens_case("Nadia bis").await;
    service.anna.settles().await.expect("the server is there");
    assert_eq!(anna.tdu(&["messages", "--json", "--case", "Nadia bis"]).await.problem(5), "no-conversation");
    assert_eq!(anna.tdu(&["case", "adi", "--json"]).await.problem(5), "which-case", "two fit");
    let other = ["login", "--json", "--server", "https://autre.example"];
    assert_eq!(anna.tdu(&other).await.problem(5), "already-signed-in");

    // 7: this computer cannot keep it.
    std::fs::write(nobody.folder().parent().expect("a folder").join("file"), "").expect("it can be written");
    let folder = nobody.folder().parent().expect("a folder").join("file/folder").display().to_string();
    let unkept = ["login", "--json", "--folder", &folder, "--server", house.origin(), "--spki", &spki];
    assert_eq!(nobody.tdu(&unkept).await.problem(7), "cannot-keep");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_server_that_cheats_is_told_by_a_code_of_its_own() {
    let desk = Desk::open().await;
    let terminal = Terminal::of(&desk.house, &desk.between.origin(), &desk.anna).await;
    assert_eq!(terminal.tdu(&["cases", "--json"]).await.code, 0);
    let mut hand = Hand::of(&desk.anna, &desk.house).await;
    let mut last = hand.entries(desk.case).await.pop().expect("the file has entries");
    last.body = Body::Present(vec![7; 400].into());
    desk.between.rewrites("GET", "/sync", move |page: &mut Page| {
        page.entries.push(Stored { position: 1_000_000, received: now(), entry: last.clone() });
    });
    let told = terminal.tdu(&["cases", "--json"]).await;
    assert_eq!(told.problem(6), "history-changed");
    assert_eq!(told.json()["cases"][0]["name"], "Nadia", "what was verified is still shown");
    let doctor = terminal.tdu(&["doctor", "--json"]).await;
    assert_eq!(doctor.code, 8, "{doctor:?}");
    assert_eq!(desk.anna.warning().await, None::<FailureKind>, "her other device was not lied to");
}

#[tokio::test(flavor = "multi_thread")]
async fn one_command_at_a_time_uses_a_folder() {
    let house = House::open().await;
    let administrator = found(&house).await;
    let terminal = Terminal::of(&house, house.origin(), &administrator).await;
    let mut watching = terminal.starts(&["watch", "--json"]);
    watching.prints(|line| line.contains("\"online\":true")).await;
    assert_eq!(terminal.tdu(&["cases", "--json"]).await.problem(7), "open-elsewhere");
    assert_eq!(watching.interrupted(&terminal).await.0, 0);
    assert_eq!(terminal.tdu(&["cases", "--json"]).await.code, 0, "the folder is free again");
}
