//! Totals of check-ins: what a worker's device does once a window, and what the two parties do for all reports.

use std::time::Instant;

use prio::vdaf::{
    Aggregator, Client, VerifyTransition,
    prio3::{Prio3Histogram, optimal_chunk_length},
};
use tdu_tally::{Choices, Leading, Place, Shape, Sums, help, join, split};

use super::{best, milliseconds};

const KEY: [u8; 32] = [7; 32];
/// As in the policies that ship.
const LEVELS: u8 = 4;

fn place(account: usize) -> Place {
    let mut id = [0; 16];
    id[..8].copy_from_slice(&account.to_be_bytes());
    Place { opening: [1; 32], account: id }
}

/// Milliseconds to split so many people's answers, to count them, and what prio alone takes for the count.
pub fn measure(questions: u16, people: usize) -> (f64, f64, f64) {
    let asked = Choices::new(questions, LEVELS).expect("a shape");
    let shape = Shape::Choices(asked);
    let choices: Vec<_> = (0..questions).map(|question| Some((question % 4) as u8)).collect();
    let nonce = [3; 16];
    let share = best(|| {
        let start = Instant::now();
        for account in 0..people {
            split(asked, &place(account), &nonce, &choices).expect("choices of the scale");
        }
        milliseconds(start)
    });
    let reports: Vec<_> = (0..people)
        .map(|account| split(asked, &place(account), &nonce, &choices).expect("choices of the scale"))
        .collect();
    let total = best(|| {
        let start = Instant::now();
        let (mut leader, mut helper) = (Sums::new(shape), Sums::new(shape));
        for (account, report) in reports.iter().enumerate() {
            let place = place(account);
            let (leading, message) =
                Leading::begin(shape, place, &KEY, &nonce, &report.public, &report.leader).expect("valid");
            let (output, answer) =
                help(shape, &place, &KEY, &nonce, &report.public, &report.helper, &message).expect("valid");
            helper.add(&output);
            leader.add(&leading.end(&answer).expect("valid"));
        }
        let levels = join(&leader.levels(1), &helper.levels(1), leader.reports()).expect("they fit");
        assert_eq!(levels[1], people as u64);
        milliseconds(start)
    });
    (share, total, bare(questions, people))
}

/// The same verifications by prio's own functions, on values that were never written and read.
fn bare(questions: u16, people: usize) -> f64 {
    let buckets = usize::from(LEVELS) + 1;
    let vdaf = Prio3Histogram::new_histogram(2, buckets, optimal_chunk_length(buckets)).expect("it exists");
    let nonce = [3; 16];
    let (public, shares) = vdaf.shard(b"", &1, &nonce).expect("a bucket");
    best(|| {
        let start = Instant::now();
        for _ in 0..people * usize::from(questions) {
            let begun = shares.iter().enumerate().map(|(party, share)| {
                vdaf.verify_init(&KEY, b"", party, &(), &nonce, &public, share).expect("valid")
            });
            let (states, messages): (Vec<_>, Vec<_>) = begun.unzip();
            let message = vdaf.verifier_shares_to_message(b"", &(), messages).expect("valid");
            for state in states {
                let ended = vdaf.verify_next(b"", state, message.clone()).expect("valid");
                assert!(matches!(ended, VerifyTransition::Finish(_)));
            }
        }
        milliseconds(start)
    })
}
