//! Two cookies, both `__Host-`: they belong to this exact host, to HTTPS, and to no script.

use axum::http::{HeaderMap, HeaderValue, header};
use tdu_protocol::bytes::{decode_text, encode_text};

/// Carries the session's token.
pub const SESSION: &str = "__Host-tdu";
/// Carries the id of a WebAuthn ceremony that is under way.
pub const CEREMONY: &str = "__Host-tdu-ceremony";

const ATTRIBUTES: &str = "Path=/; Secure; HttpOnly; SameSite=Strict";

/// A header that gives the cookie for `max_age_s` seconds, or until the browser is closed.
pub fn give(name: &str, token: &[u8; 32], max_age_s: Option<u64>) -> HeaderValue {
    let age = max_age_s.map(|seconds| format!("Max-Age={seconds}; ")).unwrap_or_default();
    value(&format!("{name}={}; {age}{ATTRIBUTES}", encode_text(token)))
}

/// A header that takes the cookie back.
pub fn take_back(name: &str) -> HeaderValue {
    value(&format!("{name}=; Max-Age=0; {ATTRIBUTES}"))
}

/// The token in the request's cookie of that name; anything but 32 bytes of base64url counts as none.
pub fn read(headers: &HeaderMap, name: &str) -> Option<[u8; 32]> {
    headers
        .get_all(header::COOKIE)
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|value| value.split(';'))
        .filter_map(|pair| pair.trim().split_once('='))
        .find(|(found, _)| *found == name)
        .and_then(|(_, token)| decode_text(token))
}

fn value(text: &str) -> HeaderValue {
    HeaderValue::from_str(text).expect("base64url and fixed text are legal in a header")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cookie_is_read_among_others_and_only_whole() {
        let mut headers = HeaderMap::new();
        let given = give(SESSION, &[7; 32], Some(60));
        let pair = given.to_str().unwrap().split(';').next().unwrap().to_owned();
        headers.insert(header::COOKIE, format!("a=b; {pair}; c").parse().unwrap());
        assert_eq!(read(&headers, SESSION), Some([7; 32]));
        assert_eq!(read(&headers, CEREMONY), None);
        headers.insert(header::COOKIE, HeaderValue::from_static("__Host-tdu=short"));
        assert_eq!(read(&headers, SESSION), None);
    }

    #[test]
    fn no_script_no_other_site_and_no_plain_connection_sees_a_cookie() {
        for header in [give(SESSION, &[1; 32], None), give(CEREMONY, &[1; 32], Some(60)), take_back(SESSION)]
        {
            let text = header.to_str().unwrap().to_owned();
            for attribute in ["Path=/", "Secure", "HttpOnly", "SameSite=Strict"] {
                assert!(text.contains(attribute), "{text}");
            }
            assert!(!text.contains("Domain"), "{text}");
        }
    }
}
