//! What leaves.

use tdu_protocol::{
    Entry, LogId, LogKind, Timestamp, WriteId,
    api::{Appended, MAX_ENTRIES, Page},
    blob::{Hold, MAX_HOLDS},
};

use super::{Client, Env};
use crate::{
    app::{Failure, FailureKind},
    payload::{Envelope, MAX_ATTACHMENTS, Payload},
    replica::{Replica, Waiting},
    secret::random_id,
};

/// Entries to send: to `POST /logs` if the log is new, else to its entries.
#[derive(Clone, Debug)]
pub struct Outgoing {
    /// The log.
    pub log: LogId,
    /// Whether the server does not have it yet.
    pub is_new: bool,
    /// The entries.
    pub entries: Vec<Entry>,
    /// Which of them hold which attachments: brought to the server before them.
    pub holds: Vec<Hold>,
}

/// What came of a refusal for good.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum GivenUp {
    /// Words: they go on waiting.
    Nothing,
    /// A change of who is in a log: whoever asked for it is to be told.
    Change,
    /// Putting somebody out, or its change of key. Where it was asked for, whoever asked looks whether it is done; where it
    /// follows from the directory, it is tried again.
    PuttingOut,
}

/// Most entries in one request: small enough that a bad network carries it.
const BATCH: usize = 64;
const _: () = assert!(BATCH <= MAX_ENTRIES && BATCH * MAX_ATTACHMENTS <= MAX_HOLDS);

impl Client {
    /// Writes: kept with the next [`Client::take_records`], sent by and by.
    ///
    /// # Errors
    /// [`FailureKind::NotFound`] for a log that is not here, [`FailureKind::NotAllowed`] where this account may not write.
    pub fn write(&mut self, env: &mut Env<'_>, log: LogId, payload: Payload) -> Result<WriteId, Failure> {
        let me = self.account();
        let replica = self.replicas.get(&log).ok_or(FailureKind::NotFound)?;
        if !replica.state().may_write(me) || replica.state().is_closed() {
            return Err(FailureKind::NotAllowed.into());
        }
        let directory = self.logs_of(LogKind::Directory).next().map(|r| r.state().head());
        let envelope = Envelope { id: random_id(env.rng), at: env.now.at, directory, payload };
        let id = envelope.id;
        let number = self.next_number();
        self.keep_write(env, number, log, &envelope);
        if let Some(replica) = self.replicas.get_mut(&log) {
            replica.enqueue(me, number, Waiting::Write(Box::new(envelope)));
        }
        self.note_topic(log);
        Ok(id)
    }

    pub(super) fn next_number(&mut self) -> u64 {
        let number = self.next_waiting;
        self.next_waiting += 1;
        number
    }

    /// The next request to send, if anything waits. Logs that the caller found unwilling a moment ago are passed over.
    pub fn outgoing(&mut self, env: &mut Env<'_>, except: &[LogId]) -> Option<Outgoing> {
        // New logs first: others may speak of them.
        let mut logs: Vec<_> = self.replicas.iter().map(|(log, r)| (r.unborn.is_empty(), *log)).collect();
        logs.sort_unstable();
        let keys = &self.keys;
        for (_, log) in logs.into_iter().filter(|(_, log)| !except.contains(log)) {
            let Some(replica) = self.replicas.get_mut(&log) else { continue };
            let is_new = !replica.unborn.is_empty();
            if let Some(entries) = replica.outgoing(env.rng, keys, BATCH) {
                let holds = replica.holds(&entries);
                return Some(Outgoing { log, is_new, entries, holds });
            }
        }
        None
    }

    /// The server took the entries.
    ///
    /// # Errors
    /// [`FailureKind::HistoryChanged`] if a receipt is not for what was sent, or is not signed by the server's key: the
    /// entries then go on waiting.
    pub fn landed(&mut self, sent: &Outgoing, answer: &Appended) -> Result<(), Failure> {
        let keys = self.receipt_keys();
        let matches = answer.receipts.len() == sent.entries.len()
            && sent.entries.iter().zip(&answer.receipts).all(|(entry, receipt)| {
                receipt.log == entry.log
                    && receipt.seq == entry.seq
                    && receipt.hash == entry.hash()
                    && (keys.is_empty() || keys.iter().any(|key| receipt.is_signed_by(key)))
            });
        if !matches {
            self.warning = Some(FailureKind::HistoryChanged);
            return Err(FailureKind::HistoryChanged.into());
        }
        let times: Vec<Timestamp> = answer.receipts.iter().map(|r| r.at).collect();
        if sent.is_new {
            self.born(sent, &times);
        } else {
            self.landed_in(sent.log, &times);
        }
        self.note_topic(sent.log);
        Ok(())
    }

    fn landed_in(&mut self, log: LogId, times: &[Timestamp]) {
        let Some(replica) = self.replicas.get_mut(&log) else { return };
        let before: Vec<u64> = replica.waiting.iter().map(|(number, _)| *number).collect();
        let landed = replica.landed(&self.keys, times);
        let after: Vec<u64> = replica.waiting.iter().map(|(number, _)| *number).collect();
        for (stored, change) in landed {
            self.keep_entry(&stored);
            self.taken(log, &change);
        }
        for number in before.into_iter().filter(|n| !after.contains(n)) {
            self.forget_queued(number);
        }
    }

    /// The log has moved on: takes what was missing. What waits is built anew for its new place at the next
    /// [`Client::outgoing`].
    pub fn moved_on(&mut self, missing: &Page) {
        self.receive_log(missing);
    }

    /// The server took nothing of what was sent last to a log, and said so.
    pub fn not_taken(&mut self, log: LogId) {
        if let Some(replica) = self.replicas.get_mut(&log) {
            replica.not_taken();
        }
    }

    /// The server refuses for good the first thing that waits in a log. A change of who is in it is given up; a person's
    /// words are not: they go on waiting, visible as such.
    pub fn refused(&mut self, log: LogId) -> GivenUp {
        let Some((number, puts_out)) = self.replicas.get_mut(&log).and_then(Replica::drop_first_change)
        else {
            self.not_taken(log);
            return GivenUp::Nothing;
        };
        self.forget_queued(number);
        self.note_topic(log);
        if puts_out { GivenUp::PuttingOut } else { GivenUp::Change }
    }
}
