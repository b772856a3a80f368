//! The term of a file and of messages.

use serde::{Deserialize, Serialize};
use tdu_protocol::Timestamp;

use crate::calendar::Day;

/// When a file reaches its term.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Term {
    /// From which day it is counted: the last contact, or the file's opening.
    pub since: Day,
    /// Whether there was a contact at all.
    pub contact: bool,
    /// The day: by the policy, or until when the file is kept with a reason.
    pub on: Day,
    /// How close it is.
    pub stage: TermStage,
    /// Why it is kept, if that is later than the policy's own day.
    pub kept: Option<KeptFile>,
    /// Until which day it may be kept if a reason is written today; nothing where the policy knows erasing alone.
    pub latest: Option<Day>,
}

/// How close a term is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum TermStage {
    /// More than thirty days.
    Far,
    /// Thirty days at most.
    Soon,
    /// The day has come.
    Reached,
}

/// A file that is kept beyond its term.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct KeptFile {
    /// Why, as somebody wrote it.
    pub reason: String,
    /// Who wrote it.
    pub author: String,
    /// When.
    pub at: Timestamp,
}

/// A file that was erased.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ErasedFile {
    /// When.
    pub at: Timestamp,
    /// Until which day the charter's proof stays; nothing where none is left.
    pub proof_until: Option<Day>,
}

/// Messages that nobody said are noted in the file, for a worker who may say it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MessagesToNote {
    /// How many.
    pub count: u32,
    /// The place up to which they are meant: what arrives later is not.
    pub before: u64,
}

/// Messages that are noted in the file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NotedMessages {
    /// When a worker said so.
    pub at: Timestamp,
    /// The day on which they go.
    pub until: Day,
    /// How many are still there.
    pub count: u32,
}
