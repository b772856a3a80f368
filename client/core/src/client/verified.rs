//! How far this device has verified each log, kept sealed beside the entries: what it verified once is not verified again at
//! each opening (docs/adr/0038).

use std::collections::BTreeMap;

use tdu_protocol::{LogId, Verified, cbor};

use super::{Client, Env, Record, RecordKey};
use crate::{
    replica::Replica,
    seal::{open, seal},
};

/// Part of the record's key, after the account.
pub(super) const VERIFIED: &str = "verified";

/// What a record begins with, inside. Another thing sealed under the same key is then no such record, and a version that
/// verifies more strictly takes another name: all is verified once more.
const DOMAIN: &[u8] = b"trait-d-union/verified/v1\0";

/// What a device says that it has verified, by log.
pub(super) type AllVerified = BTreeMap<LogId, Verified>;

impl Client {
    /// Where it is kept how far a log was verified.
    pub fn verified_key(&self, log: LogId) -> RecordKey {
        RecordKey::of(self.account(), &format!("{VERIFIED}/{log}"))
    }

    /// One record for each log that entries were kept of since this was last asked.
    pub(super) fn keep_verified(&mut self, env: &mut Env<'_>) {
        for log in std::mem::take(&mut self.advanced) {
            let Some(replica) = self.replicas.get(&log) else { continue };
            let said = [DOMAIN, &cbor::to_vec(&replica.verified())].concat();
            let sealed = seal(env.rng, &self.own, said);
            self.records.push(Record::Put(self.verified_key(log), sealed));
        }
    }

    /// What one record says. One that was altered says nothing: its log is verified anew.
    pub(super) fn open_verified(&self, sealed: &[u8]) -> Option<Verified> {
        cbor::from_slice(open(&self.own, sealed).ok()?.strip_prefix(DOMAIN)?).ok()
    }

    /// After a restoring: logs of which the device says anything else than what is known now are to be noted anew.
    pub(super) fn note_unlike(&mut self, said: &AllVerified) {
        let unlike =
            |(log, replica): (&LogId, &Replica)| (said.get(log) != Some(&replica.verified())).then_some(*log);
        self.advanced.extend(self.replicas.iter().filter_map(unlike));
    }
}
