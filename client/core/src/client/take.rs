//! What comes from the server.

use tdu_protocol::{
    Hash32, Hashed, LogId, LogKind, LogState, Role, Timestamp,
    api::{LogInfo, Page},
    cert::root_fingerprint,
    entry::Head,
    state::{Change, Refusal},
};

use super::Client;
use crate::{
    app::FailureKind,
    content::{Content, Item},
    payload::Payload,
    policy,
    replica::{Replica, ReplicaError},
};

impl Client {
    /// Takes a page of `/sync` or the stream, and the position after it.
    ///
    /// An entry that does not hold changes nothing, and [`Client::warning`] says what the person must be told.
    pub fn receive(&mut self, page: &Page) {
        self.receive_log(page);
        if page.next > self.position {
            self.position = page.next;
            self.keep_position();
        }
    }

    /// Takes a page of one log, which says nothing of the position.
    pub fn receive_log(&mut self, page: &Page) {
        for stored in &page.entries {
            match self.take_one(&Hashed::of(&stored.entry), stored.received) {
                Ok(true) => {
                    self.keep_entry(stored);
                    self.note_topic(stored.entry.log);
                }
                Ok(false) => {}
                Err(error) => self.complain(stored.entry.log, &error),
            }
        }
    }

    /// A log that must be read from a place, because entries before what was received are missing here.
    pub fn wanted(&self) -> Option<(LogId, u64)> {
        self.wanted.iter().next().map(|(log, from)| (*log, *from))
    }

    /// The log was read as far as the server gives it: do not ask again for the same reason.
    pub fn not_wanted(&mut self, log: LogId) {
        self.wanted.remove(&log);
    }

    /// Compares the server's list of logs with what was verified here.
    pub fn compare(&mut self, logs: &[LogInfo]) {
        for info in logs {
            match self.replicas.get(&info.log) {
                None => {
                    self.wanted.entry(info.log).or_insert(0);
                }
                Some(replica) => {
                    let head = replica.state().head();
                    if !replica.unborn.is_empty() {
                        continue;
                    }
                    if info.head.next < head.next {
                        self.warning = Some(FailureKind::HistoryShortened);
                    } else if info.head.next == head.next && info.head.hash != head.hash {
                        self.warning = Some(FailureKind::HistoryChanged);
                    } else if info.head.next > head.next {
                        self.wanted.insert(info.log, head.next);
                    }
                }
            }
        }
    }

    /// To be called once everything was read that the server gives: what it listed and does not give is kept from us.
    pub fn expect_all_of(&mut self, logs: &[LogInfo]) {
        let lacks = |info: &LogInfo| match self.replicas.get(&info.log) {
            Some(replica) => replica.unborn.is_empty() && replica.state().head().next < info.head.next,
            None => true,
        };
        // Where an entry was refused, that is what the person must be told, and not that the rest is missing.
        if self.warning.is_none() && logs.iter().any(lacks) {
            self.warning = Some(FailureKind::HistoryShortened);
        }
    }

    /// Takes one entry. `Ok(false)`: known already.
    pub(super) fn take_one(
        &mut self,
        hashed: &Hashed<'_>,
        received: Timestamp,
    ) -> Result<bool, ReplicaError> {
        let entry = hashed.entry();
        let Some(replica) = self.replicas.get_mut(&entry.log) else {
            if entry.seq > 0 {
                return Err(ReplicaError::Gap);
            }
            let state = LogState::begin(hashed, &self.root)?;
            let mut replica = Replica::begin(state);
            replica.learn_first_key(&self.keys, entry);
            if let Some((epoch, key)) = self.joined.get(&entry.log) {
                replica.add_key(*epoch, key.copy());
            }
            self.replicas.insert(entry.log, replica);
            return Ok(true);
        };
        let numbers: Vec<u64> = replica.waiting.iter().map(|(number, _)| *number).collect();
        let Some(change) = replica.take(Some(&self.keys), hashed, received)? else { return Ok(false) };
        let gone: Vec<u64> =
            numbers.into_iter().filter(|n| !replica.waiting.iter().any(|(number, _)| number == n)).collect();
        for number in gone {
            self.forget_queued(number);
        }
        self.taken(entry.log, &change);
        Ok(true)
    }

