//! A conversation, as the worker and as the person see it; a talk, as each in it does.

use tdu_policies::Lang;
use tdu_protocol::{LogId, LogKind, Role};

use super::{
    ended::{end, is_erasable},
    erasing::{erasure, noted, noted_gone, to_note},
    handover,
    lens::{Lens, is_mine, joined, logs_of, personal, time_of},
    names::welcome,
    talks,
};
use crate::{
    app::{AttachmentView, ConversationView, MessageView},
    content::{Item, LogContent, World},
    payload::Payload,
};

/// A conversation or a talk. `None` asks for the only one that a beneficiary has; if an older one remains, for the one where
/// something happened last.
pub fn conversation(world: &World<'_>, which: Option<LogId>) -> Option<ConversationView> {
    let lens = Lens::new(world);
    let (log, content) = match which {
        Some(log) => (log, world.logs.log(log)?),
        None => logs_of(world, LogKind::Conversation)
            .max_by_key(|(_, content)| content.items.iter().map(time_of).max())?,
    };
    if !matches!(content.state.kind(), LogKind::Conversation | LogKind::Talk) {
        return None;
    }
    let unread = lens.unread(log, content).count();
    Some(ConversationView {
        conversation: log,
        with: with(&lens, log, content),
        service: lens.names.service().to_owned(),
        case: lens.file_of_conversation(log).map(|file| file.log),
        joined: joined(content),
        left: content.state.kind() == LogKind::Talk && talks::left(world, content),
        messages: content.items.iter().filter_map(|item| message(&lens, content, item)).collect(),
        unread: u32::try_from(unread).unwrap_or(u32::MAX),
        charter: lens.course(content).state().clone(),
        erased: erasure(content).map(|marker| marker.at),
        noted_gone: noted_gone(content),
        noted: noted(world, content),
        to_note: to_note(world, content),
        erasable: is_erasable(world, content),
        to_tell: lens.file_of_conversation(log).and_then(|file| handover::to_tell(&lens, file)),
        ended: end(&lens, content),
    })
}

/// The language that this account chose last; `None` if it never did.
pub fn language(world: &World<'_>) -> Option<Lang> {
    personal(world)
        .filter_map(|item| match item.payload() {
            Some(Payload::Language { lang }) => Some(*lang),
            _ => None,
        })
        .last()
}

fn with(lens: &Lens<'_>, log: LogId, content: &LogContent) -> String {
    if content.state.kind() == LogKind::Talk {
        talks::with(lens, content)
    } else if lens.world.role == Role::Beneficiary {
        welcome(content).map_or("", |(worker, _)| lens.names.staff(worker)).to_owned()
    } else {
        lens.names.person(log).to_owned()
    }
}

fn message(lens: &Lens<'_>, content: &LogContent, item: &Item) -> Option<MessageView> {
    let payload = item.payload()?;
    let text = payload.message()?;
    Some(MessageView {
        id: item.id,
        at: item.at,
        author: lens.names.author(content, item),
        mine: is_mine(&lens.world, content, item),
        text: text.to_owned(),
        about_charter: matches!(payload, Payload::CharterQuestion { .. }),
        attachments: payload
            .attachments()
            .iter()
            .map(|attachment| AttachmentView {
                name: attachment.name.clone(),
                media_type: attachment.media_type.clone(),
                size: attachment.size,
            })
            .collect(),
        waiting: item.waits(),
    })
}
