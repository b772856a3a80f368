//! What can go wrong, what the person is told of it, and the exit code.

use std::{io, path::PathBuf};

use tdu_cli::{BadServer, ConnectError, OpenError};
use tdu_core::app::{Failure, FailureKind};

use crate::texts::{Texts, value};

/// Why a command did not do what was asked.
#[derive(Debug, thiserror::Error)]
pub enum Trouble {
    /// The client says so.
    #[error(transparent)]
    Failure(#[from] Failure),
    /// The folder or the address cannot be used.
    #[error(transparent)]
    Connect(#[from] ConnectError),
    /// Nobody signed in from this folder.
    #[error("nobody signed in from here")]
    NobodyHere,
    /// Signed in already, somewhere else perhaps.
    #[error("{0} is signed in to already")]
    AlreadyAt(String),
    /// No server was named.
    #[error("no server was named")]
    NoServer,
    /// No terminal to ask the words on.
    #[error("no terminal")]
    NoTerminal,
    /// Things wait that would be lost.
    #[error("{0} things wait")]
    Waiting(u32),
    /// No file or several files fit a name; their names.
    #[error("{found} files fit `{asked}`")]
    WhichCase {
        /// What was asked for.
        asked: String,
        /// What fits.
        names: Vec<String>,
        /// How many.
        found: usize,
    },
    /// Nobody or several people here have that name; their names and ids.
    #[error("{found} people are called `{asked}`")]
    WhichPerson {
        /// Who was asked for.
        asked: String,
        /// Who fits.
        names: Vec<String>,
        /// How many.
        found: usize,
    },
    /// What was asked cannot be undone, and was not said to be meant.
    #[error("not said to be meant")]
    NotSure,
    /// The file has no conversation: its person was not invited.
    #[error("{0} has no conversation")]
    NoConversation(String),
    /// Nobody proposed to hand the file over.
    #[error("{0} is not handed over")]
    NoHandover(String),
    /// A word that the policies do not know.
    #[error("`{given}` is no {list}")]
    Vocabulary {
        /// Which list: `channel`, `theme`, `action`, `outcome`.
        list: &'static str,
        /// What was given.
        given: String,
        /// What could be.
        known: Vec<String>,
    },
    /// There is no text to write.
    #[error("no text")]
    NoText,
    /// The check found something.
    #[error("{0} checks failed")]
    Unwell(usize),
    /// A file is no proof of a charter.
    #[error("{} is no proof", .0.display())]
    NoProof(PathBuf),
    /// A file is no certificate.
    #[error("{} is no certificate", .0.display())]
    NoCertificate(PathBuf),
    /// Something that a proof claims is not so.
    #[error("the proof does not hold")]
    ProofFails,
    /// The proof inside a PDF holds, and its pages are not the ones made of it.
    #[error("the pages are not those that are made of the proof")]
    OtherPages,
    /// Pages cannot be made of a proof that holds: why.
    #[error("no PDF can be made of this proof: {0}")]
    NoPdf(tdu_paper::PaperError),
    /// A file cannot be read or written.
    #[error("{}: {error}", path.display())]
    File {
        /// Which.
        path: PathBuf,
        /// Why.
        error: io::Error,
    },
    /// The system refuses.
    #[error(transparent)]
    System(io::Error),
}

impl From<FailureKind> for Trouble {
    fn from(kind: FailureKind) -> Self {
        Self::Failure(kind.into())
    }
}

impl Trouble {
    /// The exit code, as the help lists them.
    pub const fn code(&self) -> u8 {
        match self {
            Self::Failure(failure) => code_of(failure.kind),
            Self::NoServer
            | Self::Connect(ConnectError::Server(
                BadServer::Address(_) | BadServer::Authority { .. } | BadServer::Key,
            )) => 2,
            Self::NobodyHere | Self::NoTerminal => 4,
            Self::AlreadyAt(_)
            | Self::Waiting(_)
            | Self::WhichCase { .. }
            | Self::WhichPerson { .. }
            | Self::NotSure
            | Self::NoConversation(_)
            | Self::NoHandover(_)
            | Self::Vocabulary { .. }
            | Self::NoText => 5,
            Self::Connect(_) | Self::File { .. } | Self::System(_) => 7,
            Self::Unwell(_) => 8,
            Self::NoProof(_)
            | Self::NoCertificate(_)
            | Self::ProofFails
            | Self::OtherPages
            | Self::NoPdf(_) => 9,
        }
    }

    /// A short name, for scripts.
    pub fn name(&self) -> String {
        match self {
            Self::Failure(failure) => name_of(failure.kind),
            Self::Connect(ConnectError::Server(_)) => "bad-server".to_owned(),
            Self::Connect(ConnectError::Store(OpenError::InUse(_))) => name_of(FailureKind::OpenElsewhere),
            Self::Connect(_) | Self::File { .. } | Self::System(_) => name_of(FailureKind::CannotKeep),
            Self::NobodyHere => "nobody-here".to_owned(),
            Self::AlreadyAt(_) => "already-signed-in".to_owned(),
            Self::NoServer => "no-server".to_owned(),
            Self::NoTerminal => "no-terminal".to_owned(),
            Self::Waiting(_) => "waiting".to_owned(),
            Self::WhichCase { .. } => "which-case".to_owned(),
            Self::WhichPerson { .. } => "which-person".to_owned(),
            Self::NotSure => "not-sure".to_owned(),
            Self::NoConversation(_) => "no-conversation".to_owned(),
            Self::NoHandover(_) => "no-handover".to_owned(),
            Self::Vocabulary { .. } => "vocabulary".to_owned(),
            Self::NoText => "no-text".to_owned(),
            Self::Unwell(_) => "unwell".to_owned(),
            Self::NoProof(_) => "no-proof".to_owned(),
            Self::NoCertificate(_) => "no-certificate".to_owned(),
            Self::ProofFails => "proof-fails".to_owned(),
            Self::OtherPages => "other-pages".to_owned(),
            Self::NoPdf(_) => "no-pdf".to_owned(),
        }
    }

    /// The sentence for the person.
    pub fn sentence(&self, texts: &Texts) -> String {
        match self {
            Self::Failure(failure) => sentence_of(failure, texts),
            Self::Connect(ConnectError::Store(OpenError::InUse(folder))) => {
                texts.say("trouble-in-use", &[("folder", value(folder.display().to_string()))])
            }
            Self::Connect(ConnectError::Store(error @ OpenError::Damaged { .. })) => {
                texts.say("trouble-damaged", &[("detail", value(error.to_string()))])
            }
            Self::Connect(ConnectError::Server(error)) => {
                texts.say("trouble-bad-server", &[("detail", value(error.to_string()))])
            }
            Self::Connect(error) => texts.say("trouble-keep", &[("detail", value(error.to_string()))]),
            Self::File { .. } | Self::System(_) => {
                texts.say("trouble-keep", &[("detail", value(self.to_string()))])
            }
            Self::NobodyHere => texts.say("trouble-nobody-here", &[]),
            Self::AlreadyAt(server) => texts.say("trouble-already", &[("server", value(server))]),
            Self::NoServer => texts.say("trouble-no-server", &[]),
            Self::NoTerminal => texts.say("trouble-no-terminal", &[]),
            Self::Waiting(count) => texts.say("trouble-waiting", &[("count", (*count).into())]),
            Self::WhichCase { asked, names, found } => {
                let id = if *found == 0 { "trouble-no-case" } else { "trouble-which-case" };
                texts.say(id, &[("asked", value(asked)), ("names", value(names.join(", ")))])
            }
            Self::WhichPerson { asked, names, found } => {
                let id = if *found == 0 { "trouble-no-person" } else { "trouble-which-person" };
                texts.say(id, &[("asked", value(asked)), ("names", value(names.join(", ")))])
            }
            Self::NotSure => texts.say("trouble-not-sure", &[]),
            Self::NoConversation(name) => texts.say("trouble-no-conversation", &[("name", value(name))]),
            Self::NoHandover(name) => texts.say("trouble-no-handover", &[("name", value(name))]),
            Self::Vocabulary { list, given, known } => {
                let list = texts.say(&format!("list-{list}"), &[]);
                let values =
                    [("list", value(list)), ("given", value(given)), ("known", value(known.join(", ")))];
                texts.say("trouble-vocabulary", &values)
            }
            Self::NoText => texts.say("trouble-no-text", &[]),
            Self::Unwell(count) => texts.say("trouble-unwell", &[("count", (*count).into())]),
            Self::NoProof(path) => {
                texts.say("trouble-no-proof", &[("file", value(path.display().to_string()))])
            }
            Self::NoCertificate(path) => {
                texts.say("trouble-no-certificate", &[("file", value(path.display().to_string()))])
            }
            Self::ProofFails => texts.say("trouble-proof-fails", &[]),
            Self::OtherPages => texts.say("trouble-other-pages", &[]),
            Self::NoPdf(reason) => texts.say("trouble-no-pdf", &[("reason", value(reason.to_string()))]),
        }
    }
}

/// The sentence for a failure, with the figures it needs.
pub fn sentence_of(failure: &Failure, texts: &Texts) -> String {
    let values = [
        ("seconds", failure.seconds.unwrap_or(0).into()),
        ("tries", failure.tries_left.unwrap_or(0).into()),
        ("detail", value(failure.detail.clone().unwrap_or_default())),
        ("missing", value(texts.list(&failure.missing))),
    ];
    texts.say(&format!("failure-{}", name_of(failure.kind)), &values)
}

/// The name of a kind, as JSON has it.
pub fn name_of(kind: FailureKind) -> String {
    match serde_json::to_value(kind) {
        Ok(serde_json::Value::String(name)) => name,
        _ => String::new(),
    }
}

/// The exit code of a kind.
pub const fn code_of(kind: FailureKind) -> u8 {
    match kind {
        FailureKind::Offline | FailureKind::Wait | FailureKind::ServerFailed | FailureKind::StorageFull => 3,
        FailureKind::NotRecognised
        | FailureKind::BadWords
        | FailureKind::PasskeyCannotUnlock
        | FailureKind::SignedOut
        | FailureKind::AccessEnded
        | FailureKind::Locked => 4,
        FailureKind::WrongCode
        | FailureKind::InvitationGone
        | FailureKind::BadLink
        | FailureKind::NotAllowed
        | FailureKind::Invalid
        | FailureKind::NotFound
        | FailureKind::TooLarge
        | FailureKind::FileTooLarge
        | FailureKind::TooManyFiles
        | FailureKind::FileGone
        | FailureKind::HiddenDetails
        | FailureKind::CharterIncomplete
        | FailureKind::NoAuthority
        | FailureKind::NoTimeStamp
        | FailureKind::FileMoved
        | FailureKind::LogFull => 5,
        FailureKind::UntrustedKey
        | FailureKind::OtherOrganisation
        | FailureKind::HistoryChanged
        | FailureKind::HistoryShortened
        | FailureKind::AttachmentAltered
        | FailureKind::IntruderRefused => 6,
        FailureKind::CannotKeep | FailureKind::OpenElsewhere => 7,
        FailureKind::NewerVersion | FailureKind::NoPaper | FailureKind::Unexpected => 1,
    }
}

/// Whether what is here can be used all the same: the server is not there for the moment.
pub const fn passes(kind: FailureKind) -> bool {
    matches!(kind, FailureKind::Offline | FailureKind::Wait | FailureKind::ServerFailed)
}

#[cfg(test)]
mod tests {
    use tdu_policies::Lang;

    use super::*;

    #[test]
    fn every_trouble_has_its_sentence_in_every_language() {
        let others = || {
            [
                Trouble::NobodyHere,
                Trouble::AlreadyAt("https://a.example".to_owned()),
                Trouble::NoServer,
                Trouble::NoTerminal,
                Trouble::Waiting(2),
                Trouble::WhichCase { asked: "x".to_owned(), names: vec![], found: 0 },
                Trouble::WhichCase { asked: "x".to_owned(), names: vec!["a".to_owned()], found: 2 },
                Trouble::WhichPerson { asked: "x".to_owned(), names: vec![], found: 0 },
                Trouble::WhichPerson { asked: "x".to_owned(), names: vec!["a".to_owned()], found: 2 },
                Trouble::NotSure,
                Trouble::NoConversation("x".to_owned()),
                Trouble::NoHandover("x".to_owned()),
                Trouble::NoText,
                Trouble::Unwell(1),
                Trouble::NoProof("f".into()),
                Trouble::NoCertificate("f".into()),
                Trouble::ProofFails,
                Trouble::OtherPages,
                Trouble::NoPdf(tdu_paper::PaperError::TooLong),
                Trouble::System(io::Error::other("x")),
                Trouble::Connect(ConnectError::Store(OpenError::InUse("f".into()))),
                Trouble::Connect(ConnectError::Store(OpenError::Damaged { file: "f".into(), at: 3 })),
                Trouble::Connect(ConnectError::Store(OpenError::OtherVersion("f".into()))),
                Trouble::Connect(ConnectError::Server(BadServer::Key)),
            ]
        };
        let lists = ["channel", "theme", "action", "outcome"].map(|list| Trouble::Vocabulary {
            list,
            given: "x".to_owned(),
            known: vec!["y".to_owned()],
        });
        let all: Vec<Trouble> =
            FailureKind::ALL.iter().copied().map(Into::into).chain(others()).chain(lists).collect();
        for lang in Lang::ALL {
            let texts = Texts::of(lang);
            for trouble in &all {
                let sentence = trouble.sentence(&texts);
                assert!(
                    !sentence.contains("trouble-") && !sentence.contains("failure-"),
                    "{lang:?} {sentence}"
                );
                assert!(!sentence.contains("list-") && !sentence.contains('{'), "{lang:?} {sentence}");
                assert!((1..=9).contains(&trouble.code()) && !trouble.name().is_empty());
            }
        }
    }
}
