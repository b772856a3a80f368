//! The way to the server: HTTP by reqwest, the stream by tokio-tungstenite, TLS by rustls, the session in a cookie.

mod cookies;
mod stream;
mod tls;

use std::{
    fmt::Write as _,
    io,
    path::{Path, PathBuf},
    rc::Rc,
    sync::Arc,
    time::Duration,
};

use reqwest::{
    Url,
    header::{ACCEPT, CONTENT_TYPE, COOKIE, ORIGIN, RETRY_AFTER, SET_COOKIE},
};
use rustls::ClientConfig;
use tdu_driver::{Body, Collected, Lost, Method, Request, Response, StreamEvent, Transport, collect};
use tdu_protocol::{
    api::{BASE, CBOR},
    problem::PROBLEM_JSON,
};

use cookies::Cookies;
use stream::Stream;
pub use tls::{TlsReport, Trust};

/// How long a connection may take. How long an answer to the driver may take is its own affair.
const LIMIT: Duration = Duration::from_secs(30);

/// Why a server cannot even be tried.
#[derive(Debug, thiserror::Error)]
pub enum BadServer {
    /// The address is not one.
    #[error("a server's address looks like https://host or https://host:port, without a path; found `{0}`")]
    Address(String),
    /// The extra certificates cannot be used.
    #[error("{}: {why}", file.display())]
    Authority {
        /// The file.
        file: PathBuf,
        /// What is wrong with it.
        why: String,
    },
    /// Not a digest of a public key.
    #[error("the digest of a server's public key is 32 bytes of base64")]
    Key,
    /// TLS cannot be set up.
    #[error("TLS cannot be set up: {0}")]
    Tls(String),
    /// The file that holds the session cannot be read.
    #[error("the file that holds the session cannot be read: {0}")]
    Session(io::Error),
}

/// A way to one server. Cheap to clone: clones share the session and the stream.
#[derive(Clone)]
pub struct HttpTransport(Rc<Inner>);

struct Inner {
    origin: String,
    url: Url,
    http: reqwest::Client,
    socket_tls: Arc<ClientConfig>,
    cookies: Cookies,
    stream: Stream,
}

impl HttpTransport {
    /// Prepares the way; nothing is sent yet. With a file, the session survives this process.
    ///
    /// # Errors
    /// [`BadServer`].
    pub fn new(server: &str, trust: &Trust, session: Option<&Path>) -> Result<Self, BadServer> {
        let url = address(server)?;
        let tls = trust.config(&["h2", "http/1.1"])?;
        let http = reqwest::Client::builder()
            .tls_backend_preconfigured(ClientConfig::clone(&tls))
            .https_only(true)
            .redirect(reqwest::redirect::Policy::none())
            // The stream knows no proxy: both go the same way, or the one that fails would be hard to explain.
            .no_proxy()
            .connect_timeout(LIMIT)
            .build()
            .map_err(|e| BadServer::Tls(causes(&e)))?;
        Ok(Self(Rc::new(Inner {
            origin: url.origin().ascii_serialization(),
            url,
            http,
            socket_tls: trust.config(&["http/1.1"])?,
            cookies: Cookies::open(session).map_err(BadServer::Session)?,
            stream: Stream::new(),
        })))
    }

    /// `https://host[:port]`, as a browser writes it.
    pub fn origin(&self) -> &str {
        &self.0.origin
    }

    /// What TLS agrees on with this server, over a connection of its own.
    ///
    /// # Errors
    /// [`Lost`], in English, for whoever helps.
    pub async fn tls(&self) -> Result<TlsReport, Lost> {
        let host = self.0.url.host_str().unwrap_or_default();
        let port = self.0.url.port_or_known_default().unwrap_or(443);
        tls::probe(Arc::clone(&self.0.socket_tls), host, port).await.map_err(|e| Lost(causes(&e)))
    }

