//! The way to the authority for time stamps: a browser cannot speak to one. Nothing of it is kept, and no digest is logged.

use reqwest::{StatusCode, header::CONTENT_TYPE};
use rustls::RootCertStore;
use tdu_protocol::{api::TimeStampRequest, problem::ProblemKind};
use tokio::sync::Semaphore;

use crate::{
    config,
    problem::{Answer, Problem},
    tls::{self, TlsError},
};

/// Questions to the authority at the same time: it is somebody else's machine.
const AT_ONCE: usize = 4;
/// Seconds after which to ask again when all of them are taken.
const BUSY_S: u64 = 5;

/// Why it cannot be asked at all.
#[derive(Debug, thiserror::Error)]
pub enum AuthorityError {
    /// The root certificate of its address.
    #[error(transparent)]
    Tls(#[from] TlsError),
    /// The HTTP client cannot be made.
    #[error("the authority for time stamps cannot be asked: {0}")]
    Http(#[from] reqwest::Error),
}

/// An authority that can be asked.
pub(crate) struct Authority {
    http: reqwest::Client,
    settings: config::Authority,
    places: Semaphore,
}

impl Authority {
    pub(crate) fn open(settings: config::Authority) -> Result<Self, AuthorityError> {
        let roots = match &settings.ca {
            Some(ca) => tls::roots(ca)?,
            None => system_roots(),
        };
        let http = reqwest::Client::builder()
            .tls_backend_preconfigured(tls::client(roots)?)
            .redirect(reqwest::redirect::Policy::none())
            .timeout(settings.timeout)
            .build()?;
        Ok(Self { http, settings, places: Semaphore::new(AT_ONCE) })
    }

    /// Asks for a time stamp: the token, which nobody here has verified.
    pub(crate) async fn stamp(&self, asked: &TimeStampRequest) -> Answer<Vec<u8>> {
        let busy = |_| Problem::new(ProblemKind::Unavailable).retry_after(BUSY_S);
        let _place = self.places.try_acquire().map_err(busy)?;
        let request = tdu_stamp::request(&asked.digest, asked.nonce, self.settings.policy.as_deref())
            .map_err(Problem::internal)?;
        let answer = self.answer(request).await.map_err(|error| {
            // With its address: only who runs this server chose it, and reads this.
            tracing::warn!(%error, "the authority for time stamps did not answer");
            Problem::new(ProblemKind::NoTimeStamp).detail("the authority did not answer")
        })?;
        let answer = answer.ok_or_else(|| {
            tracing::warn!("the authority for time stamps answered with something else");
            Problem::new(ProblemKind::NoTimeStamp).detail("the authority answered with something else")
        })?;
        tdu_stamp::token_of(&answer).map_err(|error| {
            tracing::warn!(%error, "the authority for time stamps gave none");
            Problem::new(ProblemKind::NoTimeStamp).detail(error.to_string())
        })
    }

    /// What it answers; `None` if that is not what an authority answers, or too long.
    async fn answer(&self, request: Vec<u8>) -> Result<Option<Vec<u8>>, reqwest::Error> {
        let asked = self.http.post(self.settings.url.clone());
        let mut answer =
            asked.header(CONTENT_TYPE, "application/timestamp-query").body(request).send().await?;
        let kind = answer.headers().get(CONTENT_TYPE).and_then(|kind| kind.to_str().ok()).unwrap_or_default();
        if answer.status() != StatusCode::OK || !kind.starts_with("application/timestamp-reply") {
            return Ok(None);
        }
        let mut whole = Vec::new();
        while let Some(piece) = answer.chunk().await? {
            if whole.len() + piece.len() > tdu_stamp::MAX_TOKEN {
                return Ok(None);
            }
            whole.extend_from_slice(&piece);
        }
        Ok(Some(whole))
    }
}

fn system_roots() -> RootCertStore {
    let mut roots = RootCertStore::empty();
    roots.add_parsable_certificates(rustls_native_certs::load_native_certs().certs);
    roots
}
