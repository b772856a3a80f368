//! What a device remembers outside any account's records: whose copy is here, and how to open it.

use serde::{Deserialize, Serialize};
use tdu_core::{
    app::{Failure, FailureKind},
    client::{Record, without_body},
};
use tdu_protocol::{AccountId, Bytes, OrgId, Role, cbor};

use crate::{
    app::App,
    ports::{Platform, Store, Transport},
};

/// Key of the device's own record.
const KNOWN: &str = "device";

/// Whose copy is on this device. Nothing here is readable content: ids, and sealed bytes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Known {
    pub(crate) account: AccountId,
    pub(crate) role: Role,
    pub(crate) org: OrgId,
    pub(crate) vault: Bytes,
    pub(crate) vault_version: u64,
    /// The remembered device's secret, wrapped by the platform.
    pub(crate) device: Option<Bytes>,
}

/// A value to be kept under a key, or nothing any more.
pub(crate) type Change = (String, Option<Vec<u8>>);

impl<T: Transport, S: Store, P: Platform> App<T, S, P> {
    /// Reads whose copy is here.
    pub(crate) async fn load_known(&self) -> Result<Option<Known>, Failure> {
        let bytes =
            self.store.get(KNOWN).await.map_err(|e| Failure::because(FailureKind::CannotKeep, e.0))?;
        let known = bytes.and_then(|bytes| cbor::from_slice(&bytes).ok());
        self.inner.borrow_mut().known.clone_from(&known);
        Ok(known)
    }

    /// Remembers whose copy is here.
    pub(crate) async fn keep_known(&self, known: Known) -> Result<(), Failure> {
        let change = (KNOWN.to_owned(), Some(cbor::to_vec(&known)));
        self.store.apply(vec![change]).await.map_err(|e| Failure::because(FailureKind::CannotKeep, e.0))?;
        self.inner.borrow_mut().known = Some(known);
        Ok(())
    }

    /// Records of the core as changes to the store.
    pub(crate) async fn to_changes(&self, records: Vec<Record>) -> Result<Vec<Change>, Failure> {
        let mut changes: Vec<Change> = Vec::with_capacity(records.len());
        for record in records {
            let change = match record {
                Record::Put(key, value) => (key.0, Some(value)),
                Record::Delete(key) => (key.0, None),
                Record::Erase(key) => {
                    // The entry may have come with what erases it: then it is not in the store yet.
                    let just_now = changes.iter().rfind(|(known, _)| *known == key.0);
                    let kept = match just_now {
                        Some((_, value)) => value.clone(),
                        None => self
                            .store
                            .get(&key.0)
                            .await
                            .map_err(|e| Failure::because(FailureKind::CannotKeep, e.0))?,
                    };
                    let Some(rest) = kept.as_deref().and_then(without_body) else { continue };
                    (key.0, Some(rest))
                }
            };
            changes.push(change);
        }
        Ok(changes)
    }

    /// Forgets everything that this device keeps.
    pub(crate) async fn forget(&self) -> Result<(), Failure> {
        self.store.clear("").await.map_err(|e| Failure::because(FailureKind::CannotKeep, e.0))?;
        self.inner.borrow_mut().known = None;
        Ok(())
    }
}
