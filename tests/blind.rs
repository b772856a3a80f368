//! The server learns nothing: what it kept and what reached it during the whole job, searched for what people typed.
//!
//! The suite `browser` leaves the evidence; here it is looked at. That the search finds what is there is tested on planted
//! words, in the same files. A shorter job, by people without a browser, is done twice more, on each database, for what the
//! first does not leave: metrics, readiness, the access journal, backups, and the files of PostgreSQL. Totals of check-ins, which take
//! weeks, are a job of their own.

mod file;
mod postgres;
mod story;
mod tally;
mod told;

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use tdu_tests::markers::{Report, Search};
use tdu_tests::places;

use crate::words::{MARKERS, TEXTS};

fn evidence() -> PathBuf {
    let evidence = places::evidence();
    assert!(
        evidence.is_dir(),
        "no whole job was run: `cargo xtask test browser` leaves {}",
        evidence.display()
    );
    evidence
}

/// Names, notes, messages, and the secrets that only people hold.
fn words(evidence: &Path) -> Vec<String> {
    let secrets =
        std::fs::read_to_string(evidence.join("secrets.txt")).expect("the job notes the secrets that it saw");
    let mut words: Vec<String> = MARKERS.iter().map(|&word| word.to_owned()).collect();
    words.extend(secrets.lines().map(str::to_owned));
    assert!(words.len() > MARKERS.len() + 8, "eight words of five people, secrets of five links");
    words
}

fn search(evidence: &Path, places: &[PathBuf]) -> Report {
    let words = words(evidence);
    let search = Search::for_words(words.iter().map(String::as_str));
    search.in_paths(places.iter().map(PathBuf::as_path)).expect("all that was left can be read")
}

fn left_by_the_server(evidence: &Path) -> Vec<PathBuf> {
    vec![evidence.join("data"), evidence.join("server.log")]
}

/// Sealed entries are age files: their first line is plain, and nothing after it.
const AGE: &str = "age-encryption.org/v1";

#[test]
fn each_text_that_people_type_holds_a_marker() {
    for text in TEXTS {
        assert!(MARKERS.iter().any(|marker| text.contains(marker)), "« {text} » holds no marker");
    }
}

#[test]
fn the_server_keeps_no_word_that_anybody_typed() {
    let evidence = evidence();
    let report = search(&evidence, &left_by_the_server(&evidence));
    assert!(report.findings.is_empty(), "{report}");
    let searched: BTreeSet<_> =
        report.files.iter().filter_map(|file| file.extension()?.to_str()).map(str::to_owned).collect();
    for kind in ["db", "db-wal", "log"] {
        assert!(searched.contains(kind), "a {kind} was searched: {:?}", report.files);
    }
}

#[test]
fn no_word_that_anybody_typed_left_a_browser() {
    let evidence = evidence();
    let report = search(&evidence, &[evidence.join("requests.bin")]);
    assert!(report.findings.is_empty(), "{report}");
}

/// An empty search would find nothing either: the evidence holds a whole job, and it is sealed.
#[test]
fn the_evidence_holds_what_a_whole_job_leaves() {
    let evidence = evidence();
    let requests = std::fs::read(evidence.join("requests.bin")).expect("the recording is there");
    let holds = |bytes: &[u8], text: &str| bytes.windows(text.len()).any(|window| window == text.as_bytes());
    for route in [
        "POST /api/v1/organisation",
        "POST /api/v1/logs",
        "/entries HTTP/1.1",
        "/join HTTP/1.1",
        "GET /api/v1/stream",
    ] {
        assert!(holds(&requests, route), "the recording has no {route}");
    }
    assert!(holds(&requests, AGE), "what left was sealed");
    let kept: Vec<u8> = std::fs::read_dir(evidence.join("data"))
        .expect("the server's folder is there")
        .flat_map(|file| std::fs::read(file.expect("a file").path()).expect("it can be read"))
        .collect();
    assert!(holds(&kept, AGE), "what is kept is sealed");
}

/// The control, in the very files that were found clean.
#[test]
fn a_word_that_is_planted_is_found() {
    let evidence = evidence();
    let planted = tempfile::tempdir().expect("a temporary folder");
    let word = MARKERS[0];
    let dresses = [
        word.as_bytes().to_vec(),
        word.encode_utf16().flat_map(u16::to_le_bytes).collect(),
        URL_SAFE_NO_PAD.encode(format!("..{word}..")).into_bytes(),
    ];
    let files = std::fs::read_dir(evidence.join("data")).expect("the server's folder is there");
    let files = files
        .map(|file| file.expect("a file").path())
        .chain([evidence.join("server.log"), evidence.join("requests.bin")]);
    let mut count = 0;
    for file in files {
        let clean = std::fs::read(&file).expect("it can be read");
        for (rank, dress) in dresses.iter().enumerate() {
            let mut dirty = clean.clone();
            dirty.splice(clean.len() / 2..clean.len() / 2, dress.iter().copied());
            let name = format!("{rank}-{}", file.file_name().unwrap_or_default().display());
            std::fs::write(planted.path().join(name), dirty).expect("the temporary folder can be written");
            count += 1;
        }
    }
    let report = search(&evidence, &[planted.path().to_owned()]);
    let places: BTreeSet<_> = report.findings.iter().map(|finding| finding.place.clone()).collect();
    assert_eq!(places.len(), count, "each planted word is found: {report}");
}
