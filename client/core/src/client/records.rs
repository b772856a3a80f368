//! What a device keeps between two openings. Every value is sealed by others' keys already (entries) or under the
//! account's own key (the rest): a stolen disk shows sizes and nothing else.

use serde::{Deserialize, Serialize};
use tdu_protocol::{AccountId, Entry, Hashed, LogId, api::Stored, cbor, journal::JournalHead};

use super::{
    Client, Env,
    verified::{AllVerified, VERIFIED},
};
use crate::{
    app::Failure,
    app::FailureKind,
    payload::Envelope,
    replica::Waiting,
    seal::{open, seal},
};

/// Where a record is kept. The order of keys is the order in which records must be given back.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct RecordKey(pub String);

/// A change to what is kept.
#[derive(Debug)]
pub enum Record {
    /// Keep this value.
    Put(RecordKey, Vec<u8>),
    /// Keep of this entry what is left without its body ([`super::without_body`]).
    Erase(RecordKey),
    /// Forget it.
    Delete(RecordKey),
}

/// Something that waits, as it is kept.
#[derive(Serialize, Deserialize)]
enum Kept {
    Unborn(Vec<Entry>),
    Write { log: LogId, envelope: Box<Envelope> },
}

const ENTRY: &str = "entry";
const QUEUE: &str = "queue";
const POSITION: &str = "position";
const JOURNAL: &str = "journal";

impl RecordKey {
    pub(super) fn of(account: AccountId, rest: &str) -> Self {
        Self(format!("{account}/{rest}"))
    }

    /// Where an entry is kept.
    pub fn entry(account: AccountId, log: LogId, seq: u64) -> Self {
        Self::of(account, &format!("{ENTRY}/{log}/{seq:016x}"))
    }

    /// Start of the keys of what an account wrote here and that has not left.
    pub fn unsent(account: AccountId) -> String {
        format!("{account}/{QUEUE}/")
    }

    /// Start of the keys of an account: what to give back to [`Client::restore`], and what to delete to forget it.
    pub fn prefix(account: AccountId) -> String {
        format!("{account}/")
    }
}

impl Client {
    pub(super) fn keep_entry(&mut self, stored: &Stored) {
        let (log, seq) = (stored.entry.log, stored.entry.seq);
        let key = RecordKey::entry(self.account(), log, seq);
        self.records.push(Record::Put(key, cbor::to_vec(stored)));
        self.advanced.insert(log);
    }

    pub(super) fn keep_without_bodies(&mut self, log: LogId, seqs: &[u64]) {
        let account = self.account();
        self.records.extend(seqs.iter().map(|seq| Record::Erase(RecordKey::entry(account, log, *seq))));
    }

    pub(super) fn keep_position(&mut self) {
        let key = RecordKey::of(self.account(), POSITION);
        self.records.push(Record::Put(key, self.position.to_be_bytes().to_vec()));
    }

    fn queue_key(&self, number: u64) -> RecordKey {
        RecordKey::of(self.account(), &format!("{QUEUE}/{number:016x}"))
    }

    pub(super) fn keep_unborn(&mut self, env: &mut Env<'_>, number: u64, entries: Vec<Entry>) {
        self.keep(env, number, &Kept::Unborn(entries));
    }

    pub(super) fn keep_write(&mut self, env: &mut Env<'_>, number: u64, log: LogId, envelope: &Envelope) {
        self.keep(env, number, &Kept::Write { log, envelope: Box::new(envelope.clone()) });
    }

    fn keep(&mut self, env: &mut Env<'_>, number: u64, kept: &Kept) {
        let sealed = seal(env.rng, &self.own, cbor::to_vec(kept));
        self.records.push(Record::Put(self.queue_key(number), sealed));
    }

    pub(super) fn forget_queued(&mut self, number: u64) {
        self.records.push(Record::Delete(self.queue_key(number)));
    }

