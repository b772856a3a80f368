//! Clients that append without pause until they are cut off, and remember what they were told and what they were not.

use std::sync::Arc;

use fastrand::Rng;
use reqwest::header::CONTENT_TYPE;
use tdu_protocol::api::{Append, Appended, CBOR, Page};
use tdu_protocol::entry::Head;
use tdu_protocol::problem::ProblemKind;
use tdu_protocol::receipt::Receipt;
use tdu_protocol::{Entry, Hash32, LogId, cbor};
use tdu_tests::people::{Answer, Raw, noise, sealed};
use tokio::sync::watch;
use tokio::task::JoinSet;

use super::ground::{Ground, assert_come_again};

/// Clients with a log of their own.
const ALONE: usize = 6;
/// Logs that several share, and how many do.
const SHARED: usize = 2;
const SHARING: usize = 3;
/// Entries in one request, at most.
const ENTRIES: usize = 6;
/// Bytes of one entry, at most; one in so many takes more than one page of a database.
const SHORT: usize = 600;
const LONG: usize = 6_000;
const ONE_IN: usize = 12;
/// Entries in one request, and bytes of each, of somebody who tries to get into what is left: PostgreSQL lengthens a table that many
/// write to by hundreds of pages at once.
const TRICKLE: [(usize, usize); 4] = [(48, 1_500), (4, 1_500), (4, 200), (1, 1)];

/// One client.
pub(super) struct Client {
    raw: Raw,
    log: LogId,
    head: Head,
    receipt_key: Hash32,
    random: Rng,
}

/// What came of one request.
pub(super) enum Outcome {
    /// All of it was acknowledged.
    Kept(Vec<Receipt>),
    /// The log had moved on; it ends here now.
    Moved(Head),
    /// The server said that it could not. It may have kept it all the same.
    Refused,
    /// The line was cut. It may have been kept all the same.
    Cut,
}

/// What a client brings home.
pub(super) struct Trip {
    pub(super) client: Client,
    /// What it was told is kept.
    pub(super) receipts: Vec<Receipt>,
    /// What it was about when it was cut off.
    pub(super) doubt: Option<Vec<Entry>>,
}

/// All clients, on their way.
pub(super) struct Crowd {
    trips: JoinSet<Trip>,
    kept: watch::Receiver<usize>,
    enough: watch::Sender<bool>,
}

/// Clients of this server; some have a log of their own, some share one.
pub(super) async fn clients(ground: &mut Ground, random: &mut Rng) -> Vec<Client> {
    let mut clients = Vec::new();
    for log in 0..ALONE + SHARED {
        let (log, head) = (log, ground.hand.opens_log().await);
        for _ in 0..if log < ALONE { 1 } else { SHARING } {
            let (log, head) = head;
            let raw = ground.elsewhere();
            clients.push(Client { raw, log, head, receipt_key: ground.receipt_key, random: random.fork() });
        }
    }
    clients
}

impl Crowd {
    /// All begin at the same time.
    pub(super) fn sets_out(clients: Vec<Client>) -> Self {
        let (tally, kept) = watch::channel(0);
        let (enough, told) = watch::channel(false);
        let tally = Arc::new(tally);
        let mut trips = JoinSet::new();
        for client in clients {
            trips.spawn(client.writes(Arc::clone(&tally), told.clone()));
        }
        Self { trips, kept, enough }
    }

    /// Waits until so many requests were acknowledged, over all clients.
    pub(super) async fn reaches(&mut self, requests: usize) {
        self.kept.wait_for(|kept| *kept >= requests).await.expect("somebody still writes");
    }

    /// Waits until everybody was cut off.
    pub(super) async fn ends(mut self) -> Vec<Trip> {
        let mut all = Vec::new();
        while let Some(trip) = self.trips.join_next().await {
            all.push(trip.expect("a client knows what to do with every answer"));
        }
        all
    }

    /// Tells those who were not cut off that it is enough, and waits for all.
    pub(super) async fn comes_home(self) -> Vec<Trip> {
        self.enough.send_replace(true);
        self.ends().await
    }
}

