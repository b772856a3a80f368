//! How much may be kept: bytes of one log, bytes of the database, attachments among both.
//!
//! The rule needs no author: what is refused is one more sealed entry in a log that is full, or anywhere once the database is,
//! and a new log then. Changes of who may read, and erasures, always pass: safety does not wait for room.
//!
//! A log's bytes are summed once and then counted along; the count is believed only while the log ends where it was left,
//! so another node's writing is noticed. The database's size is asked for at most once a second. What attachments take is
//! counted where they come in.

use std::{collections::HashMap, sync::Arc};

use tdu_protocol::{EntryHash, Kind, LogId, Timestamp, entry::Head};

use super::{Write, WriteError, plan::Touched};
use crate::{
    blobs::Weights,
    config::Limits,
    ledger::Ledger,
    store::{Commit, NewEntry, Store},
};

/// Logs whose bytes are remembered.
const REMEMBERED: usize = 8_192;
/// For how long a size of the database is believed.
const BELIEVED_MS: u64 = 1_000;

/// What is known of the bytes kept.
pub(super) struct Quotas {
    log_bytes: Option<u64>,
    total_bytes: Option<u64>,
    entry_bytes: u64,
    logs: HashMap<LogId, Known>,
    /// Added to logs by the batch that is being judged.
    pending: HashMap<LogId, u64>,
    database: Option<(Timestamp, u64)>,
    blobs: Arc<Weights>,
}

/// Bytes of a log whose last entry has this place.
#[derive(Clone, Copy)]
struct Known {
    next: u64,
    hash: EntryHash,
    bytes: u64,
}

impl Quotas {
    pub(super) fn new(limits: &Limits, blobs: Arc<Weights>) -> Self {
        Self {
            log_bytes: limits.log_bytes,
            total_bytes: limits.total_bytes,
            entry_bytes: limits.entry_bytes as u64,
            logs: HashMap::new(),
            pending: HashMap::new(),
            database: None,
            blobs,
        }
    }

    /// Begins to judge a batch.
    pub(super) fn begin(&mut self) {
        self.pending.clear();
    }

    /// Whether there is room for a request. Whether it is allowed at all is not told here: who may not write, or sends again
    /// what is there already, gets the answer that belongs to that.
    pub(super) async fn admit(
        &mut self,
        write: &Write,
        now: Timestamp,
        store: &Arc<dyn Store>,
        ledger: &Ledger,
    ) -> Result<(), WriteError> {
        match write {
            Write::Append { by, entries, .. } => {
                let bytes = sealed_bytes(entries);
                let (Some(first), true) = (entries.first(), bytes > 0) else { return Ok(()) };
                if self.log_bytes.is_none() && self.total_bytes.is_none() {
                    return Ok(());
                }
                let log = first.entry.log;
                let Some(state) = ledger.state(log).await? else { return Ok(()) };
                if !state.may_write(*by) || first.entry.seq < state.head().next {
                    return Ok(());
                }
                self.room_in_database(bytes, now, store).await?;
                self.room_in_log(log, state.head(), bytes, store).await
            }
            Write::Open { entries, .. } => {
                let bytes = entries.iter().map(body_bytes).sum();
                self.room_in_database(bytes, now, store).await
            }
            Write::Found { .. } | Write::Join { .. } => Ok(()),
        }
    }

    /// Counts what was written.
    pub(super) fn written(&mut self, commit: &Commit, touched: &[Touched]) {
        let all: u64 = commit.entries.iter().map(body_bytes).sum();
        if let Some((_, bytes)) = &mut self.database {
            *bytes = bytes.saturating_add(all);
        }
        for touched in touched {
            let (log, head) = (touched.after.log(), touched.after.head());
            if commit.erased.iter().any(|(erased, _)| *erased == log) {
                self.logs.remove(&log);
            } else if let Some(known) = self.logs.get_mut(&log) {
                let added: u64 = commit.entries[touched.range.clone()].iter().map(body_bytes).sum();
                *known = Known { next: head.next, hash: head.hash, bytes: known.bytes.saturating_add(added) };
            }
        }
    }

    async fn room_in_log(
        &mut self,
        log: LogId,
        head: Head,
        bytes: u64,
        store: &Arc<dyn Store>,
    ) -> Result<(), WriteError> {
        let Some(limit) = self.log_bytes else { return Ok(()) };
        let pending = self.pending.get(&log).copied().unwrap_or(0).saturating_add(bytes);
        let beside = self.blobs.of(log).saturating_add(pending);
        // A log that could not be full even if each entry were as long as one may be needs no sum.
        if head.next.saturating_mul(self.entry_bytes).saturating_add(beside) > limit {
            let kept = self.bytes_of(log, head, store).await?;
            if kept.saturating_add(beside) > limit {
                return Err(WriteError::LogFull);
            }
        }
        self.pending.insert(log, pending);
        Ok(())
    }

    async fn bytes_of(&mut self, log: LogId, head: Head, store: &Arc<dyn Store>) -> Result<u64, WriteError> {
        if let Some(known) = self.logs.get(&log)
            && (known.next, known.hash) == (head.next, head.hash)
        {
            return Ok(known.bytes);
        }
        let bytes = store.weight(Some(log)).await?;
        if self.logs.len() >= REMEMBERED {
            self.logs.clear();
        }
        self.logs.insert(log, Known { next: head.next, hash: head.hash, bytes });
        Ok(bytes)
    }

    async fn room_in_database(
        &mut self,
        bytes: u64,
        now: Timestamp,
        store: &Arc<dyn Store>,
    ) -> Result<(), WriteError> {
        let Some(limit) = self.total_bytes else { return Ok(()) };
        let kept = match self.database {
            Some((at, kept)) if at <= now && now.since(at) < BELIEVED_MS => kept,
            _ => {
                let kept = store.weight(None).await?;
                self.database = Some((now, kept));
                kept
            }
        };
        let kept = kept.saturating_add(self.blobs.total());
        if kept.saturating_add(bytes) > limit { Err(WriteError::StorageFull) } else { Ok(()) }
    }
}

fn body_bytes(new: &NewEntry) -> u64 {
    new.entry.body().map_or(0, |body| body.len() as u64)
}

/// Bytes of the sealed entries; a request that only changes who may read has none.
fn sealed_bytes(entries: &[NewEntry]) -> u64 {
    entries.iter().filter(|new| new.entry.kind == Kind::Sealed).map(body_bytes).sum()
}
