//! What is wrong, and where.

use std::fmt;

use serde::Serialize;
use tdu_protocol::tally::REPORT_WINDOWS;

/// Where something is wrong.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Where {
    /// The file or the database as a whole.
    Database,
    /// A setting, by name.
    Setting(String),
    /// The organisation's row.
    Organisation,
    /// A log, by id.
    Log(String),
    /// A log and a place in it.
    Entry(String, i64),
    /// An account, by id.
    Account(String),
    /// A log and the hash of an attachment of it.
    Blob(String, String),
    /// A window of check-ins or of weekly reports, by log and number.
    Tally(String, i64),
    /// A report for one: log, first week, account.
    TallyReport(String, i64, String),
    /// Something that lies with the attachments.
    Stray(String),
    /// The access journal.
    Journal,
    /// A row of it.
    JournalRow(i64),
}

/// What is wrong, for programs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    /// The database complains about itself.
    Database,
    /// Something cannot be read.
    Unreadable,
    /// The tables are of an older version.
    OldVersion,
    /// The organisation's row is wrong.
    Organisation,
    /// The receipt key is wrong.
    ReceiptKey,
    /// An identifier, a digest or a name is not one.
    Malformed,
    /// An entry is missing.
    Missing,
    /// An entry does not follow the one before.
    Broken,
    /// An entry's hash is not its own.
    Hash,
    /// A body is not the one that was written.
    Body,
    /// A body is gone that nobody erased, or is there though it was erased.
    Erasure,
    /// An entry breaks the rules of its log.
    Refused,
    /// Positions among all entries are not in order.
    Position,
    /// A log's row does not say where the log ends, or what it is.
    Head,
    /// The table of members is not what the log says.
    Members,
    /// An account is not what the logs say.
    Account,
    /// An attachment is not there, not what it should be, or not held as it should be.
    Blob,
    /// Bytes lie with the attachments and belong to none.
    Stray,
    /// A window of check-ins or weekly reports, or a report for one is not what was signed, or is there though it should be gone.
    Tally,
    /// The journal's chain or its signature does not hold.
    Journal,
}

/// One thing that is wrong.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Finding {
    /// Where.
    #[serde(rename = "where")]
    pub place: Where,
    /// What, for programs.
    pub kind: Kind,
    /// What, for people.
    pub text: String,
}

impl fmt::Display for Where {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Database => f.write_str("database"),
            Self::Setting(name) => write!(f, "setting {name}"),
            Self::Organisation => f.write_str("organisation"),
            Self::Log(log) => write!(f, "log {log}"),
            Self::Entry(log, seq) => write!(f, "log {log}, entry {seq}"),
            Self::Account(account) => write!(f, "account {account}"),
            Self::Blob(log, hash) => write!(f, "log {log}, attachment {hash}"),
            Self::Tally(log, number) => write!(f, "log {log}, {}", window(*number)),
            Self::TallyReport(log, number, account) => {
                write!(f, "log {log}, {}, report of account {account}", window(*number))
            }
            Self::Stray(name) => write!(f, "attachments, {name}"),
            Self::Journal => f.write_str("access journal"),
            Self::JournalRow(number) => write!(f, "access journal, row {number}"),
        }
    }
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.place, self.text)
    }
}

fn window(number: i64) -> String {
    match number - i64::from(REPORT_WINDOWS) {
        week @ 0.. => format!("window of the weekly reports of week {week}"),
        _ => format!("window of check-ins from week {number}"),
    }
}
