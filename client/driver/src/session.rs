//! Opening, locking, signing in and out.

use tdu_core::{
    app::{Failure, FailureKind, Reply, Words},
    client::{Client, RecordKey},
    keys::Vault,
    secret::Key,
    words::{self, Opener},
};
use tdu_policies::{PolicyFiles, PolicySet, Ready, Visibility};
use tdu_protocol::{
    OpenerId, OrgId, Secret32,
    api::{OpenerKind, OpenerLogin, ServerInfo, SessionOpened, VaultStored, VaultUpdate},
    problem::ProblemKind,
};

use crate::{
    app::{App, Open, PlatformRng},
    device::Known,
    http::Refused,
    ports::{Platform, Store, Transport},
};

/// How often a change of the vault is made again because another device was quicker.
const VAULT_TRIES: u8 = 4;

/// A device that is about to be remembered. The same request again gets the same answer.
pub(crate) struct Remembering {
    secret: Key,
    id: OpenerId,
    update: VaultUpdate,
}

impl<T: Transport, S: Store, P: Platform> App<T, S, P> {
    pub(crate) async fn hello(&self) -> Result<Reply, Failure> {
        let known = self.load_known().await?;
        let server = self.get::<ServerInfo>("/server").await;
        if let Ok(server) = server {
            if let (Some(known), Some(org)) = (&known, server.org)
                && known.org != org
            {
                return Err(FailureKind::OtherOrganisation.into());
            }
            self.inner.borrow_mut().server = Some(server);
        }
        let settled = {
            let inner = self.inner.borrow();
            inner.open.is_some() || inner.ended.is_some()
        };
        if let (false, Some(known)) = (settled, known)
            && let Some(device) = known.device.clone()
        {
            match self.open_by_device(known, device.0).await {
                // It is told by where things stand.
                Err(failure) if failure.kind == FailureKind::AccessEnded => {}
                opened => opened?,
            }
        }
        Ok(Reply::Status(self.status()))
    }

    async fn open_by_device(&self, known: Known, wrapped: Vec<u8>) -> Result<(), Failure> {
        let secret =
            self.store.unwrap(wrapped).await.map_err(|e| Failure::because(FailureKind::CannotKeep, e.0))?;
        let secret = zeroize::Zeroizing::new(secret);
        let key = secret.as_slice().try_into().map(Key::from_bytes);
        let key = key.map_err(|_| FailureKind::NotRecognised)?;
        let opener = Opener::of_device(&key);
        self.open_with(opener, OpenerKind::Device, Some(known)).await.map(|_| ())
    }

    pub(crate) fn draw_words(&self) -> Reply {
        {
            let inner = self.inner.borrow();
            // Words that the server may have already are not replaced behind the person's back: they are shown again.
            if let (Some(_), Some(sent)) = (&inner.attempt, &inner.drawn) {
                return Reply::Words(Words(sent.0.clone()));
            }
        }
        let drawn = words::draw(&mut PlatformRng(&self.platform));
        let shown = Words(drawn.0.clone());
        self.inner.borrow_mut().drawn = Some(drawn);
        Reply::Words(shown)
    }

    pub(crate) async fn org(&self) -> Result<OrgId, Failure> {
        if let Some(known) = &self.inner.borrow().known {
            return Ok(known.org);
        }
        let server: ServerInfo = self.get("/server").await?;
        server.org.ok_or_else(|| FailureKind::NotRecognised.into())
    }

    pub(crate) async fn open_with_words(&self, words: &Words) -> Result<Reply, Failure> {
        let org = self.org().await?;
        let opener = words::stretch(words, org).map_err(|e| Failure::because(FailureKind::BadWords, e))?;
        let known = self.inner.borrow().known.clone();
        self.open_with(opener, OpenerKind::Words, known).await
    }

