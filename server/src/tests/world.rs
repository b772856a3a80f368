//! People with keys, entries signed by them, and a client for each.

use std::sync::{
    Arc,
    atomic::{AtomicU64, Ordering},
};

use axum::{
    Router,
    body::{Body, Bytes},
    http::{HeaderMap, Request, Response, StatusCode, header},
};
use ed25519_dalek::SigningKey;
use serde::{Serialize, de::DeserializeOwned};
use tdu_protocol::{
    AccountId, Entry, Hash32, InvitationId, Kind, LogId, LogKind, OpenerId, Rights, Role, Secret32,
    Timestamp,
    api::{
        Append, Appended, CBOR, Founding, InvitationJoin, InvitationOffer, NewLog, OpenerKind, OpenerLogin,
        OpenerRegistration, Page, Registration, SessionOpened,
    },
    cbor,
    cert::{Certificate, Chain, Issuer, Link, SignedCertificate, org_of_root},
    control::{Control, Genesis},
    entry::{Body as EntryBody, Head},
    invitation::{Delegation, SignedDelegation},
    problem::{PROBLEM_JSON, Problem, ProblemKind},
    sign::Place,
};
use tokio::task::JoinHandle;
use tower::ServiceExt;

use crate::{
    app,
    clock::Clock,
    config::{Limits, Origin},
    random,
    state::{App, AppState, Parts},
    store::sqlite::SqliteStore,
};

pub(crate) const ORIGIN: &str = "https://localhost:8443";
const START: u64 = 1_790_000_000_000;

/// A clock that a test moves.
pub(crate) struct TestClock(AtomicU64);

impl TestClock {
    pub(crate) fn pass(&self, ms: u64) {
        self.0.fetch_add(ms, Ordering::SeqCst);
    }
}

impl Clock for TestClock {
    fn now(&self) -> Timestamp {
        Timestamp(self.0.load(Ordering::SeqCst))
    }
}

/// A server in memory and a folder, without a port.
pub(crate) struct TestApp {
    pub(crate) router: Router,
    pub(crate) app: AppState,
    pub(crate) clock: Arc<TestClock>,
    pub(crate) folder: tempfile::TempDir,
    pub(crate) setup: Secret32,
    _writer: JoinHandle<()>,
}

impl TestApp {
    pub(crate) async fn empty() -> Self {
        Self::with(Limits::default(), None).await
    }

    pub(crate) async fn with(limits: Limits, web_dir: Option<std::path::PathBuf>) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let store = Arc::new(SqliteStore::open(&folder.path().join("tdu.db")).await.unwrap());
        let clock = Arc::new(TestClock(AtomicU64::new(START)));
        let origin = Origin::parse(ORIGIN).unwrap();
        let parts = Parts { store, clock: Arc::clone(&clock) as Arc<dyn Clock>, origin, limits, web_dir };
        let (app, writer) = App::new(parts).await.unwrap();
        let link = app.new_setup_link().await.unwrap().unwrap();
        let (_, secret) = link.split_once("/setup#").unwrap();
        let setup = Secret32::from_text(secret).unwrap();
        Self { router: app::app(Arc::clone(&app)), app, clock, folder, setup, _writer: writer }
    }

    /// A founded organisation and its administrator, signed in.
    pub(crate) async fn founded() -> (Self, Organisation, Client) {
        let app = Self::empty().await;
        let (organisation, admin) = app.found().await;
        (app, organisation, admin)
    }

    /// Founds an organisation.
    pub(crate) async fn found(&self) -> (Organisation, Client) {
        let organisation = Organisation::new();
        let person = organisation.administrator();
        let genesis = organisation.genesis(&person, LogKind::Directory, vec![self.app.receipt_public_key()]);
        let founding = Founding {
            setup: Secret32::new(*self.setup.expose()),
            directory: vec![genesis.clone()],
            registration: person.registration(),
        };
        let mut client = Client::new(&self.router, person);
        let opened = client.post::<_, SessionOpened>("/organisation", &founding).await;
        assert_eq!(opened.directory, Some(genesis.log));
        (Organisation { directory: genesis.log, ..organisation }, client)
    }

    /// Somebody of `role`, invited by `inviter` into `log`, who joined and is signed in.
    pub(crate) async fn join(&self, inviter: &mut Client, log: LogId, role: Role) -> Client {
        let invited = self.invite(inviter, log, role).await;
        let mut client = Client::new(&self.router, invited.person);
        let head = inviter.head(log).await;
        let join = InvitationJoin {
            proof: Secret32::new(*invited.proof.expose()),
            entry: client.person.join(log, head),
            registration: client.person.registration(),
        };
        client.post::<_, SessionOpened>(&format!("/invitations/{}/join", invited.id), &join).await;
        client
    }

    /// An invitation that waits.
    pub(crate) async fn invite(&self, inviter: &mut Client, log: LogId, role: Role) -> Invited {
        let expires = self.clock.now().plus(Timestamp::DAY);
        self.invite_until(inviter, log, role, expires).await
    }

    pub(crate) async fn invite_until(
        &self,
        inviter: &mut Client,
        log: LogId,
        role: Role,
        expires: Timestamp,
    ) -> Invited {
        let invited = inviter.person.prepare_invitation(log, role, expires);
        let control =
            Control::Invite { delegation: invited.delegation.clone(), sealed_key: vec![1; 40].into() };
        inviter.control(log, &control).await;
        let offer = InvitationOffer { log, proof: Secret32::new(*invited.proof.expose()) };
        let reply = inviter.request("PUT", &format!("/invitations/{}", invited.id), Some(&offer)).await;
        assert_eq!(reply.status, StatusCode::NO_CONTENT);
        invited
    }

    /// A client who never signed in.
    pub(crate) fn stranger(&self) -> Client {
        Client::new(&self.router, Organisation::new().administrator())
    }
}

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
        Person::new(account, Role::Administrator, key, chain, self.root_public())
    }

    pub(crate) fn genesis(&self, by: &Person, kind: LogKind, receipt_keys: Vec<Hash32>) -> Entry {
        by.genesis(LogId(random::bytes()), kind, receipt_keys)
    }
}

