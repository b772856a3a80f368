//! A sound database is found sound; each damage is found, where it is, and nothing else with it.

mod blobs;

use std::path::PathBuf;

use sqlx::{ConnectOptions, Connection, SqliteConnection, sqlite::SqliteConnectOptions};
use tdu_protocol::{LogId, LogKind, Rights, Role, control::Control};

use super::{Finding, Kind, Report, Where, examine};
use crate::{
    store::sqlite::SqliteEvidence,
    tests::world::{Client, TestApp},
};

/// A service with a file of two workers, ten notes of which one was erased, and somebody who left the directory.
struct Trial {
    app: TestApp,
    worker: Client,
    case: LogId,
}

impl Trial {
    async fn new() -> Self {
        let (app, organisation, mut admin) = TestApp::founded().await;
        let directory = organisation.directory;
        let mut manager = app.join(&mut admin, directory, Role::Manager).await;
        let mut worker = app.join(&mut manager, directory, Role::Worker).await;
        let colleague = app.join(&mut manager, directory, Role::Worker).await;
        let gone = app.join(&mut manager, directory, Role::Worker).await;
        manager.control(directory, &Control::Revoke { account: gone.person.account }).await;
        let case = worker.open_log(LogKind::Case).await;
        worker.grant(case, &colleague.person, Rights::Write).await;
        for n in 0..10_u8 {
            worker.write(case, &[n; 300]).await;
        }
        worker.control(case, &Control::Erase { seqs: vec![5] }).await;
        app.app.journal.flush().await.unwrap();
        Self { app, worker, case }
    }

    fn file(&self) -> PathBuf {
        self.app.folder.path().join("tdu.db")
    }

    async fn report(&self) -> Report {
        let mut evidence = SqliteEvidence::open(&self.file()).await.unwrap();
        examine(&mut evidence).await
    }

    /// Does what nobody should, past the server.
    async fn damage(&self, statement: &'static str) {
        let mut connection: SqliteConnection =
            SqliteConnectOptions::new().filename(self.file()).foreign_keys(false).connect().await.unwrap();
        let done = sqlx::query(statement).bind(self.case.0.to_vec()).execute(&mut connection).await.unwrap();
        assert_eq!(done.rows_affected(), 1, "{statement}");
        connection.close().await.unwrap();
    }

    /// The findings after one damage; `$1` is the file's log.
    async fn found_after(statement: &'static str) -> (Self, Vec<Finding>) {
        let trial = Self::new().await;
        trial.damage(statement).await;
        let report = trial.report().await;
        (trial, report.findings)
    }

    fn entry(&self, seq: i64) -> Where {
        Where::Entry(self.case.to_string(), seq)
    }

    fn log(&self) -> Where {
        Where::Log(self.case.to_string())
    }
}

#[track_caller]
fn assert_found(findings: &[Finding], expected: &[(Where, Kind)]) {
    let found: Vec<_> = findings.iter().map(|finding| (finding.place.clone(), finding.kind)).collect();
    assert_eq!(found, expected, "{findings:#?}");
}

#[tokio::test]
async fn a_sound_database_is_found_sound_while_it_is_written() {
    let mut trial = Trial::new().await;
    let before = trial.report().await;
    assert!(before.is_sound(), "{:#?}", before.findings);
    assert_eq!((before.logs, before.erased, before.accounts), (2, 1, 5));
    assert_eq!(before.entries, trial.worker.read(trial.case).await.len() as u64 + 10);
    assert!(before.journal > 0);
    // An examination under way sees its moment, and hinders nobody.
    let mut evidence = SqliteEvidence::open(&trial.file()).await.unwrap();
    trial.worker.write(trial.case, b"meanwhile").await;
    let during = examine(&mut evidence).await;
    let after = trial.report().await;
    assert!(during.is_sound() && after.is_sound());
    assert_eq!((&during.heads, during.entries), (&before.heads, before.entries));
    assert_ne!(after.heads, before.heads);
}

#[tokio::test]
async fn a_flipped_bit_in_a_body_is_found() {
    let (trial, found) =
        Trial::found_after("UPDATE entries SET body = x'01' || substr(body, 2) WHERE log = $1 AND seq = 4")
            .await;
    assert_found(&found, &[(trial.entry(4), Kind::Body)]);
    assert_eq!(
        found[0].to_string(),
        format!("log {}, entry 4: its body is not the one that was written here", trial.case)
    );
}

#[tokio::test]
async fn a_row_that_was_dropped_is_found() {
    let (trial, found) = Trial::found_after("DELETE FROM entries WHERE log = $1 AND seq = 4").await;
    assert_found(&found, &[(trial.entry(5), Kind::Missing)]);
}

#[tokio::test]
async fn a_dropped_end_is_found() {
    let (trial, found) = Trial::found_after(
        "DELETE FROM entries WHERE log = $1 AND seq = (SELECT MAX(seq) FROM entries WHERE log = $1)",
    )
    .await;
    // The erasing entry was the last: without it, nothing explains the body that is gone.
    assert_found(&found, &[(trial.log(), Kind::Head), (trial.entry(5), Kind::Erasure)]);
}

