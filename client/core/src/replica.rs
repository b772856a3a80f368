//! One log as this client holds it: verified, opened as far as its keys go, with what waits to leave.

mod open;
mod queue;

use std::collections::{BTreeMap, VecDeque};

use tdu_protocol::{
    AccountId, Entry, EntryHash, Hashed, LogId, LogState, Timestamp, Verified, WriteId,
    api::Stored,
    control::Control,
    entry::Head,
    state::{Change, Refusal},
};

use crate::{
    content::{Content, Item, LogContent},
    keys::AccountKeys,
    payload::Envelope,
    secret::Key,
};

/// Something that waits to leave. It is built anew for its place each time the log has moved on.
pub enum Waiting {
    /// A sealed entry.
    Write(Box<Envelope>),
    /// A control entry, and the epoch that it was made for: what it seals is of no use in another.
    Change(Box<Control>, u32),
}

impl Waiting {
    /// Whether it asks for bodies to be dropped. Nothing is sealed in that, so any epoch will do.
    pub(crate) fn is_erasure(&self) -> bool {
        matches!(self, Self::Change(control, _) if matches!(**control, Control::Erase { .. }))
    }

    /// Whether this puts somebody out, or changes the key once somebody is.
    pub(crate) fn puts_out(&self) -> bool {
        matches!(self, Self::Change(control, _)
            if matches!(**control, Control::Revoke { .. } | Control::Rotate { .. }))
    }
}

/// Why a log was not followed further.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ReplicaError {
    /// The log's own rules refuse the entry.
    #[error(transparent)]
    Refused(#[from] Refusal),
    /// The place holds another entry than the one that was verified before: the history was changed.
    #[error("an entry differs from the one that was verified before")]
    Changed,
    /// Entries before this one are missing here.
    #[error("entries before this one are missing")]
    Gap,
}

/// A log and its keys.
pub struct Replica {
    pub(crate) content: LogContent,
    keys: BTreeMap<u32, Key>,
    /// Each epoch's former key, sealed under that epoch's.
    formers: BTreeMap<u32, Vec<u8>>,
    /// Entries that wait for their key.
    closed: Vec<Entry>,
    hashes: Vec<EntryHash>,
    pub(crate) waiting: VecDeque<(u64, Waiting)>,
    in_flight: Vec<Entry>,
    /// Entries of a log that was made here and that the server does not have yet.
    pub(crate) unborn: Vec<Entry>,
    pub(crate) unborn_number: u64,
    /// The directory as the author of the newest opened entry saw it.
    pub(crate) seen_by_author: Option<Head>,
    confirmed: usize,
}

impl Replica {
    /// Begins with a verified Genesis.
    pub(crate) fn begin(state: LogState) -> Self {
        let first = state.head().hash;
        Self {
            content: LogContent { state, items: Vec::new() },
            keys: BTreeMap::new(),
            formers: BTreeMap::new(),
            closed: Vec::new(),
            hashes: vec![first],
            waiting: VecDeque::new(),
            in_flight: Vec::new(),
            unborn: Vec::new(),
            unborn_number: 0,
            seen_by_author: None,
            confirmed: 0,
        }
    }

    /// The log's state.
    pub const fn state(&self) -> &LogState {
        &self.content.state
    }

    /// The key in force.
    pub(crate) fn key(&self) -> Option<&Key> {
        self.keys.get(&self.content.state.epoch())
    }

    pub(crate) fn key_of(&self, epoch: u32) -> Option<&Key> {
        self.keys.get(&epoch)
    }

    /// Hash of the entry at a place, if this client has verified it.
    pub fn hash_at(&self, seq: u64) -> Option<EntryHash> {
        self.hashes.get(usize::try_from(seq).ok()?).copied()
    }

    /// How far the log is verified here, and which signatures of it: those of all that was opened. What was not may have had
    /// none that holds.
    pub(crate) fn verified(&self) -> Verified {
        let unopened = |item: &&Item| !matches!(item.content, Content::Payload(_));
        let unsigned = self.content.items[..self.confirmed].iter().filter(unopened);
        Verified::up_to(&self.content.state, unsigned.map(|item| item.seq))
    }

