//! What the server does with entries, without the server: order, compare-and-append, receipts. And people around it.

use std::collections::BTreeMap;

use ed25519_dalek::SigningKey;
use rand_core::{CryptoRng, RngCore};
use tdu_core::{
    calendar::Now,
    client::{Client, Env, Outgoing, Record, without_body},
    keys::{Vault, VaultContent},
    onboard::{Door, found},
    payload::Payload,
};
use tdu_policies::{Lang, PolicyFiles, PolicySet};
use tdu_protocol::{
    Hash32, LogId, LogKind, LogState, Role, Timestamp,
    api::{Appended, Page, Stored},
    receipt::Receipt,
};

/// Numbers that look random and are the same on every run.
pub(crate) struct Steady(pub(crate) u64);

impl RngCore for Steady {
    fn next_u32(&mut self) -> u32 {
        u32::try_from(self.next_u64() >> 32).expect("32 bits")
    }
    fn next_u64(&mut self) -> u64 {
        // SplitMix64.
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }
    fn fill_bytes(&mut self, dest: &mut [u8]) {
        rand_core::impls::fill_bytes_via_next(self, dest);
    }
    fn try_fill_bytes(&mut self, dest: &mut [u8]) -> Result<(), rand_core::Error> {
        self.fill_bytes(dest);
        Ok(())
    }
}

impl CryptoRng for Steady {}

pub(crate) const NOW: Now = Now { at: Timestamp(1_750_000_000_000), offset_minutes: 120 };

pub(crate) fn receipt_key() -> SigningKey {
    SigningKey::from_bytes(&[200; 32])
}

/// An honest server's memory.
pub(crate) struct Ledger {
    pub(crate) entries: Vec<Stored>,
    pub(crate) states: BTreeMap<LogId, LogState>,
    pub(crate) root: Hash32,
}

impl Ledger {
    pub(crate) fn accept(&mut self, entry: &tdu_protocol::Entry) {
        if let Some(state) = self.states.get_mut(&entry.log) {
            state.apply(entry).expect("the next entry");
        } else {
            let state = LogState::open(entry, &self.root).expect("a genesis");
            self.states.insert(entry.log, state);
        }
        let position = self.entries.len() as u64 + 1;
        self.entries.push(Stored { position, received: NOW.at, entry: entry.clone() });
    }

    /// All or nothing; `Err`: what the client lacks.
    pub(crate) fn append(&mut self, outgoing: &Outgoing) -> Result<Appended, Page> {
        let first = &outgoing.entries[0];
        let known = self.states.get(&outgoing.log).map_or(0, |s| s.head().next);
        let again = self.entries.iter().filter(|s| outgoing.entries.contains(&s.entry)).count();
        if again != outgoing.entries.len() {
            if first.seq != known {
                let missing = |s: &&Stored| s.entry.log == outgoing.log && s.entry.seq >= first.seq;
                return Err(page(self.entries.iter().filter(missing).cloned().collect()));
            }
            for entry in &outgoing.entries {
                self.accept(entry);
            }
        }
        let receipts = outgoing
            .entries
            .iter()
            .map(|e| Receipt::make(e.log, e.seq, e.hash(), NOW.at, &receipt_key()))
            .collect();
        Ok(Appended { receipts })
    }

    /// Everything that the account may read.
    pub(crate) fn page_for(&self, client: &Client) -> Page {
        let may = |s: &&Stored| {
            s.position > client.position() && self.states[&s.entry.log].may_read(client.account())
        };
        page(self.entries.iter().filter(may).cloned().collect())
    }
}

pub(crate) fn page(entries: Vec<Stored>) -> Page {
    let next = entries.iter().map(|s| s.position).max().unwrap_or(0);
    Page { entries, next, more: false }
}

/// Somebody with a client.
pub(crate) struct Somebody {
    pub(crate) client: Client,
    pub(crate) rng: Steady,
    pub(crate) kept: BTreeMap<String, Vec<u8>>,
    pub(crate) vault: Vault,
}

impl Somebody {
    pub(crate) fn new(seed: u64, content: VaultContent) -> Self {
        let mut rng = Steady(seed);
        let client = Client::begin(&content, PolicySet::embedded()).expect("our own vault");
        let vault = Vault::make(&mut rng, content);
        Self { client, rng, kept: BTreeMap::new(), vault }
    }

    pub(crate) fn step<R>(&mut self, f: impl FnOnce(&mut Client, &mut Env<'_>) -> R) -> R {
        let result = f(&mut self.client, &mut Env { now: NOW, rng: &mut self.rng });
        self.keep();
        result
    }

    pub(crate) fn keep(&mut self) {
        let mut env = Env { now: NOW, rng: &mut self.rng };
        for record in self.client.take_records(&mut env) {
            match record {
                Record::Put(key, value) => {
                    self.kept.insert(key.0, value);
                }
                Record::Erase(key) => {
                    if let Some(value) = self.kept.get_mut(&key.0) {
                        *value = without_body(value).expect("an entry");
                    }
                }
                Record::Delete(key) => {
                    self.kept.remove(&key.0);
                }
            }
        }
    }

    /// Sends what waits and receives what is new.
    pub(crate) fn settle(&mut self, ledger: &mut Ledger) {
        let next = |client: &mut Client, env: &mut Env<'_>| {
            client.sweep(env, &[]);
            client.outgoing(env, &[])
        };
        while let Some(outgoing) = self.step(next) {
            match ledger.append(&outgoing) {
                Ok(answer) => self.client.landed(&outgoing, &answer).expect("good receipts"),
                Err(missing) => self.client.moved_on(&missing),
            }
            self.keep();
        }
        self.receive(ledger);
    }

