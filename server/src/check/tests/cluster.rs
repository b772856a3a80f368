//! A PostgreSQL that is not whole, and what it says of itself.

use std::{fs::OpenOptions, os::unix::fs::FileExt as _, sync::Arc};

use tdu_test_postgres::Cluster;

use super::{
    super::{Kind, Where},
    trial::Trial,
};
use crate::store::{StoreError, postgres::PostgresEvidence};

#[tokio::test]
async fn a_ruined_page_is_told_and_the_rest_is_examined_all_the_same() {
    let cluster = Arc::new(Cluster::start());
    let trial = Trial::on(Arc::clone(&cluster)).await;
    let whole = trial.report().await;
    assert!(whole.is_sound(), "{:#?}", whole.findings);
    let file =
        cluster.folder().join("data").join(cluster.says("tdu_0", "SELECT pg_relation_filepath('entries')"));
    trial.app.app.store.close().await;
    cluster.stops();
    // The first page with its header: whoever reads any of its rows is told.
    OpenOptions::new().write(true).open(file).unwrap().write_all_at(&[0xa5; 8192], 0).unwrap();
    cluster.starts_again();
    let ruined = trial.report().await;
    let unreadable = ruined.findings.iter().filter(|finding| finding.kind == Kind::Unreadable);
    assert!(unreadable.clone().count() > 0, "{:#?}", ruined.findings);
    assert!(
        unreadable.into_iter().all(|finding| !finding.text.contains("transaction is aborted")),
        "one reading that fails is no reason for the next: {:#?}",
        ruined.findings
    );
    assert_eq!((ruined.accounts, ruined.journal), (whole.accounts, whole.journal));
}

#[tokio::test]
async fn what_names_nothing_is_told() {
    for (_, found) in
        Trial::found_after("DELETE FROM accounts WHERE role = 'administrator' AND $1 = $1").await
    {
        let text = "something that is not in the table accounts";
        let told = |place: &Where, text_found: &str| *place == Where::Database && text_found.contains(text);
        assert!(found.iter().any(|finding| told(&finding.place, &finding.text)), "{found:#?}");
    }
}

#[tokio::test]
async fn a_database_without_our_tables_and_one_that_is_not_there_are_told_without_their_password() {
    let cluster = Cluster::shared();
    let empty = cluster.new_database().parse().unwrap();
    let error = PostgresEvidence::open(&empty).await.err().unwrap();
    assert!(error.to_string().contains("no tables of this server"), "{error}");
    let nowhere = "postgres://tdu:Quetzalcoatl@127.0.0.1:1/tdu".parse().unwrap();
    let error = PostgresEvidence::open(&nowhere).await.err().unwrap();
    assert!(matches!(error, StoreError::Unavailable(_)), "{error}");
    assert!(!format!("{error}{error:?}").contains("Quetzalcoatl"));
}
