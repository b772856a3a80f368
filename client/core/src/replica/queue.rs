//! What waits to leave: in which order it goes, and what becomes of it when the log has moved on.

use std::collections::BTreeSet;

use tdu_protocol::{AccountId, Entry, blob::Hold, control::Control, entry::Head, sign::Place};

use super::{Replica, Waiting, open};
use crate::{
    content::{Content, Item},
    keys::AccountKeys,
    seal::{KeyPlace, seal_key_to},
    secret::Random,
};

/// Most bytes of bodies in one request: small enough for a bad network, and well below what the server takes.
const MOST_BYTES: usize = 1 << 20;

impl Replica {
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

    /// Drops the first thing that waits if it is a change of who is in the log; gives its number in the queue, and whether
    /// it puts somebody out.
    pub(crate) fn drop_first_change(&mut self) -> Option<(u64, bool)> {
        let found = match self.waiting.front()? {
            (number, what @ Waiting::Change(..)) => (*number, what.puts_out()),
            (_, Waiting::Write(_)) => return None,
        };
        self.waiting.pop_front();
        self.in_flight.clear();
        Some(found)
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
            self.renew_changes();
            self.change_key_before_words();
            self.in_flight = self.build(rng, keys, head, most);
        }
        (!self.in_flight.is_empty()).then(|| self.in_flight.clone())
    }

    /// The server took nothing of what was sent last: what waits may go in another order.
    pub(crate) fn not_taken(&mut self) {
        self.in_flight.clear();
    }

    /// After somebody else's change of key, what was made for the former one is made anew where it can be. What only
    /// whoever asked for it can make anew is given up: an invitation, and a change of key with those whom it puts out.
    fn renew_changes(&mut self) {
        let mut epoch = self.content.state.epoch();
        let waiting = std::mem::take(&mut self.waiting);
        for (number, what) in waiting {
            let what = match what {
                Waiting::Write(envelope) => Some(Waiting::Write(envelope)),
                Waiting::Change(control, made_for) => {
                    let rotates = matches!(*control, Control::Rotate { .. });
                    let place = epoch + u32::from(rotates);
                    if made_for == place {
                        epoch = place;
                        Some(Waiting::Change(control, made_for))
                    } else {
                        self.renewed(*control, epoch).map(|again| Waiting::Change(Box::new(again), epoch))
                    }
                }
            };
            self.waiting.extend(what.map(|what| (number, what)));
        }
    }

    fn renewed(&self, control: Control, epoch: u32) -> Option<Control> {
        match control {
            Control::Grant { chain, rights, .. } => {
                let to = chain.verify(self.content.state.root()).ok()?;
                let place = KeyPlace { log: self.log(), epoch };
                let sealed_key = seal_key_to(&to.sealing, place, self.key_of(epoch)?).ok()?.into();
                Some(Control::Grant { chain, rights, sealed_key })
            }
            // They hold nothing of a key.
            Control::Withdraw { .. } | Control::Erase { .. } | Control::Close => Some(control),
            Control::Invite { .. }
            | Control::Revoke { .. }
            | Control::Rotate { .. }
            | Control::Genesis(_)
            | Control::Join { .. } => None,
        }
    }

    /// Words that wait go after a change of key that waits: they are sealed under the new one. Nothing that the server
    /// refuses of them, for want of room or because the change is overdue, then keeps the change back.
    fn change_key_before_words(&mut self) {
        let rotates = |(_, what): &(u64, Waiting)| matches!(what, Waiting::Change(control, _) if matches!(**control, Control::Rotate { .. }));
        let Some(last) = self.waiting.iter().rposition(rotates) else { return };
        let after = self.waiting.split_off(last + 1);
        let before = std::mem::take(&mut self.waiting);
        let (words, changes): (Vec<_>, Vec<_>) =
            before.into_iter().partition(|(_, what)| matches!(what, Waiting::Write(_)));
        self.waiting = changes.into_iter().chain(words).chain(after).collect();
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
            let place = Place { log: self.log(), seq: head.next, prev: head.hash, epoch };
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
}
