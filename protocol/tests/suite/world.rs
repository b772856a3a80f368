//! A made-up organisation with keys from fixed seeds, so that everything signed is the same on every run.

use ed25519_dalek::SigningKey;
use tdu_protocol::{
    AccountId, Bytes, Entry, Hash32, InvitationId, Kind, LogId, LogKind, LogState, OrgId, Role, Timestamp,
    cert::{Certificate, Chain, Issuer, Link, SignedCertificate, org_of_root},
    control::{Control, Genesis},
    entry::{Body, Head},
    invitation::{Delegation, SignedDelegation},
    sign::{Place, Signed},
};

pub(crate) const NOW: Timestamp = Timestamp(1_750_000_000_000);

pub(crate) fn key(seed: u8) -> SigningKey {
    SigningKey::from_bytes(&[seed; 32])
}

pub(crate) fn public(key: &SigningKey) -> Hash32 {
    Hash32(key.verifying_key().to_bytes())
}

/// Somebody with a key and certificates.
#[derive(Clone)]
pub(crate) struct Somebody {
    pub(crate) account: AccountId,
    pub(crate) key: SigningKey,
    pub(crate) chain: Chain,
}

pub(crate) struct World {
    pub(crate) root: Hash32,
    pub(crate) administrator: Somebody,
    pub(crate) manager: Somebody,
    pub(crate) worker: Somebody,
    pub(crate) colleague: Somebody,
}

pub(crate) fn certificate(org: OrgId, seed: u8, role: Role, issuer: Issuer) -> Certificate {
    Certificate {
        org,
        account: AccountId([seed; 16]),
        role,
        signing: public(&key(seed)),
        sealing: format!("age1made-up-{seed}"),
        issuer,
        issued: NOW,
    }
}

pub(crate) fn one_time(seed: u8) -> SigningKey {
    key(seed ^ 0x80)
}

pub(crate) fn delegation(org: OrgId, by: &Somebody, seed: u8, role: Role, log: LogId) -> Delegation {
    Delegation {
        org,
        invitation: InvitationId([seed; 16]),
        log,
        one_time: public(&one_time(seed)),
        role,
        by: by.account,
        expires: NOW.plus(Timestamp::DAY),
    }
}

/// A certificate under an invitation of `by`, as the invitee signs it, and the delegation that allows it.
pub(crate) fn invited(
    org: OrgId,
    by: &Somebody,
    seed: u8,
    role: Role,
    log: LogId,
) -> (SignedCertificate, SignedDelegation) {
    let delegation = Signed::make(&delegation(org, by, seed, role, log), by.account, &by.key);
    let certificate = certificate(org, seed, role, Issuer::Invitation(InvitationId([seed; 16])));
    (Signed::make(&certificate, certificate.account, &one_time(seed)), delegation)
}

pub(crate) fn somebody(org: OrgId, by: &Somebody, seed: u8, role: Role) -> Somebody {
    let (certificate, delegation) = invited(org, by, seed, role, LogId([9; 16]));
    Somebody {
        account: AccountId([seed; 16]),
        key: key(seed),
        chain: by.chain.extended(certificate, delegation),
    }
}

impl World {
    pub(crate) fn new() -> Self {
        let root_key = key(1);
        let root = public(&root_key);
        let org = org_of_root(&root);
        let certificate = certificate(org, 2, Role::Administrator, Issuer::Root);
        let certificate = Signed::make(&certificate, certificate.account, &root_key);
        let chain = Chain(vec![Link { certificate, delegation: None }]);
        let administrator = Somebody { account: AccountId([2; 16]), key: key(2), chain };
        let manager = somebody(org, &administrator, 3, Role::Manager);
        let worker = somebody(org, &manager, 4, Role::Worker);
        let colleague = somebody(org, &manager, 5, Role::Worker);
        Self { root, administrator, manager, worker, colleague }
    }

    pub(crate) fn org(&self) -> OrgId {
        org_of_root(&self.root)
    }

    pub(crate) fn genesis(&self, kind: LogKind, by: &Somebody, log: LogId) -> Entry {
        let receipt_keys = if kind == LogKind::Directory { vec![public(&key(200))] } else { Vec::new() };
        let genesis = Control::Genesis(Genesis {
            org: self.org(),
            kind,
            creator: by.chain.clone(),
            sealed_key: Bytes(vec![7; 200]),
            root: self.root,
            receipt_keys,
        });
        control(&genesis, by, log, Head::EMPTY, 0)
    }

    /// A log of this kind that `by` has opened.
    pub(crate) fn log(&self, kind: LogKind, by: &Somebody) -> Log {
        let genesis = self.genesis(kind, by, LogId([40; 16]));
        let state = LogState::open(&genesis, &self.root).expect("a good genesis");
        Log { state, entries: vec![genesis] }
    }
}

/// Signs a control entry for a place.
pub(crate) fn control(control: &Control, by: &Somebody, log: LogId, head: Head, epoch: u32) -> Entry {
    control.to_entry(Place { log, seq: head.next, prev: head.hash, epoch }, by.account, &by.key)
}

/// A log that grows.
#[derive(Clone)]
pub(crate) struct Log {
    pub(crate) state: LogState,
    pub(crate) entries: Vec<Entry>,
}

impl Log {
    pub(crate) fn next_control(&self, change: &Control, by: &Somebody) -> Entry {
        let rotates = matches!(change, Control::Rotate { .. });
        control(change, by, self.state.log(), self.state.head(), self.state.epoch() + u32::from(rotates))
    }

    pub(crate) fn next_sealed(&self, body: Vec<u8>) -> Entry {
        let Head { next, hash } = self.state.head();
        Entry {
            log: self.state.log(),
            seq: next,
            prev: hash,
            kind: Kind::Sealed,
            epoch: self.state.epoch(),
            body: Body::Present(body.into()),
        }
    }

    pub(crate) fn take(
        &mut self,
        entry: Entry,
    ) -> Result<tdu_protocol::state::Change, tdu_protocol::state::Refusal> {
        let change = self.state.apply(&entry)?;
        self.entries.push(entry);
        Ok(change)
    }

    pub(crate) fn grant(&mut self, by: &Somebody, who: &Somebody, rights: tdu_protocol::Rights) {
        let grant = Control::Grant { chain: who.chain.clone(), rights, sealed_key: Bytes(vec![1; 200]) };
        self.take(self.next_control(&grant, by)).expect("a grant that the rules allow");
    }
}
