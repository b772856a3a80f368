//! What is counted: choices on a scale, or numbers.

use prio::vdaf::prio3::{Prio3Histogram, Prio3SumVec, optimal_chunk_length};

use crate::part::Part;

/// Most questions that one report answers.
pub const MAX_QUESTIONS: u16 = 32;
/// Most levels of a scale.
pub const MAX_LEVELS: u8 = 10;
/// Most numbers that one report holds.
pub const MAX_CELLS: u16 = 256;
/// Bits of one number.
const BITS: u32 = 12;
/// Largest number that one report holds: what is above is sent as this.
pub const MAX_NUMBER: u32 = (1 << BITS) - 1;

/// Two: the leader and the helper.
const PARTIES: u8 = 2;
/// Version of this use of Prio3, of the draft and of the type of proof: part of every context.
const CHOICES: &[u8] = b"trait-d-union/tally/v1/vdaf-18/prio3-histogram\0";
const NUMBERS: &[u8] = b"trait-d-union/tally/v1/vdaf-18/prio3-sum-vec\0";

/// What one report holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// A choice for each question.
    Choices(Choices),
    /// A number for each cell.
    Numbers(Numbers),
}

/// How many questions, and how many levels each has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Choices {
    questions: u16,
    levels: u8,
}

/// How many cells. A report has two vectors of that length: the numbers, and for each whether it is above zero.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Numbers {
    cells: u16,
}

impl Choices {
    /// `None` unless there are 1 to [`MAX_QUESTIONS`] questions of 2 to [`MAX_LEVELS`] levels.
    pub fn new(questions: u16, levels: u8) -> Option<Self> {
        ((1..=MAX_QUESTIONS).contains(&questions) && (2..=MAX_LEVELS).contains(&levels))
            .then_some(Self { questions, levels })
    }

    /// How many questions.
    pub fn questions(self) -> usize {
        usize::from(self.questions)
    }

    /// How many levels each question has.
    pub fn levels(self) -> usize {
        usize::from(self.levels)
    }

    /// A bucket for each level, and the last for no answer.
    pub(crate) fn buckets(self) -> usize {
        self.levels() + 1
    }
}

impl Numbers {
    /// `None` unless there are 1 to [`MAX_CELLS`] cells.
    pub fn new(cells: u16) -> Option<Self> {
        (1..=MAX_CELLS).contains(&cells).then_some(Self { cells })
    }

    /// How many cells.
    pub fn cells(self) -> usize {
        usize::from(self.cells)
    }
}

impl Shape {
    /// The proofs of a report, in order: one a question; or that of the numbers and that of the flags.
    pub(crate) fn parts(self) -> Vec<Part> {
        match self {
            Self::Choices(choices) => {
                let buckets = choices.buckets();
                let part = Prio3Histogram::new_histogram(PARTIES, buckets, optimal_chunk_length(buckets))
                    .expect("a histogram of 3 to 11 buckets for two parties exists");
                vec![Part::Choice(part); choices.questions()]
            }
            Self::Numbers(numbers) => {
                let vector = |bits: u32| {
                    let chunk = optimal_chunk_length(numbers.cells() * bits as usize);
                    Prio3SumVec::new_sum_vec(PARTIES, (1 << bits) - 1, numbers.cells(), chunk)
                        .expect("a vector of 1 to 256 small numbers for two parties exists")
                };
                vec![Part::Vector(vector(BITS)), Part::Vector(vector(1))]
            }
        }
    }

    /// How many sums each part has.
    pub(crate) fn widths(self) -> Vec<usize> {
        match self {
            Self::Choices(choices) => vec![choices.buckets(); choices.questions()],
            Self::Numbers(numbers) => vec![numbers.cells(); 2],
        }
    }

    /// Context of one part's proof.
    pub(crate) fn context(self, place: &Place, part: usize) -> Vec<u8> {
        let domain = match self {
            Self::Choices(_) => CHOICES,
            Self::Numbers(_) => NUMBERS,
        };
        let part = u16::try_from(part).expect("a shape has few parts");
        [domain, &place.opening, &place.account, &part.to_be_bytes()].concat()
    }
}

/// Whose report for what: bound into every proof, so that a report is good for one window and from one person.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    /// Digest of what opened the window.
    pub opening: [u8; 32],
    /// The author's account.
    pub account: [u8; 16],
}
