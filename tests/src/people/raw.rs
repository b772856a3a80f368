//! Requests made by hand, as a browser without any of our code would send them.

use std::collections::BTreeMap;
use std::sync::Arc;

use reqwest::header::{CONTENT_TYPE, COOKIE, HeaderMap, HeaderValue, ORIGIN, SET_COOKIE};
use reqwest::{Method, RequestBuilder};
use rustls::ClientConfig;
use serde::{Serialize, de::DeserializeOwned};
use tdu_protocol::api::{BASE, CBOR, MAX_PAGE, Page, Stored};
use tdu_protocol::cbor;
use tdu_protocol::problem::{PROBLEM_JSON, Problem, ProblemKind};
use tdu_protocol::sequence::{CBOR_SEQUENCE, Splitter};

use super::House;
use crate::tls::TestCertificate;

/// Somebody without our client: cookies, and nothing more.
pub struct Raw {
    http: reqwest::Client,
    origin: String,
    cookies: BTreeMap<String, String>,
}

/// What the server answered.
#[derive(Debug)]
pub struct Answer {
    /// HTTP status.
    pub status: u16,
    /// Headers.
    pub headers: HeaderMap,
    /// Body.
    pub body: Vec<u8>,
}

impl Raw {
    /// Somebody who was never here.
    ///
    /// # Panics
    /// Never in practice: the certificate was made for this.
    pub fn new(house: &House) -> Self {
        Self::at(house.origin(), house.certificate())
    }

    /// Somebody who was never at the server of this address, which shows this certificate.
    ///
    /// # Panics
    /// Never in practice: the certificate was made for this.
    pub fn at(origin: &str, certificate: &TestCertificate) -> Self {
        let http = reqwest::Client::builder()
            .tls_backend_preconfigured(ClientConfig::clone(&Arc::clone(&certificate.calling())))
            .http1_only()
            .no_proxy()
            .build()
            .expect("a client can be made");
        Self { http, origin: origin.to_owned(), cookies: BTreeMap::new() }
    }

    /// What the server answers to whoever watches over it: `/healthz`, `/readyz`.
    ///
    /// # Panics
    /// When there is no answer.
    pub async fn watches(&mut self, path: &str) -> Answer {
        let request = self.http.get(format!("{}{path}", self.origin));
        self.send(request).await
    }

    /// A request with neither origin nor cookie nor body, below the API's base.
    ///
    /// # Panics
    /// When the method is not one.
    pub fn bare(&self, method: &str, path: &str) -> RequestBuilder {
        let method = Method::from_bytes(method.as_bytes()).expect("a method");
        self.http.request(method, format!("{}{BASE}{path}", self.origin))
    }

    /// A request as our own pages would send it, without a body.
    pub fn request(&self, method: &str, path: &str) -> RequestBuilder {
        let request = self.bare(method, path).header(ORIGIN, &self.origin);
        match self.cookie() {
            Some(cookie) => request.header(COOKIE, cookie),
            None => request,
        }
    }

    /// Sends a request and keeps the cookies that come back.
    ///
    /// # Panics
    /// When there is no answer.
    pub async fn send(&mut self, request: RequestBuilder) -> Answer {
        let answer = request.send().await.expect("the server answers");
        for cookie in answer.headers().get_all(SET_COOKIE) {
            let text = cookie.to_str().expect("cookies are ASCII");
            let (name, value) =
                text.split(';').next().and_then(|pair| pair.split_once('=')).expect("a cookie has a name");
            if value.is_empty() {
                self.cookies.remove(name);
            } else {
                self.cookies.insert(name.to_owned(), value.to_owned());
            }
        }
        let (status, headers) = (answer.status().as_u16(), answer.headers().clone());
        // After an upgrade there is no body, only a connection.
        let body =
            if status == 101 { Vec::new() } else { answer.bytes().await.expect("a whole answer").to_vec() };
        Answer { status, headers, body }
    }

    /// Sends these bytes as CBOR, or no body.
    pub async fn send_bytes(&mut self, method: &str, path: &str, body: Option<Vec<u8>>) -> Answer {
        let request = self.request(method, path);
        let request = match body {
            Some(body) => request.header(CONTENT_TYPE, CBOR).body(body),
            None => request,
        };
        self.send(request).await
    }

