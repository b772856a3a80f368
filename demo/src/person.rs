//! One made-up person at their own client.

use std::{path::Path, time::Duration};

use anyhow::{Context, Result, bail};
use tdu_cli::{Companion, Options, Trust};
use tdu_core::app::{Command, Failure, FailureKind, NewInvitation, Reply};
use tdu_policies::Lang;
use tdu_protocol::{InvitationId, LogId};

/// How often a server that asks to wait is asked again.
const PATIENCE: u8 = 10;

/// Where all of them live.
pub struct Place<'a> {
    pub server: &'a str,
    pub trust: &'a Trust,
    /// One folder a person goes here.
    pub folder: &'a Path,
}

/// A person and their client.
pub struct Actor {
    pub id: String,
    pub name: String,
    pub client: Companion,
    /// The eight words, for staff.
    pub words: Option<String>,
}

impl Actor {
    /// Somebody with an empty folder of their own.
    pub fn new(place: &Place<'_>, id: &str, name: &str) -> Result<Self> {
        let options = Options {
            server: place.server.to_owned(),
            trust: place.trust.clone(),
            folder: place.folder.join(id),
            offset_minutes: None,
        };
        let client = Companion::connect(&options).with_context(|| format!("{name} cannot begin"))?;
        Ok(Self { id: id.to_owned(), name: name.to_owned(), client, words: None })
    }

    /// Asks, and asks again when the server wants to be left alone for a moment.
    pub async fn ask(&self, command: impl Fn() -> Command) -> Result<Reply> {
        for _ in 0..PATIENCE {
            match self.client.ask(command()).await {
                Err(Failure { kind: FailureKind::Wait, seconds, .. }) => {
                    tokio::time::sleep(Duration::from_secs(seconds.unwrap_or(1))).await;
                }
                Err(failure) => {
                    return Err(failure).with_context(|| format!("{} asked for something", self.name));
                }
                Ok(reply) => return Ok(reply),
            }
        }
        bail!("the server asks to wait, again and again")
    }

    /// Sends what waits, receives what is new.
    pub async fn settle(&self) -> Result<()> {
        for _ in 0..PATIENCE {
            match self.client.settle().await {
                Err(Failure { kind: FailureKind::Wait, seconds, .. }) => {
                    tokio::time::sleep(Duration::from_secs(seconds.unwrap_or(1))).await;
                }
                other => return other.with_context(|| format!("{} sent and received", self.name)),
            }
        }
        bail!("the server asks to wait, again and again")
    }

    /// Draws eight words and remembers them: made-up people have bad habits.
    pub async fn draw_words(&mut self) -> Result<()> {
        match self.ask(|| Command::DrawWords).await? {
            Reply::Words(words) => self.words = Some(words.0.to_string()),
            other => bail!(unexpected(&other)),
        }
        Ok(())
    }

    /// Joins by an invitation, with link and code.
    pub async fn join(&self, invitation: &NewInvitation, lang: Lang) -> Result<()> {
        let (id, fragment) = parts(&invitation.link)?;
        let open =
            || Command::OpenInvitation { id, fragment: fragment.to_owned(), code: invitation.code.clone() };
        self.ask(open).await?;
        self.ask(|| Command::AcceptInvitation { name: self.name.clone(), lang }).await?;
        self.settle().await
    }

    /// The conversation of a beneficiary.
    pub async fn own_conversation(&self) -> Result<LogId> {
        match self.ask(|| Command::Conversation { conversation: None }).await? {
            Reply::Conversation(view) => Ok(view.conversation),
            other => bail!(unexpected(&other)),
        }
    }
}

/// Id and fragment of an invitation's link: `/i/<id>#<fragment>`.
fn parts(link: &str) -> Result<(InvitationId, &str)> {
    let (path, fragment) = link.split_once('#').context("an invitation's link has a fragment")?;
    let id = path.rsplit('/').next().and_then(InvitationId::from_text);
    Ok((id.context("an invitation's link names it")?, fragment))
}

/// What to say of an answer that does not fit the question.
pub fn unexpected(reply: &Reply) -> String {
    // Only the variant: an answer may hold words or links.
    let name = format!("{reply:?}");
    format!("an answer of another kind: {}", name.split(['(', ' ']).next().unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_link_is_taken_apart() {
        let id = InvitationId([7; 16]);
        let link = format!("/i/{id}#secret.root");
        assert_eq!(parts(&link).unwrap(), (id, "secret.root"));
        assert!(parts("/i/short#x").is_err() && parts(&format!("/i/{id}")).is_err());
    }
}
