//! How often somebody may ask: token buckets, in memory.
//!
//! A bucket holds `burst` tokens and gains `per_minute` tokens a minute; each request takes one. An empty bucket refuses and
//! says when to come again. Buckets belong to this process alone: with several nodes a person may ask as many times over, which
//! is enough to keep a machine standing. What must be counted exactly (tries of an invitation) is counted in the database.

use std::{
    collections::HashMap,
    hash::Hash,
    net::IpAddr,
    sync::{Mutex, PoisonError},
};

use prometheus::IntCounter;
use tdu_protocol::Timestamp;

use crate::config::Rate;

/// Above this many buckets, those that are full again are forgotten: they are equal to absent ones.
const SWEEP_AT: usize = 10_000;
/// A time that lies further back than this is another clock's.
const OUT_OF_TURN_MS: u64 = 1_000;
/// Tokens are counted in thousandths, so that a slow rate loses nothing to rounding.
const TOKEN: u64 = 1_000;

/// Buckets of one rate, one a key.
pub struct Buckets<K> {
    rate: Rate,
    held: Mutex<HashMap<K, Bucket>>,
    refused: Option<IntCounter>,
}

#[derive(Clone, Copy)]
struct Bucket {
    tokens: u64,
    at: Timestamp,
}

/// Whoever asked must wait.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TooMany {
    /// Whole seconds until the next token, at least one.
    pub retry_after_s: u64,
}

impl<K: Eq + Hash> Buckets<K> {
    /// No request seen yet.
    pub fn new(rate: Rate) -> Self {
        Self { rate, held: Mutex::new(HashMap::new()), refused: None }
    }

    /// The same, counting whom they refuse.
    #[must_use]
    pub fn counting(self, refused: IntCounter) -> Self {
        Self { refused: Some(refused), ..self }
    }

    /// Takes one token of `key`'s bucket.
    ///
    /// # Errors
    /// [`TooMany`] if there is none.
    pub fn take(&self, key: K, now: Timestamp) -> Result<(), TooMany> {
        let full = u64::from(self.rate.burst) * TOKEN;
        let mut buckets = self.held.lock().unwrap_or_else(PoisonError::into_inner);
        if buckets.len() >= SWEEP_AT {
            buckets.retain(|_, b| self.filled(*b, now) < full);
        }
        let bucket = buckets.entry(key).or_insert(Bucket { tokens: full, at: now });
        let tokens = self.filled(*bucket, now);
        // Requests may come a little out of turn: that must not hand out the same moment twice. A clock that was set back
        // does, once: waiting for its former time would shut everybody out until then.
        let at = if bucket.at.since(now) > OUT_OF_TURN_MS { now } else { bucket.at.max(now) };
        if tokens < TOKEN {
            *bucket = Bucket { tokens, at };
            if let Some(refused) = &self.refused {
                refused.inc();
            }
            let missing_ms = ((TOKEN - tokens) * 60).div_ceil(u64::from(self.rate.per_minute));
            return Err(TooMany { retry_after_s: missing_ms.div_ceil(1_000).max(1) });
        }
        *bucket = Bucket { tokens: tokens - TOKEN, at };
        Ok(())
    }

    fn filled(&self, bucket: Bucket, now: Timestamp) -> u64 {
        // per_minute tokens in 60,000 ms is per_minute / 60 thousandths a millisecond.
        let gained = now.since(bucket.at).saturating_mul(u64::from(self.rate.per_minute)) / 60;
        bucket.tokens.saturating_add(gained).min(u64::from(self.rate.burst) * TOKEN)
    }
}

/// What an address counts as: an IPv4 address, or the /64 that one IPv6 subscriber holds.
pub fn address_key(address: IpAddr) -> [u8; 8] {
    let mut key = [0; 8];
    match address.to_canonical() {
        IpAddr::V4(v4) => key[..4].copy_from_slice(&v4.octets()),
        IpAddr::V6(v6) => key.copy_from_slice(&v6.octets()[..8]),
    }
    key
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_burst_passes_then_the_rate_holds() {
        let buckets = Buckets::new(Rate { burst: 2, per_minute: 6 });
        let start = Timestamp(1_000_000);
        assert_eq!(buckets.take("a", start), Ok(()));
        assert_eq!(buckets.take("a", start), Ok(()));
        assert_eq!(buckets.take("a", start), Err(TooMany { retry_after_s: 10 }));
        assert_eq!(buckets.take("b", start), Ok(()), "another key has its own bucket");
        assert_eq!(buckets.take("a", start.plus(9_999)), Err(TooMany { retry_after_s: 1 }));
        assert_eq!(buckets.take("a", start.plus(20_000)), Ok(()));
    }

    #[test]
    fn a_request_out_of_turn_gains_nothing() {
        let buckets = Buckets::new(Rate { burst: 1, per_minute: 60 });
        assert_eq!(buckets.take((), Timestamp(100_000)), Ok(()));
        assert!(buckets.take((), Timestamp(99_000)).is_err());
        assert!(buckets.take((), Timestamp(100_999)).is_err());
        assert_eq!(buckets.take((), Timestamp(101_000)), Ok(()));
    }

    #[test]
    fn after_a_clock_was_set_back_nobody_waits_longer_than_before() {
        let buckets = Buckets::new(Rate { burst: 1, per_minute: 60 });
        assert_eq!(buckets.take((), Timestamp(100_000)), Ok(()));
        assert!(buckets.take((), Timestamp(50_000)).is_err());
        assert!(buckets.take((), Timestamp(50_999)).is_err());
        assert_eq!(buckets.take((), Timestamp(51_000)), Ok(()));
    }

    #[test]
    fn full_buckets_are_forgotten() {
        let buckets = Buckets::new(Rate { burst: 1, per_minute: 60 });
        for key in 0..SWEEP_AT {
            buckets.take(key, Timestamp(0)).unwrap();
        }
        buckets.take(SWEEP_AT, Timestamp(60_000)).unwrap();
        assert_eq!(buckets.held.lock().unwrap().len(), 1);
    }

    #[test]
    fn neighbours_of_one_ipv6_subscriber_share_a_bucket() {
        let key = |text: &str| address_key(text.parse().unwrap());
        assert_eq!(key("2001:db8:1:2::1"), key("2001:db8:1:2:ffff::9"));
        assert_ne!(key("2001:db8:1:2::1"), key("2001:db8:1:3::1"));
        assert_eq!(key("::ffff:192.0.2.1"), key("192.0.2.1"));
        assert_ne!(key("192.0.2.1"), key("192.0.2.2"));
    }
}
