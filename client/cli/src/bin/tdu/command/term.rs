//! Files at their term: erased, or kept with a reason; messages that are noted.

use serde_json::json;
use tdu_cli::Companion;
use tdu_core::app::{CaseSummary, Command, TermStage};

use super::{case, find, note, unexpected};
use crate::{
    arguments::{self, TermWish},
    output::Output,
    profile::{Place, hello, settle},
    texts::value,
    trouble::Trouble,
};

/// `tdu term`
pub async fn term(output: &Output, place: &Place, wish: arguments::Term) -> Result<(), Trouble> {
    match wish.wish {
        TermWish::Erase { case, sure } => {
            // The command line refuses the wish without it.
            if !sure {
                return Err(unexpected());
            }
            let (companion, _) = place.open(output).await?;
            let found = find(&companion, &case).await?;
            companion.ask(Command::EraseFile { case: found.case }).await?;
            done(output, &companion, "term-erased", &found).await
        }
        TermWish::Keep { case, until, reason } => {
            let reason = note::text(reason)?;
            let (companion, _) = place.open(output).await?;
            let found = find(&companion, &case).await?;
            let (case, reason) = (found.case, reason.to_string());
            companion.ask(Command::KeepFile { case, reason, until }).await?;
            settle(output, &companion).await?;
            done(output, &companion, "term-kept", &found).await
        }
        TermWish::Noted { case } => {
            let (companion, _) = place.open(output).await?;
            let found = find(&companion, &case).await?;
            let view = self::case(&companion, found.case).await?;
            let conversation =
                view.conversation.ok_or_else(|| Trouble::NoConversation(found.name.clone()))?;
            companion.ask(Command::NoteMessages { conversation }).await?;
            settle(output, &companion).await?;
            done(output, &companion, "term-noted", &found).await
        }
    }
}

async fn done(output: &Output, companion: &Companion, id: &str, found: &CaseSummary) -> Result<(), Trouble> {
    let waiting = hello(companion).await?.waiting;
    if output.json {
        output.value(&json!({ "done": id, "case": found.case, "waiting": waiting }));
        return Ok(());
    }
    output.line(&output.say(id, &[("name", value(found.name.clone()))]));
    if waiting > 0 {
        output.line(&output.say("waiting", &[("count", waiting.into())]));
    }
    Ok(())
}

/// What is to be said of a file's term.
pub fn lines(output: &Output, summary: &CaseSummary) -> Vec<String> {
    let mut lines = Vec::new();
    if let Some(erased) = &summary.erased {
        lines.push(match erased.proof_until {
            Some(day) => output.say("case-erased-proof", &[("day", value(day.to_iso()))]),
            None => output.say("case-erased", &[]),
        });
    }
    if let Some(term) = &summary.term {
        let id = if term.stage == TermStage::Reached { "case-term-reached" } else { "case-term" };
        lines.push(output.say(id, &[("day", value(term.on.to_iso()))]));
        if let Some(kept) = &term.kept {
            let values = [("reason", value(kept.reason.clone())), ("author", value(kept.author.clone()))];
            lines.push(output.say("case-kept", &values));
        }
    }
    lines
}
