//! Rates and sizes.

use serde::{Deserialize, Serialize};
use tdu_protocol::{Timestamp, entry::MAX_BODY};

use super::{SettingError, wrong::Wrongs};

/// A token bucket: `burst` at once, then `per_minute`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Rate {
    /// Requests that may come at once.
    pub burst: u32,
    /// Requests a minute that are allowed without end.
    pub per_minute: u32,
}

/// Rates and sizes.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[serde(deny_unknown_fields, default)]
pub struct Limits {
    /// Requests from one address (an IPv4 address, an IPv6 /64).
    pub address: Rate,
    /// Requests by one account.
    pub account: Rate,
    /// Attempts to log in from one address.
    pub login_address: Rate,
    /// Attempts to log in to one locator, from wherever.
    pub login_locator: Rate,
    /// Attempts to open an invitation from one address.
    pub invitation_address: Rate,
    /// Largest body of a request, in bytes.
    pub body_bytes: usize,
    /// Largest body of a request that appends entries, in bytes.
    pub append_bytes: usize,
    /// Largest body of one entry, in bytes; the protocol allows 256 KiB.
    pub entry_bytes: usize,
    /// Bytes that one log may hold, its attachments among them; none: as many as the disk.
    pub log_bytes: Option<u64>,
    /// Bytes that the database and all attachments may hold; none: as many as the disk.
    pub total_bytes: Option<u64>,
    /// Largest attachment, in bytes.
    pub blob_bytes: u64,
    /// Uploads that one account may have under way.
    pub uploads_per_account: usize,
    /// After how many milliseconds an upload that does not go on, or an attachment that no entry holds, is forgotten.
    pub blob_orphan_ms: u64,
    /// Longest time that a request may take, in milliseconds.
    pub request_ms: u64,
    /// Appends that may wait for the writer; further ones are told to come again.
    pub queue: usize,
    /// Bytes that all of them together may have; at least those of one request.
    pub queue_bytes: usize,
    /// Pages of news that may wait for one slow socket before it is told to read again.
    pub socket_queue: usize,
    /// Sockets that one account may hold open.
    pub sockets_per_account: usize,
    /// Milliseconds between two pings to a socket; one that shows no sign of life for three of them is gone.
    pub socket_ping_ms: u64,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            // A whole service may sit behind one address.
            address: Rate { burst: 3_000, per_minute: 12_000 },
            account: Rate { burst: 1_000, per_minute: 3_000 },
            login_address: Rate { burst: 120, per_minute: 60 },
            login_locator: Rate { burst: 20, per_minute: 6 },
            invitation_address: Rate { burst: 120, per_minute: 60 },
            body_bytes: 1 << 20,
            append_bytes: 4 << 20,
            entry_bytes: MAX_BODY,
            // Thousands of notes a week for as long as the law allows; what goes on beyond is a machine gone wild.
            log_bytes: Some(1 << 30),
            total_bytes: None,
            // A photograph of a telephone has 2 to 8 MB, a scanned file of some pages as much.
            blob_bytes: 25 << 20,
            uploads_per_account: 8,
            blob_orphan_ms: Timestamp::DAY,
            request_ms: 30_000,
            queue: 1_024,
            queue_bytes: 64 << 20,
            socket_queue: 64,
            sockets_per_account: 16,
            socket_ping_ms: 30_000,
        }
    }
}

impl Limits {
    pub(super) fn check(&self, wrong: &mut Wrongs) {
        let rates = [
            ("address", self.address),
            ("account", self.account),
            ("login_address", self.login_address),
            ("login_locator", self.login_locator),
            ("invitation_address", self.invitation_address),
        ];
        for (name, _) in rates.into_iter().filter(|(_, rate)| rate.burst == 0 || rate.per_minute == 0) {
            wrong.push(SettingError::Zero(name));
        }
        let sizes = [
            ("body_bytes", self.body_bytes),
            ("append_bytes", self.append_bytes),
            ("entry_bytes", self.entry_bytes),
            ("log_bytes", usize::from(self.log_bytes != Some(0))),
            ("total_bytes", usize::from(self.total_bytes != Some(0))),
            ("blob_bytes", usize::from(self.blob_bytes != 0)),
            ("uploads_per_account", self.uploads_per_account),
            ("blob_orphan_ms", usize::from(self.blob_orphan_ms != 0)),
            ("queue", self.queue),
            ("queue_bytes", self.queue_bytes),
            ("socket_queue", self.socket_queue),
            ("sockets_per_account", self.sockets_per_account),
            ("socket_ping_ms", usize::from(self.socket_ping_ms != 0)),
            ("request_ms", usize::from(self.request_ms != 0)),
        ];
        for (name, _) in sizes.into_iter().filter(|(_, size)| *size == 0) {
            wrong.push(SettingError::Zero(name));
        }
        // A request that could never wait would be refused for ever. No room at all was told above.
        let has_room = self.queue_bytes >= self.append_bytes && u32::try_from(self.queue_bytes).is_ok();
        wrong.require(
            has_room || self.queue_bytes == 0,
            "limits.queue_bytes",
            "must be at least append_bytes, and less than four gigabytes",
        );
    }
}
