//! Control entries: signed, readable by the server, judged by [`crate::state::LogState`].

use ed25519_dalek::SigningKey;
use serde::{Deserialize, Serialize};

use crate::{
    AccountId, Bytes, Entry, Hash32, InvitationId, Kind, LogKind, OrgId, Rights, cbor,
    cert::{Chain, SignedCertificate},
    entry::{Body, MAX_BODY},
    invitation::SignedDelegation,
    sign::{self, Namespace, Place, SignError, Unverified},
};

/// Longest control body, in bytes: a change of key seals it to each of those who stay, at most 560 bytes for one, so a
/// directory of 450 people can change its key.
pub const MAX_CONTROL: usize = MAX_BODY;

/// A change of who is in a log, of its key, or of what it keeps.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Control {
    /// The first entry: opens the log with its creator as only member, who manages it.
    Genesis(Genesis),
    /// Adds a member.
    Grant {
        /// The new member, up to the root.
        chain: Chain,
        /// What they may do.
        rights: Rights,
        /// The epoch key, sealed to them.
        sealed_key: Bytes,
    },
    /// Prepares the joining of somebody who has no account yet.
    Invite {
        /// What the invitee may certify.
        delegation: SignedDelegation,
        /// The epoch key, sealed under the invitation's secret.
        sealed_key: Bytes,
    },
    /// The invitee joins. Signed by the new account itself.
    Join {
        /// Issued by the invitation's one-time key.
        certificate: SignedCertificate,
    },
    /// An invitation will not be used.
    Withdraw {
        /// Which.
        invitation: InvitationId,
    },
    /// A member leaves or is made to. Nothing can be sealed until a [`Control::Rotate`] follows.
    Revoke {
        /// Who.
        account: AccountId,
    },
    /// A new epoch. Pending invitations end with the old one.
    Rotate {
        /// The new epoch key sealed to each member that stays: exactly them.
        sealed_keys: Vec<(AccountId, Bytes)>,
        /// The former epoch key sealed under the new one, so that whoever holds the newest reads the past.
        former: Bytes,
    },
    /// The server drops the bodies of these entries and keeps their hashes.
    Erase {
        /// Places of sealed entries, increasing.
        seqs: Vec<u64>,
    },
    /// Nothing more is written here.
    Close,
}

/// How a log begins.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Genesis {
    /// The organisation.
    pub org: OrgId,
    /// What the log is for.
    pub kind: LogKind,
    /// Its creator, up to the root.
    pub creator: Chain,
    /// The key of epoch 0, sealed to the creator.
    pub sealed_key: Bytes,
    /// The root's Ed25519 public key: whoever pinned its fingerprint compares.
    pub root: Hash32,
    /// In the directory alone: the server's receipt keys.
    pub receipt_keys: Vec<Hash32>,
}

impl Control {
    /// Signs this change for its place.
    pub fn to_entry(&self, place: Place, signer: AccountId, key: &SigningKey) -> Entry {
        let body = sign::sign(Namespace::Control, &place.to_bytes(), signer, cbor::to_vec(self), key);
        Entry {
            log: place.log,
            seq: place.seq,
            prev: place.prev,
            kind: Kind::Control,
            epoch: place.epoch,
            body: Body::Present(body.into()),
        }
    }

    /// Reads the change in a control entry, its signature not verified yet.
    ///
    /// # Errors
    /// [`SignError::Malformed`] for an erased, oversized or unreadable body, [`SignError::Content`] for an unknown change.
    pub fn peek(entry: &Entry) -> Result<(Self, Unverified), SignError> {
        let body = entry.body().filter(|b| b.len() <= MAX_CONTROL).ok_or(SignError::Malformed)?;
        let message = Unverified::parse(body)?;
        let control = cbor::from_slice(message.peek())?;
        Ok((control, message))
    }
}
