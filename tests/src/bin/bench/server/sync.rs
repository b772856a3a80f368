//! A whole caseload at once, beside a plain file of the same size.

use std::time::Instant;

use tdu_protocol::api::{BASE, Page};
use tdu_tests::people::sequence;

use super::place::{Kind, Place};
use crate::Figures;

/// Entries in the log that is read.
const ENTRIES: usize = 10_000;
/// Each is read so often; the fastest counts, on both sides.
const TIMES: usize = 5;

pub(super) async fn measure(figures: &mut Figures) {
    let mut place = Place::open(Kind::Sqlite).await;
    let mut writers = place.writers(1).await;
    place.way().carries(vec![writers[0].appends(ENTRIES)], 200);
    let mut line = place.way().connects().await;

    let sync = writers[0].gets(&format!("{BASE}/sync"));
    assert_eq!(line.asks(&sync).await.expect("the server answers"), 200, "{}", line.text());
    let body = line.body();
    let pages: Vec<Page> = sequence(&body);
    let entries: usize = pages.iter().map(|page| page.entries.len()).sum();
    assert!(entries >= ENTRIES, "{entries}");
    let bytes = body.len();
    std::fs::write(place.web().join("plain.bin"), vec![7; bytes]).expect("the folder can be written");
    let file = writers[0].gets("/plain.bin");

    let (mut synced, mut plain) = (0.0_f64, 0.0_f64);
    for _ in 0..TIMES {
        for (request, best) in [(&sync, &mut synced), (&file, &mut plain)] {
            let start = Instant::now();
            assert_eq!(line.asks(request).await.expect("the server answers"), 200);
            #[allow(clippy::cast_precision_loss)]
            let rate = bytes as f64 / 1e6 / start.elapsed().as_secs_f64();
            assert_eq!(line.body().len(), bytes);
            *best = best.max(rate);
        }
    }
    figures.put("sync_mb_per_s", synced);
    figures.put("plain_file_mb_per_s", plain);
    figures.put("sync_ratio_plain_file", synced / plain);
}
