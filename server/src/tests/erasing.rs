//! What was erased is nowhere on the disk: not in the database's pages, not in its free space, not in the write-ahead log.

use std::{collections::BTreeSet, path::Path};

use tdu_protocol::{Entry, LogId, LogKind, control::Control};

use super::world::{Client, TestApp, files_in};
use crate::{
    random,
    store::{Evidence as _, sqlite::SqliteEvidence},
};

/// How every mark begins, so that all are found in one pass.
const BEGIN: [u8; 8] = *b"\xf3erased\xf4";

/// Bytes that occur once in the world.
type Mark = [u8; 16];

/// A mark, and a body of this length made of it.
fn marked(length: usize) -> (Mark, Vec<u8>) {
    let mut mark = random::bytes::<16>();
    mark[..8].copy_from_slice(&BEGIN);
    (mark, mark.iter().copied().cycle().take(length).collect())
}

/// The marks that stand in any file of a folder, or of a folder in it.
fn found(folder: &Path) -> BTreeSet<Mark> {
    let mut found = BTreeSet::new();
    for file in files_in(folder) {
        let bytes = std::fs::read(file).unwrap();
        let mut rest = bytes.as_slice();
        while let Some(at) = rest.iter().position(|byte| *byte == BEGIN[0]) {
            rest = &rest[at..];
            if rest.starts_with(&BEGIN)
                && let Some(mark) = rest.first_chunk()
            {
                found.insert(*mark);
            }
            rest = &rest[1..];
        }
    }
    found
}

async fn write_all(writer: &mut Client, log: LogId, bodies: Vec<Vec<u8>>) -> Vec<u64> {
    let mut head = writer.head(log).await;
    let mut entries: Vec<Entry> = Vec::new();
    for body in &bodies {
        let entry = super::world::sealed(log, head, 0, body);
        head = tdu_protocol::entry::Head::after(&entry);
        entries.push(entry);
    }
    let seqs = entries.iter().map(|entry| entry.seq).collect();
    for some in entries.chunks(8) {
        writer.append(some.to_vec()).await.expect::<tdu_protocol::api::Appended>();
    }
    seqs
}

/// Erasing makes pages shrink, merge and move their neighbours: a neighbour must leave nothing where it stood, or its bytes
/// would outlive its own erasure.
#[tokio::test]
async fn bodies_of_any_length_erased_in_any_order_leave_nothing_behind() {
    let (app, _, mut admin) = TestApp::founded().await;
    let log = admin.open_log(LogKind::Personal).await;
    let lengths = [40, 90, 300, 700, 1_500, 3_000, 5_000, 9_000, 40_000];
    let (marks, bodies): (Vec<_>, Vec<_>) =
        (0..160).map(|n| marked(if n % 3 == 0 { lengths[n % lengths.len()] } else { 200 + n })).unzip();
    let seqs = write_all(&mut admin, log, bodies).await;
    let folder = app.folder.path();
    // A mark may also stand across two pages: such a half is in no list.
    let there = found(folder);
    assert!(marks.iter().all(|mark| there.contains(mark)), "what was written is there");

    let mut order: Vec<usize> = (0..marks.len()).collect();
    order.sort_by_cached_key(|_| random::bytes::<8>());
    let mut gone = Vec::new();
    for some in order.chunks(7).take(20) {
        let mut erased: Vec<u64> = some.iter().map(|n| seqs[*n]).collect();
        erased.sort_unstable();
        admin.control(log, &Control::Erase { seqs: erased }).await;
        gone.extend(some.iter().map(|n| marks[*n]));
        let left = found(folder);
        let back: Vec<_> = gone.iter().filter(|mark| left.contains(*mark)).collect();
        assert!(back.is_empty(), "{} of {} erased bodies are still on the disk", back.len(), gone.len());
    }
    let there = found(folder);
    assert_eq!(
        marks.iter().filter(|mark| there.contains(*mark)).count(),
        20,
        "what was not erased is still there"
    );
    let mut evidence = SqliteEvidence::open(&folder.join("tdu.db")).await.unwrap();
    let report = crate::check::examine(&mut evidence).await;
    assert!(report.is_sound(), "{:#?}", report.findings);
}

/// A backup or a check that is under way needs the moment before: the bytes go once it has finished, and nobody waits.
#[tokio::test]
async fn whoever_reads_an_older_moment_delays_the_erasing_and_not_the_writing() {
    let (app, _, mut admin) = TestApp::founded().await;
    let log = admin.open_log(LogKind::Personal).await;
    let (mark, body) = marked(500);
    let seq = write_all(&mut admin, log, vec![body]).await[0];
    let file = app.folder.path().join("tdu.db");
    let mut reading = SqliteEvidence::open(&file).await.unwrap();
    assert!(crate::check::examine(&mut reading).await.is_sound());

    let start = std::time::Instant::now();
    admin.control(log, &Control::Erase { seqs: vec![seq] }).await;
    admin.write(log, b"nobody waits").await;
    assert!(start.elapsed() < std::time::Duration::from_secs(5), "{:?}", start.elapsed());
    assert!(found(app.folder.path()).contains(&mark), "the older moment is still read");

    Box::new(reading).close().await;
    let gone = tokio::time::timeout(std::time::Duration::from_secs(30), async {
        while found(app.folder.path()).contains(&mark) {
            admin.get("/sync").await;
        }
    });
    gone.await.expect("the bytes go by themselves");
}

#[tokio::test]
async fn what_a_crash_left_in_the_write_ahead_log_goes_at_the_next_start() {
    let (app, _, mut admin) = TestApp::founded().await;
    let log = admin.open_log(LogKind::Personal).await;
    let (mark, body) = marked(500);
    let seq = write_all(&mut admin, log, vec![body]).await[0];
    let file = app.folder.path().join("tdu.db");
    let mut reading = SqliteEvidence::open(&file).await.unwrap();
    crate::check::examine(&mut reading).await;
    admin.control(log, &Control::Erase { seqs: vec![seq] }).await;
    // The disk as it is at this moment, as a crash would leave it.
    let crashed = tempfile::tempdir().unwrap();
    for name in ["tdu.db", "tdu.db-wal"] {
        std::fs::copy(app.folder.path().join(name), crashed.path().join(name)).unwrap();
    }
    assert!(found(crashed.path()).contains(&mark));
    let store = crate::store::sqlite::SqliteStore::open(&crashed.path().join("tdu.db")).await.unwrap();
    assert!(!found(crashed.path()).contains(&mark));
    crate::store::ServerStore::close(&store).await;
}