#[tokio::test]
async fn a_hash_of_another_entry_is_found() {
    let (trial, found) = Trial::found_after(
        "UPDATE entries SET hash = (SELECT hash FROM entries WHERE log = $1 AND seq = 3) \
         WHERE log = $1 AND seq = 4",
    )
    .await;
    assert_found(&found, &[(trial.entry(4), Kind::Hash)]);
}

#[tokio::test]
async fn a_body_written_anew_with_its_digests_breaks_the_chain_after_it() {
    let trial = Trial::new().await;
    let forged = crate::store::new_entry(crate::tests::world::sealed(
        trial.case,
        tdu_protocol::entry::Head::EMPTY,
        0,
        b"forged",
    ));
    let mut connection: SqliteConnection =
        SqliteConnectOptions::new().filename(trial.file()).connect().await.unwrap();
    sqlx::query("UPDATE entries SET body = $2, body_hash = $3 WHERE log = $1 AND seq = 4")
        .bind(trial.case.0.to_vec())
        .bind(b"forged".to_vec())
        .bind(forged.body_hash.0.to_vec())
        .execute(&mut connection)
        .await
        .unwrap();
    connection.close().await.unwrap();
    let found = trial.report().await.findings;
    assert_found(&found, &[(trial.entry(4), Kind::Hash), (trial.entry(5), Kind::Broken)]);
}

#[tokio::test]
async fn a_wrong_head_is_found() {
    let (trial, found) = Trial::found_after("UPDATE logs SET head_next = head_next + 1 WHERE id = $1").await;
    assert_found(&found, &[(trial.log(), Kind::Head)]);
    let (trial, found) = Trial::found_after("UPDATE logs SET head_hash = zeroblob(32) WHERE id = $1").await;
    assert_found(&found, &[(trial.log(), Kind::Head)]);
    let (trial, found) = Trial::found_after("UPDATE logs SET kind = 'team' WHERE id = $1").await;
    assert_found(&found, &[(trial.log(), Kind::Head)]);
}

#[tokio::test]
async fn a_member_too_many_too_few_or_with_too_much_is_found() {
    let statements = [
        "INSERT INTO members SELECT id, $1, 'read', 1, NULL FROM accounts WHERE role = 'administrator'",
        "DELETE FROM members WHERE log = $1 AND rights = 'write'",
        "UPDATE members SET rights = 'manage' WHERE log = $1 AND rights = 'write'",
        "UPDATE members SET until = 40 WHERE log = $1 AND rights = 'write'",
        "UPDATE members SET since = 1 WHERE log = $1 AND rights = 'write'",
    ];
    for statement in statements {
        let (trial, found) = Trial::found_after(statement).await;
        assert_found(&found, &[(trial.log(), Kind::Members)]);
    }
}

#[tokio::test]
async fn who_was_put_out_and_is_listed_again_is_found() {
    let (_, found) =
        Trial::found_after("UPDATE members SET until = NULL WHERE until IS NOT NULL AND $1 = $1").await;
    assert_eq!(found.len(), 1);
    assert!(found[0].text.ends_with("the log put it out"), "{found:#?}");
}

#[tokio::test]
async fn an_account_that_was_raised_or_let_in_again_is_found() {
    for statement in [
        "UPDATE accounts SET role = 'administrator' WHERE role = 'manager' AND $1 = $1",
        "UPDATE accounts SET closed = NULL WHERE closed IS NOT NULL AND $1 = $1",
        "UPDATE accounts SET closed = 1 WHERE role = 'manager' AND $1 = $1",
        "DELETE FROM vaults WHERE account = (SELECT id FROM accounts WHERE role = 'manager') AND $1 = $1",
    ] {
        let (_, found) = Trial::found_after(statement).await;
        assert_eq!(found.len(), 1, "{statement}: {found:#?}");
        assert_eq!(found[0].kind, Kind::Account, "{statement}");
    }
}

#[tokio::test]
async fn a_body_that_nobody_erased_and_one_that_came_back_are_found() {
    let (trial, found) =
        Trial::found_after("UPDATE entries SET body = NULL WHERE log = $1 AND seq = 4").await;
    assert_found(&found, &[(trial.entry(4), Kind::Erasure)]);
    // The same bytes as were erased: their digest is right, and they should not be there.
    let trial = Trial::new().await;
    let mut connection: SqliteConnection =
        SqliteConnectOptions::new().filename(trial.file()).connect().await.unwrap();
    sqlx::query("UPDATE entries SET body = $2 WHERE log = $1 AND seq = 5")
        .bind(trial.case.0.to_vec())
        .bind([3_u8; 300].to_vec())
        .execute(&mut connection)
        .await
        .unwrap();
    connection.close().await.unwrap();
    assert_found(&trial.report().await.findings, &[(trial.entry(5), Kind::Erasure)]);
}

