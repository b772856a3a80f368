//! The server in a process of its own, driven over TLS, each figure beside its limit in the same run.

mod appends;
mod growth;
mod load;
mod place;
mod raw;
mod sockets;
mod sync;

use self::place::Kind;
use crate::Figures;

/// Measures all of it, or what is named: `appends`, `sockets`, `sync`, `growth`; and, only if it is named, `growth_10m`.
pub(crate) async fn measure(figures: &mut Figures, part: Option<&str>) {
    let wanted = |name: &str| part.is_none_or(|part| part == name);
    if wanted("appends") {
        let (mut place, mut writers) = appends::measure(figures, Kind::Sqlite).await;
        appends::measure_plain(figures, &mut place, &mut writers).await;
        drop(place);
        appends::measure(figures, Kind::Postgres).await;
    }
    if wanted("sockets") {
        sockets::measure(figures).await;
    }
    if wanted("sync") {
        sync::measure(figures).await;
    }
    if wanted("growth") {
        for kind in [Kind::Sqlite, Kind::Postgres] {
            growth::measure(figures, kind, growth::MILLION).await;
        }
    }
    if part == Some("growth_10m") {
        // One database after the other: each takes the disk's room away with it.
        for kind in [Kind::Sqlite, Kind::Postgres] {
            growth::measure(figures, kind, growth::TEN_MILLION).await;
        }
    }
}
