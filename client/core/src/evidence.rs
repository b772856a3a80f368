//! What an answer to the charter says of itself, and how far it is evidence: computed here, shown everywhere.

mod words;

use serde::{Deserialize, Serialize};
use tdu_policies::Lang;

use crate::{
    calendar::Day,
    payload::{
        Answer, Channel, CharterAnswered, CharterSigned, Circumstances, Device, Enrolment, Help, HelpRole,
        IdentityCheck, Spoken, Vouched,
    },
};

pub use words::Said;

/// The ways to answer a charter. None is worth more to the person than another: help depends on none of them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Way {
    /// Signed on a device, alone or with help.
    Signed,
    /// Accepted aloud.
    Aloud,
    /// Signed on paper.
    Paper {
        /// When.
        day: Day,
        /// Where the sheet is kept.
        kept: String,
    },
    /// Refused.
    Refused,
    /// To be thought over.
    Later {
        /// Until when, if the person said so.
        until: Option<Day>,
    },
}

/// What an electronic signature is worth as evidence (eIDAS, articles 3 and 26).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Level {
    /// Under the person's sole control: linked face to face, on their own device, to somebody who is known.
    Advanced,
    /// A signature of which that is not established.
    Simple,
    /// No electronic signature of the person.
    Unsigned,
}

/// All that an answer says of itself. What nobody said is `None`, and is never guessed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Facts {
    /// How it was given.
    pub way: Way,
    /// Whether a member of staff wrote it down; else it comes from the person's own device.
    pub told: bool,
    /// Version of the charter.
    pub version: String,
    /// The language of the text.
    pub lang: Lang,
    /// Optional consents that were chosen, by id.
    pub consents: Vec<String>,
    /// Whether the whole text was heard: read aloud by the device that signed, or told.
    pub heard: bool,
    /// Where the service was.
    pub channel: Option<Channel>,
    /// Whose device it is.
    pub device: Option<Device>,
    /// Who helped.
    pub help: Option<Help>,
    /// How a worker knows who the person is.
    pub identity: Option<IdentityCheck>,
    /// How the device was linked to the person.
    pub enrolled: Option<Enrolment>,
    /// What the signature is worth.
    pub level: Level,
}

/// What the person's signature is worth: the only place that decides it.
///
/// It is advanced if a worker vouches that the device was linked face to face and that they know who the person is, and if
/// the person says that the device is theirs alone and that they signed alone, or with an interpreter where the service's
/// policy of evidence counts that as alone. What was not said counts as not so.
pub const fn level(way: &Way, how: Option<&Circumstances>, vouched: Option<&Vouched>) -> Level {
    match (way, how, vouched) {
        (Way::Signed, Some(how), Some(vouched)) => {
            let alone = match &how.help {
                None => true,
                Some(help) => matches!(help.role, HelpRole::Interpreter) && vouched.interpreter_counts,
            };
            if alone
                && matches!(how.device, Device::Own)
                && matches!(vouched.enrolled, Enrolment::FaceToFace)
                && !matches!(vouched.identity, IdentityCheck::NotChecked)
            {
                Level::Advanced
            } else {
                Level::Simple
            }
        }
        (Way::Signed, ..) => Level::Simple,
        _ => Level::Unsigned,
    }
}

impl Facts {
    /// Of a signature on a device, and of the worker's in turn.
    pub fn of_signature(signed: &CharterSigned, vouched: Option<&Vouched>) -> Self {
        let how = signed.circumstances.as_ref();
        Self {
            way: Way::Signed,
            told: false,
            version: signed.version.clone(),
            lang: signed.lang,
            consents: signed.consents.clone(),
            heard: signed.heard,
            channel: how.map(|how| how.channel),
            device: how.map(|how| how.device),
            help: how.and_then(|how| how.help.clone()),
            identity: vouched.map(|vouched| vouched.identity),
            enrolled: vouched.map(|vouched| vouched.enrolled),
            level: level(&Way::Signed, how, vouched),
        }
    }

    /// Of any other answer.
    pub fn of_answer(answered: &CharterAnswered) -> Self {
        let (way, consents) = match &answered.answer {
            Answer::Refused => (Way::Refused, &[][..]),
            Answer::Later { until } => (Way::Later { until: *until }, &[][..]),
            Answer::Told(told) => match &told.what {
                Spoken::Yes { consents } => (Way::Aloud, &consents[..]),
                Spoken::Paper { day, kept, consents } => {
                    (Way::Paper { day: *day, kept: kept.clone() }, &consents[..])
                }
                Spoken::No => (Way::Refused, &[][..]),
                Spoken::Later { until } => (Way::Later { until: *until }, &[][..]),
            },
        };
        let told = match &answered.answer {
            Answer::Told(told) => Some(told),
            _ => None,
        };
        Self {
            level: level(&way, None, None),
            told: told.is_some(),
            version: answered.version.clone(),
            lang: answered.lang,
            consents: consents.to_vec(),
            heard: matches!(way, Way::Aloud),
            channel: told.map(|told| told.channel.into()),
            device: None,
            help: told.and_then(|told| told.help.clone()),
            identity: told.map(|told| told.identity),
            enrolled: None,
            way,
        }
    }
}

