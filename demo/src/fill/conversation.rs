//! A worker and the person of a file: invitation, charter, messages.

use anyhow::{Result, bail};
use tdu_core::{
    app::{Command, NewInvitation, Reply},
    payload::{Answer, Channel, Circumstances, Device, Enrolment, IdentityCheck, Meeting, Spoken, Told},
};
use tdu_policies::Lang;
use tdu_protocol::{Hash32, LogId, Role};

use super::{last_day, new_invitation};
use crate::{
    people::MadeUp,
    person::{Actor, Place, unexpected},
    story::{Author, Charter, File, Message},
};

/// Plays the conversation of a file, if its person is invited; the beneficiary to print.
pub(super) async fn hold(
    place: &Place<'_>,
    worker: &Actor,
    file: &File,
    case: LogId,
) -> Result<Option<MadeUp>> {
    let Some(charter) = file.charter else { return Ok(None) };
    if let Some(what) = told(charter) {
        write_down(worker, case, what).await?;
        return Ok(None);
    }
    let invitation = invite(worker, case).await?;
    let Some(lang) = file.joins else {
        let about = "has not joined yet: open the link on a telephone".to_owned();
        return Ok(Some(beneficiary(worker, file, &invitation, about)));
    };
    let person = Actor::new(place, &file.id, file.name())?;
    person.join(&invitation, lang).await?;
    let conversation = person.own_conversation().await?;
    answer_charter(&person, conversation, charter, lang, file.heard).await?;
    worker.settle().await?;
    if charter == Charter::Countersigned {
        let countersign = || Command::CountersignCharter {
            conversation,
            identity: IdentityCheck::Known,
            enrolled: Enrolment::FaceToFace,
        };
        worker.ask(countersign).await?;
        worker.settle().await?;
    }
    exchange(worker, &person, conversation, &file.messages).await?;
    // As after a lost telephone: a fresh link leads to the same conversation.
    let fresh = invite(worker, case).await?;
    let about = format!("talks with {}; charter {}", worker.name, state(charter));
    Ok(Some(beneficiary(worker, file, &fresh, about)))
}

async fn invite(worker: &Actor, case: LogId) -> Result<NewInvitation> {
    let invitation = new_invitation(worker.ask(|| Command::InviteBeneficiary { case }).await?)?;
    worker.settle().await?;
    Ok(invitation)
}

async fn answer_charter(
    person: &Actor,
    conversation: LogId,
    charter: Charter,
    lang: Lang,
    heard: bool,
) -> Result<()> {
    match charter {
        Charter::Presented | Charter::Heard | Charter::Paper => return Ok(()),
        Charter::Refused => {
            let digest = digest(person, conversation, lang).await?;
            let answer = || Answer::Refused;
            person.ask(|| Command::AnswerCharter { conversation, lang, digest, answer: answer() }).await?;
        }
        Charter::Signed | Charter::Countersigned => {
            let digest = digest(person, conversation, lang).await?;
            let sign = || Command::SignCharter {
                conversation,
                lang,
                digest,
                consents: Vec::new(),
                heard,
                circumstances: Circumstances { channel: Channel::InPerson, device: Device::Own, help: None },
            };
            person.ask(sign).await?;
        }
    }
    person.settle().await
}

/// SHA-256 of the text on the table.
async fn digest(actor: &Actor, conversation: LogId, lang: Lang) -> Result<Hash32> {
    match actor.ask(|| Command::Charter { conversation, lang }).await? {
        Reply::Charter(view) => Ok(view.digest),
        other => bail!(unexpected(&other)),
    }
}

/// What a worker heard from somebody who has no telephone.
fn told(charter: Charter) -> Option<Spoken> {
    let consents = Vec::new();
    match charter {
        Charter::Heard => Some(Spoken::Yes { consents }),
        Charter::Paper => {
            let kept = "Classeur des chartes, armoire du bureau 2".to_owned();
            Some(Spoken::Paper { day: crate::now().day().plus(-1), kept, consents })
        }
        _ => None,
    }
}

async fn write_down(worker: &Actor, case: LogId, what: Spoken) -> Result<()> {
    let conversation = match worker.ask(|| Command::PresentCharter { case }).await? {
        Reply::Log(conversation) => conversation,
        other => bail!(unexpected(&other)),
    };
    worker.settle().await?;
    let (lang, digest) = (Lang::Fr, digest(worker, conversation, Lang::Fr).await?);
    let answer = || {
        Answer::Told(Told {
            what: what.clone(),
            channel: Meeting::InPerson,
            identity: IdentityCheck::Known,
            help: None,
        })
    };
    worker.ask(|| Command::AnswerCharter { conversation, lang, digest, answer: answer() }).await?;
    worker.settle().await
}

async fn exchange(worker: &Actor, person: &Actor, conversation: LogId, messages: &[Message]) -> Result<()> {
    let mut last = None;
    for message in messages {
        let author = if message.from == Author::Worker { worker } else { person };
        if last.is_some_and(|last| last != message.from) {
            // Whoever answers has read.
            author.settle().await?;
            author.ask(|| Command::Seen { conversation }).await?;
        }
        author
            .ask(|| Command::SendMessage { conversation, text: message.text.clone(), files: Vec::new() })
            .await?;
        author.settle().await?;
        last = Some(message.from);
    }
    worker.settle().await
}

fn beneficiary(worker: &Actor, file: &File, invitation: &NewInvitation, about: String) -> MadeUp {
    MadeUp {
        id: file.id.clone(),
        name: file.name().to_owned(),
        role: Role::Beneficiary,
        link: format!("{}{}", worker.client.origin(), invitation.link),
        words: None,
        code: Some(invitation.code.clone()),
        until: Some(last_day(invitation.expires)),
        about,
    }
}

const fn state(charter: Charter) -> &'static str {
    match charter {
        Charter::Presented => "to be read",
        Charter::Signed => "signed, to be countersigned",
        Charter::Countersigned => "signed by both",
        Charter::Refused => "refused, help goes on",
        Charter::Heard => "accepted aloud, to be confirmed",
        Charter::Paper => "signed on paper",
    }
}
