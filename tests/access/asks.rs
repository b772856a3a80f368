//! Makes each request of the table, as well formed as that person can make it: what is refused is who asks, not how.

use rand_core::OsRng;
use reqwest::header::{CONNECTION, CONTENT_TYPE, SEC_WEBSOCKET_KEY, SEC_WEBSOCKET_VERSION, UPGRADE};
use serde::Serialize;
use sha2::{Digest as _, Sha256};
use tdu_core::app::{Command, Reply};
use tdu_core::calendar::Day;
use tdu_core::secret::random_id;
use tdu_driver::Platform as _;
use tdu_protocol::api::{
    Append, CBOR, Founding, InvitationKnock, NewLog, OpenerLogin, PasskeyAnswer, PasskeyEnrolment,
    SessionOpened, TimeStampRequest, VaultUpdate,
};
use tdu_protocol::blob::{BlobOffer, OCTETS};
use tdu_protocol::cert::org_of_root;
use tdu_protocol::control::{Control, Genesis};
use tdu_protocol::entry::Head;
use tdu_protocol::sign::{Place, Signed};
use tdu_protocol::tally::{CountRequest, NewReport, NewTally, Opening, Statement, roster_digest, window_of};
use tdu_protocol::{
    Entry, Hash32, InvitationId, LogId, LogKind, LogState, OpenerId, Rights, Role, Secret32,
    bytes::encode_text, cbor,
};
use tdu_tests::people::{
    Answer, Hand, Invited, Newcomer, Person, Raw, Service, noise, now, sealed, tomorrow,
};

use super::table::{Ask, Row, Which, Who};

/// A request that is ready to be sent.
pub struct Prepared {
    method: &'static str,
    path: String,
    /// With its media type.
    body: Option<(&'static str, Vec<u8>)>,
    upgrades: bool,
    /// Sent by somebody else than the one who always asks in this column: their session is used up by it.
    by: Option<Raw>,
}

/// Everybody, at work.
pub struct Stage {
    pub service: Service,
    nobody: Raw,
    hands: Vec<Hand>,
    report: LogId,
    personal: LogId,
    /// The attachment that was asked to be sent last, and to which log.
    sent: Option<(Which, Vec<u8>)>,
}

impl Stage {
    pub async fn set(service: Service) -> Self {
        // The worker's report brings the log of reports, with the manager in it.
        let week = service.anna.clock.now().week();
        let report = Command::SendReport { week, obstacles: String::new(), spent: 0 };
        assert!(matches!(service.anna.ask(report).await, Ok(Reply::Done)));
        let snoozed = Command::SnoozeCheckIn { until: Day(0) };
        assert!(matches!(service.anna.ask(snoozed).await, Ok(Reply::Done)));
        service.anna.settles().await.expect("the server is there");
        let mut hands = Vec::new();
        for person in people(&service) {
            hands.push(Hand::of(person, &service.house).await);
        }
        let nobody = Raw::new(&service.house);
        let unknown = LogId([0; 16]);
        let mut stage = Self { service, nobody, hands, report: unknown, personal: unknown, sent: None };
        stage.report = stage.of_kind(LogKind::Report).await;
        stage.personal = stage.of_kind(LogKind::Personal).await;
        stage
    }

    /// The worker's log of this kind.
    async fn of_kind(&mut self, kind: LogKind) -> LogId {
        let logs: tdu_protocol::api::Logs = self.hand(Who::Worker).raw.get("/logs").await.value();
        logs.logs.iter().find(|info| info.kind == kind).expect("the worker has one").log
    }

    fn hand(&mut self, who: Who) -> &mut Hand {
        // Nobody's requests about logs are as good as the worker's, but for the cookie.
        let index = Who::ALL.iter().position(|one| *one == who).unwrap_or_default();
        &mut self.hands[index.checked_sub(1).unwrap_or(3)]
    }

    fn log(&self, which: Which) -> LogId {
        match which {
            Which::Directory => self.service.directory,
            Which::Case => self.service.case,
            Which::Conversation => self.service.conversation,
            Which::Report => self.report,
            Which::Personal => self.personal,
            Which::Unknown | Which::Nonsense => LogId([7; 16]),
        }
    }

    /// Where a log ends, as somebody who may read it knows.
    async fn head(&mut self, which: Which) -> Head {
        let log = self.log(which);
        match which {
            Which::Unknown | Which::Nonsense => Head { next: 3, hash: Hash32([1; 32]) },
            _ => self.hand(Who::Worker).head(log).await,
        }
    }

