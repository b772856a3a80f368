//! Delegation: an inviter's word that a one-time key may certify one account, of one role, before a date.

use serde::{Deserialize, Serialize};

use crate::{
    AccountId, Hash32, InvitationId, LogId, OrgId, Role, Timestamp,
    sign::{Namespace, Signed, SignedMessage},
};

/// Longest life of an invitation, in milliseconds: 14 days.
pub const MAX_LIFE: u64 = 14 * Timestamp::DAY;

/// What the inviter signs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Delegation {
    /// The organisation.
    pub org: OrgId,
    /// The invitation.
    pub invitation: InvitationId,
    /// The log that it leads to.
    pub log: LogId,
    /// Ed25519 public key derived from the link's secret and the code (see `docs/PROTOCOL.md`).
    pub one_time: Hash32,
    /// The role that may be certified, and no other.
    pub role: Role,
    /// The inviter.
    pub by: AccountId,
    /// After this instant no certificate may be issued under it.
    pub expires: Timestamp,
}

impl SignedMessage for Delegation {
    const NAMESPACE: Namespace = Namespace::Delegation;
}

/// A delegation signed by its inviter.
pub type SignedDelegation = Signed<Delegation>;
