//! Whose address the limits count, with and without a proxy in front.

use std::net::SocketAddr;

use axum::{
    body::Body,
    extract::ConnectInfo,
    http::{Request, StatusCode},
};
use tdu_protocol::problem::ProblemKind;

use super::world::{Reply, TestApp, send};
use crate::{Limits, Rate, proxies::Proxies};

const PROXY: &str = "10.0.0.1:9";

async fn app(proxies: &[&str]) -> TestApp {
    let limits = Limits { address: Rate { burst: 2, per_minute: 6 }, ..Limits::default() };
    let hops: Vec<_> = proxies.iter().map(|hop| hop.parse().unwrap()).collect();
    TestApp::behind(Proxies::new(&hops), limits, None).await
}

async fn ask(app: &TestApp, peer: &str, forwarded_for: &str) -> Reply {
    let mut request = Request::get("/api/v1/server")
        .header("x-forwarded-for", forwarded_for)
        .header("forwarded", "for=203.0.113.250")
        .header("x-real-ip", "203.0.113.251")
        .body(Body::empty())
        .unwrap();
    request.extensions_mut().insert(ConnectInfo(peer.parse::<SocketAddr>().unwrap()));
    send(&app.router, request).await
}

#[track_caller]
fn is_told_to_wait(reply: &Reply) {
    reply.is(ProblemKind::TooManyRequests);
    assert_eq!(reply.headers["retry-after"], "10");
}

#[tokio::test]
async fn without_a_proxy_a_made_up_header_changes_nothing() {
    let app = app(&[]).await;
    for n in 0..2 {
        assert_eq!(ask(&app, "198.51.100.7:1", &format!("203.0.113.{n}")).await.status, StatusCode::OK);
    }
    is_told_to_wait(&ask(&app, "198.51.100.7:2", "203.0.113.9").await);
}

#[tokio::test]
async fn behind_a_proxy_each_client_has_its_own_bucket_and_cannot_change_it() {
    let app = app(&["10.0.0.0/8"]).await;
    for n in 0..2 {
        let made_up = format!("203.0.113.{n}, 10.7.7.7, 198.51.100.7");
        assert_eq!(ask(&app, PROXY, &made_up).await.status, StatusCode::OK);
    }
    is_told_to_wait(&ask(&app, PROXY, "203.0.113.9, 198.51.100.7").await);
    assert_eq!(ask(&app, PROXY, "198.51.100.8").await.status, StatusCode::OK, "a neighbour goes on");
    is_told_to_wait(&ask(&app, "10.0.0.2:9", "198.51.100.7, 10.0.0.1").await);
}

#[tokio::test]
async fn who_comes_past_the_proxy_is_counted_by_its_own_address() {
    let app = app(&["10.0.0.1"]).await;
    for n in 0..2 {
        assert_eq!(ask(&app, "198.51.100.7:1", &format!("203.0.113.{n}")).await.status, StatusCode::OK);
    }
    is_told_to_wait(&ask(&app, "198.51.100.7:1", "203.0.113.9").await);
    assert_eq!(ask(&app, PROXY, "203.0.113.0").await.status, StatusCode::OK, "nobody else paid for it");
}
