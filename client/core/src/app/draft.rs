//! Names of drafts that belong to a file: what is erased with it must be found.

use tdu_protocol::{LogId, WriteId};

/// Where what is typed of a follow-up is kept: one a file, and one a correction.
pub fn note_draft(case: LogId, of: Option<WriteId>) -> String {
    of.map_or_else(|| format!("note:{case}"), |of| format!("note:{case}:{of}"))
}

/// Where what is typed of a message is kept.
pub fn message_draft(conversation: LogId) -> String {
    format!("message:{conversation}")
}
