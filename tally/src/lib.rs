//! Totals that nobody can take apart: Prio3 (draft-irtf-cfrg-vdaf-18) for questions with a choice, between two parties.
//!
//! A person's client [splits](split) its choices into two shares. Each share alone is as good as random. The *leader* (the server)
//! and the *helper* (the prevention referent's client) verify together that a pair of shares holds exactly one choice a
//! question ([`Leading`], [`help`]), each adds up its own shares ([`Sums`]), and only two sums put together say something
//! ([`join`]). [`shown`] says what of it may be shown.
//!
//! One `Prio3Histogram` a question, with a bucket for each level of the scale and one for 'no answer': every type of proof
//! is the draft's own.
//!
//! Invariant: no input or output, no clock. Randomness is drawn by prio alone, except the nonce, which is an argument.

mod publish;
mod shape;
mod split;
mod sums;
mod verify;

pub use publish::{BAND, Band, Figures, People, SMALLEST_CELL, shown};
pub use shape::{MAX_LEVELS, MAX_QUESTIONS, Place, Shape};
pub use split::{Split, split};
pub use sums::{Misfit, Sums, join};
pub use verify::{Leading, Output, help};

/// A key that both parties verify with, unknown to whoever sends reports.
pub type VerifyKey = [u8; 32];
/// What makes a report unlike any other: drawn by its author.
pub type Nonce = [u8; 16];

/// A report is not one: of the wrong size, not a choice a question, or not what the other party has.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not a valid report")]
pub struct Invalid;

#[cfg(test)]
mod tests;
