//! Somebody leaves the service: what it would mean, and what they are told.

use serde::{Deserialize, Serialize};
use tdu_protocol::Timestamp;

/// What is known of the end of somebody's access.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Ended {
    /// Since when, by the server's clock.
    pub since: Option<Timestamp>,
    /// Things written on this device that never left: the service does not have them.
    pub unsent: u32,
}

/// What it would mean that somebody leaves, beyond the end of their access.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Leaving {
    /// Nobody else of their role would be left.
    pub last_of_role: bool,
    /// Invitations to the service that wait end with the change of key.
    pub ends_invitations: bool,
}
