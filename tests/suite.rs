//! The whole system under test: `cargo xtask test browser` runs what is under `browser::`, and so on.

mod browser;
mod http;
mod words;
