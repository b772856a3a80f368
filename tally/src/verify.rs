//! What the two parties do with a report: one message each way says whether it holds exactly one choice a question.

use prio::{
    codec::{Encode, ParameterizedDecode},
    field::Field128,
    vdaf::{
        Aggregator, Vdaf, VerifyTransition,
        prio3::{Prio3Histogram, Prio3VerifierMessage, Prio3VerifierShare, Prio3VerifyState},
    },
};

use crate::{Invalid, Nonce, Place, Shape, VerifyKey};

const LEADER: usize = 0;
const HELPER: usize = 1;

type State = Prio3VerifyState<Field128, 32>;
type Share = Prio3VerifierShare<Field128, 32>;

/// One party's half of a report that both found valid: a vector for each question.
#[derive(Clone)]
pub struct Output(pub(crate) Vec<Vec<Field128>>);

/// The leader's side of a report, until the helper has answered.
pub struct Leading {
    shape: Shape,
    place: Place,
    states: Vec<State>,
}

impl Leading {
    /// Begins; gives the message for the helper.
    ///
    /// # Errors
    /// [`Invalid`] for parts that are not of the right form.
    pub fn begin(
        shape: Shape,
        place: Place,
        key: &VerifyKey,
        nonce: &Nonce,
        public: &[u8],
        share: &[u8],
    ) -> Result<(Self, Vec<u8>), Invalid> {
        let mut message = Vec::new();
        let mut states = Vec::new();
        for (state, share) in first_step(shape, &place, key, nonce, public, share, LEADER)? {
            share.encode(&mut message).map_err(|_| Invalid)?;
            states.push(state);
        }
        Ok((Self { shape, place, states }, message))
    }

    /// Ends with the helper's answer.
    ///
    /// # Errors
    /// [`Invalid`] if the answer is not that of a helper who has the other half of this very report.
    pub fn end(self, answer: &[u8]) -> Result<Output, Invalid> {
        let vdaf = self.shape.vdaf();
        let parts = self.shape.parts(answer).ok_or(Invalid)?;
        let mut output = Vec::new();
        for (question, (state, part)) in self.states.into_iter().zip(parts).enumerate() {
            let message = Prio3VerifierMessage::get_decoded_with_param(&state, part).map_err(|_| Invalid)?;
            output.push(last_step(&vdaf, &self.place.context(question), state, message)?);
        }
        Ok(Output(output))
    }
}

/// The helper's side: whether the report is valid, this party's half of it, and the answer for the leader.
///
/// # Errors
/// [`Invalid`], and the report must not be counted by anybody.
pub fn help(
    shape: Shape,
    place: &Place,
    key: &VerifyKey,
    nonce: &Nonce,
    public: &[u8],
    share: &[u8],
    leaders: &[u8],
) -> Result<(Output, Vec<u8>), Invalid> {
    let vdaf = shape.vdaf();
    let own = first_step(shape, place, key, nonce, public, share, HELPER)?;
    let parts = shape.parts(leaders).ok_or(Invalid)?;
    let (mut output, mut answer) = (Vec::new(), Vec::new());
    for (question, ((state, share), part)) in own.into_iter().zip(parts).enumerate() {
        let context = place.context(question);
        let leaders = Share::get_decoded_with_param(&state, part).map_err(|_| Invalid)?;
        let message =
            vdaf.verifier_shares_to_message(&context, &(), [leaders, share]).map_err(|_| Invalid)?;
        message.encode(&mut answer).map_err(|_| Invalid)?;
        output.push(last_step(&vdaf, &context, state, message)?);
    }
    Ok((Output(output), answer))
}

fn first_step(
    shape: Shape,
    place: &Place,
    key: &VerifyKey,
    nonce: &Nonce,
    public: &[u8],
    share: &[u8],
    party: usize,
) -> Result<Vec<(State, Share)>, Invalid> {
    let vdaf = shape.vdaf();
    let publics = shape.parts(public).ok_or(Invalid)?;
    let shares = shape.parts(share).ok_or(Invalid)?;
    let step = |(question, (public, share)): (usize, (&[u8], &[u8]))| {
        let public = <Prio3Histogram as Vdaf>::PublicShare::get_decoded_with_param(&vdaf, public)
            .map_err(|_| Invalid)?;
        let share = <Prio3Histogram as Vdaf>::InputShare::get_decoded_with_param(&(&vdaf, party), share)
            .map_err(|_| Invalid)?;
        vdaf.verify_init(key, &place.context(question), party, &(), nonce, &public, &share)
            .map_err(|_| Invalid)
    };
    publics.zip(shares).enumerate().map(step).collect()
}

fn last_step(
    vdaf: &Prio3Histogram,
    context: &[u8],
    state: State,
    message: Prio3VerifierMessage<32>,
) -> Result<Vec<Field128>, Invalid> {
    match vdaf.verify_next(context, state, message) {
        Ok(VerifyTransition::Finish(output)) => Ok(output.as_ref().to_vec()),
        _ => Err(Invalid),
    }
}
