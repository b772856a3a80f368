//! Signatures that held once count as known on the way to the end that was verified, and nowhere else.

use proptest::prelude::*;
use tdu_protocol::{
    Entry, Hash32, Hashed, LogId, LogKind, LogState, Rights, Verified,
    control::Control,
    entry::{Body, Head},
    sign::{Namespace, Unverified, sign},
    state::Refusal,
};

use crate::world::{Log, World, control};

/// A file with a colleague, and bodies that are no signed messages.
fn file() -> (World, Log) {
    let world = World::new();
    let mut log = world.log(LogKind::Case, &world.worker);
    log.grant(&world.worker, &world.colleague, Rights::Write);
    for body in 0..4 {
        log.take(log.next_sealed(vec![body; 40])).expect("the next entry");
    }
    (world, log)
}

/// Whether the signature in each entry counts as known: one that nobody made passes then.
fn known(verified: &Verified, entries: &[Entry]) -> Vec<bool> {
    let world = World::new();
    let of_another_place = sign(Namespace::Payload, b"", world.worker.account, vec![1], &world.worker.key);
    let message = Unverified::parse(&of_another_place).expect("a message of our own");
    let mut hashed: Vec<_> = entries.iter().map(Hashed::of).collect();
    verified.follow(&mut hashed);
    let passes = |one: &Hashed<'_>| one.verify(Namespace::Payload, &message, &Hash32([0; 32])).is_ok();
    hashed.iter().map(passes).collect()
}

#[test]
fn all_that_leads_to_the_verified_end_is_known_but_what_was_left_out() {
    let (_, log) = file();
    let end = log.entries.len();
    assert_eq!(known(&Verified::up_to(&log.state, []), &log.entries), vec![true; end]);
    let two_left_out = Verified::up_to(&log.state, [2, 4]);
    assert_eq!(known(&two_left_out, &log.entries), [true, true, false, true, false, true]);
    let last_left_out = Verified::up_to(&log.state, [5]);
    assert_eq!(known(&last_left_out, &log.entries), [true, true, true, true, true, false]);
}

#[test]
fn what_comes_after_the_verified_end_is_not_known() {
    let (_, mut log) = file();
    let verified = Verified::up_to(&log.state, []);
    log.take(log.next_sealed(vec![9; 40])).expect("the next entry");
    assert_eq!(known(&verified, &log.entries), [true, true, true, true, true, true, false]);
}

#[test]
fn nothing_is_known_of_a_history_that_ends_elsewhere() {
    let (_, log) = file();
    let verified = Verified::up_to(&log.state, []);
    let nothing = |entries: &[Entry]| known(&verified, entries).iter().all(|known| !known);
    assert!(nothing(&log.entries[..5]), "its end is missing");
    assert!(nothing(&log.entries[1..]), "its beginning is missing");
    let mut hole = log.entries.clone();
    hole.remove(3);
    assert!(nothing(&hole));
    let mut swapped = log.entries.clone();
    swapped.swap(3, 4);
    assert!(nothing(&swapped));
    // A chain that holds, with another last entry: the end alone tells it from the verified one.
    let mut rewritten = log.entries.clone();
    rewritten[5].body = Body::Present(vec![9; 40].into());
    assert!(nothing(&rewritten));
    // The same rewritten from the middle on, every hash set right again.
    let mut grown = Log { state: log.state.clone(), entries: log.entries[..3].to_vec() };
    grown.state = LogState::open(&log.entries[0], &World::new().root).expect("the genesis");
    for entry in &log.entries[1..3] {
        grown.state.apply(entry).expect("the same entries");
    }
    for _ in 3..6 {
        grown.take(grown.next_sealed(vec![9; 40])).expect("the next entry");
    }
    assert!(nothing(&grown.entries));
    // Another log of the same length.
    let other: Vec<_> = log.entries.iter().map(|e| Entry { log: LogId([41; 16]), ..e.clone() }).collect();
    assert!(nothing(&other));
    assert!(nothing(&[]));
}

#[test]
fn an_erased_body_leads_on_as_its_bytes_did() {
    let (_, log) = file();
    let mut entries = log.entries.clone();
    entries[3].body = Body::Erased(entries[3].body.digest());
    assert_eq!(known(&Verified::up_to(&log.state, []), &entries), vec![true; 6]);
}

#[test]
fn a_known_control_entry_is_still_judged_by_the_rules() {
    let (world, log) = file();
    // The colleague, who may not, lets somebody in. What a device says of it opens no door: it is no state's end.
    let grant = Control::Grant {
        chain: world.colleague.chain.clone(),
        rights: Rights::Manage,
        sealed_key: vec![1].into(),
    };
    let Head { next, hash } = log.state.head();
    let intruder = control(&grant, &world.colleague, log.state.log(), Head { next, hash }, 0);
    assert_eq!(log.state.clone().apply(&intruder), Err(Refusal::NotAllowed));
    let verified = Verified::up_to(&log.state, []);
    let mut hashed: Vec<_> = log.entries.iter().map(Hashed::of).collect();
    verified.follow(&mut hashed);
    // Nor is a known entry taken at another place, twice, or under another root.
    let mut state = LogState::begin(&hashed[0], &world.root).expect("the genesis");
    assert_eq!(state.take(&hashed[2]), Err(Refusal::Gap));
    state.take(&hashed[1]).expect("the next entry");
    assert_eq!(state.take(&hashed[1]), Err(Refusal::Taken));
    assert_eq!(
        LogState::begin(&hashed[0], &Hash32([5; 32])).err(),
        Some(Refusal::OtherOrganisation),
        "whose genesis it is does not depend on what is known"
    );
}

proptest! {
    #[test]
    fn known_or_not_entries_lead_to_the_same_state(left_out in prop::collection::btree_set(0..6_u64, 0..6)) {
        let (world, log) = file();
        let mut hashed: Vec<_> = log.entries.iter().map(Hashed::of).collect();
        Verified::up_to(&log.state, left_out).follow(&mut hashed);
        let mut state = LogState::begin(&hashed[0], &world.root).expect("the genesis");
        for entry in &hashed[1..] {
            state.take(entry).expect("the same entries");
        }
        prop_assert_eq!(&state, &log.state);
    }
}
