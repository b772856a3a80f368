//! Seals a backup to age recipients (C2SP age.md) and opens it again, as streams of any length.
//!
//! Invariant: nothing here knows the stanza of sealed entries, a log's key or a vault. What this crate opens are backups, and
//! only for whoever holds the identity of one of their recipients. Only the server's commands use it, never its routes
//! (`cargo xtask tidy`).

mod identity;
mod seal;

pub use identity::{Identities, KeyPair, Passphrase};
pub use seal::{Digest, Opening, Recipients, Sealed, Sealing, reading};

/// Why a backup cannot be sealed or opened.
#[derive(Debug, thiserror::Error)]
pub enum KeepingError {
    /// Not `age1…`.
    #[error("`{0}` is not an age recipient: it begins with age1 and comes from `age-keygen`")]
    Recipient(String),
    /// None was given.
    #[error("give at least one --recipient: whoever holds its identity can restore the backup")]
    NoRecipient,
    /// Reading or writing failed.
    #[error("{0}")]
    Io(#[from] std::io::Error),
    /// The identity file holds no usable identity.
    #[error("the identity file is not usable: {0}")]
    Identity(String),
    /// The file is not an age file, or was changed.
    #[error("this is not a backup, or it was damaged: {0}")]
    Damaged(String),
    /// None of the identities opens it.
    #[error("the backup is not sealed to any of these identities")]
    OtherRecipient,
    /// The passphrase of the identity file is wrong.
    #[error("the passphrase does not open the identity file")]
    Passphrase,
}

impl From<age::DecryptError> for KeepingError {
    fn from(error: age::DecryptError) -> Self {
        match error {
            age::DecryptError::NoMatchingKeys => Self::OtherRecipient,
            age::DecryptError::Io(error) => Self::Io(error),
            other => Self::Damaged(other.to_string()),
        }
    }
}

#[cfg(test)]
mod tests;
