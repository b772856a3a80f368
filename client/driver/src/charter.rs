//! The charter: signed, refused, withdrawn, countersigned; and the person's own copy.

use tdu_core::{
    app::{CharterState, CharterView, Failure, FailureKind, Reply},
    payload::{CharterSigned, Payload},
    proof, views,
};
use tdu_policies::Lang;
use tdu_protocol::{Hash32, LogId, Role, receipt::Receipt};

use crate::{
    app::App,
    ports::{Platform, Store, Transport},
};

impl<T: Transport, S: Store, P: Platform> App<T, S, P> {
    fn charter_of(&self, conversation: LogId, lang: Lang) -> Result<CharterView, Failure> {
        let now = self.platform.now();
        let open = self.open()?;
        views::charter(&open.client.world(now), conversation, lang)
            .ok_or_else(|| FailureKind::NotFound.into())
    }

    pub(crate) async fn sign_charter(
        &self,
        conversation: LogId,
        lang: Lang,
        digest: Hash32,
        consents: Vec<String>,
        heard: bool,
    ) -> Result<Reply, Failure> {
        if self.open()?.client.role() != Role::Beneficiary {
            return Err(FailureKind::NotAllowed.into());
        }
        let view = self.charter_of(conversation, lang)?;
        if view.digest != digest {
            // The text changed between reading and signing: what was read is what is signed, or nothing is.
            return Err(Failure::because(FailureKind::Invalid, "the text has changed"));
        }
        let signed = CharterSigned {
            version: view.text.version.clone(),
            lang,
            digest,
            reference: Hash32(view.reference.digest()),
            consents,
            heard,
        };
        self.write(conversation, Payload::CharterSigned(signed)).await.map(Reply::Written)
    }

    pub(crate) async fn refuse_charter(&self, conversation: LogId) -> Result<Reply, Failure> {
        self.charter_of(conversation, Lang::Fr)?;
        self.write(conversation, Payload::CharterRefused).await.map(Reply::Written)
    }

    pub(crate) async fn withdraw_charter(&self, conversation: LogId) -> Result<Reply, Failure> {
        self.charter_of(conversation, Lang::Fr)?;
        self.write(conversation, Payload::CharterWithdrawn).await.map(Reply::Written)
    }

    pub(crate) async fn countersign_charter(&self, conversation: LogId) -> Result<Reply, Failure> {
        let now = self.platform.now();
        let signed = views::to_countersign(&self.open()?.client.world(now), conversation);
        let signed = signed.ok_or(FailureKind::NotFound)?;
        self.write(conversation, Payload::CharterCountersigned { signed }).await.map(Reply::Written)
    }

    /// Text, signatures, certificates and receipts, in one file that needs neither the server nor this app.
    pub(crate) async fn charter_copy(&self, conversation: LogId) -> Result<Reply, Failure> {
        let lang = match self.charter_of(conversation, Lang::Fr)?.state {
            CharterState::Signed { lang, .. } | CharterState::Countersigned { lang, .. } => lang,
            _ => Lang::Fr,
        };
        let view = self.charter_of(conversation, lang)?;
        let now = self.platform.now();
        let places = proof::places(&self.open()?.client.world(now), conversation);
        let mut evidence = Vec::new();
        for seq in places {
            let key = self.open()?.client.entry_key(conversation, seq);
            let stored =
                self.store.get(&key.0).await.map_err(|e| Failure::because(FailureKind::CannotKeep, e.0))?;
            let stored = stored.ok_or(FailureKind::NotFound)?;
            let receipt: Receipt = self.get(&format!("/logs/{conversation}/receipts/{seq}")).await?;
            evidence.push(self.open()?.client.evidence(&stored, receipt)?);
        }
        let (root, receipt_keys) = {
            let open = self.open()?;
            (*open.client.root(), open.client.receipt_keys())
        };
        let file = proof::CharterProof::new(&view, root, receipt_keys, evidence);
        let bytes =
            serde_json::to_vec_pretty(&file).map_err(|e| Failure::because(FailureKind::Unexpected, e))?;
        let name = format!("charte-{}.json", now.day().to_iso());
        Ok(Reply::File { name, media_type: "application/json".to_owned(), bytes })
    }
}
