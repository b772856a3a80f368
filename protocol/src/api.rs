//! What travels between a client and the server. Bodies are deterministic CBOR ([`crate::cbor`]), media type
//! [`CBOR`]; failures are [`crate::problem::Problem`]. Every path is under [`BASE`].
//!
//! | Method and path | Body -> answer |
//! |---|---|
//! | `GET /server` | -> [`ServerInfo`] |
//! | `POST /organisation` | [`Founding`] -> [`SessionOpened`] |
//! | `POST /sessions/opener` | [`OpenerLogin`] -> [`SessionOpened`] |
//! | `POST /sessions/passkey/start` | nothing -> [`PasskeyChallenge`] |
//! | `POST /sessions/passkey/finish` | [`PasskeyAnswer`] -> [`SessionOpened`] |
//! | `GET /sessions/current` | -> [`SessionOpened`] |
//! | `DELETE /sessions/current` | -> 204 |
//! | `PUT /vault` | [`VaultUpdate`] -> [`VaultStored`] |
//! | `POST /passkeys/start` | nothing -> [`PasskeyChallenge`] |
//! | `POST /passkeys/finish` | [`PasskeyEnrolment`] -> [`VaultStored`] |
//! | `GET /openers` | -> [`Openers`] |
//! | `POST /logs` | [`NewLog`] -> [`Appended`] |
//! | `GET /logs` | -> [`Logs`] |
//! | `POST /logs/{log}/entries` | [`Append`], or [`crate::blob::AppendHolding`] -> [`Appended`] |
//! | `GET /logs/{log}/entries?from=&limit=` | -> [`Page`] |
//! | `GET /logs/{log}/receipts/{seq}` | -> [`crate::receipt::Receipt`] |
//! | `POST /logs/{log}/blobs` | [`crate::blob::BlobOffer`] -> [`crate::blob::BlobProgress`] |
//! | `PUT /logs/{log}/blobs/{hash}?offset=` | a part of the bytes, as [`crate::blob::OCTETS`] -> [`crate::blob::BlobProgress`] |
//! | `GET /logs/{log}/blobs/{hash}` | -> the bytes, as [`crate::blob::OCTETS`]; knows `Range` and `If-None-Match` |
//! | `POST /logs/{log}/tallies` | [`crate::tally::NewTally`] -> 204 |
//! | `GET /logs/{log}/tallies` | -> [`crate::tally::Tallies`] |
//! | `PUT /logs/{log}/tallies/{first}/report` | [`crate::tally::NewReport`] -> 204 |
//! | `GET /logs/{log}/tallies/{first}/batch` | -> [`crate::tally::Batch`], for referents |
//! | `POST /logs/{log}/tallies/{first}/count` | [`crate::tally::CountRequest`] -> [`crate::tally::Counted`], for referents |
//! | `DELETE /logs/{log}/tallies/{first}` | -> 204, for referents |
//! | `GET /sync?since=&limit=` | -> a sequence ([`crate::sequence`]) of [`Page`], each at most `limit` entries long, up to one without `more` |
//! | `GET /stream?since=` | WebSocket of [`StreamMessage`], binary frames, server to client only |
//! | `PUT /invitations/{id}` | [`InvitationOffer`] -> 204 |
//! | `DELETE /invitations/{id}` | -> 204 |
//! | `POST /invitations/{id}/open` | [`InvitationKnock`] -> [`InvitationOpened`] |
//! | `POST /invitations/{id}/join` | [`InvitationJoin`] -> [`SessionOpened`] |
//! | `POST /time-stamps` | [`TimeStampRequest`] -> [`TimeStampAnswer`], for workers |
//! | `GET /journal?since=&limit=` | -> [`JournalPage`], for administrators |
//!
//! Each answer to a GET has an `ETag`, except a sequence of several pages; the same again, asked with `If-None-Match`, is 304
//! without a body (RFC 9110, section 13).

use serde::{Deserialize, Serialize};

use crate::{
    AccountId, Bytes, Entry, Hash32, LogId, LogKind, OpenerId, OrgId, Role, Secret32, Timestamp,
    entry::Head,
    journal::{JournalHead, NamedLog, Row},
    receipt::Receipt,
};

