//! What the server keeps. Handlers see these traits, never SQL; what implements them never sees HTTP.
//!
//! Each method is one transaction: all of it is durable when it returns, or none of it happened.

mod blobs;
mod errors;
mod evidence;
mod journal;
mod migrations;
mod nodes;
#[allow(clippy::duplicate_mod, reason = "what both share is compiled for each, with its own types")]
pub mod postgres;
mod recent;
mod rows;
mod shapes;
mod sheet;
mod sql;
#[allow(clippy::duplicate_mod, reason = "what both share is compiled for each, with its own types")]
pub mod sqlite;
#[cfg(test)]
mod story;
mod tally;
#[cfg(test)]
mod tests;

use std::{path::Path, sync::Arc};

use async_trait::async_trait;
use tdu_protocol::{
    AccountId, Entry, InvitationId, LogId, OpenerId, Timestamp,
    api::{LogInfo, OpenerInfo, Page},
    entry::Head,
};

use crate::config::DatabaseUrl;

pub use blobs::{Begun, Blob, BlobName, BlobStore, Discarded, NewBlob};
pub use evidence::{
    AccountRow, BlobRow, EntryRow, Evidence, HoldRow, JournalHeadRow, JournalRow, LogRow, LooseReportRow,
    MemberRow, TallyReportRow, TallyRow,
};
pub use journal::{JournalEnd, JournalSlice, JournalStore, Sign};
pub use nodes::{Line, Nodes, Reader, Told};
pub use shapes::{
    Account, Ceremony, Commit, HeadMove, Invitation, Knock, Membership, NewAccount, NewEntry, NewInvitation,
    NewLog, NewOpener, NewSession, Organisation, Passkey, Place, Session, Unlock, Vault, VaultChange,
    VaultOutcome, Verifier,
};
pub use sheet::Sheet;

pub use tally::{OpenedTally, Tally, TallyReport, TallyStore};

/// Name of the database in the data folder, where nothing else is chosen.
pub const DATABASE: &str = "tdu.db";

/// Why something could not be stored or read.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// Logs moved under a commit: read their states again. Happens only with several nodes; none is named when the database
    /// only asks to try again.
    #[error("a log moved on during the commit")]
    Stale(Vec<LogId>),
    /// Something that must be unique is taken, or something that must exist does not.
    #[error("an identifier is taken or points nowhere")]
    Taken,
    /// The database cannot be used for the moment: read-only, busy or gone.
    #[error("the database cannot be used: {0}")]
    Unavailable(String),
    /// The database has no room on its disk for what it was given. What it has can still be read.
    #[error("the disk of the database is full: {0}")]
    Full(String),
    /// Anything else: a defect.
    #[error("the database failed: {0}")]
    Failed(String),
}

/// Answer of every method.
pub type Stored<T> = Result<T, StoreError>;

/// All that the server keeps.
pub trait Store:
    ServerStore + LogStore + BlobStore + AccountStore + SessionStore + InvitationStore + JournalStore + TallyStore
{
}
impl<T> Store for T where
    T: ServerStore
        + LogStore
        + BlobStore
        + AccountStore
        + SessionStore
        + InvitationStore
        + JournalStore
        + TallyStore
{
}

/// Opens the database at an address, or without one the file of this name in a folder.
///
/// # Errors
/// [`StoreError`].
pub async fn open(url: Option<&DatabaseUrl>, folder: &Path) -> Stored<Arc<dyn Store>> {
    Ok(match url {
        Some(url) => Arc::new(postgres::PostgresStore::open(url).await?),
        None => Arc::new(sqlite::SqliteStore::open(&folder.join(DATABASE)).await?),
    })
}

/// The server itself and its organisation.
#[async_trait]
pub trait ServerStore: Send + Sync + 'static {
    /// Whether the database answers.
    async fn ping(&self) -> Stored<()>;
    /// The setting of that name; `candidate` becomes it if there is none.
    async fn keep(&self, name: &'static str, candidate: &[u8]) -> Stored<Vec<u8>>;
    /// Replaces the hash of the set-up secret.
    async fn set_setup(&self, hash: &[u8; 32]) -> Stored<()>;
    /// Hash of the set-up secret, until the founding.
    async fn setup(&self) -> Stored<Option<Vec<u8>>>;
    /// The organisation, once founded.
    async fn organisation(&self) -> Stored<Option<Organisation>>;
    /// Bytes of the bodies that a log keeps; without a log, bytes in use in the whole database.
    async fn weight(&self, log: Option<LogId>) -> Stored<u64>;
    /// Ends what has expired: sessions and ceremonies.
    async fn sweep(&self, now: Timestamp) -> Stored<()>;
    /// Logs that nobody can read any more: every account that was ever let in has been closed since `before` at the latest.
    async fn left_behind(&self, before: Timestamp) -> Stored<Vec<LogId>>;
    /// Drops at most `limit` sealed bodies of such a log, and the blobs that they alone held. Returns how many.
    async fn erase_left_behind(&self, log: LogId, now: Timestamp, limit: usize) -> Stored<usize>;
    /// Drops the vaults of accounts that have been closed since `before` at the latest. Returns how many.
    async fn forget_vaults(&self, before: Timestamp) -> Stored<u64>;
    /// The others that may use the same database; `None` if it is for one server alone.
    fn nodes(&self) -> Option<Arc<dyn Nodes>>;
    /// Closes the database; nothing may be asked afterwards.
    async fn close(&self);
}