/// Somebody with keys.
pub(crate) struct Person {
    pub(crate) account: AccountId,
    pub(crate) role: Role,
    pub(crate) chain: Chain,
    pub(crate) opener: OpenerId,
    pub(crate) locator: Hash32,
    pub(crate) verifier: [u8; 32],
    key: SigningKey,
    root: Hash32,
}

impl Person {
    fn new(account: AccountId, role: Role, key: SigningKey, chain: Chain, root: Hash32) -> Self {
        let opener = OpenerId(random::bytes());
        let (locator, verifier) = (Hash32(random::bytes()), random::bytes());
        Self { account, role, chain, opener, locator, verifier, key, root }
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
        let person = Person::new(account, role, key, chain, self.root);
        Invited { id: invitation, proof: Secret32::new(random::bytes()), person, delegation }
    }
}

/// A sealed entry right after `head`.
pub(crate) fn sealed(log: LogId, head: Head, epoch: u32, body: &[u8]) -> Entry {
    let body = EntryBody::Present(body.to_vec().into());
    Entry { log, seq: head.next, prev: head.hash, kind: Kind::Sealed, epoch, body }
}

fn new_key() -> SigningKey {
    SigningKey::from_bytes(&random::bytes())
}

/// A browser, in short: it keeps cookies and names its origin.
pub(crate) struct Client {
    router: Router,
    pub(crate) person: Person,
    pub(crate) cookies: Vec<(String, String)>,
}

impl Client {
    pub(crate) fn new(router: &Router, person: Person) -> Self {
        Self { router: router.clone(), person, cookies: Vec::new() }
    }

    pub(crate) fn cookie_header(&self) -> String {
        self.cookies.iter().map(|(name, value)| format!("{name}={value}")).collect::<Vec<_>>().join("; ")
    }

    /// Sends a request below the API's base.
    pub(crate) async fn request<T: Serialize>(
        &mut self,
        method: &str,
        path: &str,
        body: Option<&T>,
    ) -> Reply {
        let mut request = Request::builder()
            .method(method)
            .uri(format!("/api/v1{path}"))
            .header(header::ORIGIN, ORIGIN)
            .header(header::COOKIE, self.cookie_header());
        let body = match body {
            Some(body) => {
                request = request.header(header::CONTENT_TYPE, CBOR);
                Body::from(cbor::to_vec(body))
            }
            None => Body::empty(),
        };
        let reply = send(&self.router, request.body(body).unwrap()).await;
        for cookie in reply.headers.get_all(header::SET_COOKIE) {
            let text = cookie.to_str().unwrap();
            let (name, value) = text.split(';').next().unwrap().split_once('=').unwrap();
            self.cookies.retain(|(known, _)| known != name);
            if !value.is_empty() {
                self.cookies.push((name.to_owned(), value.to_owned()));
            }
        }
        reply
    }

