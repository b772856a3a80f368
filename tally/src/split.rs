//! What a person's client does.

use zeroize::Zeroizing;

use crate::{Choices, Invalid, MAX_NUMBER, Nonce, Numbers, Place, Shape, part::Value};

/// Choices or numbers, split in two. Whoever has both shares has them: each goes to another party, and neither is kept.
#[derive(Default)]
pub struct Split {
    /// What both parties need. Says nothing of what was split.
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
pub fn split(shape: Choices, place: &Place, nonce: &Nonce, choices: &[Option<u8>]) -> Result<Split, Invalid> {
    if choices.len() != shape.questions() {
        return Err(Invalid);
    }
    let bucket = |choice: &Option<u8>| {
        let bucket = choice.map_or(shape.levels(), usize::from);
        // No answer has the last bucket: a level must not reach it.
        if choice.is_some() && bucket >= shape.levels() { Err(Invalid) } else { Ok(Value::Bucket(bucket)) }
    };
    shard(Shape::Choices(shape), place, nonce, &choices.iter().map(bucket).collect::<Result<Vec<_>, _>>()?)
}

/// Splits a number for each cell, and for each whether it is above zero. Each part has the same size whatever they are.
///
/// # Errors
/// [`Invalid`] for another number of cells, or a number above [`MAX_NUMBER`].
pub fn split_numbers(
    shape: Numbers,
    place: &Place,
    nonce: &Nonce,
    numbers: &[u32],
) -> Result<Split, Invalid> {
    if numbers.len() != shape.cells() || numbers.iter().any(|number| *number > MAX_NUMBER) {
        return Err(Invalid);
    }
    let amounts = Zeroizing::new(numbers.iter().map(|number| u128::from(*number)).collect::<Vec<_>>());
    let flags = Zeroizing::new(numbers.iter().map(|number| u128::from(*number > 0)).collect::<Vec<_>>());
    shard(Shape::Numbers(shape), place, nonce, &[Value::Numbers(&amounts), Value::Numbers(&flags)])
}

fn shard(shape: Shape, place: &Place, nonce: &Nonce, values: &[Value<'_>]) -> Result<Split, Invalid> {
    let mut split = Split::default();
    for (rank, (part, value)) in shape.parts().iter().zip(values).enumerate() {
        part.shard(&shape.context(place, rank), value, nonce, &mut split)?;
    }
    Ok(split)
}
