//! Carries the core's requests over any transport and keeps its records in any store.
//!
//! One [`App`] stands behind every user interface: the web app's worker and the command line give it their own
//! [`Transport`], [`Store`] and [`Platform`], and ask it [`tdu_core::app::Command`]s.
//!
//! Invariant: no socket, no file, no clock of its own. One thread: nothing here needs to be `Send`.
//! Invariant: no borrow of the inner state is held over an `await`.

mod app;
mod attachments;
mod begin;
mod charter;
mod device;
mod experiments;
mod handover;
mod http;
mod journal;
mod members;
mod passkey;
mod people;
mod ports;
mod proof;
mod read;
mod rules;
mod session;
mod staff;
mod sync;
mod tally;
mod term;
mod write;

pub use app::App;
pub use http::{Collected, collect};
pub use ports::{
    Body, Content, Lost, Method, Platform, Request, Response, Store, StoreFailed, StreamEvent, Transport,
};
pub use proof::examine_proof;
