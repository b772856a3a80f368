//! tdu, the native companion.
fn main() {}
