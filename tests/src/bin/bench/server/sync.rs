//! A whole caseload at once, beside a plain file of the same size.

use std::time::Instant;

use tdu_protocol::{
    api::{BASE, Page},
    cbor,
};

use super::place::{Kind, Place};
use crate::Figures;

/// Entries in the log that is read.
const ENTRIES: usize = 10_000;
/// Each is read so often; the fastest counts, on both sides.
const TIMES: usize = 5;
/// Most that an answer may hold.
const MOST: usize = 64 << 20;

pub(super) async fn measure(figures: &mut Figures) {
    let mut place = Place::open(Kind::Sqlite).await;
    let mut writers = place.writers(1).await;
    place.way().carries(vec![writers[0].appends(ENTRIES)], 200);
    let mut line = place.way().connects().await;

    // Which pages there are is found out beforehand: what the client does with them is its own business.
    let (mut pages, mut bytes, mut since, mut entries) = (Vec::new(), 0, 0, 0);
    loop {
        let request = writers[0].gets(&format!("{BASE}/sync?since={since}"));
        assert_eq!(line.asks(&request).await.expect("the server answers"), 200, "{}", line.text());
        let page: Page = cbor::from_slice_limited(line.body(), MOST).expect("a page");
        (since, entries) = (page.next, entries + page.entries.len());
        bytes += line.body().len();
        pages.push(request);
        if !page.more {
            break;
        }
    }
    assert!(entries >= ENTRIES, "{entries}");
    std::fs::write(place.web().join("plain.bin"), vec![7; bytes]).expect("the folder can be written");
    let file = vec![writers[0].gets("/plain.bin")];

    let (mut sync, mut plain) = (0.0_f64, 0.0_f64);
    for _ in 0..TIMES {
        for (requests, best) in [(&pages, &mut sync), (&file, &mut plain)] {
            let (start, mut read) = (Instant::now(), 0);
            for request in requests {
                assert_eq!(line.asks(request).await.expect("the server answers"), 200, "{}", line.text());
                read += line.body().len();
            }
            assert_eq!(read, bytes);
            #[allow(clippy::cast_precision_loss)]
            let rate = read as f64 / 1e6 / start.elapsed().as_secs_f64();
            *best = best.max(rate);
        }
    }
    figures.put("sync_mb_per_s", sync);
    figures.put("plain_file_mb_per_s", plain);
    figures.put("sync_ratio_plain_file", sync / plain);
}
