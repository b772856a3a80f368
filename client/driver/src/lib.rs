//! Carries the core's requests over any transport and keeps its records in any store.
//!
//! One [`App`] stands behind every user interface: the web app's worker and the command line give it their own
//! [`Transport`], [`Store`] and [`Platform`], and ask it [`tdu_core::app::Command`]s.
//!
//! Invariant: no socket, no file, no clock of its own. One thread: nothing here needs to be `Send`.

mod ports;

pub use ports::{Lost, Method, Platform, Request, Response, Store, StoreFailed, StreamEvent, Transport};