    pub(crate) fn receive(&mut self, ledger: &Ledger) {
        let page = ledger.page_for(&self.client);
        self.client.receive(&page);
        while let Some((log, from)) = self.client.wanted() {
            self.client.not_wanted(log);
            let missing = |s: &&Stored| s.entry.log == log && s.entry.seq >= from;
            self.client.receive_log(&page_of(ledger.entries.iter().filter(missing).cloned().collect()));
        }
        self.keep();
    }

    /// Closes and opens again from what was kept.
    pub(crate) fn reopen(&mut self) {
        self.keep();
        let mut client = Client::begin(&self.vault.content, PolicySet::embedded()).expect("our own vault");
        client.restore(self.kept.clone());
        self.client = client;
    }

    pub(crate) fn join(ledger: &mut Ledger, by: &mut Self, seed: u64, log: LogId, role: Role) -> Self {
        let prepared = by.step(|client, env| client.invite(env, log, role)).expect("allowed");
        by.settle(ledger);
        let fragment = prepared.view.link.split('#').nth(1).expect("a fragment").to_owned();
        let mut door = Door::new(prepared.view.id, &fragment, &prepared.view.code).expect("our own link");
        let shown = ledger.entries.iter().filter(|s| s.entry.log == log).cloned().collect::<Vec<_>>();
        door.take(&shown).expect("an honest log");
        assert_eq!(door.role(), Some(role));
        let mut rng = Steady(seed);
        let joined = door.join(&mut Env { now: NOW, rng: &mut rng }, Lang::Fr).expect("a waiting invitation");
        ledger.accept(&joined.entry);
        let mut somebody = Self::new(seed + 1, joined.vault);
        somebody.receive(ledger);
        somebody
    }
}

fn page_of(entries: Vec<Stored>) -> Page {
    Page { entries, next: 0, more: false }
}

/// An organisation: administrator, manager, two workers.
pub(crate) struct Organisation {
    pub(crate) ledger: Ledger,
    pub(crate) administrator: Somebody,
    pub(crate) manager: Somebody,
    pub(crate) worker: Somebody,
    pub(crate) colleague: Somebody,
}

impl Organisation {
    /// Eight more workers, so that they are ten, and a referent, who has not read yet.
    pub(crate) fn grows(&mut self) -> Somebody {
        let directory = self.worker.client.home();
        for seed in 0..8 {
            Somebody::join(&mut self.ledger, &mut self.manager, 40 + 2 * seed, directory, Role::Worker);
        }
        Somebody::join(&mut self.ledger, &mut self.administrator, 60, directory, Role::Referent)
    }

    pub(crate) fn new() -> Self {
        let mut rng = Steady(1);
        let key = Hash32(receipt_key().verifying_key().to_bytes());
        let founded = found(&mut Env { now: NOW, rng: &mut rng }, key, Lang::Fr).expect("a founding");
        let directory = founded.vault.home;
        let mut ledger = Ledger { entries: Vec::new(), states: BTreeMap::new(), root: founded.vault.root };
        ledger.accept(&founded.genesis);
        let mut administrator = Somebody::new(2, founded.vault);
        administrator.receive(&ledger);
        administrator.step(|client, env| {
            client
                .write(env, directory, Payload::Service { name: "Service inventé".to_owned() })
                .expect("allowed");
            client.write(env, directory, Payload::Profile { name: "Ada".to_owned() }).expect("allowed");
            let signed = client.sign_policies(env, PolicyFiles::embedded()).expect("policies that parse");
            client.write(env, directory, Payload::Policies(Box::new(signed))).expect("allowed");
        });
        administrator.settle(&mut ledger);
        let mut manager = Somebody::join(&mut ledger, &mut administrator, 10, directory, Role::Manager);
        let worker = Somebody::join(&mut ledger, &mut manager, 20, directory, Role::Worker);
        let colleague = Somebody::join(&mut ledger, &mut manager, 30, directory, Role::Worker);
        let mut organisation = Self { ledger, administrator, manager, worker, colleague };
        organisation.worker.receive(&organisation.ledger);
        organisation
    }

    /// A file of the worker's, with one note.
    pub(crate) fn case(&mut self) -> LogId {
        let case = self
            .worker
            .step(|client, env| client.make_log(env, LogKind::Case, &[]))
            .expect("a worker's file");
        self.note(case, "première rencontre");
        case
    }

    pub(crate) fn note(&mut self, case: LogId, text: &str) {
        let note = tdu_core::payload::Note { text: text.to_owned(), ..Default::default() };
        self.worker.step(|client, env| client.write(env, case, Payload::Note(note))).expect("allowed");
        self.worker.settle(&mut self.ledger);
    }
}

/// Texts of the notes that somebody can read in a file.
pub(crate) fn notes(somebody: &Somebody, case: LogId) -> Vec<String> {
    use tdu_core::content::Logs;
    let Some(log) = somebody.client.log(case) else { return Vec::new() };
    log.items
        .iter()
        .filter_map(|item| match item.payload() {
            Some(Payload::Note(note)) => Some(note.text.clone()),
            _ => None,
        })
        .collect()
}
