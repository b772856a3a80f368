//! The access journal: who opened which log. It is kept for the organisation, which answers for the people in its files
//! (GDPR, articles 5(2) and 32), and never for appraising anybody's work.
//!
//! Each row's hash covers the row and the hash before it; the server signs the last hash. Whoever has seen a signed head can
//! tell whether what came before was changed since.

mod chain;

pub use chain::{Chain, ChainBreak, follow};
use ed25519_dalek::{Signature, Signer, SigningKey, VerifyingKey};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::{AccountId, Bytes, Hash32, LogId, LogKind, Timestamp, bytes, cbor};

/// Most rows in one answer.
pub const MAX_ROWS: usize = 1_000;
/// Hash before the first row of all.
pub const NOTHING_BEFORE: Hash32 = Hash32([0; 32]);

/// What happened.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum What {
    /// Entries of a log were handed to a session; once for each session, log and hour (UTC).
    Opened,
    /// Entries of a log were handed to whoever holds an invitation's link and code.
    InvitationOpened,
    /// A session began.
    SignedIn,
    /// Log-ins by words or a remembered device that were not recognised.
    RefusedOpener,
    /// Log-ins by passkey that were not recognised.
    RefusedPasskey,
    /// Log-ins that came too often.
    RefusedTooMany,
    /// An administrator read this journal; once for each session and hour.
    JournalRead,
    /// Happenings that could not be noted: so many arrived at once that they did not fit.
    Missed,
}

/// A one-way reference of a session or of an invitation: the same again can be recognised, and nothing can be opened by it.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SessionRef(pub [u8; 16]);

impl SessionRef {
    /// `SHA-256("trait-d-union/journal-session/v1" 00 || bytes)`, its first 16 bytes. For a session, `bytes` is what the
    /// server keeps of its token, for an invitation its id.
    pub fn of(bytes: &[u8]) -> Self {
        let hash =
            Sha256::new().chain_update(b"trait-d-union/journal-session/v1\0").chain_update(bytes).finalize();
        let mut first = [0; 16];
        first.copy_from_slice(&hash[..16]);
        Self(first)
    }
}

impl From<[u8; 16]> for SessionRef {
    fn from(value: [u8; 16]) -> Self {
        Self(value)
    }
}

impl std::fmt::Display for SessionRef {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&bytes::encode_text(&self.0))
    }
}

impl std::fmt::Debug for SessionRef {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "SessionRef({self})")
    }
}

impl Serialize for SessionRef {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        bytes::serialize_fixed(&self.0, serializer)
    }
}

impl<'de> Deserialize<'de> for SessionRef {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        bytes::deserialize_fixed(deserializer).map(Self)
    }
}

/// What a row says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Fact {
    /// When, the seconds cut off.
    pub at: Timestamp,
    /// What happened.
    pub what: What,
    /// Who; `None` where nobody was proven to be anybody.
    pub account: Option<AccountId>,
    /// The log that was opened.
    pub log: Option<LogId>,
    /// By which session or invitation.
    pub session: Option<SessionRef>,
    /// How often; 1 but for what is counted.
    pub times: u64,
}

impl Fact {
    /// `SHA-256("trait-d-union/journal/v1" 00 || before || number (8) || CBOR of the fact)`.
    pub fn hash(&self, before: &Hash32, number: u64) -> Hash32 {
        let hash = Sha256::new()
            .chain_update(b"trait-d-union/journal/v1\0")
            .chain_update(before.0)
            .chain_update(number.to_be_bytes())
            .chain_update(cbor::to_vec(self));
        Hash32(hash.finalize().into())
    }
}

/// One row.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Row {
    /// Its place, from 1, without a hole.
    pub number: u64,
    /// What it says.
    pub fact: Fact,
    /// [`Fact::hash`], over the row before.
    pub hash: Hash32,
}

/// What a log that rows name is for. Beside the chain: it is the server's word of today, and no row says it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NamedLog {
    /// The log.
    pub log: LogId,
    /// What it is for.
    pub kind: LogKind,
}

/// The server's word on where its journal ends.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct JournalHead {
    /// Number of the last row; 0 while there is none.
    pub number: u64,
    /// Its hash.
    pub hash: Hash32,
    /// When it was signed.
    pub at: Timestamp,
    /// 64 bytes, Ed25519 by a receipt key over `"trait-d-union/journal-head/v1" 00 || number (8) || hash || at (8)`.
    pub signature: Bytes,
}

impl JournalHead {
    /// Signs a head.
    pub fn make(number: u64, hash: Hash32, at: Timestamp, key: &SigningKey) -> Self {
        let signature = key.sign(&message(number, hash, at)).to_bytes().to_vec().into();
        Self { number, hash, at, signature }
    }

