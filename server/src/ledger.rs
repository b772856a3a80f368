//! What is known of the organisation and of the logs' states, replayed from the store and remembered.
//!
//! Invariant: a remembered state is only ever used as a guess. A commit names the head that it builds on and the store
//! refuses it if the log has moved; a reader compares the head first; a refusal is final once the head was compared.

use std::{
    collections::HashMap,
    sync::{Arc, Mutex, OnceLock, PoisonError},
};

use tdu_protocol::{Hash32, LogId, LogState, entry::Head};

use crate::store::{Nodes, Organisation, Store, StoreError, Stored};

/// States remembered at the same time.
const REMEMBERED: usize = 8_192;

/// Organisation and states.
pub struct Ledger {
    store: Arc<dyn Store>,
    organisation: OnceLock<Organisation>,
    states: Mutex<HashMap<LogId, Arc<LogState>>>,
}

impl Ledger {
    /// Nothing remembered yet.
    pub fn new(store: Arc<dyn Store>) -> Self {
        Self { store, organisation: OnceLock::new(), states: Mutex::default() }
    }

    /// The organisation, once founded; it never changes afterwards.
    pub async fn organisation(&self) -> Stored<Option<Organisation>> {
        if let Some(organisation) = self.organisation.get() {
            return Ok(Some(*organisation));
        }
        let found = self.store.organisation().await?;
        if let Some(organisation) = found {
            let _ = self.organisation.set(organisation);
        }
        Ok(found)
    }

    /// The state of a log as last known; `None` if there is no such log.
    pub async fn state(&self, log: LogId) -> Stored<Option<Arc<LogState>>> {
        if let Some(state) = self.remembered(log) {
            return Ok(Some(state));
        }
        let Some(organisation) = self.organisation().await? else { return Ok(None) };
        let state = self.replay(log, &organisation.root).await?.map(Arc::new);
        if let Some(state) = &state {
            self.remember(Arc::clone(state));
        }
        Ok(state)
    }

    /// The state of a log as the store has it now.
    pub async fn current(&self, log: LogId) -> Stored<Option<Arc<LogState>>> {
        let Some(head) = self.store.head(log).await? else { return Ok(None) };
        if self.remembered(log).is_none_or(|state| state.head().next < head.next) {
            self.renew(log).await?;
        }
        self.state(log).await
    }

    /// Which of these logs are not where they are remembered to be.
    pub async fn moved(&self, nodes: &dyn Nodes, logs: &[LogId]) -> Stored<Vec<LogId>> {
        let heads = nodes.heads(logs).await?;
        let moved =
            |(log, head): &(LogId, Head)| self.remembered(*log).is_none_or(|state| state.head() != *head);
        Ok(heads.into_iter().filter(moved).map(|(log, _)| log).collect())
    }

    /// Brings a remembered state up to date with what the store has after it.
    pub async fn renew(&self, log: LogId) -> Stored<()> {
        let Some(before) = self.remembered(log) else { return Ok(()) };
        let entries = self.store.replay(log, before.head().next).await?;
        let mut state = (*before).clone();
        if entries.iter().all(|entry| state.apply(entry).is_ok()) {
            self.remember(Arc::new(state));
        } else {
            // What was remembered is not what is stored: replay from the beginning, which tells what is wrong.
            self.forget(log);
        }
        Ok(())
    }

    /// Remembers the state after a commit.
    pub fn remember(&self, state: Arc<LogState>) {
        let mut states = self.states.lock().unwrap_or_else(PoisonError::into_inner);
        if states.len() >= REMEMBERED {
            // Any half will do: what is needed again is replayed.
            let mut keep = false;
            states.retain(|_, _| {
                keep = !keep;
                keep
            });
        }
        states.insert(state.log(), state);
    }

    /// Forgets a state, to be replayed when it is needed again.
    pub fn forget(&self, log: LogId) {
        self.states.lock().unwrap_or_else(PoisonError::into_inner).remove(&log);
    }

    fn remembered(&self, log: LogId) -> Option<Arc<LogState>> {
        self.states.lock().unwrap_or_else(PoisonError::into_inner).get(&log).cloned()
    }

    async fn replay(&self, log: LogId, root: &Hash32) -> Stored<Option<LogState>> {
        let entries = self.store.replay(log, 0).await?;
        let Some((genesis, rest)) = entries.split_first() else { return Ok(None) };
        let broken = |refusal| StoreError::Failed(format!("a stored log does not verify: {refusal}"));
        let mut state = LogState::open(genesis, root).map_err(broken)?;
        for entry in rest {
            state.apply(entry).map_err(broken)?;
        }
        Ok(Some(state))
    }
}
