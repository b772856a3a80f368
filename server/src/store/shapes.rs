//! What goes into the store and what comes out.

use std::sync::Arc;

use tdu_protocol::{
    AccountId, Entry, EntryHash, Hash32, InvitationId, LogId, LogKind, OpenerId, OrgId, Rights, Role,
    Timestamp, api::OpenerKind, blob::Hold, entry::Head,
};

/// The organisation that this server serves.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Organisation {
    /// Its id.
    pub org: OrgId,
    /// Ed25519 public key of its root.
    pub root: Hash32,
    /// Its directory.
    pub directory: LogId,
}

/// An account.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Account {
    /// Its certified role.
    pub role: Role,
    /// What authenticators know it by.
    pub user_handle: [u8; 16],
    /// Whether the directory put it out.
    pub closed: bool,
}

/// A vault.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Vault {
    /// Version, from 1.
    pub version: u64,
    /// Opaque bytes.
    pub sealed: Vec<u8>,
}

/// A way to open a vault, on its way in.
#[derive(Clone, Debug)]
pub struct NewOpener {
    /// Its id.
    pub id: OpenerId,
    /// How it opens.
    pub kind: OpenerKind,
    /// What the server checks.
    pub unlock: Unlock,
}

/// What the server checks when an opener is used.
#[derive(Clone, Debug)]
pub enum Unlock {
    /// Words or device.
    Verifier {
        /// Where log-in finds it.
        locator: Hash32,
        /// SHA-256 of the verifier.
        hash: [u8; 32],
    },
    /// A passkey.
    Passkey {
        /// Id of the credential.
        credential_id: Vec<u8>,
        /// JSON of the passkey.
        passkey: String,
    },
}

/// Words or device, found by locator.
#[derive(Clone, Debug)]
pub struct Verifier {
    /// Whose.
    pub account: AccountId,
    /// Their role.
    pub role: Role,
    /// The opener.
    pub opener: OpenerId,
    /// SHA-256 of the verifier.
    pub hash: Vec<u8>,
    /// Since when the account is put out of the organisation.
    pub closed: Option<Timestamp>,
}

/// A passkey, found by the id of its credential.
#[derive(Clone, Debug)]
pub struct Passkey {
    /// Whose.
    pub account: AccountId,
    /// Their role.
    pub role: Role,
    /// What their authenticators know them by.
    pub user_handle: [u8; 16],
    /// The opener.
    pub opener: OpenerId,
    /// JSON of the passkey.
    pub passkey: String,
    /// Since when the account is put out of the organisation.
    pub closed: Option<Timestamp>,
}

/// A change of a vault and of what opens it.
#[derive(Clone, Debug)]
pub struct VaultChange {
    /// Whose.
    pub account: AccountId,
    /// The new vault and the version that it replaces; `None` leaves it alone.
    pub vault: Option<(u64, Vec<u8>)>,
    /// Openers that come.
    pub added: Vec<NewOpener>,
    /// Openers that go, with the sessions that they opened, except the one below.
    pub removed: Vec<OpenerId>,
    /// The session that asks: it stays.
    pub session: [u8; 32],
    /// When.
    pub now: Timestamp,
}

/// What became of a [`VaultChange`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum VaultOutcome {
    /// Stored; the vault's version.
    Stored(u64),
    /// The vault is at another version already. Nothing changed.
    Moved,
    /// A removed opener is not one of this account's. Nothing changed.
    UnknownOpener,
    /// No opener would remain. Nothing changed.
    NoneLeft,
}

/// A new session.
#[derive(Clone, Copy, Debug)]
pub struct NewSession {
    /// SHA-256 of its token.
    pub token_hash: [u8; 32],
    /// Whose.
    pub account: AccountId,
    /// What opened it.
    pub opener: Option<OpenerId>,
    /// When.
    pub now: Timestamp,
    /// Until when.
    pub expires: Timestamp,
}

/// A session that holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Session {
    /// Whose.
    pub account: AccountId,
    /// Their role.
    pub role: Role,
    /// What opened it.
    pub opener: Option<OpenerId>,
    /// Last sign of life, coarse.
    pub last_seen: Timestamp,
    /// When it ends unless it is used.
    pub expires: Timestamp,
}

/// A WebAuthn ceremony under way.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ceremony {
    /// Whose enrolment; `None` for a log-in.
    pub account: Option<AccountId>,
    /// JSON of its state.
    pub state: String,
}