#[tokio::test]
async fn another_receipt_key_and_a_lost_one_are_found() {
    let key = || Where::Setting(String::from("receipt-key"));
    let (_, found) =
        Trial::found_after("UPDATE settings SET value = zeroblob(32) WHERE name = 'receipt-key' AND $1 = $1")
            .await;
    // The journal's end was signed with the right one.
    assert_found(&found, &[(key(), Kind::ReceiptKey), (Where::Journal, Kind::Journal)]);
    let (_, found) = Trial::found_after("DELETE FROM settings WHERE name = 'receipt-key' AND $1 = $1").await;
    assert_found(&found, &[(key(), Kind::ReceiptKey), (Where::Journal, Kind::Journal)]);
}

#[tokio::test]
async fn a_journal_that_was_rewritten_is_found() {
    for (statement, place) in [
        ("UPDATE journal SET account = zeroblob(16) WHERE number = 3 AND $1 = $1", Where::JournalRow(3)),
        ("DELETE FROM journal WHERE number = 3 AND $1 = $1", Where::JournalRow(4)),
        ("DELETE FROM journal WHERE number = 1 AND $1 = $1", Where::JournalRow(2)),
        ("DELETE FROM journal WHERE number = (SELECT MAX(number) FROM journal) AND $1 = $1", Where::Journal),
        ("DELETE FROM journal_heads WHERE $1 = $1", Where::Journal),
    ] {
        let (_, found) = Trial::found_after(statement).await;
        assert_eq!(found[0].kind, Kind::Journal, "{statement}");
        assert_eq!(found[0].place, place, "{statement}");
    }
}

#[tokio::test]
async fn an_entry_that_the_rules_refuse_is_told_once_and_blames_nobody_else() {
    // The worker's certificate is cut out of the file's first entry: no rule can be applied after it.
    let (trial, found) =
        Trial::found_after("UPDATE entries SET body = x'00' WHERE log = $1 AND seq = 0").await;
    assert_found(&found, &[(trial.entry(0), Kind::Body), (trial.entry(0), Kind::Refused)]);
}

#[tokio::test]
async fn a_column_of_another_length_is_a_finding_and_no_panic() {
    for statement in [
        "UPDATE entries SET prev = x'0102' WHERE log = $1 AND seq = 4",
        "UPDATE entries SET epoch = -1 WHERE log = $1 AND seq = 4",
        "UPDATE entries SET kind = 7 WHERE log = $1 AND seq = 4",
        "UPDATE accounts SET id = x'01' WHERE role = 'administrator' AND $1 = $1",
        "UPDATE logs SET id = x'01' WHERE id = $1",
        "UPDATE organisation SET root = x'01' WHERE $1 = $1",
        "UPDATE logs SET head_hash = 'text' WHERE id = $1",
        "UPDATE journal SET session = x'01' WHERE number = 2 AND $1 = $1",
        "UPDATE journal SET what = 'danced' WHERE number = 2 AND $1 = $1",
    ] {
        let (_, found) = Trial::found_after(statement).await;
        assert!(!found.is_empty(), "{statement}");
    }
}

/// Closed in order, so that the file alone is the database.
async fn closed() -> (tempfile::TempDir, Vec<u8>) {
    let trial = Trial::new().await;
    trial.app.app.store.close().await;
    let bytes = std::fs::read(trial.file()).unwrap();
    (tempfile::tempdir().unwrap(), bytes)
}

/// `Err` is a finding too: the file cannot even be opened.
async fn look(folder: &tempfile::TempDir, bytes: &[u8]) -> Result<Report, crate::store::StoreError> {
    let file = folder.path().join("tdu.db");
    std::fs::write(&file, bytes).unwrap();
    let mut evidence = SqliteEvidence::open(&file).await?;
    Ok(examine(&mut evidence).await)
}

#[tokio::test]
async fn a_file_cut_short_anywhere_is_told_and_never_a_panic() {
    let (folder, bytes) = closed().await;
    let whole = look(&folder, &bytes).await.unwrap();
    assert!(whole.is_sound(), "{:#?}", whole.findings);
    for tenth in 0..10 {
        let cut = bytes.len() * tenth / 10;
        let told = look(&folder, &bytes[..cut]).await;
        assert!(told.is_err() || !told.as_ref().unwrap().is_sound(), "cut at {cut}: {told:?}");
    }
}

#[tokio::test]
async fn a_ruined_page_is_told_and_never_a_panic() {
    let (folder, bytes) = closed().await;
    for page in 0..bytes.len() / 4096 {
        let mut ruined = bytes.clone();
        ruined[page * 4096..(page + 1) * 4096].fill(0xa5);
        let told = look(&folder, &ruined).await;
        assert!(told.is_err() || !told.as_ref().unwrap().is_sound(), "page {page}: {told:?}");
    }
}
