//! A talk among staff, which a worker begins.

use anyhow::{Context, Result, bail};
use tdu_core::app::{Command, Reply};

use crate::{
    person::{Actor, unexpected},
    story::Talk,
};

/// Plays a talk between two of these people.
pub(super) async fn hold(staff: &[&Actor], talk: &Talk) -> Result<()> {
    let of = |id: &String| {
        staff.iter().copied().find(|actor| actor.id == *id).with_context(|| format!("nobody is called {id}"))
    };
    let [asks, answers] = [of(&talk.between[0])?, of(&talk.between[1])?];
    let Some((first, others)) = talk.messages.split_first() else { return Ok(()) };
    asks.settle().await?;
    let with = match asks.ask(|| Command::Talks).await? {
        Reply::Talks(view) => view.colleagues.into_iter().find(|one| one.name == answers.name),
        other => bail!(unexpected(&other)),
    };
    let with = with.with_context(|| format!("{} cannot be asked", answers.name))?.account;
    let begun = match asks.ask(|| Command::BeginTalk { with, text: first.clone() }).await? {
        Reply::Log(log) => log,
        other => bail!(unexpected(&other)),
    };
    asks.settle().await?;
    for (author, text) in [answers, asks].into_iter().cycle().zip(others) {
        author.settle().await?;
        author.ask(|| Command::Seen { conversation: begun }).await?;
        author
            .ask(|| Command::SendMessage { conversation: begun, text: text.clone(), files: Vec::new() })
            .await?;
        author.settle().await?;
    }
    Ok(())
}
