//! The command `tdu` as a process, against the real server.

mod altered;
mod codes;
mod completing;
mod daily;
mod handover;
mod offline;
mod proofs;
mod secrets;
mod stamps;
mod term;
mod terminal;
mod verify;
mod watch;
