//! What the server and every client must agree on: identifiers, entries, the hash chain, certificates, the state of a
//! log, the API's types and its problems.
//!
//! Invariant: no input or output, no clock, no randomness. Whatever needs one of them receives it as an argument.
//! Invariant: nothing here can open a sealed body. The server links this crate and therefore cannot either.

pub mod api;
pub mod blob;
pub mod bytes;
pub mod cbor;
pub mod cert;
pub mod control;
pub mod entry;
pub mod ids;
pub mod invitation;
pub mod journal;
pub mod pages;
pub mod problem;
pub mod receipt;
pub mod role;
pub mod sequence;
pub mod sign;
pub mod state;
pub mod tally;
pub mod time;
pub mod verified;

pub use bytes::{Bytes, Hash32, Secret32};
pub use entry::{Entry, EntryHash, Kind};
pub use ids::{AccountId, InvitationId, LogId, OpenerId, OrgId, WriteId};
pub use role::{LogKind, Rights, Role};
pub use state::LogState;
pub use time::Timestamp;
pub use verified::{Hashed, Verified};
