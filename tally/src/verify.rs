//! What the two parties do with a report: one message each way says whether it holds what its shape wants, exactly one choice
//! a question, or small numbers.

use std::io::Cursor;

use prio::{
    codec::{Encode, ParameterizedDecode},
    field::Field128,
};

use crate::{
    Invalid, Nonce, Place, Shape, VerifyKey,
    part::{Message, Share, State, at_end},
};

const LEADER: usize = 0;
const HELPER: usize = 1;

/// One party's half of a report that both found valid: a vector for each part.
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
            share.encode(&mut message)?;
            states.push(state);
        }
        Ok((Self { shape, place, states }, message))
    }

    /// Ends with the helper's answer.
    ///
    /// # Errors
    /// [`Invalid`] if the answer is not that of a helper who has the other half of this very report.
    pub fn end(self, answer: &[u8]) -> Result<Output, Invalid> {
        let mut answer = Cursor::new(answer);
        let mut output = Vec::new();
        for (rank, (part, state)) in self.shape.parts().iter().zip(self.states).enumerate() {
            let message = Message::decode_with_param(&state, &mut answer)?;
            output.push(part.end(&self.shape.context(&self.place, rank), state, message)?);
        }
        at_end(&answer)?;
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
    let own = first_step(shape, place, key, nonce, public, share, HELPER)?;
    let mut leaders = Cursor::new(leaders);
    let (mut output, mut answer) = (Vec::new(), Vec::new());
    for (rank, (part, (state, share))) in shape.parts().iter().zip(own).enumerate() {
        let context = shape.context(place, rank);
        let leaders = Share::decode_with_param(&state, &mut leaders)?;
        let message = part.message(&context, [leaders, share])?;
        message.encode(&mut answer)?;
        output.push(part.end(&context, state, message)?);
    }
    at_end(&leaders)?;
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
    let (mut public, mut share) = (Cursor::new(public), Cursor::new(share));
    let step = |(rank, part): (usize, &crate::part::Part)| {
        part.init(key, &shape.context(place, rank), party, nonce, &mut public, &mut share)
    };
    let steps = shape.parts().iter().enumerate().map(step).collect::<Result<_, _>>()?;
    at_end(&public)?;
    at_end(&share)?;
    Ok(steps)
}
