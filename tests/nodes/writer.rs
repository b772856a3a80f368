//! Somebody who appends without pause, wherever a server answers, and remembers what was acknowledged.

use std::sync::Arc;

use reqwest::header::CONTENT_TYPE;
use tdu_protocol::api::{Append, Appended, CBOR, Page};
use tdu_protocol::entry::Head;
use tdu_protocol::problem::Problem;
use tdu_protocol::{Entry, EntryHash, LogId, cbor};
use tdu_tests::people::{Raw, noise, sealed};
use tokio::sync::watch;

/// Entries in one request.
pub(super) const EACH: usize = 10;

/// What one writer was told is kept.
pub(super) type Acknowledged = Vec<(LogId, u64, EntryHash)>;

pub(super) struct Writer {
    /// Ways to the servers; the first is taken while it answers.
    pub(super) ways: Vec<Raw>,
    pub(super) log: LogId,
    pub(super) head: Head,
    /// Counts what anybody was told is kept.
    pub(super) tally: Arc<watch::Sender<usize>>,
}

enum Outcome {
    Kept(Appended),
    Missing(Page),
    /// Nobody answered, or not now. It may have been kept all the same.
    Unknown,
}

impl Writer {
    /// Appends this many requests, each until it is acknowledged.
    pub(super) async fn writes(mut self, requests: usize) -> Acknowledged {
        let mut acknowledged = Vec::with_capacity(requests * EACH);
        let mut way = 0;
        for _ in 0..requests {
            let mut entries = self.entries();
            loop {
                match self.asks(way, &entries).await {
                    Outcome::Kept(appended) => {
                        assert_eq!(appended.receipts.len(), EACH);
                        break;
                    }
                    Outcome::Missing(page) => {
                        let last = page.entries.last().expect("a conflict says what is missing");
                        self.head = Head::after(&last.entry);
                        entries = self.entries();
                    }
                    Outcome::Unknown => way = (way + 1) % self.ways.len(),
                }
            }
            self.head = Head::after(&entries[EACH - 1]);
            acknowledged.extend(entries.iter().map(|entry| (self.log, entry.seq, entry.hash())));
            self.tally.send_modify(|tally| *tally += EACH);
        }
        acknowledged
    }

    fn entries(&self) -> Vec<Entry> {
        let mut head = self.head;
        (0..EACH)
            .map(|_| {
                let entry = sealed(self.log, head, noise(200));
                head = Head::after(&entry);
                entry
            })
            .collect()
    }

    async fn asks(&self, way: usize, entries: &[Entry]) -> Outcome {
        let body = cbor::to_vec(&Append { entries: entries.to_vec() });
        let request = self.ways[way].request("POST", &format!("/logs/{}/entries", self.log));
        let Ok(answer) = request.header(CONTENT_TYPE, CBOR).body(body).send().await else {
            return Outcome::Unknown;
        };
        let status = answer.status().as_u16();
        let Ok(body) = answer.bytes().await else { return Outcome::Unknown };
        match status {
            200 => Outcome::Kept(cbor::from_slice_limited(&body, 1 << 20).expect("receipts")),
            409 => {
                let problem: Problem = serde_json::from_slice(&body).expect("a problem is readable");
                let missing = problem.missing.expect("a conflict says what is missing");
                Outcome::Missing(cbor::from_slice_limited(missing.as_slice(), 64 << 20).expect("a page"))
            }
            503 => Outcome::Unknown,
            other => panic!("{other} {}", String::from_utf8_lossy(&body)),
        }
    }
}
