//! Which message tells what: every client says the same of an answer, each in its own way of showing.

use super::{Facts, Level, Way};
use crate::{
    calendar::Day,
    payload::{Channel, Device, Enrolment, HelpRole, IdentityCheck},
};

/// What stands beside the name of a fact.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Said {
    /// A message.
    Word(&'static str),
    /// A message for a role, and the name of whoever had it.
    Named(&'static str, String),
    /// A day.
    Day(Day),
    /// Somebody's words.
    Text(String),
}

impl Facts {
    /// Each fact that is known: the message that names it, and what is said of it. How it was answered comes first, what it
    /// is worth last.
    pub fn in_words(&self) -> Vec<(&'static str, Said)> {
        let mut facts = vec![("charter-fact-way", Said::Word(self.way.word()))];
        let mut add = |name, said| facts.push((name, said));
        match &self.way {
            Way::Paper { day, kept } => {
                add("charter-fact-day", Said::Day(*day));
                add("charter-fact-kept", Said::Text(kept.clone()));
            }
            Way::Later { until: Some(until) } => add("charter-fact-until", Said::Day(*until)),
            _ => {}
        }
        if let Some(channel) = self.channel {
            add("charter-fact-channel", Said::Word(channel.word()));
            // Where it is known how somebody answered, it is known that nobody helped.
            let help = self.help.as_ref().map_or(Said::Word("charter-help-none"), |help| {
                if help.name.is_empty() {
                    Said::Word(help.role.word())
                } else {
                    Said::Named(help.role.word(), help.name.clone())
                }
            });
            add("charter-fact-help", help);
        }
        if let Some(device) = self.device {
            add("charter-fact-device", Said::Word(device.word()));
        }
        if let Some(identity) = self.identity {
            add("charter-fact-identity", Said::Word(identity.word()));
        }
        if let Some(enrolled) = self.enrolled {
            add("charter-fact-enrolled", Said::Word(enrolled.word()));
        }
        add("charter-fact-level", Said::Word(self.level.word()));
        facts
    }
}

impl Way {
    /// The message that names it.
    pub const fn word(&self) -> &'static str {
        match self {
            Self::Signed => "charter-way-signed",
            Self::Aloud => "charter-way-aloud",
            Self::Paper { .. } => "charter-way-paper",
            Self::Refused => "charter-way-refused",
            Self::Later { .. } => "charter-way-later",
        }
    }
}

impl Level {
    /// The message that explains it.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Advanced => "charter-level-advanced",
            Self::Simple => "charter-level-simple",
            Self::Unsigned => "charter-level-unsigned",
        }
    }
}

impl Channel {
    /// The message that names it.
    pub const fn word(self) -> &'static str {
        match self {
            Self::InPerson => "charter-channel-in-person",
            Self::Phone => "charter-channel-phone",
            Self::Video => "charter-channel-video",
            Self::Apart => "charter-channel-apart",
        }
    }
}

impl Device {
    /// The message that names it.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Own => "charter-device-own",
            Self::Shared => "charter-device-shared",
        }
    }
}

impl HelpRole {
    /// The message that names it.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Interpreter => "charter-help-interpreter",
            Self::Relative => "charter-help-relative",
            Self::SocialWorker => "charter-help-social-worker",
            Self::Helper => "charter-help-helper",
        }
    }
}

impl IdentityCheck {
    /// The message that names it.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Known => "charter-identity-known",
            Self::DocumentSeen => "charter-identity-document-seen",
            Self::Question => "charter-identity-question",
            Self::NotChecked => "charter-identity-not-checked",
        }
    }
}

impl Enrolment {
    /// The message that names it.
    pub const fn word(self) -> &'static str {
        match self {
            Self::FaceToFace => "charter-enrolled-face-to-face",
            Self::AtDistance => "charter-enrolled-at-distance",
        }
    }
}
