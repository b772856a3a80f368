//! tdu, the native companion.