/// Media type of every body.
pub const CBOR: &str = "application/cbor";
/// Prefix of every path.
pub const BASE: &str = "/api/v1";
/// Most entries in one append or one page.
pub const MAX_ENTRIES: usize = 500;
/// Wrong codes after which an invitation is burnt.
pub const MAX_WRONG_CODES: u8 = 5;
/// Longest vault, in bytes.
pub const MAX_VAULT: usize = 64 * 1024;
/// Longest page that a client reads, in bytes: one entry of any permitted size and many small ones, with room to spare.
pub const MAX_PAGE: usize = 64 << 20;

/// What anybody may know of a server.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ServerInfo {
    /// Version of the server.
    pub version: String,
    /// The server's clock.
    pub now: Timestamp,
    /// The organisation, once founded.
    pub org: Option<OrgId>,
    /// Ed25519 public key that signs receipts.
    pub receipt_key: Hash32,
}

/// A time stamp to be asked of the authority that the server was given (RFC 3161).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TimeStampRequest {
    /// SHA-256 of what is stamped. It covers a signature, so nobody can try out what it may be of.
    pub digest: Hash32,
    /// Drawn for this request: an older answer is not taken for the one to this.
    pub nonce: u64,
}

/// What came of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TimeStampAnswer {
    /// The token (DER), which the server does not verify; `None` where the service has no authority.
    pub token: Option<Bytes>,
}

/// How an opener opens.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum OpenerKind {
    /// The eight words.
    Words,
    /// A device that was remembered.
    Device,
    /// A passkey.
    Passkey,
}

/// An opener that the server checks by a verifier: eight words or a remembered device.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OpenerRegistration {
    /// Its id, which also names its part of the vault.
    pub id: OpenerId,
    /// Words or device; a passkey is enrolled by its own ceremony.
    pub kind: OpenerKind,
    /// Where to find it at log-in: derived from the words or the device's secret, public once known.
    pub locator: Hash32,
    /// Proof of knowing it; the server keeps its SHA-256.
    pub verifier: Secret32,
}

/// A new account's part, beside the certificate that is in the entries.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Registration {
    /// The account.
    pub account: AccountId,
    /// Its vault, at most [`MAX_VAULT`] bytes; becomes version 1.
    pub vault: Bytes,
    /// Ways to open it, at least one.
    pub openers: Vec<OpenerRegistration>,
}

/// The founding of the organisation, once in the life of a server.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Founding {
    /// The set-up secret that the server printed.
    pub setup: Secret32,
    /// The directory: a Genesis, and what goes right after it.
    pub directory: Vec<Entry>,
    /// The first administrator.
    pub registration: Registration,
}

/// Log-in by words or by a remembered device.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OpenerLogin {
    /// Locator.
    pub locator: Hash32,
    /// Verifier.
    pub verifier: Secret32,
}

/// A session, which the cookie of the same answer carries.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SessionOpened {
    /// The account.
    pub account: AccountId,
    /// Its role.
    pub role: Role,
    /// The directory, for staff.
    pub directory: Option<LogId>,
    /// The opener that was used, where one was.
    pub opener: Option<OpenerId>,
    /// The vault.
    pub vault: Bytes,
    /// Its version.
    pub vault_version: u64,
}

/// Start of a WebAuthn ceremony.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PasskeyChallenge {
    /// JSON of `PublicKeyCredentialCreationOptions` or `PublicKeyCredentialRequestOptions` under `publicKey`
    /// (WebAuthn Level 3), without any PRF input: the client adds its own.
    pub options: String,
}

/// End of a log-in by passkey.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PasskeyAnswer {
    /// JSON of the assertion, without PRF results: the server refuses a body that holds any.
    pub credential: String,
}

/// End of the enrolment of a passkey.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PasskeyEnrolment {
    /// JSON of the attestation, without PRF results.
    pub credential: String,
    /// The new opener.
    pub opener: OpenerId,
    /// The vault with a part for it; `None` where the authenticator has no PRF.
    pub vault: Option<VaultUpdate>,
}

