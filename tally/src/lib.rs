//! Totals that nobody can take apart: Prio3 (draft-irtf-cfrg-vdaf-18) for questions with a choice and for tables of small numbers,
//! between two parties.
//!
//! A person's client [splits](split) its choices, or its [numbers](split_numbers), into two shares. Each share alone is as good as random. The *leader* (the server)
//! and the *helper* (the prevention referent's client) verify together that a pair of shares holds exactly one choice a
//! question, or numbers below a bound ([`Leading`], [`help`]), each adds up its own shares ([`Sums`]), and only two sums put together say something
//! ([`join`], [`join_numbers`]). [`shown`] says what of choices may be shown.
//!
//! One `Prio3Histogram` a question, with a bucket for each level of the scale and one for 'no answer'; for numbers, one
//! `Prio3SumVec` of them and one of flags, whether each is above zero. Every type of proof is the draft's own.
//!
//! Invariant: no input or output, no clock. Randomness is drawn by prio alone, except the nonce, which is an argument.

mod part;
mod publish;
mod shape;
mod split;
mod sums;
mod verify;

pub use publish::{BAND, Band, Figures, People, SMALLEST_CELL, shown};
pub use shape::{Choices, MAX_CELLS, MAX_LEVELS, MAX_NUMBER, MAX_QUESTIONS, Numbers, Place, Shape};
pub use split::{Split, split, split_numbers};
pub use sums::{Misfit, Sums, Total, join, join_numbers};
pub use verify::{Leading, Output, help};

/// A key that both parties verify with, unknown to whoever sends reports.
pub type VerifyKey = [u8; 32];
/// What makes a report unlike any other: drawn by its author.
pub type Nonce = [u8; 16];

/// A report is not one: of the wrong size, not what its shape wants, or not what the other party has.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not a valid report")]
pub struct Invalid;

#[cfg(test)]
mod tests {
    mod choices;
    mod lean;
    mod numbers;
    mod parties;
    mod windows;
}
