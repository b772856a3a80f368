//! The server that stores and orders what it cannot read.
//!
//! `main` reads the settings, [`Server::start`] opens the store and listens, [`app`] holds every route on one page, the
//! handlers ask the [`store`] and the [`writer`].
//!
//! Invariant: handlers never see SQL, the store never sees HTTP. Invariant: nothing here can open a sealed body.

mod acme;
pub mod app;
mod assets;
mod authority;
pub mod blobs;
pub mod check;
pub mod clock;
mod conditional;
pub mod config;
mod cookies;
mod counting;
mod disk;
mod extract;
mod guard;
mod handlers;
mod headers;
mod health;
mod hub;
mod journal;
mod leaving;
mod ledger;
mod limits;
mod metrics;
mod news;
mod passkeys;
pub mod problem;
pub mod proxies;
mod publisher;
mod random;
mod range;
mod receipts;
mod server;
mod sessions;
pub mod state;
pub mod store;
mod tls;
pub mod writer;

#[cfg(test)]
mod tests;

pub use app::app;
pub use config::{Config, ConfigError, Limits, Origin, Rate, Settings};
pub use headers::CONTENT_SECURITY_POLICY;
pub use server::{Running, Server, StartError};
pub use store::DATABASE;
