//! A proof as a file: the person's own copy, and what somebody was given, or found.

use tdu_core::{
    app::{Failure, FailureKind, NewStamp, Reply},
    proof::{CharterProof, Evidence, Examination, ProofError, digest},
    views,
};
use tdu_protocol::{
    LogId,
    api::{TimeStampAnswer, TimeStampRequest},
    receipt::Receipt,
};

use crate::{
    app::App,
    ports::{Platform, Store, Transport},
};

/// Longest file that is read, in bytes: two texts of a charter and some signatures are a hundredth of it.
const LONGEST: usize = 4 << 20;

impl<T: Transport, S: Store, P: Platform> App<T, S, P> {
    /// Text, acts, certificates and receipts, in one file that needs neither the server nor this app. `of` names the
    /// presentation of a text; without it, the newest answer is meant.
    pub(crate) async fn charter_copy(&self, conversation: LogId, of: Option<u64>) -> Result<Reply, Failure> {
        let now = self.platform.now();
        let parts = views::proof_parts(&self.open()?.client.world(now), conversation, of);
        let views::ProofParts { text, reference, places, stamp } = parts.ok_or(FailureKind::NotFound)?;
        let mut evidence = Vec::new();
        for seq in places {
            evidence.push(self.evidence(conversation, seq).await?);
        }
        let (root, receipt_keys) = {
            let open = self.open()?;
            (*open.client.root(), open.client.receipt_keys())
        };
        let file = CharterProof::new(&text, &reference, root, receipt_keys, evidence, stamp);
        let bytes =
            serde_json::to_vec_pretty(&file).map_err(|e| Failure::because(FailureKind::Unexpected, e))?;
        let name = format!("charte-{}.json", now.day().to_iso());
        Ok(Reply::File { name, media_type: "application/json".to_owned(), bytes })
    }

    async fn evidence(&self, conversation: LogId, seq: u64) -> Result<Evidence, Failure> {
        let key = self.open()?.client.entry_key(conversation, seq);
        let stored =
            self.store.get(&key.0).await.map_err(|e| Failure::because(FailureKind::CannotKeep, e.0))?;
        let stored = stored.ok_or(FailureKind::NotFound)?;
        let receipt: Receipt = self.get(&format!("/logs/{conversation}/receipts/{seq}")).await?;
        self.open()?.client.evidence(&stored, receipt)
    }

    /// Has the server ask its authority for a time stamp on the newest answer. What is stamped is the answer as its author signed
    /// it: its digest cannot be guessed by whoever has not seen the signature.
    pub(crate) async fn ask_time_stamp(&self, conversation: LogId) -> Result<Reply, Failure> {
        let now = self.platform.now();
        let parts = views::proof_parts(&self.open()?.client.world(now), conversation, None);
        let answer = parts.and_then(|parts| parts.places.first().copied()).ok_or(FailureKind::NotFound)?;
        let evidence = self.evidence(conversation, answer).await?;
        let nonce = self.step(|_, env| {
            let mut bytes = [0; 8];
            env.rng.fill_bytes(&mut bytes);
            u64::from_be_bytes(bytes)
        })?;
        let digest = digest(evidence.message.as_slice());
        let given: TimeStampAnswer = self.post("/time-stamps", &TimeStampRequest { digest, nonce }).await?;
        let token = given.token.ok_or(FailureKind::NoAuthority)?;
        let answered = evidence.receipt.hash;
        Ok(Reply::NewStamp(Box::new(NewStamp { answered, message: evidence.message, nonce, token })))
    }
}

/// Reads a charter's proof and looks at all of it. Neither a network nor a secret is needed.
///
/// # Errors
/// [`ProofError::Format`] if there is nothing to look at.
pub fn examine_proof(file: &[u8]) -> Result<Examination, ProofError> {
    if file.len() > LONGEST {
        return Err(ProofError::Format);
    }
    let proof: CharterProof = serde_json::from_slice(file).map_err(|_| ProofError::Format)?;
    proof.examine()
}
