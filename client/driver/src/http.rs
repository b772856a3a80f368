//! Requests, and what their failures mean to a person.

use serde::{Serialize, de::DeserializeOwned};
use tdu_core::app::{Failure, FailureKind};
use tdu_protocol::{
    api::{BASE, Page},
    cbor,
    problem::{Problem, ProblemKind},
};

use crate::{
    app::App,
    ports::{Method, Platform, Request, Response, Store, Transport},
};

/// Longest answer that is read, in bytes.
const MAX_ANSWER: usize = 64 * 1024 * 1024;

/// Why a request did not do what it should.
pub(crate) enum Refused {
    /// No answer: what came of it is not known.
    Lost(Failure),
    /// The log has moved on.
    Conflict(Page),
    /// A problem that the server names.
    Problem(ProblemKind, Failure),
}

impl From<Refused> for Failure {
    fn from(refused: Refused) -> Self {
        match refused {
            Refused::Lost(failure) | Refused::Problem(_, failure) => failure,
            Refused::Conflict(_) => Self::because(FailureKind::ServerFailed, "conflict"),
        }
    }
}

impl<T: Transport, S: Store, P: Platform> App<T, S, P> {
    pub(crate) async fn get<R: Serialize + DeserializeOwned>(&self, path: &str) -> Result<R, Refused> {
        self.call(Method::Get, path, None).await.and_then(|r| decode(&r))
    }

    pub(crate) async fn post<R: Serialize + DeserializeOwned>(
        &self,
        path: &str,
        body: &impl Serialize,
    ) -> Result<R, Refused> {
        self.call(Method::Post, path, Some(cbor::to_vec(body))).await.and_then(|r| decode(&r))
    }

    pub(crate) async fn post_nothing<R: Serialize + DeserializeOwned>(
        &self,
        path: &str,
    ) -> Result<R, Refused> {
        self.call(Method::Post, path, None).await.and_then(|r| decode(&r))
    }

    pub(crate) async fn put<R: Serialize + DeserializeOwned>(
        &self,
        path: &str,
        body: &impl Serialize,
    ) -> Result<R, Refused> {
        self.call(Method::Put, path, Some(cbor::to_vec(body))).await.and_then(|r| decode(&r))
    }

    pub(crate) async fn put_for_nothing(&self, path: &str, body: &impl Serialize) -> Result<(), Refused> {
        self.call(Method::Put, path, Some(cbor::to_vec(body))).await.map(|_| ())
    }

    pub(crate) async fn delete(&self, path: &str) -> Result<(), Refused> {
        self.call(Method::Delete, path, None).await.map(|_| ())
    }

    async fn call(&self, method: Method, path: &str, body: Option<Vec<u8>>) -> Result<Response, Refused> {
        let answer = self.transport.send(Request { method, path: format!("{BASE}{path}"), body }).await;
        let before = std::mem::replace(&mut self.inner.borrow_mut().online, answer.is_ok());
        if before != answer.is_ok() {
            self.tell();
        }
        match answer {
            Err(lost) => Err(Refused::Lost(Failure::because(FailureKind::Offline, lost.0))),
            Ok(response) if (200..300).contains(&response.status) => Ok(response),
            Ok(response) => Err(problem(&response)),
        }
    }
}

fn decode<R: Serialize + DeserializeOwned>(response: &Response) -> Result<R, Refused> {
    cbor::from_slice_limited(&response.body, MAX_ANSWER)
        .map_err(|e| Refused::Problem(ProblemKind::Internal, Failure::because(FailureKind::ServerFailed, e)))
}

fn problem(response: &Response) -> Refused {
    let Ok(problem) = serde_json::from_slice::<Problem>(&response.body) else {
        // Not our server: a proxy, a captive portal.
        let failure = Failure::because(FailureKind::ServerFailed, format!("status {}", response.status));
        return Refused::Problem(ProblemKind::Internal, failure);
    };
    if problem.kind == ProblemKind::Conflict
        && let Some(page) = problem.missing.as_ref().and_then(|m| cbor::from_slice(&m.0).ok())
    {
        return Refused::Conflict(page);
    }
    let kind = match problem.kind {
        ProblemKind::NotSignedIn => FailureKind::SignedOut,
        ProblemKind::NotRecognised => FailureKind::NotRecognised,
        ProblemKind::WrongCode => FailureKind::WrongCode,
        ProblemKind::InvitationGone => FailureKind::InvitationGone,
        ProblemKind::Forbidden | ProblemKind::ForeignOrigin | ProblemKind::EntryRefused => {
            FailureKind::NotAllowed
        }
        ProblemKind::NotFound => FailureKind::NotFound,
        ProblemKind::TooManyRequests | ProblemKind::TooManySockets | ProblemKind::Unavailable => {
            FailureKind::Wait
        }
        ProblemKind::EntryTooLarge => FailureKind::TooLarge,
        ProblemKind::LogFull => FailureKind::LogFull,
        ProblemKind::StorageFull => FailureKind::StorageFull,
        ProblemKind::TooLarge => FailureKind::Invalid,
        _ => FailureKind::ServerFailed,
    };
    let failure = Failure {
        detail: problem.detail.clone(),
        seconds: problem.retry_after.or(response.retry_after),
        tries_left: problem.tries_left,
        ..Failure::new(kind)
    };
    Refused::Problem(problem.kind, failure)
}
