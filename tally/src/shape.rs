//! What is asked: how many questions, with how many levels each.

use prio::vdaf::prio3::{Prio3Histogram, optimal_chunk_length};

/// Most questions that one report answers.
pub const MAX_QUESTIONS: u16 = 32;
/// Most levels of a scale.
pub const MAX_LEVELS: u8 = 10;

/// Two: the leader and the helper.
const PARTIES: u8 = 2;
/// Version of this use of Prio3, of the draft and of the type of proof: part of every context.
const DOMAIN: &[u8] = b"trait-d-union/tally/v1/vdaf-18/prio3-histogram\0";

/// How many questions, and how many levels each has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Shape {
    questions: u16,
    levels: u8,
}

impl Shape {
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

    pub(crate) fn vdaf(self) -> Prio3Histogram {
        Prio3Histogram::new_histogram(PARTIES, self.buckets(), optimal_chunk_length(self.buckets()))
            .expect("a histogram of 3 to 11 buckets for two parties exists")
    }

    /// One part for each question, all of the same length.
    pub(crate) fn parts(self, bytes: &[u8]) -> Option<impl Iterator<Item = &[u8]>> {
        let questions = self.questions();
        (!bytes.is_empty() && bytes.len().is_multiple_of(questions))
            .then(|| bytes.chunks_exact(bytes.len() / questions))
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

impl Place {
    /// Context of one question's proof.
    pub(crate) fn context(&self, question: usize) -> Vec<u8> {
        let question = u16::try_from(question).expect("a shape has few questions");
        [DOMAIN, &self.opening, &self.account, &question.to_be_bytes()].concat()
    }
}
