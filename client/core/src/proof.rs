//! The charter's proof: what a person can show years later, without the server and without this app.
//!
//! JSON, bytes in base64url. `docs/PROTOCOL.md` says how each part is verified, [`CharterProof::verify`] does it.

use serde::{Deserialize, Serialize};
use tdu_policies::Lang;
use tdu_protocol::{
    AccountId, Bytes, Entry, Hash32, LogId, Role, Timestamp,
    api::Stored,
    cbor,
    cert::{Chain, ChainError},
    receipt::Receipt,
    sign::{Namespace, Place, SignError, Unverified},
};

use crate::{
    app::{CharterView, Failure, FailureKind},
    client::{Client, RecordKey},
    content::World,
    payload::{Envelope, Payload},
};

/// Version of this format.
const FORMAT: &str = "trait-d-union/charter-proof/1";

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
    /// [`FORMAT`].
    pub format: String,
    /// The organisation's root: Ed25519 public key.
    pub root: Hash32,
    /// Language that was read.
    pub lang: Lang,
    /// The exact text shown, as its digest covers it.
    pub text: String,
    /// The French reference, likewise.
    pub reference: String,
    /// Presented, signed, countersigned, in the order of the log.
    pub evidence: Vec<Evidence>,
}

/// What a proof proves.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Proved {
    /// Who signed for the beneficiary's side, and when by the server's clock.
    pub signed: (AccountId, Timestamp),
    /// Who countersigned, and when.
    pub countersigned: Option<(AccountId, Timestamp)>,
}

/// What fails.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ProofError {
    /// Another format.
    #[error("this is not a proof that this version reads")]
    Format,
    /// An author's certificates do not hold.
    #[error("a signer cannot be followed to the organisation: {0}")]
    Chain(#[from] ChainError),
    /// A signature does not hold.
    #[error("a signature does not hold: {0}")]
    Signature(#[from] SignError),
    /// A signed act is not readable.
    #[error("a signed act is not readable")]
    Unreadable,
    /// The text is not the one that was signed.
    #[error("the text is not the one that was signed")]
    Text,
    /// A receipt is for another place.
    #[error("a receipt is for another place")]
    Receipt,
    /// Nobody signed.
    #[error("the beneficiary's signature is missing")]
    NotSigned,
}

/// Places of the charter's acts in a conversation, in order, from the newest presentation on.
pub fn places(world: &World<'_>, conversation: LogId) -> Vec<u64> {
    let Some(log) = world.logs.log(conversation) else { return Vec::new() };
    let acts = log.items.iter().filter(|item| !item.waits());
    let mut places = Vec::new();
    for item in acts {
        match item.payload() {
            Some(Payload::CharterPresented(_)) => places = vec![item.seq],
            Some(Payload::CharterSigned(_) | Payload::CharterCountersigned { .. }) => places.push(item.seq),
            _ => {}
        }
    }
    // The presentation carries the whole set of policies; the text itself is in the proof.
    places.into_iter().skip(1).collect()
}

impl CharterProof {
    /// Puts a proof together.
    pub fn new(view: &CharterView, root: Hash32, evidence: Vec<Evidence>) -> Self {
        Self {
            format: FORMAT.to_owned(),
            root,
            lang: view.text.lang,
            text: view.text.canonical(),
            reference: view.reference.canonical(),
            evidence,
        }
    }

    /// Verifies everything that can be verified without the server. Whether `root` is the organisation's is for the
    /// reader to compare with what the organisation publishes.
    ///
    /// # Errors
    /// The first [`ProofError`].
    pub fn verify(&self) -> Result<Proved, ProofError> {
        if self.format != FORMAT {
            return Err(ProofError::Format);
        }
        let (mut signed, mut countersigned) = (None, None);
        for act in &self.evidence {
            let author = act.author.verify(&self.root)?;
            let message = Unverified::parse(&act.message.0)?;
            let place = Place { log: act.log, seq: act.seq, prev: act.prev, epoch: act.epoch };
            let bytes = message.verify(Namespace::Payload, &place.to_bytes(), &author.signing)?;
            let envelope: Envelope = cbor::from_slice(bytes).map_err(|_| ProofError::Unreadable)?;
            if act.receipt.log != act.log || act.receipt.seq != act.seq {
                return Err(ProofError::Receipt);
            }
            match (envelope.payload, author.role) {
                (Payload::CharterSigned(charter), Role::Beneficiary) => {
                    if charter.digest != digest(&self.text)
                        || charter.reference != digest(&self.reference)
                        || charter.lang != self.lang
                    {
                        return Err(ProofError::Text);
                    }
                    signed = Some((author.account, act.receipt.at, act.receipt.hash));
                }
                (Payload::CharterCountersigned { signed: hash }, Role::Worker) => {
                    if signed.is_some_and(|(_, _, of)| of == hash) {
                        countersigned = Some((author.account, act.receipt.at));
                    }
                }
                _ => return Err(ProofError::Unreadable),
            }
        }
        let (account, at, _) = signed.ok_or(ProofError::NotSigned)?;
        Ok(Proved { signed: (account, at), countersigned })
    }
}

fn digest(text: &str) -> Hash32 {
    use sha2::Digest;
    Hash32(sha2::Sha256::digest(text.as_bytes()).into())
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
