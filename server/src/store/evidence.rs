//! What the database holds, row by row and as it is: for whoever has to find out whether it still makes sense.
//!
//! Invariant: nothing here is interpreted, repaired or hidden. A column may hold anything that its type allows.

use async_trait::async_trait;
use sqlx::{ColumnIndex, Decode, FromRow, Row, Type};

use super::Stored;

/// Writes each row's shape down, and how it is read: column by column, by name, from either database.
///
/// `derive(sqlx::FromRow)` does the same, and has Cargo compile sqlx and both drivers a second time for it.
macro_rules! rows {
    ($($(#[$about:meta])* pub struct $Row:ident { $($(#[$what:meta])* pub $column:ident: $Type:ty,)+ })+) => {$(
        $(#[$about])*
        #[derive(Clone, Debug, PartialEq, Eq)]
        pub struct $Row { $($(#[$what])* pub $column: $Type,)+ }

        impl<'r, R: Row> FromRow<'r, R> for $Row
        where
            &'static str: ColumnIndex<R>,
            i64: Decode<'r, R::Database> + Type<R::Database>,
            String: Decode<'r, R::Database> + Type<R::Database>,
            Vec<u8>: Decode<'r, R::Database> + Type<R::Database>,
        {
            fn from_row(row: &'r R) -> Result<Self, sqlx::Error> {
                Ok(Self { $($column: row.try_get(stringify!($column))?,)+ })
            }
        }
    )+};
}

rows! {
    /// A log's row.
    pub struct LogRow {
        /// Its id.
        pub id: Vec<u8>,
        /// Its kind, by name.
        pub kind: String,
        /// Number of entries.
        pub head_next: i64,
        /// Hash of the last entry.
        pub head_hash: Vec<u8>,
    }

    /// An entry's row.
    pub struct EntryRow {
        /// Place among all entries.
        pub position: i64,
        /// Place in its log.
        pub seq: i64,
        /// 0 control, 1 sealed.
        pub kind: i64,
        /// Epoch.
        pub epoch: i64,
        /// Hash of the entry before.
        pub prev: Vec<u8>,
        /// Hash of this one.
        pub hash: Vec<u8>,
        /// SHA-256 of the body.
        pub body_hash: Vec<u8>,
        /// The body; `None` once erased.
        pub body: Option<Vec<u8>>,
    }

    /// A member's row.
    pub struct MemberRow {
        /// Who.
        pub account: Vec<u8>,
        /// Rights, by name.
        pub rights: String,
        /// Position of the entry that let them in.
        pub since: i64,
        /// Position of the entry that put them out.
        pub until: Option<i64>,
    }

    /// An account's row.
    pub struct AccountRow {
        /// Its id.
        pub id: Vec<u8>,
        /// Its role, by name.
        pub role: String,
        /// When it was closed.
        pub closed: Option<i64>,
        /// How many vaults it has: one.
        pub vaults: i64,
    }

    /// A blob's row.
    pub struct BlobRow {
        /// The log.
        pub log: Vec<u8>,
        /// SHA-256 of the bytes.
        pub hash: Vec<u8>,
        /// Where the bytes are.
        pub name: Vec<u8>,
        /// Bytes in all.
        pub size: i64,
        /// Bytes that arrived.
        pub received: i64,
        /// How many entries hold it.
        pub holds: i64,
    }

    /// An entry that holds a blob.
    pub struct HoldRow {
        /// The log.
        pub log: Vec<u8>,
        /// The entry's place.
        pub seq: i64,
        /// The blob's hash.
        pub blob: Vec<u8>,
    }

    /// A window of check-ins or of weekly reports.
    pub struct TallyRow {
        /// The log whose workers are counted.
        pub log: Vec<u8>,
        /// First week.
        pub first: i64,
        /// What opened it, signed.
        pub opening: Vec<u8>,
        /// 32 bytes; none once it is over.
        pub secret: Vec<u8>,
        /// When it ends, in milliseconds.
        pub closes: i64,
        /// When its reports go whatever happened, in milliseconds.
        pub forgotten: i64,
        /// Digest of the one request to count that was answered.
        pub counted: Option<Vec<u8>>,
        /// When its reports went.
        pub over: Option<i64>,
    }

    /// A report for a window.
    pub struct TallyReportRow {
        /// Whose.
        pub account: Vec<u8>,
        /// Signed.
        pub statement: Vec<u8>,
        /// The server's share.
        pub leader: Vec<u8>,
    }

    /// A report whose window is not there.
    pub struct LooseReportRow {
        /// The log that it names.
        pub log: Vec<u8>,
        /// The first week that it names.
        pub first: i64,
        /// Whose.
        pub account: Vec<u8>,
    }

    /// A row of the access journal.
    pub struct JournalRow {
        /// Place, from 1.
        pub number: i64,
        /// When, in milliseconds.
        pub at: i64,
        /// What happened, by name.
        pub what: String,
        /// Who.
        pub account: Option<Vec<u8>>,
        /// Which log.
        pub log: Option<Vec<u8>>,
        /// One-way reference of the session.
        pub session: Option<Vec<u8>>,
        /// How often.
        pub times: i64,
        /// Hash of this row and of all before it.
        pub hash: Vec<u8>,
    }

    /// A signed head of the access journal.
    pub struct JournalHeadRow {
        /// The last row that it covers.
        pub number: i64,
        /// That row's hash.
        pub hash: Vec<u8>,
        /// When it was signed.
        pub at: i64,
        /// Ed25519, 64 bytes.
        pub signature: Vec<u8>,
    }
}

/// One moment of a database: what is read together belongs together, whatever is written meanwhile.
#[async_trait]
pub trait Evidence: Send {
    /// What the database finds wrong with itself, in its own words; empty when all is well.
    async fn complaints(&mut self) -> Stored<Vec<String>>;
    /// Migrations that this program knows and the database has not had.
    async fn missing_migrations(&mut self) -> Stored<Vec<String>>;
    /// A setting.
    async fn setting(&mut self, name: &'static str) -> Stored<Option<Vec<u8>>>;
    /// Organisation, root and directory, once founded.
    async fn organisation(&mut self) -> Stored<Option<(Vec<u8>, Vec<u8>, Vec<u8>)>>;
    /// Every log.
    async fn logs(&mut self) -> Stored<Vec<LogRow>>;
    /// Entries of a log from a place on, in order, at most `limit`.
    async fn entries(&mut self, log: &[u8], from: i64, limit: i64) -> Stored<Vec<EntryRow>>;
    /// Number of all entries, whatever their log.
    async fn count_entries(&mut self) -> Stored<i64>;
    /// Members of a log, past ones too, by account.
    async fn members(&mut self, log: &[u8]) -> Stored<Vec<MemberRow>>;
    /// Every account.
    async fn accounts(&mut self) -> Stored<Vec<AccountRow>>;
    /// Every blob, by log.
    async fn blobs(&mut self) -> Stored<Vec<BlobRow>>;
    /// Holds of entries that are not there, are not sealed, or whose body was erased.
    async fn loose_holds(&mut self) -> Stored<Vec<HoldRow>>;
    /// Names of the bytes that are to be removed.
    async fn discarded(&mut self) -> Stored<Vec<Vec<u8>>>;
    /// Every window, by log and number.
    async fn tallies(&mut self) -> Stored<Vec<TallyRow>>;
    /// Reports of a window after an account, by account, at most `limit`.
    async fn tally_reports(
        &mut self,
        log: &[u8],
        first: i64,
        after: &[u8],
        limit: i64,
    ) -> Stored<Vec<TallyReportRow>>;
    /// Reports whose window is not there.
    async fn loose_reports(&mut self) -> Stored<Vec<LooseReportRow>>;
    /// Rows of the access journal after a number, in order, at most `limit`.
    async fn journal(&mut self, after: i64, limit: i64) -> Stored<Vec<JournalRow>>;
    /// Signed heads of the access journal, in order.
    async fn journal_heads(&mut self) -> Stored<Vec<JournalHeadRow>>;
    /// Lets the moment go.
    async fn close(self: Box<Self>);
}
