//! The words between a user interface and the client: what can be asked, what is answered, what is told unasked.
//!
//! A user interface needs nothing else, and sees no key, no sealed byte and no entry.

mod chosen;
mod command;
mod draft;
mod failure;
mod reply;
mod secrets;
mod view;

pub use chosen::{CardAnswers, HandoverMove, NewFile, PolicyChange};
pub use command::Command;
pub use draft::{message_draft, note_draft};
pub use failure::{Failure, FailureKind};
pub use reply::{News, Reply, Topic};
pub use secrets::{SecretBytes, Words};
pub use view::*;
