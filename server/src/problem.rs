//! Failures as answers: RFC 9457 problems. What went wrong inside the server is for its log alone.

use axum::{
    Json,
    extract::rejection::{BytesRejection, FailedToBufferBody},
    http::{HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use tdu_protocol::{
    Timestamp,
    api::Page,
    cbor,
    problem::{PROBLEM_JSON, Problem as Body, ProblemKind},
};

use crate::{limits::TooMany, store::StoreError};

/// What a handler answers when it cannot answer.
pub type Answer<T> = Result<T, Problem>;

/// A problem on its way out.
#[derive(Debug)]
pub struct Problem(Box<Body>);

impl Problem {
    /// A problem with nothing but its kind.
    pub fn new(kind: ProblemKind) -> Self {
        Self(Box::new(Body::new(kind)))
    }

    /// Adds what happened this time; it must hold no content and no identifier.
    #[must_use]
    pub fn detail(mut self, text: impl Into<String>) -> Self {
        self.0.detail = Some(text.into());
        self
    }

    /// Adds the seconds to wait.
    #[must_use]
    pub fn retry_after(mut self, seconds: u64) -> Self {
        self.0.retry_after = Some(seconds);
        self
    }

    /// Adds the tries that remain.
    #[must_use]
    pub fn tries_left(mut self, tries: u8) -> Self {
        self.0.tries_left = Some(tries);
        self
    }

    /// Whoever asks was put out of the organisation, at this time.
    pub fn access_ended(since: Timestamp) -> Self {
        let mut problem = Self::new(ProblemKind::AccessEnded);
        problem.0.since = Some(since);
        problem
    }

    /// The log moved on; this is what the client lacks.
    pub fn conflict(missing: &Page) -> Self {
        let mut problem = Self::new(ProblemKind::Conflict);
        problem.0.missing = Some(cbor::to_vec(missing).into());
        problem
    }

    /// A failure that only the server's own log describes.
    pub fn internal(error: impl std::fmt::Display) -> Self {
        tracing::error!(%error, "request failed");
        Self::new(ProblemKind::Internal)
    }

    /// What kind it is.
    pub fn kind(&self) -> ProblemKind {
        self.0.kind
    }
}

impl From<ProblemKind> for Problem {
    fn from(kind: ProblemKind) -> Self {
        Self::new(kind)
    }
}

impl From<TooMany> for Problem {
    fn from(TooMany { retry_after_s }: TooMany) -> Self {
        Self::new(ProblemKind::TooManyRequests).retry_after(retry_after_s)
    }
}

impl From<StoreError> for Problem {
    fn from(error: StoreError) -> Self {
        match error {
            StoreError::Taken => Self::new(ProblemKind::AlreadyExists),
            error @ (StoreError::Unavailable(_) | StoreError::Full(_)) => {
                tracing::error!("{error}");
                Self::new(ProblemKind::Unavailable).retry_after(5)
            }
            StoreError::Stale(_) => Self::new(ProblemKind::Unavailable).retry_after(1),
            other @ StoreError::Failed(_) => Self::internal(other),
        }
    }
}

impl From<BytesRejection> for Problem {
    fn from(rejection: BytesRejection) -> Self {
        match rejection {
            BytesRejection::FailedToBufferBody(FailedToBufferBody::LengthLimitError(_)) => {
                Self::new(ProblemKind::TooLarge)
            }
            _ => Self::new(ProblemKind::BadRequest).detail("the body did not arrive whole"),
        }
    }
}

impl IntoResponse for Problem {
    fn into_response(self) -> Response {
        let status = StatusCode::from_u16(self.0.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
        let wait = self.0.retry_after;
        let mut response = (status, Json(self.0)).into_response();
        let headers = response.headers_mut();
        headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(PROBLEM_JSON));
        if let Some(seconds) = wait {
            headers.insert(header::RETRY_AFTER, HeaderValue::from(seconds));
        }
        response
    }
}
