//! How long totals of check-ins take: what a worker's device does once a window, and what the two parties do for all reports.
//! The core's bench measures it natively, the app's bench in Chromium, compiled as the app is. All times are milliseconds, the
//! best of [`ROUNDS`]: what the machine can do, not what else it was doing.

#[cfg(target_arch = "wasm32")]
mod browser;

use prio::vdaf::{
    Aggregator, Client, VerifyTransition,
    prio3::{Prio3Histogram, optimal_chunk_length},
};
use tdu_tally::{Choices, Leading, Place, Shape, Split, Sums, help, join, split};
use web_time::Instant;

/// So many tries of each.
pub const ROUNDS: u8 = 5;
/// So many people answer, one figure each.
pub const PEOPLE: [usize; 3] = [10, 100, 1_000];

const KEY: [u8; 32] = [7; 32];
const NONCE: [u8; 16] = [3; 16];
/// As in the policies that ship.
const LEVELS: u8 = 4;

fn asked(questions: u16) -> Choices {
    Choices::new(questions, LEVELS).expect("a shape")
}

fn place(account: usize) -> Place {
    let mut id = [0; 16];
    id[..8].copy_from_slice(&(account as u64).to_be_bytes());
    Place { opening: [1; 32], account: id }
}

fn splits(questions: u16, people: usize) -> Vec<Split> {
    let choices: Vec<_> = (0..questions).map(|question| Some((question % 4) as u8)).collect();
    let one = |account| split(asked(questions), &place(account), &NONCE, &choices);
    (0..people).map(|account| one(account).expect("choices of the scale")).collect()
}

fn best(mut work: impl FnMut()) -> f64 {
    let time = |_| {
        let start = Instant::now();
        work();
        start.elapsed().as_secs_f64() * 1000.0
    };
    (0..ROUNDS).map(time).fold(f64::INFINITY, f64::min)
}

/// Splitting the answers of so many people to all questions. A device does one.
pub fn share(questions: u16, people: usize) -> f64 {
    best(|| assert_eq!(splits(questions, people).len(), people))
}

/// Verifying and adding up as many reports: the work of both parties together, without what lies between them.
pub fn total(questions: u16, people: usize) -> f64 {
    let shape = Shape::Choices(asked(questions));
    let reports = splits(questions, people);
    best(|| {
        let (mut leader, mut helper) = (Sums::new(shape), Sums::new(shape));
        for (account, report) in reports.iter().enumerate() {
            let place = place(account);
            let (leading, message) =
                Leading::begin(shape, place, &KEY, &NONCE, &report.public, &report.leader).expect("valid");
            let (output, answer) =
                help(shape, &place, &KEY, &NONCE, &report.public, &report.helper, &message).expect("valid");
            helper.add(&output);
            leader.add(&leading.end(&answer).expect("valid"));
        }
        let levels = join(&leader.levels(1), &helper.levels(1), leader.reports()).expect("they fit");
        assert_eq!(levels[1], people as u64);
    })
}

/// The limit: the same verifications by prio's own functions, on values that were never written and read.
pub fn bare(questions: u16, people: usize) -> f64 {
    let buckets = usize::from(LEVELS) + 1;
    let vdaf = Prio3Histogram::new_histogram(2, buckets, optimal_chunk_length(buckets)).expect("it exists");
    let (public, shares) = vdaf.shard(b"", &1, &NONCE).expect("a bucket");
    best(|| {
        for _ in 0..people * usize::from(questions) {
            let begun = shares.iter().enumerate().map(|(party, share)| {
                vdaf.verify_init(&KEY, b"", party, &(), &NONCE, &public, share).expect("valid")
            });
            let (states, messages): (Vec<_>, Vec<_>) = begun.unzip();
            let message = vdaf.verifier_shares_to_message(b"", &(), messages).expect("valid");
            for state in states {
                let ended = vdaf.verify_next(b"", state, message.clone()).expect("valid");
                assert!(matches!(ended, VerifyTransition::Finish(_)));
            }
        }
    })
}