    /// Whether `key` signed this head.
    pub fn is_signed_by(&self, key: &Hash32) -> bool {
        let (Ok(key), Ok(signature)) =
            (VerifyingKey::from_bytes(&key.0), Signature::from_slice(&self.signature.0))
        else {
            return false;
        };
        key.verify_strict(&message(self.number, self.hash, self.at), &signature).is_ok()
    }
}

fn message(number: u64, hash: Hash32, at: Timestamp) -> Vec<u8> {
    [b"trait-d-union/journal-head/v1\0" as &[u8], &number.to_be_bytes(), &hash.0, &at.0.to_be_bytes()]
        .concat()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows() -> Vec<Row> {
        let mut before = NOTHING_BEFORE;
        (1..=3)
            .map(|number| {
                let fact = Fact {
                    at: Timestamp(60_000 * number),
                    what: What::Opened,
                    account: Some(AccountId([1; 16])),
                    log: Some(LogId([2; 16])),
                    session: Some(SessionRef::of(b"a token's hash")),
                    times: 1,
                };
                before = fact.hash(&before, number);
                Row { number, fact, hash: before }
            })
            .collect()
    }

    #[test]
    fn a_row_that_was_changed_taken_out_or_moved_does_not_follow() {
        let whole = rows();
        assert_eq!(follow(&whole, NOTHING_BEFORE), Ok(whole[2].hash));
        assert_eq!(follow(&whole[1..], whole[0].hash), Ok(whole[2].hash), "the oldest may go");
        let mut changed = whole.clone();
        changed[1].fact.account = Some(AccountId([3; 16]));
        assert_eq!(follow(&changed, NOTHING_BEFORE), Err(2));
        let without = [whole[0], whole[2]];
        assert_eq!(follow(&without, NOTHING_BEFORE), Err(3));
        assert_eq!(follow(&[whole[1], whole[0]], whole[0].hash), Err(1));
        assert_eq!(follow(&whole, whole[0].hash), Err(1));
    }

    #[test]
    fn what_is_wrong_is_told_once_and_by_its_name() {
        let whole = rows();
        let breaks = |rows: &[Row]| {
            let mut chain = Chain::after(0, NOTHING_BEFORE);
            rows.iter().filter_map(|row| chain.follow(row).err()).collect::<Vec<_>>()
        };
        assert_eq!(breaks(&whole), []);
        let mut changed = whole.clone();
        changed[0].fact.times = 2;
        assert_eq!(breaks(&changed), [ChainBreak::Changed], "what follows is untouched");
        assert_eq!(breaks(&[whole[0], whole[2]]), [ChainBreak::Missing { from: 2, until: 2 }]);
        assert_eq!(
            breaks(&[whole[0], whole[1], whole[1], whole[2]]),
            [ChainBreak::OutOfOrder { expected: 3 }]
        );
    }

    #[test]
    fn a_chain_ends_where_this_server_signed_and_nowhere_else() {
        let key = SigningKey::from_bytes(&[7; 32]);
        let keys = [Hash32([1; 32]), Hash32(key.verifying_key().to_bytes())];
        let whole = rows();
        let mut chain = Chain::after(0, NOTHING_BEFORE);
        for row in &whole {
            chain.follow(row).unwrap();
        }
        let head = JournalHead::make(3, whole[2].hash, Timestamp(9), &key);
        assert_eq!(chain.ends_at(&head, &keys), Ok(()));
        assert_eq!(chain.ends_at(&head, &keys[..1]), Err(ChainBreak::NotSigned));
        assert_eq!(chain.ends_at(&head, &[]), Err(ChainBreak::NotSigned));
        let shorter = JournalHead::make(2, whole[1].hash, Timestamp(9), &key);
        assert_eq!(chain.ends_at(&shorter, &keys), Err(ChainBreak::OtherEnd { signed: 2, last: 3 }));
    }

    #[test]
    fn a_head_is_signed_for_its_place_and_time() {
        let key = SigningKey::from_bytes(&[7; 32]);
        let public = Hash32(key.verifying_key().to_bytes());
        let head = JournalHead::make(3, rows()[2].hash, Timestamp(9), &key);
        assert!(head.is_signed_by(&public));
        assert!(!JournalHead { number: 4, ..head.clone() }.is_signed_by(&public));
        assert!(!JournalHead { at: Timestamp(8), ..head.clone() }.is_signed_by(&public));
        assert!(!head.is_signed_by(&Hash32([1; 32])));
    }

    #[test]
    fn the_reference_of_a_session_is_not_what_it_is_made_of() {
        let reference = SessionRef::of(&[9; 32]);
        assert_ne!(reference.0, [9; 16]);
        assert_eq!(reference, SessionRef::of(&[9; 32]));
        assert_ne!(reference, SessionRef::of(&[8; 32]));
    }
}
