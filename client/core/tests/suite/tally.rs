//! A worker's report for a total, as it leaves the device and as a referent opens it: neither its bytes nor their number depend on the
//! answers.

use std::collections::BTreeSet;

use tdu_core::{
    calendar::{Day, Now, Week},
    client::Env,
    payload::Payload,
    seal::open_to,
};
use tdu_policies::PolicySet;
use tdu_protocol::{
    Bytes, LogId, LogKind, Timestamp, cbor,
    sign::Signed,
    tally::{Batch, BatchReport, NewReport, Opening},
};
use tdu_tally::{Choices, Leading, Nonce, Place, Shape};

use crate::drawn;
use crate::ledger::{NOW, Organisation, Somebody};

/// Reports of each kind.
const REPORTS: usize = 400;
/// As in `tally/src/tests/parties.rs`: chi-squared of two samples of the same distribution is above this with a probability below
/// 10^-21; with fewer than 20,000 places, one run in 10^16 gives a false alarm.
const MOST: f64 = 150.0;
const KEY: [u8; 32] = [7; 32];

/// A part of a report.
type View<'a> = Box<dyn Fn(&NewReport) -> Vec<u8> + 'a>;

/// The last window of a quarter, for which one worker reports again and again.
struct Window {
    service: Organisation,
    referent: Somebody,
    personal: LogId,
    signed: Signed<Opening>,
    opening: Opening,
}

impl Window {
    fn new() -> Self {
        let mut service = Organisation::new();
        let mut referent = service.grows();
        referent.receive(&service.ledger);
        service.worker.receive(&service.ledger);
        let in_weeks = |weeks: u64| NOW.at.plus(weeks * 7 * Timestamp::DAY);
        let windows = (1..=20).filter_map(|weeks| referent.client.new_window(in_weeks(weeks)));
        let ends_a_quarter = |signed: &Signed<Opening>| signed.peek().expect("our own opening").quarterly > 0;
        let signed = windows.into_iter().find(ends_a_quarter).expect("every third window does");
        let opening = signed.peek().expect("our own opening");
        let made = service.worker.step(|client, env| client.make_log(env, LogKind::Personal, &[]));
        Self { service, referent, personal: made.expect("a log of one's own"), signed, opening }
    }

    fn week(&self) -> Week {
        Day::of(self.opening.opens(), 0).week()
    }

    /// The worker answers every question of the window, each by its place; and reports as often as that.
    fn reports(&mut self, answer: impl Fn(usize) -> Option<u8>) -> Vec<NewReport> {
        let check_in = PolicySet::embedded().check_in;
        let asked = check_in.tallied().chain(&check_in.quarterly.items).enumerate();
        let answers = asked.map(|(rank, item)| (item.id.to_string(), answer(rank))).collect();
        let (week, personal) = (self.week(), self.personal);
        let worker = &mut self.service.worker;
        worker
            .step(|client, env| client.write(env, personal, Payload::CheckIn { week, answers }))
            .expect("one's own log");
        let mut env = Env { now: Now { at: self.opening.closes(), ..NOW }, rng: &mut worker.rng };
        let mut report = || worker.client.tally_report(&mut env, &self.signed, &self.opening);
        (0..REPORTS).map(|_| report().expect("a report")).collect()
    }

    /// What the referent's device opens of a report.
    fn opened(&self, report: &NewReport) -> Vec<u8> {
        let keys = self.referent.vault.content.keys().expect("the vault holds keys");
        let statement = report.statement.peek().expect("our own statement");
        open_to(&keys.sealing, &statement.helper.0).expect("sealed to the referent")
    }

    /// Bytes of everything that passes of a report on its way: its parts, the request that brings it, what the referent
    /// receives of it and what the referent's device asks then; without those that age draws.
    fn sizes(&self, report: &NewReport) -> Vec<usize> {
        let statement = report.statement.peek().expect("our own statement");
        let place =
            Place { opening: self.signed.digest().0, account: self.service.worker.client.account().0 };
        let choices = Choices::new(self.opening.questions, self.opening.levels).expect("a shape");
        let nonce: Nonce = statement.nonce.0.as_slice().try_into().expect("16 bytes");
        let (_, message) = Leading::begin(
            Shape::Choices(choices),
            place,
            &KEY,
            &nonce,
            &statement.public.0,
            &report.leader.0,
        )
        .expect("an honest report");
        let account = self.service.worker.client.account();
        let batch = Batch {
            key: Bytes(KEY.to_vec()),
            reports: vec![BatchReport {
                account,
                statement: report.statement.clone(),
                message: Bytes(message),
            }],
        };
        let helping =
            self.referent.client.help_count(&self.signed, &self.opening, &batch).expect("the first");
        assert_eq!(helping.request.valid.len(), 1, "it is counted");
        let drawn = drawn::by_age(&statement.helper.0);
        vec![
            statement.public.0.len(),
            report.leader.0.len(),
            self.opened(report).len(),
            statement.helper.0.len() - drawn,
            cbor::to_vec(&report.statement).len() - drawn,
            cbor::to_vec(report).len() - drawn,
            cbor::to_vec(&batch).len() - drawn,
            cbor::to_vec(&helping.request).len(),
        ]
    }
}