/// An invitation, on its way in.
#[derive(Clone, Copy, Debug)]
pub struct NewInvitation {
    /// Its id.
    pub id: InvitationId,
    /// The log that it leads to.
    pub log: LogId,
    /// Who invites.
    pub inviter: AccountId,
    /// SHA-256 of the proof.
    pub proof_hash: [u8; 32],
    /// When.
    pub now: Timestamp,
    /// Until when.
    pub expires: Timestamp,
}

/// An invitation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Invitation {
    /// The log that it leads to.
    pub log: LogId,
    /// Who invites.
    pub inviter: AccountId,
}

/// What a knock at an invitation's door finds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Knock {
    /// The proof is right.
    Right(LogId),
    /// The proof is wrong; this many tries remain.
    Wrong(u8),
    /// Used, withdrawn, expired or burnt.
    Gone,
    /// Never seen.
    Unknown,
}

/// An entry with its digests.
#[derive(Clone, Debug)]
pub struct NewEntry {
    /// The entry, shared by whoever judges, writes and tells it.
    pub entry: Arc<Entry>,
    /// Its hash.
    pub hash: EntryHash,
    /// SHA-256 of its body.
    pub body_hash: Hash32,
}

/// Where an entry stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    /// Place in its log.
    pub seq: u64,
    /// Its hash.
    pub hash: EntryHash,
    /// When it arrived.
    pub received: Timestamp,
}

/// A log that begins.
#[derive(Clone, Copy, Debug)]
pub struct NewLog {
    /// Its id.
    pub log: LogId,
    /// What it is for.
    pub kind: LogKind,
}

/// A log moves on.
#[derive(Clone, Copy, Debug)]
pub struct HeadMove {
    /// The log.
    pub log: LogId,
    /// Where it must end before.
    pub from: Head,
    /// Where it ends after.
    pub to: Head,
}

/// A change of who is in a log, at the entry with this index in [`Commit::entries`].
#[derive(Clone, Copy, Debug)]
pub struct Membership {
    /// Index of the entry that changes it.
    pub at: usize,
    /// The log.
    pub log: LogId,
    /// Who.
    pub account: AccountId,
    /// In with these rights, or out.
    pub rights: Option<Rights>,
}

/// An account, on its way in.
#[derive(Clone, Debug)]
pub struct NewAccount {
    /// Its id.
    pub account: AccountId,
    /// Its certified role.
    pub role: Role,
    /// What authenticators will know it by.
    pub user_handle: [u8; 16],
    /// Version 1 of its vault.
    pub vault: Vec<u8>,
    /// What opens it.
    pub openers: Vec<NewOpener>,
}

/// Everything that becomes true at once.
#[derive(Clone, Debug, Default)]
pub struct Commit {
    /// When.
    pub now: Timestamp,
    /// The founding: also forgets the set-up secret.
    pub organisation: Option<Organisation>,
    /// A new account.
    pub account: Option<NewAccount>,
    /// Logs that begin.
    pub logs: Vec<NewLog>,
    /// Logs that move, each once.
    pub heads: Vec<HeadMove>,
    /// Entries, in order.
    pub entries: Vec<NewEntry>,
    /// Who comes and goes.
    pub members: Vec<Membership>,
    /// Bodies that are dropped, and with each the blobs that no other entry holds.
    pub erased: Vec<(LogId, u64)>,
    /// Entries of this commit that hold blobs of their log; a blob that is not complete is [`super::StoreError::Stale`].
    pub held: Vec<(LogId, Hold)>,
    /// The invitation that is used; it must not have ended.
    pub joined: Option<InvitationId>,
    /// Invitations that end.
    pub ended: Vec<InvitationId>,
    /// Accounts that are put out of the directory: they are closed and their sessions end.
    pub closed: Vec<AccountId>,
}

impl Commit {
    /// Whether entries are added to logs and nothing else changes.
    pub(super) fn only_appends(&self) -> bool {
        let Self {
            now: _,
            heads: _,
            entries: _,
            organisation,
            account,
            logs,
            members,
            erased,
            held,
            joined,
            ended,
            closed,
        } = self;
        organisation.is_none()
            && account.is_none()
            && joined.is_none()
            && logs.is_empty()
            && members.is_empty()
            && erased.is_empty()
            && held.is_empty()
            && ended.is_empty()
            && closed.is_empty()
    }
}
