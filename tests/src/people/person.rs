//! Somebody with the native client: its transport, its store, and a clock that a test can set wrong.

use std::cell::Cell;
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::rc::Rc;

use tdu_cli::{FileStore, HttpTransport, NativePlatform, Trust};
use tdu_core::app::{
    CaseView, Command, ConversationView, Failure, FailureKind, NewInvitation, News, Reply, Status,
    TimelineKind, Words,
};
use tdu_core::calendar::{Day, Now};
use tdu_core::keys::{AccountKeys, Vault};
use tdu_core::payload::{self, Note};
use tdu_core::secret::Key;
use tdu_core::words::{Opener, stretch};
use tdu_driver::{App, Lost, Platform, Store as _};
use tdu_policies::{Lang, PolicyFiles};
use tdu_protocol::api::{OpenerKind, Stored};
use tdu_protocol::{AccountId, Bytes, InvitationId, LogId, OrgId, Role, Timestamp, WriteId, cbor};
use tokio::sync::{Mutex, mpsc};

use super::{House, Raw};

/// The computer's clock, wrong by as much as a test wants.
#[derive(Clone, Default)]
pub struct TestClock {
    native: NativePlatform,
    ahead_ms: Rc<Cell<i64>>,
}

impl TestClock {
    /// Sets it wrong.
    pub fn is_ahead_by(&self, ms: i64) {
        self.ahead_ms.set(ms);
    }
}

impl Platform for TestClock {
    fn now(&self) -> Now {
        let Now { at, offset_minutes } = self.native.now();
        Now { at: Timestamp(at.0.saturating_add_signed(self.ahead_ms.get())), offset_minutes }
    }

    fn fill_random(&self, bytes: &mut [u8]) {
        self.native.fill_random(bytes);
    }

    async fn pause(&self, milliseconds: u32) {
        self.native.pause(milliseconds).await;
    }

    async fn policies(&self) -> Result<PolicyFiles, Lost> {
        self.native.policies().await
    }
}

type TestApp = App<HttpTransport, FileStore, TestClock>;

/// A person at their own device.
pub struct Person {
    /// As the others know them.
    pub name: String,
    /// The clock of the device.
    pub clock: TestClock,
    /// The eight words, once drawn.
    pub words: Option<String>,
    app: Rc<TestApp>,
    store: FileStore,
    folder: PathBuf,
    news: Mutex<mpsc::UnboundedReceiver<News>>,
}

/// What the driver keeps outside anybody's records.
#[derive(serde::Serialize, serde::Deserialize)]
struct Known {
    account: AccountId,
    role: Role,
    org: OrgId,
    vault: Bytes,
    vault_version: u64,
    device: Option<Bytes>,
}

impl Person {
    /// Somebody with an empty device, on a direct way to the server.
    ///
    /// # Panics
    /// When the folder cannot be used.
    pub fn at(house: &House, name: &str) -> Self {
        Self::on(house.origin(), &house.trust(), &house.folder_for(name), name)
    }

    /// Somebody with an empty device, on the way to this address.
    ///
    /// # Panics
    /// When the folder cannot be used.
    pub fn on(origin: &str, trust: &Trust, folder: &Path, name: &str) -> Self {
        let store = FileStore::open(&folder.join("store")).expect("the folder can be used");
        let transport =
            HttpTransport::new(origin, trust, Some(&folder.join("session"))).expect("an address of a server");
        let clock = TestClock::default();
        let (tell, news) = mpsc::unbounded_channel();
        // Nobody may be listening any more.
        let app = App::new(transport, store.clone(), clock.clone(), move |news| drop(tell.send(news)));
        let (name, folder) = (name.to_owned(), folder.to_owned());
        Self { name, clock, words: None, app, store, folder, news: Mutex::new(news) }
    }

    /// The same device, closed and started again, on the way to this address.
    ///
    /// # Panics
    /// When the folder cannot be used.
    #[must_use]
    pub fn restarted(self, origin: &str, trust: &Trust) -> Self {
        let Self { name, words, folder, app, store, .. } = self;
        // The folder is for one process alone: it must be left before it can be opened again.
        drop((app, store));
        Self { words, ..Self::on(origin, trust, &folder, &name) }
    }

    /// The same person, with the same words, at a device where they never were.
    #[must_use]
    pub fn elsewhere(&self, origin: &str, house: &House) -> Self {
        let folder = house.folder_for(&self.name);
        Self { words: self.words.clone(), ..Self::on(origin, &house.trust(), &folder, &self.name) }
    }

    /// The day that it is on this device.
    pub fn clock_day(&self) -> Day {
        self.clock.now().day()
    }

    /// Asks.
    ///
    /// # Errors
    /// What a person would be told.
    pub async fn ask(&self, command: Command) -> Result<Reply, Failure> {
        Rc::clone(&self.app).ask(command).await
    }

