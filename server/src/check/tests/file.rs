//! A file of SQLite that is not whole.

use super::{
    super::{Report, examine},
    trial::{On, Trial},
};
use crate::store::{StoreError, sqlite::SqliteEvidence};

/// Closed in order, so that the file alone is the database.
async fn closed() -> (tempfile::TempDir, Vec<u8>) {
    let trial = Trial::new(On::Sqlite).await;
    trial.app.app.store.close().await;
    let bytes = std::fs::read(trial.file()).unwrap();
    (tempfile::tempdir().unwrap(), bytes)
}

/// `Err` is a finding too: the file cannot even be opened.
async fn look(folder: &tempfile::TempDir, bytes: &[u8]) -> Result<Report, StoreError> {
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