    /// Signs in where the server answers; opens the device's copy where it does not.
    async fn open_with(
        &self,
        opener: Opener,
        kind: OpenerKind,
        known: Option<Known>,
    ) -> Result<Reply, Failure> {
        match self.sign_in(&opener).await {
            Ok(session) => {
                let vault = Vault::open(&session.vault.0, kind, &opener.unlocking)
                    .map_err(|e| Failure::because(FailureKind::NotRecognised, e))?;
                self.opened(vault, session, Some(opener)).await
            }
            Err(Refused::Lost(offline)) => {
                let known = known.ok_or(offline)?;
                let vault = Vault::open(&known.vault.0, kind, &opener.unlocking)
                    .map_err(|e| Failure::because(FailureKind::NotRecognised, e))?;
                self.begin_client(vault, known.vault_version, Some(opener)).await?;
                self.me_reply()
            }
            Err(refused) => {
                self.count_unsent().await?;
                Err(refused.into())
            }
        }
    }

    pub(crate) async fn sign_in(&self, opener: &Opener) -> Result<SessionOpened, Refused> {
        let verifier = Secret32::new(*opener.verifier.expose());
        self.post("/sessions/opener", &OpenerLogin { locator: opener.locator, verifier }).await
    }

    /// A session and an open vault: remembers them, restores the device's copy, and begins.
    pub(crate) async fn opened(
        &self,
        vault: Vault,
        session: SessionOpened,
        sign_in: Option<Opener>,
    ) -> Result<Reply, Failure> {
        if vault.content.account != session.account {
            return Err(Failure::because(FailureKind::HistoryChanged, "the vault is of another account"));
        }
        let former = self.inner.borrow().known.clone();
        let same = former.as_ref().filter(|k| k.account == session.account);
        if same.is_some_and(|k| k.vault_version > session.vault_version) {
            return Err(FailureKind::HistoryShortened.into());
        }
        if let (None, Some(other)) = (same, &former) {
            // Another person on the same device: the copy before theirs goes, as the lock screen said.
            let prefix = RecordKey::prefix(other.account);
            self.store.clear(&prefix).await.map_err(|e| Failure::because(FailureKind::CannotKeep, e.0))?;
        }
        let known = Known {
            account: session.account,
            role: session.role,
            org: tdu_protocol::cert::org_of_root(&vault.content.root),
            device: same.and_then(|k| k.device.clone()),
            vault: session.vault,
            vault_version: session.vault_version,
        };
        self.keep_known(known).await?;
        self.begin_client(vault, session.vault_version, sign_in).await?;
        self.me_reply()
    }

    pub(crate) async fn shipped_policies(
        &self,
        ready: Ready,
        visibility: Visibility,
    ) -> Result<PolicyFiles, Failure> {
        let shipped = self.platform.policies().await;
        let shipped = shipped.map_err(|lost| Failure::because(FailureKind::Offline, lost.0))?;
        let missing = || Failure::because(FailureKind::Unexpected, "this set of policies does not ship");
        let files = shipped.ready(ready).ok_or_else(missing)?;
        Ok(match visibility {
            Visibility::ByWorker => files,
            Visibility::Team => files.for_team(),
        })
    }

    pub(crate) async fn begin_client(
        &self,
        vault: Vault,
        vault_version: u64,
        sign_in: Option<Opener>,
    ) -> Result<(), Failure> {
        let standard = self.shipped_policies(Ready::Standard, Visibility::ByWorker).await?;
        let shipped = PolicySet::parse(&standard)
            .map_err(|_| Failure::because(FailureKind::Unexpected, "the policies that ship are not right"))?;
        let mut client = Client::begin(&vault.content, shipped)
            .map_err(|e| Failure::because(FailureKind::Unexpected, e))?;
        let prefix = RecordKey::prefix(client.account());
        let records =
            self.store.scan(&prefix).await.map_err(|e| Failure::because(FailureKind::CannotKeep, e.0))?;
        client.restore(records);
        let open = Open {
            client,
            vault,
            vault_version,
            sign_in,
            index: tdu_core::views::SearchIndex::default(),
            synced: false,
            tallies: Vec::new(),
            tally_trouble: None,
            swept: false,
            remembering: None,
        };
        {
            let mut inner = self.inner.borrow_mut();
            inner.open = Some(open);
            inner.signed_out = false;
            inner.ended = None;
            inner.drawn = None;
            inner.door = None;
            inner.attempt = None;
        }
        // What is on this device is shown at once; what is new arrives while the person reads. A new device waits once.
        if self.open()?.client.position() == 0 {
            self.catch_up().await?;
        }
        self.nudge();
        Ok(())
    }

