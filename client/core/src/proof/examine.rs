//! What a proof proves, point by point, and what it does not.
//!
//! A proof comes from anybody: a person's telephone, a court's file, somebody who wants to deceive. Nothing in it is believed that a
//! signature does not cover, and a point that fails does not hide the others.

use serde::{Deserialize, Serialize};
use tdu_policies::Lang;
use tdu_protocol::{
    AccountId, Hash32, Role, Timestamp, cbor,
    cert::{ChainError, root_fingerprint},
    sign::{Namespace, Place, SignError, Unverified},
};

use super::{CharterProof, Evidence, FORMAT, FORMER, STAMPED, digest};
use crate::{
    evidence::{Facts, Way},
    payload::{Answer, CharterAnswered, CharterSigned, Envelope, Payload, Vouched},
};

/// What is looked at, in the order in which a person reads it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Point {
    /// The person signed, with a key that the organisation's certificates lead to.
    Person,
    /// The person gave another answer on their device, with such a key.
    Reply,
    /// A worker of the organisation wrote the person's answer down, and signed what they wrote.
    Record,
    /// The text in the file is the one that was answered, in the language that was read.
    Text,
    /// So is the French reference.
    Reference,
    /// A worker of the organisation countersigned that very signature.
    Worker,
    /// Another worker than the one who wrote it down heard that very answer.
    Witness,
    /// The person withdrew it.
    Withdrawal,
    /// A worker of the organisation wrote down that the person withdrew it.
    WithdrawalTold,
    /// The server confirmed place and time of each act.
    Times,
    /// An authority says that the answer existed at a time.
    Stamp,
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

/// What an authority says of an answer, once its token was verified. Whether the authority is believed is for the reader.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stamped {
    /// By its clock.
    pub at: Timestamp,
    /// What it calls itself.
    pub by: String,
    /// What whoever vouches for it calls itself.
    pub issuer: String,
    /// SHA-256 of its certificate.
    pub certificate: Hash32,
}

/// All that a proof proves.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Examination {
    /// Fingerprint of the organisation's root, to be compared with what the organisation publishes: a stranger can found an
    /// organisation of the same name.
    pub organisation: Hash32,
    /// Who answered, or wrote the answer down.
    pub signed: Option<Act>,
    /// The answer, how it was given, and what it is worth.
    pub charter: Option<Facts>,
    /// Who confirmed it: by countersigning, or as the second who heard it.
    pub countersigned: Option<Act>,
    /// Who withdrew it.
    pub withdrawn: Option<Act>,
    /// What an authority says of it.
    pub stamped: Option<Stamped>,
    /// Each [`Point`] that this answer has, once.
    pub findings: Vec<Finding>,
}

impl Examination {
    /// Whether nothing that the file claims is false, and the answer is proved.
    pub fn holds(&self) -> bool {
        self.signed.is_some()
            && !self.findings.iter().any(|finding| matches!(finding.outcome, Outcome::Fails(_)))
    }

    /// Whether there is a time stamp that nobody has looked at yet.
    pub fn awaits_stamp(&self) -> bool {
        self.findings.contains(&Finding { point: Point::Stamp, outcome: Outcome::Open })
    }

    /// Adds what came of the time stamp: who made it, or why it is worth nothing.
    pub fn judge_stamp(&mut self, outcome: Result<Stamped, String>) {
        let ending = match outcome {
            Ok(stamped) => {
                self.stamped = Some(stamped);
                Outcome::Holds
            }
            Err(reason) => Outcome::Fails(reason),
        };
        for finding in self.findings.iter_mut().filter(|finding| finding.point == Point::Stamp) {
            finding.outcome = ending.clone();
        }
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
    /// The text is not the one that was answered.
    #[error("the text is not the one that was signed")]
    Text,
    /// What confirms the answer is of another one, or of the same author.
    #[error("the confirmation is of another answer, or by the same author")]
    OtherSignature,
    /// A receipt is for another place, or its signature does not hold.
    #[error("a receipt is for another place, or its signature does not hold")]
    Receipt,
}

impl CharterProof {
    /// Looks at all of it but the time stamp, whose signatures are of another kind ([`Examination::judge_stamp`]). Neither a
    /// network nor a secret is needed.
    ///
    /// # Errors
    /// [`ProofError::Format`] if there is nothing to look at.
    pub fn examine(&self) -> Result<Examination, ProofError> {
        let most = match (self.format.as_str(), &self.stamp) {
            (STAMPED, Some(_)) | (FORMAT, None) => 3,
            (FORMER, None) => 2,
            _ => return Err(ProofError::Format),
        };
        match self.evidence.split_first() {
            Some((first, later)) if later.len() < most => Ok(self.examination(first, later)),
            _ => Err(ProofError::Format),
        }
    }

