//! What the page and the worker say to each other: CBOR in transferred buffers.
//!
//! Pure types, so that both sides share them. Each question carries a number and is answered once, in any order.

use serde::{Deserialize, Serialize};
use tdu_core::app::{Command, Failure, News, Reply};

/// From the page to the worker.
#[derive(Debug, Serialize, Deserialize)]
pub struct ToEngine {
    /// Chosen by the page; the answer carries it back.
    pub ticket: u32,
    /// What is asked.
    pub command: Command,
    /// Minutes to add to UTC to read the person's clock (Paris in winter: 60).
    pub offset_minutes: i32,
}

/// From the worker to the page.
#[derive(Debug, Serialize, Deserialize)]
pub enum FromEngine {
    /// The worker listens. Questions sent earlier are kept for it.
    Ready,
    /// The answer to one question.
    Answer {
        /// The question's number.
        ticket: u32,
        /// What is answered.
        reply: Result<Reply, Failure>,
    },
    /// Told unasked.
    News(News),
}