impl Client {
    async fn writes(mut self, tally: Arc<watch::Sender<usize>>, enough: watch::Receiver<bool>) -> Trip {
        let mut receipts = Vec::new();
        while !*enough.borrow() {
            let entries = self.entries();
            match self.asks(&entries).await {
                Outcome::Kept(more) => {
                    receipts.extend(more);
                    tally.send_modify(|tally| *tally += 1);
                }
                Outcome::Moved(head) => self.head = head,
                Outcome::Refused | Outcome::Cut => {
                    return Trip { client: self, receipts, doubt: Some(entries) };
                }
            }
        }
        Trip { client: self, receipts, doubt: None }
    }

    /// Appends what takes much room until there is none, then less, and in the end as little as possible, until there is no room
    /// even for that.
    pub(super) async fn trickles(mut self) -> Trip {
        let mut receipts = Vec::new();
        let mut doubt = None;
        for (entries, bytes) in TRICKLE {
            doubt = loop {
                let entries = self.entries_of(std::iter::repeat_n(bytes, entries));
                match self.asks(&entries).await {
                    Outcome::Kept(more) => receipts.extend(more),
                    Outcome::Refused => break Some(entries),
                    Outcome::Moved(_) | Outcome::Cut => panic!("alone in its log, and the server is there"),
                }
            };
        }
        Trip { client: self, receipts, doubt }
    }

    /// The next request: entries that follow one another.
    fn entries(&mut self) -> Vec<Entry> {
        let bytes: Vec<usize> = (0..self.random.usize(1..=ENTRIES))
            .map(|_| {
                let most = if self.random.usize(..ONE_IN) == 0 { LONG } else { SHORT };
                self.random.usize(1..=most)
            })
            .collect();
        self.entries_of(bytes)
    }

    /// Entries of so many bytes each, at the end of the log.
    fn entries_of(&self, bytes: impl IntoIterator<Item = usize>) -> Vec<Entry> {
        let mut head = self.head;
        let entries = bytes.into_iter().map(|bytes| {
            let entry = sealed(self.log, head, noise(bytes));
            head = Head::after(&entry);
            entry
        });
        entries.collect()
    }

    /// Has entries appended. What is acknowledged is acknowledged in full, and signed.
    pub(super) async fn asks(&mut self, entries: &[Entry]) -> Outcome {
        let body = cbor::to_vec(&Append { entries: entries.to_vec() });
        let request = self.raw.request("POST", &format!("/logs/{}/entries", self.log));
        let Ok(answer) = request.header(CONTENT_TYPE, CBOR).body(body).send().await else {
            return Outcome::Cut;
        };
        let (status, headers) = (answer.status().as_u16(), answer.headers().clone());
        let Ok(body) = answer.bytes().await else { return Outcome::Cut };
        let answer = Answer { status, headers, body: body.to_vec() };
        match answer.status {
            200 => {
                let Appended { receipts } = answer.value();
                assert_eq!(receipts.len(), entries.len());
                for (receipt, entry) in receipts.iter().zip(entries) {
                    assert_eq!(
                        (receipt.log, receipt.seq, receipt.hash),
                        (entry.log, entry.seq, entry.hash())
                    );
                    assert!(receipt.is_signed_by(&self.receipt_key));
                }
                self.head = Head::after(entries.last().expect("a request holds entries"));
                Outcome::Kept(receipts)
            }
            409 => {
                answer.is(ProblemKind::Conflict);
                let missing = answer.problem().missing.expect("a conflict says what is missing");
                let page: Page = cbor::from_slice_limited(missing.as_slice(), 64 << 20).expect("a page");
                let last = page.entries.last().expect("a conflict says what is missing");
                Outcome::Moved(Head::after(&last.entry))
            }
            _ => {
                assert_come_again(&answer);
                Outcome::Refused
            }
        }
    }

    /// Asks until the server can.
    pub(super) async fn insists(&mut self, entries: &[Entry]) -> Outcome {
        const REFUSALS: usize = 40;
        for _ in 0..REFUSALS {
            match self.asks(entries).await {
                Outcome::Refused => {}
                outcome => return outcome,
            }
        }
        panic!("refused {REFUSALS} times")
    }

    /// From now on, writes after this.
    pub(super) fn follows(&mut self, head: Head) {
        self.head = head;
    }
}
