//! What was acknowledged, held against what the server has.

use std::collections::BTreeMap;

use tdu_protocol::api::Stored;
use tdu_protocol::entry::Head;
use tdu_protocol::receipt::Receipt;
use tdu_protocol::{Entry, Kind, LogId};

use super::clients::{Client, Outcome, Trip};
use super::ground::Ground;

/// All that was ever acknowledged, by place.
#[derive(Default)]
pub(super) struct Books {
    receipts: BTreeMap<(LogId, u64), Receipt>,
    /// Requests whose fate nobody was told: those that were there, and those that were not.
    pub(super) there: usize,
    pub(super) not_there: usize,
}

impl Books {
    /// How many entries were acknowledged.
    pub(super) fn entries(&self) -> usize {
        self.receipts.len()
    }

    fn notes(&mut self, receipts: Vec<Receipt>) {
        for receipt in receipts {
            let place = (receipt.log, receipt.seq);
            let former = self.receipts.insert(place, receipt);
            assert_eq!(former, None, "a place was promised twice");
        }
    }

    /// Once the server is back: everything acknowledged is there, in order, once; nothing else is, but requests that
    /// were cut off, each as a whole; and repeating those gives one answer. The clients can go on.
    pub(super) async fn settles(&mut self, ground: &mut Ground, trips: Vec<Trip>) -> Vec<Client> {
        let mut open = Vec::new();
        let mut clients = Vec::new();
        for Trip { client, receipts, doubt } in trips {
            self.notes(receipts);
            match doubt {
                Some(entries) => open.push((client, entries)),
                None => clients.push(client),
            }
        }
        let doubts: Vec<&[Entry]> = open.iter().map(|(_, entries)| entries.as_slice()).collect();
        let there = self.assert_kept(&ground.everything().await, &doubts);
        for ((mut client, entries), there) in open.into_iter().zip(there) {
            let (outcome, again) = (client.insists(&entries).await, client.insists(&entries).await);
            match (there, outcome, again) {
                (Some(received), Outcome::Kept(receipts), Outcome::Kept(again)) => {
                    assert_eq!(receipts, again, "one request, one answer");
                    let at: Vec<_> = receipts.iter().map(|receipt| receipt.at).collect();
                    assert_eq!(at, received.iter().map(|stored| stored.received).collect::<Vec<_>>());
                    self.there += 1;
                    self.notes(receipts);
                }
                (None, Outcome::Kept(receipts), Outcome::Kept(again)) => {
                    assert_eq!(receipts, again, "one request, one answer");
                    self.not_there += 1;
                    self.notes(receipts);
                }
                // Somebody else came first.
                (None, Outcome::Moved(head), Outcome::Moved(_)) => {
                    self.not_there += 1;
                    client.follows(head);
                }
                (there, ..) => panic!("it was there: {}; it was answered otherwise", there.is_some()),
            }
            clients.push(client);
        }
        clients
    }

    /// Checks it, and says of each doubtful request with what it is there, if it is.
    fn assert_kept(&self, everything: &[Stored], doubts: &[&[Entry]]) -> Vec<Option<Vec<Stored>>> {
        assert!(everything.is_sorted_by(|one, next| one.position < next.position), "each position once");
        let mut logs: BTreeMap<LogId, Vec<&Stored>> = BTreeMap::new();
        for stored in everything {
            logs.entry(stored.entry.log).or_default().push(stored);
        }
        for (log, entries) in &logs {
            let mut head = Head::EMPTY;
            for stored in entries {
                assert!(head.accepts(&stored.entry), "{log}: the chain breaks at {}", stored.entry.seq);
                head = Head::after(&stored.entry);
            }
        }
        let at = |log: LogId, seq: u64| {
            logs.get(&log).and_then(|entries| entries.get(usize::try_from(seq).ok()?)).copied()
        };
        for receipt in self.receipts.values() {
            let stored = at(receipt.log, receipt.seq);
            let stored = stored.unwrap_or_else(|| panic!("lost: {} at {}", receipt.log, receipt.seq));
            assert_eq!(stored.entry.hash(), receipt.hash, "another entry took the place");
            assert_eq!(stored.received, receipt.at, "the receipt said another time");
        }
        let mut known = self.receipts.len();
        let there: Vec<_> = doubts
            .iter()
            .map(|entries| {
                let found = entries.iter().filter_map(|entry| {
                    at(entry.log, entry.seq).filter(|stored| stored.entry == *entry).cloned()
                });
                let found: Vec<Stored> = found.collect();
                assert!(found.is_empty() || found.len() == entries.len(), "half of a request was kept");
                known += found.len();
                (!found.is_empty()).then_some(found)
            })
            .collect();
        let sealed = everything.iter().filter(|stored| stored.entry.kind == Kind::Sealed).count();
        assert_eq!(sealed, known, "what nobody asked for, or what is there twice");
        there
    }

    /// The same when nobody is on the way.
    pub(super) async fn assert_all_there(&self, ground: &mut Ground) {
        self.assert_kept(&ground.everything().await, &[]);
    }
}
