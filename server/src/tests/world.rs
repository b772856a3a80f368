//! A server to drive, and a client for each person.

use std::{
    path::{Path, PathBuf},
    sync::{
        Arc,
        atomic::{AtomicU64, Ordering},
    },
};

use axum::{
    Extension, Router,
    body::{Body, BodyDataStream, Bytes},
    http::{HeaderMap, HeaderValue, Request, Response, StatusCode, header, request},
};
use serde::{Serialize, de::DeserializeOwned};
use tdu_protocol::{
    Entry, LogId, LogKind, Rights, Role, Secret32, Timestamp,
    api::{Append, Appended, CBOR, Founding, InvitationJoin, InvitationOffer, NewLog, Page, SessionOpened},
    cbor,
    control::Control,
    entry::Head,
    problem::{PROBLEM_JSON, Problem, ProblemKind},
    sequence::{CBOR_SEQUENCE, Splitter},
};
use tokio::task::JoinHandle;
use tower::ServiceExt;

pub(crate) use super::people::{Invited, Organisation, Person, sealed};
use crate::{
    app,
    blobs::Kept,
    clock::Clock,
    config::{BLOBS, BlobsAt, Limits, Origin},
    proxies::Proxies,
    random,
    state::{App, AppState, Parts},
    store::{self, Store},
};

pub(crate) const ORIGIN: &str = "https://localhost:8443";
pub(crate) const START: u64 = 1_790_000_000_000;

/// A clock that a test moves.
pub(crate) struct TestClock(AtomicU64);

impl TestClock {
    pub(crate) fn pass(&self, ms: u64) {
        self.0.fetch_add(ms, Ordering::SeqCst);
    }

    pub(crate) fn is_set_back(&self, ms: u64) {
        self.0.fetch_sub(ms, Ordering::SeqCst);
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
    pub(crate) folder: Arc<tempfile::TempDir>,
    pub(crate) setup: Secret32,
    writer: JoinHandle<()>,
}

impl TestApp {
    pub(crate) async fn empty() -> Self {
        Self::with(Limits::default(), None).await
    }

    pub(crate) async fn with(limits: Limits, web_dir: Option<std::path::PathBuf>) -> Self {
        Self::behind(Proxies::default(), limits, web_dir).await
    }

    /// The same, behind proxies.
    pub(crate) async fn behind(
        proxies: Proxies,
        limits: Limits,
        web_dir: Option<std::path::PathBuf>,
    ) -> Self {
        let folder = Arc::new(tempfile::tempdir().unwrap());
        let store = store::open(None, folder.path()).await.unwrap();
        let at = BlobsAt::Folder(folder.path().join(BLOBS));
        Self::new(store, folder, proxies, limits, web_dir, &at).await
    }

    /// The same, with attachments elsewhere.
    pub(crate) async fn keeping_blobs_at(at: &BlobsAt) -> Self {
        let folder = Arc::new(tempfile::tempdir().unwrap());
        let store = store::open(None, folder.path()).await.unwrap();
        Self::new(store, folder, Proxies::default(), Limits::default(), None, at).await
    }

    async fn new(
        store: Arc<dyn Store>,
        folder: Arc<tempfile::TempDir>,
        proxies: Proxies,
        limits: Limits,
        web_dir: Option<std::path::PathBuf>,
        at: &BlobsAt,
    ) -> Self {
        let app = Self::on(store, folder, proxies, limits, web_dir, at).await;
        let link = app.app.new_setup_link().await.unwrap().unwrap();
        let (_, secret) = link.split_once("/setup#").unwrap();
        Self { setup: Secret32::from_text(secret).unwrap(), ..app }
    }

    /// A server on this database of a PostgreSQL. Nothing is founded yet if it prints a link.
    pub(crate) async fn on_postgres(url: &str) -> Self {
        Self::on_postgres_with(url, Arc::new(tempfile::tempdir().unwrap())).await
    }

    /// Another server on the same database, with the same place for attachments.
    pub(crate) async fn beside(&self, url: &str) -> Self {
        Self::on_postgres_with(url, Arc::clone(&self.folder)).await
    }

    async fn on_postgres_with(url: &str, folder: Arc<tempfile::TempDir>) -> Self {
        let store = store::open(Some(&url.parse().unwrap()), Path::new("")).await.unwrap();
        let at = BlobsAt::Folder(folder.path().join(BLOBS));
        let app = Self::on(store, folder, Proxies::default(), Limits::default(), None, &at).await;
        let Some(link) = app.app.new_setup_link().await.unwrap() else { return app };
        let (_, secret) = link.split_once("/setup#").unwrap();
        Self { setup: Secret32::from_text(secret).unwrap(), ..app }
    }