    pub async fn prepare(&mut self, row: &Row, who: Who) -> Prepared {
        let (method, template) = row.route.split_once(' ').expect("a route has a method");
        let path = template.to_owned();
        let mut prepared = Prepared { method, path, body: None, upgrades: false, by: None };
        match row.ask {
            Ask::Plain => {}
            Ask::Leaving => prepared.by = self.another_session(who).await,
            Ask::Upgrade => prepared.upgrades = true,
            Ask::Of(Which::Nonsense) => prepared.path = template.replace("{log}", "not-a-log"),
            Ask::Of(which) => {
                prepared.path = template
                    .replace("{log}", &self.log(which).to_string())
                    .replace("{seq}", "0")
                    .replace("{first}", "0");
            }
            Ask::Founding => prepared.carries(&founding()),
            Ask::Opener => prepared.carries(&self.login(who).await),
            Ask::StolenLocator => {
                let theirs = self.login(Who::Administrator).await.locator;
                prepared.carries(&OpenerLogin { locator: theirs, verifier: Secret32::new([5; 32]) });
            }
            Ask::Passkey => prepared.carries(&PasskeyAnswer { credential: assertion() }),
            Ask::Enrolment => {
                prepared.carries(&enrolment());
                prepared.by = self.another_session(who).await;
            }
            Ask::StolenCeremony => {
                prepared.carries(&enrolment());
                let colleague = if who == Who::Referent { Who::Manager } else { Who::Referent };
                let mut theirs = self.another_session(colleague).await.expect("a colleague has an account");
                assert_eq!(theirs.send_bytes("POST", "/passkeys/start", None).await.status, 200);
                let mut thief = match self.another_session(who).await {
                    Some(own) => own,
                    None => Raw::new(&self.service.house),
                };
                thief.steals(&theirs, "__Host-tdu-ceremony");
                prepared.by = Some(thief);
            }
            Ask::Vault => {
                let opened: SessionOpened = self.hand(who).raw.get("/sessions/current").await.value();
                let (added, removed) = (Vec::new(), Vec::new());
                let update =
                    VaultUpdate { replaces: opened.vault_version, vault: opened.vault, added, removed };
                prepared.carries(&update);
            }
            Ask::TimeStamp => prepared.carries(&TimeStampRequest { digest: Hash32([1; 32]), nonce: 1 }),
            Ask::Open(kind) => {
                let receipt_keys =
                    if kind == LogKind::Directory { vec![Hash32([3; 32])] } else { Vec::new() };
                let entries = vec![self.hand(who).genesis(kind, receipt_keys)];
                prepared.carries(&NewLog { entries });
            }
            Ask::Announce(which) => {
                prepared.path = template.replace("{log}", &self.log(which).to_string());
                prepared.carries(&offer(&noise(500)));
            }
            Ask::Send(which) => {
                // One for all who ask: an account has only so many under way.
                let bytes = match self.sent.take() {
                    Some((log, bytes)) if log == which => bytes,
                    _ => noise(500),
                };
                self.sent = Some((which, bytes.clone()));
                self.announce(which, &bytes).await;
                prepared.path = self.blob(template, which, &bytes) + "?offset=0";
                prepared.body = Some((OCTETS, bytes));
            }
            Ask::Fetch(which) => {
                let bytes = noise(500);
                if self.announce(which, &bytes).await {
                    let path = self.blob(template, which, &bytes) + "?offset=0";
                    let raw = &mut self.hand(Who::Worker).raw;
                    let request = raw.request("PUT", &path).header(CONTENT_TYPE, OCTETS).body(bytes.clone());
                    assert_eq!(raw.send(request).await.status, 200);
                }
                prepared.path = self.blob(template, which, &bytes);
            }
            Ask::Write(which) => {
                let head = self.head(which).await;
                prepared.appends(sealed(self.log(which), head, noise(300)));
            }
            Ask::Invite(which, role) => {
                let (log, head) = (self.log(which), self.head(which).await);
                prepared.appends(self.hand(who).invitation(log, role, tomorrow(), head).0);
            }
            Ask::GrantWorker => {
                let chain = self.hand(Who::OtherWorker).chain.clone();
                let sealed_key = noise(200).into();
                self.change(&mut prepared, who, Control::Grant { chain, rights: Rights::Write, sealed_key })
                    .await;
            }
            Ask::GrantManager => {
                let chain = self.hand(Who::Manager).chain.clone();
                let sealed_key = noise(200).into();
                self.change(&mut prepared, who, Control::Grant { chain, rights: Rights::Read, sealed_key })
                    .await;
            }
            Ask::Close => self.change(&mut prepared, who, Control::Close).await,
            Ask::OpenTally => {
                prepared.path = self.tally(template);
                let directory = self.service.directory;
                let state = self.hand(Who::Administrator).state(directory).await;
                let keys = &self.hand(who).keys;
                let opening = Signed::make(&opening(&state), keys.account, &keys.signing);
                prepared.carries(&NewTally { opening });
            }
            Ask::ReportToTally => {
                prepared.path = self.tally(template);
                let keys = &self.hand(who).keys;
                let statement = Signed::make(&statement(), keys.account, &keys.signing);
                prepared.carries(&NewReport { statement, leader: noise(500).into() });
            }
            Ask::CountTally => {
                prepared.path = self.tally(template);
                prepared.carries(&CountRequest { valid: Vec::new(), answered: noise(16).into() });
            }
            Ask::Offer(which) => {
                let (id, offer) = if which == Which::Unknown {
                    (InvitationId([7; 16]), self.unknown_offer())
                } else {
                    let invited = self.invite(which, false).await;
                    (invited.id, invited.offer())
                };
                prepared.names(id);
                prepared.carries(&offer);
            }
            Ask::Cancel(Which::Unknown) => prepared.names(InvitationId([7; 16])),
            Ask::Cancel(which) => prepared.names(self.invite(which, true).await.id),
            Ask::Knock(right) => {
                let invited = self.invite(Which::Directory, true).await;
                prepared.names(invited.id);
                let proof = if right { invited.proof } else { [9; 32] };
                prepared.carries(&InvitationKnock { proof: Secret32::new(proof), from: 0 });
            }
            Ask::Join(right) => {
                let invited = self.invite(Which::Directory, true).await;
                prepared.names(invited.id);
                let proof = if right { invited.proof } else { [9; 32] };
                let head = self.head(Which::Directory).await;
                let org = org_of_root(&self.hands[0].root);
                prepared.carries(&invited.join(&Newcomer::default(), head, org, proof));
                // Whoever joins is signed in to the new account.
                prepared.by = Some(self.raw(who).twin());
            }
        }
        prepared
    }