#[cfg(test)]
mod tests {
    use tdu_protocol::Hash32;

    use super::*;
    use crate::payload::{Meeting, Told};

    fn signed(device: Device, helper: Option<HelpRole>) -> CharterSigned {
        CharterSigned {
            version: "1".to_owned(),
            lang: Lang::Ar,
            digest: Hash32([1; 32]),
            reference: Hash32([2; 32]),
            consents: Vec::new(),
            heard: false,
            circumstances: Some(Circumstances {
                channel: Channel::InPerson,
                device,
                help: helper.map(|role| Help { role, name: String::new() }),
            }),
        }
    }

    fn vouched(identity: IdentityCheck, enrolled: Enrolment, interpreter_counts: bool) -> Vouched {
        Vouched { identity, enrolled, interpreter_counts }
    }

    fn worth(signed: &CharterSigned, vouched: Option<&Vouched>) -> Level {
        Facts::of_signature(signed, vouched).level
    }

    #[test]
    fn only_ones_own_device_linked_face_to_face_to_somebody_known_is_advanced() {
        use Enrolment::{AtDistance, FaceToFace};
        use IdentityCheck::{DocumentSeen, Known, NotChecked, Question};
        let own = signed(Device::Own, None);
        for identity in [Known, DocumentSeen, Question] {
            assert_eq!(worth(&own, Some(&vouched(identity, FaceToFace, false))), Level::Advanced);
            assert_eq!(worth(&own, Some(&vouched(identity, AtDistance, true))), Level::Simple);
        }
        assert_eq!(worth(&own, Some(&vouched(NotChecked, FaceToFace, true))), Level::Simple);
        let shared = signed(Device::Shared, None);
        assert_eq!(worth(&shared, Some(&vouched(Known, FaceToFace, true))), Level::Simple);
        assert_eq!(worth(&own, None), Level::Simple, "nobody has vouched yet");
        let unsaid = CharterSigned { circumstances: None, ..own };
        assert_eq!(
            worth(&unsaid, Some(&vouched(Known, FaceToFace, true))),
            Level::Simple,
            "nothing is guessed"
        );
    }

    #[test]
    fn an_interpreter_counts_as_the_policy_says_and_other_help_never() {
        let sure = |counts| vouched(IdentityCheck::Known, Enrolment::FaceToFace, counts);
        let with = |role| signed(Device::Own, Some(role));
        assert_eq!(worth(&with(HelpRole::Interpreter), Some(&sure(true))), Level::Advanced);
        assert_eq!(worth(&with(HelpRole::Interpreter), Some(&sure(false))), Level::Simple);
        for role in [HelpRole::Relative, HelpRole::SocialWorker, HelpRole::Helper] {
            assert_eq!(worth(&with(role), Some(&sure(true))), Level::Simple, "{role:?}");
        }
    }

    #[test]
    fn what_is_said_or_on_paper_is_no_electronic_signature() {
        let told = |what| {
            Answer::Told(Told {
                what,
                channel: Meeting::Phone,
                identity: IdentityCheck::Question,
                help: None,
            })
        };
        let paper = Spoken::Paper { day: Day(20_000), kept: "armoire 2".to_owned(), consents: Vec::new() };
        for answer in [
            Answer::Refused,
            Answer::Later { until: None },
            told(Spoken::Yes { consents: vec!["a".to_owned()] }),
            told(paper),
            told(Spoken::No),
            told(Spoken::Later { until: Some(Day(20_000)) }),
        ] {
            let of_staff = matches!(answer, Answer::Told(_));
            let facts = Facts::of_answer(&CharterAnswered {
                version: "1".to_owned(),
                lang: Lang::Fr,
                digest: Hash32([1; 32]),
                reference: Hash32([2; 32]),
                answer,
            });
            assert_eq!((facts.level, facts.told), (Level::Unsigned, of_staff), "{facts:?}");
            assert_eq!(
                facts.channel.is_some(),
                of_staff,
                "what the person does alone is asked nothing about"
            );
        }
    }
}
