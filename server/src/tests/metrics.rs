//! What the metrics say, and what they never say.

use axum::{body::Body, extract::ConnectInfo, http::Request};
use std::net::SocketAddr;
use tdu_protocol::{LogKind, problem::ProblemKind};

use super::world::{TestApp, send};
use crate::{Limits, Rate, metrics};

#[tokio::test]
async fn what_happens_is_counted_by_route_and_names_nobody() {
    let (app, _, mut admin) = TestApp::founded().await;
    let log = admin.open_log(LogKind::Personal).await;
    let entry = admin.write(log, b"a sealed body").await;
    admin.append(vec![entry]).await;
    admin.get("/logs/somebody@example.org/entries").await.is(ProblemKind::NotFound);
    let start_page = Request::builder().method("BREW").uri("/i/a-link-that-names-somebody");
    send(&app.router, start_page.body(Body::empty()).unwrap()).await;

    let text = metrics::text(&app.app).await.unwrap();
    for line in [
        "tdu_http_request_seconds_count{method=\"POST\",route=\"/api/v1/logs/{log}/entries\"} 2",
        "tdu_http_request_seconds_count{method=\"other\",route=\"(web app)\"} 1",
        "tdu_http_requests_total{class=\"5xx\"} 0",
        "tdu_writer_batch_count 4",
        "tdu_commit_seconds_count 3",
        "tdu_commit_failures_total 0",
        "tdu_writer_queue 0",
        "tdu_stream_sockets 0",
        "tdu_ready 1",
        concat!("tdu_build_info{version=\"", env!("CARGO_PKG_VERSION"), "\"} 1"),
    ] {
        assert!(text.lines().any(|found| found == line), "{line} should be in\n{text}");
    }
    for gauge in ["tdu_database_bytes", "tdu_disk_free_bytes", "process_resident_memory_bytes"] {
        assert!(value(&text, gauge) > 100_000, "{gauge} in\n{text}");
    }
    let account = admin.person.account.to_string();
    for secret in [&log.to_string(), &account, "somebody", "a-link", "sealed body", "BREW"] {
        assert!(!text.contains(secret), "{secret} should not be in\n{text}");
    }
}

#[tokio::test]
async fn each_limit_counts_whom_it_refused_and_no_address_is_told() {
    let limits = Limits { address: Rate { burst: 2, per_minute: 1 }, ..Limits::default() };
    let app = TestApp::with(limits, None).await;
    for _ in 0..5 {
        let mut request = Request::get("/api/v1/server").body(Body::empty()).unwrap();
        let peer: SocketAddr = "198.51.100.7:4711".parse().unwrap();
        request.extensions_mut().insert(ConnectInfo(peer));
        send(&app.router, request).await;
    }
    let text = metrics::text(&app.app).await.unwrap();
    assert_eq!(value(&text, "tdu_rate_refused_total{limit=\"address\"}"), 3);
    assert_eq!(value(&text, "tdu_rate_refused_total{limit=\"account\"}"), 0);
    assert_eq!(value(&text, "tdu_http_requests_total{class=\"4xx\"}"), 3);
    assert!(!text.contains("198.51"), "{text}");
}

#[tokio::test]
async fn a_database_that_refuses_shows_in_the_figures() {
    let (app, organisation, mut admin) = TestApp::founded().await;
    let head = admin.head(organisation.directory).await;
    let write = crate::writer::Write::Append {
        by: admin.person.account,
        entries: vec![crate::store::new_entry(super::world::sealed(organisation.directory, head, 0, b"x"))],
        holds: Vec::new(),
    };
    app.app.store.close().await;
    app.app.writer.write(write).await.unwrap_err();
    let text = metrics::text(&app.app).await.unwrap();
    assert_eq!(value(&text, "tdu_commit_failures_total"), 1);
    assert_eq!(value(&text, "tdu_ready"), 0);
}

/// The value of a line that begins so.
#[track_caller]
fn value(text: &str, name: &str) -> u64 {
    let line = text.lines().find_map(|line| line.strip_prefix(name)?.strip_prefix(' '));
    line.unwrap_or_else(|| panic!("{name} should be in\n{text}")).parse().unwrap()
}
