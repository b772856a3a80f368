//! A sound database is found sound; each damage is found, where it is, and nothing else with it: on both databases.

mod blobs;
mod cluster;
mod file;
mod frozen;
mod tallies;
mod trial;

use super::{Finding, Kind, Where, examine};
use trial::{On, Trial};

#[track_caller]
fn assert_found(findings: &[Finding], expected: &[(Where, Kind)]) {
    let found: Vec<_> = findings.iter().map(|finding| (finding.place.clone(), finding.kind)).collect();
    assert_eq!(found, expected, "{findings:#?}");
}

#[tokio::test]
async fn a_sound_database_is_found_sound_while_it_is_written() {
    for on in On::BOTH {
        let mut trial = Trial::new(on).await;
        let before = trial.report().await;
        assert!(before.is_sound(), "{:#?}", before.findings);
        assert_eq!((before.logs, before.erased, before.accounts), (2, 1, 5));
        assert_eq!(before.entries, trial.worker.read(trial.case).await.len() as u64 + 10);
        assert!(before.journal > 0);
        // An examination under way sees its moment, and hinders nobody.
        let mut evidence = trial.evidence().await;
        trial.worker.write(trial.case, b"meanwhile").await;
        let during = examine(&mut *evidence).await;
        let after = trial.report().await;
        assert!(during.is_sound() && after.is_sound());
        assert_eq!((&during.heads, during.entries), (&before.heads, before.entries));
        assert_ne!(after.heads, before.heads);
        evidence.close().await;
    }
}

#[tokio::test]
async fn a_flipped_bit_in_a_body_is_found() {
    for (trial, found) in
        Trial::found_after("UPDATE entries SET body = x'01' || substr(body, 2) WHERE log = $1 AND seq = 4")
            .await
    {
        assert_found(&found, &[(trial.entry(4), Kind::Body)]);
        assert_eq!(
            found[0].to_string(),
            format!("log {}, entry 4: its body is not the one that was written here", trial.case)
        );
    }
}

#[tokio::test]
async fn a_row_that_was_dropped_is_found() {
    for (trial, found) in Trial::found_after("DELETE FROM entries WHERE log = $1 AND seq = 4").await {
        assert_found(&found, &[(trial.entry(5), Kind::Missing)]);
    }
}

#[tokio::test]
async fn a_dropped_end_is_found() {
    for (trial, found) in Trial::found_after(
        "DELETE FROM entries WHERE log = $1 AND seq = (SELECT MAX(seq) FROM entries WHERE log = $1)",
    )
    .await
    {
        // The erasing entry was the last: without it, nothing explains the body that is gone.
        assert_found(&found, &[(trial.log(), Kind::Head), (trial.entry(5), Kind::Erasure)]);
    }
}

#[tokio::test]
async fn a_hash_of_another_entry_is_found() {
    for (trial, found) in Trial::found_after(
        "UPDATE entries SET hash = (SELECT hash FROM entries WHERE log = $1 AND seq = 3) \
         WHERE log = $1 AND seq = 4",
    )
    .await
    {
        assert_found(&found, &[(trial.entry(4), Kind::Hash)]);
    }
}

#[tokio::test]
async fn a_body_written_anew_with_its_digests_breaks_the_chain_after_it() {
    let digest = tdu_protocol::entry::Body::Present(b"forged".to_vec().into()).digest();
    let digest = digest.0.iter().fold(String::new(), |text, byte| format!("{text}{byte:02x}"));
    let statement = format!(
        "UPDATE entries SET body = x'666f72676564', body_hash = x'{digest}' WHERE log = $1 AND seq = 4"
    );
    for (trial, found) in Trial::found_after(&statement).await {
        assert_found(&found, &[(trial.entry(4), Kind::Hash), (trial.entry(5), Kind::Broken)]);
    }
}

