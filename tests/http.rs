//! The server as a process, asked over TLS.

mod process;