    /// Sends what waits, receives what is new.
    ///
    /// # Errors
    /// What a person would be told.
    pub async fn settles(&self) -> Result<(), Failure> {
        Rc::clone(&self.app).settle().await
    }

    /// Stays connected in the background; in a `LocalSet`.
    pub fn follows(&self) -> tokio::task::JoinHandle<()> {
        tokio::task::spawn_local(Rc::clone(&self.app).run())
    }

    /// Waits for news after which something holds.
    ///
    /// # Panics
    /// When it takes too long.
    pub async fn waits_until(&self, what: &str, holds: impl AsyncFn() -> bool) {
        let mut news = self.news.lock().await;
        let patience = std::time::Duration::from_secs(30);
        let heard = tokio::time::timeout(patience, async {
            while !holds().await {
                news.recv().await;
            }
        });
        heard.await.unwrap_or_else(|_| panic!("{} waited in vain for {what}", self.name));
    }

    /// How many of the entries that the device keeps have no body any more.
    ///
    /// # Panics
    /// When the device's store cannot be read.
    pub async fn kept_without_body(&self) -> usize {
        let kept = self.store.scan("").await.expect("the store can be read");
        let entries = kept.iter().filter_map(|(_, value)| cbor::from_slice::<Stored>(value).ok());
        entries.filter(|stored| stored.entry.body().is_none()).count()
    }

    /// Where things stand.
    ///
    /// # Panics
    /// When not even that is answered.
    pub async fn status(&self) -> Status {
        match self.ask(Command::Hello).await {
            Ok(Reply::Status(status)) => status,
            other => panic!("{}: {other:?}", self.name),
        }
    }

    /// What the person must be told until it is resolved.
    pub async fn warning(&self) -> Option<FailureKind> {
        self.status().await.warning
    }

    /// How many things wait to leave.
    pub async fn waiting(&self) -> u32 {
        self.status().await.waiting
    }

    /// Draws eight words and remembers them.
    ///
    /// # Panics
    /// When none are given.
    pub async fn draws_words(&mut self) {
        match self.ask(Command::DrawWords).await {
            Ok(Reply::Words(words)) => self.words = Some(words.0.to_string()),
            other => panic!("{}: {other:?}", self.name),
        }
    }

    /// The words, as typed.
    ///
    /// # Panics
    /// When none were drawn.
    pub fn typed_words(&self) -> Words {
        Words(self.words.clone().expect("words were drawn").into())
    }

    /// Signs in, or unlocks, by the words.
    ///
    /// # Errors
    /// What a person would be told.
    pub async fn opens(&self) -> Result<Reply, Failure> {
        self.ask(Command::OpenWithWords { words: self.typed_words() }).await
    }

    /// Opens an invitation with its link and this code.
    ///
    /// # Errors
    /// What a person would be told.
    pub async fn knocks(&self, invitation: &NewInvitation, code: &str) -> Result<Reply, Failure> {
        let (id, fragment) = parts(&invitation.link);
        let (fragment, code) = (fragment.to_owned(), code.to_owned());
        self.ask(Command::OpenInvitation { id, fragment, code }).await
    }

    /// Accepts the invitation that was opened.
    ///
    /// # Errors
    /// What a person would be told.
    pub async fn accepts(&self) -> Result<Reply, Failure> {
        self.ask(Command::AcceptInvitation { name: self.name.clone(), lang: Lang::Fr }).await
    }

    /// Invites a member of staff.
    ///
    /// # Panics
    /// When it is refused.
    pub async fn invites(&self, role: Role, name: &str) -> NewInvitation {
        let name = name.to_owned();
        self.new_invitation(Command::InviteStaff { role, name }).await
    }

    /// Invites the person of a file.
    ///
    /// # Panics
    /// When it is refused.
    pub async fn invites_person_of(&self, case: LogId) -> NewInvitation {
        self.new_invitation(Command::InviteBeneficiary { case }).await
    }

    async fn new_invitation(&self, command: Command) -> NewInvitation {
        self.settles().await.expect("the server is there");
        match self.ask(command).await {
            Ok(Reply::NewInvitation(invitation)) => invitation,
            other => panic!("{}: {other:?}", self.name),
        }
    }

    /// Opens a file.
    ///
    /// # Panics
    /// When it is refused.
    pub async fn opens_case(&self, name: &str) -> LogId {
        let person = payload::Person { name: name.to_owned(), ..payload::Person::default() };
        match self.ask(Command::OpenCase { person }).await {
            Ok(Reply::Log(case)) => case,
            other => panic!("{}: {other:?}", self.name),
        }
    }

    /// Writes a follow-up; it is kept here and may still have to leave.
    ///
    /// # Panics
    /// When it is refused.
    pub async fn notes(&self, case: LogId, text: &str) -> WriteId {
        let note = Note { channel: "telephone".to_owned(), text: text.to_owned(), ..Note::default() };
        match self.ask(Command::WriteNote { case, note, marks: BTreeSet::new(), relayed: None }).await {
            Ok(Reply::Written(id)) => id,
            other => panic!("{}: {other:?}", self.name),
        }
    }

