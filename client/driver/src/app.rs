//! One person's app: what it holds, and who answers which command.

use std::{
    cell::{Cell, RefCell, RefMut},
    rc::Rc,
};

use futures::{channel::mpsc, lock::Mutex};
use rand_core::{CryptoRng, RngCore};
use tdu_core::{
    app::{Command, Ended, Failure, FailureKind, Me, News, Phase, Reply, Status, TallyTrouble, Words},
    client::{Client, Env},
    keys::Vault,
    onboard::Door,
    views::{self, SearchIndex},
    words::Opener,
};
use tdu_protocol::{LogId, api::ServerInfo, cert::root_fingerprint, tally::TallyInfo};

use crate::{
    begin::Attempt,
    charter::Read,
    device::Known,
    ports::{Platform, Store, Transport},
    session::Remembering,
};

/// What is open.
pub(crate) struct Open {
    pub(crate) client: Client,
    pub(crate) vault: Vault,
    pub(crate) vault_version: u64,
    /// Signs in again by itself when the session ends; a passkey cannot.
    pub(crate) sign_in: Option<Opener>,
    pub(crate) index: SearchIndex,
    pub(crate) synced: bool,
    /// The windows of the check-ins' totals, as the server last told.
    pub(crate) tallies: Vec<TallyInfo>,
    /// What is wrong with them.
    pub(crate) tally_trouble: Option<TallyTrouble>,
    /// Whether attachments that an interruption left on this device were looked for.
    pub(crate) swept: bool,
    /// A device to remember, of which the server's answer was lost.
    pub(crate) remembering: Option<Remembering>,
}

/// What an app holds in memory.
#[derive(Default)]
pub(crate) struct Inner {
    pub(crate) open: Option<Open>,
    pub(crate) known: Option<Known>,
    pub(crate) server: Option<ServerInfo>,
    pub(crate) online: bool,
    pub(crate) signed_out: bool,
    /// The server said that this account was put out of the service.
    pub(crate) ended: Option<Ended>,
    pub(crate) drawn: Option<Words>,
    pub(crate) door: Option<Door>,
    /// A founding or a joining whose answer was lost.
    pub(crate) attempt: Option<Attempt>,
    /// An unlocking by passkey without the server: there is no ceremony to finish there.
    pub(crate) local_passkey: bool,
    /// Logs whose next write the server refused a moment ago.
    pub(crate) unwilling: Vec<LogId>,
}

/// One person's app on one device.
pub struct App<T, S, P> {
    pub(crate) transport: T,
    pub(crate) store: S,
    pub(crate) platform: P,
    pub(crate) inner: RefCell<Inner>,
    pub(crate) sending: Mutex<()>,
    pub(crate) saving: Mutex<()>,
    pub(crate) tallying: Mutex<()>,
    pub(crate) wake: mpsc::UnboundedSender<()>,
    pub(crate) woken: Mutex<mpsc::UnboundedReceiver<()>>,
    pub(crate) streaming: Cell<bool>,
    on_news: Box<dyn Fn(News)>,
    last_status: RefCell<Option<Status>>,
}

/// The platform's randomness, as the core wants it.
pub(crate) struct PlatformRng<'a, P>(pub(crate) &'a P);

impl<P: Platform> RngCore for PlatformRng<'_, P> {
    fn next_u32(&mut self) -> u32 {
        rand_core::impls::next_u32_via_fill(self)
    }

    fn next_u64(&mut self) -> u64 {
        rand_core::impls::next_u64_via_fill(self)
    }

    fn fill_bytes(&mut self, dest: &mut [u8]) {
        self.0.fill_random(dest);
    }

    fn try_fill_bytes(&mut self, dest: &mut [u8]) -> Result<(), rand_core::Error> {
        self.fill_bytes(dest);
        Ok(())
    }
}

impl<P: Platform> CryptoRng for PlatformRng<'_, P> {}

impl<T: Transport, S: Store, P: Platform> App<T, S, P> {
    /// An app that nobody has opened yet. `on_news` must not call back into the app.
    pub fn new(transport: T, store: S, platform: P, on_news: impl Fn(News) + 'static) -> Rc<Self> {
        let (wake, woken) = mpsc::unbounded();
        Rc::new(Self {
            transport,
            store,
            platform,
            inner: RefCell::default(),
            sending: Mutex::new(()),
            saving: Mutex::new(()),
            tallying: Mutex::new(()),
            wake,
            woken: Mutex::new(woken),
            streaming: Cell::new(false),
            on_news: Box::new(on_news),
            last_status: RefCell::default(),
        })
    }

    /// Answers a command. What was typed is kept whatever the answer.
    ///
    /// # Errors
    /// The [`Failure`] to tell the person.
    pub async fn ask(self: Rc<Self>, command: Command) -> Result<Reply, Failure> {
        // All flows in one future make it large: one allocation a command, instead of a large future in every caller.
        let reply = Box::pin(self.answer(command)).await;
        self.tell();
        reply
    }

