//! Conversations: all of them, or one, to read and to write.

use serde_json::json;
use tdu_cli::Companion;
use tdu_core::app::{CaseFilter, Command, ConversationView, FailureKind, Me, MessageView, Reply};
use tdu_protocol::{LogId, Role};

use super::{case, caseload, documents, find, note, unexpected};
use crate::{
    arguments::Messages,
    output::{Output, moment},
    profile::{Place, hello, settle},
    texts::value,
    trouble::Trouble,
};

/// `tdu messages`
pub async fn messages(output: &Output, place: &Place, wish: Messages) -> Result<(), Trouble> {
    let text = wish.send.map(|text| note::text(Some(text))).transpose()?;
    let files = documents::read(&wish.attach, wish.as_it_is)?;
    let (companion, me) = place.open(output).await?;
    let which = match &wish.case {
        Some(asked) => Some(Some(of_case(&companion, asked).await?)),
        // A beneficiary has one conversation, and no files.
        None if me.role == Role::Beneficiary => Some(None),
        None if text.is_some() || !files.is_empty() || wish.save.is_some() => {
            return Err(Trouble::WhichCase { asked: String::new(), names: Vec::new(), found: 0 });
        }
        None => None,
    };
    let Some(which) = which else { return list(output, &companion).await };
    let mut view = conversation(&companion, which).await?;
    if text.is_some() || !files.is_empty() {
        let conversation = view.conversation;
        let text = text.map(|text| text.to_string()).unwrap_or_default();
        companion.ask(Command::SendMessage { conversation, text, files }).await?;
        settle(output, &companion).await?;
        view = self::conversation(&companion, Some(conversation)).await?;
    }
    if let Some(folder) = &wish.save {
        documents::save(output, &companion, &view, folder).await?;
    }
    if wish.seen {
        companion.ask(Command::Seen { conversation: view.conversation }).await?;
        settle(output, &companion).await?;
    }
    if output.json {
        output.value(&view);
    } else {
        show(output, &view, &me);
        let waiting = hello(&companion).await?.waiting;
        if waiting > 0 {
            output.line(&output.say("waiting", &[("count", waiting.into())]));
        }
    }
    Ok(())
}

async fn of_case(companion: &Companion, asked: &str) -> Result<LogId, Trouble> {
    let found = find(companion, asked).await?;
    case(companion, found.case).await?.conversation.ok_or(Trouble::NoConversation(found.name))
}

/// A conversation; `None` for the only one that a beneficiary has.
pub async fn conversation(companion: &Companion, which: Option<LogId>) -> Result<ConversationView, Trouble> {
    match companion.ask(Command::Conversation { conversation: which }).await? {
        Reply::Conversation(view) => Ok(*view),
        _ => Err(unexpected()),
    }
}

/// Every conversation that this person has.
pub async fn all(companion: &Companion, me: &Me) -> Result<Vec<ConversationView>, Trouble> {
    if me.role == Role::Beneficiary {
        return Ok(vec![conversation(companion, None).await?]);
    }
    if me.role != Role::Worker {
        return Ok(Vec::new());
    }
    of_caseload(companion).await
}

async fn of_caseload(companion: &Companion) -> Result<Vec<ConversationView>, Trouble> {
    let mut views = Vec::new();
    for summary in caseload(companion, "", CaseFilter::Open).await? {
        if let Some(log) = case(companion, summary.case).await?.conversation {
            views.push(conversation(companion, Some(log)).await?);
        }
    }
    Ok(views)
}

async fn list(output: &Output, companion: &Companion) -> Result<(), Trouble> {
    let views = match of_caseload(companion).await {
        Err(Trouble::Failure(failure)) if failure.kind == FailureKind::NotAllowed => Vec::new(),
        other => other?,
    };
    if output.json {
        output.value(&json!({ "conversations": views }));
    } else if views.is_empty() {
        output.line(&output.say("messages-none", &[]));
    } else {
        let rows: Vec<_> = views.iter().map(|view| row(output, view)).collect();
        output.table(["column-name", "column-unread", "column-charter", "column-message"], &rows);
    }
    Ok(())
}

fn row(output: &Output, view: &ConversationView) -> [String; 4] {
    let last = view.messages.last().map(|message| {
        let first = message.text.lines().next().unwrap_or_default();
        format!("{} {first}", moment(message.at))
    });
    let joined = if view.joined { last.unwrap_or_default() } else { output.say("messages-not-joined", &[]) };
    let unread = if view.unread > 0 { view.unread.to_string() } else { String::new() };
    [view.with.clone(), unread, output.charter(&view.charter), joined]
}

fn show(output: &Output, view: &ConversationView, me: &Me) {
    let values = [("name", value(view.with.clone())), ("charter", value(output.charter(&view.charter)))];
    output.line(&output.say("messages-with", &values));
    if view.messages.is_empty() {
        output.line(&output.say("messages-empty", &[]));
    }
    for message in &view.messages {
        output.line("");
        for line in lines(output, message, me) {
            output.line(&line);
        }
    }
}

/// A message as lines.
pub fn lines(output: &Output, message: &MessageView, me: &Me) -> Vec<String> {
    let author = if message.mine { &me.name } else { &message.author };
    let head = output.written(message.at, author, message.waiting);
    let text = message.text.lines().map(|line| format!("  {line}"));
    let documents = message.attachments.iter().map(|attachment| {
        let kilobytes = i64::try_from(attachment.size.div_ceil(1000)).unwrap_or(i64::MAX);
        let values = [("name", value(attachment.name.clone())), ("size", kilobytes.into())];
        format!("  {}", output.say("messages-document", &values))
    });
    std::iter::once(head).chain(text).chain(documents).collect()
}
