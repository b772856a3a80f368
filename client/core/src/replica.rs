//! One log as this client holds it: verified, opened as far as its keys go, with what waits to leave.

mod open;

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use tdu_protocol::{
    AccountId, Entry, EntryHash, LogId, LogState, Timestamp, WriteId,
    api::Stored,
    blob::Hold,
    control::Control,
    entry::Head,
    sign::Place,
    state::{Change, Refusal},
};

use crate::{
    content::{Content, Item, LogContent},
    keys::AccountKeys,
    payload::Envelope,
    secret::{Key, Random},
};

/// Most bytes of bodies in one request: small enough for a bad network, and well below what the server takes.
const MOST_BYTES: usize = 1 << 20;

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
    pub(crate) fn begin(state: LogState, first: &Entry) -> Self {
        Self {
            content: LogContent { state, items: Vec::new() },
            keys: BTreeMap::new(),
            formers: BTreeMap::new(),
            closed: Vec::new(),
            hashes: vec![first.hash()],
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

    /// Takes the next entry. `Ok(None)`: it was known already.
    ///
    /// # Errors
    /// [`ReplicaError`], and nothing has changed.
    pub(crate) fn take(
        &mut self,
        keys: Option<&AccountKeys>,
        entry: &Entry,
        received: Timestamp,
    ) -> Result<Option<Change>, ReplicaError> {
        let head = self.content.state.head();
        if entry.seq < head.next {
            let known =
                entry.log == self.content.state.log() && self.hash_at(entry.seq) == Some(entry.hash());
            return if known { Ok(None) } else { Err(ReplicaError::Changed) };
        }
        if entry.seq > head.next {
            return Err(ReplicaError::Gap);
        }
        let change = self.content.state.apply(entry)?;
        self.hashes.push(self.content.state.head().hash);
        match entry.kind {
            tdu_protocol::Kind::Control => {
                self.learn_former(entry);
                // Whoever stands at the door has no account yet: nothing is sealed to them, nothing of theirs waits.
                if let Some(keys) = keys {
                    self.learn_keys(keys, entry);
                    self.forget_change(keys.account, entry);
                }
            }
            tdu_protocol::Kind::Sealed => {
                let item = self.open_item(entry, received);
                if matches!(item.content, Content::Closed) {
                    self.closed.push(entry.clone());
                }
                self.confirm(keys.map(|k| k.account), item);
            }
        }
        if let Change::Erased(seqs) = &change {
            for item in self.content.items.iter_mut().take(self.confirmed).filter(|i| seqs.contains(&i.seq)) {
                item.content = Content::Erased;
            }
        }
        Ok(Some(change))
    }

    /// A control entry of ours has arrived: it no longer waits.
    fn forget_change(&mut self, me: AccountId, entry: &Entry) {
        let Ok((control, message)) = Control::peek(entry) else { return };
        if message.signer() == me {
            let same = |w: &(u64, Waiting)| matches!(&w.1, Waiting::Change(c, _) if **c == control);
            if let Some(index) = self.waiting.iter().position(same) {
                self.waiting.remove(index);
            }
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

    /// Puts something in the queue; `number` orders it among everything that waits on this device.
    pub(crate) fn enqueue(&mut self, me: AccountId, number: u64, what: Waiting) {
        if let Waiting::Write(envelope) = &what {
            self.content.items.push(Item {
                seq: self.content.state.head().next,
                hash: tdu_protocol::Hash32([0; 32]),
                author: me,
                received: None,
                at: envelope.at,
                id: envelope.id,
                content: Content::Payload(Box::new(envelope.payload.clone())),
            });
        }
        self.waiting.push_back((number, what));
    }

    /// Drops the first thing that waits if it is a change of who is in the log; gives its number in the queue.
    pub(crate) fn drop_first_change(&mut self) -> Option<u64> {
        let number = match self.waiting.front()? {
            (number, Waiting::Change(..)) => *number,
            (_, Waiting::Write(_)) => return None,
        };
        self.waiting.pop_front();
        self.in_flight.clear();
        Some(number)
    }

    /// Entries to send now: the same ones again while their fate is unknown, so that a repeated attempt is the same request.
    pub(crate) fn outgoing(
        &mut self,
        rng: &mut dyn Random,
        keys: &AccountKeys,
        most: usize,
    ) -> Option<Vec<Entry>> {
        if !self.unborn.is_empty() {
            return Some(self.unborn.clone());
        }
        let head = self.content.state.head();
        if self.in_flight.first().is_some_and(|entry| !head.accepts(entry)) {
            self.in_flight.clear();
        }
        if self.in_flight.is_empty() {
            self.in_flight = self.build(rng, keys, head, most);
        }
        (!self.in_flight.is_empty()).then(|| self.in_flight.clone())
    }

    /// Attachments of entries that [`Self::outgoing`] gave, which are the first things that wait.
    pub(crate) fn holds(&self, entries: &[Entry]) -> Vec<Hold> {
        // What waits for a log that is not born yet leaves after its birth.
        let waiting = self.waiting.iter().filter(|_| self.unborn.is_empty());
        let named = entries.iter().zip(waiting).flat_map(|(entry, (_, what))| {
            let attachments = match what {
                Waiting::Write(envelope) => envelope.payload.attachments(),
                Waiting::Change(..) => &[],
            };
            attachments.iter().map(|attachment| Hold { seq: entry.seq, blob: attachment.hash })
        });
        // Each once: the same photograph may be chosen twice.
        named.collect::<BTreeSet<_>>().into_iter().collect()
    }

    fn build(&self, rng: &mut dyn Random, keys: &AccountKeys, mut head: Head, most: usize) -> Vec<Entry> {
        let mut entries = Vec::new();
        let mut bytes = 0;
        let mut epoch = self.content.state.epoch();
        for (_, what) in self.waiting.iter().take(most) {
            // What comes after a change of key is sealed under the new one, which is known only once that change is taken.
            let rotates = matches!(what, Waiting::Change(c, _) if matches!(**c, Control::Rotate { .. }));
            epoch += u32::from(rotates);
            let place = Place { log: self.content.state.log(), seq: head.next, prev: head.hash, epoch };
            let entry = match what {
                Waiting::Change(_, made_for) if *made_for != epoch && !what.is_erasure() => break,
                Waiting::Change(control, _) => control.to_entry(place, keys.account, &keys.signing),
                Waiting::Write(envelope) => {
                    let Some(key) = self.key_of(epoch) else { break };
                    open::seal_envelope(rng, keys, key, place, envelope)
                }
            };
            bytes += entry.body().map_or(0, <[u8]>::len);
            // The first one goes whatever its size: else it would never leave.
            if bytes > MOST_BYTES && !entries.is_empty() {
                break;
            }
            head = Head::after(&entry);
            entries.push(entry);
            if rotates {
                break;
            }
        }
        entries
    }

    /// The entries in flight were taken, with these times of arrival.
    pub(crate) fn landed(&mut self, keys: &AccountKeys, times: &[Timestamp]) -> Vec<(Stored, Change)> {
        let entries = std::mem::take(&mut self.in_flight);
        let mut landed = Vec::new();
        for (entry, received) in entries.into_iter().zip(times) {
            if let Ok(Some(change)) = self.take(Some(keys), &entry, *received) {
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
