//! What changes from one sequence of words or lines to another, by the algorithm of Myers (Algorithmica 1, 1986).
//!
//! One function, for one type: whoever compares something else would bring another copy of it into the web app, and asking
//! `similar` for an algorithm by name brings all that it has, an eightieth of the app.

use std::convert::Infallible;

use similar::{
    DiffOp,
    algorithms::{Capture, Compact, Replace, myers},
};

/// The steps from `old` to `new`, in order; what is alike is a step of its own.
pub fn difference(old: &[&str], new: &[&str]) -> Vec<DiffOp> {
    let mut found = Compact::new(Replace::new(Capture::new()), old, new);
    let Ok(()) =
        myers::diff(&mut found, old, 0..old.len(), new, 0..new.len()).map_err(|never: Infallible| never);
    found.into_inner().into_inner().into_ops()
}
