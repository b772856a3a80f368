//! The state of a log. One machine decides which entry may come next; the server and every client run this code.
//!
//! Invariant: an entry that is refused changes nothing.

mod apply;
mod genesis;
mod refusal;

use std::{collections::BTreeMap, sync::Arc};

pub use refusal::Refusal;

use crate::{
    AccountId, Hash32, InvitationId, LogId, LogKind, OrgId, Rights, Role,
    cert::{Certificate, Chain},
    entry::Head,
    invitation::{Delegation, SignedDelegation},
};

/// Most members that a log may have had. A directory of a large institution fits.
pub const MAX_MEMBERS: usize = 10_000;
/// Most invitations that may be pending in a log.
pub const MAX_PENDING: usize = 500;

/// Somebody who is, or was, in a log.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Member {
    /// Verified up to the root.
    pub certificate: Certificate,
    /// The proof of it, to carry into other logs.
    pub chain: Chain,
    /// What they may do, or could until they left.
    pub rights: Rights,
    /// Place of the entry that let them in.
    pub since: u64,
    /// Place of the entry that put them out.
    pub until: Option<u64>,
}

/// Somebody who was invited and has not joined.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pending {
    /// Verified.
    pub delegation: Delegation,
    /// As it was signed.
    pub signed: SignedDelegation,
    /// Place of the invitation.
    pub seq: u64,
}

/// What a log is after its last entry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LogState {
    log: LogId,
    org: OrgId,
    kind: LogKind,
    root: Hash32,
    receipt_keys: Vec<Hash32>,
    head: Head,
    epoch: u32,
    // Shared by the states before and after an entry that leaves them alone, as nearly all do: copying a state is cheap.
    members: Arc<BTreeMap<AccountId, Member>>,
    pending: Arc<BTreeMap<InvitationId, Pending>>,
    rotation_due: bool,
    closed: bool,
}

/// What an accepted entry changed, for whoever keeps an index.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Change {
    /// A sealed entry, or one that concerns nobody's membership.
    None,
    /// The account is in, with these rights.
    Entered(AccountId, Rights),
    /// The account is out.
    Left(AccountId),
    /// An invitation waits.
    Invited(InvitationId),
    /// The account joined by this invitation.
    Joined(AccountId, Rights, InvitationId),
    /// The invitation ended.
    Withdrawn(InvitationId),
    /// A new epoch; these invitations ended with the old one.
    Rotated(Vec<InvitationId>),
    /// The bodies at these places are to be dropped.
    Erased(Vec<u64>),
    /// The log is closed.
    Closed,
}

impl LogState {
    /// The log.
    pub const fn log(&self) -> LogId {
        self.log
    }

    /// The organisation.
    pub const fn org(&self) -> OrgId {
        self.org
    }

    /// What the log is for.
    pub const fn kind(&self) -> LogKind {
        self.kind
    }

    /// The root that all its certificates lead to: Ed25519 public key.
    pub const fn root(&self) -> &Hash32 {
        &self.root
    }

    /// The server's receipt keys, as the directory names them; empty in any other log.
    pub fn receipt_keys(&self) -> &[Hash32] {
        &self.receipt_keys
    }

    /// Where the log ends.
    pub const fn head(&self) -> Head {
        self.head
    }

    /// The epoch in force.
    pub const fn epoch(&self) -> u32 {
        self.epoch
    }

    /// Whether nothing can be sealed until the key is changed.
    pub const fn rotation_due(&self) -> bool {
        self.rotation_due
    }

    /// Whether nothing more can be written.
    pub const fn is_closed(&self) -> bool {
        self.closed
    }

    /// Everybody who is in now.
    pub fn members(&self) -> impl Iterator<Item = &Member> {
        self.members.values().filter(|m| m.until.is_none())
    }

    /// Everybody who was in once and is not any more.
    pub fn past_members(&self) -> impl Iterator<Item = &Member> {
        self.members.values().filter(|m| m.until.is_some())
    }

    /// Somebody who is in now.
    pub fn member(&self, account: AccountId) -> Option<&Member> {
        self.members.get(&account).filter(|m| m.until.is_none())
    }

    /// Somebody who was in once and is not any more.
    pub fn past_member(&self, account: AccountId) -> Option<&Member> {
        self.members.get(&account).filter(|m| m.until.is_some())
    }

    /// Somebody who was in when the entry at `seq` was written.
    pub fn member_at(&self, account: AccountId, seq: u64) -> Option<&Member> {
        self.members.get(&account).filter(|m| m.since < seq && m.until.is_none_or(|until| seq < until))
    }

    /// Everybody who was in when the entry at `seq` was written, by their accounts.
    pub fn members_at(&self, seq: u64) -> impl Iterator<Item = &Member> {
        self.members.values().filter(move |m| m.since < seq && m.until.is_none_or(|until| seq < until))
    }

    /// Invitations that wait.
    pub fn pending(&self) -> impl Iterator<Item = &Pending> {
        self.pending.values()
    }

    /// One invitation that waits.
    pub fn invitation(&self, id: InvitationId) -> Option<&Pending> {
        self.pending.get(&id)
    }

    /// Whether the account may read.
    pub fn may_read(&self, account: AccountId) -> bool {
        self.member(account).is_some()
    }

    /// Whether the account may write sealed entries.
    pub fn may_write(&self, account: AccountId) -> bool {
        self.member(account).is_some_and(|m| m.rights >= Rights::Write)
    }

    fn manager(&self, account: AccountId) -> Result<&Member, Refusal> {
        let member = self.member(account).ok_or(Refusal::NotMember)?;
        if member.rights == Rights::Manage { Ok(member) } else { Err(Refusal::NotAllowed) }
    }

    /// Whether a member of role `by` may put out a member of role `of`.
    fn may_revoke(&self, by: Role, of: Role) -> bool {
        match self.kind {
            LogKind::Directory => by.may_certify(of),
            LogKind::Personal => false,
            _ => true,
        }
    }
}
