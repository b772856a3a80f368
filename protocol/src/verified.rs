//! What a device has verified once and meets again: where the hashes lead to the same end, its signatures are the same.
//!
//! A hash names an entry and all before it, so the hash of one end names every byte that was verified on the way there: an
//! entry that leads to it *is* the one whose signatures held. Everything else is judged as on the first day: place, epoch,
//! membership, rights and roles.

use serde::{Deserialize, Serialize, de::DeserializeOwned};

use crate::{
    Entry, EntryHash, Hash32, LogId, LogState,
    cbor::{self, CborError},
    entry::{Head, NOTHING_BEFORE},
    sign::{Namespace, Place, SignError, Unverified},
};

/// That an entry's signatures held when this device verified it. Made by [`Verified::follow`] alone, carried by the
/// [`Hashed`] entry that it is about, and asked for wherever a signature may go unverified.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Known(());

/// An entry beside its hash, which is computed once and here, and with what is known of its signatures.
#[derive(Clone, Copy, Debug)]
pub struct Hashed<'a> {
    entry: &'a Entry,
    hash: EntryHash,
    known: Option<Known>,
}

impl<'a> Hashed<'a> {
    /// Hashes an entry, of whose signatures nothing is known.
    pub fn of(entry: &'a Entry) -> Self {
        Self::with(entry, entry.hash())
    }

    /// The same for whoever has hashed it already: `hash` must be [`Entry::hash`] of it.
    pub(crate) const fn with(entry: &'a Entry, hash: EntryHash) -> Self {
        Self { entry, hash, known: None }
    }

    /// The entry.
    pub const fn entry(&self) -> &'a Entry {
        self.entry
    }

    /// [`Entry::hash`] of it.
    pub const fn hash(&self) -> EntryHash {
        self.hash
    }

    /// The content of the signed message that this entry holds, if `key` signed it in this namespace for the entry's place.
    ///
    /// # Errors
    /// [`SignError::Invalid`].
    pub fn verify<'m>(
        &self,
        ns: Namespace,
        message: &'m Unverified,
        key: &Hash32,
    ) -> Result<&'m [u8], SignError> {
        message.read(ns, &Place::from(self.entry).to_bytes(), key, self.known)
    }

    /// Decodes that content. Where it held before, it was in its deterministic form: that is not seen to again.
    ///
    /// # Errors
    /// [`CborError::Shape`] or [`CborError::NotCanonical`].
    pub fn decode<T: Serialize + DeserializeOwned>(&self, content: &[u8]) -> Result<T, CborError> {
        if self.known.is_some() { cbor::read(content) } else { cbor::from_slice(content) }
    }

    pub(crate) const fn known(&self) -> Option<Known> {
        self.known
    }
}

/// How far a device has verified a log. Whoever can write one is believed, so whoever keeps one keeps it sealed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Verified {
    log: LogId,
    head: Head,
    /// Places whose signatures held, as `[from, until)`, increasing. A log also has entries of which that cannot be said: bodies
    /// that were erased before they were seen, that no key here opens, or that did not hold and were refused.
    signed: Vec<(u64, u64)>,
}

impl Verified {
    /// All that led to this state, but for the sealed entries at `unsigned`, increasing: whoever opens sealed entries knows
    /// which of them were not opened with a signature that held. Control entries are in the state, so theirs did.
    pub fn up_to(state: &LogState, unsigned: impl IntoIterator<Item = u64>) -> Self {
        let mut signed = Vec::new();
        let mut from = 0;
        let end = state.head().next;
        for place in unsigned.into_iter().chain([end]) {
            if from < place {
                signed.push((from, place));
            }
            from = place + 1;
        }
        Self { log: state.log(), head: state.head(), signed }
    }

    /// The log.
    pub const fn log(&self) -> LogId {
        self.log
    }

    /// Follows the log's entries from its Genesis by their hashes. If they lead to the end that was verified, the signatures of
    /// those that held then are known; else, of none of them. Entries beyond that end are not concerned.
    pub fn follow(&self, entries: &mut [Hashed<'_>]) {
        let Some(led) = usize::try_from(self.head.next).ok().and_then(|next| entries.get_mut(..next)) else {
            return;
        };
        let mut head = Head { next: 0, hash: NOTHING_BEFORE };
        for Hashed { entry, hash, .. } in &*led {
            if entry.log != self.log || !head.accepts(entry) {
                return;
            }
            head = Head { next: head.next + 1, hash: *hash };
        }
        if head != self.head {
            return;
        }
        for (from, until) in &self.signed {
            // Places of a log that fits into memory.
            let places = usize::try_from(*from).unwrap_or(usize::MAX)..usize::try_from(*until).unwrap_or(0);
            for hashed in led.get_mut(places).unwrap_or_default() {
                hashed.known = Some(Known(()));
            }
        }
    }
}
