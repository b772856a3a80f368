//! Bodies that are not what they should be, on every route that takes one.

use reqwest::header::CONTENT_TYPE;
use tdu_protocol::api::CBOR;
use tdu_protocol::problem::ProblemKind;
use tdu_server::Limits;
use tdu_tests::people::{Answer, House, Person, Raw, assert_unchanged, found, noise};

/// Every route with a body.
const WITH_BODY: [(&str, &str); 11] = [
    ("POST", "/organisation"),
    ("POST", "/sessions/opener"),
    ("POST", "/sessions/passkey/finish"),
    ("PUT", "/vault"),
    ("POST", "/passkeys/finish"),
    ("POST", "/logs"),
    ("POST", "/logs/AAAAAAAAAAAAAAAAAAAAAA/entries"),
    ("PUT", "/invitations/AAAAAAAAAAAAAAAAAAAAAA"),
    ("POST", "/invitations/AAAAAAAAAAAAAAAAAAAAAA/open"),
    ("POST", "/invitations/AAAAAAAAAAAAAAAAAAAAAA/join"),
    ("POST", "/organisation?and=more"),
];

async fn founded() -> (House, Person, Raw) {
    let house = House::open().await;
    let administrator = found(&house).await;
    let raw = administrator.signed_in(&house).await;
    (house, administrator, raw)
}

/// Refused, without a word of what was sent.
#[track_caller]
fn is_refused(answer: &Answer, kind: ProblemKind, what: &str) {
    assert_eq!(answer.problem().kind, kind, "{what}: {}", answer.text());
    assert!(!answer.text().contains("Quetzalcoatl"), "{what}: {}", answer.text());
}

#[tokio::test(flavor = "multi_thread")]
async fn broken_cbor_is_refused_on_every_route_and_changes_nothing() {
    let (house, _, mut raw) = founded().await;
    let before = house.kept().await;
    let broken: [(&str, &[u8]); 12] = [
        ("nothing", b""),
        ("a break alone", b"\xff"),
        ("no such type", b"\x1c"),
        ("a text that ends too early", b"\x78\xff Quetzalcoatl"),
        ("a map that ends too early", b"\xa2\x6cQuetzalcoatl\x01"),
        ("a map of indefinite length", b"\xbf\x6cQuetzalcoatl\x01\xff"),
        ("a text that is not UTF-8", b"\xa1\x62\xff\xfe\x01"),
        ("a length beyond any memory", b"\x5b\xff\xff\xff\xff\xff\xff\xff\xffQuetzalcoatl"),
        ("another value", b"\x6cQuetzalcoatl"),
        ("an unknown field", b"\xa1\x6cQuetzalcoatl\x01"),
        ("a tagged value", b"\xc1\xa0"),
        ("a number with a point", b"\xf9\x3c\x00"),
    ];
    for (method, path) in WITH_BODY {
        for (what, body) in broken {
            let answer = raw.send_bytes(method, path, Some(body.to_vec())).await;
            is_refused(&answer, ProblemKind::BadRequest, &format!("{method} {path}, {what}"));
        }
        let deep = vec![0x81; 10_000];
        let answer = raw.send_bytes(method, path, Some(deep)).await;
        is_refused(&answer, ProblemKind::BadRequest, &format!("{method} {path}, nested without end"));
    }
    assert_unchanged("broken CBOR", &before, &house.kept().await);
}

#[tokio::test(flavor = "multi_thread")]
async fn one_value_has_one_encoding() {
    let (house, administrator, mut raw) = founded().await;
    let (opener, _) = administrator.opener().await;
    let before = house.kept().await;
    let field = |name: &[u8], value: &[u8; 32]| [name, b"\x58\x20", value].concat();
    let (locator, verifier) =
        (field(b"\x67locator", &opener.locator.0), field(b"\x68verifier", opener.verifier.expose()));
    let value = locator.len() - 34;
    let long = [&locator[..value], &[0x59, 0x00], &locator[value + 1..]].concat();
    let others: [(&str, Vec<u8>); 6] = [
        ("keys in another order", [&[0xa2][..], &verifier, &locator].concat()),
        ("a longer integer than needed", [&[0xb8, 0x02][..], &locator, &verifier].concat()),
        ("a longer length than needed", [&[0xa2][..], &long, &verifier].concat()),
        ("an indefinite length", [&[0xbf][..], &locator, &verifier, &[0xff]].concat()),
        ("a key twice", [&[0xa3][..], &locator, &locator, &verifier].concat()),
        ("something after the end", [&[0xa2][..], &locator, &verifier, &[0x00]].concat()),
    ];
    for (what, body) in others {
        let answer = raw.send_bytes("POST", "/sessions/opener", Some(body)).await;
        is_refused(&answer, ProblemKind::BadRequest, what);
    }
    assert_unchanged("another encoding", &before, &house.kept().await);
    let ours = [&[0xa2][..], &locator, &verifier].concat();
    assert_eq!(raw.send_bytes("POST", "/sessions/opener", Some(ours)).await.status, 200, "the one encoding");
}

#[tokio::test(flavor = "multi_thread")]
async fn another_media_type_is_refused_on_every_route() {
    let (house, _, mut raw) = founded().await;
    let before = house.kept().await;
    let types = [
        None,
        Some("application/json"),
        Some("text/plain"),
        Some("application/x-www-form-urlencoded"),
        Some("multipart/form-data; boundary=x"),
        Some("application/cbor-seq"),
    ];
    for (method, path) in WITH_BODY {
        for media_type in types {
            let request = raw.request(method, path).body(vec![0xa0]);
            let request = match media_type {
                Some(media_type) => request.header(CONTENT_TYPE, media_type),
                None => request,
            };
            let answer = raw.send(request).await;
            is_refused(
                &answer,
                ProblemKind::UnsupportedMediaType,
                &format!("{method} {path}, {media_type:?}"),
            );
        }
    }
    assert_unchanged("another media type", &before, &house.kept().await);
}

#[tokio::test(flavor = "multi_thread")]
async fn an_oversized_body_is_refused_on_every_route() {
    let (house, _, mut raw) = founded().await;
    let before = house.kept().await;
    let Limits { body_bytes, append_bytes, .. } = Limits::default();
    for (method, path) in WITH_BODY {
        let appends = path.starts_with("/organisation") || path.starts_with("/logs");
        let limit = if appends { append_bytes } else { body_bytes };
        let request =
            |length: usize| raw.request(method, path).header(CONTENT_TYPE, CBOR).body(noise(length));
        let (over, at) = (request(limit + 1), request(limit));
        is_refused(
            &raw.send(over).await,
            ProblemKind::TooLarge,
            &format!("{method} {path}, a byte too much"),
        );
        is_refused(&raw.send(at).await, ProblemKind::BadRequest, &format!("{method} {path}, at the limit"));
    }
    assert_unchanged("an oversized body", &before, &house.kept().await);
}
