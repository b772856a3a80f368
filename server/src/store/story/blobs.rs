//! Attachments: how they come, who holds them, how they go.

use tdu_protocol::{Hash32, LogId, Timestamp, blob::Hold};

use super::{CASE, DIRECTORY, NOW, appending};
use crate::store::{Begun, Blob, BlobName, Commit, Discarded, NewBlob, Store, StoreError};

fn new(log: LogId, n: u8, size: u64) -> NewBlob {
    let name = BlobName([n; 16]);
    NewBlob { log, hash: Hash32([n; 32]), name, size, now: NOW, log_bytes: None, total_bytes: None }
}

/// A blob of this number, all of it there.
async fn complete(store: &dyn Store, log: LogId, n: u8, size: u64) {
    assert_eq!(store.begin_blob(&new(log, n, size)).await.unwrap(), Begun::New);
    assert!(store.receive_blob(BlobName([n; 16]), 0, size, NOW).await.unwrap());
}

/// One more entry, which holds blobs of these numbers.
async fn holding(store: &dyn Store, log: LogId, blobs: &[u8]) -> (Commit, u64) {
    let commit = appending(store, log, "holding").await;
    let seq = commit.entries[0].entry.seq;
    let held = blobs.iter().map(|n| (log, Hold { seq, blob: Hash32([*n; 32]) })).collect();
    (Commit { held, ..commit }, seq)
}

pub(super) async fn blobs_come_in_parts_and_are_counted(store: &dyn Store) {
    let one = new(CASE, 1, 1_000);
    assert_eq!(store.blob(CASE, &one.hash).await.unwrap(), None);
    assert_eq!(store.begin_blob(&one).await.unwrap(), Begun::New);
    // The same again, under another name: the first one counts.
    let there = Blob { name: one.name, size: 1_000, received: 0 };
    let again = NewBlob { name: BlobName([99; 16]), ..one };
    assert_eq!(store.begin_blob(&again).await.unwrap(), Begun::There(there));
    assert!(store.receive_blob(one.name, 0, 400, NOW).await.unwrap());
    assert!(!store.receive_blob(one.name, 0, 500, NOW).await.unwrap(), "it stands at 400");
    assert!(!store.has_blobs(CASE, &[one.hash]).await.unwrap());
    assert!(store.receive_blob(one.name, 400, 1_000, NOW).await.unwrap());
    assert!(store.has_blobs(CASE, &[one.hash]).await.unwrap());
    assert!(!store.has_blobs(CASE, &[one.hash, Hash32([2; 32])]).await.unwrap());
    assert!(!store.has_blobs(DIRECTORY, &[one.hash]).await.unwrap(), "a blob belongs to one log");

    // What is under way counts with all that it will be.
    let kept = store.weight(Some(CASE)).await.unwrap() + 1_000;
    let room = |bytes: u64| Some(kept + bytes);
    let two = NewBlob { log_bytes: room(499), ..new(CASE, 2, 500) };
    assert_eq!(store.begin_blob(&two).await.unwrap(), Begun::LogFull);
    assert_eq!(store.begin_blob(&NewBlob { log_bytes: room(500), ..two }).await.unwrap(), Begun::New);
    assert_eq!(
        store.begin_blob(&NewBlob { log_bytes: room(500), ..new(CASE, 3, 1) }).await.unwrap(),
        Begun::LogFull
    );
    let elsewhere = NewBlob { total_bytes: Some(1_000), ..new(DIRECTORY, 3, 1) };
    assert_eq!(store.begin_blob(&elsewhere).await.unwrap(), Begun::StorageFull);
    assert_eq!(store.blob_bytes().await.unwrap(), [(CASE, 1_500)]);
}

pub(super) async fn blobs_stay_as_long_as_an_entry_holds_them(store: &dyn Store) {
    complete(store, CASE, 4, 10).await;
    // Not there, not complete, of another log: nothing is written.
    for missing in [77, 2] {
        let (commit, _) = holding(store, CASE, &[4, missing]).await;
        assert!(matches!(store.commit(&commit).await, Err(StoreError::Stale(_))), "{missing}");
    }
    let (elsewhere, _) = holding(store, DIRECTORY, &[4]).await;
    assert!(matches!(store.commit(&elsewhere).await, Err(StoreError::Stale(_))));
    let (first, one) = holding(store, CASE, &[1, 4]).await;
    store.commit(&first).await.unwrap();
    let (second, two) = holding(store, CASE, &[4]).await;
    store.commit(&second).await.unwrap();

    let erased = Commit { erased: vec![(CASE, one)], ..appending(store, CASE, "erase").await };
    store.commit(&erased).await.unwrap();
    assert!(store.blob(CASE, &Hash32([1; 32])).await.unwrap().is_none());
    assert!(store.blob(CASE, &Hash32([4; 32])).await.unwrap().is_some(), "the other entry holds it");
    let gone = |n: u8, size| Discarded { name: BlobName([n; 16]), size, since: NOW };
    assert_eq!(store.discarded().await.unwrap(), [gone(1, 1_000)]);
    let erased = Commit { erased: vec![(CASE, two)], ..appending(store, CASE, "erase").await };
    store.commit(&erased).await.unwrap();
    assert_eq!(store.discarded().await.unwrap(), [gone(1, 1_000), gone(4, 10)]);
    store.bury(BlobName([1; 16])).await.unwrap();
    assert_eq!(store.discarded().await.unwrap(), [gone(4, 10)]);
    store.bury(BlobName([4; 16])).await.unwrap();
    // It may come again, under another name.
    assert_eq!(
        store.begin_blob(&NewBlob { name: BlobName([5; 16]), ..new(CASE, 4, 10) }).await.unwrap(),
        Begun::New
    );
}

pub(super) async fn blobs_that_nobody_holds_are_forgotten(store: &dyn Store) {
    complete(store, CASE, 6, 10).await;
    complete(store, CASE, 7, 10).await;
    let (commit, _) = holding(store, CASE, &[7]).await;
    store.commit(&commit).await.unwrap();
    // Numbers 2 and 4 are under way since the beginning, 4 as name 5.
    assert_eq!(store.forget_orphans(NOW, NOW).await.unwrap(), 0);
    assert!(store.receive_blob(BlobName([2; 16]), 0, 1, NOW.plus(50)).await.unwrap());
    let later = Timestamp(NOW.0 + 1);
    assert_eq!(store.forget_orphans(later, later).await.unwrap(), 2);
    let names: Vec<_> = store.discarded().await.unwrap().into_iter().map(|gone| gone.name).collect();
    assert_eq!(names, [BlobName([5; 16]), BlobName([6; 16])]);
    assert!(store.has_blobs(CASE, &[Hash32([7; 32])]).await.unwrap());
    // What is complete is not forgotten like something that failed.
    store.forget_blob(BlobName([7; 16]), later).await.unwrap();
    store.forget_blob(BlobName([2; 16]), later).await.unwrap();
    assert_eq!(store.discarded().await.unwrap().len(), 3);
    assert_eq!(store.blob_bytes().await.unwrap(), [(CASE, 10)]);
}
