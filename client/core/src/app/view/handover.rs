//! Hand-overs: a file passes to a colleague.

use serde::{Deserialize, Serialize};
use tdu_protocol::{Timestamp, WriteId};

use super::Colleague;
use crate::calendar::Day;

/// The newest hand-over of a file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct HandoverView {
    /// The proposal.
    pub of: WriteId,
    /// When it was written, by the author's clock.
    pub at: Timestamp,
    /// Who hands the file over.
    pub from: Colleague,
    /// Who is asked to follow it.
    pub to: Colleague,
    /// Whether whoever looks proposed it.
    pub mine: bool,
    /// Whether whoever looks is asked.
    pub for_me: bool,
    /// Where things stand, as they wrote it.
    pub summary: String,
    /// What comes next, as they wrote it.
    pub next_steps: String,
    /// The last day on which whoever leaves can still be asked.
    pub until: Option<Day>,
    /// What came of it.
    pub stands: HandoverStands,
    /// What it asks of whoever looks.
    pub due: Option<HandoverDue>,
}

/// What came of a hand-over.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum HandoverStands {
    /// It waits for an answer.
    Open,
    /// The colleague follows the file.
    Accepted {
        /// Since when.
        at: Timestamp,
    },
    /// The file stays with whoever asked.
    Refused {
        /// When.
        at: Timestamp,
        /// Why.
        reason: String,
    },
    /// It was taken back.
    Withdrawn {
        /// When.
        at: Timestamp,
    },
}

/// What a hand-over asks of somebody.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum HandoverDue {
    /// To answer.
    Answer,
    /// To tell the person in their conversation: until a message was written there after the answer, or it is marked as seen.
    Tell,
    /// To read the answer: until it is marked as seen.
    Read,
}

/// What a hand-over changes for the person, to be told in their conversation.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum HandoverTold {
    /// Whoever looks leaves.
    Leaves {
        /// Who follows the file now.
        to: String,
    },
    /// Whoever looks comes.
    Comes {
        /// Who followed it before.
        from: String,
    },
}

/// A step of a hand-over.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum HandoverStep {
    /// It was proposed.
    Proposed {
        /// To whom.
        to: String,
        /// Where things stand.
        summary: String,
        /// What comes next.
        next_steps: String,
        /// The last day on which whoever leaves can still be asked.
        until: Option<Day>,
    },
    /// It was accepted.
    Accepted,
    /// It was refused.
    Refused {
        /// Why.
        reason: String,
    },
    /// It was taken back.
    Withdrawn,
}
