//! A made-up service: its logs open with real certificates and control entries, sealed entries are written in clear.

use std::collections::BTreeMap;

use ed25519_dalek::SigningKey;
use tdu_policies::{Lang, PolicyFiles, PolicySet};
use tdu_protocol::{
    AccountId, Bytes, Entry, Hash32, InvitationId, Kind, LogId, LogKind, LogState, OrgId, Rights, Role,
    Timestamp, WriteId,
    cert::{Certificate, Chain, Issuer, Link, org_of_root},
    control::{Control, Genesis},
    entry::{Body, Head, NOTHING_BEFORE},
    invitation::{Delegation, SignedDelegation},
    sign::{Place, Signed},
};

use crate::{
    calendar::{Day, Now},
    content::{Content, Item, LogContent, World},
    payload::{
        Answer, CharterAnswered, CharterPresented, CharterSigned, Note, Payload, Person, SignedPolicies,
        Welcome,
    },
    policy,
    rules::{self, Rules},
    views,
};

/// Winter time in Paris.
pub const OFFSET: i32 = 60;
/// A Thursday, in the 48th week of 2026.
pub const THURSDAY: &str = "2026-11-26";

pub fn day(iso: &str) -> Day {
    Day::from_iso(iso).expect("a day")
}

/// An account and what it signs with.
#[derive(Clone)]
pub struct Actor {
    pub account: AccountId,
    pub role: Role,
    key: SigningKey,
    chain: Chain,
}

/// An invitation that was handed over.
pub struct Invitation {
    pub id: InvitationId,
    log: LogId,
    by: Actor,
    role: Role,
    one_time: SigningKey,
    signed: SignedDelegation,
}

/// The service.
pub struct Service {
    pub policies: PolicySet,
    pub rules: Rules,
    pub signed_policies: SignedPolicies,
    pub directory: LogId,
    pub administrator: Actor,
    pub manager: Actor,
    pub worker: Actor,
    pub colleague: Actor,
    pub logs: BTreeMap<LogId, LogContent>,
    clock: Timestamp,
    drawn: u8,
    root: Hash32,
    org: OrgId,
}

/// What one account sees.
pub struct Eyes {
    me: AccountId,
    role: Role,
    now: Now,
    policies: PolicySet,
    rules: Rules,
    logs: BTreeMap<LogId, LogContent>,
}

impl Eyes {
    pub fn world(&self) -> World<'_> {
        World {
            me: self.me,
            role: self.role,
            now: self.now,
            policies: &self.policies,
            sets: self.rules.all(),
            logs: &self.logs,
        }
    }
}

impl Service {
    /// A service on Thursday 26 November 2026 at 10:00, with an administrator (Ada), a manager (Maud), two workers
    /// (Wassila and Colin), and no file.
    pub fn new() -> Self {
        let root_key = SigningKey::from_bytes(&[1; 32]);
        let root = Hash32(root_key.verifying_key().to_bytes());
        let org = org_of_root(&root);
        let founded = moment(THURSDAY, 10, 0);
        let key = SigningKey::from_bytes(&[2; 32]);
        let account = AccountId([2; 16]);
        let certificate = Certificate {
            org,
            account,
            role: Role::Administrator,
            signing: Hash32(key.verifying_key().to_bytes()),
            sealing: "age1made-up".to_owned(),
            issuer: Issuer::Root,
            issued: founded,
        };
        let link = Link { certificate: Signed::make(&certificate, account, &root_key), delegation: None };
        let administrator = Actor { account, role: Role::Administrator, key, chain: Chain(vec![link]) };
        let signed_policies = policy::sign(
            PolicyFiles::embedded(),
            founded,
            administrator.chain.clone(),
            &root,
            account,
            &administrator.key,
        )
        .expect("the embedded policies parse");
        let mut service = Self {
            policies: PolicySet::embedded(),
            rules: Rules::default(),
            signed_policies,
            directory: LogId([0; 16]),
            manager: administrator.clone(),
            worker: administrator.clone(),
            colleague: administrator.clone(),
            administrator,
            logs: BTreeMap::new(),
            clock: founded,
            drawn: 2,
            root,
            org,
        };
        let administrator = service.administrator.clone();
        service.directory = service.open(&administrator, LogKind::Directory);
        let directory = service.directory;
        service.write(directory, &administrator, Payload::Service { name: "Les Tilleuls".to_owned() });
        service.call(&administrator, "Ada");
        service.manager = service.invite_and_join(directory, &administrator, Role::Manager);
        let manager = service.manager.clone();
        service.call(&manager, "Maud");
        service.worker = service.invite_and_join(directory, &manager, Role::Worker);
        service.call(&service.worker.clone(), "Wassila");
        service.colleague = service.invite_and_join(directory, &manager, Role::Worker);
        service.call(&service.colleague.clone(), "Colin");
        service
    }

