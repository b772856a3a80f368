//! Whether what the database holds still makes sense: every chain, who is where, who is what, attachments,
//! windows of check-ins and reports, the journal.
//!
//! Invariant: nothing is repaired or written. Invariant: damage is a finding, never a panic and never the end of the
//! examination.

mod accounts;
mod blobs;
mod finding;
mod journal;
mod log;
mod tallies;
#[cfg(test)]
mod tests;

use std::collections::{BTreeMap, BTreeSet};

use ed25519_dalek::SigningKey;
use serde::Serialize;
use tdu_protocol::{AccountId, Hash32, LogId, LogKind, LogState, Role, cert::org_of_root};
use zeroize::Zeroizing;

use crate::store::{Evidence, StoreError};

pub use blobs::{Suspect, examine_bytes};
pub use finding::{Finding, Kind, Where};
pub use journal::{Chain as JournalChain, Link as JournalLink};

/// Findings that are listed; a ruined database has millions.
const LISTED: usize = 500;

/// What an examination found.
#[derive(Debug, Default, Serialize)]
pub struct Report {
    /// Logs that were examined.
    pub logs: u64,
    /// Entries in them.
    pub entries: u64,
    /// Of these, entries whose body was erased.
    pub erased: u64,
    /// Accounts.
    pub accounts: u64,
    /// Attachments that are complete.
    pub blobs: u64,
    /// Windows of check-ins.
    pub tallies: u64,
    /// Reports for them that are not gone.
    pub tally_reports: u64,
    /// Rows of the access journal.
    pub journal: u64,
    /// Where each log ends, to compare with another examination: SHA-256 over ids and heads in order of id.
    pub heads: String,
    /// What is wrong, the first few hundred of it.
    pub findings: Vec<Finding>,
    /// Findings that are not listed.
    pub more: u64,
}

impl Report {
    /// Adds what was found elsewhere.
    pub fn add(&mut self, finding: Finding) {
        self.note(finding.place, finding.kind, finding.text);
    }

    /// Whether nothing is wrong.
    pub fn is_sound(&self) -> bool {
        self.findings.is_empty()
    }

    fn note(&mut self, place: Where, kind: Kind, text: impl Into<String>) {
        if self.findings.len() < LISTED {
            self.findings.push(Finding { place, kind, text: text.into() });
        } else {
            self.more += 1;
        }
    }

    /// Notes that something could not even be read.
    fn unreadable(&mut self, place: Where, error: &StoreError) {
        self.note(place, Kind::Unreadable, format!("it cannot be read: {error}"));
    }
}

/// What all logs together say about accounts.
#[derive(Default)]
struct People {
    /// Certified roles.
    roles: BTreeMap<AccountId, Role>,
    /// Who was put out of the directory.
    out: Vec<AccountId>,
    /// Accounts that are closed, as the database says.
    closed: BTreeSet<AccountId>,
    /// The organisation's directory, if it could be followed to its end.
    directory: Option<LogState>,
    /// Whether a log could not be followed to its end: what it would have said is not known.
    incomplete: bool,
}

/// Where to lead back to.
struct Ground {
    root: Hash32,
    directory: LogId,
    receipt_key: Option<Hash32>,
}

/// Examines one moment of a database.
pub async fn examine(evidence: &mut dyn Evidence) -> Report {
    let mut report = Report::default();
    match evidence.complaints().await {
        Ok(complaints) => {
            for complaint in complaints {
                report.note(Where::Database, Kind::Database, complaint);
            }
        }
        Err(error) => report.unreadable(Where::Database, &error),
    }
    let mut is_old = false;
    match evidence.missing_migrations().await {
        Ok(missing) if !missing.is_empty() => {
            is_old = true;
            let text = format!(
                "its tables are of an older version (missing: {}); start this server on it once, then check again",
                missing.join(", ")
            );
            report.note(Where::Database, Kind::OldVersion, text);
        }
        Ok(_) => {}
        Err(error) => report.unreadable(Where::Database, &error),
    }
    let receipt_key = receipt_key(evidence).await;
    if let Err(text) = &receipt_key {
        report.note(Where::Setting(String::from("receipt-key")), Kind::ReceiptKey, text.as_str());
    }
    let receipt_key = receipt_key.ok();
    let ground = ground(evidence, receipt_key, &mut report).await;
    let mut people = People::default();
    log::examine_all(evidence, ground.as_ref(), &mut people, &mut report).await;
    accounts::examine(evidence, &people, &mut report).await;
    // An older database has no such tables, which was said.
    if !is_old {
        blobs::examine(evidence, &mut report).await;
        tallies::examine(evidence, people.directory.as_ref(), &mut report).await;
    }
    journal::examine(evidence, receipt_key, &mut report).await;
    report
}

/// Public half of the key that signs receipts and the journal's ends.
///
/// # Errors
/// A sentence about the key.
pub async fn receipt_key(evidence: &mut dyn Evidence) -> Result<Hash32, String> {
    let seed =
        evidence.setting("receipt-key").await.map_err(|error| format!("it cannot be read: {error}"))?;
    let seed = Zeroizing::new(seed.ok_or("the key that signs receipts is missing")?);
    let seed = <&[u8; 32]>::try_from(seed.as_slice())
        .map_err(|_| String::from("the key that signs receipts is not 32 bytes long"))?;
    Ok(Hash32(SigningKey::from_bytes(seed).verifying_key().to_bytes()))
}

async fn ground(
    evidence: &mut dyn Evidence,
    receipt_key: Option<Hash32>,
    report: &mut Report,
) -> Option<Ground> {
    let place = Where::Organisation;
    let (org, root, directory) = match evidence.organisation().await {
        Ok(found) => found?,
        Err(error) => {
            report.unreadable(place, &error);
            return None;
        }
    };
    let (Ok(root), Ok(directory)) = (<[u8; 32]>::try_from(root), <[u8; 16]>::try_from(directory)) else {
        report.note(place, Kind::Organisation, "its root key or its directory's id is cut short");
        return None;
    };
    let root = Hash32(root);
    if org != org_of_root(&root).0 {
        report.note(place.clone(), Kind::Organisation, "its id does not come from its root key");
    }
    match evidence.setting("setup").await {
        Ok(None) => {}
        Ok(Some(_)) => {
            report.note(place, Kind::Organisation, "it is founded, and yet the set-up link still counts");
        }
        Err(error) => report.unreadable(Where::Setting(String::from("setup")), &error),
    }
    Some(Ground { root, directory: LogId(directory), receipt_key })
}

impl Ground {
    /// The root and the directory of this organisation, as the directory itself must say.
    fn compare(&self, state: &LogState, report: &mut Report) {
        let is_directory = state.kind() == LogKind::Directory;
        if is_directory != (state.log() == self.directory) {
            let text = "the organisation's directory and this log do not name each other";
            report.note(Where::Log(state.log().to_string()), Kind::Organisation, text);
        }
        if let Some(key) = self.receipt_key.filter(|key| is_directory && !state.receipt_keys().contains(key))
        {
            let text = format!("the directory does not name the key that signs receipts ({key})");
            report.note(Where::Setting(String::from("receipt-key")), Kind::ReceiptKey, text);
        }
    }
}
