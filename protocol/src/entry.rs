//! Entries and the hash chain that orders them.

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::{Bytes, Hash32, LogId};

/// Longest body that an entry may have, in bytes. A note of a hundred pages fits; a photograph is a blob.
pub const MAX_BODY: usize = 256 * 1024;

/// Hash of an entry, see [`Entry::hash`].
pub type EntryHash = Hash32;

/// `prev` of a Genesis: there is nothing before it.
pub const NOTHING_BEFORE: EntryHash = Hash32([0; 32]);

/// Who can read a body.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    /// Signed and readable by the server: see [`crate::control::Control`].
    Control,
    /// An age file under the log's epoch key: opaque here.
    Sealed,
}

/// A body, or what remains once it was erased.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Body {
    /// The bytes as their author sent them.
    Present(Bytes),
    /// SHA-256 of the bytes that were erased: the chain still verifies.
    Erased(Hash32),
}

impl Body {
    /// SHA-256 of the bytes, present or not.
    pub fn digest(&self) -> Hash32 {
        match self {
            Self::Present(bytes) => Hash32(Sha256::digest(&bytes.0).into()),
            Self::Erased(digest) => *digest,
        }
    }
}

/// One place in a log. Its fields stand in the order of their encoding ([`crate::cbor`]): nothing has to be sorted.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Entry {
    /// The log.
    pub log: LogId,
    /// Place in the log, from 0.
    pub seq: u64,
    /// The body.
    pub body: Body,
    /// Who can read the body.
    pub kind: Kind,
    /// Hash of the entry before, [`NOTHING_BEFORE`] at 0.
    pub prev: EntryHash,
    /// Epoch of the key that seals the body, or that is in force when a control entry is written.
    pub epoch: u32,
}

impl Entry {
    /// `SHA-256(domain || log || seq || prev || kind || epoch || SHA-256(body))`; integers are big-endian, `seq` in 8
    /// bytes, `epoch` in 4, `kind` in 1 (0 control, 1 sealed); the domain ends with a zero byte.
    pub fn hash(&self) -> EntryHash {
        self.hash_over(self.body.digest())
    }

    /// The same for whoever has hashed the body already. `body` must be [`Body::digest`] of this entry's.
    pub fn hash_over(&self, body: Hash32) -> EntryHash {
        let mut h = Sha256::new();
        h.update(b"trait-d-union/entry/v1\0");
        h.update(self.log.0);
        h.update(self.seq.to_be_bytes());
        h.update(self.prev.0);
        h.update([match self.kind {
            Kind::Control => 0,
            Kind::Sealed => 1,
        }]);
        h.update(self.epoch.to_be_bytes());
        h.update(body.0);
        Hash32(h.finalize().into())
    }

    /// The bytes of the body, unless it was erased.
    pub fn body(&self) -> Option<&[u8]> {
        match &self.body {
            Body::Present(bytes) => Some(&bytes.0),
            Body::Erased(_) => None,
        }
    }
}

/// Where a log ends: the next `seq` and the hash that the next entry must name as `prev`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Head {
    /// Number of entries, which is the `seq` of the next one.
    pub next: u64,
    /// Hash of the last entry.
    pub hash: EntryHash,
}

impl Head {
    /// Head of a log that has no entry yet.
    pub const EMPTY: Self = Self { next: 0, hash: NOTHING_BEFORE };

    /// Whether `entry` goes exactly here.
    pub fn accepts(&self, entry: &Entry) -> bool {
        entry.seq == self.next && entry.prev == self.hash
    }

    /// The head after `entry`.
    #[must_use]
    pub fn after(entry: &Entry) -> Self {
        Self { next: entry.seq + 1, hash: entry.hash() }
    }
}