    pub async fn send(&mut self, who: Who, prepared: Prepared) -> Answer {
        let Prepared { method, path, body, upgrades, by } = prepared;
        let mut other = by;
        let raw = match &mut other {
            Some(raw) => raw,
            None => self.raw(who),
        };
        if !upgrades {
            let request = raw.request(method, &path);
            let request = match body {
                Some((kind, body)) => request.header(CONTENT_TYPE, kind).body(body),
                None => request,
            };
            return raw.send(request).await;
        }
        let request = raw
            .request(method, &path)
            .header(CONNECTION, "Upgrade")
            .header(UPGRADE, "websocket")
            .header(SEC_WEBSOCKET_VERSION, "13")
            .header(SEC_WEBSOCKET_KEY, "dGhlIHNhbXBsZSBub25jZQ==");
        raw.send(request).await
    }

    fn raw(&mut self, who: Who) -> &mut Raw {
        if who == Who::Nobody { &mut self.nobody } else { &mut self.hand(who).raw }
    }

    /// A change of a file that the worker opened a moment ago.
    async fn change(&mut self, prepared: &mut Prepared, who: Who, control: Control) {
        let worker = self.hand(Who::Worker);
        let genesis = worker.genesis(LogKind::Case, Vec::new());
        let (log, head) = (genesis.log, Head::after(&genesis));
        let opened = worker.raw.ask("POST", "/logs", &NewLog { entries: vec![genesis] }).await;
        assert_eq!(opened.status, 200, "{}", opened.text());
        prepared.appends(self.hand(who).control(&control, log, head, 0));
    }

    /// An invitation by whoever may: of a worker to the directory, of a beneficiary to the conversation.
    async fn invite(&mut self, which: Which, offered: bool) -> Invited {
        let log = self.log(which);
        let (inviter, role) = match which {
            Which::Directory => (Who::Manager, Role::Worker),
            _ => (Who::Worker, Role::Beneficiary),
        };
        let invited = self.hand(inviter).invites(log, role).await;
        if offered {
            assert_eq!(self.hand(inviter).offers(&invited).await.status, 204);
        }
        invited
    }

    /// The worker announces an attachment, where there is a log.
    async fn announce(&mut self, which: Which, bytes: &[u8]) -> bool {
        if which == Which::Unknown {
            return false;
        }
        let path = format!("/logs/{}/blobs", self.log(which));
        let announced = self.hand(Who::Worker).raw.ask("POST", &path, &offer(bytes)).await;
        assert_eq!(announced.status, 200, "{}", announced.text());
        true
    }