    fn examination(&self, first: &Evidence, later: &[Evidence]) -> Examination {
        let answer = self.answer(first);
        let mut follow = Follow::default();
        for act in later {
            self.follow(act, first, answer.as_ref().ok(), &mut follow);
        }
        let facts = answer.as_ref().ok().map(|(_, answer)| match answer {
            Given::Signed(signed) => {
                Facts::of_signature(signed, follow.confirmed.as_ref().and_then(|c| c.vouched.as_ref()))
            }
            Given::Answered(answered) => Facts::of_answer(answered),
        });
        let of_text = |text: &str, given: fn(&Given) -> Hash32| match &answer {
            Err(_) => Outcome::Open,
            Ok((_, answer)) if given(answer) == digest(text.as_bytes()) && answer.lang() == self.lang => {
                Outcome::Holds
            }
            Ok(_) => Outcome::Fails(ProofError::Text.to_string()),
        };
        let act = |account, act: &Evidence| Act { account, at: self.confirms(act).then_some(act.receipt.at) };
        let mut findings = Vec::new();
        let mut find = |point, outcome| findings.push(Finding { point, outcome });
        find(point_of(facts.as_ref()), ending(answer.as_ref().err()));
        find(Point::Text, of_text(&self.text, Given::digest));
        find(Point::Reference, of_text(&self.reference, Given::reference));
        let confirmation = match facts.as_ref().map(|facts| &facts.way) {
            Some(Way::Signed) => Some(Point::Worker),
            Some(Way::Aloud) => Some(Point::Witness),
            // Of an answer that cannot be read nothing is known but that something follows it.
            None if !later.is_empty() => Some(Point::Worker),
            _ => follow.broken.is_some().then_some(Point::Worker),
        };
        if let Some(point) = confirmation {
            let none = if follow.confirmed.is_some() { Outcome::Holds } else { Outcome::Open };
            find(point, follow.broken.as_ref().map_or(none, |broken| ending(Some(broken))));
        }
        if let Some((.., point)) = follow.withdrawn {
            find(point, Outcome::Holds);
        }
        let times = self.evidence.iter().all(|act| self.confirms(act));
        find(Point::Times, ending((!times).then_some(&ProofError::Receipt)));
        if self.stamp.is_some() {
            find(Point::Stamp, Outcome::Open);
        }
        Examination {
            organisation: root_fingerprint(&self.root),
            signed: answer.as_ref().ok().map(|(account, _)| act(*account, first)),
            countersigned: follow.confirmed.as_ref().map(|confirmed| act(confirmed.by, confirmed.act)),
            withdrawn: follow.withdrawn.map(|(account, by, _)| act(account, by)),
            stamped: None,
            findings,
            charter: facts,
        }
    }

    /// The first act: the answer, and whose.
    fn answer(&self, act: &Evidence) -> Result<(AccountId, Given), ProofError> {
        match self.author(act)? {
            (account, Role::Beneficiary, Payload::CharterSigned(signed)) => {
                Ok((account, Given::Signed(signed)))
            }
            (account, role, Payload::CharterAnswered(answered)) => {
                let by_staff = matches!(answered.answer, Answer::Told(_));
                if role == if by_staff { Role::Worker } else { Role::Beneficiary } {
                    Ok((account, Given::Answered(answered)))
                } else {
                    Err(ProofError::Act)
                }
            }
            _ => Err(ProofError::Act),
        }
    }

