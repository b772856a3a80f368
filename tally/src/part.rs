//! One proof of a report, of either type: the draft's own, with the draft's own calls.

use std::io::Cursor;

use prio::{
    codec::{CodecError, Encode, ParameterizedDecode},
    field::Field128,
    vdaf::{
        Aggregator, Client, VdafError, VerifyTransition,
        prio3::{
            Prio3Histogram, Prio3InputShare, Prio3PublicShare, Prio3SumVec, Prio3VerifierMessage,
            Prio3VerifierShare, Prio3VerifyState,
        },
    },
};

use crate::{Invalid, Nonce, Split, VerifyKey};

/// One party's state between the two messages.
pub(crate) type State = Prio3VerifyState<Field128, 32>;
/// What one party says of its share.
pub(crate) type Share = Prio3VerifierShare<Field128, 32>;
/// What the two say together.
pub(crate) type Message = Prio3VerifierMessage<32>;

/// One proof, by its type.
#[derive(Clone)]
pub(crate) enum Part {
    /// Exactly one of some buckets.
    Choice(Prio3Histogram),
    /// Small numbers.
    Vector(Prio3SumVec),
}

/// What one proof is about.
pub(crate) enum Value<'a> {
    /// The bucket.
    Bucket(usize),
    /// The numbers.
    Numbers(&'a [u128]),
}

impl From<CodecError> for Invalid {
    fn from(_: CodecError) -> Self {
        Self
    }
}

impl From<VdafError> for Invalid {
    fn from(_: VdafError) -> Self {
        Self
    }
}

/// Does the same with either type.
macro_rules! with {
    ($part:expr, $vdaf:ident => $does:expr) => {
        match $part {
            Part::Choice($vdaf) => $does,
            Part::Vector($vdaf) => $does,
        }
    };
}

impl Part {
    /// Splits a value and adds it to what is split already.
    pub(crate) fn shard(
        &self,
        context: &[u8],
        value: &Value<'_>,
        nonce: &Nonce,
        into: &mut Split,
    ) -> Result<(), Invalid> {
        let (public, shares) = match (self, value) {
            (Self::Choice(vdaf), Value::Bucket(bucket)) => vdaf.shard(context, bucket, nonce)?,
            (Self::Vector(vdaf), Value::Numbers(numbers)) => vdaf.shard(context, &numbers.to_vec(), nonce)?,
            _ => return Err(Invalid),
        };
        let [leader, helper] = shares.as_slice() else { return Err(Invalid) };
        public.encode(&mut into.public)?;
        leader.encode(&mut into.leader)?;
        helper.encode(&mut into.helper)?;
        Ok(())
    }

    /// Begins with the next public part and the next share.
    pub(crate) fn init(
        &self,
        key: &VerifyKey,
        context: &[u8],
        party: usize,
        nonce: &Nonce,
        public: &mut Cursor<&[u8]>,
        share: &mut Cursor<&[u8]>,
    ) -> Result<(State, Share), Invalid> {
        with!(self, vdaf => {
            let public = Prio3PublicShare::decode_with_param(vdaf, public)?;
            let share = Prio3InputShare::decode_with_param(&(vdaf, party), share)?;
            Ok(vdaf.verify_init(key, context, party, &(), nonce, &public, &share)?)
        })
    }

    /// Puts what both parties say together.
    pub(crate) fn message(&self, context: &[u8], shares: [Share; 2]) -> Result<Message, Invalid> {
        with!(self, vdaf => Ok(vdaf.verifier_shares_to_message(context, &(), shares)?))
    }

    /// Ends: this party's half of the value.
    pub(crate) fn end(
        &self,
        context: &[u8],
        state: State,
        message: Message,
    ) -> Result<Vec<Field128>, Invalid> {
        with!(self, vdaf => match vdaf.verify_next(context, state, message)? {
            VerifyTransition::Finish(output) => Ok(output.as_ref().to_vec()),
            VerifyTransition::Continue(..) => Err(Invalid),
        })
    }
}

/// Nothing is left.
pub(crate) fn at_end(bytes: &Cursor<&[u8]>) -> Result<(), Invalid> {
    let length = u64::try_from(bytes.get_ref().len()).map_err(|_| Invalid)?;
    if bytes.position() == length { Ok(()) } else { Err(Invalid) }
}
