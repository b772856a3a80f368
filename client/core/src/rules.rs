//! The policies over time.
//!
//! What is counted by the week (words of notes, questions, indicators) changes with a week: a set that is signed today
//! holds from the next Monday, and weeks before it keep the set that held then, on every device. The charter's text,
//! help, retention, the guide for remote work and questionnaires for oneself hold at once. Mondays are UTC's, so that all devices agree.

use tdu_policies::PolicySet;
use tdu_protocol::{AccountId, Hash32, Timestamp};

use crate::calendar::{Day, Week};

/// A set that an administrator signed, verified.
#[derive(Clone, Debug)]
pub struct InForce {
    /// Who signed.
    pub by: AccountId,
    /// When, by their device.
    pub at: Timestamp,
    /// Digest of the texts ([`tdu_policies::PolicyFiles::digest`]).
    pub digest: Hash32,
    /// First week that is counted by it; before the first set there is no other, so it holds for earlier weeks too.
    pub from: Week,
    /// What it says, with what the newest set changes at once ([`PolicySet::renew`]).
    pub set: PolicySet,
}

/// The sets in the order in which they were signed.
#[derive(Clone, Debug, Default)]
pub struct Rules(Vec<InForce>);

impl Rules {
    /// Puts a set in force. One that is older than the newest changes nothing: it arrived late.
    pub fn adopt(&mut self, by: AccountId, at: Timestamp, digest: Hash32, mut set: PolicySet) {
        if let Some(former) = self.newest() {
            if at < former.at {
                return;
            }
            set.succeed(&former.set);
        }
        for earlier in &mut self.0 {
            earlier.set.renew(&set);
        }
        self.0.push(InForce { by, at, digest, from: holds_from(at), set });
    }

    /// The set that was signed last, whether its Monday has come or not.
    pub fn newest(&self) -> Option<&InForce> {
        self.0.last()
    }

    /// All of them.
    pub fn all(&self) -> &[InForce] {
        &self.0
    }
}

/// The set by which a week is counted.
pub fn of_week(sets: &[InForce], week: Week) -> Option<&InForce> {
    sets.iter().rfind(|one| one.from <= week).or_else(|| sets.first())
}

/// The first week that is counted by a set signed at this instant.
pub fn holds_from(at: Timestamp) -> Week {
    Day::of(at, 0).week().plus(1)
}
