//! The core inside a Web Worker: fetch, WebSocket, IndexedDB.
//!
//! The page posts a [`channel::ToEngine`] for each question; the worker asks it of `tdu_driver::App` and posts
//! [`channel::FromEngine`] back. Keys and opened notes live in the worker's memory alone.
//!
//! Outside of a browser only [`channel`] is there, so that the page's model can be tested without one.

pub mod channel;

#[cfg(target_arch = "wasm32")]
mod database;
#[cfg(target_arch = "wasm32")]
mod device;
#[cfg(target_arch = "wasm32")]
mod engine;
#[cfg(target_arch = "wasm32")]
mod fetch;
#[cfg(target_arch = "wasm32")]
mod js;
#[cfg(target_arch = "wasm32")]
mod lock;
#[cfg(target_arch = "wasm32")]
mod panic;
#[cfg(target_arch = "wasm32")]
mod platform;
#[cfg(target_arch = "wasm32")]
mod store;
#[cfg(target_arch = "wasm32")]
mod stream;

#[cfg(target_arch = "wasm32")]
pub use engine::start;

/// Outside of a browser there is no worker to start: does nothing.
#[cfg(not(target_arch = "wasm32"))]
pub fn start<const STAFF: bool>(_policies: String) {}