/// Compare-and-swap of the vault, and of the openers with it.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct VaultUpdate {
    /// The version that this one replaces.
    pub replaces: u64,
    /// The new vault.
    pub vault: Bytes,
    /// Openers that are added.
    pub added: Vec<OpenerRegistration>,
    /// Openers that no longer work. At least one must remain.
    pub removed: Vec<OpenerId>,
}

/// The vault was stored.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct VaultStored {
    /// Its new version.
    pub version: u64,
}

/// An opener, as its owner sees it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OpenerInfo {
    /// Its id.
    pub id: OpenerId,
    /// How it opens.
    pub kind: OpenerKind,
    /// Since when.
    pub created: Timestamp,
}

/// The account's openers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Openers {
    /// All of them, oldest first.
    pub openers: Vec<OpenerInfo>,
}

/// A new log: a Genesis, and what goes right after it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NewLog {
    /// At least the Genesis, in order.
    pub entries: Vec<Entry>,
}

/// Compare-and-append: all of it or nothing, at the place that the first entry names.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Append {
    /// Entries of one log, in order, 1 to [`MAX_ENTRIES`].
    pub entries: Vec<Entry>,
}

/// The entries are durable. The same request again gets the same answer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Appended {
    /// One for each entry, in order.
    pub receipts: Vec<Receipt>,
}

/// A log that the account may read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LogInfo {
    /// The log.
    pub log: LogId,
    /// What it is for.
    pub kind: LogKind,
    /// Where it ends.
    pub head: Head,
}

/// The logs that the account may read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Logs {
    /// In no particular order.
    pub logs: Vec<LogInfo>,
}

/// An entry as the server keeps it. Its fields stand in the order of their encoding.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Stored {
    /// The entry.
    pub entry: Entry,
    /// Place among all the entries of this server, increasing, with holes.
    pub position: u64,
    /// When it arrived, by the server's clock.
    pub received: Timestamp,
}

/// Some entries, each log's in order. The fields stand in the order of their encoding.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Page {
    /// Whether there is more already.
    pub more: bool,
    /// Where to go on: the next `since` (`/sync`, `/stream`) or the next `from` (`/logs/{log}/entries`).
    pub next: u64,
    /// The entries.
    pub entries: Vec<Stored>,
}

/// What the server says on the stream.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum StreamMessage {
    /// Entries, in order of position.
    Page(Page),
    /// The client fell behind: read again by `/sync` from the last position it has, the stream goes on from now.
    ReadAgain,
}

/// The inviter names the proof that the invitee will have to give. The `Invite` entry must be in the log already.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct InvitationOffer {
    /// The log that the invitation leads to.
    pub log: LogId,
    /// `HKDF(K, "auth")`; the server keeps its SHA-256.
    pub proof: Secret32,
}

/// The invitee knocks.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct InvitationKnock {
    /// `HKDF(K, "auth")`.
    pub proof: Secret32,
    /// First `seq` wanted of the log.
    pub from: u64,
}

/// The door is open: what the invitee must verify before joining.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct InvitationOpened {
    /// The log.
    pub log: LogId,
    /// Its entries from the `seq` that was asked for.
    pub page: Page,
}

/// The invitee joins. On a conflict nothing has happened: rebase the Join and try again.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct InvitationJoin {
    /// `HKDF(K, "auth")`.
    pub proof: Secret32,
    /// The Join.
    pub entry: Entry,
    /// The new account.
    pub registration: Registration,
}

/// A part of the access journal: rows after a number, oldest first. `since` in the query is a number, not a time.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct JournalPage {
    /// The rows, at most [`crate::journal::MAX_ROWS`].
    pub rows: Vec<Row>,
    /// What the logs that the rows name are for; one that is gone is left out.
    pub logs: Vec<NamedLog>,
    /// Hash of the row before the first of these: they verify against it.
    pub before: Hash32,
    /// Where to go on: the next `since`.
    pub next: u64,
    /// Whether there is more already.
    pub more: bool,
    /// Where the journal ends. Whoever keeps it can tell next time whether the past was rewritten.
    pub head: JournalHead,
    /// For how many days rows are kept.
    pub days: u16,
}
