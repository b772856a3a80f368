//! The first entry.

use std::{collections::BTreeMap, sync::Arc};

use super::{LogState, Member, Refusal};
use crate::{
    Entry, Hash32, Hashed, Kind, LogKind, Rights,
    cert::org_of_root,
    control::{Control, Genesis},
    entry::Head,
    sign::Namespace,
};

impl LogState {
    /// The state after a Genesis whose certificates lead to `root` (Ed25519 public key).
    ///
    /// # Errors
    /// Any [`Refusal`].
    pub fn open(entry: &Entry, root: &Hash32) -> Result<Self, Refusal> {
        Self::begin(&Hashed::of(entry), root)
    }

    /// The same for whoever has hashed the entry, and may know that its signatures hold.
    ///
    /// # Errors
    /// Any [`Refusal`].
    pub fn begin(hashed: &Hashed<'_>, root: &Hash32) -> Result<Self, Refusal> {
        let entry = hashed.entry();
        if !Head::EMPTY.accepts(entry) || entry.kind != Kind::Control {
            return Err(Refusal::Genesis);
        }
        if entry.epoch != 0 {
            return Err(Refusal::WrongEpoch);
        }
        let (control, message) = Control::peek(entry).map_err(Refusal::Unreadable)?;
        let Control::Genesis(genesis) = control else { return Err(Refusal::Genesis) };
        let Genesis { org, kind, creator: chain, root: named, receipt_keys, .. } = genesis;
        if org != org_of_root(root) {
            return Err(Refusal::OtherOrganisation);
        }
        let certificate = chain.read(root, hashed.known())?;
        hashed.verify(Namespace::Control, &message, &certificate.signing).map_err(|_| Refusal::Forged)?;
        if message.signer() != certificate.account {
            return Err(Refusal::Forged);
        }
        if !kind.may_open(certificate.role) {
            return Err(Refusal::KindNotAllowed);
        }
        let is_directory = kind == LogKind::Directory;
        if named != *root || is_directory == receipt_keys.is_empty() {
            return Err(Refusal::Genesis);
        }
        let account = certificate.account;
        let member = Member { certificate, chain, rights: Rights::Manage, since: 0, until: None };
        Ok(Self {
            log: entry.log,
            org,
            kind,
            root: *root,
            receipt_keys,
            head: Head { next: 1, hash: hashed.hash() },
            epoch: 0,
            members: Arc::new(BTreeMap::from([(account, member)])),
            pending: Arc::default(),
            rotation_due: false,
            closed: false,
        })
    }

    /// The root's public key that a Genesis names, unverified: for a client that pinned only its
    /// fingerprint, and will compare.
    ///
    /// # Errors
    /// [`Refusal::Genesis`] or [`Refusal::Unreadable`].
    pub fn root_named_by(entry: &Entry) -> Result<Hash32, Refusal> {
        let (control, _) = Control::peek(entry).map_err(Refusal::Unreadable)?;
        let Control::Genesis(Genesis { root, .. }) = control else {
            return Err(Refusal::Genesis);
        };
        Ok(root)
    }
}
