//! Whether bytes that one party holds lean one way or another with what was split.

use prio::{
    codec::Decode,
    field::{Field128, FieldElement},
};

/// Reports of each kind that are looked at.
pub const REPORTS: usize = 400;
/// Two samples of the same distribution give a chi-squared of 15 degrees of freedom: above this once in 10^24 runs. A share that
/// shows what was split gives several times that.
pub const MOST: f64 = 150.0;

/// How often each half byte occurs.
pub type Nibbles = [u32; 16];

pub fn count(nibbles: &mut Nibbles, bytes: impl IntoIterator<Item = u8>) {
    for byte in bytes {
        nibbles[usize::from(byte & 15)] += 1;
    }
}

/// Chi-squared of two samples of the same size.
pub fn apart(one: &Nibbles, other: &Nibbles) -> f64 {
    let pairs = one.iter().zip(other).map(|(a, b)| (f64::from(*a), f64::from(*b)));
    pairs.filter(|(a, b)| a + b > 0.0).map(|(a, b)| (a - b) * (a - b) / (a + b)).sum()
}

/// A field element or half a seed.
pub type Block = [u8; 16];

/// How often each half byte occurs, at every place of what somebody holds; and in the lowest byte of each block's difference from the
/// next and sum with it, as elements of the field, where a mask that was used twice would show.
#[derive(Default)]
pub struct Places(Vec<Nibbles>);

impl Places {
    /// Blocks that are always of the same number.
    pub fn add(&mut self, blocks: &[Block]) {
        let element = |block: &Block| Field128::get_decoded(block).unwrap_or(Field128::zero());
        let pairs = blocks.windows(2).flat_map(|pair| {
            let (one, next) = (element(&pair[0]), element(&pair[1]));
            [one - next, one + next].map(|both| u128::from(both).to_le_bytes()[0])
        });
        let bytes: Vec<u8> = blocks.iter().flatten().copied().chain(pairs).collect();
        self.0.resize(2 * bytes.len(), Nibbles::default());
        for (places, byte) in self.0.chunks_exact_mut(2).zip(bytes) {
            places[0][usize::from(byte & 15)] += 1;
            places[1][usize::from(byte >> 4)] += 1;
        }
    }

    /// Chi-squared where the two are farthest apart.
    pub fn apart(&self, other: &Self) -> f64 {
        assert_eq!(self.0.len(), other.0.len(), "of the same length");
        self.0.iter().zip(&other.0).map(|(one, other)| apart(one, other)).fold(0.0, f64::max)
    }
}
