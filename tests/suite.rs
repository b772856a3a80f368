//! The whole system under test: `cargo xtask test browser` runs what is under `browser::`, and so on.

mod access;
mod browser;
mod hostile;
mod http;
mod words;
