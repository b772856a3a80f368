//! The computer's clock, its randomness, and waiting.

use std::time::{Duration, SystemTime, UNIX_EPOCH};

use rand_core::{OsRng, RngCore};
use tdu_core::calendar::Now;
use tdu_driver::{Lost, Platform};
use tdu_policies::PolicyFiles;
use tdu_protocol::Timestamp;
use time::{OffsetDateTime, UtcOffset};

/// The computer's clock and randomness.
#[derive(Clone, Copy, Debug, Default)]
pub struct NativePlatform {
    offset_minutes: Option<i32>,
}

impl NativePlatform {
    /// With the system's time zone, or with a given number of minutes to add to UTC.
    pub const fn new(offset_minutes: Option<i32>) -> Self {
        Self { offset_minutes }
    }

    /// The instant and the local offset.
    pub fn local(&self) -> Now {
        let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
        let at = Timestamp(u64::try_from(since.as_millis()).unwrap_or(u64::MAX));
        Now { at, offset_minutes: self.offset_minutes.unwrap_or_else(|| system_offset(at)) }
    }
}

/// Minutes that the system's time zone adds to UTC at an instant; none where it has no time zone.
pub fn system_offset(at: Timestamp) -> i32 {
    let seconds = i64::try_from(at.0 / 1_000).unwrap_or(i64::MAX);
    OffsetDateTime::from_unix_timestamp(seconds)
        .ok()
        .and_then(|at| UtcOffset::local_offset_at(at).ok())
        .map_or(0, |offset| offset.whole_minutes().into())
}

impl Platform for NativePlatform {
    fn now(&self) -> Now {
        self.local()
    }

    fn fill_random(&self, bytes: &mut [u8]) {
        OsRng.fill_bytes(bytes);
    }

    async fn pause(&self, milliseconds: u32) {
        tokio::time::sleep(Duration::from_millis(milliseconds.into())).await;
    }

    async fn policies(&self) -> Result<PolicyFiles, Lost> {
        Ok(PolicyFiles::shipped())
    }
}
