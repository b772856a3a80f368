//! Judging requests against the states of their logs, and folding those accepted into one commit.

use std::{
    collections::{BTreeMap, BTreeSet},
    ops::Range,
    sync::Arc,
};

use tdu_protocol::{
    AccountId, Entry, Hash32, Kind, LogId, LogKind, LogState, Timestamp,
    blob::Hold,
    control::Control,
    entry::Head,
    state::{Change, Refusal},
};

use super::{Newcomer, Write, WriteError};
use crate::{
    ledger::Ledger,
    store::{Commit, HeadMove, Membership, NewAccount, NewEntry, NewLog, Organisation, Store},
};

/// Whether the request only adds sealed entries that hold nothing, and so can fail at nothing but its place.
pub(super) fn shares_transaction(write: &Write) -> bool {
    matches!(write, Write::Append { entries, holds, .. }
        if holds.is_empty() && entries.iter().all(|new| new.entry.kind == Kind::Sealed))
}

/// Requests on their way into one transaction.
pub(super) struct Batch {
    commit: Commit,
    logs: BTreeMap<LogId, Working>,
}

struct Working {
    before: Option<Arc<LogState>>,
    state: LogState,
    entries: Vec<NewEntry>,
}

/// A log that the batch touched.
pub(crate) struct Touched {
    /// Its entries' indices in the commit.
    pub(crate) range: Range<usize>,
    /// Its state after the commit.
    pub(crate) after: Arc<LogState>,
    before: Option<Arc<LogState>>,
}

impl Touched {
    /// Members before or after: who was put out hears of it.
    pub(crate) fn concerned(&self) -> BTreeSet<AccountId> {
        let before = self.before.iter().flat_map(|state| state.members());
        before.chain(self.after.members()).map(|member| member.certificate.account).collect()
    }
}

impl Batch {
    pub(super) fn new(now: Timestamp) -> Self {
        Self { commit: Commit { now, ..Commit::default() }, logs: BTreeMap::new() }
    }

    /// Judges one request; if it is refused, the batch is as before.
    pub(super) async fn add(
        &mut self,
        write: &Write,
        store: &Arc<dyn Store>,
        ledger: &Ledger,
    ) -> Result<(), WriteError> {
        match write {
            Write::Append { by, entries, holds } => self.append(*by, entries, holds, store, ledger).await,
            Write::Open { by, entries } => self.open(*by, entries, store, ledger).await,
            Write::Found { newcomer, entries, receipt_key } => {
                self.found(newcomer, entries, receipt_key, store, ledger).await
            }
            Write::Join { invitation, newcomer, entry } => {
                let log = entry.entry.log;
                let mut working = self.take(log, ledger).await?.ok_or(WriteError::Unknown)?;
                let change = match working.state.apply_hashed(&entry.entry, entry.hash) {
                    Err(Refusal::NoInvitation) => return Err(WriteError::InvitationGone),
                    outcome => outcome?,
                };
                working.entries.push(entry.clone());
                let account = newcomer.registration.account;
                if !matches!(change, Change::Joined(joined, _, by) if joined == account && by == *invitation)
                {
                    return Err(WriteError::Refused(String::from(
                        "the entry is not the joining of this account",
                    )));
                }
                self.register(newcomer, &working.state)?;
                self.commit.joined = Some(*invitation);
                self.note(&working.state, 0, change);
                self.logs.insert(log, working);
                Ok(())
            }
        }
    }

    /// Where a log would end after what was accepted so far, if the batch knows it.
    pub(super) fn reaches(&self, log: LogId) -> Option<u64> {
        self.logs.get(&log).map(|working| working.state.head().next)
    }

    /// The commit, entries of one log side by side so that each page of news ends where the next begins.
    pub(super) fn finish(mut self) -> (Commit, Vec<Touched>) {
        let mut touched = Vec::with_capacity(self.logs.len());
        for (log, working) in self.logs {
            if working.entries.is_empty() {
                continue;
            }
            let start = self.commit.entries.len();
            let from = working.before.as_ref().map_or(Head::EMPTY, |state| state.head());
            self.commit.heads.push(HeadMove { log, from, to: working.state.head() });
            self.commit.entries.extend(working.entries);
            touched.push(Touched {
                range: start..self.commit.entries.len(),
                after: Arc::new(working.state),
                before: working.before,
            });
        }
        (self.commit, touched)
    }

