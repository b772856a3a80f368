//! Looks at what is not counted as it happens, and writes everything down.

use std::time::Duration;

use prometheus::TextEncoder;
use tokio::time::timeout;

use crate::{disk, state::App};

/// A database that does not say its size for so long is left out this time.
const LIMIT: Duration = Duration::from_secs(2);

/// All metrics, in the text format.
///
/// # Errors
/// A metric that the format cannot hold: a defect.
pub(crate) async fn text(app: &App) -> prometheus::Result<String> {
    let gauges = &app.metrics.gauges;
    gauges.queue.set(whole(app.writer.waiting() as u64));
    gauges.sockets.set(whole(app.hub.sockets() as u64));
    gauges.version.get_metric_with_label_values(&[env!("CARGO_PKG_VERSION")])?.set(1);
    if let Ok(Ok(bytes)) = timeout(LIMIT, app.store.weight(None)).await {
        gauges.database.set(whole(bytes));
    }
    gauges.blobs.set(whole(app.blobs.weights().total()));
    if let Ok(space) = disk::space(&app.data) {
        gauges.disk_free.set(whole(space.free));
    }
    if let Some(bytes) = resident() {
        gauges.memory.set(whole(bytes));
    }
    gauges.ready.set(i64::from(app.ready().await.is_ok()));
    TextEncoder::new().encode_to_string(&app.metrics.registry.gather())
}

fn whole(number: u64) -> i64 {
    i64::try_from(number).unwrap_or(i64::MAX)
}

/// Resident memory of this process in bytes, where the system has `/proc` (proc(5), `VmRSS`).
fn resident() -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"))?;
    let kib: u64 = line.trim().strip_suffix("kB")?.trim().parse().ok()?;
    Some(kib * 1_024)
}
