//! What a person chose: answers, a file on its way from their device, other policies, a step of a hand-over.

use serde::{Deserialize, Serialize};
use tdu_policies::{PolicyFiles, Ready, Visibility};
use tdu_protocol::{Bytes, WriteId};

use crate::{
    calendar::Week,
    payload::{Handover, HandoverAnswer},
};

/// A file that a person chose. Prints its size alone.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NewFile {
    /// Its name on their device.
    pub name: String,
    /// Media type, as their device knows it.
    pub media_type: String,
    /// Content.
    pub bytes: Bytes,
    /// They were told that what is hidden in this picture cannot be taken away, and send it all the same.
    pub as_it_is: bool,
}

impl std::fmt::Debug for NewFile {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "NewFile({} bytes)", self.bytes.as_slice().len())
    }
}

/// Another set of policies, made of one that is there.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct PolicyChange {
    /// The ready set to start from, and what managers receive of reports under it; the set signed last where there is none.
    pub ready: Option<(Ready, Visibility)>,
    /// Files that take the place of its own, by their names ([`crate::policy::replaced`]).
    pub files: PolicyFiles,
}

/// Answers to a check-in's card.
#[derive(Debug, Serialize, Deserialize)]
pub struct CardAnswers {
    /// The card's week: it may be answered when the next has begun.
    pub week: Week,
    /// Item id, and 0 to 3 or `None` for "I prefer not to answer".
    pub answers: Vec<(String, Option<u8>)>,
}

/// A step of a hand-over that somebody takes.
#[derive(Debug, Serialize, Deserialize)]
pub enum HandoverMove {
    /// The worker who follows a file asks a colleague to follow it, who is let in first.
    Propose(Handover),
    /// The one who is asked answers.
    Answer {
        /// The proposal.
        of: WriteId,
        /// What they say.
        answer: HandoverAnswer,
    },
    /// Whoever proposed it takes it back, before it is answered.
    Withdraw {
        /// The proposal.
        of: WriteId,
    },
}
