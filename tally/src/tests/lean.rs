//! Whether bytes that one party holds lean one way or another with what was split.

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
