//! Durable appends by 1 to 256 callers, beside the two limits that no server could pass.

use super::{
    load::Outcome,
    place::{Kind, Place, Writer},
    raw::Raw,
};
use crate::{Figures, quantile};

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
            let round = Round {
                appends: appends(&place, some, each).await,
                idle: place.way().carries(idle, REFUSED),
                raw: raw.commits(callers, each).await,
            };
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
    let slower = round.idle.per_s.min(round.raw.per_s);
    figures.put(&format!("append_ratio_{name}_{callers}"), round.appends.per_s / slower);
    if callers == 1 {
        figures.put(&format!("single_append_latency_ratio_{name}"), one / (idle + commit));
    }
}
