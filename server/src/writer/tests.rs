//! The writer apart from HTTP.

use std::sync::Arc;

use tdu_protocol::{AccountId, LogId, LogKind, entry::Head};
use tokio::sync::{Semaphore, mpsc};

use super::{Write, WriteError, Writer};
use crate::{
    Limits,
    metrics::Metrics,
    store::{DATABASE, new_entry},
    tests::world::{TestApp, sealed},
};

fn append(by: AccountId, log: LogId, head: Head, body: &[u8]) -> Write {
    Write::Append { by, entries: vec![new_entry(sealed(log, head, 0, body))], holds: Vec::new() }
}

#[tokio::test]
async fn a_full_queue_refuses_at_once() {
    // A writer whose task never takes anything.
    let (queue, mut waiting) = mpsc::channel(1);
    let metrics = Arc::new(Metrics::new().unwrap());
    let room = Arc::new(Semaphore::new(100_000));
    let writer = Writer { queue, room, most: 100_000, last_commit: Arc::default(), metrics };
    let write = || append(AccountId([1; 16]), LogId([1; 16]), Head::EMPTY, b"");
    let first = tokio::spawn({
        let writer = writer.clone();
        async move { writer.write(write()).await }
    });
    while waiting.is_empty() {
        tokio::task::yield_now().await;
    }
    assert!(matches!(writer.write(write()).await, Err(WriteError::Unavailable)));
    // The one that waited is told when the writer goes away.
    waiting.close();
    drop(waiting.recv().await);
    assert!(matches!(first.await.unwrap(), Err(WriteError::Unavailable)));
}

#[tokio::test]
async fn in_one_batch_the_first_wins_the_place_a_chain_holds_and_neighbours_are_not_disturbed() {
    let (app, organisation, mut admin) = TestApp::founded().await;
    let by = admin.person.account;
    let log = organisation.directory;
    let head = admin.head(log).await;
    let one = sealed(log, head, 0, b"one");
    let two = sealed(log, Head::after(&one), 0, b"two");
    let half =
        [sealed(log, head, 0, b"good"), sealed(log, Head::after(&sealed(log, head, 0, b"good")), 7, b"bad")];
    let writes = [
        Write::Append { by, entries: half.map(new_entry).into(), holds: Vec::new() },
        append(by, log, head, b"one"),
        append(by, log, head, b"rival of one"),
        append(by, log, Head::after(&one), b"two"),
        append(AccountId([9; 16]), log, Head::after(&two), b"not a member"),
        append(by, LogId([9; 16]), Head::EMPTY, b"no such log"),
        append(by, log, Head::after(&two), b"three"),
    ];
    let outcomes = futures::future::join_all(writes.map(|write| app.app.writer.write(write))).await;
    assert!(matches!(
        outcomes.as_slice(),
        [
            Err(WriteError::Refused(_)),
            Ok(_),
            Err(WriteError::Conflict),
            Ok(_),
            Err(WriteError::Unknown),
            Err(WriteError::Unknown),
            Ok(_)
        ]
    ));
    let bodies: Vec<_> =
        admin.read(log).await[1..].iter().map(|entry| entry.body().unwrap().to_vec()).collect();
    assert_eq!(bodies, [&b"one"[..], b"two", b"three"]);
}

#[tokio::test]
async fn when_the_database_is_gone_nothing_is_acknowledged_and_nothing_is_believed() {
    let (app, organisation, mut admin) = TestApp::founded().await;
    let by = admin.person.account;
    let log = organisation.directory;
    let head = admin.head(log).await;
    app.app.store.close().await;
    let outcome = app.app.writer.write(append(by, log, head, b"lost")).await;
    assert!(matches!(outcome, Err(WriteError::Unavailable)));
    let state = app.app.ledger.state(log).await.unwrap().unwrap();
    assert_eq!(state.head(), head, "the remembered state has not moved");
}

/// The database has a rule of its own against these bytes; what stands in one transaction with them fails with them.
const NOT_TAKEN: &[u8] = b"not taken";

#[tokio::test]
async fn one_that_the_database_never_takes_fails_alone() {
    let (app, _, mut admin) = TestApp::founded().await;
    let by = admin.person.account;
    let mut logs = Vec::new();
    for _ in 0..24 {
        let log = admin.open_log(LogKind::Personal).await;
        logs.push((log, admin.head(log).await));
    }
    let beside = rusqlite::Connection::open(app.folder.path().join(DATABASE)).unwrap();
    let rule = "CREATE TRIGGER rule BEFORE INSERT ON entries WHEN NEW.body = CAST('not taken' AS BLOB) \
        BEGIN SELECT RAISE(ABORT, 'not taken'); END";
    beside.execute_batch(rule).unwrap();
    let bodies = |n: usize| if n % 12 == 7 { NOT_TAKEN } else { b"taken" };
    let writes = logs.iter().enumerate().map(|(n, (log, head))| append(by, *log, *head, bodies(n)));
    let writes: Vec<_> = writes.collect();
    let outcomes =
        futures::future::join_all(writes.into_iter().map(|write| app.app.writer.write(write))).await;
    for (n, (outcome, (log, _))) in outcomes.iter().zip(&logs).enumerate() {
        let there = admin.read(*log).await.len() - 1;
        match bodies(n) {
            NOT_TAKEN => {
                assert!(matches!(outcome, Err(WriteError::Failed)) && there == 0, "{n}: {outcome:?}");
            }
            _ => assert!(outcome.is_ok() && there == 1, "{n}: {outcome:?}"),
        }
    }
}

#[tokio::test]
async fn what_waits_is_bounded_by_its_bytes_and_whoever_comes_too_early_is_told_when_to_come_again() {
    let limits = Limits { append_bytes: 100_000, queue_bytes: 100_000, ..Limits::default() };
    let app = TestApp::with(limits, None).await;
    let (_, mut admin) = app.found().await;
    let log = admin.open_log(LogKind::Personal).await;
    let (large, small) = (vec![1; 60_000], vec![2; 1_000]);
    // Somebody else holds the database: what is written waits.
    let mut beside = rusqlite::Connection::open(app.folder.path().join(DATABASE)).unwrap();
    let held = beside.transaction_with_behavior(rusqlite::TransactionBehavior::Immediate).unwrap();
    let head = admin.head(log).await;
    let waits = tokio::spawn({
        let (writer, write) = (app.app.writer.clone(), append(admin.person.account, log, head, &large));
        async move { writer.write(write).await }
    });
    while app.app.writer.room.available_permits() > 40_000 {
        tokio::task::yield_now().await;
    }
    let refused = admin.append(vec![sealed(log, head, 0, &large)]).await;
    assert_eq!(refused.status, 503);
    assert_eq!(refused.headers["retry-after"], "1");
    drop(held);
    assert!(waits.await.unwrap().is_ok());
    assert_eq!(app.app.writer.room.available_permits(), 100_000, "all room was given back");
    admin.write(log, &small).await;
    assert_eq!(admin.read(log).await.len(), 3);
}
