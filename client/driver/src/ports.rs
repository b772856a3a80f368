//! What a platform gives: a way to the server, a place to keep things, a clock and randomness.

use std::future::Future;

use tdu_core::calendar::Now;
use tdu_policies::PolicyFiles;
use tdu_protocol::{api::CBOR, blob::OCTETS};

/// HTTP method.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Method {
    /// GET
    Get,
    /// POST
    Post,
    /// PUT
    Put,
    /// DELETE
    Delete,
}

/// What a request carries.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Content {
    /// Deterministic CBOR.
    Cbor(Vec<u8>),
    /// Sealed bytes as they are: a part of an attachment.
    Octets(Vec<u8>),
}

impl Content {
    /// Its media type.
    pub const fn media_type(&self) -> &'static str {
        match self {
            Self::Cbor(_) => CBOR,
            Self::Octets(_) => OCTETS,
        }
    }

    /// Its bytes.
    pub fn into_bytes(self) -> Vec<u8> {
        match self {
            Self::Cbor(bytes) | Self::Octets(bytes) => bytes,
        }
    }
}

/// A request to the server. The session's cookie and the `Origin` are the transport's affair.
pub struct Request {
    /// Method.
    pub method: Method,
    /// Path and query, from `/api/v1`.
    pub path: String,
    /// What it carries, if anything.
    pub body: Option<Content>,
}

/// The server's answer, whatever its status, as it begins.
pub struct Response<B> {
    /// HTTP status.
    pub status: u16,
    /// Seconds of `Retry-After`, if given.
    pub retry_after: Option<u64>,
    /// Body: CBOR (or the bytes of an attachment) if the status is 2xx, problem JSON otherwise.
    pub body: B,
}

/// The body of an answer, piece by piece.
pub trait Body {
    /// The next piece, of any length; `None` at the end.
    ///
    /// # Errors
    /// [`Lost`] when the line broke before the end.
    fn piece(&mut self) -> impl Future<Output = Result<Option<Vec<u8>>, Lost>>;
}

/// No answer: whether the server took the request is not known.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lost(pub String);

/// What the stream tells.
pub enum StreamEvent {
    /// It is open.
    Open,
    /// A binary message: CBOR of [`tdu_protocol::api::StreamMessage`].
    Message(Vec<u8>),
    /// It ended; the driver opens another one after a while.
    Closed,
}

/// A way to the server.
pub trait Transport {
    /// What an answer's body comes from.
    type Body: Body;

    /// Sends a request and waits for the beginning of the answer. How long is the caller's affair: dropping what is waited for, or
    /// the body, gives the request up.
    fn send(&self, request: Request) -> impl Future<Output = Result<Response<Self::Body>, Lost>>;

    /// Opens the stream (`/api/v1/stream?since=`). Events come from [`Transport::next_event`]. A stream that was open is closed.
    fn open_stream(&self, path: &str) -> impl Future<Output = ()>;

    /// The next event of the stream; waits for ever if none is open.
    fn next_event(&self) -> impl Future<Output = StreamEvent>;

    /// Closes the stream.
    fn close_stream(&self);
}

/// Nothing could be kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StoreFailed(pub String);

/// A place to keep bytes by text key. Keys sort by their bytes.
pub trait Store {
    /// Applies all changes or none: `None` deletes. Durable when it returns.
    fn apply(&self, changes: Vec<(String, Option<Vec<u8>>)>)
    -> impl Future<Output = Result<(), StoreFailed>>;

    /// One value.
    fn get(&self, key: &str) -> impl Future<Output = Result<Option<Vec<u8>>, StoreFailed>>;

    /// Every key with this prefix, in order, with its value.
    fn scan(&self, prefix: &str) -> impl Future<Output = Result<Vec<(String, Vec<u8>)>, StoreFailed>>;

    /// Deletes every key with this prefix.
    fn clear(&self, prefix: &str) -> impl Future<Output = Result<(), StoreFailed>>;

    /// Wraps a secret so that it opens on this device alone (a non-extractable Web Crypto key, a key file).
    fn wrap(&self, secret: Vec<u8>) -> impl Future<Output = Result<Vec<u8>, StoreFailed>>;

    /// Unwraps what [`Store::wrap`] made.
    fn unwrap(&self, wrapped: Vec<u8>) -> impl Future<Output = Result<Vec<u8>, StoreFailed>>;
}

/// Clock, randomness, waiting, and what ships with the product.
pub trait Platform {
    /// Whether this program serves staff as well as beneficiaries. One that does not leaves out what staff alone ask for.
    const STAFF: bool = true;

    /// Local time.
    fn now(&self) -> Now;

    /// Fills with randomness fit for keys.
    fn fill_random(&self, bytes: &mut [u8]);

    /// Waits.
    fn pause(&self, milliseconds: u32) -> impl Future<Output = ()>;

    /// The policies that ship with the product, of every ready set: a founder signs one of them, and they hold until somebody has signed some.
    fn policies(&self) -> impl Future<Output = Result<PolicyFiles, Lost>>;
}
