//! An account without the client: its keys, and entries made by hand.

use ed25519_dalek::SigningKey;
use rand_core::{OsRng, RngCore as _};
use tdu_core::keys::AccountKeys;
use tdu_core::payload::{Envelope, Payload};
use tdu_core::seal::{KeyPlace, open_key, seal};
use tdu_core::secret::{Key, random_id};
use tdu_protocol::api::{
    Append, InvitationJoin, InvitationOffer, OpenerKind, OpenerLogin, OpenerRegistration, Page, Registration,
};
use tdu_protocol::cert::{Certificate, Chain, Issuer, Link, org_of_root};
use tdu_protocol::control::{Control, Genesis};
use tdu_protocol::entry::{Body, Head};
use tdu_protocol::invitation::{Delegation, SignedDelegation};
use tdu_protocol::sign::{Namespace, Place, Signed, sign};
use tdu_protocol::{
    Entry, Hash32, InvitationId, Kind, LogId, LogKind, LogState, OpenerId, OrgId, Role, Secret32, Timestamp,
    cbor,
};

use super::{Answer, House, Person, Raw};

/// Somebody's account in the hands of a test.
pub struct Hand {
    /// Signed in.
    pub raw: Raw,
    /// The account's keys.
    pub keys: AccountKeys,
    /// Its certificates.
    pub chain: Chain,
    /// The organisation's root.
    pub root: Hash32,
}

/// An invitation that waits, and what its link and code give.
pub struct Invited {
    /// The invitation.
    pub id: InvitationId,
    /// The log that it leads to.
    pub log: LogId,
    /// What the server is shown.
    pub proof: [u8; 32],
    role: Role,
    one_time: SigningKey,
}

/// Somebody who has no account yet.
pub struct Newcomer {
    /// Their keys.
    pub keys: AccountKeys,
    verifier: [u8; 32],
    locator: Hash32,
}

impl Hand {
    /// Takes a person's account in hand: signs in, reads their first log.
    ///
    /// # Panics
    /// When the server refuses.
    pub async fn of(person: &Person, house: &House) -> Self {
        let mut raw = person.signed_in(house).await;
        let (keys, home) = (person.keys().await, person.home().await);
        let entries = entries(&mut raw, home).await;
        let root = LogState::root_named_by(&entries[0]).expect("a Genesis names the root");
        let state = state_of(&entries, &root);
        let chain = state.member(keys.account).expect("a member of their first log").chain.clone();
        Self { raw, keys, chain, root }
    }

    /// All entries of a log.
    ///
    /// # Panics
    /// When the server refuses.
    pub async fn entries(&mut self, log: LogId) -> Vec<Entry> {
        entries(&mut self.raw, log).await
    }

    /// What a log is now.
    ///
    /// # Panics
    /// When the server refuses.
    pub async fn state(&mut self, log: LogId) -> LogState {
        state_of(&self.entries(log).await, &self.root)
    }

    /// Where a log ends.
    ///
    /// # Panics
    /// When the server refuses.
    pub async fn head(&mut self, log: LogId) -> Head {
        self.state(log).await.head()
    }

    /// The first entry of a new log of this kind.
    pub fn genesis(&self, kind: LogKind, receipt_keys: Vec<Hash32>) -> Entry {
        let genesis = Control::Genesis(Genesis {
            org: org_of_root(&self.root),
            kind,
            creator: self.chain.clone(),
            sealed_key: noise(200).into(),
            root: self.root,
            receipt_keys,
        });
        self.control(&genesis, random_id(&mut OsRng), Head::EMPTY, 0)
    }

    /// A change of this log, signed by this account for this place.
    pub fn control(&self, control: &Control, log: LogId, head: Head, epoch: u32) -> Entry {
        let place = Place { log, seq: head.next, prev: head.hash, epoch };
        control.to_entry(place, self.keys.account, &self.keys.signing)
    }

    /// An invitation's entry, and what its link and code would give.
    pub fn invitation(&self, log: LogId, role: Role, expires: Timestamp, head: Head) -> (Entry, Invited) {
        let invited = Invited {
            id: random_id(&mut OsRng),
            log,
            proof: *Key::make(&mut OsRng).expose(),
            role,
            one_time: new_key(),
        };
        let delegation = self.delegation(&invited, expires);
        let control = Control::Invite { delegation, sealed_key: noise(200).into() };
        (self.control(&control, log, head, 0), invited)
    }

    fn delegation(&self, invited: &Invited, expires: Timestamp) -> SignedDelegation {
        let delegation = Delegation {
            org: org_of_root(&self.root),
            invitation: invited.id,
            log: invited.log,
            one_time: Hash32(invited.one_time.verifying_key().to_bytes()),
            role: invited.role,
            by: self.keys.account,
            expires,
        };
        Signed::make(&delegation, self.keys.account, &self.keys.signing)
    }

    /// Appends an invitation; the server does not know its proof yet.
    ///
    /// # Panics
    /// When the server refuses.
    pub async fn invites(&mut self, log: LogId, role: Role) -> Invited {
        let head = self.head(log).await;
        let (entry, invited) = self.invitation(log, role, tomorrow(), head);
        let answer = self.appends(vec![entry]).await;
        assert_eq!(answer.status, 200, "{}", answer.text());
        invited
    }

    /// Tells the server an invitation's proof.
    pub async fn offers(&mut self, invited: &Invited) -> Answer {
        let path = format!("/invitations/{}", invited.id);
        self.raw.ask("PUT", &path, &invited.offer()).await
    }

