//! The charter: where it stands, and how it was answered.

use serde::{Deserialize, Serialize};
use tdu_policies::{CharterText, Lang};
use tdu_protocol::{AccountId, Bytes, Hash32, Timestamp};

use crate::{calendar::Day, evidence::Facts};

/// State of the charter. All answers are of the same rank: none is a success or a failure of the person.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum CharterState {
    /// Not presented yet.
    #[default]
    None,
    /// Presented, to be read.
    Presented,
    /// A new text is presented; the former one was accepted, and that stays true.
    Renewed {
        /// When the former one was accepted.
        at: Timestamp,
    },
    /// The person asked a question about it, and waits for an answer.
    Asked {
        /// When.
        at: Timestamp,
    },
    /// The person wants to think it over.
    Later {
        /// When they said so.
        at: Timestamp,
        /// The day on which they want to be asked again, if they said one.
        until: Option<Day>,
    },
    /// Signed by the person, to be countersigned.
    Signed {
        /// When.
        at: Timestamp,
        /// In which language.
        lang: Lang,
    },
    /// Signed by both.
    Countersigned {
        /// When the worker signed.
        at: Timestamp,
        /// In which language the person read it.
        lang: Lang,
    },
    /// Accepted aloud; a second member of staff is to confirm it.
    Heard {
        /// When it was written down.
        at: Timestamp,
        /// In which language it was read or explained.
        lang: Lang,
    },
    /// Accepted aloud, in front of two members of staff.
    Witnessed {
        /// When the second confirmed it.
        at: Timestamp,
        /// In which language it was read or explained.
        lang: Lang,
    },
    /// Signed on paper.
    OnPaper {
        /// When it was written down.
        at: Timestamp,
        /// In which language it was read.
        lang: Lang,
        /// When the paper was signed.
        day: Day,
    },
    /// Refused; help goes on.
    Refused {
        /// When.
        at: Timestamp,
    },
    /// Withdrawn; help goes on.
    Withdrawn {
        /// When.
        at: Timestamp,
        /// A member of staff wrote it down; otherwise the person did it on their device.
        told: bool,
    },
}

/// Where a file stands in the coverage of charters: a total tells no more.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Standing {
    /// Signed by the person on a device.
    Signed,
    /// Accepted otherwise: aloud in front of two, or on paper.
    Accepted,
    /// Refused, or withdrawn.
    Refused,
    /// Presented, and nothing that counts was said yet: to be read, thought over, asked about, confirmed.
    Waiting,
    /// Not presented.
    #[default]
    None,
}

impl Standing {
    /// Where a file stands after these steps, oldest first. A newer text that waits takes nothing from a former yes.
    pub fn after<'s>(steps: impl IntoIterator<Item = &'s CharterState>) -> Self {
        let mut standing = Self::None;
        let mut yes = None;
        for step in steps {
            standing = match step {
                CharterState::None => Self::None,
                CharterState::Signed { .. } | CharterState::Countersigned { .. } => *yes.insert(Self::Signed),
                CharterState::Witnessed { .. } | CharterState::OnPaper { .. } => *yes.insert(Self::Accepted),
                CharterState::Withdrawn { .. } => {
                    yes = None;
                    Self::Refused
                }
                CharterState::Refused { .. } => Self::Refused,
                CharterState::Presented
                | CharterState::Renewed { .. }
                | CharterState::Asked { .. }
                | CharterState::Later { .. }
                | CharterState::Heard { .. } => yes.unwrap_or(Self::Waiting),
            };
        }
        standing
    }
}

impl CharterState {
    /// Whether the person has said yes, in whatever way, and has not taken it back.
    pub const fn is_yes(&self) -> bool {
        matches!(
            self,
            Self::Signed { .. }
                | Self::Countersigned { .. }
                | Self::Heard { .. }
                | Self::Witnessed { .. }
                | Self::OnPaper { .. }
        )
    }

    /// Whether nothing is missing any more for a yes to count.
    pub const fn is_complete(&self) -> bool {
        matches!(self, Self::Countersigned { .. } | Self::Witnessed { .. } | Self::OnPaper { .. })
    }

