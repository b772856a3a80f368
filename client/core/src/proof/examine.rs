//! What a proof proves, point by point, and what it does not.
//!
//! A proof comes from anybody: a person's telephone, a court's file, somebody who wants to deceive. Nothing in it is believed that a
//! signature does not cover, and a point that fails does not hide the others.

use serde::{Deserialize, Serialize};
use tdu_protocol::{
    AccountId, Hash32, Role, Timestamp, cbor,
    cert::{ChainError, root_fingerprint},
    sign::{Namespace, Place, SignError, Unverified},
};

use super::{CharterProof, Evidence, FORMAT, digest};
use crate::payload::{CharterSigned, Envelope, Payload};

/// Acts are a signature and a countersignature.
const MOST_ACTS: usize = 2;

/// What is looked at, in the order in which a person reads it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Point {
    /// The person signed, with a key that the organisation's certificates lead to.
    Person,
    /// The text in the file is the one that was signed, in the language that was read.
    Text,
    /// So is the French reference.
    Reference,
    /// A worker of the organisation countersigned that very signature.
    Worker,
    /// The server confirmed place and time of each act.
    Times,
}

/// How a point ends.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Outcome {
    /// It is proved.
    Holds,
    /// The file says nothing of it, or it hangs on another point that fails.
    Open,
    /// The file claims it and it is not so; why, in English, for whoever helps.
    Fails(String),
}

/// One point and how it ends.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Finding {
    /// What was looked at.
    pub point: Point,
    /// What came of it.
    pub outcome: Outcome,
}

/// Who did something, and when by the server's clock.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Act {
    /// Whose key.
    pub account: AccountId,
    /// The server's time, if its receipt holds.
    pub at: Option<Timestamp>,
}

/// All that a proof proves.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Examination {
    /// Fingerprint of the organisation's root, to be compared with what the organisation publishes: a stranger can found an
    /// organisation of the same name.
    pub organisation: Hash32,
    /// Who signed for the person's side.
    pub signed: Option<Act>,
    /// What they signed.
    pub charter: Option<CharterSigned>,
    /// Who countersigned.
    pub countersigned: Option<Act>,
    /// Each [`Point`], once.
    pub findings: Vec<Finding>,
}

impl Examination {
    /// Whether nothing that the file claims is false, and the person's signature is proved.
    pub fn holds(&self) -> bool {
        self.signed.is_some()
            && !self.findings.iter().any(|finding| matches!(finding.outcome, Outcome::Fails(_)))
    }
}

/// What fails.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ProofError {
    /// Another format, or no such file.
    #[error("this is not a proof that this version reads")]
    Format,
    /// An author's certificates do not hold.
    #[error("a signer cannot be followed to the organisation: {0}")]
    Chain(#[from] ChainError),
    /// A signature does not hold.
    #[error("a signature does not hold: {0}")]
    Signature(#[from] SignError),
    /// A signed act is another one than belongs here.
    #[error("a signed act is not the one that belongs here")]
    Act,
    /// The text is not the one that was signed.
    #[error("the text is not the one that was signed")]
    Text,
    /// The countersignature is of another signature.
    #[error("the countersignature is of another signature")]
    OtherSignature,
    /// A receipt is for another place, or its signature does not hold.
    #[error("a receipt is for another place, or its signature does not hold")]
    Receipt,
}

impl CharterProof {
    /// Looks at all of it. Neither a network nor a secret is needed.
    ///
    /// # Errors
    /// [`ProofError::Format`] if there is nothing to look at.
    pub fn examine(&self) -> Result<Examination, ProofError> {
        let acts = 1..=MOST_ACTS;
        if self.format != FORMAT || !acts.contains(&self.evidence.len()) {
            return Err(ProofError::Format);
        }
        Ok(self.examination())
    }

    fn examination(&self) -> Examination {
        let signature = self.signature(&self.evidence[0]);
        let charter = signature.as_ref().ok().map(|(_, charter)| charter.clone());
        let text = |text: &str, signed: fn(&CharterSigned) -> Hash32| match &charter {
            None => Outcome::Open,
            Some(charter) if signed(charter) == digest(text) && charter.lang == self.lang => Outcome::Holds,
            Some(_) => Outcome::Fails(ProofError::Text.to_string()),
        };
        let (of_text, of_reference) =
            (text(&self.text, |charter| charter.digest), text(&self.reference, |charter| charter.reference));
        let countersignature = self.evidence.get(1).map(|act| self.countersignature(act));
        let times = self.evidence.iter().all(|act| self.confirms(act));
        let act = |account, act: &Evidence| Act { account, at: self.confirms(act).then_some(act.receipt.at) };
        let finding = |point, outcome| Finding { point, outcome };
        let outcome = |failure: Option<&ProofError>| {
            failure.map_or(Outcome::Holds, |failure| Outcome::Fails(failure.to_string()))
        };
        Examination {
            organisation: root_fingerprint(&self.root),
            signed: signature.as_ref().ok().map(|(account, _)| act(*account, &self.evidence[0])),
            countersigned: match &countersignature {
                Some(Ok(account)) => Some(act(*account, &self.evidence[1])),
                _ => None,
            },
            findings: vec![
                finding(Point::Person, outcome(signature.as_ref().err())),
                finding(Point::Text, of_text),
                finding(Point::Reference, of_reference),
                finding(
                    Point::Worker,
                    countersignature
                        .as_ref()
                        .map_or(Outcome::Open, |signature| outcome(signature.as_ref().err())),
                ),
                finding(
                    Point::Times,
                    if times { Outcome::Holds } else { Outcome::Fails(ProofError::Receipt.to_string()) },
                ),
            ],
            charter,
        }
    }

    fn signature(&self, act: &Evidence) -> Result<(AccountId, CharterSigned), ProofError> {
        match self.author(act)? {
            (account, Role::Beneficiary, Payload::CharterSigned(charter)) => Ok((account, charter)),
            _ => Err(ProofError::Act),
        }
    }

    fn countersignature(&self, act: &Evidence) -> Result<AccountId, ProofError> {
        match self.author(act)? {
            (account, Role::Worker, Payload::CharterCountersigned { signed }) => {
                // The receipt names the entry that holds the signature; that it does is the server's word.
                if signed == self.evidence[0].receipt.hash {
                    Ok(account)
                } else {
                    Err(ProofError::OtherSignature)
                }
            }
            _ => Err(ProofError::Act),
        }
    }

    /// Who signed an act, as what, and what it says.
    fn author(&self, act: &Evidence) -> Result<(AccountId, Role, Payload), ProofError> {
        let author = act.author.verify(&self.root)?;
        let message = Unverified::parse(&act.message.0)?;
        let place = Place { log: act.log, seq: act.seq, prev: act.prev, epoch: act.epoch };
        let bytes = message.verify(Namespace::Payload, &place.to_bytes(), &author.signing)?;
        let envelope: Envelope = cbor::from_slice(bytes).map_err(|_| ProofError::Act)?;
        Ok((author.account, author.role, envelope.payload))
    }

    /// Whether the server confirmed an act's place.
    fn confirms(&self, act: &Evidence) -> bool {
        (act.receipt.log, act.receipt.seq) == (act.log, act.seq)
            && self.receipt_keys.iter().any(|key| act.receipt.is_signed_by(key))
    }
}
