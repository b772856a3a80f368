//! The control: what is planted is found, in each dress and in each kind of place.

use std::collections::BTreeSet;

use base64::Engine as _;
use base64::engine::general_purpose::{STANDARD, URL_SAFE};
use sqlx::Connection as _;
use sqlx::sqlite::{SqliteConnectOptions, SqliteConnection, SqliteJournalMode};

use super::{Dress, Search};

const WORD: &str = "Ébréchée-7";

fn dresses(bytes: &[u8]) -> BTreeSet<Dress> {
    Search::for_words([WORD]).in_bytes("planted", bytes).into_iter().map(|finding| finding.dress).collect()
}

#[test]
fn a_word_is_found_in_each_dress() {
    let utf16 = |to_bytes: fn(u16) -> [u8; 2]| WORD.encode_utf16().flat_map(to_bytes).collect::<Vec<_>>();
    let hex = "c3896272c3a96368c3a9652d37".to_owned();
    let cases = [
        (Dress::Utf8, format!("...{WORD}...").into_bytes()),
        (Dress::Utf16Le, utf16(u16::to_le_bytes)),
        (Dress::Utf16Be, utf16(u16::to_be_bytes)),
        (Dress::HexLower, hex.clone().into_bytes()),
        (Dress::HexUpper, hex.to_uppercase().into_bytes()),
        (Dress::Percent, b"/?q=%C3%89br%C3%A9ch%C3%A9e-7&x".to_vec()),
        (Dress::JsonEscape, br#"{"q":"\u00c9br\u00e9ch\u00e9e-7"}"#.to_vec()),
    ];
    for (dress, bytes) in cases {
        assert_eq!(dresses(&bytes), BTreeSet::from([dress]), "planted as {dress}");
    }
}

#[test]
fn a_word_is_found_in_base64_wherever_it_falls() {
    for before in 0..9_u8 {
        for after in 0..4 {
            let text = [vec![b'~'; before.into()], WORD.as_bytes().to_vec(), vec![b'?'; after]].concat();
            assert!(dresses(STANDARD.encode(&text).as_bytes()).contains(&Dress::Base64(before % 3)));
            let found = dresses(URL_SAFE.encode(&text).as_bytes());
            // Most words look the same in both alphabets, and then count for the first.
            assert!(
                found.contains(&Dress::Base64Url(before % 3)) || found.contains(&Dress::Base64(before % 3))
            );
        }
    }
}

#[test]
fn the_alphabet_for_addresses_is_known() {
    // Bytes that give the two characters by which the alphabets differ.
    let word = "ÿ?>ÿ?>~~~";
    let encoded = URL_SAFE.encode(word);
    assert!(encoded.contains('-') || encoded.contains('_'), "{encoded}");
    let found = Search::for_words([word]).in_bytes("planted", encoded.as_bytes());
    assert!(found.iter().any(|finding| finding.dress == Dress::Base64Url(0)));
}

#[test]
fn capitals_and_small_letters_do_not_hide_a_word() {
    assert_eq!(dresses("ÉBRÉCHÉE-7".as_bytes()), BTreeSet::from([Dress::Utf8]));
    assert_eq!(dresses("ébréchée-7".as_bytes()), BTreeSet::from([Dress::Utf8]));
}

#[test]
fn what_was_not_planted_is_not_found() {
    assert!(dresses("Ebrechee-7, Ébréchée 7, Ébréchée-8".as_bytes()).is_empty());
}

#[test]
#[should_panic(expected = "too short")]
fn a_word_that_chance_would_find_is_refused() {
    Search::for_words(["mot"]);
}

#[test]
fn a_missing_file_is_an_error_and_not_a_success() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let missing = folder.path().join("absent");
    assert!(Search::for_words([WORD]).in_paths([missing.as_path()]).is_err());
}

#[tokio::test]
async fn a_word_is_found_in_a_database_its_journal_a_log_and_a_recording() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let path = folder.path().join("planted.db");
    let options = SqliteConnectOptions::new()
        .filename(&path)
        .create_if_missing(true)
        .journal_mode(SqliteJournalMode::Wal);
    let mut database = SqliteConnection::connect_with(&options).await.expect("SQLite makes a database");
    for statement in ["CREATE TABLE kept (body BLOB)", "INSERT INTO kept VALUES (x'00')"] {
        sqlx::query(statement).execute(&mut database).await.expect("SQLite runs");
    }
    let plant = |word: &'static str| sqlx::query("INSERT INTO kept VALUES ($1)").bind(word.as_bytes());
    plant("Checkpointed-word").execute(&mut database).await.expect("SQLite runs");
    sqlx::query("PRAGMA wal_checkpoint(TRUNCATE)").execute(&mut database).await.expect("SQLite runs");
    plant("Journalled-word").execute(&mut database).await.expect("SQLite runs");
    std::fs::write(folder.path().join("server.log"), "12:00 INFO opened Logged-word\n").expect("written");
    let body = STANDARD.encode("{\"note\":\"Recorded-word\"}");
    std::fs::write(folder.path().join("requests.bin"), format!("POST /x HTTP/1.1\r\n\r\n{body}"))
        .expect("written");

    let words = ["Checkpointed-word", "Journalled-word", "Logged-word", "Recorded-word", "Absent-word"];
    let report = Search::for_words(words).in_paths([folder.path()]).expect("all can be read");
    let found: BTreeSet<_> = report
        .findings
        .iter()
        .map(|finding| (finding.word.as_str(), finding.place.rsplit('/').next().unwrap_or_default()))
        .collect();
    let expected = BTreeSet::from([
        ("Checkpointed-word", "planted.db"),
        // The journal keeps whole pages, with what was on them before.
        ("Checkpointed-word", "planted.db-wal"),
        ("Journalled-word", "planted.db-wal"),
        ("Logged-word", "server.log"),
        ("Recorded-word", "requests.bin"),
    ]);
    assert_eq!(found, expected, "{report}");
    assert!(report.files.len() >= 4 && report.bytes > 8192, "{report}");
    database.close().await.expect("SQLite closes");
}