    /// Whether the person has a text before them and has not decided yet.
    pub const fn is_open(&self) -> bool {
        matches!(self, Self::Presented | Self::Renewed { .. } | Self::Asked { .. } | Self::Later { .. })
    }

    /// The language of the text that was answered.
    pub const fn lang(&self) -> Option<Lang> {
        match self {
            Self::Signed { lang, .. }
            | Self::Countersigned { lang, .. }
            | Self::Heard { lang, .. }
            | Self::Witnessed { lang, .. }
            | Self::OnPaper { lang, .. } => Some(*lang),
            _ => None,
        }
    }

    /// When it came to this; nothing before there is an answer.
    pub const fn at(&self) -> Option<Timestamp> {
        match self {
            Self::None | Self::Presented => None,
            Self::Renewed { at }
            | Self::Asked { at }
            | Self::Later { at, .. }
            | Self::Signed { at, .. }
            | Self::Countersigned { at, .. }
            | Self::Heard { at, .. }
            | Self::Witnessed { at, .. }
            | Self::OnPaper { at, .. }
            | Self::Refused { at }
            | Self::Withdrawn { at, .. } => Some(*at),
        }
    }
}

/// The charter, to read.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct CharterView {
    /// In the language that was asked for.
    pub text: CharterText,
    /// The French reference.
    pub reference: CharterText,
    /// SHA-256 of `text`: what a signature covers.
    pub digest: Hash32,
    /// State.
    pub state: CharterState,
    /// Whether the service's text has changed since: a new version is there to be proposed. Only a worker can know.
    pub outdated: bool,
    /// What the new text changes: from the one that was accepted to the one on the table, in the language asked for; for a
    /// worker before it is proposed, from the one on the table to the service's.
    pub changes: Vec<IdeaChange>,
    /// The worker's name.
    pub worker: String,
    /// Optional consents that were chosen.
    pub consents: Vec<String>,
    /// How it was answered, if it was; also after a withdrawal.
    pub facts: Option<Facts>,
    /// Name of whoever wrote the answer down: the person, or a member of staff.
    pub answered_by: String,
    /// Name of whoever confirmed it: the worker who signed in turn, or the second who heard it.
    pub confirmed_by: Option<String>,
    /// Whether the account that looks was asked to confirm it, and has not.
    pub waits_for_me: bool,
    /// Colleagues who were asked to confirm an answer given aloud, and who can read this conversation for that.
    pub colleagues: Vec<Colleague>,
    /// Answers of which there is a proof to keep, newest first.
    pub proofs: Vec<ProofView>,
}

/// An idea of the charter that another text adds, removes or says otherwise.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct IdeaChange {
    /// What becomes of it.
    pub kind: ChangeKind,
    /// Its lines, the title first.
    pub lines: Vec<Vec<Piece>>,
}

/// What becomes of an idea.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ChangeKind {
    /// It is new.
    Added,
    /// It is gone.
    Removed,
    /// It says something else.
    Changed,
}

/// Words of a line.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Piece {
    /// In both texts.
    Kept(String),
    /// In the new one.
    Added(String),
    /// In the former one.
    Removed(String),
}

/// A colleague in a conversation.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Colleague {
    /// Their account.
    pub account: AccountId,
    /// Their name.
    pub name: String,
}

/// A proof that can be kept.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ProofView {
    /// Place of the text's presentation in the conversation: names the proof.
    pub of: u64,
    /// Version of the text.
    pub version: String,
    /// When it was answered.
    pub at: Timestamp,
    /// Whether an authority put a time stamp on it.
    pub stamped: bool,
}

/// A time stamp as an authority gave it, and what it must be verified against.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NewStamp {
    /// Hash of the entry that holds the answer.
    pub answered: Hash32,
    /// The answer as its author signed it.
    pub message: Bytes,
    /// That of the request.
    pub nonce: u64,
    /// The token.
    pub token: Bytes,
}

impl std::fmt::Debug for NewStamp {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "NewStamp({} bytes)", self.token.as_slice().len())
    }
}
