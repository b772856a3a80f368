//! How an account begins: by founding the organisation, or by an invitation.

mod found;
mod join;

pub use found::{Founded, found};
pub use join::{Door, Joined};