    /// A prevention referent (Rose) joins.
    pub fn referent(&mut self) -> Actor {
        let (directory, administrator) = (self.directory, self.administrator.clone());
        let referent = self.invite_and_join(directory, &administrator, Role::Referent);
        self.call(&referent, "Rose");
        referent
    }

    /// Moves the clock. Each act of writing then takes a minute.
    pub fn at(&mut self, iso: &str, hour: u64, minute: u64) -> &mut Self {
        self.clock = moment(iso, hour, minute);
        self
    }

    pub const fn clock(&self) -> Timestamp {
        self.clock
    }

    /// What an account sees now.
    pub fn eyes(&self, actor: &Actor) -> Eyes {
        let logs = self.logs.iter().filter(|(_, content)| content.state.may_read(actor.account));
        let now = Now { at: self.clock, offset_minutes: OFFSET };
        let in_force = rules::of_week(self.rules.all(), now.week());
        Eyes {
            me: actor.account,
            role: actor.role,
            now,
            policies: in_force.map_or(&self.policies, |one| &one.set).clone(),
            rules: self.rules.clone(),
            logs: logs.map(|(log, content)| (*log, content.clone())).collect(),
        }
    }

    /// What a device still holds of logs that its account was put out of.
    pub fn memory_of(&self, actor: &Actor) -> Eyes {
        Eyes { logs: self.logs.clone(), ..self.eyes(actor) }
    }

    /// An actor gives themselves a name in the directory.
    pub fn call(&mut self, actor: &Actor, name: &str) {
        self.write(self.directory, actor, Payload::Profile { name: name.to_owned() });
    }

    pub fn open(&mut self, by: &Actor, kind: LogKind) -> LogId {
        let log = LogId(self.draw());
        let is_directory = kind == LogKind::Directory;
        let genesis = Control::Genesis(Genesis {
            org: self.org,
            kind,
            creator: by.chain.clone(),
            sealed_key: Bytes::default(),
            root: self.root,
            receipt_keys: if is_directory { vec![Hash32([9; 32])] } else { Vec::new() },
        });
        let place = Place { log, seq: 0, prev: NOTHING_BEFORE, epoch: 0 };
        let entry = genesis.to_entry(place, by.account, &by.key);
        let state = LogState::open(&entry, &self.root).expect("a log that may be opened");
        self.logs.insert(log, LogContent { state, items: Vec::new() });
        self.tick();
        log
    }

    pub fn grant(&mut self, log: LogId, by: &Actor, to: &Actor, rights: Rights) {
        let grant = Control::Grant { chain: to.chain.clone(), rights, sealed_key: Bytes::default() };
        self.control(log, by, &grant);
    }

    pub fn revoke(&mut self, log: LogId, by: &Actor, account: AccountId) {
        self.control(log, by, &Control::Revoke { account });
        let state = &self.logs[&log].state;
        let sealed_keys = state.members().map(|m| (m.certificate.account, Bytes::default())).collect();
        self.control(log, by, &Control::Rotate { sealed_keys, former: Bytes::default() });
    }

    pub fn invite(&mut self, log: LogId, by: &Actor, role: Role) -> Invitation {
        let (seed, id) = (self.draw(), InvitationId(self.draw()));
        let one_time = SigningKey::from_bytes(&[seed[0]; 32]);
        let delegation = Delegation {
            org: self.org,
            invitation: id,
            log,
            one_time: Hash32(one_time.verifying_key().to_bytes()),
            role,
            by: by.account,
            expires: self.clock.plus(7 * Timestamp::DAY),
        };
        let signed = Signed::make(&delegation, by.account, &by.key);
        self.control(log, by, &Control::Invite { delegation: signed.clone(), sealed_key: Bytes::default() });
        Invitation { id, log, by: by.clone(), role, one_time, signed }
    }

    pub fn join(&mut self, invitation: &Invitation) -> Actor {
        let id = self.draw();
        let (account, key) = (AccountId(id), SigningKey::from_bytes(&[id[0]; 32]));
        let certificate = Certificate {
            org: self.org,
            account,
            role: invitation.role,
            signing: Hash32(key.verifying_key().to_bytes()),
            sealing: "age1made-up".to_owned(),
            issuer: Issuer::Invitation(invitation.id),
            issued: self.clock,
        };
        let certificate = Signed::make(&certificate, account, &invitation.one_time);
        let chain = invitation.by.chain.extended(certificate.clone(), invitation.signed.clone());
        let actor = Actor { account, role: invitation.role, key, chain };
        self.control(invitation.log, &actor, &Control::Join { certificate });
        actor
    }