/// How often each half byte occurs at each place.
fn half_bytes(all: &[Vec<u8>]) -> Vec<[u32; 16]> {
    let mut places = vec![[0; 16]; 2 * all[0].len()];
    for bytes in all {
        assert_eq!(2 * bytes.len(), places.len(), "all have the same length");
        for (places, byte) in places.chunks_exact_mut(2).zip(bytes) {
            places[0][usize::from(byte & 15)] += 1;
            places[1][usize::from(byte >> 4)] += 1;
        }
    }
    places
}

/// Chi-squared where two samples of the same size are farthest apart.
fn apart(one: &[Vec<u8>], other: &[Vec<u8>]) -> f64 {
    let at_a_place = |(one, other): (&[u32; 16], &[u32; 16])| -> f64 {
        let pairs = one.iter().zip(other).map(|(a, b)| (f64::from(*a), f64::from(*b)));
        pairs.filter(|(a, b)| a + b > 0.0).map(|(a, b)| (a - b) * (a - b) / (a + b)).sum()
    };
    let (one, other) = (half_bytes(one), half_bytes(other));
    assert_eq!(one.len(), other.len(), "and so have the others");
    one.iter().zip(&other).map(at_a_place).fold(0.0, f64::max)
}

#[test]
fn what_a_worker_sends_has_the_same_bytes_in_number_and_in_distribution_whatever_was_answered() {
    let mut window = Window::new();
    assert_eq!((window.opening.questions, window.opening.quarterly), (21, 12));
    let alike = window.reports(|_| Some(0));
    let mixed = window.reports(|rank| u8::try_from(rank % 5).ok().filter(|level| *level < 4));
    let silent = window.reports(|_| None);

    let all = || alike.iter().chain(&mixed).chain(&silent);
    let sizes: BTreeSet<Vec<usize>> = all().step_by(REPORTS / 8).map(|report| window.sizes(report)).collect();
    assert_eq!(sizes.len(), 1, "a size tells: {sizes:?}");
    let statement = |report: &NewReport| report.statement.peek().expect("our own statement");
    let varies: BTreeSet<usize> = all().map(|report| statement(report).helper.0.len()).collect();
    assert!(varies.len() > 1, "age draws nothing any more: the sizes can be compared as they are");

    let views: [(&str, View<'_>); 5] = [
        ("the server's share", Box::new(|report| report.leader.0.clone())),
        ("the referent's share, opened", Box::new(|report| window.opened(report))),
        ("what makes it unlike others", Box::new(move |report| statement(report).nonce.0)),
        ("what both see", Box::new(move |report| statement(report).public.0)),
        // In steps of sixteen bytes, of which there are as many.
        (
            "how much age draws",
            Box::new(move |report| {
                vec![u8::try_from(drawn::by_age(&statement(report).helper.0) / 16).expect("fewer than 4096")]
            }),
        ),
    ];
    for (what, view) in &views {
        let [alike, mixed, silent] =
            [&alike, &mixed, &silent].map(|all| all.iter().map(view).collect::<Vec<_>>());
        let found = apart(&alike, &mixed).max(apart(&mixed, &silent));
        assert!(found < MOST, "{what}: {found}");
    }
    // The measure finds an answer: were the first byte of the server's share what was answered, every other time. It then finds some
    // 370, with a deviation of 14 (one time in four it would be 160: too near to what is allowed).
    let (_, leader) = &views[0];
    let planted = |all: &[NewReport], answer: u8| -> Vec<Vec<u8>> {
        let share = |(rank, report)| {
            let mut share = leader(report);
            share[0] = if rank % 2 == 0 { answer } else { share[0] };
            share
        };
        all.iter().enumerate().map(share).collect()
    };
    let found = apart(&planted(&alike, 0), &planted(&silent, 4));
    assert!(found > MOST, "{found}");
}