    /// Sends a message.
    ///
    /// # Panics
    /// When it is refused.
    pub async fn says(&self, conversation: LogId, text: &str) -> WriteId {
        match self.ask(Command::SendMessage { conversation, text: text.to_owned(), files: Vec::new() }).await
        {
            Ok(Reply::Written(id)) => id,
            other => panic!("{}: {other:?}", self.name),
        }
    }

    /// A file, as shown.
    ///
    /// # Panics
    /// When it is not there.
    pub async fn case(&self, case: LogId) -> CaseView {
        match self.ask(Command::Case { case }).await {
            Ok(Reply::Case(view)) => *view,
            other => panic!("{}: {other:?}", self.name),
        }
    }

    /// The texts of the follow-ups of a file, oldest first.
    pub async fn texts(&self, case: LogId) -> Vec<String> {
        let items = self.case(case).await.timeline.into_iter().rev();
        let text = |kind| match kind {
            TimelineKind::Note { note, .. } => Some(note.text),
            _ => None,
        };
        items.filter_map(|item| text(item.what)).collect()
    }

    /// A conversation, as shown; a beneficiary has one.
    ///
    /// # Panics
    /// When it is not there.
    pub async fn conversation(&self, conversation: Option<LogId>) -> ConversationView {
        match self.ask(Command::Conversation { conversation }).await {
            Ok(Reply::Conversation(view)) => *view,
            other => panic!("{}: {other:?}", self.name),
        }
    }

    /// The texts of a conversation's messages, oldest first.
    pub async fn messages(&self, conversation: Option<LogId>) -> Vec<String> {
        self.conversation(conversation).await.messages.into_iter().map(|message| message.text).collect()
    }

    /// The verified entries that this device keeps.
    ///
    /// # Panics
    /// When the store cannot be read.
    pub async fn entries(&self) -> BTreeMap<String, Vec<u8>> {
        let kept = self.store.scan("").await.expect("the store can be read");
        kept.into_iter().filter(|(key, _)| key.contains("/entry/")).collect()
    }

    /// Everything that this device keeps.
    ///
    /// # Panics
    /// When the store cannot be read.
    pub async fn everything(&self) -> BTreeMap<String, Vec<u8>> {
        self.store.scan("").await.expect("the store can be read").into_iter().collect()
    }

    /// Where this device keeps what it keeps.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// The opener of this person: their words, or their device.
    ///
    /// # Panics
    /// When they have neither.
    pub async fn opener(&self) -> (Opener, OpenerKind) {
        let known = self.known().await;
        if self.words.is_some() {
            let opener = stretch(&self.typed_words(), known.org).expect("these are words");
            return (opener, OpenerKind::Words);
        }
        let wrapped = known.device.expect("the device is remembered").0;
        let secret = self.store.unwrap(wrapped).await.expect("the device opens its own");
        let secret = Key::from_bytes(secret.try_into().expect("32 bytes"));
        (Opener::of_device(&secret), OpenerKind::Device)
    }

    /// The account's keys, from its vault.
    ///
    /// # Panics
    /// When the vault does not open.
    pub async fn keys(&self) -> AccountKeys {
        let (opener, kind) = self.opener().await;
        let vault =
            Vault::open(&self.known().await.vault.0, kind, &opener.unlocking).expect("the vault opens");
        vault.content.keys().expect("the vault holds keys")
    }

    /// The log that this account joined first.
    ///
    /// # Panics
    /// When the vault does not open.
    pub async fn home(&self) -> LogId {
        let (opener, kind) = self.opener().await;
        let vault =
            Vault::open(&self.known().await.vault.0, kind, &opener.unlocking).expect("the vault opens");
        vault.content.home
    }

    /// Somebody without the client, signed in to this account by its opener.
    ///
    /// # Panics
    /// When the server does not recognise it.
    pub async fn signed_in(&self, house: &House) -> Raw {
        let (opener, _) = self.opener().await;
        let mut raw = Raw::new(house);
        let login = tdu_protocol::api::OpenerLogin { locator: opener.locator, verifier: opener.verifier };
        let answer = raw.ask("POST", "/sessions/opener", &login).await;
        assert_eq!(answer.status, 200, "{}", answer.text());
        raw
    }

    async fn known(&self) -> Known {
        let bytes = self.store.get("device").await.expect("the store can be read");
        cbor::from_slice(&bytes.expect("somebody was here")).expect("what the driver wrote")
    }
}

/// Id and fragment of an invitation's link.
fn parts(link: &str) -> (InvitationId, &str) {
    let (path, fragment) = link.split_once('#').expect("a link has a fragment");
    let id = path.rsplit('/').next().and_then(InvitationId::from_text);
    (id.expect("a link names its invitation"), fragment)
}