    /// Gives back what was stored, in the order of keys. All is judged as if it came from the server, but for signatures that
    /// this device has verified before ([`tdu_protocol::Verified`]): a record that was altered on the disk is left out and asked
    /// for again.
    pub fn restore(&mut self, records: impl IntoIterator<Item = (String, Vec<u8>)>) {
        let prefix = RecordKey::prefix(self.account());
        let mut complete = true;
        let mut position = 0;
        let mut entries: Vec<Stored> = Vec::new();
        let mut said = AllVerified::new();
        let mut queued = Vec::new();
        for (key, value) in records {
            let Some(rest) = key.strip_prefix(&prefix) else { continue };
            match rest.split('/').next() {
                // Its encoding does not count: what is believed of it is what its hash covers.
                Some(ENTRY) => match cbor::read_at_once(&value) {
                    Ok(stored) => entries.push(stored),
                    Err(_) => complete = false,
                },
                Some(VERIFIED) => said.extend(self.open_verified(&value).map(|one| (one.log(), one))),
                Some(QUEUE) => queued.push((rest.rsplit('/').next().map(str::to_owned), value)),
                Some(POSITION) => {
                    position = <[u8; 8]>::try_from(value.as_slice()).map_or(0, u64::from_be_bytes);
                }
                _ => {}
            }
        }
        for log in entries.chunk_by(|one, next| one.entry.log == next.entry.log) {
            complete &= self.restore_log(log, &said);
        }
        self.note_unlike(&said);
        // Something was missing or altered: read everything again rather than live with a hole.
        self.position = if complete { position } else { 0 };
        for (number, value) in queued {
            self.restore_queued(number, &value);
        }
        self.records.clear();
        self.topics.clear();
    }

    /// Takes what was kept of a log; whether all of it could be taken.
    fn restore_log(&mut self, kept: &[Stored], said: &AllVerified) -> bool {
        let mut hashed: Vec<_> = kept.iter().map(|stored| Hashed::of(&stored.entry)).collect();
        if let Some(verified) = said.get(&kept[0].entry.log) {
            verified.follow(&mut hashed);
        }
        let mut complete = true;
        for (hashed, stored) in hashed.iter().zip(kept) {
            complete &= self.take_one(hashed, stored.received).is_ok();
        }
        complete
    }

    fn restore_queued(&mut self, number: Option<String>, value: &[u8]) {
        let Some(number) = number.and_then(|n| u64::from_str_radix(&n, 16).ok()) else { return };
        self.next_waiting = self.next_waiting.max(number + 1);
        let Ok(plain) = open(&self.own, value) else { return };
        match cbor::from_slice(&plain) {
            Ok(Kept::Unborn(entries)) => self.adopt_unborn(number, entries),
            Ok(Kept::Write { log, envelope }) => {
                let me = self.account();
                if let Some(replica) = self.replicas.get_mut(&log) {
                    let arrived = replica.content.items.iter().any(|i| i.author == me && i.id == envelope.id);
                    if !arrived {
                        replica.enqueue(me, number, Waiting::Write(envelope));
                    }
                }
            }
            Err(_) => {}
        }
    }

    /// Where the end of the access journal is kept that was seen last.
    pub fn journal_key(&self) -> RecordKey {
        RecordKey::of(self.account(), JOURNAL)
    }

    /// Seals the end of the access journal for this device.
    pub fn seal_journal_end(&self, env: &mut Env<'_>, head: &JournalHead) -> Record {
        Record::Put(self.journal_key(), seal(env.rng, &self.own, cbor::to_vec(head)))
    }

    /// Opens the end of the access journal; `None` if it was altered: there is nothing to compare with then.
    pub fn open_journal_end(&self, sealed: &[u8]) -> Option<JournalHead> {
        cbor::from_slice(&open(&self.own, sealed).ok()?).ok()
    }

    /// Seals a draft for this device.
    pub fn seal_draft(&self, env: &mut Env<'_>, place: &str, text: &str) -> Record {
        let key = self.draft_key(place);
        if text.is_empty() {
            return Record::Delete(key);
        }
        Record::Put(key, seal(env.rng, &self.own, text.as_bytes().to_vec()))
    }

    /// Where a draft is kept: the place is not readable from the key.
    pub fn draft_key(&self, place: &str) -> RecordKey {
        let name = crate::secret::Key::derive(self.own.expose(), b"draft", place);
        RecordKey::of(
            self.account(),
            &format!("draft/{}", tdu_protocol::bytes::encode_text(&name.expose()[..16])),
        )
    }

    /// Opens a draft.
    ///
    /// # Errors
    /// [`FailureKind::Unexpected`] if it was altered.
    pub fn open_draft(&self, sealed: &[u8]) -> Result<String, Failure> {
        let plain = open(&self.own, sealed).map_err(|e| Failure::because(FailureKind::Unexpected, e))?;
        String::from_utf8(plain).map_err(|e| Failure::because(FailureKind::Unexpected, e))
    }
}
