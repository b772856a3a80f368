//! Receipts: the server's word that an entry has its place. Two receipts for one place prove a fork.

use ed25519_dalek::{Signature, Signer, SigningKey, VerifyingKey};
use serde::{Deserialize, Serialize};

use crate::{Bytes, Hash32, LogId, Timestamp, entry::EntryHash};

/// What the server answers for each entry that it took, once that entry is durable. The fields stand in the order of their
/// encoding.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Receipt {
    /// When it arrived, by the server's clock.
    pub at: Timestamp,
    /// The log.
    pub log: LogId,
    /// Place in the log.
    pub seq: u64,
    /// Hash of the entry.
    pub hash: EntryHash,
    /// 64 bytes, Ed25519 over `domain || log || seq || hash || at`; integers in 8 bytes, big-endian.
    pub signature: Bytes,
}

impl Receipt {
    /// Signs a receipt. Deterministic: the same place and time give the same bytes again.
    pub fn make(log: LogId, seq: u64, hash: EntryHash, at: Timestamp, key: &SigningKey) -> Self {
        Self::signed_by(log, seq, hash, at, |message| key.sign(message).to_bytes().to_vec())
    }

    /// The same by whoever has the key elsewhere: `sign` gives the 64 bytes of Ed25519 (RFC 8032) over the bytes it is given.
    pub fn signed_by(
        log: LogId,
        seq: u64,
        hash: EntryHash,
        at: Timestamp,
        sign: impl FnOnce(&[u8]) -> Vec<u8>,
    ) -> Self {
        Self { at, log, seq, hash, signature: sign(&message(log, seq, hash, at)).into() }
    }

    /// Whether `key` signed this receipt.
    pub fn is_signed_by(&self, key: &Hash32) -> bool {
        let (Ok(key), Ok(signature)) =
            (VerifyingKey::from_bytes(&key.0), Signature::from_slice(&self.signature.0))
        else {
            return false;
        };
        key.verify_strict(&message(self.log, self.seq, self.hash, self.at), &signature).is_ok()
    }
}

fn message(log: LogId, seq: u64, hash: EntryHash, at: Timestamp) -> Vec<u8> {
    [b"trait-d-union/receipt/v1\0" as &[u8], &log.0, &seq.to_be_bytes(), &hash.0, &at.0.to_be_bytes()]
        .concat()
}
