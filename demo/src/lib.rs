//! A made-up service, for demonstrations and for tests: filled through the real client, as its people would.

mod charter;
mod fill;
mod people;
mod person;
mod story;

use std::{fs, path::Path};

use anyhow::{Context, Result, anyhow};
use tdu_cli::{HttpTransport, NativePlatform, Trust};
use tdu_core::calendar::Now;
use tdu_protocol::{OrgId, Secret32, api::ServerInfo, cbor};

pub use charter::complete_charter;
pub use people::{MadeUp, People};

use person::Place;
use story::Story;

/// More workers than the story has, each with a file and as many weeks of contacts and reports.
#[derive(Clone, Copy, Debug)]
pub struct Crowd {
    /// How many, 256 with names of their own.
    pub workers: u32,
    /// How many past weeks each.
    pub weeks: u32,
}

/// Fills an empty server; the people's own clients go into `folder`, which is emptied first.
///
/// # Errors
/// When the server is not empty, does not trust the set-up secret, or cannot be reached.
pub async fn fill(
    origin: &str,
    trust: &Trust,
    setup: Secret32,
    folder: &Path,
    crowd: Option<Crowd>,
) -> Result<People> {
    let story = Story::read()?;
    let server = HttpTransport::new(origin, trust, None)?;
    if folder.exists() {
        fs::remove_dir_all(folder).with_context(|| format!("{} cannot be emptied", folder.display()))?;
    }
    let place = Place { server: server.origin(), trust, folder };
    let everybody = fill::fill(&place, &story, setup, crowd).await?;
    let org = organisation(&server).await?.context("the server is empty again")?;
    Ok(People { org, service: story.service.name, origin: server.origin().to_owned(), everybody })
}

/// The organisation that a server holds, if any.
///
/// # Errors
/// When it cannot be reached, or answers something else.
pub async fn organisation(server: &HttpTransport) -> Result<Option<OrgId>> {
    let answer = server.get("/server").await.map_err(|lost| anyhow!("{}: {}", server.origin(), lost.0))?;
    let info: ServerInfo =
        cbor::from_slice(&answer.body).with_context(|| format!("what {} answers", server.origin()))?;
    Ok(info.org)
}

/// This machine's time.
pub fn now() -> Now {
    NativePlatform::default().local()
}
