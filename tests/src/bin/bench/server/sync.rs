//! A whole caseload at once, beside a plain file of the same size.

use std::time::{Duration, Instant};

use tdu_protocol::api::{BASE, Page};
use tdu_tests::people::sequence;

use super::place::{Kind, Place};
use crate::{Figures, quantile};

/// Entries in the log that is read.
const ENTRIES: usize = 10_000;
/// Each is read so often, by turns; the middle one counts, on both sides: the fastest of a few was another each time.
const TIMES: usize = 41;

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

    let (mut synced, mut plain) = (Vec::new(), Vec::new());
    for _ in 0..TIMES {
        for (request, times) in [(&sync, &mut synced), (&file, &mut plain)] {
            let start = Instant::now();
            assert_eq!(line.asks(request).await.expect("the server answers"), 200);
            times.push(start.elapsed());
            assert_eq!(line.body().len(), bytes);
        }
    }
    // Bytes in a millisecond are kilobytes in a second.
    #[allow(clippy::cast_precision_loss)]
    let rate = |times: &mut Vec<Duration>| bytes as f64 / 1e3 / quantile(times, 0.5);
    let (synced, plain) = (rate(&mut synced), rate(&mut plain));
    figures.put("sync_mb_per_s", synced);
    figures.put("plain_file_mb_per_s", plain);
    figures.put("sync_ratio_plain_file", synced / plain);
}
