//! Appending, conflict and rebase, erased bodies: what holds whatever is written.

use proptest::prelude::*;
use tdu_protocol::{
    Hash32, LogKind, LogState,
    entry::{Body, MAX_BODY},
    state::Refusal,
};

use crate::world::{Log, World};

fn filled(bodies: &[Vec<u8>]) -> (World, Log) {
    let world = World::new();
    let mut log = world.log(LogKind::Case, &world.worker);
    for body in bodies {
        log.take(log.next_sealed(body.clone())).expect("the next entry");
    }
    (world, log)
}

fn bodies() -> impl Strategy<Value = Vec<Vec<u8>>> {
    prop::collection::vec(prop::collection::vec(any::<u8>(), 0..64), 1..20)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn what_was_appended_replays_to_the_same_state(bodies in bodies()) {
        let (world, log) = filled(&bodies);
        let mut state = LogState::open(&log.entries[0], &world.root).expect("the genesis");
        for entry in &log.entries[1..] {
            state.apply(entry).expect("the same entries");
        }
        prop_assert_eq!(&state, &log.state);
    }

    #[test]
    fn one_changed_byte_anywhere_breaks_the_chain(bodies in bodies(), at in any::<prop::sample::Index>(), flip in 1..=255_u8) {
        let (world, log) = filled(&bodies);
        let index = 1 + at.index(bodies.len());
        let mut entries = log.entries.clone();
        let Body::Present(body) = &mut entries[index].body else { unreachable!("nothing was erased") };
        if body.0.is_empty() { body.0.push(flip) } else { body.0[0] ^= flip }
        let mut state = LogState::open(&entries[0], &world.root).expect("the genesis");
        let applied = entries[1..].iter().try_for_each(|e| state.apply(e).map(|_| ()));
        // The last body is covered by the head alone: whoever knows the head sees the change.
        prop_assert!(applied == Err(Refusal::Broken) || state.head() != log.state.head());
    }

    #[test]
    fn erased_bodies_leave_the_chain_whole(bodies in bodies(), erased in prop::collection::vec(any::<bool>(), 20)) {
        let (world, log) = filled(&bodies);
        let mut state = LogState::open(&log.entries[0], &world.root).expect("the genesis");
        for (index, entry) in log.entries.iter().enumerate().skip(1) {
            let mut entry = entry.clone();
            if erased[index % 20] {
                entry.body = Body::Erased(entry.body.digest());
            }
            state.apply(&entry).expect("the hash covers the body's hash");
        }
        prop_assert_eq!(state.head(), log.state.head());
    }

    #[test]
    fn two_writers_who_race_end_with_one_order_and_both_writings(first in bodies(), second in bodies()) {
        let (world, mut server) = filled(&[]);
        let mut late = server.clone();
        for body in &first {
            server.take(server.next_sealed(body.clone())).expect("the first writer");
        }
        for body in &second {
            // The late one writes at a place that is taken, is told what it lacks, and writes again after it.
            let hoped = late.next_sealed(body.clone());
            if let Err(refusal) = server.state.clone().apply(&hoped) {
                prop_assert_eq!(refusal, Refusal::Taken);
                for missing in &server.entries[late.entries.len()..] {
                    late.take(missing.clone()).expect("what was missing follows");
                }
            }
            let entry = late.next_sealed(body.clone());
            server.take(entry.clone()).expect("rebased");
            late.take(entry).expect("rebased");
        }
        prop_assert_eq!(server.entries.len(), 1 + first.len() + second.len());
        prop_assert_eq!(&server.state, &late.state);
        prop_assert!(LogState::open(&server.entries[0], &world.root).is_ok());
    }
}

#[test]
fn each_way_of_not_following_has_its_own_name() {
    let (_, mut log) = filled(&[vec![1], vec![2]]);
    let good = log.next_sealed(vec![3]);
    let mut cases = vec![(log.entries[1].clone(), Refusal::Taken)];
    let mut change = |f: &dyn Fn(&mut tdu_protocol::Entry), refusal| {
        let mut entry = good.clone();
        f(&mut entry);
        cases.push((entry, refusal));
    };
    change(&|e| e.log.0[0] ^= 1, Refusal::OtherLog);
    change(&|e| e.seq += 1, Refusal::Gap);
    change(&|e| e.prev = Hash32([0; 32]), Refusal::Broken);
    change(&|e| e.epoch = 1, Refusal::WrongEpoch);
    change(&|e| e.body = Body::Present(vec![0; MAX_BODY + 1].into()), Refusal::TooLong);
    for (entry, refusal) in cases {
        let before = log.state.clone();
        assert_eq!(log.state.apply(&entry), Err(refusal));
        assert_eq!(log.state, before, "an entry that is refused changes nothing");
    }
    log.take(good).expect("the good one");
}
