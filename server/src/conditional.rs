//! Answers that whoever has them already is not sent again: `ETag` and `If-None-Match` (RFC 9110, section 13).

use axum::{
    body::{Body, Bytes, HttpBody as _, to_bytes},
    extract::Request,
    http::{HeaderMap, HeaderValue, Method, StatusCode, header},
    middleware::Next,
    response::Response,
};
use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD};
use sha2::{Digest as _, Sha256};

/// Tags each successful answer to a GET that is in memory as a whole with its digest, and leaves it out where that is known. What
/// streams has no tag: it has no digest yet.
pub(crate) async fn answer(request: Request, next: Next) -> Response {
    let asked = (request.method() == Method::GET).then(|| request.headers().clone());
    let response = next.run(request).await;
    let (Some(asked), StatusCode::OK, Some(length)) =
        (asked, response.status(), response.body().size_hint().exact())
    else {
        return response;
    };
    let (mut parts, body) = response.into_parts();
    // It has been in memory all the time, so neither can fail.
    let mut bytes = to_bytes(body, usize::try_from(length).unwrap_or(usize::MAX)).await.unwrap_or_default();
    let tag = format!("\"{}\"", URL_SAFE_NO_PAD.encode(&Sha256::digest(&bytes)[..16]));
    if has(&asked, &tag) {
        parts.status = StatusCode::NOT_MODIFIED;
        parts.headers.remove(header::CONTENT_TYPE);
        parts.headers.remove(header::CONTENT_LENGTH);
        bytes = Bytes::new();
    }
    if let Ok(tag) = HeaderValue::try_from(tag) {
        parts.headers.insert(header::ETAG, tag);
    }
    Response::from_parts(parts, Body::from(bytes))
}

/// Whether `If-None-Match` names this tag. Weak tags compare like strong ones here (RFC 9110, section 13.1.2).
pub(crate) fn has(asked: &HeaderMap, tag: &str) -> bool {
    let lists = asked.get_all(header::IF_NONE_MATCH).iter().filter_map(|value| value.to_str().ok());
    lists
        .flat_map(|list| list.split(','))
        .map(str::trim)
        .any(|one| one == "*" || one.strip_prefix("W/").unwrap_or(one) == tag)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn asking(values: &[&'static str]) -> HeaderMap {
        values.iter().map(|value| (header::IF_NONE_MATCH, HeaderValue::from_static(value))).collect()
    }

    #[test]
    fn one_of_several_tags_is_enough() {
        for values in [&["\"a\""][..], &["\"b\", \"a\""], &["W/\"a\""], &["\"b\"", "\"a\""], &["*"]] {
            assert!(has(&asking(values), "\"a\""), "{values:?}");
        }
        for values in [&[][..], &["a"], &["\"b\""], &["\"aa\""], &["W/a"]] {
            assert!(!has(&asking(values), "\"a\""), "{values:?}");
        }
    }
}
