//! A file on its way from a person's device.

use serde::{Deserialize, Serialize};
use tdu_protocol::Bytes;

/// A file that a person chose. Prints its size alone.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NewFile {
    /// Its name on their device.
    pub name: String,
    /// Media type, as their device knows it.
    pub media_type: String,
    /// Content.
    pub bytes: Bytes,
    /// They were told that what is hidden in this picture cannot be taken away, and send it all the same.
    pub as_it_is: bool,
}

impl std::fmt::Debug for NewFile {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "NewFile({} bytes)", self.bytes.as_slice().len())
    }
}
