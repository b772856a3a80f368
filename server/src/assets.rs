//! The web app's files: inside the binary (feature `embed-web`), or in a folder.
//!
//! Names that hold a digest never change content and are kept for ever; the others are asked for each time. Any
//! navigation that names no file gets the start page: the app finds its own way.

use std::{
    borrow::Cow,
    path::{Path, PathBuf},
};

use axum::{
    body::Body,
    http::{HeaderMap, HeaderValue, Method, StatusCode, Uri, header},
    response::{IntoResponse, Response},
};
use tdu_protocol::problem::ProblemKind;

use crate::problem::Problem;

#[cfg(feature = "embed-web")]
static EMBEDDED: &[(&str, &[u8])] = include!(concat!(env!("OUT_DIR"), "/web.rs"));
#[cfg(not(feature = "embed-web"))]
static EMBEDDED: &[(&str, &[u8])] = &[];

const INDEX: &str = "index.html";
const FOR_EVER: &str = "public, max-age=31536000, immutable";
const ASK_EACH_TIME: &str = "no-cache";
const ABSENT: &str =
    "The web app is not in this server: start it with --web-dir, or build it with the feature embed-web.\n";

/// Compressed neighbours, best first: coding and ending.
const CODINGS: [(&str, &str); 2] = [("br", ".br"), ("gzip", ".gz")];

/// Whether this program holds the web app.
pub(crate) fn embedded() -> bool {
    EMBEDDED.iter().any(|(name, _)| *name == INDEX)
}

/// Where the files come from.
pub(crate) struct Assets {
    folder: Option<PathBuf>,
}

impl Assets {
    /// From a folder, or from the binary if there is none.
    pub(crate) fn new(folder: Option<PathBuf>) -> Self {
        Self { folder }
    }

    /// Answers a request that no other route takes.
    pub(crate) async fn serve(&self, method: &Method, uri: &Uri, headers: &HeaderMap) -> Response {
        if method != Method::GET && method != Method::HEAD {
            return Problem::new(ProblemKind::MethodNotAllowed).into_response();
        }
        let name = match uri.path() {
            // Whatever they say they accept: the service worker fetches it to be kept, and names no type.
            "/" => INDEX,
            path => path.trim_start_matches('/'),
        };
        if is_plain(name)
            && let Some(response) = self.file(name, headers).await
        {
            return response;
        }
        if !is_navigation(headers) {
            return Problem::new(ProblemKind::NotFound).into_response();
        }
        match self.file(INDEX, headers).await {
            Some(response) => response,
            None => (StatusCode::NOT_FOUND, ABSENT).into_response(),
        }
    }

    async fn file(&self, name: &str, headers: &HeaderMap) -> Option<Response> {
        for (coding, ending) in CODINGS {
            if accepts(headers, coding)
                && let Some(bytes) = self.read(&format!("{name}{ending}")).await
            {
                return Some(answer(name, bytes, Some(coding)));
            }
        }
        self.read(name).await.map(|bytes| answer(name, bytes, None))
    }

    async fn read(&self, name: &str) -> Option<Cow<'static, [u8]>> {
        if let Some(folder) = &self.folder {
            return tokio::fs::read(folder.join(name)).await.ok().map(Cow::Owned);
        }
        let found = EMBEDDED.binary_search_by_key(&name, |(known, _)| known).ok()?;
        Some(Cow::Borrowed(EMBEDDED[found].1))
    }
}

fn answer(name: &str, bytes: Cow<'static, [u8]>, coding: Option<&'static str>) -> Response {
    let body = match bytes {
        Cow::Borrowed(bytes) => Body::from(bytes),
        Cow::Owned(bytes) => Body::from(bytes),
    };
    let mut response = Response::new(body);
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(media_type(name)));
    headers.insert(header::VARY, HeaderValue::from_static("accept-encoding"));
    let keep = if holds_digest(name) { FOR_EVER } else { ASK_EACH_TIME };
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static(keep));
    if let Some(coding) = coding {
        headers.insert(header::CONTENT_ENCODING, HeaderValue::from_static(coding));
    }
    response
}

/// Names of ordinary files only: no hidden file, no way up, nothing that a file system reads in its own manner.
fn is_plain(name: &str) -> bool {
    !name.is_empty()
        && name.split('/').all(|part| {
            !part.is_empty()
                && !part.starts_with('.')
                && part.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'.' | b'-' | b'_'))
        })
}

fn is_navigation(headers: &HeaderMap) -> bool {
    let html = |value: &HeaderValue| value.to_str().is_ok_and(|text| text.contains("text/html"));
    headers.get_all(header::ACCEPT).iter().any(html)
}

/// Whether the client takes this coding; `q=0` refuses it.
fn accepts(headers: &HeaderMap, coding: &str) -> bool {
    let values = headers.get_all(header::ACCEPT_ENCODING).iter().filter_map(|value| value.to_str().ok());
    values.flat_map(|value| value.split(',')).any(|offer| {
        let mut parts = offer.split(';').map(str::trim);
        let named = parts.next().is_some_and(|name| name.eq_ignore_ascii_case(coding));
        let refused = parts.any(|part| {
            part.strip_prefix("q=").and_then(|q| q.parse::<f32>().ok()).is_some_and(|q| q <= 0.0)
        });
        named && !refused
    })
}

/// Whether a part of the name, such as in `app.0123456789abcdef.wasm`, is a digest.
fn holds_digest(name: &str) -> bool {
    let file = name.rsplit('/').next().unwrap_or(name);
    let parts: Vec<_> = file.split(['.', '-']).collect();
    // Neither the stem nor the ending.
    parts.len() >= 3
        && parts[1..parts.len() - 1]
            .iter()
            .any(|part| part.len() >= 8 && part.bytes().all(|b| b.is_ascii_hexdigit()))
}

fn media_type(name: &str) -> &'static str {
    match Path::new(name).extension().and_then(|ending| ending.to_str()).unwrap_or_default() {
        "html" => "text/html; charset=utf-8",
        "js" | "mjs" => "text/javascript; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "wasm" => "application/wasm",
        "ttf" => "font/ttf",
        "json" => "application/json",
        "webmanifest" => "application/manifest+json",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "ico" => "image/vnd.microsoft.icon",
        "woff2" => "font/woff2",
        "mp3" => "audio/mpeg",
        "ogg" | "opus" => "audio/ogg",
        "txt" => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_ordinary_names_are_looked_for() {
        assert!(is_plain("assets/app.0123456789abcdef.wasm"));
        for name in ["", "../secret", "a/../b", "a//b", ".git", "a/.b", "a%2e%2e", "c:\\x", "a\\b"] {
            assert!(!is_plain(name), "{name}");
        }
    }

    #[test]
    fn a_digest_in_the_name_is_told_from_a_word() {
        assert!(holds_digest("assets/app.0123456789abcdef.wasm"));
        assert!(holds_digest("app-0123abcd.js"));
        for name in ["index.html", "sw.js", "deadbeefdeadbeef", "icon-maskable.png", "app.wasm"] {
            assert!(!holds_digest(name), "{name}");
        }
    }

    #[test]
    fn a_coding_is_sent_only_to_who_takes_it() {
        let with = |value: &'static str| {
            HeaderMap::from_iter([(header::ACCEPT_ENCODING, HeaderValue::from_static(value))])
        };
        assert!(accepts(&with("gzip, deflate, br;q=0.5"), "br"));
        assert!(!accepts(&with("gzip, br;q=0"), "br"));
        assert!(!accepts(&with("brotli"), "br"));
        assert!(!accepts(&HeaderMap::new(), "gzip"));
    }
}