/// Logs and their entries.
#[async_trait]
pub trait LogStore: Send + Sync + 'static {
    /// Writes all of `commit`; each log must still end where its [`HeadMove`] says. Returns the position of the first
    /// entry, the others follow it without a hole.
    async fn commit(&self, commit: &Commit) -> Stored<u64>;
    /// Where a log ends, if it exists.
    async fn head(&self, log: LogId) -> Stored<Option<Head>>;
    /// All entries of a log from `from`, sealed bodies left out (they count as erased): what a state is made of.
    async fn replay(&self, log: LogId, from: u64) -> Stored<Vec<Entry>>;
    /// Entries of a log from `from`, at most `limit`.
    async fn page(&self, log: LogId, from: u64, limit: usize) -> Stored<Page>;
    /// Positions of the entries that an account may read after position `since`, in order, at most `limit`.
    async fn positions(&self, account: AccountId, since: u64, limit: usize) -> Stored<Vec<u64>>;
    /// Of the entries at these positions, which are in order, those that an account may read.
    async fn news_at(&self, account: AccountId, positions: &[u64]) -> Stored<Sheet>;
    /// Hashes and times of arrival of at most `count` entries from `from`.
    async fn places(&self, log: LogId, from: u64, count: usize) -> Stored<Vec<Place>>;
    /// How many of these places hold sealed entries.
    async fn count_sealed(&self, log: LogId, seqs: &[u64]) -> Stored<usize>;
    /// Logs of an account.
    async fn logs_of(&self, account: AccountId) -> Stored<Vec<LogInfo>>;
    /// Whether an account may read a log.
    async fn may_read(&self, account: AccountId, log: LogId) -> Stored<bool>;
}

/// Accounts, vaults and openers.
#[async_trait]
pub trait AccountStore: Send + Sync + 'static {
    /// An account.
    async fn account(&self, id: AccountId) -> Stored<Option<Account>>;
    /// An account's vault.
    async fn vault(&self, account: AccountId) -> Stored<Option<Vault>>;
    /// Compare-and-swap of the vault together with its openers.
    async fn change_vault(&self, change: &VaultChange) -> Stored<VaultOutcome>;
    /// An account's openers, oldest first.
    async fn openers(&self, account: AccountId) -> Stored<Vec<OpenerInfo>>;
    /// Words or device at a locator.
    async fn verifier(&self, locator: &[u8; 32]) -> Stored<Option<Verifier>>;
    /// A passkey by the id of its credential.
    async fn passkey(&self, credential_id: &[u8]) -> Stored<Option<Passkey>>;
    /// Ids of an account's credentials, so that an authenticator is not enrolled twice.
    async fn credentials(&self, account: AccountId) -> Stored<Vec<Vec<u8>>>;
    /// Keeps a passkey's new counter and flags.
    async fn update_passkey(&self, opener: OpenerId, passkey: &str) -> Stored<()>;
}

/// Sessions and the ceremonies that lead to them.
#[async_trait]
pub trait SessionStore: Send + Sync + 'static {
    /// Opens a session.
    async fn open_session(&self, session: &NewSession) -> Stored<()>;
    /// A session that has not expired, of an account that is open. One that another server ended may still be answered for
    /// two seconds.
    async fn session(&self, token_hash: &[u8; 32], now: Timestamp) -> Stored<Option<Session>>;
    /// Since when the account of a session that has not expired is put out of the organisation, if it is.
    async fn ended(&self, token_hash: &[u8; 32], now: Timestamp) -> Stored<Option<Timestamp>>;
    /// Moves a session's last sign of life and its end.
    async fn touch_session(&self, token_hash: &[u8; 32], now: Timestamp, expires: Timestamp) -> Stored<()>;
    /// Ends a session.
    async fn end_session(&self, token_hash: &[u8; 32]) -> Stored<()>;
    /// Keeps the state of a ceremony.
    async fn put_ceremony(&self, id_hash: &[u8; 32], ceremony: &Ceremony, expires: Timestamp) -> Stored<()>;
    /// Takes the state of a ceremony, once.
    async fn take_ceremony(&self, id_hash: &[u8; 32], now: Timestamp) -> Stored<Option<Ceremony>>;
}

/// Invitations: their joining is part of [`LogStore::commit`].
#[async_trait]
pub trait InvitationStore: Send + Sync + 'static {
    /// Keeps an invitation. The same again changes nothing; another under the same id is [`StoreError::Taken`].
    async fn offer(&self, invitation: &NewInvitation) -> Stored<()>;
    /// Compares a proof and, if it is wrong, counts it, in one step: tries at the same time are all counted.
    async fn knock(&self, id: InvitationId, proof_hash: &[u8; 32], now: Timestamp) -> Stored<Knock>;
    /// An invitation, ended or not.
    async fn invitation(&self, id: InvitationId) -> Stored<Option<Invitation>>;
    /// Ends an invitation.
    async fn end_invitation(&self, id: InvitationId, now: Timestamp) -> Stored<()>;
}

/// The entry's hash beside what is stored of it, computed before the writer's turn.
pub(crate) fn new_entry(entry: Entry) -> NewEntry {
    let body_hash = entry.body.digest();
    NewEntry { hash: entry.hash_over(body_hash), body_hash, entry: Arc::new(entry) }
}
