//! Nothing secret is printed, named in a command line, or left readable by others.

use std::os::unix::fs::PermissionsExt as _;

use base64::Engine as _;
use base64::engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD};
use tdu_tests::markers::Search;
use tdu_tests::people::Service;

use super::terminal::{Terminal, files};

fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::new(), |text, byte| text + &format!("{byte:02x}"))
}

#[tokio::test(flavor = "multi_thread")]
async fn no_command_prints_words_session_or_keys() {
    let service = Service::open().await;
    let terminal = Terminal::of(&service.house, service.house.origin(), &service.anna).await;
    let wrong = "abaisser abandon abdiquer abeille abolir aborder aboutir aboyer";
    let commands: [&[&str]; 12] = [
        &["cases"],
        &["cases", "--json"],
        &["case", "Nadia"],
        &["case", "Nadia", "--json"],
        &["note", "add", "--case", "Nadia", "--channel", "telephone", "--text", "x"],
        &["messages", "--case", "Nadia", "--send", "bonjour"],
        &["messages", "--json"],
        &["doctor"],
        &["doctor", "--json"],
        &["login", "--server", service.house.origin(), "--json"],
        &["case", "personne"],
        &["note", "vocabulary"],
    ];
    for line in commands {
        terminal.tdu(line).await;
    }
    let mut watching = terminal.starts(&["watch", "--json"]);
    watching.prints(|line| line.contains("\"online\":true")).await;
    watching.interrupted(&terminal).await;

    let session = std::fs::read_to_string(terminal.folder().join("session")).expect("a session is kept");
    let token = session.split_once('=').expect("a cookie").1.trim().to_owned();
    let device = std::fs::read(terminal.folder().join("store/device.key")).expect("a device is remembered");
    let keys = service.anna.keys().await;
    let signing = keys.signing.to_bytes();
    let words = service.anna.words.clone().expect("words were drawn");
    let pair = words.split(' ').take(2).collect::<Vec<_>>().join(" ");
    let mut secrets = vec![token, words, pair];
    for bytes in [device.as_slice(), &signing] {
        secrets.push(URL_SAFE_NO_PAD.encode(bytes));
        secrets.push(STANDARD.encode(bytes));
        secrets.push(hex(bytes));
    }
    terminal.writes_words(wrong);
    assert_eq!(terminal.tdu(&["logout", "--keep-copy"]).await.code, 0);
    let refused = terminal.logs_in(&[]).await;
    assert_eq!(refused.code, 4, "{refused:?}");
    secrets.push(wrong.to_owned());

    let printed = terminal.printed();
    assert!(printed.len() > 5_000, "a search that saw nothing proves nothing");
    let search = Search::for_words(secrets.iter().map(String::as_str));
    let findings = search.in_bytes("what was printed", &printed);
    assert!(
        findings.is_empty(),
        "{:?}",
        findings.iter().map(|found| (&found.dress, found.offset)).collect::<Vec<_>>()
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn only_the_owner_can_read_the_folder_and_no_text_lies_in_it() {
    let service = Service::open().await;
    let terminal = Terminal::of(&service.house, service.house.origin(), &service.anna).await;
    let line =
        ["note", "add", "--case", "Nadia", "--channel", "telephone", "--text", "Quetzalcoatlus en secret"];
    assert_eq!(terminal.tdu(&line).await.code, 0);
    let mode =
        |path: &std::path::Path| std::fs::metadata(path).expect("it is there").permissions().mode() & 0o777;
    assert_eq!(mode(&terminal.folder()), 0o700);
    let all = files(&terminal.folder());
    assert!(all.len() >= 4, "{all:?}");
    for file in &all {
        assert_eq!(mode(file), 0o600, "{}", file.display());
    }
    let words = service.anna.words.as_deref().expect("words were drawn");
    let search = Search::for_words(["Quetzalcoatlus", words]);
    let report = search.in_paths([terminal.folder().as_path()]).expect("the folder can be read");
    assert!(report.findings.is_empty() && report.bytes > 2_000, "{report}");
}
