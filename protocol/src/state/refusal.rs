//! Why an entry is refused, each reason apart: a person must be told which.

use crate::{cert::ChainError, sign::SignError};

/// The rule that an entry breaks.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// Of another log.
    #[error("the entry belongs to another log")]
    OtherLog,
    /// At a place that is taken already, with another content: a replay or a fork.
    #[error("the place of the entry is taken")]
    Taken,
    /// At a later place: entries before it are missing.
    #[error("entries before this one are missing")]
    Gap,
    /// Its `prev` is not the hash of the entry before: the history was changed or reordered.
    #[error("the entry does not follow the one before it")]
    Broken,
    /// Sealed under another epoch than the one in force.
    #[error("the entry is of another epoch")]
    WrongEpoch,
    /// The body is too long.
    #[error("the body is too long")]
    TooLong,
    /// The body of a control entry was erased or is not readable.
    #[error("the control entry is not readable: {0}")]
    Unreadable(SignError),
    /// The signature does not hold.
    #[error("the control entry is not signed by who it says")]
    Forged,
    /// A certificate does not lead to the root.
    #[error(transparent)]
    Chain(#[from] ChainError),
    /// The first entry is not a Genesis, or a later one is.
    #[error("a log begins with its Genesis, once")]
    Genesis,
    /// The Genesis is of another organisation.
    #[error("the log belongs to another organisation")]
    OtherOrganisation,
    /// This role does not open logs of this kind.
    #[error("this role does not open logs of this kind")]
    KindNotAllowed,
    /// The author is not in the log.
    #[error("the author is not a member of the log")]
    NotMember,
    /// The author is in the log without the right to do this.
    #[error("the author may not do this")]
    NotAllowed,
    /// This role cannot hold these rights in a log of this kind.
    #[error("this role cannot be a member here")]
    NotAdmitted,
    /// Already in.
    #[error("already a member")]
    AlreadyMember,
    /// Was put out before: an account does not come back, a new one does.
    #[error("this account was put out of the log")]
    WasRevoked,
    /// No such invitation waits.
    #[error("no such invitation waits")]
    NoInvitation,
    /// The invitation is there already, or lives too long, or too many wait.
    #[error("the invitation cannot be taken")]
    BadInvitation,
    /// A member left: the key must change before anything is sealed.
    #[error("the log's key must change first")]
    RotationDue,
    /// The new key is not sealed to exactly the members.
    #[error("the new key is not sealed to exactly the members")]
    WrongRotation,
    /// The last member who manages cannot leave.
    #[error("the last member who manages cannot leave")]
    LastManager,
    /// Only sealed entries of the past can be erased.
    #[error("this cannot be erased")]
    WrongErasure,
    /// The log is closed.
    #[error("the log is closed")]
    Closed,
    /// Too many members.
    #[error("the log has too many members")]
    Full,
}
