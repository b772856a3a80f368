//! How long each kind of data is kept, from when, and what happens then.

use serde::{Deserialize, Serialize};

use crate::{
    Localised, Mistake, Period, PolicyFiles, Reason, Slug,
    reason::Member,
    source::{Source, at},
};

/// Rules of retention, one a kind of data.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Retention {
    /// One rule for each [`Kind`].
    pub rules: Vec<Rule>,
}

/// How long one kind of data is kept.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Rule {
    /// The rule's id.
    pub id: Slug,
    /// What clients and server recognise.
    pub kind: Kind,
    /// What the data is, as people say it.
    pub label: Localised,
    /// Length of time.
    pub keep: Period,
    /// When that time starts.
    pub from: Start,
    /// What happens at its end.
    pub then: End,
    /// The length in words, as the charter prints it.
    pub in_words: Localised,
    /// Where the length comes from, when it was looked up; absent when it still has to be confirmed by a jurist.
    #[serde(default)]
    pub source: Option<Localised>,
}

/// Kinds of data that the product keeps.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    /// A person's file: notes, documents, hand-overs.
    FollowUpFile,
    /// Proof that a charter was presented, signed, refused or withdrawn.
    CharterEvidence,
    /// Who opened what.
    AccessJournal,
    /// A worker's own answers, and what they note for themselves.
    CheckInAnswers,
    /// Published totals.
    Totals,
    /// Messages of a conversation.
    RelayedMessages,
}

impl Kind {
    /// Every kind: a policy has one rule for each.
    pub const ALL: [Self; 6] = [
        Self::FollowUpFile,
        Self::CharterEvidence,
        Self::AccessJournal,
        Self::CheckInAnswers,
        Self::Totals,
        Self::RelayedMessages,
    ];

    /// The word that a file says it with.
    const fn word(self) -> &'static str {
        match self {
            Self::FollowUpFile => "follow-up-file",
            Self::CharterEvidence => "charter-evidence",
            Self::AccessJournal => "access-journal",
            Self::CheckInAnswers => "check-in-answers",
            Self::Totals => "totals",
            Self::RelayedMessages => "relayed-messages",
        }
    }
}

/// When a length of time starts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Start {
    /// The last contact with the person.
    LastContact,
    /// The end of the file's own retention.
    EndOfFile,
    /// The moment the data was made.
    Creation,
    /// The moment what a message says was written in a note.
    Noted,
}

/// What happens at the end.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum End {
    /// Erased, backups included.
    Erase,
    /// Erased, or archived with a written reason.
    EraseOrArchiveWithReason,
}

impl Retention {
    /// The rule of a kind of data; a parsed policy has one for each.
    pub fn rule(&self, kind: Kind) -> Option<&Rule> {
        self.rules.iter().find(|rule| rule.kind == kind)
    }
}

pub(crate) fn read(files: &PolicyFiles, mistakes: &mut Vec<Mistake>) -> Option<Retention> {
    let mut source = Source::open(files, "retention.toml", mistakes)?;
    let retention: Retention = source.read()?;
    source.unique("rules", retention.rules.iter().map(|rule| &rule.id));
    for (rank, rule) in retention.rules.iter().enumerate() {
        source.require(
            retention.rules[..rank].iter().all(|earlier| earlier.kind != rule.kind),
            at!["rules", rank, "kind"],
            Reason::SameAsAnother(Member::new("kind", "rules")),
        );
        if let Err(reason) = check_length(rule) {
            source.tell(at!["rules", rank, "keep"], reason);
        }
    }
    for kind in Kind::ALL {
        source.require(
            retention.rule(kind).is_some(),
            at!["rules"],
            Reason::KindWithoutRule(kind.word().to_owned()),
        );
    }
    Some(retention)
}

fn check_length(rule: &Rule) -> Result<(), Reason> {
    let days = rule.keep.at_most_days();
    match (rule.kind, rule.keep) {
        _ if days == 0 => Err(Reason::KeptNoTime),
        (Kind::AccessJournal, Period::Months(6..=12)) => Ok(()),
        (Kind::AccessJournal, _) => Err(Reason::JournalLength),
        (Kind::RelayedMessages, _) if days > 90 => Err(Reason::MessagesTooLong),
        _ => Ok(()),
    }
}
