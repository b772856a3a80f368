//! A conversation or a talk, and its messages.

use serde::{Deserialize, Serialize};
use tdu_protocol::{LogId, Timestamp, WriteId};

use super::{CharterState, HandoverTold, MessagesToNote, NotedMessages, TalkEnd};

/// A conversation.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ConversationView {
    /// The conversation.
    pub conversation: LogId,
    /// Whom it is with: the person for a worker, the worker for the person; in a talk, the colleagues.
    pub with: String,
    /// The service.
    pub service: String,
    /// The case, for a worker.
    pub case: Option<LogId>,
    /// Whether the beneficiary has joined; never in a talk.
    pub joined: bool,
    /// In a talk: nobody else in it is in the service any more.
    pub left: bool,
    /// Messages, oldest first.
    pub messages: Vec<MessageView>,
    /// Messages not seen.
    pub unread: u32,
    /// State of the charter.
    pub charter: CharterState,
    /// When everything before was erased at the file's term, if it was.
    pub erased: Option<Timestamp>,
    /// Whether older messages were erased because they had been noted in the file.
    pub noted_gone: bool,
    /// Messages that are noted in the file and will go.
    pub noted: Option<NotedMessages>,
    /// Messages that are not, for a worker who may say so; nothing where there are none.
    pub to_note: Option<MessagesToNote>,
    /// In a talk: whether what was written can be erased, because whoever began it is in the service.
    pub erasable: bool,
    /// What a hand-over asks this worker to tell the person here; nothing once they wrote.
    pub to_tell: Option<HandoverTold>,
    /// How a talk ended, if somebody ended it: nothing more is written there.
    pub ended: Option<TalkEnd>,
}

/// A message.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MessageView {
    /// Its id.
    pub id: WriteId,
    /// When it was written, by the author's clock.
    pub at: Timestamp,
    /// Who wrote it.
    pub author: String,
    /// Whether the person who looks wrote it.
    pub mine: bool,
    /// The text.
    pub text: String,
    /// Whether it is a question about the charter.
    pub about_charter: bool,
    /// Documents and photographs.
    pub attachments: Vec<AttachmentView>,
    /// Whether it has not left yet.
    pub waiting: bool,
}

/// A document or a photograph of a message.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AttachmentView {
    /// Name of the file.
    pub name: String,
    /// Media type, as the author's device knew it.
    pub media_type: String,
    /// Bytes.
    pub size: u64,
}
