//! What a person's client does.

use prio::{codec::Encode, vdaf::Client};
use zeroize::Zeroizing;

use crate::{Invalid, Nonce, Place, Shape};

/// Choices, split in two. Whoever has both shares has the choices: each goes to another party, and neither is kept.
pub struct Split {
    /// What both parties need. Says nothing of the choices.
    pub public: Vec<u8>,
    /// The leader's share.
    pub leader: Zeroizing<Vec<u8>>,
    /// The helper's share.
    pub helper: Zeroizing<Vec<u8>>,
}

/// Splits a choice for each question, a level or no answer. Each part has the same size whatever was chosen.
///
/// # Errors
/// [`Invalid`] for another number of choices, or a level that the scale does not have.
pub fn split(shape: Shape, place: &Place, nonce: &Nonce, choices: &[Option<u8>]) -> Result<Split, Invalid> {
    if choices.len() != shape.questions() {
        return Err(Invalid);
    }
    let vdaf = shape.vdaf();
    let mut public = Vec::new();
    let mut leader = Zeroizing::new(Vec::new());
    let mut helper = Zeroizing::new(Vec::new());
    for (question, choice) in choices.iter().enumerate() {
        let bucket = choice.map_or(shape.levels(), usize::from);
        // No answer has the last bucket: a level must not reach it.
        if choice.is_some() && bucket >= shape.levels() {
            return Err(Invalid);
        }
        let (common, shares) = vdaf.shard(&place.context(question), &bucket, nonce).map_err(|_| Invalid)?;
        let [for_leader, for_helper] = shares.as_slice() else { return Err(Invalid) };
        common.encode(&mut public).map_err(|_| Invalid)?;
        for_leader.encode(&mut leader).map_err(|_| Invalid)?;
        for_helper.encode(&mut helper).map_err(|_| Invalid)?;
    }
    Ok(Split { public, leader, helper })
}
