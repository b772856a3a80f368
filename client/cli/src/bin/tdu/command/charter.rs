//! The charter of a file: where it stands, proposing it, writing an answer down, confirming one, the proof.

use std::fs;

use serde_json::json;
use tdu_cli::Companion;
use tdu_core::app::{CaseView, CharterView, Command, Failure, FailureKind, Reply, TodayReason};
use tdu_core::payload::{Answer, Help, Spoken, Told, WithdrawalTold};
use tdu_paper::stamp_holds;
use tdu_policies::Lang;
use tdu_protocol::{AccountId, LogId, Role};

use super::{case, find, unexpected};
use crate::{
    arguments::{Charter, CharterRecord, CharterWish},
    output::Output,
    profile::{Place, settle},
    texts::value,
    trouble::Trouble,
};

/// `tdu charter`
pub async fn charter(output: &Output, place: &Place, wish: Charter) -> Result<(), Trouble> {
    let (companion, _) = place.open(output).await?;
    if let CharterWish::Confirm { person } = wish.wish {
        return confirm(output, &companion, &person).await;
    }
    let asked = match &wish.wish {
        CharterWish::Show { case, .. }
        | CharterWish::Propose { case }
        | CharterWish::Countersign { case, .. }
        | CharterWish::Ask { case, .. }
        | CharterWish::Stamp { case }
        | CharterWish::Proof { case, .. } => case,
        CharterWish::Record(record) => &record.case,
        CharterWish::Confirm { person } => person,
    };
    let found = find(&companion, asked).await?;
    let file = case(&companion, found.case).await?;
    let mut lang = output.texts.lang();
    match wish.wish {
        CharterWish::Show { in_lang, .. } => lang = in_lang.unwrap_or(lang),
        CharterWish::Propose { .. } => {
            companion.ask(Command::PresentCharter { case: found.case }).await?;
        }
        CharterWish::Record(wish) => record(&companion, &file, wish).await?,
        CharterWish::Countersign { identity, enrolled, .. } => {
            let conversation = conversation(&file)?;
            companion.ask(Command::CountersignCharter { conversation, identity, enrolled }).await?;
        }
        CharterWish::Ask { colleague, .. } => {
            let colleague = worker(&companion, &colleague).await?;
            let conversation = conversation(&file)?;
            companion.ask(Command::AskCharterWitness { conversation, colleague }).await?;
        }
        CharterWish::Stamp { .. } => stamp(&companion, conversation(&file)?).await?,
        CharterWish::Proof { out, .. } => {
            let copy = Command::CharterCopy { conversation: conversation(&file)?, of: None };
            let Reply::File { bytes, .. } = companion.ask(copy).await? else { return Err(unexpected()) };
            fs::write(&out, bytes).map_err(|error| Trouble::File { path: out.clone(), error })?;
        }
        CharterWish::Confirm { .. } => {}
    }
    settle(output, &companion).await?;
    let file = case(&companion, found.case).await?;
    let view = match file.conversation {
        Some(conversation) => read(&companion, conversation, lang).await.ok(),
        None => None,
    };
    show(output, &file, view.as_ref());
    Ok(())
}

/// Confirms an answer that a colleague wrote down.
async fn confirm(output: &Output, companion: &Companion, person: &str) -> Result<(), Trouble> {
    let Reply::Today(items) = companion.ask(Command::Today).await? else { return Err(unexpected()) };
    let waits = |name: &str| name.to_lowercase() == person.trim().to_lowercase();
    let mut waiting = items.into_iter().filter(|item| item.why == TodayReason::CharterToWitness);
    let found = waiting.find(|item| waits(&item.name)).and_then(|item| item.conversation);
    let conversation = found.ok_or(FailureKind::NotFound)?;
    companion.ask(Command::WitnessCharter { conversation }).await?;
    settle(output, companion).await?;
    let view = read(companion, conversation, output.texts.lang()).await?;
    if output.json {
        output.value(&json!({ "state": view.state, "facts": view.facts }));
    } else {
        output.line(&output.say("case-charter", &[("value", value(output.charter(&view.state)))]));
    }
    Ok(())
}

