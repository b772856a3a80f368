//! Requests, and what their failures mean to a person.

use futures::{FutureExt, pin_mut, select};
use serde::{Serialize, de::DeserializeOwned};
use tdu_core::app::{Failure, FailureKind};
use tdu_protocol::{
    api::{BASE, MAX_PAGE, Page},
    cbor,
    problem::{Problem, ProblemKind},
    sequence::Splitter,
};

use crate::{
    app::App,
    ports::{Body, Content, Lost, Method, Platform, Request, Response, Store, Transport},
};

/// Milliseconds after which an answer, or the next page of one, counts as lost.
const PATIENCE: u32 = 30_000;

/// An answer that has arrived as a whole.
pub type Collected = Response<Vec<u8>>;

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
        self.call(Method::Post, path, Some(Content::Cbor(cbor::to_vec(body)))).await.and_then(|r| decode(&r))
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
        self.call(Method::Put, path, Some(Content::Cbor(cbor::to_vec(body)))).await.and_then(|r| decode(&r))
    }

    pub(crate) async fn put_for_nothing(&self, path: &str, body: &impl Serialize) -> Result<(), Refused> {
        self.call(Method::Put, path, Some(Content::Cbor(cbor::to_vec(body)))).await.map(|_| ())
    }

    pub(crate) async fn put_octets<R: Serialize + DeserializeOwned>(
        &self,
        path: &str,
        bytes: Vec<u8>,
    ) -> Result<R, Refused> {
        self.call(Method::Put, path, Some(Content::Octets(bytes))).await.and_then(|r| decode(&r))
    }

    /// Bytes of a length that is known: not more than that is taken from whoever answers. Each piece has its own patience,
    /// for a telephone may need minutes for all of them.
    pub(crate) async fn octets(&self, path: &str, most: usize) -> Result<Vec<u8>, Refused> {
        let mut body = self.begin(path).await?;
        let mut whole = Vec::new();
        loop {
            match self.in_time(body.piece()).await {
                Ok(Some(piece)) if whole.len() + piece.len() <= most => whole.extend_from_slice(&piece),
                // Too much is as wrong as something else: whoever opens it will see.
                Ok(_) => return Ok(whole),
                Err(lost) => return Err(self.lost(lost)),
            }
        }
    }

    pub(crate) async fn post_for_nothing(&self, path: &str, body: &impl Serialize) -> Result<(), Refused> {
        self.call(Method::Post, path, Some(Content::Cbor(cbor::to_vec(body)))).await.map(|_| ())
    }

    pub(crate) async fn delete(&self, path: &str) -> Result<(), Refused> {
        self.call(Method::Delete, path, None).await.map(|_| ())
    }

    async fn call(&self, method: Method, path: &str, body: Option<Content>) -> Result<Collected, Refused> {
        let request = Request { method, path: format!("{BASE}{path}"), body };
        let answer = self.in_time(async { collect(self.transport.send(request).await?).await }).await;
        self.heard(answer)
    }

    /// Asks for pages that follow one another in one answer.
    pub(crate) async fn pages(&self, path: &str) -> Result<Pages<T::Body>, Refused> {
        Ok(Pages { body: self.begin(path).await?, splitter: Splitter::new(MAX_PAGE) })
    }

    /// Asks for something that is read piece by piece.
    async fn begin(&self, path: &str) -> Result<T::Body, Refused> {
        let request = Request { method: Method::Get, path: format!("{BASE}{path}"), body: None };
        let answer = self.in_time(self.transport.send(request)).await;
        let Ok(Response { status: 200, body, .. }) = answer else {
            let answer = match answer {
                Ok(refusal) => self.in_time(collect(refusal)).await,
                Err(lost) => Err(lost),
            };
            return Err(match self.heard(answer) {
                Ok(other) => problem(&other),
                Err(refused) => refused,
            });
        };
        self.is_online(true);
        Ok(body)
    }

    fn lost(&self, lost: Lost) -> Refused {
        self.is_online(false);
        Refused::Lost(Failure::because(FailureKind::Offline, lost.0))
    }

    /// The next page, `None` at the end.
    pub(crate) async fn next_page(&self, pages: &mut Pages<T::Body>) -> Result<Option<Page>, Failure> {
        let page = self.in_time(pages.next()).await.map_err(|lost| self.lost(lost))?;
        page.map(|page| cbor::from_slice(&page)).transpose().map_err(failed)
    }

    /// Gives up on a server that takes too long.
    fn in_time<'a, R: 'a>(
        &'a self,
        answer: impl Future<Output = Result<R, Lost>> + 'a,
    ) -> impl Future<Output = Result<R, Lost>> + 'a {
        // Boxed, or whatever waits for a request would be as large as the request.
        let mut answer = answer.boxed_local().fuse();
        async move {
            let pause = self.platform.pause(PATIENCE).fuse();
            pin_mut!(pause);
            select! {
                answer = answer => answer,
                () = pause => Err(Lost(format!("no answer in {} seconds", PATIENCE / 1_000))),
            }
        }
    }

    fn is_online(&self, online: bool) {
        let before = std::mem::replace(&mut self.inner.borrow_mut().online, online);
        if before != online {
            self.tell();
        }
    }

    fn heard(&self, answer: Result<Collected, Lost>) -> Result<Collected, Refused> {
        self.is_online(answer.is_ok());
        match answer {
            Err(lost) => Err(Refused::Lost(Failure::because(FailureKind::Offline, lost.0))),
            Ok(response) if (200..300).contains(&response.status) => Ok(response),
            Ok(response) => {
                let refused = problem(&response);
                if let Refused::Problem(ProblemKind::AccessEnded, _) = refused {
                    self.access_ended(&response.body);
                }
                Err(refused)
            }
        }
    }
}

