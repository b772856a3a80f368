//! The story on SQLite, and what is SQLite's own.

use super::{sqlite::SqliteStore, story};

#[tokio::test]
async fn sqlite_tells_the_story() {
    let folder = tempfile::tempdir().unwrap();
    let store = SqliteStore::open(&folder.path().join("tdu.db")).await.unwrap();
    story::tell(&store).await;
}

#[tokio::test]
async fn what_was_committed_is_there_after_the_file_is_opened_again() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("tdu.db");
    let store = SqliteStore::open(&file).await.unwrap();
    let kept = super::ServerStore::keep(&store, "receipt-key", b"first").await.unwrap();
    super::ServerStore::close(&store).await;
    let store = SqliteStore::open(&file).await.unwrap();
    assert_eq!(super::ServerStore::keep(&store, "receipt-key", b"second").await.unwrap(), kept);
}

#[tokio::test]
async fn a_folder_that_does_not_exist_is_told_as_unavailable() {
    let error = SqliteStore::open(std::path::Path::new("/nonexistent/tdu.db")).await.err().unwrap();
    assert!(matches!(error, super::StoreError::Unavailable(_)), "{error}");
}