    /// The path of an attachment.
    fn blob(&self, template: &str, which: Which, bytes: &[u8]) -> String {
        let path = template.replace("{log}", &self.log(which).to_string());
        path.replace("{hash}", &offer(bytes).hash.to_string())
    }

    /// The path of a window in the directory.
    fn tally(&self, template: &str) -> String {
        template.replace("{log}", &self.service.directory.to_string()).replace("{first}", "0")
    }

    fn unknown_offer(&self) -> tdu_protocol::api::InvitationOffer {
        tdu_protocol::api::InvitationOffer { log: self.service.directory, proof: Secret32::new([4; 32]) }
    }

    async fn login(&self, who: Who) -> OpenerLogin {
        let index = Who::ALL.iter().position(|one| *one == who).unwrap_or_default();
        match index.checked_sub(1) {
            None => OpenerLogin { locator: Hash32([4; 32]), verifier: Secret32::new([4; 32]) },
            Some(index) => {
                let (opener, _) = people(&self.service)[index].opener().await;
                OpenerLogin { locator: opener.locator, verifier: opener.verifier }
            }
        }
    }

    async fn another_session(&self, who: Who) -> Option<Raw> {
        let index = Who::ALL.iter().position(|one| *one == who)?.checked_sub(1)?;
        Some(people(&self.service)[index].signed_in(&self.service.house).await)
    }
}

impl Prepared {
    fn carries<T: Serialize>(&mut self, value: &T) {
        self.body = Some((CBOR, cbor::to_vec(value)));
    }

    fn names(&mut self, invitation: InvitationId) {
        self.path = self.path.replace("{id}", &invitation.to_string());
    }

    fn appends(&mut self, entry: Entry) {
        self.path = self.path.replace("{log}", &entry.log.to_string());
        self.carries(&Append { entries: vec![entry] });
    }
}

/// In the order of the columns, from the second on.
fn people(service: &Service) -> [&Person; 7] {
    let Service { administrator, manager, referent, anna, omar, nadia, idris, .. } = service;
    [administrator, manager, referent, anna, omar, nadia, idris]
}

/// Another organisation, sound in itself.
fn founding() -> Founding {
    let newcomer = Newcomer::default();
    let (chain, root) = newcomer.self_made(Role::Administrator);
    let genesis = Control::Genesis(Genesis {
        org: org_of_root(&root),
        kind: LogKind::Directory,
        creator: chain,
        sealed_key: noise(200).into(),
        root,
        receipt_keys: vec![Hash32([3; 32])],
    });
    let log = random_id(&mut OsRng);
    let place = Place { log, seq: 0, prev: Head::EMPTY.hash, epoch: 0 };
    let entry = genesis.to_entry(place, newcomer.keys.account, &newcomer.keys.signing);
    Founding { setup: Secret32::new([6; 32]), directory: vec![entry], registration: newcomer.registration() }
}

/// The window of now, as a referent of a larger service would open it.
fn opening(state: &LogState) -> Opening {
    Opening {
        org: state.org(),
        log: state.log(),
        first: window_of(now(), 4),
        weeks: 4,
        group: 10,
        questions: 6,
        quarterly: 0,
        levels: 4,
        policies: Hash32([3; 32]),
        at: state.head().next,
        roster: roster_digest(state, state.head().next),
        reports: None,
    }
}

fn statement() -> Statement {
    let (opening, leader) = (Hash32([3; 32]), Hash32([4; 32]));
    Statement {
        opening,
        nonce: noise(16).into(),
        public: noise(64).into(),
        leader,
        helper: noise(300).into(),
    }
}

fn offer(bytes: &[u8]) -> BlobOffer {
    BlobOffer { hash: Hash32(Sha256::digest(bytes).into()), size: bytes.len() as u64 }
}

/// An attestation that is not even looked at.
fn enrolment() -> PasskeyEnrolment {
    PasskeyEnrolment {
        credential: String::from("{}"),
        opener: random_id::<OpenerId>(&mut OsRng),
        vault: None,
    }
}

/// A well-formed assertion by a passkey that nobody enrolled here.
fn assertion() -> String {
    let id = encode_text(&noise(16));
    serde_json::json!({
        "id": id, "rawId": id, "type": "public-key",
        "response": {
            "authenticatorData": encode_text(&noise(37)), "clientDataJSON": encode_text(b"{}"),
            "signature": encode_text(&noise(70)), "userHandle": encode_text(&noise(16)),
        },
        "extensions": {},
    })
    .to_string()
}
