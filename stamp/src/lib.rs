//! Time stamps of an authority (RFC 3161): the request, the answer, and what a token proves, verified without a network.
//!
//! Bytes come from anybody: a server, an authority, a proof that somebody hands in. Whoever made a token is *named* here, and
//! not judged: whether they are believed is for the reader, who may name a certificate that it must lead to
//! ([`verify`]). No clock is asked: a token is as good after its certificate expired as before, as long as it was made while
//! that was valid. Whether a certificate was revoked is not in a token and is not known here.

mod ask;
mod chain;
mod names;
mod signature;
mod token;

#[cfg(test)]
mod tests;

pub use ask::{request, token_of};
pub use chain::certificate;
pub use token::{Stamp, verify};

/// Longest token, in bytes: one with three certificates has some six thousand.
pub const MAX_TOKEN: usize = 64 * 1024;

/// Why a token is worth nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum StampError {
    /// These bytes are no token, or more than one.
    #[error("these bytes are not a time stamp")]
    Form,
    /// The authority answers, and gives none.
    #[error("the authority refuses")]
    Refused,
    /// It is a stamp on something else.
    #[error("the time stamp is on something else")]
    Imprint,
    /// It is an older answer, or one to somebody else's request.
    #[error("the time stamp answers another request")]
    Nonce,
    /// Of another kind than this program verifies: RSA (PKCS #1 v1.5) or ECDSA (P-256, P-384) with SHA-256, 384 or 512.
    #[error("the time stamp is signed in a way that this version does not verify")]
    Algorithm,
    /// The signature, or what it must cover, does not hold.
    #[error("the signature of the time stamp does not hold")]
    Signature,
    /// The certificate of whoever signed is not in the token, or not the one that was signed along.
    #[error("the certificate of the time stamp is not the one that was signed along")]
    Certificate,
    /// That certificate is not for time stamps.
    #[error("the certificate is not for time stamps")]
    Purpose,
    /// The certificate, or one that it hangs on, was not valid at the time of the stamp.
    #[error("a certificate was not valid at the time of the time stamp")]
    Expired,
    /// It does not lead to the certificate that was asked for.
    #[error("the time stamp does not lead to the authority that was named")]
    Authority,
}

impl From<der::Error> for StampError {
    fn from(_: der::Error) -> Self {
        Self::Form
    }
}