    fn invite_and_join(&mut self, log: LogId, by: &Actor, role: Role) -> Actor {
        let invitation = self.invite(log, by, role);
        self.join(&invitation)
    }

    /// Writes a sealed entry that has arrived.
    pub fn write(&mut self, log: LogId, author: &Actor, payload: Payload) -> WriteId {
        self.put(log, author, Content::Payload(Box::new(payload)), true)
    }

    /// Writes something that has not left yet.
    pub fn write_offline(&mut self, log: LogId, author: &Actor, payload: Payload) -> WriteId {
        self.put(log, author, Content::Payload(Box::new(payload)), false)
    }

    /// Erases what was written.
    pub fn erase(&mut self, log: LogId, id: WriteId) {
        let items = &mut self.logs.get_mut(&log).expect("a log").items;
        items.iter_mut().find(|item| item.id == id).expect("an item").content = Content::Erased;
    }

    pub fn hash_of(&self, log: LogId, id: WriteId) -> Hash32 {
        self.logs[&log].items.iter().find(|item| item.id == id).expect("an item").hash
    }

    fn put(&mut self, log: LogId, author: &Actor, content: Content, arrives: bool) -> WriteId {
        let id = WriteId(self.draw());
        let at = self.clock;
        let kept = self.logs.get_mut(&log).expect("a log");
        let Head { next, hash } = kept.state.head();
        let entry = Entry {
            log,
            seq: next,
            prev: hash,
            kind: Kind::Sealed,
            epoch: kept.state.epoch(),
            body: Body::Present(Bytes(id.0.to_vec())),
        };
        let mut item = Item {
            seq: next,
            hash: entry.hash(),
            author: author.account,
            received: Some(at),
            at,
            id,
            content,
        };
        if arrives {
            kept.state.apply(&entry).expect("an entry that fits");
        } else {
            let waiting = kept.items.iter().filter(|item| item.waits()).count();
            item.seq += u64::try_from(waiting).expect("a few");
            (item.hash, item.received) = (NOTHING_BEFORE, None);
        }
        kept.items.push(item);
        self.tick();
        id
    }

    fn control(&mut self, log: LogId, by: &Actor, control: &Control) {
        let state = &mut self.logs.get_mut(&log).expect("a log").state;
        let Head { next, hash } = state.head();
        let epoch = state.epoch() + u32::from(matches!(control, Control::Rotate { .. }));
        let place = Place { log, seq: next, prev: hash, epoch };
        state.apply(&control.to_entry(place, by.account, &by.key)).expect("a change that is allowed");
        self.tick();
    }

    fn tick(&mut self) {
        self.clock = self.clock.plus(Timestamp::MINUTE);
    }

    /// Sixteen bytes that were not given before, the first different from every other first.
    fn draw(&mut self) -> [u8; 16] {
        self.drawn = self.drawn.checked_add(1).expect("a small service");
        [self.drawn; 16]
    }
}

/// A file, its conversation, and who writes there.
impl Service {
    pub fn open_case(&mut self, worker: &Actor, name: &str) -> LogId {
        let case = self.open(worker, LogKind::Case);
        let person = Person { name: name.to_owned(), ..Person::default() };
        self.write(case, worker, Payload::CaseOpened(person));
        case
    }

    pub fn open_conversation(&mut self, worker: &Actor, case: LogId) -> LogId {
        let conversation = self.open(worker, LogKind::Conversation);
        let person = match self.logs[&case].items.first().and_then(Item::payload) {
            Some(Payload::CaseOpened(person)) => person.name.clone(),
            _ => String::new(),
        };
        let welcome = Welcome {
            worker: "Wassila".to_owned(),
            service: "Les Tilleuls".to_owned(),
            person,
            receipt_keys: Vec::new(),
        };
        self.write(conversation, worker, Payload::Welcome(welcome));
        self.write(case, worker, Payload::Conversation { log: conversation });
        conversation
    }

    /// A person who was invited and joined: the file, the conversation, the person.
    pub fn accompany(&mut self, name: &str) -> (LogId, LogId, Actor) {
        let worker = self.worker.clone();
        let case = self.open_case(&worker, name);
        let conversation = self.open_conversation(&worker, case);
        let person = self.invite_and_join(conversation, &worker, Role::Beneficiary);
        (case, conversation, person)
    }

