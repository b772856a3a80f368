//! The client without input or output: bytes, time and randomness come in; requests, views and changes of state go out.
//!
//! Invariant: no socket, no file, no clock, no executor. The only caller of age.
//! Invariant: nothing that this crate gives out to be stored or sent holds a readable word.

pub mod app;
pub mod calendar;
pub mod client;
pub mod content;
mod difference;
pub mod evidence;
pub mod experiment;
pub mod invitation;
pub mod journal;
pub mod keys;
pub mod onboard;
pub mod order;
pub mod own;
pub mod pad;
pub mod payload;
pub mod picture;
pub mod policy;
pub mod proof;
pub mod replica;
pub mod rules;
pub mod seal;
pub mod secret;
pub mod table;
pub mod views;
pub mod words;
