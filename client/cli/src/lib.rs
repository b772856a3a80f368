//! The native client: what [`tdu_driver::App`] needs on a computer, and the companion that bundles it.
//!
//! The command `tdu` is built on it, and so is whatever fills or checks a server through the real client.
//!
//! Invariant: nothing here opens or seals a log's entries; the core does. What a file of this crate holds is either
//! sealed by the core, or a key that the file's permissions protect (the session, the device's key).

pub mod companion;
pub mod platform;
pub mod private;
pub mod store;
pub mod transport;

pub use companion::{Companion, ConnectError, NativeApp, Options};
pub use platform::NativePlatform;
pub use store::{FileStore, OpenError};
pub use transport::{BadServer, HttpTransport, TlsReport, Trust};
