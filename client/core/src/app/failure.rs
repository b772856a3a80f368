//! Failures, as a person must be told of them. Each has its own sentence in the user interface's language files.

use serde::{Deserialize, Serialize};
use tdu_policies::Localised;

/// Declares the kinds once: as a type, and as the list of all.
macro_rules! kinds {
    ($(#[$about:meta])* pub enum $name:ident { $($(#[$says:meta])* $kind:ident,)+ }) => {
        $(#[$about])*
        pub enum $name { $($(#[$says])* $kind,)+ }

        impl $name {
            /// All of them, in the order in which they are declared.
            pub const ALL: &[Self] = &[$(Self::$kind),+];
        }
    };
}

kinds! {
    /// What went wrong, by what the person can do about it.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
    #[serde(rename_all = "kebab-case")]
    pub enum FailureKind {
        /// The server cannot be reached. What was written is kept and will leave later.
        Offline,
        /// The server asks to wait ([`Failure::seconds`]).
        Wait,
        /// The server failed; nothing was lost here.
        ServerFailed,
        /// The words, passkey or device are not known.
        NotRecognised,
        /// These are not the words: one is not in the list, or they do not fit together.
        BadWords,
        /// This passkey cannot unlock files on this machine (no PRF): the words are needed.
        PasskeyCannotUnlock,
        /// The six digits are wrong ([`Failure::tries_left`]).
        WrongCode,
        /// The invitation was used, withdrawn, burnt, or has expired.
        InvitationGone,
        /// The link is cut short or altered.
        BadLink,
        /// The session ended: sign in again. What was written is kept.
        SignedOut,
        /// Locked.
        Locked,
        /// The account was put out of the service. What this device keeps is closed.
        AccessEnded,
        /// Not allowed to this person.
        NotAllowed,
        /// A field is empty, too long, or not of the right form; `detail` names it.
        Invalid,
        /// Not there, or no longer.
        NotFound,
        /// Somebody's key does not lead to the organisation: refused, nothing was sent to them.
        UntrustedKey,
        /// The organisation at this address is not the one that this device knows.
        OtherOrganisation,
        /// The server shows a history that was changed: what it says was refused.
        HistoryChanged,
        /// The server shows less than it showed before: what it says was refused.
        HistoryShortened,
        /// Somebody was added by a person who may not: refused.
        IntruderRefused,
        /// Something here was written by a newer version of the app: update it.
        NewerVersion,
        /// This device cannot keep data (private window, or no room).
        CannotKeep,
        /// Another page of the app on this device is already open.
        OpenElsewhere,
        /// What was written is too long for this server. It is kept here and does not leave.
        TooLarge,
        /// A document is too heavy. Nothing was sent, what was typed is still there.
        FileTooLarge,
        /// More documents than one message takes.
        TooManyFiles,
        /// A document that was chosen can no longer be read, as when it was moved. Nothing was sent.
        FileGone,
        /// A picture is damaged: what its device wrote into it cannot be taken away. Nothing was sent; its author may send it as it
        /// is ([`super::NewFile::as_it_is`]).
        HiddenDetails,
        /// The service's charter still holds examples ([`Failure::missing`]): nobody is asked to sign it. An administrator completes it
        /// in the rules.
        CharterIncomplete,
        /// The service has no authority for time stamps.
        NoAuthority,
        /// The authority for time stamps did not answer, or not with one that holds. The answer to the charter is as it was; it can
        /// be asked again.
        NoTimeStamp,
        /// A document is not the one that its author sent: altered, or cut short. It was not opened.
        AttachmentAltered,
        /// This file or conversation has no room left on the server. What was written is kept here.
        LogFull,
        /// The organisation has no room left on the server. What was written is kept here and will leave once there is.
        StorageFull,
        /// A file is not erased: something in it has not left yet, or happened since it was looked at. Nothing was erased.
        FileMoved,
        /// The pages of a document cannot be made on this device. The document itself is kept.
        NoPaper,
        /// A defect of ours. What was written is kept.
        Unexpected,
    }
}

/// A failure and the figures that its sentence needs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
#[error("{kind:?}{}", detail.as_deref().map(|d| format!(": {d}")).unwrap_or_default())]
pub struct Failure {
    /// What went wrong.
    pub kind: FailureKind,
    /// For whoever helps: in English, without any content.
    pub detail: Option<String>,
    /// Seconds to wait.
    pub seconds: Option<u64>,
    /// Tries that remain.
    pub tries_left: Option<u8>,
    /// What is missing, as the service calls it.
    pub missing: Vec<Localised>,
}

impl Failure {
    /// A failure with nothing but its kind.
    pub const fn new(kind: FailureKind) -> Self {
        Self { kind, detail: None, seconds: None, tries_left: None, missing: Vec::new() }
    }

    /// A failure with a detail for whoever helps.
    pub fn because(kind: FailureKind, detail: impl std::fmt::Display) -> Self {
        Self { detail: Some(detail.to_string()), ..Self::new(kind) }
    }
}

impl From<FailureKind> for Failure {
    fn from(kind: FailureKind) -> Self {
        Self::new(kind)
    }
}