    /// What an accepted entry means beyond its own log.
    pub(super) fn taken(&mut self, log: LogId, change: &Change) {
        let Some(replica) = self.replicas.get(&log) else { return };
        let newest = replica.content.items.iter().rfind(|i| !i.waits());
        if !self.same_directory(replica.seen_by_author) {
            self.warning = Some(FailureKind::HistoryChanged);
            return;
        }
        if *change == Change::None && newest.is_some_and(|i| matches!(i.content, Content::Refused)) {
            self.warning = Some(FailureKind::IntruderRefused);
        }
        if replica.state().kind() == LogKind::Directory {
            self.look_for_policies(log);
        }
        if let Change::Erased(seqs) = change {
            self.keep_without_bodies(log, seqs);
            self.forget_drafts(log, change);
        }
    }

    /// Policies of the directory come into force in its order, once verified.
    fn look_for_policies(&mut self, directory: LogId) {
        let after = self.policies_seq;
        let items = self.replicas.get(&directory).map_or(&[][..], |replica| &replica.content.items);
        let found: Vec<_> = items
            .iter()
            .filter(|item| !item.waits() && after.is_none_or(|seq| item.seq > seq))
            .filter_map(|item| match item.payload() {
                Some(Payload::Policies(signed)) => Some((item.seq, item.author, signed.clone())),
                _ => None,
            })
            .collect();
        for (seq, author, signed) in found {
            self.policies_seq = Some(seq);
            match policy::verify(&signed, &self.root) {
                Ok((by, at, set)) if by == author => {
                    self.rules.adopt(by, at, Hash32(signed.files.digest()), set);
                }
                _ => self.warning = Some(FailureKind::UntrustedKey),
            }
        }
    }

    fn complain(&mut self, log: LogId, error: &ReplicaError) {
        let kind = match error {
            ReplicaError::Gap => {
                let from = self.replicas.get(&log).map_or(0, |r| r.state().head().next);
                self.wanted.insert(log, from);
                return;
            }
            ReplicaError::Changed
            | ReplicaError::Refused(Refusal::Broken | Refusal::Taken | Refusal::OtherLog | Refusal::Gap) => {
                FailureKind::HistoryChanged
            }
            ReplicaError::Refused(Refusal::Chain(_) | Refusal::OtherOrganisation) => {
                FailureKind::UntrustedKey
            }
            ReplicaError::Refused(Refusal::Unreadable(_)) => FailureKind::NewerVersion,
            ReplicaError::Refused(_) => FailureKind::IntruderRefused,
        };
        self.warning = Some(kind);
    }

    /// Compares an author's view of the directory with ours: two histories of one directory show at the first message.
    fn same_directory(&self, theirs: Option<Head>) -> bool {
        let (Some(theirs), Some(ours)) = (theirs, self.directory()) else {
            return true;
        };
        match theirs.next.checked_sub(1).and_then(|seq| ours.hash_at(seq)) {
            Some(hash) => hash == theirs.hash,
            // They have seen more of it than we have: nothing to compare yet.
            None => true,
        }
    }

    /// The server's receipt keys, as the directory or the conversation's first words name them.
    pub fn receipt_keys(&self) -> Vec<Hash32> {
        if let Some(directory) = self.logs_of(LogKind::Directory).next() {
            return directory.state().receipt_keys().to_vec();
        }
        let welcome = |item: &Item| match item.payload() {
            Some(Payload::Welcome(welcome)) => Some(welcome.receipt_keys.clone()),
            _ => None,
        };
        self.replicas
            .get(&self.home)
            .and_then(|r| r.content.items.iter().find_map(welcome))
            .unwrap_or_default()
    }

    /// Whether a root key is the one whose fingerprint was pinned.
    pub fn is_root(root: &Hash32, fingerprint: &Hash32) -> bool {
        root_fingerprint(root) == *fingerprint
    }

    /// Whether this account is a member of staff.
    pub const fn is_staff(&self) -> bool {
        !matches!(self.role, Role::Beneficiary)
    }
}