    /// Asks with a value.
    pub async fn ask<T: Serialize>(&mut self, method: &str, path: &str, value: &T) -> Answer {
        self.send_bytes(method, path, Some(cbor::to_vec(value))).await
    }

    /// Reads.
    pub async fn get(&mut self, path: &str) -> Answer {
        self.send_bytes("GET", path, None).await
    }

    /// The header `Cookie`, if there is anything to say.
    pub fn cookie(&self) -> Option<String> {
        let pairs: Vec<_> = self.cookies.iter().map(|(name, value)| format!("{name}={value}")).collect();
        (!pairs.is_empty()).then(|| pairs.join("; "))
    }

    /// Takes another's cookie of this name, as a thief would.
    ///
    /// # Panics
    /// When the other has none.
    pub fn steals(&mut self, other: &Self, name: &str) {
        let value = other.cookies.get(name).expect("there is something to steal");
        self.cookies.insert(name.to_owned(), value.clone());
    }

    /// A second one with the same cookies, at the server of this address.
    #[must_use]
    pub fn twin_at(&self, origin: &str) -> Self {
        Self { origin: origin.to_owned(), ..self.twin() }
    }

    /// A second one with the same cookies.
    #[must_use]
    pub fn twin(&self) -> Self {
        Self { http: self.http.clone(), origin: self.origin.clone(), cookies: self.cookies.clone() }
    }
}

/// The values of a sequence.
///
/// # Panics
/// When it is none of such values.
pub fn sequence<T: Serialize + DeserializeOwned>(bytes: &[u8]) -> Vec<T> {
    let mut splitter = Splitter::new(MAX_PAGE);
    splitter.take(bytes);
    let next = || splitter.next_value().expect("a sequence");
    let values = std::iter::from_fn(next)
        .map(|value| cbor::from_slice(&value).expect("a value of the expected type"))
        .collect();
    assert!(splitter.is_between(), "the answer is whole");
    values
}

impl Answer {
    /// The value of a success, or the only one of a sequence.
    ///
    /// # Panics
    /// When it is no success, with what it was.
    #[track_caller]
    pub fn value<T: Serialize + DeserializeOwned>(&self) -> T {
        assert!((200..300).contains(&self.status), "{}", self.text());
        if self.headers[CONTENT_TYPE] == CBOR_SEQUENCE {
            let mut values = sequence(&self.body);
            assert_eq!(values.len(), 1, "one value is expected");
            return values.remove(0);
        }
        assert_eq!(self.headers[CONTENT_TYPE], CBOR);
        cbor::from_slice(&self.body).expect("the answer is of the expected type")
    }

    /// The entries of all the pages that followed one another.
    ///
    /// # Panics
    /// When it is no such answer, or it broke off.
    #[track_caller]
    pub fn news(&self) -> Vec<Stored> {
        assert_eq!(self.status, 200, "{}", self.text());
        assert_eq!(self.headers[CONTENT_TYPE], CBOR_SEQUENCE);
        let pages: Vec<Page> = sequence(&self.body);
        assert!(pages.last().is_some_and(|last| !last.more), "the last page says so");
        pages.into_iter().flat_map(|page| page.entries).collect()
    }

    /// The problem of a refusal, which repeats its status and says nothing in another form.
    ///
    /// # Panics
    /// When it is no problem.
    #[track_caller]
    pub fn problem(&self) -> Problem {
        assert_eq!(
            self.headers.get(CONTENT_TYPE).map(HeaderValue::as_bytes),
            Some(PROBLEM_JSON.as_bytes()),
            "{}",
            self.text()
        );
        let problem: Problem = serde_json::from_slice(&self.body).expect("a problem is readable");
        assert_eq!((problem.status, problem.kind.status()), (self.status, self.status), "{problem:?}");
        assert_eq!(problem.title, problem.kind.title());
        problem
    }

    /// Fails unless it is this problem.
    ///
    /// # Panics
    /// When it is not.
    #[track_caller]
    pub fn is(&self, kind: ProblemKind) {
        assert_eq!(self.problem().kind, kind, "{}", self.text());
    }

    /// For messages.
    pub fn text(&self) -> String {
        format!("{} {}", self.status, String::from_utf8_lossy(&self.body))
    }
}
