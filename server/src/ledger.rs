//! What is known of the organisation and of the logs' states, replayed from the store and remembered.
//!
//! Invariant: a remembered state is only ever used as a guess. A commit names the head that it builds on and the store
//! refuses it if the log has moved; a reader compares the head first.

use std::{
    collections::HashMap,
    sync::{Arc, Mutex, OnceLock, PoisonError},
};

use tdu_protocol::{Hash32, LogId, LogState};

use crate::store::{Organisation, Store, StoreError, Stored};

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
        if let Some(state) = self.remembered(log)
            && state.head().next >= head.next
        {
            return Ok(Some(state));
        }
        self.forget(&[log]);
        self.state(log).await
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

    /// Forgets states that turned out to be old.
    pub fn forget(&self, logs: &[LogId]) {
        let mut states = self.states.lock().unwrap_or_else(PoisonError::into_inner);
        for log in logs {
            states.remove(log);
        }
    }

    fn remembered(&self, log: LogId) -> Option<Arc<LogState>> {
        self.states.lock().unwrap_or_else(PoisonError::into_inner).get(&log).cloned()
    }

    async fn replay(&self, log: LogId, root: &Hash32) -> Stored<Option<LogState>> {
        let entries = self.store.replay(log).await?;
        let Some((genesis, rest)) = entries.split_first() else { return Ok(None) };
        let broken = |refusal| StoreError::Failed(format!("a stored log does not verify: {refusal}"));
        let mut state = LogState::open(genesis, root).map_err(broken)?;
        for entry in rest {
            state.apply(entry).map_err(broken)?;
        }
        Ok(Some(state))
    }
}
