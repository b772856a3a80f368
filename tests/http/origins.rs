//! Another site's page, in the browser of somebody who is signed in.

use reqwest::header::{
    CONNECTION, CONTENT_TYPE, COOKIE, ORIGIN, SEC_WEBSOCKET_KEY, SEC_WEBSOCKET_VERSION, UPGRADE,
};
use tdu_protocol::LogKind;
use tdu_protocol::api::{CBOR, NewLog};
use tdu_protocol::cbor;
use tdu_protocol::problem::ProblemKind;
use tdu_tests::people::{Hand, House, assert_unchanged, found};

#[tokio::test(flavor = "multi_thread")]
async fn nothing_that_another_site_asks_is_done() {
    let house = House::open().await;
    let administrator = found(&house).await;
    let mut hand = Hand::of(&administrator, &house).await;
    let cookie = hand.raw.cookie().expect("signed in");
    let before = house.kept().await;
    // A request that would be done at once, were it our own page's.
    let body = cbor::to_vec(&NewLog { entries: vec![hand.genesis(LogKind::Personal, Vec::new())] });
    let http_only = house.origin().replace("https", "http");
    let strangers = [
        None,
        Some("null"),
        Some("https://evil.example"),
        Some("https://localhost"),
        Some("https://localhost.evil.example"),
        Some(http_only.as_str()),
    ];
    for origin in strangers {
        for (method, path) in [("POST", "/logs"), ("DELETE", "/sessions/current"), ("PUT", "/vault")] {
            let mut request = hand.raw.bare(method, path).header(COOKIE, &cookie);
            if let Some(origin) = origin {
                request = request.header(ORIGIN, origin);
            }
            let request = request.header(CONTENT_TYPE, CBOR).body(body.clone());
            let answer = hand.raw.send(request).await;
            assert_eq!(answer.problem().kind, ProblemKind::ForeignOrigin, "{method} {path} {origin:?}");
        }
        let mut request = hand.raw.bare("GET", "/stream?since=0").header(COOKIE, &cookie);
        if let Some(origin) = origin {
            request = request.header(ORIGIN, origin);
        }
        let request = request
            .header(CONNECTION, "Upgrade")
            .header(UPGRADE, "websocket")
            .header(SEC_WEBSOCKET_VERSION, "13")
            .header(SEC_WEBSOCKET_KEY, "dGhlIHNhbXBsZSBub25jZQ==");
        let answer = hand.raw.send(request).await;
        assert_eq!(answer.problem().kind, ProblemKind::ForeignOrigin, "a socket, {origin:?}");
    }
    let both = hand.raw.request("POST", "/logs").header(ORIGIN, "https://evil.example");
    let both = hand.raw.send(both.header(CONTENT_TYPE, CBOR).body(body.clone())).await;
    both.is(ProblemKind::ForeignOrigin);
    assert_unchanged("another site", &before, &house.kept().await);
    assert_eq!(hand.raw.send_bytes("POST", "/logs", Some(body)).await.status, 200, "our own page");
}

#[tokio::test(flavor = "multi_thread")]
async fn no_answer_invites_another_site_to_read() {
    let house = House::open().await;
    let administrator = found(&house).await;
    let mut raw = administrator.signed_in(&house).await;
    for path in ["/server", "/openers", "/nothing"] {
        let request = raw.request("GET", path).header(ORIGIN, "https://evil.example");
        let answer = raw.send(request).await;
        assert!(answer.headers.keys().all(|name| !name.as_str().starts_with("access-control-")), "{path}");
        assert_eq!(answer.headers["cross-origin-resource-policy"], "same-origin", "{path}");
    }
}
