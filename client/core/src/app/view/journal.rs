//! The access journal, as an administrator reads it.

use serde::{Deserialize, Serialize};
use tdu_protocol::{
    AccountId, Hash32, LogId, LogKind, Role, Timestamp,
    journal::{SessionRef, What},
};

/// Which part of the access journal, newest first.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct JournalQuestion {
    /// Goes on before what was shown ([`JournalView::older`]); `None` begins at the end.
    pub before: Option<JournalPlace>,
    /// Rows of this account alone.
    pub account: Option<AccountId>,
    /// The first instant of the period.
    pub from: Option<Timestamp>,
    /// The first instant after the period.
    pub until: Option<Timestamp>,
}

/// A place in the journal from which older rows are verified.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct JournalPlace {
    /// Number of a row.
    pub number: u64,
    /// Its hash, as a row after it or the signed end gives it.
    pub hash: Hash32,
}

/// A part of the access journal.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct JournalView {
    /// What was asked for, newest first.
    pub lines: Vec<JournalLine>,
    /// Where to go on; `None` where nothing older can be an answer.
    pub older: Option<JournalPlace>,
    /// What came of verifying.
    pub chain: JournalChain,
    /// For how many days rows are kept.
    pub days: u16,
}

impl JournalView {
    /// Adds what comes before.
    pub fn add_older(&mut self, older: Self) {
        self.lines.extend(older.lines);
        self.older = older.older;
        self.chain = self.chain.and_older(older.chain);
    }
}

/// What came of verifying every row between two instants, whether it was asked for or not.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct JournalChain {
    /// How many rows.
    pub rows: u64,
    /// When the oldest of them was noted.
    pub from: Option<Timestamp>,
    /// When the newest of them was noted.
    pub until: Option<Timestamp>,
    /// What is wrong first; `None` where the chain holds.
    pub wrong: Option<JournalWrong>,
}

impl JournalChain {
    /// This part and an older one, as one.
    #[must_use]
    pub fn and_older(self, older: Self) -> Self {
        Self {
            rows: self.rows + older.rows,
            from: older.from.or(self.from),
            until: self.until.or(older.until),
            wrong: self.wrong.or(older.wrong),
        }
    }
}

/// What is wrong with the journal, as a person must be told of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum JournalWrong {
    /// Rows were changed, added or taken away around the time that a row gives.
    Altered(Timestamp),
    /// The end is not signed by the server that the directory names.
    NotSigned,
    /// What this device saw earlier, at this time, is not there any more.
    Rewritten(Timestamp),
}

/// A row.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct JournalLine {
    /// Its place in the journal.
    pub number: u64,
    /// When, to the minute.
    pub at: Timestamp,
    /// What happened.
    pub what: What,
    /// Who; `None` where nobody was proven to be anybody.
    pub who: Option<JournalPerson>,
    /// What was opened.
    pub file: Option<JournalFile>,
    /// By which session or invitation.
    pub session: Option<SessionRef>,
    /// How often.
    pub times: u64,
}

/// Whom a row names.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct JournalPerson {
    /// The account.
    pub account: AccountId,
    /// Their name in the directory; empty where it is not known: a beneficiary is not in it.
    pub name: String,
    /// Their role in the directory, while they are in it.
    pub role: Option<Role>,
    /// Whether this is the person who looks.
    pub me: bool,
}

/// What a row says was opened. An administrator knows no more of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct JournalFile {
    /// The log.
    pub log: LogId,
    /// What it is for, by the server's word.
    pub kind: Option<LogKind>,
}
