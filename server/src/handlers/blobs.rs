//! Attachments of one log.

use axum::{
    body::{Body, Bytes},
    extract::{FromRequest, Path, Request, State},
    http::{HeaderMap, HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use serde::Deserialize;
use tdu_protocol::{
    Hash32, LogId,
    blob::{BlobOffer, BlobProgress, OCTETS},
    problem::ProblemKind,
};

use super::entries::readable;
use crate::{
    blobs::{BlobError, KeptError},
    conditional,
    extract::{Caller, Cbor, Params, id},
    problem::{Answer, Problem},
    range::{Asked, asked},
    state::{App, AppState},
};

/// Seconds after which somebody with too many uploads may begin another.
const UPLOADS_RETRY_S: u64 = 60;

/// Where a part goes.
#[derive(Deserialize)]
pub(crate) struct PartQuery {
    offset: u64,
}

/// Bytes as they are.
pub(crate) struct Octets(Bytes);

impl FromRequest<AppState> for Octets {
    type Rejection = Problem;

    async fn from_request(request: Request, state: &AppState) -> Result<Self, Problem> {
        if request.headers().get(header::CONTENT_TYPE).is_none_or(|value| value != OCTETS) {
            return Err(ProblemKind::UnsupportedMediaType.into());
        }
        Ok(Self(Bytes::from_request(request, state).await?))
    }
}

/// `POST /logs/{log}/blobs`
pub(crate) async fn offer(
    State(app): State<AppState>,
    caller: Caller,
    Path(log): Path<String>,
    Cbor(offer): Cbor<BlobOffer>,
) -> Answer<Cbor<BlobProgress>> {
    let log: LogId = id(&log)?;
    writable(&app, &caller, log).await?;
    Ok(Cbor(app.blobs.offer(caller.account, log, offer).await?))
}

/// `PUT /logs/{log}/blobs/{hash}?offset=`
pub(crate) async fn receive(
    State(app): State<AppState>,
    caller: Caller,
    Path((log, hash)): Path<(String, String)>,
    Params(query): Params<PartQuery>,
    Octets(bytes): Octets,
) -> Answer<Cbor<BlobProgress>> {
    let log: LogId = id(&log)?;
    writable(&app, &caller, log).await?;
    let hash = named(&hash)?;
    Ok(Cbor(app.blobs.receive(caller.account, log, hash, query.offset, bytes).await?))
}

/// `GET /logs/{log}/blobs/{hash}`
pub(crate) async fn read(
    State(app): State<AppState>,
    caller: Caller,
    Path((log, hash)): Path<(String, String)>,
    headers: HeaderMap,
) -> Answer<Response> {
    let log: LogId = id(&log)?;
    readable(&app, &caller, log).await?;
    let hash = named(&hash)?;
    let blob = app.blobs.find(log, &hash).await?;
    // The name says what the bytes are: under it they never change.
    let tag = format!("\"{hash}\"");
    let mut answer = HeaderMap::new();
    answer.insert(header::ETAG, HeaderValue::try_from(&tag).map_err(Problem::internal)?);
    answer.insert(header::ACCEPT_RANGES, HeaderValue::from_static("bytes"));
    if conditional::has(&headers, &tag) {
        return Ok((StatusCode::NOT_MODIFIED, answer).into_response());
    }
    let (status, range) = match asked(&headers, blob.size, &tag) {
        Asked::All => (StatusCode::OK, 0..blob.size),
        Asked::Piece(range) => {
            let text = format!("bytes {}-{}/{}", range.start, range.end - 1, blob.size);
            answer.insert(header::CONTENT_RANGE, HeaderValue::try_from(text).map_err(Problem::internal)?);
            (StatusCode::PARTIAL_CONTENT, range)
        }
        Asked::Beyond => {
            let text = format!("bytes */{}", blob.size);
            answer.insert(header::CONTENT_RANGE, HeaderValue::try_from(text).map_err(Problem::internal)?);
            return Ok((StatusCode::RANGE_NOT_SATISFIABLE, answer).into_response());
        }
    };
    answer.insert(header::CONTENT_TYPE, HeaderValue::from_static(OCTETS));
    answer.insert(header::CONTENT_LENGTH, HeaderValue::from(range.end - range.start));
    let bytes = match app.blobs.read(blob, range).await {
        Ok(bytes) => bytes,
        // Erased a moment ago, or lost.
        Err(BlobError::Kept(KeptError::Gone)) => {
            app.blobs.find(log, &hash).await?;
            return Err(Problem::internal("the bytes of an attachment are not there"));
        }
        Err(other) => return Err(other.into()),
    };
    app.journal.opened(caller.account, &caller.session, [log]);
    Ok((status, answer, Body::from_stream(bytes)).into_response())
}

/// A digest in a path. Any other text names nothing.
fn named(text: &str) -> Answer<Hash32> {
    Hash32::from_text(text).ok_or_else(|| ProblemKind::NotFound.into())
}

async fn writable(app: &App, caller: &Caller, log: LogId) -> Answer<()> {
    let state = app.ledger.current(log).await?.filter(|state| state.may_read(caller.account));
    // A log of others is answered like no log.
    let state = state.ok_or(ProblemKind::NotFound)?;
    if state.may_write(caller.account) { Ok(()) } else { Err(ProblemKind::Forbidden.into()) }
}

impl From<BlobError> for Problem {
    fn from(error: BlobError) -> Self {
        let detail = error.to_string();
        match error {
            BlobError::Empty | BlobError::NotAPart => Self::new(ProblemKind::BadRequest).detail(detail),
            BlobError::TooLarge(_) => Self::new(ProblemKind::BlobTooLarge).detail(detail),
            BlobError::OtherSize => Self::new(ProblemKind::AlreadyExists).detail(detail),
            BlobError::TooManyUploads => Self::new(ProblemKind::TooManyUploads).retry_after(UPLOADS_RETRY_S),
            BlobError::LogFull => Self::new(ProblemKind::LogFull),
            BlobError::StorageFull => Self::new(ProblemKind::StorageFull),
            BlobError::Unknown => Self::new(ProblemKind::NotFound),
            BlobError::Stands(_) => Self::new(ProblemKind::BlobElsewhere).detail(detail),
            BlobError::Mismatch => Self::new(ProblemKind::BlobMismatch),
            BlobError::Store(error) => error.into(),
            BlobError::Kept(error) => {
                tracing::error!(%error, "attachments cannot be used");
                Self::new(ProblemKind::Unavailable).retry_after(5)
            }
            BlobError::Interrupted => Self::internal(detail),
        }
    }
}
