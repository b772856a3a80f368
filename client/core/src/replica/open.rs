//! Sealed entries: made, and opened.

use tdu_protocol::{
    AccountId, Entry, Hashed, Kind, Rights, Timestamp, WriteId, cbor,
    control::Control,
    entry::Body,
    sign::{Namespace, Place, Unverified, sign},
};

use super::Replica;
use crate::{
    content::{Content, Item},
    keys::AccountKeys,
    payload::Envelope,
    seal::{KeyPlace, open, open_key, open_key_under, seal},
    secret::{Key, Random},
};

/// Signs an envelope for its place, pads and seals it.
pub(super) fn seal_envelope(
    rng: &mut dyn Random,
    keys: &AccountKeys,
    key: &Key,
    place: Place,
    envelope: &Envelope,
) -> Entry {
    let signed =
        sign(Namespace::Payload, &place.to_bytes(), keys.account, cbor::to_vec(envelope), &keys.signing);
    Entry {
        log: place.log,
        seq: place.seq,
        prev: place.prev,
        kind: Kind::Sealed,
        epoch: place.epoch,
        body: Body::Present(seal(rng, key, signed).into()),
    }
}

/// What a sealed body says, and who says it, if everything holds.
struct Opened {
    author: AccountId,
    envelope: Result<Envelope, Content>,
}

impl Replica {
    /// Opens an entry that the chain has accepted. What does not hold is kept as refused: it has its place, and no effect.
    pub(super) fn open_item(&mut self, hashed: &Hashed<'_>, received: Timestamp) -> Item {
        let entry = hashed.entry();
        let mut item = Item {
            seq: entry.seq,
            hash: hashed.hash(),
            author: AccountId([0; 16]),
            received: Some(received),
            at: received,
            id: WriteId([0; 16]),
            content: Content::Refused,
        };
        let Some(sealed) = entry.body() else {
            item.content = Content::Erased;
            return item;
        };
        if !self.keys.contains_key(&entry.epoch) {
            item.content = Content::Closed;
            return item;
        }
        if let Some(Opened { author, envelope }) = self.open_sealed(hashed, sealed) {
            item.author = author;
            match envelope {
                Ok(envelope) => {
                    self.seen_by_author = envelope.directory;
                    item.id = envelope.id;
                    item.at = envelope.at;
                    item.content = Content::Payload(Box::new(envelope.payload));
                }
                Err(content) => item.content = content,
            }
        }
        item
    }

    /// The signed message in an entry and its author's certificates, to be shown to others.
    pub(crate) fn signed_message(&self, entry: &Entry) -> Option<(Vec<u8>, tdu_protocol::cert::Chain)> {
        let opened = self.open_sealed(&Hashed::of(entry), entry.body()?)?;
        let signed = open(self.key_of(entry.epoch)?, entry.body()?).ok()?;
        let author = self.content.state.member_at(opened.author, entry.seq)?;
        Some((signed, author.chain.clone()))
    }

    fn open_sealed(&self, hashed: &Hashed<'_>, sealed: &[u8]) -> Option<Opened> {
        let entry = hashed.entry();
        let signed = open(self.key_of(entry.epoch)?, sealed).ok()?;
        let message = Unverified::parse(&signed).ok()?;
        let author = self.content.state.member_at(message.signer(), entry.seq)?;
        if author.rights < Rights::Write {
            return None;
        }
        let payload = hashed.verify(Namespace::Payload, &message, &author.certificate.signing).ok()?;
        let envelope = hashed.decode(payload).map_err(|_| Content::Newer);
        Some(Opened { author: message.signer(), envelope })
    }

    /// Keeps the key that the Genesis brings, if this account opened the log.
    pub(crate) fn learn_first_key(&mut self, keys: &AccountKeys, genesis: &Entry) {
        if let Ok((control, _)) = Control::peek(genesis) {
            self.learn_keys(keys, genesis, &control);
        }
    }

    /// Keeps the key that a control entry brings, if it brings one to this account. The log's state has accepted the entry.
    pub(super) fn learn_keys(&mut self, keys: &AccountKeys, entry: &Entry, control: &Control) {
        let place = KeyPlace { log: entry.log, epoch: entry.epoch };
        let found = match control {
            Control::Genesis(genesis) => open_key(&keys.sealing, place, &genesis.sealed_key.0).ok(),
            Control::Grant { sealed_key, .. } => {
                let me = self.content.state.member(keys.account);
                let to_me = me.is_some_and(|me| me.since == entry.seq);
                to_me.then(|| open_key(&keys.sealing, place, &sealed_key.0).ok()).flatten()
            }
            Control::Rotate { sealed_keys, .. } => {
                let mine = sealed_keys.iter().find(|(account, _)| *account == keys.account);
                mine.and_then(|(_, sealed)| open_key(&keys.sealing, place, &sealed.0).ok())
            }
            _ => None,
        };
        if let Some(key) = found {
            self.add_key(entry.epoch, key);
        }
    }

    /// Remembers the former key that a change of key carries.
    pub(super) fn learn_former(&mut self, entry: &Entry, control: &Control) {
        if let Control::Rotate { former, .. } = control {
            self.formers.insert(entry.epoch, former.0.clone());
            self.follow_formers(entry.epoch);
        }
    }

    /// Gives the replica a key. Former keys that it leads to follow, and what waited for them is opened.
    pub(crate) fn add_key(&mut self, epoch: u32, key: Key) {
        self.keys.insert(epoch, key);
        self.follow_formers(epoch);
    }

    fn open_what_waited(&mut self) {
        let waiting = std::mem::take(&mut self.closed);
        for entry in waiting {
            if !self.keys.contains_key(&entry.epoch) {
                self.closed.push(entry);
                continue;
            }
            let at = self.content.items.iter().position(|i| i.seq == entry.seq && !i.waits());
            if let Some(index) = at {
                let received = self.content.items[index].received.unwrap_or_default();
                self.content.items[index] = self.open_item(&Hashed::of(&entry), received);
            }
        }
    }

    fn follow_formers(&mut self, newest: u32) {
        let mut epoch = newest;
        while let (Some(key), Some(former), Some(before)) =
            (self.keys.get(&epoch), self.formers.get(&epoch), epoch.checked_sub(1))
        {
            let place = KeyPlace { log: self.content.state.log(), epoch: before };
            let Ok(old) = open_key_under(key, place, former) else { break };
            self.keys.entry(before).or_insert(old);
            epoch = before;
        }
        self.open_what_waited();
    }
}
