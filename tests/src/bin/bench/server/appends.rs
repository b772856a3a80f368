//! Durable appends by 1 to 256 callers, beside the two limits that no server could pass.

use std::time::Duration;

use super::{
    load::Outcome,
    place::{Kind, Place, Writer},
    raw::Raw,
};
use crate::{Figures, ms, quantile};

/// How many callers, and how many requests each sends in one round.
const SERIES: [(usize, usize); 4] = [(1, 2_000), (16, 800), (64, 400), (256, 200)];
/// Each number of callers is measured so often; the round in which most was appended is kept, with its own limits.
const ROUNDS: usize = 3;
/// Status of an append that was taken.
const TAKEN: u16 = 200;
/// Status of a request that is refused before any database is asked.
const REFUSED: u16 = 400;

struct Round {
    appends: Outcome,
    idle: Outcome,
    raw: Outcome,
    /// Processor time of the server's process for each of the appends, and of the requests that write nothing.
    cpu: [Duration; 2],
}

/// The series on one database.
pub(super) async fn measure(figures: &mut Figures, kind: Kind) -> (Place, Vec<Writer>) {
    let mut place = Place::open(kind).await;
    let most = SERIES.iter().map(|(callers, _)| *callers).max().unwrap_or_default();
    let mut writers = place.writers(most).await;
    let mut raw = Raw::beside(&place, most).await;
    for (callers, each) in SERIES {
        let mut best: Option<Round> = None;
        for _ in 0..ROUNDS {
            let some = &mut writers[..callers];
            let idle = some.iter().map(|writer| writer.idle_posts(each)).collect();
            let count = u32::try_from(callers * each).expect("a small number");
            let begin = place.server.cpu_time();
            let appends = appends(&place, some, each).await;
            let between = place.server.cpu_time();
            let idle = place.way().carries(idle, REFUSED);
            let end = place.server.cpu_time();
            let cpu = [between.saturating_sub(begin), end.saturating_sub(between)].map(|time| time / count);
            let round = Round { appends, idle, raw: raw.commits(callers, each).await, cpu };
            if best.as_ref().is_none_or(|best| best.appends.per_s < round.appends.per_s) {
                best = Some(round);
            }
        }
        put(figures, kind, callers, best.expect("at least one round"));
    }
    (place, writers)
}

/// The same appends in plain HTTP, as behind a proxy.
pub(super) async fn measure_plain(figures: &mut Figures, place: &mut Place, writers: &mut [Writer]) {
    place.server.restarts_behind_proxy().await;
    for (callers, each) in SERIES {
        let mut best = 0.0_f64;
        for _ in 0..ROUNDS {
            let requests = writers[..callers].iter_mut().map(|writer| writer.appends(each)).collect();
            best = best.max(place.way_in_plain().carries(requests, TAKEN).per_s);
        }
        figures.put(&format!("append_plain_http_{callers}_per_s"), best);
    }
}

/// One round of appends over TLS.
pub(super) async fn appends(place: &Place, writers: &mut [Writer], each: usize) -> Outcome {
    let requests = writers.iter_mut().map(|writer| writer.appends(each)).collect();
    place.way().carries(requests, TAKEN)
}

fn put(figures: &mut Figures, kind: Kind, callers: usize, mut round: Round) {
    let name = kind.name();
    let mut put = |what: &str, outcome: &mut Outcome| {
        figures.put(&format!("{what}_{name}_{callers}_per_s"), outcome.per_s);
        for (quantile_name, q) in [("p50", 0.5), ("p99", 0.99)] {
            let value = quantile(&mut outcome.times, q);
            figures.put(&format!("{what}_{name}_{callers}_{quantile_name}_ms"), value);
        }
        quantile(&mut outcome.times, 0.5)
    };
    let one = put("append", &mut round.appends);
    let idle = put("noop", &mut round.idle);
    let commit = put("raw", &mut round.raw);
    for (what, time) in ["append", "noop"].iter().zip(round.cpu) {
        figures.put(&format!("{what}_{name}_{callers}_cpu_us"), ms(time) * 1_000.0);
    }
    let slower = round.idle.per_s.min(round.raw.per_s);
    figures.put(&format!("append_ratio_{name}_{callers}"), round.appends.per_s / slower);
    if callers == 1 {
        figures.put(&format!("single_append_latency_ratio_{name}"), one / (idle + commit));
    }
}