    /// What anybody may ask. The rest belongs to staff, and a program that serves none of them does not hold it.
    async fn answer(&self, command: Command) -> Result<Reply, Failure> {
        match command {
            Command::Hello => self.hello().await,
            Command::DrawWords => Ok(self.draw_words()),
            Command::OpenInvitation { id, fragment, code } => {
                self.open_invitation(id, &fragment, &code).await
            }
            Command::AcceptInvitation { name, lang } => self.accept_invitation(name, lang).await,
            Command::OpenWithWords { words } => self.open_with_words(&words).await,
            Command::StartPasskey => self.start_passkey().await,
            Command::FinishPasskey { credential, prf } => self.finish_passkey(credential, prf).await,
            Command::StartPasskeyEnrolment => self.start_enrolment().await,
            Command::FinishPasskeyEnrolment { credential, prf } => {
                self.finish_enrolment(credential, prf).await
            }
            Command::RememberDevice => self.remember_device().await,
            Command::Lock => Ok(self.lock()),
            Command::LogOut { forget } => self.log_out(forget).await,
            Command::KeepDraft { place, text } => self.keep_draft(&place, &text).await,
            Command::Draft { place } => self.draft(&place).await,
            Command::SendMessage { conversation, text, files } => {
                self.send_message(conversation, text, files).await
            }
            Command::Attachment { conversation, message, place } => {
                self.attachment(conversation, message, place).await
            }
            Command::Seen { conversation } => self.seen(conversation).await,
            Command::SignCharter { conversation, lang, digest, consents, heard, circumstances } => {
                let read = Read { lang, digest };
                self.sign_charter(conversation, read, consents, heard, circumstances).await
            }
            Command::AnswerCharter { conversation, lang, digest, answer } => {
                self.answer_charter(conversation, Read { lang, digest }, answer).await
            }
            Command::AskAboutCharter { conversation, text } => {
                self.ask_about_charter(conversation, &text).await
            }
            Command::WithdrawCharter { conversation } => self.withdraw_charter(conversation).await,
            Command::CharterCopy { conversation, of } => self.charter_copy(conversation, of).await,
            looking @ (Command::WhoCanRead { .. }
            | Command::Conversation { .. }
            | Command::Charter { .. }) => self.look(looking),
            staffs => self.answer_staff(staffs).await,
        }
    }

    /// Time and randomness for one step.
    pub(crate) fn with_env<R>(&self, f: impl FnOnce(&mut Env<'_>) -> R) -> R {
        let mut rng = PlatformRng(&self.platform);
        f(&mut Env { now: self.platform.now(), rng: &mut rng })
    }

    /// What is open, or the failure that nothing is.
    pub(crate) fn open(&self) -> Result<RefMut<'_, Open>, Failure> {
        RefMut::filter_map(self.inner.borrow_mut(), |inner| inner.open.as_mut())
            .map_err(|_| FailureKind::Locked.into())
    }

    /// One step on the client, with time and randomness.
    pub(crate) fn step<R>(&self, f: impl FnOnce(&mut Client, &mut Env<'_>) -> R) -> Result<R, Failure> {
        let mut open = self.open()?;
        Ok(self.with_env(|env| f(&mut open.client, env)))
    }

    /// Where things stand.
    pub(crate) fn status(&self) -> Status {
        let inner = self.inner.borrow();
        let phase = match (&inner.open, &inner.known, &inner.server) {
            (Some(open), _, _) => Phase::Open(self.me(open)),
            (None, ..) if let Some(ended) = inner.ended => Phase::Ended(ended),
            (None, Some(_), _) => Phase::Locked,
            (None, None, Some(server)) if server.org.is_none() => Phase::Empty,
            (None, None, _) => Phase::SignedOut,
        };
        let waiting = inner.open.as_ref().map_or(0, |open| open.client.waiting());
        let waiting = inner.ended.map_or(u32::try_from(waiting).unwrap_or(u32::MAX), |ended| ended.unsent);
        let signed_out = inner.signed_out.then_some(FailureKind::SignedOut);
        let warning = inner.open.as_ref().and_then(|open| open.client.warning()).or(signed_out);
        Status { phase, online: inner.online, waiting, warning }
    }

    fn me(&self, open: &Open) -> Me {
        let world = open.client.world(self.platform.now());
        let mut unlocking_ways: Vec<_> = open.vault.openers().map(|(_, kind)| kind).collect();
        unlocking_ways.sort_unstable();
        unlocking_ways.dedup();
        Me {
            account: open.client.account(),
            role: open.client.role(),
            name: views::name_of(&world, open.client.account()),
            service: views::service_name(&world),
            organisation: root_fingerprint(open.client.root()),
            lang: views::language(&world).unwrap_or(open.vault.content.lang),
            ways: unlocking_ways.clone(),
            unlocking_ways,
        }
    }

    pub(crate) fn me_reply(&self) -> Result<Reply, Failure> {
        let inner = self.inner.borrow();
        let open = inner.open.as_ref().ok_or(FailureKind::Locked)?;
        Ok(Reply::Me(self.me(open)))
    }

    /// Tells what has changed since the last time.
    pub(crate) fn tell(&self) {
        let topics = self.open().map(|mut open| open.client.take_topics()).unwrap_or_default();
        let status = self.status();
        if self.last_status.borrow().as_ref() != Some(&status) {
            *self.last_status.borrow_mut() = Some(status.clone());
            (self.on_news)(News::Status(status));
        }
        if !topics.is_empty() {
            (self.on_news)(News::Changed(topics));
        }
    }

    /// Stores what the client gave out to be kept. Whoever tells a person that something is kept awaits this first.
    pub(crate) async fn save(&self) -> Result<(), Failure> {
        let _one_at_a_time = self.saving.lock().await;
        let Ok(records) = self.step(Client::take_records) else { return Ok(()) };
        if records.is_empty() {
            return Ok(());
        }
        let changes = self.to_changes(records).await?;
        self.store.apply(changes).await.map_err(|e| Failure::because(FailureKind::CannotKeep, e.0))
    }

    /// Wakes the background loop, which sends what waits.
    pub(crate) fn nudge(&self) {
        // The receiver lives as long as the app.
        let _ = self.wake.unbounded_send(());
    }
}
