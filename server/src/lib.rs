//! The server that stores and orders what it cannot read.