    async fn append(
        &mut self,
        by: AccountId,
        entries: &[NewEntry],
        holds: &[Hold],
        store: &Arc<dyn Store>,
        ledger: &Ledger,
    ) -> Result<(), WriteError> {
        let log = log_of(entries)?;
        let mut working = self.take(log, ledger).await?.ok_or(WriteError::Unknown)?;
        if !working.state.may_read(by) {
            self.logs.insert(log, working);
            return Err(WriteError::Unknown);
        }
        // A refused entry changes nothing, but the accepted ones before it, or one that the store objects to, have to
        // be undone. One sealed entry, which is most of them, needs no copy.
        let plain = entries.len() == 1 && entries[0].entry.kind == Kind::Sealed && holds.is_empty();
        let undo = (!plain).then(|| working.state.clone());
        let kept = working.entries.len();
        let mut outcome = self.extend(&mut working, by, entries, store).await;
        if outcome.is_ok() && !holds.is_empty() {
            outcome = self.hold(log, holds, store).await;
        }
        if outcome.is_err() {
            working.entries.truncate(kept);
            if let Some(state) = undo {
                working.state = state;
            }
        }
        self.logs.insert(log, working);
        outcome
    }

    /// Blobs come before the entries that name them.
    async fn hold(&mut self, log: LogId, holds: &[Hold], store: &Arc<dyn Store>) -> Result<(), WriteError> {
        let blobs: Vec<Hash32> = holds.iter().map(|hold| hold.blob).collect();
        if !store.has_blobs(log, &blobs).await? {
            return Err(WriteError::BlobMissing);
        }
        self.commit.held.extend(holds.iter().map(|hold| (log, *hold)));
        Ok(())
    }

    async fn open(
        &mut self,
        by: AccountId,
        entries: &[NewEntry],
        store: &Arc<dyn Store>,
        ledger: &Ledger,
    ) -> Result<(), WriteError> {
        let log = log_of(entries)?;
        let organisation = ledger.organisation().await?.ok_or(WriteError::Unknown)?;
        if self.take(log, ledger).await?.is_some() {
            return Err(WriteError::Exists);
        }
        let mut working = Working::begin(&entries[0], &organisation.root)?;
        if working.state.kind() == LogKind::Directory {
            return Err(WriteError::Forbidden(String::from("there is one directory")));
        }
        if working.state.member(by).is_none() {
            return Err(WriteError::Forbidden(String::from("the log was begun by somebody else")));
        }
        self.begin(&working);
        self.extend(&mut working, by, &entries[1..], store).await?;
        self.logs.insert(log, working);
        Ok(())
    }

    async fn found(
        &mut self,
        newcomer: &Newcomer,
        entries: &[NewEntry],
        receipt_key: &Hash32,
        store: &Arc<dyn Store>,
        ledger: &Ledger,
    ) -> Result<(), WriteError> {
        let log = log_of(entries)?;
        if ledger.organisation().await?.is_some() {
            return Err(WriteError::Exists);
        }
        let root = LogState::root_named_by(&entries[0].entry)?;
        let mut working = Working::begin(&entries[0], &root)?;
        let by = newcomer.registration.account;
        if working.state.member(by).is_none() || !working.state.receipt_keys().contains(receipt_key) {
            return Err(WriteError::Refused(String::from(
                "the directory must be begun by the account and name this server's receipt key",
            )));
        }
        self.commit.organisation = Some(Organisation { org: working.state.org(), root, directory: log });
        self.register(newcomer, &working.state)?;
        self.begin(&working);
        self.extend(&mut working, by, &entries[1..], store).await?;
        self.logs.insert(log, working);
        Ok(())
    }

    /// Applies entries after the first; their author is the session's account.
    async fn extend(
        &mut self,
        working: &mut Working,
        by: AccountId,
        entries: &[NewEntry],
        store: &Arc<dyn Store>,
    ) -> Result<(), WriteError> {
        for new in entries {
            authorise(&working.state, &new.entry, by)?;
            let at = working.entries.len();
            let change = working.apply(new)?;
            self.check(working, &change, store).await?;
            self.note(&working.state, at, change);
        }
        Ok(())
    }

