//! The client, unlocked: every log that the account may read, what waits to leave, and what must be stored.
//!
//! Pull and push: [`Client::outgoing`] gives the next request, [`Client::landed`], [`Client::moved_on`] and
//! [`Client::receive`] take what came of it. The caller stores [`Client::take_records`] before it tells anybody that
//! something is kept.

mod attach;
mod erase;
mod leave;
mod make;
mod push;
mod records;
mod shares;
mod take;
mod tally;
mod term;
mod verified;

use std::collections::{BTreeMap, BTreeSet};

pub use attach::MAX_ATTACHMENT;
pub use erase::without_body;
pub use make::{NewMember, PreparedInvitation};
pub use push::{GivenUp, Outgoing};
pub use records::{Record, RecordKey};
pub use tally::Helping;
use tdu_policies::PolicySet;
use tdu_protocol::{AccountId, Hash32, LogId, LogKind, Role, WriteId};

use crate::{
    app::{FailureKind, Topic},
    calendar::Now,
    content::{LogContent, Logs, World},
    keys::{AccountKeys, VaultContent},
    order::map_of,
    payload::Payload,
    replica::Replica,
    rules::{self, Rules},
    seal::SealError,
    secret::{Key, Random},
};

/// Time and randomness, passed in at each step.
pub struct Env<'a> {
    /// Local time.
    pub now: Now,
    /// Randomness fit for keys.
    pub rng: &'a mut dyn Random,
}

/// The client, unlocked. Dropping it wipes its keys.
pub struct Client {
    keys: AccountKeys,
    role: Role,
    root: Hash32,
    own: Key,
    home: LogId,
    replicas: BTreeMap<LogId, Replica>,
    joined: BTreeMap<LogId, (u32, Key)>,
    wanted: BTreeMap<LogId, u64>,
    position: u64,
    next_waiting: u64,
    records: Vec<Record>,
    /// Logs of which more was verified than the device says.
    advanced: BTreeSet<LogId>,
    topics: BTreeSet<Topic>,
    rules: Rules,
    policies_seq: Option<u64>,
    fallback: Box<PolicySet>,
    warning: Option<FailureKind>,
}

impl Client {
    /// Begins with nothing but the vault and the policies that ship with the product. Follow with [`Client::restore`]
    /// and a sync.
    ///
    /// # Errors
    /// [`SealError::Content`] if the vault was written by something else.
    pub fn begin(vault: &VaultContent, shipped: PolicySet) -> Result<Self, SealError> {
        Ok(Self {
            keys: vault.keys()?,
            role: vault.role,
            root: vault.root,
            own: vault.own.copy(),
            home: vault.home,
            replicas: BTreeMap::new(),
            joined: map_of(vault.joined.iter().map(|j| (j.log, (j.epoch, j.key.copy())))),
            wanted: BTreeMap::new(),
            position: 0,
            next_waiting: 0,
            records: Vec::new(),
            advanced: BTreeSet::new(),
            topics: BTreeSet::new(),
            rules: Rules::default(),
            policies_seq: None,
            fallback: Box::new(shipped),
            warning: None,
        })
    }

    /// The account.
    pub const fn account(&self) -> AccountId {
        self.keys.account
    }

    /// Its role.
    pub const fn role(&self) -> Role {
        self.role
    }

    /// The organisation's root: Ed25519 public key.
    pub const fn root(&self) -> &Hash32 {
        &self.root
    }

    /// The log that the account joined first: the directory for staff, the conversation for a beneficiary.
    pub const fn home(&self) -> LogId {
        self.home
    }

    /// Position up to which everything was received: the next `since`.
    pub const fn position(&self) -> u64 {
        self.position
    }

    /// One log.
    pub fn replica(&self, log: LogId) -> Option<&Replica> {
        self.replicas.get(&log)
    }

    /// Logs of a kind, in the order of their ids.
    pub fn logs_of(&self, kind: LogKind) -> impl Iterator<Item = &Replica> {
        self.replicas.values().filter(move |r| r.state().kind() == kind)
    }

    /// How many things wait to leave.
    pub fn waiting(&self) -> usize {
        self.replicas.values().map(|r| r.waiting.len() + usize::from(!r.unborn.is_empty())).sum()
    }

    /// How much of what somebody wrote waits to leave.
    pub fn unsent(&self) -> usize {
        self.replicas.values().map(|r| r.waiting_writes().count()).sum()
    }

    /// Whether this write still waits.
    pub fn is_waiting(&self, log: LogId, id: WriteId) -> bool {
        self.replicas.get(&log).is_some_and(|r| r.waiting_writes().any(|w| w == id))
    }

    /// What the person must be told until it is resolved.
    pub const fn warning(&self) -> Option<FailureKind> {
        self.warning
    }

    /// The policies in force: those that an administrator signed; those of the product until then.
    pub fn policies(&self, now: Now) -> &PolicySet {
        rules::of_week(self.rules.all(), now.week()).map_or(&self.fallback, |one| &one.set)
    }

    /// Every set that was signed.
    pub const fn rules(&self) -> &Rules {
        &self.rules
    }

    /// What the views look at.
    pub fn world(&self, now: Now) -> World<'_> {
        World {
            me: self.keys.account,
            role: self.role,
            now,
            policies: self.policies(now),
            sets: self.rules.all(),
            logs: self,
        }
    }

    /// What has changed since this was last asked.
    pub fn take_topics(&mut self) -> Vec<Topic> {
        std::mem::take(&mut self.topics).into_iter().collect()
    }

    /// What must be stored since this was last asked, in order; with it, how far logs have been verified meanwhile.
    pub fn take_records(&mut self, env: &mut Env<'_>) -> Vec<Record> {
        self.keep_verified(env);
        std::mem::take(&mut self.records)
    }

    /// The key that seals this account's own things on a device.
    pub const fn own_key(&self) -> &Key {
        &self.own
    }

    fn topic_of(&self, log: LogId) -> Topic {
        match self.replicas.get(&log).map(|r| r.state().kind()) {
            Some(LogKind::Case) => Topic::Case(log),
            Some(LogKind::Conversation | LogKind::Talk) => Topic::Conversation(log),
            Some(LogKind::Report | LogKind::Team) => Topic::Reports,
            Some(LogKind::Personal) => Topic::Personal,
            Some(LogKind::Directory) | None => Topic::Directory,
        }
    }

    fn note_topic(&mut self, log: LogId) {
        let topic = self.topic_of(log);
        self.topics.insert(topic);
    }

    /// The server told something new of the windows of the check-ins' totals.
    pub fn tally_changed(&mut self) {
        self.topics.insert(Topic::Tally);
    }

    /// The newest payload that `pick` accepts, in the directory.
    pub fn in_directory<T>(&self, mut pick: impl FnMut(AccountId, &Payload) -> Option<T>) -> Option<T> {
        let directory = self.logs_of(LogKind::Directory).next()?;
        directory.content.items.iter().rev().find_map(|i| pick(i.author, i.payload()?))
    }
}

impl Logs for Client {
    fn log(&self, log: LogId) -> Option<&LogContent> {
        self.replicas.get(&log).map(|r| &r.content)
    }

    fn all(&self) -> Box<dyn Iterator<Item = (LogId, &LogContent)> + '_> {
        Box::new(self.replicas.iter().map(|(id, r)| (*id, &r.content)))
    }
}
