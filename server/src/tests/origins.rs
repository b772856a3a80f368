//! Other people's pages, and headers on every answer.

use axum::{
    body::Body,
    http::{Request, StatusCode, header},
};
use tdu_protocol::{api::CBOR, problem::ProblemKind};

use super::world::{ORIGIN, TestApp, send};
use crate::CONTENT_SECURITY_POLICY;

#[tokio::test]
async fn whatever_changes_something_must_come_from_our_own_pages() {
    let (app, _, admin) = TestApp::founded().await;
    let routes = [
        ("POST", "/api/v1/organisation"),
        ("POST", "/api/v1/sessions/opener"),
        ("POST", "/api/v1/sessions/passkey/start"),
        ("DELETE", "/api/v1/sessions/current"),
        ("PUT", "/api/v1/vault"),
        ("POST", "/api/v1/passkeys/start"),
        ("POST", "/api/v1/logs"),
        ("POST", "/api/v1/invitations/AAAAAAAAAAAAAAAAAAAAAA/open"),
        ("PUT", "/api/v1/invitations/AAAAAAAAAAAAAAAAAAAAAA"),
    ];
    let origins = [
        None,
        Some("https://evil.example"),
        Some("null"),
        Some("https://localhost"),
        Some("http://localhost:8443"),
    ];
    for (method, path) in routes {
        for origin in origins {
            let mut request = Request::builder()
                .method(method)
                .uri(path)
                .header(header::COOKIE, admin.cookie_header())
                .header(header::CONTENT_TYPE, CBOR);
            if let Some(origin) = origin {
                request = request.header(header::ORIGIN, origin);
            }
            let reply = send(&app.router, request.body(Body::from(vec![0xa0])).unwrap()).await;
            assert_eq!(reply.problem().kind, ProblemKind::ForeignOrigin, "{method} {path} {origin:?}");
        }
    }
}

#[tokio::test]
async fn a_socket_opened_by_another_page_is_refused_and_two_origins_are_no_origin() {
    let (app, _, admin) = TestApp::founded().await;
    let upgrade = || {
        Request::get("/api/v1/stream?since=0")
            .header(header::COOKIE, admin.cookie_header())
            .header(header::CONNECTION, "Upgrade")
            .header(header::UPGRADE, "websocket")
            .header(header::SEC_WEBSOCKET_VERSION, "13")
            .header(header::SEC_WEBSOCKET_KEY, "dGhlIHNhbXBsZSBub25jZQ==")
    };
    let none = upgrade().body(Body::empty()).unwrap();
    send(&app.router, none).await.is(ProblemKind::ForeignOrigin);
    let evil = upgrade().header(header::ORIGIN, "https://evil.example").body(Body::empty()).unwrap();
    send(&app.router, evil).await.is(ProblemKind::ForeignOrigin);
    let both = upgrade()
        .header(header::ORIGIN, ORIGIN)
        .header(header::ORIGIN, "https://evil.example")
        .body(Body::empty())
        .unwrap();
    send(&app.router, both).await.is(ProblemKind::ForeignOrigin);
}

#[tokio::test]
async fn every_answer_carries_the_headers_that_protect() {
    let app = TestApp::empty().await;
    let requests = [
        Request::get("/api/v1/server"),
        Request::get("/api/v1/nothing"),
        Request::get("/nothing"),
        Request::get("/").header(header::ACCEPT, "text/html"),
        Request::post("/api/v1/logs"),
        Request::patch("/api/v1/server").header(header::ORIGIN, ORIGIN),
        Request::get("/healthz"),
    ];
    for request in requests {
        let reply = send(&app.router, request.body(Body::empty()).unwrap()).await;
        let header = |name: &str| reply.headers[name].to_str().unwrap().to_owned();
        assert_eq!(header("content-security-policy"), CONTENT_SECURITY_POLICY);
        assert_eq!(
            CONTENT_SECURITY_POLICY,
            "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; connect-src 'self'; \
             img-src 'self' blob: data:; worker-src 'self'; manifest-src 'self'; font-src 'self'; base-uri 'none'; \
             form-action 'none'; frame-ancestors 'none'"
        );
        assert!(header("strict-transport-security").starts_with("max-age="));
        assert_eq!(header("cross-origin-opener-policy"), "same-origin");
        assert_eq!(header("cross-origin-resource-policy"), "same-origin");
        assert_eq!(header("referrer-policy"), "no-referrer");
        assert_eq!(header("x-content-type-options"), "nosniff");
        assert!(header("permissions-policy").contains("geolocation=()"));
        assert!(reply.headers.contains_key("cache-control"));
    }
}

#[tokio::test]
async fn the_server_says_that_it_lives_and_that_it_is_ready() {
    let app = TestApp::empty().await;
    for path in ["/healthz", "/readyz"] {
        let reply = send(&app.router, Request::get(path).body(Body::empty()).unwrap()).await;
        assert_eq!((reply.status, &reply.body[..]), (StatusCode::OK, &b"ok\n"[..]));
    }
    app.app.store.close().await;
    let reply = send(&app.router, Request::get("/readyz").body(Body::empty()).unwrap()).await;
    reply.is(ProblemKind::Unavailable);
}