    pub(crate) async fn remember_device(&self) -> Result<Reply, Failure> {
        let mut begun = self.open()?.remembering.take();
        for _ in 0..VAULT_TRIES {
            let remembering = if let Some(remembering) = begun.take() {
                remembering
            } else {
                self.refresh_vault().await?;
                self.new_remembering()?
            };
            let stored = match self.put::<VaultStored>("/vault", &remembering.update).await {
                Ok(stored) => stored,
                Err(Refused::Lost(failure)) => {
                    self.open()?.remembering = Some(remembering);
                    return Err(failure);
                }
                Err(refused) => {
                    self.open()?.vault.remove(remembering.id);
                    if matches!(refused, Refused::Problem(ProblemKind::Conflict, _)) {
                        continue;
                    }
                    return Err(refused.into());
                }
            };
            let Remembering { secret, update, .. } = remembering;
            let wrapped = self.store.wrap(secret.expose().to_vec()).await;
            let wrapped = wrapped.map_err(|e| Failure::because(FailureKind::CannotKeep, e.0))?;
            self.vault_stored(update.vault.0, stored.version, Some(wrapped)).await?;
            return self.me_reply();
        }
        Err(Failure::because(FailureKind::ServerFailed, "the vault goes on changing"))
    }

    fn new_remembering(&self) -> Result<Remembering, Failure> {
        let secret = Key::make(&mut PlatformRng(&self.platform));
        let opener = Opener::of_device(&secret);
        let registration = self.with_env(|env| opener.registration(env.rng, OpenerKind::Device));
        let mut open = self.open()?;
        let (id, kind) = (registration.id, registration.kind);
        self.with_env(|env| open.vault.add(env.rng, id, kind, &opener.unlocking));
        let vault = self.with_env(|env| open.vault.seal(env.rng)).into();
        let added = vec![registration];
        let update = VaultUpdate { replaces: open.vault_version, vault, added, removed: Vec::new() };
        Ok(Remembering { secret, id, update })
    }

    /// Takes over what another device changed in the vault: a change made here replaces the newest version.
    pub(crate) async fn refresh_vault(&self) -> Result<(), Failure> {
        let session: SessionOpened = self.signed_in_get("/sessions/current").await?;
        {
            let mut open = self.open()?;
            if session.account != open.client.account() {
                return Err(Failure::because(FailureKind::HistoryChanged, "the vault is of another account"));
            }
            if session.vault_version < open.vault_version {
                return Err(FailureKind::HistoryShortened.into());
            }
            if session.vault_version == open.vault_version {
                return Ok(());
            }
            let followed = open.vault.follow(&session.vault.0);
            followed.map_err(|e| Failure::because(FailureKind::HistoryChanged, e))?;
        }
        self.vault_stored(session.vault.0, session.vault_version, None).await
    }

    /// The server has a new vault: so has this device.
    pub(crate) async fn vault_stored(
        &self,
        vault: Vec<u8>,
        version: u64,
        device: Option<Vec<u8>>,
    ) -> Result<(), Failure> {
        self.open()?.vault_version = version;
        let known = self.inner.borrow().known.clone();
        if let Some(mut known) = known {
            known.vault = vault.into();
            known.vault_version = version;
            known.device = device.map(Into::into).or(known.device);
            self.keep_known(known).await?;
        }
        Ok(())
    }

    pub(crate) fn lock(&self) -> Reply {
        self.transport.close_stream();
        self.streaming.set(false);
        {
            let mut inner = self.inner.borrow_mut();
            // Dropping what is open wipes its keys.
            inner.open = None;
            inner.ended = None;
            inner.drawn = None;
            inner.door = None;
        }
        Reply::Status(self.status())
    }

    pub(crate) async fn log_out(&self, forget: bool) -> Result<Reply, Failure> {
        self.lock();
        // Without a network the session ends by itself later; the person leaves now all the same.
        let _ = self.delete("/sessions/current").await;
        // Whoever was put out is told so by that answer too, and leaves all the same.
        self.inner.borrow_mut().ended = None;
        if forget {
            self.forget().await?;
        } else {
            let known = self.inner.borrow().known.clone();
            if let Some(known) = known {
                self.keep_known(Known { device: None, ..known }).await?;
            }
        }
        Ok(Reply::Status(self.status()))
    }
}
