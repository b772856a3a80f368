//! From requests to values, and from values to answers.

use axum::{
    body::Bytes,
    extract::{ConnectInfo, FromRequest, FromRequestParts, Query, Request},
    http::{HeaderMap, HeaderValue, header, request::Parts},
    response::{IntoResponse, Response},
};
use serde::{Serialize, de::DeserializeOwned};
use std::{convert::Infallible, net::SocketAddr};
use tdu_protocol::{AccountId, OpenerId, Role, api::CBOR, bytes::decode_text, cbor, problem::ProblemKind};

use crate::{
    cookies, limits,
    passkeys::Refused,
    problem::Problem,
    sessions,
    state::{AppState, digest},
    writer::WriteError,
};

/// Seconds after which an organisation without room may look whether there is some: somebody has to make it.
const STORAGE_RETRY_S: u64 = 300;

/// A body in deterministic CBOR, or an answer in it.
pub(crate) struct Cbor<T>(pub(crate) T);

impl<T: Serialize + DeserializeOwned> FromRequest<AppState> for Cbor<T> {
    type Rejection = Problem;

    async fn from_request(request: Request, state: &AppState) -> Result<Self, Problem> {
        let is_cbor = request.headers().get(header::CONTENT_TYPE).is_some_and(|value| value == CBOR);
        if !is_cbor {
            return Err(ProblemKind::UnsupportedMediaType.into());
        }
        let bytes = Bytes::from_request(request, state).await?;
        // Serde's own words can repeat what was sent: they stay here.
        cbor::from_slice_at_once(&bytes).map(Self).map_err(|error| {
            Problem::new(ProblemKind::BadRequest).detail(match error {
                cbor::CborError::NotCanonical => "the body is not deterministic CBOR",
                _ => "the body is not what this route expects",
            })
        })
    }
}

impl<T: Serialize> IntoResponse for Cbor<T> {
    fn into_response(self) -> Response {
        ([(header::CONTENT_TYPE, HeaderValue::from_static(CBOR))], cbor::to_vec(&self.0)).into_response()
    }
}

/// The query string.
pub(crate) struct Params<T>(pub(crate) T);

impl<T: DeserializeOwned> FromRequestParts<AppState> for Params<T> {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, _: &AppState) -> Result<Self, Problem> {
        Query::try_from_uri(&parts.uri).map(|Query(value)| Self(value)).map_err(|_| {
            Problem::new(ProblemKind::BadRequest).detail("the query is not what this route expects")
        })
    }
}

/// An identifier in a path. Any other text names nothing.
pub(crate) fn id<T: From<[u8; 16]>>(text: &str) -> Result<T, Problem> {
    decode_text(text).ok_or_else(|| ProblemKind::NotFound.into())
}

/// What the network address counts as for limits; one for all where there is none (no socket below).
#[derive(Clone, Copy)]
pub(crate) struct Address(pub(crate) [u8; 8]);

impl FromRequestParts<AppState> for Address {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, app: &AppState) -> Result<Self, Infallible> {
        let peer = parts.extensions.get::<ConnectInfo<SocketAddr>>();
        let client = peer.map(|ConnectInfo(peer)| app.proxies.client(peer.ip(), &parts.headers));
        Ok(Self(client.map_or([0; 8], limits::address_key)))
    }
}

/// Whoever asks, proven by the session's cookie.
pub(crate) struct Caller {
    pub(crate) account: AccountId,
    pub(crate) role: Role,
    pub(crate) opener: Option<OpenerId>,
    /// SHA-256 of the session's token.
    pub(crate) session: [u8; 32],
}

impl FromRequestParts<AppState> for Caller {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, app: &AppState) -> Result<Self, Problem> {
        let token = cookies::read(&parts.headers, cookies::SESSION).ok_or(ProblemKind::NotSignedIn)?;
        let token_hash = digest(&token);
        let now = app.now();
        let Some(session) = app.store.session(&token_hash, now).await? else {
            return Err(match app.store.ended(&token_hash, now).await? {
                Some(since) => Problem::access_ended(since),
                None => ProblemKind::NotSignedIn.into(),
            });
        };
        app.throttles.account.take(session.account.0, now)?;
        sessions::keep_alive(app, &token_hash, &session, now).await;
        Ok(Self { account: session.account, role: session.role, opener: session.opener, session: token_hash })
    }
}

/// An answer with one more cookie.
pub(crate) fn with_cookie(cookie: HeaderValue, answer: impl IntoResponse) -> Response {
    let mut headers = HeaderMap::new();
    headers.insert(header::SET_COOKIE, cookie);
    (headers, answer).into_response()
}

impl From<WriteError> for Problem {
    fn from(error: WriteError) -> Self {
        match error {
            // Where it can say what is missing, the handler answers by itself.
            WriteError::Conflict => Self::new(ProblemKind::Conflict),
            WriteError::Exists => Self::new(ProblemKind::AlreadyExists),
            WriteError::Unknown => Self::new(ProblemKind::NotFound),
            WriteError::Forbidden(reason) => Self::new(ProblemKind::Forbidden).detail(reason),
            WriteError::Refused(reason) => Self::new(ProblemKind::EntryRefused).detail(reason),
            WriteError::InvitationGone => Self::new(ProblemKind::InvitationGone),
            WriteError::BlobMissing => Self::new(ProblemKind::BlobMissing),
            WriteError::LogFull => Self::new(ProblemKind::LogFull),
            WriteError::StorageFull => Self::new(ProblemKind::StorageFull).retry_after(STORAGE_RETRY_S),
            WriteError::Unavailable => Self::new(ProblemKind::Unavailable).retry_after(1),
            WriteError::Failed => Self::new(ProblemKind::Internal),
        }
    }
}

impl From<Refused> for Problem {
    fn from(refused: Refused) -> Self {
        match refused {
            Refused::HoldsPrf => Self::new(ProblemKind::BadRequest)
                .detail("the result of prf must stay on the device: send the credential without it"),
            Refused::Unreadable => {
                Self::new(ProblemKind::BadRequest).detail("the credential is not readable")
            }
            Refused::NotProven => Self::new(ProblemKind::NotRecognised),
            Refused::Failed(reason) => Self::internal(reason),
        }
    }
}
