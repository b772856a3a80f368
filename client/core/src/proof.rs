//! The charter's proof: what a person can show years later, without the server and without this app.
//!
//! JSON, bytes in base64url. `docs/PROTOCOL.md` says how each part is verified, [`CharterProof::examine`] does it.

mod examine;
mod words;

use serde::{Deserialize, Serialize};
use tdu_policies::{CharterText, Lang};
use tdu_protocol::{Bytes, Entry, Hash32, LogId, api::Stored, cbor, cert::Chain, receipt::Receipt};

use crate::{
    app::{Failure, FailureKind},
    client::{Client, RecordKey},
};

pub use examine::{Act, Examination, Finding, Outcome, Point, ProofError, Stamped};
pub use words::read_in;

/// Version of this format, with a time stamp.
const STAMPED: &str = "trait-d-union/charter-proof/3";
/// The same without one.
const FORMAT: &str = "trait-d-union/charter-proof/2";
/// The version before: a signature and a countersignature, nothing else.
const FORMER: &str = "trait-d-union/charter-proof/1";

/// One signed act, with everything that verifies it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Evidence {
    /// The log.
    pub log: LogId,
    /// Place in the log.
    pub seq: u64,
    /// Hash of the entry before.
    pub prev: Hash32,
    /// Epoch.
    pub epoch: u32,
    /// `COSE_Sign1` of the [`Envelope`], as its author signed it.
    pub message: Bytes,
    /// The author's certificates, up to the root.
    pub author: Chain,
    /// The server's word on place and time.
    pub receipt: Receipt,
}

/// The proof.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CharterProof {
    /// [`STAMPED`], [`FORMAT`], or [`FORMER`].
    pub format: String,
    /// The organisation's root: Ed25519 public key.
    pub root: Hash32,
    /// What the organisation's servers sign receipts with: Ed25519 public keys.
    pub receipt_keys: Vec<Hash32>,
    /// Language that was read.
    pub lang: Lang,
    /// The exact text shown, as its digest covers it.
    pub text: String,
    /// The French reference, likewise.
    pub reference: String,
    /// The answer, what confirms it, its withdrawal, in the order of the log.
    pub evidence: Vec<Evidence>,
    /// A token of an authority (RFC 3161) on the message of the first act.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub stamp: Option<Bytes>,
}

impl CharterProof {
    /// Puts a proof together: the text as it was read, the French reference, the acts in order, and a time stamp on the first.
    pub fn new(
        text: &CharterText,
        reference: &CharterText,
        root: Hash32,
        receipt_keys: Vec<Hash32>,
        evidence: Vec<Evidence>,
        stamp: Option<Bytes>,
    ) -> Self {
        Self {
            format: if stamp.is_some() { STAMPED } else { FORMAT }.to_owned(),
            root,
            receipt_keys,
            lang: text.lang,
            text: text.canonical(),
            reference: reference.canonical(),
            evidence,
            stamp,
        }
    }

    /// The time stamp, if there is one, and the signed act that it must be on.
    pub fn stamped(&self) -> Option<(&[u8], &[u8])> {
        Some((self.stamp.as_ref()?.as_slice(), self.evidence.first()?.message.as_slice()))
    }
}

/// SHA-256, by which a signature names a text and a time stamp an answer.
pub fn digest(bytes: &[u8]) -> Hash32 {
    use sha2::Digest;
    Hash32(sha2::Sha256::digest(bytes).into())
}

impl Client {
    /// Where an entry is kept on the device.
    pub fn entry_key(&self, log: LogId, seq: u64) -> RecordKey {
        RecordKey::entry(self.account(), log, seq)
    }

    /// The evidence in an entry, as it is kept on the device.
    ///
    /// # Errors
    /// [`FailureKind::NotFound`] or [`FailureKind::Unexpected`] if the record is not the entry that was verified here.
    pub fn evidence(&self, stored: &[u8], receipt: Receipt) -> Result<Evidence, Failure> {
        let stored: Stored =
            cbor::from_slice(stored).map_err(|e| Failure::because(FailureKind::Unexpected, e))?;
        let entry: Entry = stored.entry;
        let replica = self.replica(entry.log).ok_or(FailureKind::NotFound)?;
        if replica.hash_at(entry.seq) != Some(entry.hash()) || receipt.hash != entry.hash() {
            return Err(FailureKind::HistoryChanged.into());
        }
        if !self.receipt_keys().iter().any(|key| receipt.is_signed_by(key)) {
            return Err(FailureKind::HistoryChanged.into());
        }
        let (message, author) = replica.signed_message(&entry).ok_or(FailureKind::NotFound)?;
        let Entry { log, seq, prev, epoch, .. } = entry;
        Ok(Evidence { log, seq, prev, epoch, message: message.into(), author, receipt })
    }
}