/// Pages on their way.
pub(crate) struct Pages<B> {
    body: B,
    splitter: Splitter,
}

impl<B: Body> Pages<B> {
    /// The next page's encoding, `None` at the end. What arrived stays here if this is given up.
    async fn next(&mut self) -> Result<Option<Vec<u8>>, Lost> {
        loop {
            if let Some(page) = self.splitter.next_value().map_err(|error| Lost(error.to_string()))? {
                return Ok(Some(page));
            }
            match self.body.piece().await? {
                Some(piece) => self.splitter.take(&piece),
                None if self.splitter.is_between() => return Ok(None),
                None => return Err(Lost(String::from("the answer ended in the middle of a page"))),
            }
        }
    }
}

/// Waits for the whole of an answer. One that is too long ends as if some gateway had refused it.
///
/// # Errors
/// [`Lost`].
pub async fn collect<B: Body>(answer: Response<B>) -> Result<Collected, Lost> {
    let Response { status, retry_after, mut body } = answer;
    let mut whole = Vec::new();
    while let Some(piece) = body.piece().await? {
        if whole.len() + piece.len() > MAX_PAGE {
            return Ok(Response { status: 502, retry_after: None, body: Vec::new() });
        }
        whole.extend_from_slice(&piece);
    }
    Ok(Response { status, retry_after, body: whole })
}

fn decode<R: Serialize + DeserializeOwned>(response: &Collected) -> Result<R, Refused> {
    cbor::from_slice(&response.body).map_err(|e| Refused::Problem(ProblemKind::Internal, failed(e)))
}

fn failed(error: cbor::CborError) -> Failure {
    Failure::because(FailureKind::ServerFailed, error)
}

fn problem(response: &Collected) -> Refused {
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
        ProblemKind::AccessEnded => FailureKind::AccessEnded,
        ProblemKind::WrongCode => FailureKind::WrongCode,
        ProblemKind::InvitationGone => FailureKind::InvitationGone,
        ProblemKind::Forbidden | ProblemKind::ForeignOrigin | ProblemKind::EntryRefused => {
            FailureKind::NotAllowed
        }
        ProblemKind::NotFound => FailureKind::NotFound,
        ProblemKind::TooManyRequests
        | ProblemKind::TooManySockets
        | ProblemKind::TooManyUploads
        | ProblemKind::Unavailable => FailureKind::Wait,
        ProblemKind::BlobTooLarge => FailureKind::FileTooLarge,
        ProblemKind::EntryTooLarge => FailureKind::TooLarge,
        ProblemKind::LogFull => FailureKind::LogFull,
        ProblemKind::StorageFull => FailureKind::StorageFull,
        ProblemKind::TooLarge => FailureKind::Invalid,
        ProblemKind::NoTimeStamp => FailureKind::NoTimeStamp,
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
