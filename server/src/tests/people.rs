//! People with keys, and what they sign.

use ed25519_dalek::SigningKey;
use tdu_protocol::{
    AccountId, Entry, Hash32, InvitationId, Kind, LogId, LogKind, OpenerId, Role, Secret32, Timestamp,
    api::{OpenerKind, OpenerLogin, OpenerRegistration, Registration},
    cert::{Certificate, Chain, Issuer, Link, SignedCertificate, org_of_root},
    control::{Control, Genesis},
    entry::{Body, Head},
    invitation::{Delegation, SignedDelegation},
    sign::Place,
};

use super::world::START;
use crate::random;

/// An invitation, and the person it is for.
pub(crate) struct Invited {
    pub(crate) id: InvitationId,
    pub(crate) proof: Secret32,
    pub(crate) person: Person,
    pub(crate) delegation: SignedDelegation,
}

/// The root, and the directory once founded.
pub(crate) struct Organisation {
    root: SigningKey,
    pub(crate) directory: LogId,
}

impl Organisation {
    pub(crate) fn new() -> Self {
        Self { root: new_key(), directory: LogId([0; 16]) }
    }

    pub(crate) fn founded(self, directory: LogId) -> Self {
        Self { directory, ..self }
    }

    fn root_public(&self) -> Hash32 {
        Hash32(self.root.verifying_key().to_bytes())
    }

    pub(crate) fn administrator(&self) -> Person {
        let account = AccountId(random::bytes());
        let key = new_key();
        let certificate = Certificate {
            org: org_of_root(&self.root_public()),
            account,
            role: Role::Administrator,
            signing: Hash32(key.verifying_key().to_bytes()),
            sealing: String::from("age1test"),
            issuer: Issuer::Root,
            issued: Timestamp(START),
        };
        let certificate = SignedCertificate::make(&certificate, AccountId([0; 16]), &self.root);
        let chain = Chain(vec![Link { certificate, delegation: None }]);
        Person::new(account, key, chain, self.root_public())
    }
}

/// Somebody with keys.
#[derive(Clone)]
pub(crate) struct Person {
    pub(crate) account: AccountId,
    pub(crate) chain: Chain,
    pub(crate) opener: OpenerId,
    pub(crate) locator: Hash32,
    pub(crate) verifier: [u8; 32],
    pub(crate) key: SigningKey,
    root: Hash32,
}

impl Person {
    fn new(account: AccountId, key: SigningKey, chain: Chain, root: Hash32) -> Self {
        let opener = OpenerId(random::bytes());
        let (locator, verifier) = (Hash32(random::bytes()), random::bytes());
        Self { account, chain, opener, locator, verifier, key, root }
    }

    pub(crate) fn registration(&self) -> Registration {
        Registration {
            account: self.account,
            vault: b"first vault".to_vec().into(),
            openers: vec![self.words(self.opener)],
        }
    }

    /// This person's words, as the opener `id`.
    pub(crate) fn words(&self, id: OpenerId) -> OpenerRegistration {
        let verifier = Secret32::new(self.verifier);
        OpenerRegistration { id, kind: OpenerKind::Words, locator: self.locator, verifier }
    }

    pub(crate) fn login(&self) -> OpenerLogin {
        OpenerLogin { locator: self.locator, verifier: Secret32::new(self.verifier) }
    }

    pub(crate) fn genesis(&self, log: LogId, kind: LogKind, receipt_keys: Vec<Hash32>) -> Entry {
        let genesis = Genesis {
            org: org_of_root(&self.root),
            kind,
            creator: self.chain.clone(),
            sealed_key: vec![1; 40].into(),
            root: self.root,
            receipt_keys,
        };
        self.sign(&Control::Genesis(genesis), log, Head::EMPTY, 0)
    }

    pub(crate) fn sign(&self, control: &Control, log: LogId, head: Head, epoch: u32) -> Entry {
        let place = Place { log, seq: head.next, prev: head.hash, epoch };
        control.to_entry(place, self.account, &self.key)
    }

    pub(crate) fn join(&self, log: LogId, head: Head) -> Entry {
        let certificate = self.chain.0[0].certificate.clone();
        self.sign(&Control::Join { certificate }, log, head, 0)
    }

    pub(crate) fn prepare_invitation(&self, log: LogId, role: Role, expires: Timestamp) -> Invited {
        let org = org_of_root(&self.root);
        let invitation = InvitationId(random::bytes());
        let one_time = new_key();
        let delegation = Delegation {
            org,
            invitation,
            log,
            one_time: Hash32(one_time.verifying_key().to_bytes()),
            role,
            by: self.account,
            expires,
        };
        let delegation = SignedDelegation::make(&delegation, self.account, &self.key);
        let key = new_key();
        let account = AccountId(random::bytes());
        let certificate = Certificate {
            org,
            account,
            role,
            signing: Hash32(key.verifying_key().to_bytes()),
            sealing: String::from("age1test"),
            issuer: Issuer::Invitation(invitation),
            issued: Timestamp(START),
        };
        let certificate = SignedCertificate::make(&certificate, AccountId([0; 16]), &one_time);
        let chain = self.chain.extended(certificate, delegation.clone());
        let person = Person::new(account, key, chain, self.root);
        Invited { id: invitation, proof: Secret32::new(random::bytes()), person, delegation }
    }
}

/// A sealed entry right after `head`.
pub(crate) fn sealed(log: LogId, head: Head, epoch: u32, body: &[u8]) -> Entry {
    let body = Body::Present(body.to_vec().into());
    Entry { log, seq: head.next, prev: head.hash, kind: Kind::Sealed, epoch, body }
}

fn new_key() -> SigningKey {
    SigningKey::from_bytes(&random::bytes())
}
