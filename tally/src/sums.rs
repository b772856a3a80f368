//! One party's sums, and what two of them say together.
//!
//! Sums of shares are shares of sums. So the number of people who answered a question can be found without its levels: each
//! party first gives the sum of its level buckets alone. The levels come second, and only where enough people answered.

use prio::{
    codec::{Decode, Encode},
    field::{Field128, FieldElement, FieldElementWithInteger},
};

use crate::{Output, Shape};

/// Two sums do not fit together: somebody counted something else, or lied.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the two sums do not fit together")]
pub struct Misfit;

/// One party's sums over the reports that both found valid.
#[derive(Clone)]
pub struct Sums {
    shape: Shape,
    reports: u64,
    buckets: Vec<Vec<Field128>>,
}

impl Sums {
    /// Nothing yet.
    pub fn new(shape: Shape) -> Self {
        let nothing = vec![Field128::zero(); shape.buckets()];
        Self { shape, reports: 0, buckets: vec![nothing; shape.questions()] }
    }

    /// Adds a report.
    pub fn add(&mut self, report: &Output) {
        self.reports += 1;
        for (sums, values) in self.buckets.iter_mut().zip(&report.0) {
            for (sum, value) in sums.iter_mut().zip(values) {
                *sum += *value;
            }
        }
    }

    /// How many reports were added.
    pub const fn reports(&self) -> u64 {
        self.reports
    }

    /// This party's share of how many people answered each question: 16 bytes a question.
    pub fn answered(&self) -> Vec<u8> {
        let levels = self.shape.levels();
        let totals = self
            .buckets
            .iter()
            .map(|sums| sums[..levels].iter().fold(Field128::zero(), |total, value| total + *value));
        encode(totals)
    }

    /// This party's share of how many people chose each level of one question: 16 bytes a level; empty for a question that
    /// there is not.
    pub fn levels(&self, question: usize) -> Vec<u8> {
        let sums = self.buckets.get(question).map_or(&[][..], |sums| &sums[..self.shape.levels()]);
        encode(sums.iter().copied())
    }
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