    /// Reads what anybody may, below the API's base; half a minute at most.
    ///
    /// # Errors
    /// [`Lost`], in English, for whoever helps.
    pub async fn get(&self, path: &str) -> Result<Collected, Lost> {
        let request = Request { method: Method::Get, path: format!("{BASE}{path}"), body: None };
        let answer = async { collect(self.send(request).await?).await };
        tokio::time::timeout(LIMIT, answer).await.unwrap_or_else(|late| Err(Lost(late.to_string())))
    }

    async fn exchange(&self, request: Request) -> Result<Response<Incoming>, reqwest::Error> {
        let method = match request.method {
            Method::Get => reqwest::Method::GET,
            Method::Post => reqwest::Method::POST,
            Method::Put => reqwest::Method::PUT,
            Method::Delete => reqwest::Method::DELETE,
        };
        let mut builder = self
            .0
            .http
            .request(method, format!("{}{}", self.0.origin, request.path))
            .header(ORIGIN, &self.0.origin)
            .header(ACCEPT, format!("{CBOR}, {PROBLEM_JSON}"));
        if let Some(cookie) = self.0.cookies.header() {
            builder = builder.header(COOKIE, cookie);
        }
        if let Some(body) = request.body {
            builder = builder.header(CONTENT_TYPE, body.media_type()).body(body.into_bytes());
        }
        let answer = builder.send().await?;
        // A session that cannot be kept holds for this process, and the next one asks to sign in: no answer is lost
        // for it.
        let _ = self.0.cookies.take(answer.headers().get_all(SET_COOKIE).iter());
        let retry_after = answer.headers().get(RETRY_AFTER).and_then(|v| v.to_str().ok()?.parse().ok());
        let status = answer.status().as_u16();
        Ok(Response { status, retry_after, body: Incoming(answer) })
    }
}

/// The body of an answer.
pub struct Incoming(reqwest::Response);

impl Body for Incoming {
    async fn piece(&mut self) -> Result<Option<Vec<u8>>, Lost> {
        Ok(self.0.chunk().await.map_err(lost)?.map(|piece| piece.to_vec()))
    }
}

impl Transport for HttpTransport {
    type Body = Incoming;

    async fn send(&self, request: Request) -> Result<Response<Incoming>, Lost> {
        self.exchange(request).await.map_err(lost)
    }

    async fn open_stream(&self, path: &str) {
        let request = stream::request(&self.0.origin, path, self.0.cookies.header());
        self.0.stream.open(request, Arc::clone(&self.0.socket_tls));
    }

    async fn next_event(&self) -> StreamEvent {
        self.0.stream.next().await
    }

    fn close_stream(&self) {
        self.0.stream.close();
    }
}

fn lost(error: reqwest::Error) -> Lost {
    Lost(causes(&error.without_url()))
}

fn address(text: &str) -> Result<Url, BadServer> {
    let wrong = || BadServer::Address(text.to_owned());
    let url = Url::parse(text).map_err(|_| wrong())?;
    let bare = url.path() == "/" && url.query().is_none() && url.fragment().is_none();
    let named = url.username().is_empty() && url.password().is_none() && url.has_host();
    if url.scheme() == "https" && bare && named { Ok(url) } else { Err(wrong()) }
}

/// An error and what caused it, in one line.
fn causes(error: &dyn std::error::Error) -> String {
    let mut text = error.to_string();
    let mut cause = error.source();
    while let Some(error) = cause {
        // Writing to a text cannot fail.
        let _ = write!(text, ": {error}");
        cause = error.source();
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_https_and_has_no_path() {
        for right in ["https://a.example", "https://a.example:8443/", "https://[::1]:8443"] {
            assert!(address(right).is_ok(), "{right}");
        }
        for wrong in ["a.example", "http://a.example", "https://a.example/x", "https://u@a.example", ""] {
            assert!(matches!(address(wrong), Err(BadServer::Address(_))), "{wrong}");
        }
    }

    #[test]
    fn the_origin_is_written_as_browsers_write_it() {
        let way = HttpTransport::new("https://A.example:443/", &Trust::System, None).unwrap();
        assert_eq!(way.origin(), "https://a.example");
    }
}