    /// Takes the next entry. `Ok(None)`: it was known already.
    ///
    /// # Errors
    /// [`ReplicaError`], and nothing has changed.
    pub(crate) fn take(
        &mut self,
        keys: Option<&AccountKeys>,
        hashed: &Hashed<'_>,
        received: Timestamp,
    ) -> Result<Option<Change>, ReplicaError> {
        let entry = hashed.entry();
        let head = self.content.state.head();
        if entry.seq < head.next {
            let known =
                entry.log == self.content.state.log() && self.hash_at(entry.seq) == Some(hashed.hash());
            return if known { Ok(None) } else { Err(ReplicaError::Changed) };
        }
        if entry.seq > head.next {
            return Err(ReplicaError::Gap);
        }
        let change = self.content.state.take(hashed)?;
        self.hashes.push(self.content.state.head().hash);
        match entry.kind {
            tdu_protocol::Kind::Control => {
                if let Ok((control, message)) = Control::peek(entry) {
                    self.learn_former(entry, &control);
                    // Whoever stands at the door has no account yet: nothing is sealed to them, nothing of theirs waits.
                    if let Some(keys) = keys {
                        self.learn_keys(keys, entry, &control);
                        if message.signer() == keys.account {
                            self.forget_change(&control);
                        }
                    }
                }
            }
            tdu_protocol::Kind::Sealed => {
                let item = self.open_item(hashed, received);
                if matches!(item.content, Content::Closed) {
                    self.closed.push(entry.clone());
                }
                self.confirm(keys.map(|k| k.account), item);
            }
        }
        if let Change::Erased(seqs) = &change {
            for item in self
                .content
                .items
                .iter_mut()
                .take(self.confirmed)
                .filter(|i| seqs.binary_search(&i.seq).is_ok())
            {
                item.content = Content::Erased;
            }
        }
        Ok(Some(change))
    }

    /// A control entry of ours has arrived: it no longer waits.
    fn forget_change(&mut self, control: &Control) {
        let same = |w: &(u64, Waiting)| matches!(&w.1, Waiting::Change(c, _) if **c == *control);
        if let Some(index) = self.waiting.iter().position(same) {
            self.waiting.remove(index);
        }
    }

    /// An item has its place: if it waited here, it no longer does.
    fn confirm(&mut self, me: Option<AccountId>, item: Item) {
        if Some(item.author) == me {
            let same = |w: &(u64, Waiting)| matches!(&w.1, Waiting::Write(e) if e.id == item.id);
            if let Some(index) = self.waiting.iter().position(same) {
                self.waiting.remove(index);
            }
            if let Some(index) = self.content.items[self.confirmed..].iter().position(|i| i.id == item.id) {
                self.content.items.remove(self.confirmed + index);
            }
        }
        self.content.items.insert(self.confirmed, item);
        self.confirmed += 1;
    }

    /// The entries in flight were taken, with these times of arrival.
    pub(crate) fn landed(&mut self, keys: &AccountKeys, times: &[Timestamp]) -> Vec<(Stored, Change)> {
        let entries = std::mem::take(&mut self.in_flight);
        let mut landed = Vec::new();
        for (entry, received) in entries.into_iter().zip(times) {
            if let Ok(Some(change)) = self.take(Some(keys), &Hashed::of(&entry), *received) {
                // Position 0: it is told by the stream; nothing depends on it for an entry that is here.
                landed.push((Stored { position: 0, received: *received, entry }, change));
            }
        }
        landed
    }

    /// Ids of the writes that wait.
    pub fn waiting_writes(&self) -> impl Iterator<Item = WriteId> {
        self.waiting.iter().filter_map(|(_, what)| match what {
            Waiting::Write(envelope) => Some(envelope.id),
            Waiting::Change(..) => None,
        })
    }

    /// The log.
    pub const fn log(&self) -> LogId {
        self.content.state.log()
    }
}