    pub(crate) async fn get(&mut self, path: &str) -> Reply {
        self.request::<()>("GET", path, None).await
    }

    /// Posts and expects an answer.
    pub(crate) async fn post<T: Serialize, R: Serialize + DeserializeOwned>(
        &mut self,
        path: &str,
        body: &T,
    ) -> R {
        self.request("POST", path, Some(body)).await.expect()
    }

    pub(crate) async fn sign_in(&mut self) -> SessionOpened {
        let login = self.person.login();
        self.post("/sessions/opener", &login).await
    }

    /// Where a log ends, as its pages say.
    pub(crate) async fn head(&mut self, log: LogId) -> Head {
        let entries = self.read(log).await;
        entries.last().map_or(Head::EMPTY, Head::after)
    }

    pub(crate) async fn read(&mut self, log: LogId) -> Vec<Entry> {
        let page: Page = self.get(&format!("/logs/{log}/entries")).await.expect();
        page.entries.into_iter().map(|stored| stored.entry).collect()
    }

    pub(crate) async fn open_log(&mut self, kind: LogKind) -> LogId {
        let genesis = self.person.genesis(LogId(random::bytes()), kind, Vec::new());
        let log = genesis.log;
        self.post::<_, Appended>("/logs", &NewLog { entries: vec![genesis] }).await;
        log
    }

    pub(crate) async fn append(&mut self, entries: Vec<Entry>) -> Reply {
        let path = format!("/logs/{}/entries", entries[0].log);
        self.request("POST", &path, Some(&Append { entries })).await
    }

    /// Signs a change at the end of a log and has it taken.
    pub(crate) async fn control(&mut self, log: LogId, control: &Control) {
        let head = self.head(log).await;
        let entry = self.person.sign(control, log, head, 0);
        self.append(vec![entry]).await.expect::<Appended>();
    }

    /// Appends a sealed entry at the end of a log.
    pub(crate) async fn write(&mut self, log: LogId, body: &[u8]) -> Entry {
        let head = self.head(log).await;
        let entry = sealed(log, head, 0, body);
        self.append(vec![entry.clone()]).await.expect::<Appended>();
        entry
    }

    /// Adds another member.
    pub(crate) async fn grant(&mut self, log: LogId, other: &Person, rights: Rights) {
        let chain = other.chain.clone();
        self.control(log, &Control::Grant { chain, rights, sealed_key: vec![1; 40].into() }).await;
    }
}

/// An answer.
#[derive(Debug)]
pub(crate) struct Reply {
    pub(crate) status: StatusCode,
    pub(crate) headers: HeaderMap,
    pub(crate) body: Bytes,
}

impl Reply {
    /// The answer's value; anything else fails the test with what it was.
    #[track_caller]
    pub(crate) fn expect<T: Serialize + DeserializeOwned>(&self) -> T {
        assert!(self.status.is_success(), "{} {}", self.status, String::from_utf8_lossy(&self.body));
        assert_eq!(self.headers[header::CONTENT_TYPE], CBOR);
        cbor::from_slice(&self.body).unwrap()
    }

    /// The problem.
    #[track_caller]
    pub(crate) fn problem(&self) -> Problem {
        assert_eq!(self.headers[header::CONTENT_TYPE], PROBLEM_JSON, "{}", self.status);
        let problem: Problem = serde_json::from_slice(&self.body).unwrap();
        assert_eq!(problem.status, self.status.as_u16());
        problem
    }

    #[track_caller]
    pub(crate) fn is(&self, kind: ProblemKind) {
        assert_eq!(self.problem().kind, kind, "{}", String::from_utf8_lossy(&self.body));
    }
}

/// Drives the app with one request.
pub(crate) async fn send(router: &Router, request: Request<Body>) -> Reply {
    let response: Response<Body> = router.clone().oneshot(request).await.unwrap();
    let (parts, body) = response.into_parts();
    let body = axum::body::to_bytes(body, usize::MAX).await.unwrap();
    Reply { status: parts.status, headers: parts.headers, body }
}
