//! The founding, and joining by invitation.

use tdu_core::{
    app::{Failure, FailureKind, Reply},
    client::Client,
    keys::{Vault, VaultContent},
    onboard::{Door, Joined, found},
    payload::Payload,
    policy,
    secret::Key,
    words::{self, Opener},
};
use tdu_policies::{Lang, PolicyFiles, PolicySet, Ready, Visibility};
use tdu_protocol::{
    Entry, InvitationId, LogKind, OrgId, Role, Secret32,
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

/// A founding or a joining on its way. While its answer is not known it is kept: the same wish sends the same again, and
/// the server answers as it did the first time.
pub(crate) struct Attempt {
    /// The invitation; none for the founding.
    invitation: Option<InvitationId>,
    /// The Genesis or the Join.
    entry: Entry,
    opener: Opener,
    /// The secret of a device that will be remembered.
    device: Option<Key>,
    vault: Vault,
    registration: Registration,
}

impl<T: Transport, S: Store, P: Platform> App<T, S, P> {
    pub(crate) async fn found(
        &self,
        setup: Secret32,
        service: String,
        name: String,
        policies: PolicyFiles,
    ) -> Result<Reply, Failure> {
        let server: ServerInfo = self.get("/server").await?;
        let begun = self.begun(None);
        let ours = begun.as_ref().map(|attempt| org_of_root(&attempt.vault.content.root));
        if server.org.is_some() && server.org != ours {
            return Err(FailureKind::InvitationGone.into());
        }
        let mut attempt = match begun {
            Some(attempt) => attempt,
            None => self.new_founding(&server)?,
        };
        let founding =
            Founding { setup, directory: vec![attempt.entry.clone()], registration: attempt.registration };
        let session: SessionOpened = match self.post("/organisation", &founding).await {
            Ok(session) => session,
            Err(refused) => {
                attempt.registration = founding.registration;
                return Err(self.not_begun(attempt, refused));
            }
        };
        self.opened(attempt.vault, session, Some(attempt.opener)).await?;
        let directory = self.open()?.client.home();
        self.step(|client, env| -> Result<(), Failure> {
            client.write(env, directory, Payload::Service { name: service })?;
            client.write(env, directory, Payload::Profile { name })?;
            let signed = client.sign_policies(env, policies)?;
            client.write(env, directory, Payload::Policies(Box::new(signed)))?;
            client.make_log(env, LogKind::Personal, &[]).map(|_| ())
        })??;
        self.save().await?;
        self.push().await?;
        self.me_reply()
    }

    /// What a founder signs. Made before anything is sent: what comes after the server's answer must not lack it.
    pub(crate) async fn founding_policies(
        &self,
        ready: Ready,
        visibility: Visibility,
        files: &PolicyFiles,
    ) -> Result<PolicyFiles, Failure> {
        let policies = policy::replaced(self.shipped_policies(ready, visibility).await?, files);
        match PolicySet::parse(&policies) {
            Ok(_) => Ok(policies),
            Err(_) => Err(Failure::because(FailureKind::Invalid, "the policies are not right")),
        }
    }

    fn new_founding(&self, server: &ServerInfo) -> Result<Attempt, Failure> {
        let founded = self.with_env(|env| found(env, server.receipt_key, Lang::Fr));
        let founded = founded.map_err(|e| Failure::because(FailureKind::Unexpected, e))?;
        let opener = self.stretch_drawn(org_of_root(&founded.vault.root))?;
        Ok(self.attempt(None, founded.genesis, founded.vault, opener, None))
    }

    /// The attempt at this very thing whose answer was lost, if there is one.
    fn begun(&self, invitation: Option<InvitationId>) -> Option<Attempt> {
        self.inner.borrow_mut().attempt.take().filter(|attempt| attempt.invitation == invitation)
    }

    /// An attempt is kept where nobody knows what came of it.
    fn not_begun(&self, attempt: Attempt, refused: Refused) -> Failure {
        if matches!(refused, Refused::Lost(_)) {
            self.inner.borrow_mut().attempt = Some(attempt);
        }
        refused.into()
    }

    fn stretch_drawn(&self, org: OrgId) -> Result<Opener, Failure> {
        let inner = self.inner.borrow();
        let drawn =
            inner.drawn.as_ref().ok_or_else(|| Failure::because(FailureKind::BadWords, "none drawn"))?;
        words::stretch(drawn, org).map_err(|e| Failure::because(FailureKind::BadWords, e))
    }

    fn attempt(
        &self,
        invitation: Option<InvitationId>,
        entry: Entry,
        content: VaultContent,
        opener: Opener,
        device: Option<Key>,
    ) -> Attempt {
        let account = content.account;
        let kind = if device.is_some() { OpenerKind::Device } else { OpenerKind::Words };
        self.with_env(|env| {
            let mut vault = Vault::make(env.rng, content);
            let part = opener.registration(env.rng, kind);
            vault.add(env.rng, part.id, kind, &opener.unlocking);
            let sealed = vault.seal(env.rng).into();
            let registration = Registration { account, vault: sealed, openers: vec![part] };
            Attempt { invitation, entry, opener, device, vault, registration }
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
        // As when founding: once the server has taken the Join, opening must not lack them.
        self.shipped_policies(Ready::Standard, Visibility::ByWorker).await?;
        let mut attempt = match self.begun(Some(door.id())) {
            Some(attempt) => attempt,
            None => self.new_joining(door, lang)?,
        };
        for _ in 0..JOIN_TRIES {
            let Attempt { entry, registration, .. } = attempt;
            let request = InvitationJoin { proof: door.proof(), entry, registration };
            let answer = self.post(&format!("/invitations/{}/join", door.id()), &request).await;
            let InvitationJoin { entry, registration, .. } = request;
            let (opener, device, vault) = (attempt.opener, attempt.device, attempt.vault);
            match answer {
                Ok(session) => {
                    let role = vault.content.role;
                    self.opened(vault, session, Some(opener)).await?;
                    return self.joined(role, device, name).await;
                }
                Err(Refused::Conflict(page)) => {
                    door.take(&page.entries)?;
                    if page.more {
                        self.look_through(door).await?;
                    }
                    let joined = door.join_again(Joined { entry, vault: vault.content })?;
                    attempt = self.attempt(Some(door.id()), joined.entry, joined.vault, opener, device);
                }
                Err(refused) => {
                    let invitation = Some(door.id());
                    let attempt = Attempt { invitation, entry, opener, device, vault, registration };
                    return Err(self.not_begun(attempt, refused));
                }
            }
        }
        Err(FailureKind::ServerFailed.into())
    }

    fn new_joining(&self, door: &Door, lang: Lang) -> Result<Attempt, Failure> {
        let Joined { entry, vault } = self.with_env(|env| door.join(env, lang))?;
        let device = (vault.role == Role::Beneficiary).then(|| Key::make(&mut PlatformRng(&self.platform)));
        let opener = match &device {
            Some(secret) => Opener::of_device(secret),
            None => self.stretch_drawn(org_of_root(&vault.root))?,
        };
        Ok(self.attempt(Some(door.id()), entry, vault, opener, device))
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
