//! Passkeys: the page talks to the authenticator, this talks to the server. PRF outputs never leave the device.

use tdu_core::{
    app::{Failure, FailureKind, Reply, SecretBytes},
    keys::{Vault, passkey_unlocking},
    secret::random_id,
};
use tdu_protocol::{
    OpenerId,
    api::{
        OpenerKind, PasskeyAnswer, PasskeyChallenge, PasskeyEnrolment, SessionOpened, VaultStored,
        VaultUpdate,
    },
    bytes::encode_text,
};

use crate::{
    app::App,
    http::Refused,
    ports::{Platform, Store, Transport},
};

impl<T: Transport, S: Store, P: Platform> App<T, S, P> {
    pub(crate) async fn start_passkey(&self) -> Result<Reply, Failure> {
        match self.post_nothing::<PasskeyChallenge>("/sessions/passkey/start").await {
            Ok(challenge) => {
                self.inner.borrow_mut().local_passkey = false;
                Ok(Reply::Passkey(challenge.options))
            }
            Err(Refused::Lost(offline)) => {
                // Without the server a passkey still unlocks this device's copy: its PRF output needs no ceremony there.
                if self.inner.borrow().known.is_none() {
                    return Err(offline);
                }
                let mut challenge = [0; 32];
                self.platform.fill_random(&mut challenge);
                let options = serde_json::json!({ "publicKey": {
                    "challenge": encode_text(&challenge), "userVerification": "required", "timeout": 60_000,
                }});
                self.inner.borrow_mut().local_passkey = true;
                Ok(Reply::Passkey(options.to_string()))
            }
            Err(refused) => Err(refused.into()),
        }
    }

    pub(crate) async fn finish_passkey(
        &self,
        credential: String,
        prf: Option<SecretBytes>,
    ) -> Result<Reply, Failure> {
        let unlocking = prf.map(|prf| passkey_unlocking(&prf.0)).ok_or(FailureKind::PasskeyCannotUnlock)?;
        if self.inner.borrow().local_passkey {
            let known = self.inner.borrow().known.clone().ok_or(FailureKind::NotRecognised)?;
            let vault = Vault::open(&known.vault.0, OpenerKind::Passkey, &unlocking)
                .map_err(|e| Failure::because(FailureKind::NotRecognised, e))?;
            self.begin_client(vault, known.vault_version, None).await?;
            return self.me_reply();
        }
        let session =
            self.post::<SessionOpened>("/sessions/passkey/finish", &PasskeyAnswer { credential }).await;
        if session.is_err() {
            self.count_unsent().await?;
        }
        let session = session?;
        let vault = Vault::open(&session.vault.0, OpenerKind::Passkey, &unlocking)
            .map_err(|e| Failure::because(FailureKind::PasskeyCannotUnlock, e))?;
        self.opened(vault, session, None).await
    }

    pub(crate) async fn start_enrolment(&self) -> Result<Reply, Failure> {
        self.refresh_vault().await?;
        let challenge: PasskeyChallenge = self.post_nothing("/passkeys/start").await?;
        Ok(Reply::Passkey(challenge.options))
    }

    pub(crate) async fn finish_enrolment(
        &self,
        credential: String,
        prf: Option<SecretBytes>,
    ) -> Result<Reply, Failure> {
        let opener: OpenerId = self.with_env(|env| random_id(env.rng));
        let vault = match prf {
            None => None,
            Some(prf) => {
                let mut open = self.open()?;
                let unlocking = passkey_unlocking(&prf.0);
                self.with_env(|env| open.vault.add(env.rng, opener, OpenerKind::Passkey, &unlocking));
                let vault = self.with_env(|env| open.vault.seal(env.rng)).into();
                Some(VaultUpdate {
                    replaces: open.vault_version,
                    vault,
                    added: Vec::new(),
                    removed: Vec::new(),
                })
            }
        };
        let enrolment = PasskeyEnrolment { credential, opener, vault };
        let stored = self.post::<VaultStored>("/passkeys/finish", &enrolment).await;
        match (stored, enrolment.vault) {
            (Ok(stored), Some(update)) => self.vault_stored(update.vault.0, stored.version, None).await?,
            (Ok(_), None) => return Err(FailureKind::PasskeyCannotUnlock.into()),
            (Err(refused), _) => {
                self.open()?.vault.remove(opener);
                return Err(refused.into());
            }
        }
        self.me_reply()
    }
}