    /// Appends entries of one log.
    pub async fn appends(&mut self, entries: Vec<Entry>) -> Answer {
        let path = format!("/logs/{}/entries", entries[0].log);
        self.raw.ask("POST", &path, &Append { entries }).await
    }

    /// The key of a log that this account opened, as its Genesis brings it.
    ///
    /// # Panics
    /// When somebody else opened it.
    pub async fn key_of(&mut self, log: LogId) -> Key {
        let genesis = self.entries(log).await.swap_remove(0);
        let (control, _) = Control::peek(&genesis).expect("a control entry");
        let Control::Genesis(genesis) = control else { panic!("a log begins with its Genesis") };
        let place = KeyPlace { log, epoch: 0 };
        open_key(&self.keys.sealing, place, &genesis.sealed_key.0).expect("sealed to whoever opened the log")
    }

    /// A sealed entry that says something in this account's name, as the client would make it.
    pub fn sealed_payload(&self, log: LogId, head: Head, key: &Key, payload: Payload) -> Entry {
        let place = Place { log, seq: head.next, prev: head.hash, epoch: 0 };
        let envelope = Envelope { id: random_id(&mut OsRng), at: now(), directory: None, payload };
        let signed = sign(
            Namespace::Payload,
            &place.to_bytes(),
            self.keys.account,
            cbor::to_vec(&envelope),
            &self.keys.signing,
        );
        sealed(log, head, seal(&mut OsRng, key, signed))
    }
}

impl Invited {
    /// What the inviter tells the server.
    pub fn offer(&self) -> InvitationOffer {
        InvitationOffer { log: self.log, proof: Secret32::new(self.proof) }
    }

    /// What somebody who joins sends.
    pub fn join(&self, newcomer: &Newcomer, head: Head, org: OrgId, proof: [u8; 32]) -> InvitationJoin {
        let keys = &newcomer.keys;
        let certificate = keys.certificate(org, self.role, Issuer::Invitation(self.id), now());
        let certificate = Signed::make(&certificate, keys.account, &self.one_time);
        let place = Place { log: self.log, seq: head.next, prev: head.hash, epoch: 0 };
        let entry = Control::Join { certificate }.to_entry(place, keys.account, &keys.signing);
        InvitationJoin { proof: Secret32::new(proof), entry, registration: newcomer.registration() }
    }
}

impl Default for Newcomer {
    fn default() -> Self {
        let keys = AccountKeys::make(&mut OsRng);
        Self {
            keys,
            verifier: *Key::make(&mut OsRng).expose(),
            locator: Hash32(*Key::make(&mut OsRng).expose()),
        }
    }
}

impl Newcomer {
    /// What they tell the server of themselves. Their vault is of no concern to it.
    pub fn registration(&self) -> Registration {
        let opener = OpenerRegistration {
            id: OpenerId(random_id::<OpenerId>(&mut OsRng).0),
            kind: OpenerKind::Words,
            locator: self.locator,
            verifier: Secret32::new(self.verifier),
        };
        Registration { account: self.keys.account, vault: noise(300).into(), openers: vec![opener] }
    }

    /// How they sign in once they have an account.
    pub fn login(&self) -> OpenerLogin {
        OpenerLogin { locator: self.locator, verifier: Secret32::new(self.verifier) }
    }

    /// Certificates of this role under a root of their own: sound, and of no organisation that anybody knows.
    pub fn self_made(&self, role: Role) -> (Chain, Hash32) {
        let root_key = new_key();
        let root = Hash32(root_key.verifying_key().to_bytes());
        let certificate: Certificate = self.keys.certificate(org_of_root(&root), role, Issuer::Root, now());
        let certificate = Signed::make(&certificate, self.keys.account, &root_key);
        (Chain(vec![Link { certificate, delegation: None }]), root)
    }
}

/// A sealed entry right after this head, of epoch 0.
pub fn sealed(log: LogId, head: Head, body: Vec<u8>) -> Entry {
    Entry {
        log,
        seq: head.next,
        prev: head.hash,
        kind: Kind::Sealed,
        epoch: 0,
        body: Body::Present(body.into()),
    }
}

/// Bytes that nobody can read: what the server takes for a sealed body.
pub fn noise(length: usize) -> Vec<u8> {
    let mut bytes = vec![0; length];
    OsRng.fill_bytes(&mut bytes);
    bytes
}

/// A new signing key.
pub fn new_key() -> SigningKey {
    SigningKey::from_bytes(Key::make(&mut OsRng).expose())
}

/// Now, by the computer's clock.
pub fn now() -> Timestamp {
    tdu_cli::NativePlatform::new(None).local().at
}

/// The same time tomorrow.
pub fn tomorrow() -> Timestamp {
    now().plus(Timestamp::DAY)
}

async fn entries(raw: &mut Raw, log: LogId) -> Vec<Entry> {
    let mut entries = Vec::new();
    loop {
        let page: Page = raw.get(&format!("/logs/{log}/entries?from={}", entries.len())).await.value();
        entries.extend(page.entries.into_iter().map(|stored| stored.entry));
        if !page.more {
            return entries;
        }
    }
}

fn state_of(entries: &[Entry], root: &Hash32) -> LogState {
    let mut state = LogState::open(&entries[0], root).expect("a Genesis that holds");
    for entry in &entries[1..] {
        state.apply(entry).expect("an entry that holds");
    }
    state
}
