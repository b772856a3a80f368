//! Whether the server says truly that it can serve.

use axum::{body::Body, http::Request};
use sqlx::{Connection, SqliteConnection};
use tdu_protocol::problem::ProblemKind;

use super::world::{Reply, TestApp, sealed, send};

async fn ready(app: &TestApp) -> Reply {
    send(&app.router, Request::get("/readyz").body(Body::empty()).unwrap()).await
}

#[track_caller]
fn says(reply: &Reply, reason: &str) {
    reply.is(ProblemKind::Unavailable);
    assert_eq!(reply.problem().detail.as_deref(), Some(reason));
    assert_eq!(reply.headers["retry-after"], "5");
}

#[tokio::test]
async fn a_database_that_reads_and_does_not_write_is_not_ready_until_it_does() {
    let app = TestApp::empty().await;
    assert_eq!(ready(&app).await.status, 200);
    // The database itself refuses, as it does when its disk is full.
    let file = app.folder.path().join("tdu.db");
    let mut other = SqliteConnection::connect(file.to_str().unwrap()).await.unwrap();
    let full = "CREATE TRIGGER full BEFORE INSERT ON ceremonies BEGIN SELECT RAISE(FAIL, 'full'); END";
    sqlx::query(full).execute(&mut other).await.unwrap();
    assert_eq!(ready(&app).await.status, 200, "what was proven a moment ago is not written again");
    app.clock.pass(5_000);
    says(&ready(&app).await, "the database cannot write");
    sqlx::query("DROP TRIGGER full").execute(&mut other).await.unwrap();
    app.clock.pass(5_000);
    assert_eq!(ready(&app).await.status, 200);
}

#[tokio::test]
async fn an_idle_server_that_is_asked_often_writes_once_and_leaves_nothing() {
    let app = TestApp::empty().await;
    let file = app.folder.path().join("tdu.db");
    let mut other = SqliteConnection::connect(file.to_str().unwrap()).await.unwrap();
    let mut version = async || {
        let (version,): (i64,) = sqlx::query_as("SELECT data_version FROM pragma_data_version")
            .fetch_one(&mut other)
            .await
            .unwrap();
        version
    };
    let before = version().await;
    for _ in 0..20 {
        assert_eq!(ready(&app).await.status, 200);
    }
    assert_ne!(version().await, before, "the first question wrote");
    let after = version().await;
    for _ in 0..20 {
        assert_eq!(ready(&app).await.status, 200);
    }
    assert_eq!(version().await, after);
    let (left,): (i64,) =
        sqlx::query_as("SELECT COUNT(*) FROM ceremonies").fetch_one(&mut other).await.unwrap();
    assert_eq!(left, 0);
}

#[tokio::test]
async fn a_commit_that_just_succeeded_is_proof_enough() {
    let (app, organisation, mut admin) = TestApp::founded().await;
    let file = app.folder.path().join("tdu.db");
    let mut other = SqliteConnection::connect(file.to_str().unwrap()).await.unwrap();
    let full = "CREATE TRIGGER full BEFORE INSERT ON ceremonies BEGIN SELECT RAISE(FAIL, 'full'); END";
    sqlx::query(full).execute(&mut other).await.unwrap();
    admin.write(organisation.directory, b"just written").await;
    assert_eq!(ready(&app).await.status, 200);
    app.clock.pass(5_000);
    says(&ready(&app).await, "the database cannot write");
}

#[tokio::test]
async fn after_a_commit_that_was_refused_a_small_row_proves_nothing() {
    let (app, organisation, mut admin) = TestApp::founded().await;
    app.clock.pass(5_000);
    assert_eq!(ready(&app).await.status, 200);
    let file = app.folder.path().join("tdu.db");
    let mut other = SqliteConnection::connect(file.to_str().unwrap()).await.unwrap();
    // As on a full disk: what is small finds a place between other rows.
    for full in [
        "CREATE TRIGGER one BEFORE INSERT ON entries BEGIN SELECT RAISE(FAIL, 'full'); END",
        "CREATE TRIGGER two BEFORE INSERT ON ceremonies WHEN LENGTH(NEW.state) > 10000
            BEGIN SELECT RAISE(FAIL, 'full'); END",
    ] {
        sqlx::query(full).execute(&mut other).await.unwrap();
    }
    assert_eq!(ready(&app).await.status, 200, "nobody could know");
    let head = admin.head(organisation.directory).await;
    let entry = sealed(organisation.directory, head, 0, b"refused");
    assert_eq!(admin.append(vec![entry]).await.status, 500);
    says(&ready(&app).await, "the database cannot write");
    sqlx::query("DROP TRIGGER two").execute(&mut other).await.unwrap();
    says(&ready(&app).await, "the database cannot write");
    app.clock.pass(5_000);
    assert_eq!(ready(&app).await.status, 200, "what is large finds room");
    assert_eq!(ready(&app).await.status, 200);
}

#[tokio::test]
async fn a_server_that_is_stopping_or_lost_its_database_or_its_folder_is_not_ready() {
    let app = TestApp::empty().await;
    app.app.hub.stop().await;
    says(&ready(&app).await, "the server is stopping");
    let app = TestApp::empty().await;
    app.app.store.close().await;
    says(&ready(&app).await, "the database does not answer");
    let app = TestApp::empty().await;
    std::fs::remove_dir_all(app.folder.path()).unwrap();
    says(&ready(&app).await, "the data folder cannot be reached");
}

#[tokio::test]
async fn a_server_whose_writer_ended_is_not_ready() {
    let app = TestApp::empty().await;
    app.end_writer().await;
    says(&ready(&app).await, "the writer has ended: restart the server");
}
