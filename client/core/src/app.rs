//! The words between a user interface and the client: what can be asked, what is answered, what is told unasked.
//!
//! A user interface needs nothing else, and sees no key, no sealed byte and no entry.

mod command;
mod failure;
mod reply;
mod view;

pub use command::{Command, NewFile, PolicyChange, SecretBytes, Words};
pub use failure::{Failure, FailureKind};
pub use reply::{News, Reply, Topic};
pub use view::*;
