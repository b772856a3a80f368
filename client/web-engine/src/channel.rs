//! What the page and the worker say to each other: [postcard] in transferred buffers.
//!
//! Both sides are one build of one program, so the encoding needs no names and no versions.
//!
//! [postcard]: https://postcard.jamesmunns.com/wire-format
//!
//! Pure types, so that both sides share them. Each question carries a number and is answered once, in any order.

use serde::{Deserialize, Serialize};
use tdu_core::app::{Command, Failure, News, Reply};

/// From the page to the worker.
#[derive(Debug, Serialize, Deserialize)]
pub struct ToEngine {
    /// Chosen by the page; the answer carries it back.
    pub ticket: u32,
    /// What is asked.
    pub command: Command,
    /// Minutes to add to UTC to read the person's clock (Paris in winter: 60).
    pub offset_minutes: i32,
}

/// From the worker to the page.
#[derive(Debug, Serialize, Deserialize)]
pub enum FromEngine {
    /// The worker listens. Questions sent earlier are kept for it.
    Ready,
    /// The answer to one question.
    Answer {
        /// The question's number.
        ticket: u32,
        /// What is answered.
        reply: Result<Reply, Failure>,
    },
    /// Told unasked.
    News(News),
}

/// The bytes of a message.
///
/// # Errors
/// What cannot be written: a defect, since messages are plain data.
pub fn encode<T: Serialize>(message: &T) -> Result<Vec<u8>, postcard::Error> {
    postcard::to_stdvec(message)
}

/// The message in these bytes.
///
/// # Errors
/// Bytes that are no such message: the two sides are of different builds.
pub fn decode<T: serde::de::DeserializeOwned>(bytes: &[u8]) -> Result<T, postcard::Error> {
    postcard::from_bytes(bytes)
}

#[cfg(test)]
mod tests {
    use tdu_core::app::{FailureKind, HandoverMove, Phase, PoliciesView, Status};
    use tdu_core::payload::{Channel, Circumstances, Device, Handover};
    use tdu_policies::{Lang, PolicySet};
    use tdu_protocol::{AccountId, LogId, Timestamp};

    use super::*;

    fn there_and_back<T: Serialize + serde::de::DeserializeOwned + std::fmt::Debug>(message: &T) {
        let bytes = encode(message).expect("plain data");
        let read: T = decode(&bytes).expect("our own bytes");
        assert_eq!(format!("{message:?}"), format!("{read:?}"));
    }

    #[test]
    fn the_policies_pass_whole() {
        let view = PoliciesView {
            set: PolicySet::embedded(),
            signed_by: "A".to_owned(),
            signed_at: Timestamp(1),
            coming: None,
            weeks: Vec::new(),
            charter_lacks: Vec::new(),
        };
        there_and_back(&FromEngine::Answer { ticket: 7, reply: Ok(Reply::Policies(Box::new(view))) });
    }

    #[test]
    fn questions_failures_and_news_pass() {
        there_and_back(&ToEngine { ticket: 1, command: Command::Hello, offset_minutes: -60 });
        let command = Command::SignCharter {
            conversation: LogId([1; 16]),
            lang: Lang::Ar,
            digest: tdu_protocol::Hash32([2; 32]),
            consents: vec!["a".to_owned()],
            heard: true,
            circumstances: Circumstances { channel: Channel::Phone, device: Device::Own, help: None },
        };
        there_and_back(&ToEngine { ticket: 2, command, offset_minutes: 60 });
        let handover = Handover {
            to: AccountId([3; 16]),
            summary: "a".to_owned(),
            next_steps: "b".to_owned(),
            until: None,
        };
        let command = Command::HandOver { case: LogId([1; 16]), step: HandoverMove::Propose(handover) };
        there_and_back(&ToEngine { ticket: 3, command, offset_minutes: 60 });
        there_and_back(&FromEngine::Answer { ticket: 3, reply: Err(Failure::new(FailureKind::Offline)) });
        let status = Status { phase: Phase::Locked, online: true, waiting: 2, warning: None };
        there_and_back(&FromEngine::News(News::Status(status)));
    }
}
