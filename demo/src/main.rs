//! Fills a fresh server with made-up people, through the real client.
fn main() {}
