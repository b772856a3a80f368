//! The web app's files.

use axum::{
    body::Body,
    http::{Request, StatusCode, header},
};
use tdu_protocol::problem::ProblemKind;

use super::world::{Reply, TestApp, send};
use crate::config::Limits;

const WASM: &str = "assets/app.0123456789abcdef.wasm";

async fn app() -> (TestApp, tempfile::TempDir) {
    let outer = tempfile::tempdir().unwrap();
    let web = outer.path().join("web");
    std::fs::create_dir_all(web.join("assets")).unwrap();
    let files = [
        ("index.html", "start"),
        ("index.html.br", "start br"),
        ("sw.js", "worker"),
        (WASM, "wasm"),
        ("assets/app.0123456789abcdef.wasm.br", "wasm br"),
        ("assets/app.0123456789abcdef.wasm.gz", "wasm gz"),
        (".hidden", "hidden"),
    ];
    for (name, text) in files {
        std::fs::write(web.join(name), text).unwrap();
    }
    (TestApp::with(Limits::default(), Some(web)).await, outer)
}

async fn get(app: &TestApp, path: &str, accept: &str, encoding: &str) -> Reply {
    let request = Request::get(path)
        .header(header::ACCEPT, accept)
        .header(header::ACCEPT_ENCODING, encoding)
        .body(Body::empty())
        .unwrap();
    send(&app.router, request).await
}

#[tokio::test]
async fn a_file_comes_in_the_best_coding_that_the_client_takes() {
    let (app, _outer) = app().await;
    let path = format!("/{WASM}");
    for (encoding, coding, body) in
        [("gzip, br", Some("br"), "wasm br"), ("gzip", Some("gzip"), "wasm gz"), ("identity", None, "wasm")]
    {
        let reply = get(&app, &path, "*/*", encoding).await;
        assert_eq!(reply.headers.get(header::CONTENT_ENCODING).map(|value| value.to_str().unwrap()), coding);
        assert_eq!(reply.headers[header::CONTENT_TYPE], "application/wasm");
        assert_eq!(reply.headers[header::VARY], "accept-encoding");
        assert_eq!(reply.body, body);
    }
}

#[tokio::test]
async fn what_is_named_by_its_content_is_kept_for_ever_the_rest_is_asked_for_again() {
    let (app, _outer) = app().await;
    let wasm = get(&app, &format!("/{WASM}"), "*/*", "").await;
    assert_eq!(wasm.headers[header::CACHE_CONTROL], "public, max-age=31536000, immutable");
    for path in ["/", "/index.html", "/sw.js"] {
        let reply = get(&app, path, "text/html", "").await;
        assert_eq!(reply.status, StatusCode::OK);
        assert_eq!(reply.headers[header::CACHE_CONTROL], "no-cache", "{path}");
    }
}

#[tokio::test]
async fn a_link_of_the_app_gets_the_start_page_and_a_missing_file_does_not() {
    let (app, _outer) = app().await;
    for path in ["/", "/setup", "/i/AAAAAAAAAAAAAAAAAAAAAA", "/cases/new"] {
        let reply = get(&app, path, "text/html,application/xhtml+xml", "br").await;
        assert_eq!((reply.status, &reply.body[..]), (StatusCode::OK, &b"start br"[..]), "{path}");
        assert_eq!(reply.headers[header::CONTENT_TYPE], "text/html; charset=utf-8");
    }
    // As the service worker asks for it, to keep it for a day without a network.
    assert_eq!(get(&app, "/", "*/*", "br").await.body[..], b"start br"[..]);
    get(&app, "/cases/new", "*/*", "br").await.is(ProblemKind::NotFound);
    get(&app, "/assets/gone.0123456789abcdef.js", "*/*", "br").await.is(ProblemKind::NotFound);
    get(&app, "/api/v1/nothing", "text/html", "br").await.is(ProblemKind::NotFound);
}

#[tokio::test]
async fn nothing_outside_the_folder_and_nothing_hidden_is_served() {
    let (app, outer) = app().await;
    std::fs::write(outer.path().join("outside.txt"), "secret").unwrap();
    for path in
        ["/../outside.txt", "/assets/../../outside.txt", "/%2e%2e/outside.txt", "//outside.txt", "/.hidden"]
    {
        get(&app, path, "*/*", "").await.is(ProblemKind::NotFound);
    }
}

#[tokio::test]
async fn a_server_without_the_web_app_says_how_to_have_it() {
    let app = TestApp::empty().await;
    let reply = get(&app, "/", "text/html", "br").await;
    assert_eq!(reply.status, StatusCode::NOT_FOUND);
    assert!(String::from_utf8_lossy(&reply.body).contains("--web-dir"));
}
