//! A server that lies, at the level of entries: each lie has its own message, and changes nothing.

use tdu_core::app::FailureKind;
use tdu_protocol::{
    Kind,
    api::{Appended, LogInfo, Page, Stored},
    entry::{Body, Head},
    receipt::Receipt,
};

use crate::ledger::{NOW, Organisation, notes, page, receipt_key};

fn of_case(organisation: &Organisation, case: tdu_protocol::LogId) -> Vec<Stored> {
    organisation.ledger.entries.iter().filter(|s| s.entry.log == case).cloned().collect()
}

/// A worker's new device that is shown only these entries.
fn shown(organisation: &mut Organisation, entries: Vec<Stored>) -> Option<FailureKind> {
    organisation.worker.kept.clear();
    organisation.worker.reopen();
    organisation.worker.client.receive(&page(entries));
    organisation.worker.client.warning()
}

#[test]
fn a_reordered_history_is_refused() {
    let mut organisation = Organisation::new();
    let case = organisation.case();
    organisation.note(case, "deuxième");
    let mut entries = of_case(&organisation, case);
    entries.swap(1, 2);
    let (first, second) = (entries[1].entry.seq, entries[2].entry.seq);
    entries[1].entry.seq = second;
    entries[2].entry.seq = first;
    assert_eq!(shown(&mut organisation, entries), Some(FailureKind::HistoryChanged));
    assert_eq!(notes(&organisation.worker, case), Vec::<String>::new());
}

#[test]
fn an_entry_moved_to_another_place_is_not_believed() {
    let mut organisation = Organisation::new();
    let case = organisation.case();
    // The server repeats a sealed note as the next entry, with a chain that holds.
    let mut entries = of_case(&organisation, case);
    let replay = entries[1].entry.clone();
    let head = organisation.ledger.states[&case].head();
    let replay = tdu_protocol::Entry { seq: head.next, prev: head.hash, ..replay };
    entries.push(Stored { position: 1000, received: NOW.at, entry: replay });
    assert_eq!(shown(&mut organisation, entries), Some(FailureKind::IntruderRefused));
    assert_eq!(notes(&organisation.worker, case), ["première rencontre"], "not twice");
}

#[test]
fn a_dropped_tail_is_noticed_by_a_device_that_has_seen_it() {
    let mut organisation = Organisation::new();
    let case = organisation.case();
    organisation.note(case, "deuxième");
    let two = Head::after(&of_case(&organisation, case)[1].entry);
    let kind = tdu_protocol::LogKind::Case;
    organisation.worker.client.compare(&[LogInfo { log: case, kind, head: two }]);
    assert_eq!(organisation.worker.client.warning(), Some(FailureKind::HistoryShortened));
    assert_eq!(notes(&organisation.worker, case).len(), 2, "what was seen stays");
}

#[test]
fn a_rewritten_entry_is_noticed_by_a_device_that_has_seen_it() {
    let mut organisation = Organisation::new();
    let case = organisation.case();
    let mut stored = of_case(&organisation, case)[1].clone();
    stored.entry.body = Body::Present(vec![0; 300].into());
    organisation.worker.client.receive(&Page { entries: vec![stored], next: 0, more: false });
    assert_eq!(organisation.worker.client.warning(), Some(FailureKind::HistoryChanged));
    assert_eq!(notes(&organisation.worker, case), ["première rencontre"]);
}

#[test]
fn a_note_that_the_server_made_up_is_not_believed() {
    let mut organisation = Organisation::new();
    let case = organisation.case();
    let head = organisation.ledger.states[&case].head();
    let made_up = tdu_protocol::Entry {
        log: case,
        seq: head.next,
        prev: head.hash,
        kind: Kind::Sealed,
        epoch: 0,
        body: Body::Present(vec![1; 400].into()),
    };
    let stored = Stored { position: 1000, received: NOW.at, entry: made_up };
    organisation.worker.client.receive(&page(vec![stored]));
    assert_eq!(organisation.worker.client.warning(), Some(FailureKind::IntruderRefused));
    assert_eq!(notes(&organisation.worker, case), ["première rencontre"]);
}

