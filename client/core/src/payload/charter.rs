//! What is written about the charter in a conversation: the proposal, each way of answering, and what confirms an answer.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use tdu_policies::Lang;
use tdu_protocol::Hash32;

use super::SignedPolicies;
use crate::calendar::Day;

/// The charter is proposed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CharterPresented {
    /// The policies that hold the charter, signed by an administrator.
    pub policies: SignedPolicies,
    /// What fills the places in braces.
    pub parameters: BTreeMap<String, String>,
}

/// The person signs, on a device.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CharterSigned {
    /// Version of the charter.
    pub version: String,
    /// The language that was read.
    pub lang: Lang,
    /// SHA-256 of the exact text shown.
    pub digest: Hash32,
    /// SHA-256 of the French reference.
    pub reference: Hash32,
    /// Optional consents that were chosen, by id.
    pub consents: Vec<String>,
    /// Whether the device that signs read the whole text aloud, each idea to its end: a part alone is not heard, it is read.
    pub heard: bool,
    /// How the person signed, as they say. A signature of before this was asked has none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub circumstances: Option<Circumstances>,
}

/// How somebody signed on a device.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Circumstances {
    /// Where the service was.
    pub channel: Channel,
    /// Whose device it is.
    pub device: Device,
    /// Who helped, if anybody did.
    pub help: Option<Help>,
}

/// Where the service was when the person decided.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Channel {
    /// In the same place.
    InPerson,
    /// On the telephone.
    Phone,
    /// On video.
    Video,
    /// Not there: the person was alone with their own device, or with whoever helped.
    Apart,
}

/// Whose device it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Device {
    /// Used by this person alone.
    Own,
    /// Used by others too.
    Shared,
}

/// Somebody who helped. Never a copy of an identity document.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Help {
    /// As what.
    pub role: HelpRole,
    /// Their name, if they want it written; may be empty.
    pub name: String,
}

/// As what somebody helped.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum HelpRole {
    /// Says in another language what is said.
    Interpreter,
    /// A relative or a friend.
    Relative,
    /// A social worker.
    SocialWorker,
    /// Anybody else who helps.
    Helper,
}

/// How a worker knows who the person is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum IdentityCheck {
    /// The service knows them.
    Known,
    /// A document was looked at, and not copied.
    DocumentSeen,
    /// They answered a question that they alone can answer.
    Question,
    /// It was not checked.
    NotChecked,
}

/// How the device that signs was linked to the person.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Enrolment {
    /// The worker was with the person when they used their invitation.
    FaceToFace,
    /// They were not in the same place.
    AtDistance,
}

/// What a worker vouches for when signing in turn.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Vouched {
    /// How they know who the person is.
    pub identity: IdentityCheck,
    /// How the device was linked.
    pub enrolled: Enrolment,
    /// Whether the service's policy of evidence, as it stood, counts a signature made with an interpreter as made alone.
    pub interpreter_counts: bool,
}

/// An answer that is no signature on a device. It says which text it is about, as a signature does.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CharterAnswered {
    /// Version of the charter.
    pub version: String,
    /// The language in which it was read, heard or explained.
    pub lang: Lang,
    /// SHA-256 of the exact text.
    pub digest: Hash32,
    /// SHA-256 of the French reference.
    pub reference: Hash32,
    /// The answer.
    pub answer: Answer,
}

/// Who answers, and what.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Answer {
    /// The person says no, on a device. Nothing more is asked: refusing must cost nothing.
    Refused,
    /// The person wants to think it over.
    Later {
        /// The day on which they want to be asked again, if they said one.
        until: Option<Day>,
    },
    /// What a member of staff heard from the person, or was handed by them.
    Told(Told),
}

/// An answer that a member of staff writes down.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Told {
    /// What the person answered.
    pub what: Spoken,
    /// How they spoke to each other; [`Channel::Apart`] cannot be: nothing would have been heard.
    pub channel: Meeting,
    /// How they know who the person is.
    pub identity: IdentityCheck,
    /// Who helped, if anybody did.
    pub help: Option<Help>,
}

/// How a member of staff was told that somebody withdraws.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WithdrawalTold {
    /// How they spoke to each other.
    pub channel: Meeting,
    /// How they know who the person is.
    pub identity: IdentityCheck,
    /// Who helped, if anybody did.
    pub help: Option<Help>,
}

/// How a person and a member of staff spoke to each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Meeting {
    /// In the same place.
    InPerson,
    /// On the telephone.
    Phone,
    /// On video.
    Video,
}

impl From<Meeting> for Channel {
    fn from(meeting: Meeting) -> Self {
        match meeting {
            Meeting::InPerson => Self::InPerson,
            Meeting::Phone => Self::Phone,
            Meeting::Video => Self::Video,
        }
    }
}

/// What somebody answered by word of mouth or on paper.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Spoken {
    /// They said yes. It counts once a second member of staff confirms it.
    Yes {
        /// Optional consents that were chosen, by id.
        consents: Vec<String>,
    },
    /// They signed on paper. No scan is needed.
    Paper {
        /// When they signed it.
        day: Day,
        /// Where the sheet is kept, in words.
        kept: String,
        /// Optional consents that were chosen, by id.
        consents: Vec<String>,
    },
    /// They said no.
    No,
    /// They want to think it over.
    Later {
        /// The day on which they want to be asked again, if they said one.
        until: Option<Day>,
    },
}
