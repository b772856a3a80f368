//! A mistake in a policy file, told so that the person who edits it can act.

use serde::{Deserialize, Serialize};
use thiserror::Error;

/// One thing wrong in one place of one file.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Error, Serialize, Deserialize)]
#[error("{file}:{line}:{column}: {reason}")]
pub struct Mistake {
    /// Name of the file in the set.
    pub file: String,
    /// Line, from 1.
    pub line: u32,
    /// Character in the line, from 1.
    pub column: u32,
    /// What is wrong and what to do, in one sentence of English.
    pub reason: String,
}

impl Mistake {
    /// A mistake about a file as a whole.
    pub(crate) fn at_start(file: &str, reason: String) -> Self {
        Self { file: file.to_owned(), line: 1, column: 1, reason }
    }

    /// A mistake at a byte of a text.
    pub(crate) fn at_byte(file: &str, text: &str, byte: usize, reason: String) -> Self {
        let before = text.get(..byte).unwrap_or(text);
        let line_start = before.rfind('\n').map_or(0, |newline| newline + 1);
        let line = before.matches('\n').count() + 1;
        let column = before[line_start..].chars().count() + 1;
        Self { file: file.to_owned(), line: clamp(line), column: clamp(column), reason }
    }
}

fn clamp(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}
