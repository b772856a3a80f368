//! One party's sums, and what two of them say together.
//!
//! Sums of shares are shares of sums. So the number of people who answered a question can be found without its levels: each
//! party first gives the sum of its level buckets alone. The levels come second, and only where enough people answered.

use prio::{
    codec::{Decode, Encode},
    field::{Field128, FieldElement, FieldElementWithInteger},
};

use crate::{MAX_NUMBER, Output, Shape};

/// Two sums do not fit together: somebody counted something else, or lied.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the two sums do not fit together")]
pub struct Misfit;

/// One party's sums over the reports that both found valid.
#[derive(Clone)]
pub struct Sums {
    shape: Shape,
    reports: u64,
    parts: Vec<Vec<Field128>>,
}

impl Sums {
    /// Nothing yet.
    pub fn new(shape: Shape) -> Self {
        let parts = shape.widths().into_iter().map(|width| vec![Field128::zero(); width]).collect();
        Self { shape, reports: 0, parts }
    }

    /// Adds a report.
    pub fn add(&mut self, report: &Output) {
        self.reports += 1;
        for (sums, values) in self.parts.iter_mut().zip(&report.0) {
            for (sum, value) in sums.iter_mut().zip(values) {
                *sum += *value;
            }
        }
    }

    /// How many reports were added.
    pub const fn reports(&self) -> u64 {
        self.reports
    }

    /// This party's share of how many people answered each question: 16 bytes a question; empty for numbers, where nothing is
    /// told before the rest.
    pub fn answered(&self) -> Vec<u8> {
        let Shape::Choices(choices) = self.shape else { return Vec::new() };
        let levels = choices.levels();
        let totals = self
            .parts
            .iter()
            .map(|sums| sums[..levels].iter().fold(Field128::zero(), |total, value| total + *value));
        encode(totals)
    }

    /// This party's share of how many people chose each level of one question: 16 bytes a level; empty for a question that
    /// there is not.
    pub fn levels(&self, question: usize) -> Vec<u8> {
        let Shape::Choices(choices) = self.shape else { return Vec::new() };
        let sums = self.parts.get(question).map_or(&[][..], |sums| &sums[..choices.levels()]);
        encode(sums.iter().copied())
    }

    /// This party's share of the sum of each cell, then of how many reports had more than zero in each: 16 bytes each; empty for
    /// choices.
    pub fn numbers(&self) -> Vec<u8> {
        match self.shape {
            Shape::Choices(_) => Vec::new(),
            Shape::Numbers(_) => encode(self.parts.iter().flatten().copied()),
        }
    }
}

/// The total of one cell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Total {
    /// Sum over the reports.
    pub sum: u64,
    /// Reports that had more than zero.
    pub people: u64,
}

/// Puts two parties' shares of [numbers](Sums::numbers) together.
///
/// # Errors
/// [`Misfit`], also where a sum and the number of people behind it cannot be of the same reports.
pub fn join_numbers(ours: &[u8], theirs: &[u8], reports: u64) -> Result<Vec<Total>, Misfit> {
    let middle = ours.len() / 2;
    if theirs.len() != ours.len() || !ours.len().is_multiple_of(2 * Field128::ENCODED_SIZE) {
        return Err(Misfit);
    }
    let most = u64::from(MAX_NUMBER);
    let sums = join(&ours[..middle], &theirs[..middle], reports.saturating_mul(most))?;
    let people = join(&ours[middle..], &theirs[middle..], reports)?;
    let fits = |(sum, people): (u64, u64)| {
        // A report says itself which of its numbers are above zero: too few there, and the sum would not be protected.
        (people <= sum && sum <= people.saturating_mul(most)).then_some(Total { sum, people })
    };
    sums.into_iter().zip(people).map(|pair| fits(pair).ok_or(Misfit)).collect()
}

/// Puts two parties' shares together. `most` is the number of reports: no total can be above it.
///
/// # Errors
/// [`Misfit`].
pub fn join(ours: &[u8], theirs: &[u8], most: u64) -> Result<Vec<u64>, Misfit> {
    if ours.len() != theirs.len() || !ours.len().is_multiple_of(Field128::ENCODED_SIZE) {
        return Err(Misfit);
    }
    let pairs = ours.chunks_exact(Field128::ENCODED_SIZE).zip(theirs.chunks_exact(Field128::ENCODED_SIZE));
    pairs
        .map(|(ours, theirs)| {
            let total: u128 = (decode(ours)? + decode(theirs)?).into();
            u64::try_from(total).ok().filter(|total| *total <= most).ok_or(Misfit)
        })
        .collect()
}

fn encode(values: impl Iterator<Item = Field128>) -> Vec<u8> {
    let mut bytes = Vec::new();
    for value in values {
        value.encode(&mut bytes).expect("a field element always encodes");
    }
    bytes
}

fn decode(bytes: &[u8]) -> Result<Field128, Misfit> {
    Field128::get_decoded(bytes).map_err(|_| Misfit)
}

/// `u128` is what a field element counts in; said here so that a change of field does not compile unseen.
const _: fn(<Field128 as FieldElementWithInteger>::Integer) -> u128 = |value| value;
