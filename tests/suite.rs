//! The whole system under test: `cargo xtask test browser` runs what is under `browser::`, and so on.

mod access;
mod blind;
mod browser;
mod cli;
mod crash;
#[path = "vectors/frozen.rs"]
mod frozen;
mod hostile;
mod http;
mod keeping;
mod nodes;
mod tally;
mod words;
