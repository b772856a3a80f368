//! Attachments that are not what their rows say, and rows that are not what the entries say.

use std::{collections::BTreeSet, path::PathBuf};

use sqlx::{ConnectOptions, Connection, SqliteConnection, sqlite::SqliteConnectOptions};
use tdu_protocol::{Hash32, LogId, LogKind, blob::PART};

use super::super::{Finding, Kind, Report, Suspect, Where, examine, examine_bytes};
use crate::{
    blobs::Kept,
    config::{BLOBS, BlobsAt},
    store::{BlobStore, sqlite::SqliteEvidence},
    tests::world::TestApp,
};

/// A log with an attachment that an entry holds, one that nobody holds yet, and an upload under way.
struct Attached {
    app: TestApp,
    log: LogId,
    held: Hash32,
}

impl Attached {
    async fn new() -> Self {
        let (app, _, mut admin) = TestApp::founded().await;
        let log = admin.open_log(LogKind::Personal).await;
        let held = admin.uploads(log, &[1; 3_000]).await;
        admin.writes_holding(log, &[held]).await;
        admin.uploads(log, &[2; 1_000]).await;
        let under_way = vec![3; PART + 1];
        admin.offers(log, &under_way).await.expect::<tdu_protocol::blob::BlobProgress>();
        admin.sends_part(log, &under_way, 0).await.expect::<tdu_protocol::blob::BlobProgress>();
        app.app.journal.flush().await.unwrap();
        Self { app, log, held }
    }

    fn at(&self) -> BlobsAt {
        BlobsAt::Folder(self.app.folder.path().join(BLOBS))
    }

    /// The file of the attachment that is held.
    async fn file(&self) -> PathBuf {
        let blob = BlobStore::blob(self.app.app.store.as_ref(), self.log, &self.held).await.unwrap().unwrap();
        self.app.folder.path().join(BLOBS).join(blob.name.to_string()).join("whole")
    }

    async fn examined(&self) -> (Report, Vec<Suspect>) {
        let kept = Kept::look(&self.at()).unwrap();
        let names = match &kept {
            Some(kept) => kept.names().await.unwrap(),
            None => BTreeSet::new(),
        };
        let mut evidence = SqliteEvidence::open(&self.app.folder.path().join("tdu.db")).await.unwrap();
        let mut report = examine(&mut evidence).await;
        let suspects = examine_bytes(&mut evidence, kept.as_ref(), names, &mut report).await;
        (report, suspects)
    }

    fn place(&self) -> Where {
        Where::Blob(self.log.to_string(), self.held.to_string())
    }

    /// What is said of the one attachment that is damaged.
    async fn told(&self) -> String {
        let (report, suspects) = self.examined().await;
        assert!(report.is_sound(), "{:#?}", report.findings);
        let [suspect] = suspects.as_slice() else { panic!("one thing is wrong, not {suspects:#?}") };
        assert_eq!((&suspect.finding.place, suspect.finding.kind), (&self.place(), Kind::Blob));
        suspect.finding.text.clone()
    }

    async fn damage(&self, statement: &'static str) -> Vec<Finding> {
        let options = SqliteConnectOptions::new().filename(self.app.folder.path().join("tdu.db"));
        let mut connection: SqliteConnection = options.foreign_keys(false).connect().await.unwrap();
        let done = sqlx::query(statement).bind(self.held.0.to_vec()).execute(&mut connection).await.unwrap();
        assert_eq!(done.rows_affected(), 1, "{statement}");
        connection.close().await.unwrap();
        let mut findings = self.examined().await.0.findings;
        // What SQLite says by itself of a row that names nothing is told beside.
        findings.retain(|finding| finding.kind != Kind::Database);
        findings
    }
}

#[tokio::test]
async fn attachments_that_are_as_they_came_are_sound() {
    let (report, suspects) = Attached::new().await.examined().await;
    assert!(report.is_sound() && suspects.is_empty(), "{:#?} {suspects:#?}", report.findings);
    assert_eq!(report.blobs, 2);
}

#[tokio::test]
async fn one_byte_that_changed_a_shorter_file_and_a_missing_one_are_found() {
    let attached = Attached::new().await;
    let file = attached.file().await;
    let mut bytes = std::fs::read(&file).unwrap();
    bytes[1_234] ^= 1;
    std::fs::write(&file, &bytes).unwrap();
    assert_eq!(attached.told().await, "its bytes are not those that came");
    std::fs::write(&file, &bytes[..2_999]).unwrap();
    assert_eq!(attached.told().await, "it has 2999 bytes instead of 3000");
    std::fs::remove_file(&file).unwrap();
    assert_eq!(attached.told().await, "its bytes are not there");
    // And where the whole folder is gone, all of them.
    std::fs::remove_dir_all(attached.app.folder.path().join(BLOBS)).unwrap();
    assert_eq!(attached.examined().await.1.len(), 2);
}

#[tokio::test]
async fn files_that_belong_to_no_attachment_are_told() {
    let attached = Attached::new().await;
    let folder = attached.app.folder.path().join(BLOBS);
    let unknown = crate::store::BlobName([7; 16]).to_string();
    std::fs::create_dir(folder.join(&unknown)).unwrap();
    std::fs::write(folder.join(&unknown).join("whole"), b"whose?").unwrap();
    std::fs::write(folder.join("notes.txt"), b"mine").unwrap();
    let (report, suspects) = attached.examined().await;
    assert!(suspects.is_empty());
    let mut found: Vec<_> =
        report.findings.into_iter().map(|finding| (finding.place, finding.kind)).collect();
    found.sort_by_key(|(place, _)| place.to_string());
    let mut expected = [Where::Stray(unknown), Where::Stray(String::from("notes.txt"))];
    expected.sort_by_key(ToString::to_string);
    assert_eq!(found, expected.map(|place| (place, Kind::Stray)));
}

#[tokio::test]
async fn rows_that_do_not_go_together_are_found() {
    for (statement, kind) in [
        ("UPDATE blobs SET received = size - 1 WHERE hash = $1", Kind::Blob),
        ("UPDATE blobs SET received = size + 1 WHERE hash = $1", Kind::Malformed),
        ("UPDATE blobs SET size = 0 WHERE hash = $1", Kind::Malformed),
        ("UPDATE blobs SET name = x'01' WHERE hash = $1", Kind::Malformed),
        ("UPDATE holds SET seq = 77 WHERE blob = $1", Kind::Blob),
        ("UPDATE holds SET seq = 0 WHERE blob = $1", Kind::Blob),
    ] {
        let attached = Attached::new().await;
        let findings = attached.damage(statement).await;
        let [first, ..] = findings.as_slice() else { panic!("{statement} is not found") };
        assert_eq!((&first.place, first.kind), (&attached.place(), kind), "{statement}: {findings:#?}");
    }
}
