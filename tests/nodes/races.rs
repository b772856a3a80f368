//! Many who append to the same few logs at both servers, while servers come and go.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use tdu_protocol::entry::Head;
use tdu_protocol::{Entry, LogId};
use tdu_tests::people::Hand;
use tokio::sync::watch;
use tokio::task::JoinSet;

use super::pair::{PATIENCE, Pair, Socket, open_log};
use super::writer::{Acknowledged, EACH, Writer};

const LOGS: usize = 4;
/// At each log; about half of them at each server.
const WRITERS: usize = 5;

/// A race under way.
struct Race {
    logs: Vec<LogId>,
    writers: JoinSet<Acknowledged>,
    kept: watch::Receiver<usize>,
}

impl Race {
    /// `requests` by each writer.
    async fn begins(pair: &Pair, hand: &mut Hand, requests: usize) -> Self {
        let (tally, kept) = watch::channel(0);
        let tally = Arc::new(tally);
        let mut writers = JoinSet::new();
        let mut logs = Vec::new();
        for _ in 0..LOGS {
            let (log, head) = open_log(hand).await;
            logs.push(log);
            for n in 0..WRITERS {
                let mut ways = vec![hand.raw.twin(), pair.at_two(&hand.raw)];
                ways.rotate_left(n % 2);
                let writer = Writer { ways, log, head, tally: Arc::clone(&tally) };
                writers.spawn(writer.writes(requests));
            }
        }
        Self { logs, writers, kept }
    }

    /// Waits until so many entries were acknowledged since it began.
    async fn reaches(&mut self, count: usize) {
        let reached = tokio::time::timeout(PATIENCE, self.kept.wait_for(|kept| *kept >= count)).await;
        reached.expect("the race goes on").expect("somebody writes");
    }

    async fn ends(&mut self) -> Acknowledged {
        let mut all = Vec::new();
        while let Some(acknowledged) = self.writers.join_next().await {
            all.extend(acknowledged.expect("a writer ends well"));
        }
        all
    }
}

/// No fork, no hole, nothing twice, nothing lost: each log holds its Genesis and exactly what was acknowledged, and its
/// chain verifies.
async fn assert_all_there(hand: &mut Hand, logs: &[LogId], acknowledged: &Acknowledged) {
    let places: BTreeSet<(LogId, u64)> = acknowledged.iter().map(|(log, seq, _)| (*log, *seq)).collect();
    assert_eq!(places.len(), acknowledged.len(), "no place was promised twice");
    for log in logs {
        let entries = hand.entries(*log).await;
        let mut head = Head::EMPTY;
        for entry in &entries {
            assert!(head.accepts(entry), "{}: the chain breaks at {}", log, entry.seq);
            head = Head::after(entry);
        }
        let mine: Vec<_> = acknowledged.iter().filter(|(of, _, _)| of == log).collect();
        assert_eq!(entries.len(), mine.len() + 1, "the Genesis and what was acknowledged, once");
        for (_, seq, hash) in mine {
            let entry = &entries[usize::try_from(*seq).expect("a small number")];
            assert_eq!(entry.hash(), *hash, "{log} holds at {seq} what was acknowledged");
        }
    }
}

/// Listens until every one of these logs has this many entries, and checks that nothing came out of turn.
async fn hears_all(mut socket: Socket, logs: Vec<LogId>, each: usize) -> Vec<Entry> {
    let mut seen: BTreeMap<LogId, u64> = logs.iter().map(|log| (*log, 0)).collect();
    let mut heard = Vec::new();
    let mut last = 0;
    while seen.values().any(|count| *count < each as u64) {
        for stored in socket.hears().await.expect("the stream goes on") {
            assert!(stored.position > last, "{} after {last}", stored.position);
            last = stored.position;
            let Some(count) = seen.get_mut(&stored.entry.log) else { continue };
            assert_eq!(stored.entry.seq, *count, "the next one of its log");
            *count += 1;
            heard.push(stored.entry);
        }
    }
    heard
}

#[tokio::test(flavor = "multi_thread")]
async fn appends_that_race_at_two_servers_are_told_by_both_alike() {
    const REQUESTS: usize = 12;
    let (pair, mut hand, _) = Pair::founded().await;
    let sockets = [pair.listens(&pair.one, &hand.raw, 0).await, pair.listens(&pair.two, &hand.raw, 0).await];
    let mut race = Race::begins(&pair, &mut hand, REQUESTS).await;
    let each = WRITERS * REQUESTS * EACH + 1;
    let mut listening = JoinSet::new();
    for socket in sockets {
        listening.spawn(hears_all(socket, race.logs.clone(), each));
    }
    let acknowledged = race.ends().await;
    assert_all_there(&mut hand, &race.logs, &acknowledged).await;
    let mut at_two = pair.at_two(&hand.raw);
    let (here, there) = (hand.raw.get("/sync").await.news(), at_two.get("/sync").await.news());
    assert!(here == there, "both servers tell the same");
    assert!(here.is_sorted_by(|one, next| one.position < next.position));
    while let Some(heard) = listening.join_next().await {
        assert_eq!(heard.expect("a socket hears all in order").len(), LOGS * each);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn ten_thousand_racing_appends_of_which_one_server_is_killed_in_the_middle_leave_no_fork_no_hole_and_nothing_twice()
 {
    const REQUESTS: usize = 10_000 / LOGS / WRITERS / EACH;
    let (mut pair, mut hand, _) = Pair::founded().await;
    let socket = pair.listens(&pair.two, &hand.raw, 0).await;
    let mut race = Race::begins(&pair, &mut hand, REQUESTS).await;
    let each = WRITERS * REQUESTS * EACH + 1;
    let listening = tokio::spawn(hears_all(socket, race.logs.clone(), each));
    race.reaches(LOGS * each / 3).await;
    pair.one.is_killed().await;
    race.reaches(LOGS * each / 2).await;
    pair.one.starts_again().await;
    let acknowledged = race.ends().await;
    assert_eq!(acknowledged.len(), 10_000);
    assert_eq!(listening.await.expect("the other's stream goes on").len(), LOGS * each);
    assert_all_there(&mut hand, &race.logs, &acknowledged).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_restart_of_one_after_the_other_loses_nothing() {
    const REQUESTS: usize = 16;
    let (mut pair, mut hand, _) = Pair::founded().await;
    let mut race = Race::begins(&pair, &mut hand, REQUESTS).await;
    let all = LOGS * WRITERS * REQUESTS * EACH;
    race.reaches(all / 4).await;
    pair.one.restarts().await;
    race.reaches(all / 2).await;
    pair.two.restarts().await;
    let acknowledged = race.ends().await;
    assert_all_there(&mut hand, &race.logs, &acknowledged).await;
    let socket = pair.listens(&pair.two, &hand.raw, 0).await;
    assert_eq!(hears_all(socket, race.logs.clone(), all / LOGS + 1).await.len(), all + LOGS);
}
