//! A mistake in a policy file, told so that the person who edits it can act.

use serde::{Deserialize, Serialize};
use thiserror::Error;

use crate::reason::{Reason, count};

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
    /// What is wrong and what to do.
    pub reason: Reason,
}

impl Mistake {
    /// A mistake about a file as a whole.
    pub(crate) fn at_start(file: &str, reason: Reason) -> Self {
        Self { file: file.to_owned(), line: 1, column: 1, reason }
    }

    /// A mistake at a byte of a text.
    pub(crate) fn at_byte(file: &str, text: &str, byte: usize, reason: Reason) -> Self {
        let before = text.get(..byte).unwrap_or(text);
        let line_start = before.rfind('\n').map_or(0, |newline| newline + 1);
        let line = before.matches('\n').count() + 1;
        let column = before[line_start..].chars().count() + 1;
        Self { file: file.to_owned(), line: count(line), column: count(column), reason }
    }
}
