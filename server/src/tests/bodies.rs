//! Bodies that are not what they should be, and too many requests.

use std::convert::Infallible;

use axum::{
    body::{Body, Bytes},
    http::{Request, header},
};
use tdu_protocol::{api::CBOR, problem::ProblemKind};

use super::world::{ORIGIN, Reply, TestApp, send};
use crate::config::{Limits, Rate};

async fn post(app: &TestApp, media_type: &str, body: impl Into<Body>) -> Reply {
    let request = Request::post("/api/v1/sessions/opener")
        .header(header::ORIGIN, ORIGIN)
        .header(header::CONTENT_TYPE, media_type)
        .body(body.into())
        .unwrap();
    send(&app.router, request).await
}

#[tokio::test]
async fn another_media_type_is_refused() {
    let app = TestApp::empty().await;
    for media_type in ["application/json", "text/plain", "application/x-www-form-urlencoded"] {
        post(&app, media_type, "{}").await.is(ProblemKind::UnsupportedMediaType);
    }
}

#[tokio::test]
async fn broken_cbor_is_refused_without_repeating_it() {
    let app = TestApp::empty().await;
    let bodies: [&[u8]; 4] = [b"", b"\xff\xff", b"\xa1\x66marker\x01", b"\x81\x81\x81\x81"];
    for body in bodies {
        let reply = post(&app, CBOR, body.to_vec()).await;
        reply.is(ProblemKind::BadRequest);
        assert!(!String::from_utf8_lossy(&reply.body).contains("marker"));
    }
}

#[tokio::test]
async fn a_second_encoding_of_the_same_value_is_refused() {
    let app = TestApp::empty().await;
    // `locator` and `verifier` in the other order.
    let mut body = vec![0xa2, 0x68];
    body.extend(b"verifier\x58\x20");
    body.extend([1; 32]);
    body.extend(b"\x67locator\x58\x20");
    body.extend([1; 32]);
    let reply = post(&app, CBOR, body).await;
    reply.is(ProblemKind::BadRequest);
    assert_eq!(reply.problem().detail.as_deref(), Some("the body is not deterministic CBOR"));
}

#[tokio::test]
async fn an_oversized_body_is_refused_at_its_limit_and_appends_have_a_larger_one() {
    let app = TestApp::empty().await;
    let limits = Limits::default();
    assert_eq!((limits.body_bytes, limits.append_bytes), (1 << 20, 4 << 20));
    post(&app, CBOR, vec![0; limits.body_bytes + 1]).await.is(ProblemKind::TooLarge);
    post(&app, CBOR, vec![0; limits.body_bytes]).await.is(ProblemKind::BadRequest);
    let append = |bytes: usize| {
        Request::post("/api/v1/organisation")
            .header(header::ORIGIN, ORIGIN)
            .header(header::CONTENT_TYPE, CBOR)
            .body(Body::from(vec![0; bytes]))
            .unwrap()
    };
    send(&app.router, append(limits.body_bytes + 1)).await.is(ProblemKind::BadRequest);
    send(&app.router, append(limits.append_bytes + 1)).await.is(ProblemKind::TooLarge);
}

#[tokio::test]
async fn a_body_that_comes_drop_by_drop_is_given_up() {
    let app = TestApp::with(Limits { request_ms: 50, ..Limits::default() }, None).await;
    let first = futures::stream::iter([Ok::<_, Infallible>(Bytes::from_static(b"\xa2"))]);
    let never = futures::stream::pending();
    let body = Body::from_stream(futures::StreamExt::chain(first, never));
    post(&app, CBOR, body).await.is(ProblemKind::Timeout);
}

#[tokio::test]
async fn what_does_not_exist_and_what_exists_otherwise_are_told_apart() {
    let app = TestApp::empty().await;
    let mut stranger = app.stranger();
    stranger.get("/nothing").await.is(ProblemKind::NotFound);
    stranger.request::<()>("PATCH", "/server", None).await.is(ProblemKind::MethodNotAllowed);
    stranger.request::<()>("POST", "/sync", None).await.is(ProblemKind::MethodNotAllowed);
}

#[tokio::test]
async fn an_address_that_asks_too_often_waits() {
    let limits = Limits { address: Rate { burst: 3, per_minute: 6 }, ..Limits::default() };
    let app = TestApp::with(limits, None).await;
    let mut stranger = app.stranger();
    for _ in 0..3 {
        assert!(stranger.get("/server").await.status.is_success());
    }
    let refused = stranger.get("/server").await;
    refused.is(ProblemKind::TooManyRequests);
    assert_eq!(refused.headers[header::RETRY_AFTER], "10");
    app.clock.pass(10_000);
    assert!(stranger.get("/server").await.status.is_success());
}

#[tokio::test]
async fn an_account_that_asks_too_often_waits_wherever_it_is() {
    let limits = Limits { account: Rate { burst: 2, per_minute: 60 }, ..Limits::default() };
    let app = TestApp::with(limits, None).await;
    let (_, mut admin) = app.found().await;
    for _ in 0..2 {
        assert!(admin.get("/openers").await.status.is_success());
    }
    admin.get("/openers").await.is(ProblemKind::TooManyRequests);
    app.clock.pass(1_000);
    assert!(admin.get("/openers").await.status.is_success());
}

#[tokio::test]
async fn a_failure_inside_says_nothing_of_itself() {
    let (app, _, mut admin) = TestApp::founded().await;
    app.app.store.close().await;
    let reply = admin.get("/openers").await;
    reply.is(ProblemKind::Unavailable);
    let text = String::from_utf8_lossy(&reply.body).into_owned();
    assert!(!text.contains("pool") && !text.contains("database"), "{text}");
}
