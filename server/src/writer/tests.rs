//! The writer apart from HTTP.

use std::sync::Arc;

use tdu_protocol::{AccountId, LogId, entry::Head};
use tokio::sync::mpsc;

use super::{Write, WriteError, Writer};
use crate::{
    metrics::Metrics,
    store::new_entry,
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
    let writer = Writer { queue, last_commit: Arc::default(), metrics };
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