#[tokio::test]
async fn a_wrong_head_is_found() {
    for (trial, found) in Trial::found_after("UPDATE logs SET head_next = head_next + 1 WHERE id = $1").await
    {
        assert_found(&found, &[(trial.log(), Kind::Head)]);
    }
    for (trial, found) in Trial::found_after("UPDATE logs SET head_hash = zeroblob(32) WHERE id = $1").await {
        assert_found(&found, &[(trial.log(), Kind::Head)]);
    }
    for (trial, found) in Trial::found_after("UPDATE logs SET kind = 'team' WHERE id = $1").await {
        assert_found(&found, &[(trial.log(), Kind::Head)]);
    }
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
        for (trial, found) in Trial::found_after(statement).await {
            assert_found(&found, &[(trial.log(), Kind::Members)]);
        }
    }
}

#[tokio::test]
async fn who_was_put_out_and_is_listed_again_is_found() {
    for (_, found) in
        Trial::found_after("UPDATE members SET until = NULL WHERE until IS NOT NULL AND $1 = $1").await
    {
        assert_eq!(found.len(), 1);
        assert!(found[0].text.ends_with("the log put it out"), "{found:#?}");
    }
}

#[tokio::test]
async fn an_account_that_was_raised_or_let_in_again_is_found() {
    for statement in [
        "UPDATE accounts SET role = 'administrator' WHERE role = 'manager' AND $1 = $1",
        "UPDATE accounts SET closed = NULL WHERE closed IS NOT NULL AND $1 = $1",
        "UPDATE accounts SET closed = 1 WHERE role = 'manager' AND $1 = $1",
        "DELETE FROM vaults WHERE account = (SELECT id FROM accounts WHERE role = 'manager') AND $1 = $1",
    ] {
        for (_, found) in Trial::found_after(statement).await {
            assert_eq!(found.len(), 1, "{statement}: {found:#?}");
            assert_eq!(found[0].kind, Kind::Account, "{statement}");
        }
    }
}

#[tokio::test]
async fn a_body_that_nobody_erased_and_one_that_came_back_are_found() {
    for (trial, found) in
        Trial::found_after("UPDATE entries SET body = NULL WHERE log = $1 AND seq = 4").await
    {
        assert_found(&found, &[(trial.entry(4), Kind::Erasure)]);
    }
    // The same bytes as were erased: their digest is right, and they should not be there.
    let same = "03".repeat(300);
    let statement = format!("UPDATE entries SET body = x'{same}' WHERE log = $1 AND seq = 5");
    for (trial, found) in Trial::found_after(&statement).await {
        assert_found(&found, &[(trial.entry(5), Kind::Erasure)]);
    }
}

#[tokio::test]
async fn another_receipt_key_and_a_lost_one_are_found() {
    let key = || Where::Setting(String::from("receipt-key"));
    for (_, found) in
        Trial::found_after("UPDATE settings SET value = zeroblob(32) WHERE name = 'receipt-key' AND $1 = $1")
            .await
    {
        // The journal's end was signed with the right one.
        assert_found(&found, &[(key(), Kind::ReceiptKey), (Where::Journal, Kind::Journal)]);
    }
    for (_, found) in Trial::found_after("DELETE FROM settings WHERE name = 'receipt-key' AND $1 = $1").await
    {
        assert_found(&found, &[(key(), Kind::ReceiptKey), (Where::Journal, Kind::Journal)]);
    }
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
        for (_, found) in Trial::found_after(statement).await {
            assert_eq!(found[0].kind, Kind::Journal, "{statement}");
            assert_eq!(found[0].place, place, "{statement}");
        }
    }
}

#[tokio::test]
async fn an_entry_that_the_rules_refuse_is_told_once_and_blames_nobody_else() {
    // The worker's certificate is cut out of the file's first entry: no rule can be applied after it.
    for (trial, found) in
        Trial::found_after("UPDATE entries SET body = x'00' WHERE log = $1 AND seq = 0").await
    {
        assert_found(&found, &[(trial.entry(0), Kind::Body), (trial.entry(0), Kind::Refused)]);
    }
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
        for (_, found) in Trial::found_after(statement).await {
            assert!(!found.is_empty(), "{statement}");
        }
    }
}
