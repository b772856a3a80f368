//! What people who left the service alone could read: after a while nobody can, and it goes.
//!
//! A log is left behind when every account that was ever let in is closed: no session opens it, no member can let anybody in, and
//! no key of the organisation exists that would. Its sealed bodies and attachments, and the vaults of those accounts, are then dropped. The
//! chain stays and verifies. Invariant: a log that one open account may read, even as a past member, is never touched.

use tdu_protocol::{LogId, Timestamp};

use crate::{
    blobs::Blobs,
    store::{Store, StoreError},
};

/// How long after the last of them left. Until then a backup from before can be put back, should somebody have been put out by
/// mistake: accounts are not opened again.
pub(crate) const LEFT_BEHIND_MS: u64 = 90 * Timestamp::DAY;
/// Bodies in one transaction: others write in between.
const AT_ONCE: usize = 500;

/// Drops what nobody can read any more.
pub(crate) async fn sweep(store: &dyn Store, blobs: &Blobs, now: Timestamp) -> Result<(), StoreError> {
    let before = Timestamp(now.0.saturating_sub(LEFT_BEHIND_MS));
    let mut bodies = 0;
    for log in store.left_behind(before).await? {
        bodies += empty(store, log, now).await?;
    }
    let vaults = store.forget_vaults(before).await?;
    if bodies > 0 {
        blobs.remove_discarded().await;
    }
    if bodies > 0 || vaults > 0 {
        tracing::info!(bodies, vaults, "what only people who left could read is erased");
    }
    Ok(())
}

async fn empty(store: &dyn Store, log: LogId, now: Timestamp) -> Result<usize, StoreError> {
    let mut bodies = 0;
    loop {
        match store.erase_left_behind(log, now, AT_ONCE).await? {
            0 => return Ok(bodies),
            some => bodies += some,
        }
    }
}
