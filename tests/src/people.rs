//! People without a browser, for the suites that ask the server directly: the real client on a real way, the real server
//! in this process, requests made by hand, and what may come between.
//!
//! * [`House`]: a server over TLS with a folder of its own, and what its database holds.
//! * [`Person`]: somebody with the native client.
//! * [`Hand`]: the same account without the client: its keys, and requests and entries made by hand.
//! * [`Between`]: stands between a client and the server, and loses, delays or changes what passes.
//! * [`Service`]: one person of each role, a file and two conversations; [`Desk`]: a worker with somebody between.

mod attaching;
mod between;
mod founding;
mod hand;
mod house;
mod person;
mod raw;
mod service;

pub use attaching::hash_of;
pub use between::{Between, Course, Said, Seen};
pub use founding::Founded;
pub use hand::{Hand, Invited, Newcomer, new_key, noise, now, sealed, tomorrow};
pub use house::{House, Kept, assert_unchanged};
pub use person::{Person, TestClock};
pub use raw::{Answer, Raw, sequence};
pub use service::{Desk, Service, follow, found, found_signing, found_with, hire, moves_behind};
