//! What the sentences about mistakes say besides their words.

use serde::{Deserialize, Serialize};
use thiserror::Error;

/// What stands in the file, and what may stand there instead.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Unknown {
    /// What stands there.
    pub name: String,
    /// What is known.
    pub known: Vec<String>,
}

/// A name and the list that it stands in, or should.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Member {
    /// The name.
    pub name: String,
    /// The list.
    pub list: String,
}

/// A name and a number that goes with it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Counted {
    /// The name.
    pub name: String,
    /// The number.
    pub count: u32,
}

/// How many there are here, and how many in the text that it follows.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Compared {
    /// Of what.
    pub name: String,
    /// Here.
    pub here: u32,
    /// There.
    pub there: u32,
}

/// A number and its bounds.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Bounds {
    /// What stands in the file, which may be longer than any number here.
    pub found: String,
    /// Smallest.
    pub least: u32,
    /// Largest.
    pub most: u32,
}

/// What stands in the file, and what it takes.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Shapes {
    /// What stands there.
    pub found: Shape,
    /// What it takes.
    pub wanted: Shape,
}

/// Shapes of values.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Error, Serialize, Deserialize)]
pub enum Shape {
    /// Between quotation marks.
    #[error("a text between quotation marks")]
    Text,
    /// One of some words, between quotation marks.
    #[error("a word between quotation marks")]
    Word,
    /// Without decimals.
    #[error("a whole number")]
    Whole,
    /// With decimals.
    #[error("a number with decimals")]
    Decimal,
    /// Yes or no.
    #[error("`true` or `false`")]
    Truth,
    /// A date, which no policy has.
    #[error("a date")]
    Date,
    /// Between square brackets.
    #[error("a list between `[` and `]`")]
    List,
    /// Names with their values.
    #[error("a table of names and values, such as `{{ fr = \"…\", en = \"…\", ar = \"…\" }}`")]
    Table,
    /// A length of time.
    #[error("one length of time, such as `{{ months = 24 }}` or `{{ days = 90 }}`")]
    Length,
}

impl Member {
    pub(crate) fn new(name: &str, list: &str) -> Self {
        Self { name: name.to_owned(), list: list.to_owned() }
    }
}

impl Counted {
    pub(crate) fn new(name: &str, number: usize) -> Self {
        Self { name: name.to_owned(), count: super::count(number) }
    }
}

impl Unknown {
    pub(crate) fn new(name: &str, known: &[&str]) -> Self {
        Self { name: name.to_owned(), known: known.iter().map(|&one| one.to_owned()).collect() }
    }
}