    /// An act after the answer. It must fit the answer, if that can be read.
    fn follow<'e>(
        &self,
        act: &'e Evidence,
        first: &Evidence,
        answer: Option<&(AccountId, Given)>,
        follow: &mut Follow<'e>,
    ) {
        let way = answer.map(|(_, answer)| answer.way());
        // The receipt names the entry that holds the answer; that it does is the server's word.
        let is_first = |hash: &Hash32| *hash == first.receipt.hash;
        let may_confirm = follow.confirmed.is_none() && follow.withdrawn.is_none();
        let may_withdraw = follow.withdrawn.is_none() && act.log == first.log && act.seq > first.seq;
        let outcome = self.author(act).and_then(|(by, role, payload)| match (role, payload) {
            (Role::Worker, Payload::CharterCountersigned { signed, vouched })
                if may_confirm && matches!(way, None | Some(Way::Signed)) =>
            {
                let confirmed = Confirmed { by, act, vouched };
                is_first(&signed).then_some(Later::Confirmed(confirmed)).ok_or(ProofError::OtherSignature)
            }
            (Role::Worker, Payload::CharterWitnessed { answered })
                if may_confirm && matches!(way, None | Some(Way::Aloud)) =>
            {
                let other = answer.is_none_or(|(author, _)| *author != by);
                let confirmed = Confirmed { by, act, vouched: None };
                (other && is_first(&answered))
                    .then_some(Later::Confirmed(confirmed))
                    .ok_or(ProofError::OtherSignature)
            }
            (Role::Beneficiary, Payload::CharterWithdrawn) if may_withdraw => {
                Ok(Later::Withdrawn(by, Point::Withdrawal))
            }
            (Role::Worker, Payload::CharterWithdrawalTold(_)) if may_withdraw => {
                Ok(Later::Withdrawn(by, Point::WithdrawalTold))
            }
            _ => Err(ProofError::Act),
        });
        match outcome {
            Ok(Later::Confirmed(confirmed)) => follow.confirmed = Some(confirmed),
            Ok(Later::Withdrawn(by, point)) => follow.withdrawn = Some((by, act, point)),
            Err(error) => follow.broken = Some(error),
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

/// An answer that its author's signature covers.
enum Given {
    Signed(CharterSigned),
    Answered(Box<CharterAnswered>),
}

impl Given {
    const fn digest(&self) -> Hash32 {
        match self {
            Self::Signed(signed) => signed.digest,
            Self::Answered(answered) => answered.digest,
        }
    }

    const fn reference(&self) -> Hash32 {
        match self {
            Self::Signed(signed) => signed.reference,
            Self::Answered(answered) => answered.reference,
        }
    }

    const fn lang(&self) -> Lang {
        match self {
            Self::Signed(signed) => signed.lang,
            Self::Answered(answered) => answered.lang,
        }
    }

    fn way(&self) -> Way {
        match self {
            Self::Signed(_) => Way::Signed,
            Self::Answered(answered) => Facts::of_answer(answered).way,
        }
    }
}

/// What follows an answer, as far as it holds.
#[derive(Default)]
struct Follow<'e> {
    confirmed: Option<Confirmed<'e>>,
    /// Who wrote the withdrawal, the act, and what it is a point of.
    withdrawn: Option<(AccountId, &'e Evidence, Point)>,
    broken: Option<ProofError>,
}

/// Who confirmed the answer, and what they vouch for.
struct Confirmed<'e> {
    by: AccountId,
    act: &'e Evidence,
    vouched: Option<Vouched>,
}

enum Later<'e> {
    Confirmed(Confirmed<'e>),
    Withdrawn(AccountId, Point),
}

fn ending(failure: Option<&ProofError>) -> Outcome {
    failure.map_or(Outcome::Holds, |failure| Outcome::Fails(failure.to_string()))
}

/// The point that tells of the answer itself.
const fn point_of(facts: Option<&Facts>) -> Point {
    match facts {
        Some(Facts { told: true, .. }) => Point::Record,
        None | Some(Facts { way: Way::Signed, .. }) => Point::Person,
        Some(_) => Point::Reply,
    }
}