async fn record(companion: &Companion, file: &CaseView, wish: CharterRecord) -> Result<(), Trouble> {
    let conversation = conversation(file)?;
    let name = wish.helper_name.unwrap_or_default();
    let help = wish.helper.map(|role| Help { role, name });
    let (channel, identity) = (wish.meeting, wish.identity);
    let consents = wish.consents;
    let what = match wish.answer.as_str() {
        "yes" => Spoken::Yes { consents },
        "paper" => Spoken::Paper {
            day: wish.signed_on.unwrap_or_else(|| tdu_cli::NativePlatform::default().local().day()),
            kept: wish.kept.unwrap_or_default(),
            consents,
        },
        "no" => Spoken::No,
        "withdrawn" => {
            let told = WithdrawalTold { channel, identity, help };
            companion.ask(Command::RecordWithdrawal { conversation, told }).await?;
            return Ok(());
        }
        _ => Spoken::Later { until: wish.until },
    };
    let told = Told { what, channel, identity, help };
    let lang = wish.in_lang.unwrap_or_default();
    let digest = read(companion, conversation, lang).await?.digest;
    let answer = Command::AnswerCharter { conversation, lang, digest, answer: Answer::Told(told) };
    companion.ask(answer).await?;
    Ok(())
}

/// Has the service's authority put a time stamp on the answer, and keeps it if it holds.
async fn stamp(companion: &Companion, conversation: LogId) -> Result<(), Trouble> {
    let Reply::NewStamp(stamp) = companion.ask(Command::AskTimeStamp { conversation }).await? else {
        return Err(unexpected());
    };
    stamp_holds(&stamp).map_err(|error| Failure::because(FailureKind::NoTimeStamp, error))?;
    let (answered, token) = (stamp.answered, stamp.token);
    companion.ask(Command::KeepTimeStamp { conversation, answered, token }).await?;
    Ok(())
}

fn conversation(file: &CaseView) -> Result<LogId, Trouble> {
    file.conversation.ok_or_else(|| Trouble::NoConversation(file.person.name.clone()))
}

async fn read(companion: &Companion, conversation: LogId, lang: Lang) -> Result<CharterView, Trouble> {
    match companion.ask(Command::Charter { conversation, lang }).await? {
        Reply::Charter(view) => Ok(*view),
        _ => Err(unexpected()),
    }
}

/// The account of the worker of this name.
async fn worker(companion: &Companion, name: &str) -> Result<AccountId, Trouble> {
    let Reply::Staff(staff) = companion.ask(Command::Staff).await? else { return Err(unexpected()) };
    let wanted = name.trim().to_lowercase();
    let workers = staff.members.into_iter().filter(|member| member.role == Role::Worker && !member.me);
    let found: Vec<_> = workers.filter(|member| member.name.to_lowercase().contains(&wanted)).collect();
    match &found[..] {
        [one] => Ok(one.account),
        // Nobody, or several of whom only one was there.
        _ => Err(FailureKind::NotFound.into()),
    }
}

fn show(output: &Output, file: &CaseView, view: Option<&CharterView>) {
    let state = &file.summary.charter;
    if output.json {
        output.value(&json!({
            "name": file.person.name,
            "state": state,
            "facts": view.and_then(|view| view.facts.as_ref()),
            "outdated": view.is_some_and(|view| view.outdated),
            "colleagues": view.map(|view| view.colleagues.iter().map(|one| &one.name).collect::<Vec<_>>()),
            "text": view.map(|view| &view.text),
        }));
        return;
    }
    output.line(&file.person.name);
    output.line(&output.say("case-charter", &[("value", value(output.charter(state)))]));
    let Some(view) = view else { return };
    for line in view.facts.iter().flat_map(|facts| output.facts(facts)) {
        output.line(&line);
    }
    if view.outdated {
        output.line(&output.say("charter-outdated", &[]));
    }
}