    async fn on(
        store: Arc<dyn Store>,
        folder: Arc<tempfile::TempDir>,
        proxies: Proxies,
        limits: Limits,
        web_dir: Option<std::path::PathBuf>,
        at: &BlobsAt,
    ) -> Self {
        let clock = Arc::new(TestClock(AtomicU64::new(START)));
        let origin = Origin::parse(ORIGIN).unwrap();
        let kept = Kept::open(at).unwrap();
        let parts = Parts {
            store,
            clock: Arc::clone(&clock) as Arc<dyn Clock>,
            origin,
            limits,
            web_dir,
            data: folder.path().to_owned(),
            proxies,
            journal_days: 365,
            kept,
            authority: None,
        };
        let (app, writer) = App::new(parts).await.unwrap();
        let setup = Secret32::new([0; 32]);
        // The folder stays as long as any client.
        let router = app::app(Arc::clone(&app)).layer(Extension(Arc::clone(&folder)));
        Self { router, app, clock, folder, setup, writer }
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
        let genesis =
            person.genesis(LogId(random::bytes()), LogKind::Directory, vec![self.app.receipt_public_key()]);
        let founding = Founding {
            setup: Secret32::new(*self.setup.expose()),
            directory: vec![genesis.clone()],
            registration: person.registration(),
        };
        let mut client = Client::new(&self.router, person);
        let opened = client.post::<_, SessionOpened>("/organisation", &founding).await;
        assert_eq!(opened.directory, Some(genesis.log));
        (organisation.founded(genesis.log), client)
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

    pub(crate) fn clock_now(&self) -> Timestamp {
        self.clock.now()
    }

    /// This person, at a browser where they never were.
    pub(crate) fn client(&self, person: Person) -> Client {
        Client::new(&self.router, person)
    }

    /// Ends the writer's task, as a defect in it would.
    pub(crate) async fn end_writer(&self) {
        self.writer.abort();
        while !self.writer.is_finished() {
            tokio::task::yield_now().await;
        }
    }

    /// A client who never signed in.
    pub(crate) fn stranger(&self) -> Client {
        Client::new(&self.router, Organisation::new().administrator())
    }
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
        let mut request = self.to(method, path);
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

    /// Reads unless it is what has this tag.
    pub(crate) async fn get_unless(&self, path: &str, tag: &HeaderValue) -> Reply {
        let request = self.to("GET", path).header(header::IF_NONE_MATCH, tag);
        send(&self.router, request.body(Body::empty()).unwrap()).await
    }

    /// Begins to read: the body piece by piece.
    pub(crate) async fn begins(&self, path: &str) -> BodyDataStream {
        let request = self.to("GET", path).body(Body::empty()).unwrap();
        let response = self.router.clone().oneshot(request).await.unwrap();
        assert_eq!(response.status(), StatusCode::OK);
        response.into_body().into_data_stream()
    }

    /// Posts and expects an answer.
    pub(crate) async fn post<T: Serialize, R: Serialize + DeserializeOwned>(
        &mut self,
        path: &str,
        body: &T,
    ) -> R {
        self.request("POST", path, Some(body)).await.expect()
    }

    /// The same person with the same cookies, asking another server.
    pub(crate) fn at(&self, other: &TestApp) -> Self {
        Self { router: other.router.clone(), person: self.person.clone(), cookies: self.cookies.clone() }
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

    /// A request below the API's base, with origin and cookies, and no body yet.
    pub(crate) fn to(&self, method: &str, path: &str) -> request::Builder {
        Request::builder()
            .method(method)
            .uri(format!("/api/v1{path}"))
            .header(header::ORIGIN, ORIGIN)
            .header(header::COOKIE, self.cookie_header())
    }

    /// Sends a request that was made by [`Client::to`].
    pub(crate) async fn send(&self, request: Request<Body>) -> Reply {
        send(&self.router, request).await
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
    /// The answer's value, or the only one of a sequence; anything else fails the test with what it was.
    #[track_caller]
    pub(crate) fn expect<T: Serialize + DeserializeOwned>(&self) -> T {
        assert!(self.status.is_success(), "{} {}", self.status, String::from_utf8_lossy(&self.body));
        if self.headers[header::CONTENT_TYPE] == CBOR_SEQUENCE {
            let mut values = self.sequence();
            assert_eq!(values.len(), 1);
            return values.remove(0);
        }
        assert_eq!(self.headers[header::CONTENT_TYPE], CBOR);
        cbor::from_slice(&self.body).unwrap()
    }

    /// The values of a sequence.
    #[track_caller]
    pub(crate) fn sequence<T: Serialize + DeserializeOwned>(&self) -> Vec<T> {
        assert_eq!(self.headers[header::CONTENT_TYPE], CBOR_SEQUENCE, "{}", self.status);
        let mut splitter = Splitter::new(usize::MAX);
        splitter.take(&self.body);
        let next = || splitter.next_value().unwrap().map(|value| cbor::from_slice(&value).unwrap());
        let values = std::iter::from_fn(next).collect();
        assert!(splitter.is_between());
        values
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

/// Every file of a folder and of the folders in it.
pub(crate) fn files_in(folder: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    entries.flat_map(|path| if path.is_dir() { files_in(&path) } else { vec![path] }).collect()
}

/// Drives the app with one request.
pub(crate) async fn send(router: &Router, request: Request<Body>) -> Reply {
    let response: Response<Body> = router.clone().oneshot(request).await.unwrap();
    let (parts, body) = response.into_parts();
    let body = axum::body::to_bytes(body, usize::MAX).await.unwrap();
    Reply { status: parts.status, headers: parts.headers, body }
}
