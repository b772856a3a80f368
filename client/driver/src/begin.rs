//! The founding, and joining by invitation.

use tdu_core::{
    app::{Failure, FailureKind, Reply},
    client::Client,
    keys::{Vault, VaultContent},
    onboard::{Door, found},
    payload::Payload,
    secret::Key,
    words::{self, Opener},
};
use tdu_policies::{Lang, PolicyFiles};
use tdu_protocol::{
    InvitationId, LogKind, OrgId, Role, Secret32,
    api::{
        Founding, InvitationJoin, InvitationKnock, InvitationOpened, OpenerKind, Registration, ServerInfo,
        SessionOpened,
    },
    cert::org_of_root,
};

use crate::{
    app::{App, PlatformRng},
    http::Refused,
    ports::{Platform, Store, Transport},
};

/// How many times a Join is made again because the log moved on meanwhile.
const JOIN_TRIES: u8 = 8;

/// A new account's first opener, its vault as it will be sealed, and what the server is told.
struct FirstOpener {
    opener: Opener,
    vault: Vault,
    registration: Registration,
}

impl<T: Transport, S: Store, P: Platform> App<T, S, P> {
    pub(crate) async fn found(
        &self,
        setup: Secret32,
        service: String,
        name: String,
    ) -> Result<Reply, Failure> {
        let server: ServerInfo = self.get("/server").await?;
        if server.org.is_some() {
            return Err(FailureKind::InvitationGone.into());
        }
        let founded = self.with_env(|env| found(env, server.receipt_key, Lang::Fr));
        let founded = founded.map_err(|e| Failure::because(FailureKind::Unexpected, e))?;
        let org = org_of_root(&founded.vault.root);
        let opener = self.stretch_drawn(org)?;
        let FirstOpener { opener, vault, registration } =
            self.first_opener(founded.vault, opener, OpenerKind::Words);
        let founding = Founding { setup, directory: vec![founded.genesis], registration };
        let session: SessionOpened = self.post("/organisation", &founding).await?;
        self.opened(vault, session, Some(opener)).await?;
        let directory = self.open()?.client.home();
        self.step(|client, env| -> Result<(), Failure> {
            client.write(env, directory, Payload::Service { name: service })?;
            client.write(env, directory, Payload::Profile { name })?;
            let signed = client.sign_policies(env, PolicyFiles::embedded())?;
            client.write(env, directory, Payload::Policies(Box::new(signed)))?;
            client.make_log(env, LogKind::Personal, &[]).map(|_| ())
        })??;
        self.save().await?;
        self.push().await?;
        self.me_reply()
    }

    fn stretch_drawn(&self, org: OrgId) -> Result<Opener, Failure> {
        let inner = self.inner.borrow();
        let drawn =
            inner.drawn.as_ref().ok_or_else(|| Failure::because(FailureKind::BadWords, "none drawn"))?;
        words::stretch(drawn, org).map_err(|e| Failure::because(FailureKind::BadWords, e))
    }

    fn first_opener(&self, content: VaultContent, opener: Opener, kind: OpenerKind) -> FirstOpener {
        let account = content.account;
        self.with_env(|env| {
            let mut vault = Vault::make(env.rng, content);
            let part = opener.registration(env.rng, kind);
            vault.add(env.rng, part.id, kind, &opener.unlocking);
            let sealed = vault.seal(env.rng).into();
            FirstOpener {
                opener,
                vault,
                registration: Registration { account, vault: sealed, openers: vec![part] },
            }
        })
    }

    pub(crate) async fn open_invitation(
        &self,
        id: InvitationId,
        fragment: &str,
        code: &str,
    ) -> Result<Reply, Failure> {
        let mut door = Door::new(id, fragment, code)?;
        self.look_through(&mut door).await?;
        let view = door.view()?;
        self.inner.borrow_mut().door = Some(door);
        Ok(Reply::Invitation(view))
    }

    /// Reads what the door shows, to the end.
    async fn look_through(&self, door: &mut Door) -> Result<(), Failure> {
        loop {
            let knock = InvitationKnock { proof: door.proof(), from: door.next() };
            let opened: InvitationOpened =
                self.post(&format!("/invitations/{}/open", door.id()), &knock).await?;
            let progress = !opened.page.entries.is_empty();
            door.take(&opened.page.entries)?;
            if !opened.page.more || !progress {
                return Ok(());
            }
        }
    }

    pub(crate) async fn accept_invitation(&self, name: String, lang: Lang) -> Result<Reply, Failure> {
        let mut door = self.inner.borrow_mut().door.take().ok_or(FailureKind::InvitationGone)?;
        let result = self.join(&mut door, name, lang).await;
        if result.is_err() && self.inner.borrow().open.is_none() {
            // Nothing has happened: the same invitation can be tried again.
            self.inner.borrow_mut().door = Some(door);
        }
        result
    }

    async fn join(&self, door: &mut Door, name: String, lang: Lang) -> Result<Reply, Failure> {
        let role = door.role().ok_or(FailureKind::InvitationGone)?;
        let mut joined = self.with_env(|env| door.join(env, lang))?;
        let org = org_of_root(&joined.vault.root);
        let (device, kind) = if role == Role::Beneficiary {
            (Some(Key::make(&mut PlatformRng(&self.platform))), OpenerKind::Device)
        } else {
            (None, OpenerKind::Words)
        };
        for _ in 0..JOIN_TRIES {
            let opener = match &device {
                Some(secret) => Opener::of_device(secret),
                None => self.stretch_drawn(org)?,
            };
            let entry = joined.entry.clone();
            let FirstOpener { opener, vault, registration } = self.first_opener(joined.vault, opener, kind);
            let request = InvitationJoin { proof: door.proof(), entry: entry.clone(), registration };
            match self.post::<SessionOpened>(&format!("/invitations/{}/join", door.id()), &request).await {
                Ok(session) => {
                    self.opened(vault, session, Some(opener)).await?;
                    return self.joined(role, device, name).await;
                }
                Err(Refused::Conflict(page)) => {
                    door.take(&page.entries)?;
                    if page.more {
                        self.look_through(door).await?;
                    }
                    joined = door.join_again(tdu_core::onboard::Joined { entry, vault: vault.content })?;
                }
                Err(refused) => return Err(refused.into()),
            }
        }
        Err(FailureKind::ServerFailed.into())
    }

    /// First things of a new account.
    async fn joined(&self, role: Role, device: Option<Key>, name: String) -> Result<Reply, Failure> {
        if let Some(secret) = device {
            let wrapped = self.store.wrap(secret.expose().to_vec()).await;
            let wrapped = wrapped.map_err(|e| Failure::because(FailureKind::CannotKeep, e.0))?;
            let known = self.inner.borrow().known.clone();
            if let Some(mut known) = known {
                known.device = Some(wrapped.into());
                self.keep_known(known).await?;
            }
        }
        let home = self.open()?.client.home();
        self.step(|client: &mut Client, env| -> Result<(), Failure> {
            if role.is_staff() {
                client.make_log(env, LogKind::Personal, &[])?;
            }
            client.write(env, home, Payload::Profile { name }).map(|_| ())
        })??;
        self.save().await?;
        self.push().await?;
        self.me_reply()
    }
}
