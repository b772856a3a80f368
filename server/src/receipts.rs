//! Who signs receipts, and the heads of the journal.
//!
//! A receipt for each entry is the dearest arithmetic of an append. aws-lc-rs, which ends TLS here already, signs in half the
//! time of the implementation that clients share; both follow RFC 8032, so the bytes are the same.

use aws_lc_rs::signature::Ed25519KeyPair;
use ed25519_dalek::SigningKey;
use tdu_protocol::{Hash32, LogId, Timestamp, entry::EntryHash, receipt::Receipt};

/// The server's key.
pub(crate) struct Signer {
    key: SigningKey,
    fast: Ed25519KeyPair,
}

impl Signer {
    /// From the seed in the database; `None` if the two implementations do not agree on the public key.
    pub(crate) fn new(seed: &[u8; 32]) -> Option<Self> {
        let key = SigningKey::from_bytes(seed);
        let fast = Ed25519KeyPair::from_seed_and_public_key(seed, key.verifying_key().as_bytes()).ok()?;
        Some(Self { key, fast })
    }

    /// The key itself, for what is signed rarely.
    pub(crate) const fn key(&self) -> &SigningKey {
        &self.key
    }

    /// The public half.
    pub(crate) fn public(&self) -> Hash32 {
        Hash32(self.key.verifying_key().to_bytes())
    }

    /// A receipt, the same bytes as [`Receipt::make`].
    pub(crate) fn receipt(&self, log: LogId, seq: u64, hash: EntryHash, at: Timestamp) -> Receipt {
        Receipt::signed_by(log, seq, hash, at, |message| self.fast.sign(message).as_ref().to_vec())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn receipts_are_those_that_the_protocol_makes() {
        for n in 0..=255_u8 {
            let signer = Signer::new(&[n; 32]).unwrap();
            let (log, seq, hash, at) =
                (LogId([n; 16]), u64::from(n) << 32, Hash32([n; 32]), Timestamp(1 << 40));
            let receipt = signer.receipt(log, seq, hash, at);
            assert_eq!(receipt, Receipt::make(log, seq, hash, at, signer.key()));
            assert!(receipt.is_signed_by(&signer.public()));
        }
    }
}