    pub fn note(&mut self, case: LogId, author: &Actor, note: Note) -> WriteId {
        self.write(case, author, Payload::Note(note))
    }

    pub fn say(&mut self, conversation: LogId, author: &Actor, text: &str) -> WriteId {
        self.write(conversation, author, Payload::Message { text: text.to_owned(), attachments: Vec::new() })
    }

    /// Gives up what is in a log now, as a file's keeper does at its term.
    pub fn give_up(&mut self, log: LogId, by: &Actor) -> WriteId {
        let before = self.logs[&log].state.head().next;
        self.write(log, by, Payload::FileErased { before })
    }

    /// Drops what is to go, as this account's device asks for it; how much that was.
    pub fn erase_due(&mut self, actor: &Actor) -> usize {
        let due = views::to_erase(&self.eyes(actor).world());
        for (log, seqs) in &due {
            let items = &mut self.logs.get_mut(log).expect("a log").items;
            for item in items.iter_mut().filter(|item| !item.waits() && seqs.contains(&item.seq)) {
                item.content = Content::Erased;
            }
        }
        due.iter().map(|(_, seqs)| seqs.len()).sum()
    }

    /// An administrator signs other words in a file of the policies.
    pub fn changes_charter(&mut self, file: &str, from: &str, to: &str) {
        let mut files = PolicyFiles::embedded();
        let text = files.get(file).expect("a file");
        assert!(text.contains(from), "{from}");
        let text = text.replace(from, to);
        files.insert(file, text);
        self.policies = PolicySet::parse(&files).expect("they parse");
        let by = &self.administrator;
        let (account, chain) = (by.account, by.chain.clone());
        let signed = policy::sign(files, self.clock, chain, &self.root, account, &by.key);
        self.signed_policies = signed.expect("they parse");
    }

    /// An administrator signs a set now.
    pub fn signs(&mut self, files: &PolicyFiles) {
        let set = PolicySet::parse(files).expect("they parse");
        self.rules.adopt(self.administrator.account, self.clock, Hash32(files.digest()), set);
    }

    /// Presents the charter as an administrator signed it.
    pub fn present(&mut self, conversation: LogId, author: &Actor) -> WriteId {
        let presented = CharterPresented {
            policies: self.signed_policies.clone(),
            parameters: BTreeMap::from([("service".to_owned(), "Les Tilleuls".to_owned())]),
        };
        self.write(conversation, author, Payload::CharterPresented(Box::new(presented)))
    }
}

impl Service {
    /// A signature of exactly what the person is shown.
    pub fn signature(&self, conversation: LogId, person: &Actor, lang: Lang) -> CharterSigned {
        let view = views::charter(&self.eyes(person).world(), conversation, lang).expect("a charter");
        CharterSigned {
            version: view.text.version.clone(),
            lang,
            digest: view.digest,
            reference: Hash32(view.reference.digest()),
            consents: vec!["voix".to_owned()],
            heard: false,
            circumstances: None,
        }
    }

    /// Another answer about exactly what is shown.
    pub fn answer(&self, conversation: LogId, by: &Actor, lang: Lang, answer: Answer) -> Payload {
        let view = views::charter(&self.eyes(by).world(), conversation, lang).expect("a charter");
        Payload::CharterAnswered(Box::new(CharterAnswered {
            version: view.text.version.clone(),
            lang,
            digest: view.digest,
            reference: Hash32(view.reference.digest()),
            answer,
        }))
    }

    pub fn sign(&mut self, conversation: LogId, person: &Actor, lang: Lang) -> WriteId {
        let signed = self.signature(conversation, person, lang);
        self.write(conversation, person, Payload::CharterSigned(signed))
    }
}

/// A note of a contact.
pub fn contact(iso: &str, channel: &str) -> Note {
    Note { day: Some(day(iso)), channel: channel.to_owned(), ..Note::default() }
}

/// A note that names a next step.
pub fn step(iso: &str, text: &str, due: Option<&str>) -> Note {
    Note { next_step: text.to_owned(), next_day: due.map(day), ..contact(iso, "telephone") }
}

/// An instant by the service's clock.
pub fn moment(iso: &str, hour: u64, minute: u64) -> Timestamp {
    let days = u64::try_from(day(iso).0).expect("after 1970");
    let offset = u64::try_from(OFFSET).expect("east of Greenwich") * Timestamp::MINUTE;
    Timestamp(days * Timestamp::DAY + hour * Timestamp::HOUR + minute * Timestamp::MINUTE - offset)
}