#[test]
fn a_receipt_for_something_else_leaves_the_note_waiting() {
    let mut organisation = Organisation::new();
    let case = organisation.case();
    let note = tdu_core::payload::Note { text: "à garder".to_owned(), ..Default::default() };
    organisation
        .worker
        .step(|c, env| c.write(env, case, tdu_core::payload::Payload::Note(note)))
        .expect("allowed");
    let sent = organisation.worker.step(|c, env| c.outgoing(env, &[])).expect("something waits");
    let entry = &sent.entries[0];
    let stranger = ed25519_dalek::SigningKey::from_bytes(&[9; 32]);
    let other_hash = tdu_protocol::Hash32([1; 32]);
    for receipt in [
        Receipt::make(entry.log, entry.seq, other_hash, NOW.at, &receipt_key()),
        Receipt::make(entry.log, entry.seq + 1, entry.hash(), NOW.at, &receipt_key()),
        Receipt::make(entry.log, entry.seq, entry.hash(), NOW.at, &stranger),
    ] {
        let failure = organisation.worker.client.landed(&sent, &Appended { receipts: vec![receipt] });
        assert_eq!(failure.expect_err("a false receipt").kind, FailureKind::HistoryChanged);
        assert_eq!(organisation.worker.client.waiting(), 1);
    }
    let none = organisation.worker.client.landed(&sent, &Appended { receipts: Vec::new() });
    assert!(none.is_err());
}

#[test]
fn a_split_directory_shows_at_the_first_message() {
    let mut organisation = Organisation::new();
    let case = organisation.case();
    // The colleague is shown another end of the directory than the worker, then shares a file with the worker.
    let directory = organisation.worker.client.home();
    let profile = |name: &str| tdu_core::payload::Payload::Profile { name: name.to_owned() };
    organisation.colleague.step(|c, env| c.write(env, directory, profile("Une"))).expect("allowed");
    let fork = organisation.colleague.step(|c, env| c.outgoing(env, &[])).expect("something waits");
    let receipts = fork.entries.iter().map(|e| Receipt::make(e.log, e.seq, e.hash(), NOW.at, &receipt_key()));
    let receipts = Appended { receipts: receipts.collect() };
    organisation.colleague.client.landed(&fork, &receipts).expect("the liar's receipts are well formed");
    organisation.worker.step(|c, env| c.write(env, directory, profile("Autre"))).expect("allowed");
    organisation.worker.settle(&mut organisation.ledger);
    let shared = organisation
        .colleague
        .step(|c, env| c.make_log(env, tdu_protocol::LogKind::Case, &[]))
        .expect("a worker's file");
    let chain =
        organisation.colleague.client.chain_of(organisation.worker.client.account()).expect("a colleague");
    let rights = tdu_protocol::Rights::Write;
    let note = tdu_core::payload::Note { text: "vu d'ailleurs".to_owned(), ..Default::default() };
    let send = |o: &mut Organisation| {
        while let Some(out) = o.colleague.step(|c, env| c.outgoing(env, &[directory])) {
            let answer = o.ledger.append(&out).expect("nobody else writes there");
            o.colleague.client.landed(&out, &answer).expect("good receipts");
        }
    };
    send(&mut organisation);
    organisation
        .colleague
        .step(|c, _| c.grant(shared, &tdu_core::client::NewMember { chain, rights }))
        .expect("allowed");
    organisation
        .colleague
        .step(|c, env| c.write(env, shared, tdu_core::payload::Payload::Note(note)))
        .expect("allowed");
    send(&mut organisation);
    organisation.worker.receive(&organisation.ledger);
    assert_eq!(organisation.worker.client.warning(), Some(FailureKind::HistoryChanged));
    assert_eq!(notes(&organisation.worker, case), ["première rencontre"]);
}