    /// What only the store can tell about a change.
    async fn check(
        &self,
        working: &Working,
        change: &Change,
        store: &Arc<dyn Store>,
    ) -> Result<(), WriteError> {
        match change {
            Change::Entered(account, _) => {
                let known = store.account(*account).await?.filter(|account| !account.closed);
                let role = working.state.member(*account).map(|member| member.certificate.role);
                if known.is_some_and(|known| Some(known.role) == role) {
                    Ok(())
                } else {
                    Err(WriteError::Refused(String::from("there is no such account here")))
                }
            }
            Change::Joined(..) => {
                Err(WriteError::Refused(String::from("joining goes through the invitation")))
            }
            Change::Erased(seqs) => {
                let sealed = store.count_sealed(working.state.log(), seqs).await?;
                if sealed == seqs.len() { Ok(()) } else { Err(Refusal::WrongErasure.into()) }
            }
            _ => Ok(()),
        }
    }

    /// Notes what a change means for the tables. `at` is the entry's index in the commit: requests that change more
    /// than entries are alone in theirs.
    fn note(&mut self, state: &LogState, at: usize, change: Change) {
        let log = state.log();
        let member = |account, rights| Membership { at, log, account, rights };
        match change {
            Change::Entered(account, rights) | Change::Joined(account, rights, _) => {
                self.commit.members.push(member(account, Some(rights)));
            }
            Change::Left(account) => {
                self.commit.members.push(member(account, None));
                // Whoever leaves the directory leaves the organisation.
                if state.kind() == LogKind::Directory {
                    self.commit.closed.push(account);
                }
            }
            Change::Withdrawn(invitation) => self.commit.ended.push(invitation),
            Change::Rotated(invitations) => self.commit.ended.extend(invitations),
            Change::Erased(seqs) => self.commit.erased.extend(seqs.into_iter().map(|seq| (log, seq))),
            Change::None | Change::Invited(_) | Change::Closed => {}
        }
    }

    fn begin(&mut self, working: &Working) {
        let state = &working.state;
        self.commit.logs.push(NewLog { log: state.log(), kind: state.kind() });
        for member in state.members() {
            self.commit.members.push(Membership {
                at: 0,
                log: state.log(),
                account: member.certificate.account,
                rights: Some(member.rights),
            });
        }
    }

    fn register(&mut self, newcomer: &Newcomer, state: &LogState) -> Result<(), WriteError> {
        let registration = &newcomer.registration;
        let member = state.member(registration.account).ok_or(Refusal::NotMember)?;
        self.commit.account = Some(NewAccount {
            account: registration.account,
            role: member.certificate.role,
            user_handle: newcomer.user_handle,
            vault: registration.vault.0.clone(),
            openers: newcomer.openers.clone(),
        });
        Ok(())
    }

    /// Takes a log's working state out of the batch, or makes it from the ledger's.
    async fn take(&mut self, log: LogId, ledger: &Ledger) -> Result<Option<Working>, WriteError> {
        if let Some(working) = self.logs.remove(&log) {
            return Ok(Some(working));
        }
        let before = ledger.state(log).await?;
        Ok(before.map(|before| Working {
            state: (*before).clone(),
            before: Some(before),
            entries: Vec::new(),
        }))
    }
}

impl Working {
    fn begin(genesis: &NewEntry, root: &Hash32) -> Result<Self, WriteError> {
        let state = LogState::open(&genesis.entry, root)?;
        Ok(Self { before: None, state, entries: vec![genesis.clone()] })
    }

    fn apply(&mut self, new: &NewEntry) -> Result<Change, WriteError> {
        let change = self.state.apply_hashed(&new.entry, new.hash)?;
        self.entries.push(new.clone());
        Ok(change)
    }
}

/// The one log of all entries.
fn log_of(entries: &[NewEntry]) -> Result<LogId, WriteError> {
    let log = entries.first().map(|new| new.entry.log).ok_or(WriteError::Unknown)?;
    if entries.iter().all(|new| new.entry.log == log) { Ok(log) } else { Err(Refusal::OtherLog.into()) }
}

/// A control entry is signed by the session's account; a sealed one comes from an account that may write.
fn authorise(state: &LogState, entry: &Entry, by: AccountId) -> Result<(), WriteError> {
    // A place that is taken is told first: the client rebases, and finds out what it may do from what it lacks.
    if !state.head().accepts(entry) {
        return Err(WriteError::Conflict);
    }
    match entry.kind {
        Kind::Sealed if state.may_write(by) => Ok(()),
        Kind::Sealed => Err(Refusal::NotAllowed.into()),
        Kind::Control => {
            let (_, message) = Control::peek(entry).map_err(Refusal::Unreadable)?;
            if message.signer() == by { Ok(()) } else { Err(Refusal::Forged.into()) }
        }
    }
}
