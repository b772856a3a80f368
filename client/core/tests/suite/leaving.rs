//! Somebody leaves the service: who puts them out of what, who was quicker, and what was written meanwhile.

use tdu_core::{
    app::FailureKind,
    client::{GivenUp, NewMember},
    payload::{Note, Payload},
};
use tdu_protocol::{
    AccountId, LogId, Rights, Role,
    api::{Page, Stored},
    control::{Control, MAX_CONTROL},
    entry::Head,
    sign::Place,
};

use super::ledger::{Organisation, Somebody, notes};

/// A file of the worker's that the colleague and a third worker manage too; the third.
fn shared() -> (Organisation, LogId, Somebody) {
    let mut organisation = Organisation::new();
    let directory = organisation.manager.client.home();
    let mut third =
        Somebody::join(&mut organisation.ledger, &mut organisation.manager, 70, directory, Role::Worker);
    organisation.worker.receive(&organisation.ledger);
    let case = organisation.case();
    for account in [organisation.colleague.client.account(), third.client.account()] {
        let chain = organisation.worker.client.chain_of(account).expect("in the directory");
        let member = NewMember { chain, rights: Rights::Manage };
        organisation.worker.step(|c, _| c.grant(case, &member)).expect("allowed");
    }
    organisation.worker.settle(&mut organisation.ledger);
    organisation.colleague.settle(&mut organisation.ledger);
    third.settle(&mut organisation.ledger);
    (organisation, case, third)
}

/// The manager puts the worker out of the service.
fn leaves(organisation: &mut Organisation) -> AccountId {
    let leaver = organisation.worker.client.account();
    organisation.manager.receive(&organisation.ledger);
    organisation.manager.step(|c, env| c.put_out_of_service(env, leaver)).expect("a manager may");
    organisation.manager.settle(&mut organisation.ledger);
    leaver
}

fn writes(somebody: &mut Somebody, case: LogId, text: &str) {
    let note = Note { text: text.to_owned(), ..Note::default() };
    somebody.step(|c, env| c.write(env, case, Payload::Note(note))).expect("allowed");
}

/// Everything of a log, as if the server still gave it to whoever was put out.
fn everything(organisation: &Organisation, log: LogId) -> Page {
    let of_it = |stored: &&Stored| stored.entry.log == log;
    let entries = organisation.ledger.entries.iter().filter(of_it).cloned().collect();
    Page { entries, next: 0, more: false }
}

#[test]
fn a_colleagues_device_puts_out_whoever_left_and_they_open_nothing_written_after() {
    let (mut organisation, case, mut third) = shared();
    let leaver = leaves(&mut organisation);
    assert!(!organisation.colleague.client.must_sweep(), "they have not heard of it");
    organisation.colleague.receive(&organisation.ledger);
    assert!(organisation.colleague.client.has_left(leaver) && organisation.colleague.client.must_sweep());
    organisation.colleague.settle(&mut organisation.ledger);
    let state = organisation.ledger.states[&case].clone();
    assert!(state.past_member(leaver).is_some());
    assert_eq!((state.epoch(), state.rotation_due()), (1, false));

    writes(&mut organisation.colleague, case, "après le départ");
    organisation.colleague.settle(&mut organisation.ledger);
    third.settle(&mut organisation.ledger);
    assert_eq!(notes(&third, case), ["première rencontre", "après le départ"]);
    assert_eq!(organisation.ledger.states[&case].epoch(), 1, "once is enough");
    let all = everything(&organisation, case);
    organisation.worker.client.receive_log(&all);
    assert_eq!(notes(&organisation.worker, case), ["première rencontre"], "not even with all of the server");
}

#[test]
fn two_devices_at_the_same_time_change_the_key_once_and_no_note_is_lost() {
    let (mut organisation, case, mut third) = shared();
    let leaver = leaves(&mut organisation);
    organisation.colleague.receive(&organisation.ledger);
    third.receive(&organisation.ledger);
    // Written before either heard that the other was quicker, under the former key as far as they know.
    writes(&mut organisation.colleague, case, "de la collègue");
    writes(&mut third, case, "de la troisième");
    let first = third.step(|c, env| {
        c.sweep(env, &[]);
        c.outgoing(env, &[]).expect("a change and a note wait")
    });
    assert_eq!(first.entries.len(), 2, "the change goes alone, before what is sealed under its key");
    organisation.colleague.settle(&mut organisation.ledger);
    let missing = organisation.ledger.append(&first).expect_err("the colleague was quicker");
    third.client.moved_on(&missing);
    third.settle(&mut organisation.ledger);
    organisation.colleague.receive(&organisation.ledger);
    for somebody in [&organisation.colleague, &third] {
        assert_eq!(notes(somebody, case), ["première rencontre", "de la collègue", "de la troisième"]);
        assert_eq!(somebody.client.waiting(), 0);
    }
    let state = &organisation.ledger.states[&case];
    assert_eq!((state.epoch(), state.rotation_due(), state.member(leaver).is_some()), (1, false, false));
    let all = everything(&organisation, case);
    organisation.worker.client.receive_log(&all);
    assert_eq!(notes(&organisation.worker, case), ["première rencontre"]);
}

#[test]
fn a_change_of_key_that_somebody_began_is_ended_by_another_before_any_words() {
    let (mut organisation, case, mut third) = shared();
    // A device that stopped between the two.
    let leaver = organisation.worker.client.account();
    let state = &organisation.ledger.states[&case];
    let Head { next, hash } = state.head();
    let place = Place { log: case, seq: next, prev: hash, epoch: 0 };
    let keys = organisation.colleague.vault.content.keys().expect("our own vault");
    let revoke = Control::Revoke { account: leaver }.to_entry(place, keys.account, &keys.signing);
    writes(&mut third, case, "attend");
    let one = tdu_core::client::Outgoing { log: case, is_new: false, entries: vec![revoke], holds: vec![] };
    organisation.ledger.append(&one).expect("the right place");
    third.receive(&organisation.ledger);
    third.settle(&mut organisation.ledger);
    assert_eq!(organisation.ledger.states[&case].epoch(), 1);
    assert_eq!(notes(&third, case), ["première rencontre", "attend"]);
}

#[test]
fn what_was_made_for_the_former_key_is_made_anew_or_given_up() {
    let (mut organisation, case, mut third) = shared();
    let directory = organisation.manager.client.home();
    let late =
        Somebody::join(&mut organisation.ledger, &mut organisation.manager, 90, directory, Role::Worker);
    third.receive(&organisation.ledger);
    let chain = third.client.chain_of(late.client.account()).expect("in the directory");
    third.step(|c, _| c.grant(case, &NewMember { chain, rights: Rights::Write })).expect("allowed");
    third.step(|c, _| c.change(case, Control::Erase { seqs: vec![1] })).expect("allowed");
    let colleague = organisation.colleague.client.account();
    third.step(|c, env| c.put_out(env, case, &[colleague])).expect("allowed");
    // Meanwhile somebody else changes the key.
    let leaver = organisation.worker.client.account();
    organisation.colleague.step(|c, env| c.put_out(env, case, &[leaver])).expect("allowed");
    organisation.colleague.settle(&mut organisation.ledger);
    third.receive(&organisation.ledger);
    third.settle(&mut organisation.ledger);
    let state = &organisation.ledger.states[&case];
    assert!(state.member(late.client.account()).is_some(), "the key was sealed to them anew");
    assert!(state.member(colleague).is_some(), "whoever asked for it asks again");
    assert_eq!((state.epoch(), third.client.waiting()), (1, 0));
    assert_eq!(notes(&third, case), Vec::<String>::new(), "what was to be erased is");
}

#[test]
fn only_those_who_let_in_put_out_and_nobody_themselves() {
    let mut organisation = Organisation::new();
    let Organisation { administrator, manager, worker, colleague, ledger } = &mut organisation;
    for somebody in [&mut *administrator, &mut *manager, &mut *worker, &mut *colleague] {
        somebody.receive(ledger);
    }
    let accounts = [&*administrator, &*manager, &*worker, &*colleague].map(|s| s.client.account());
    let may = |by: &Somebody| accounts.map(|account| by.client.may_put_out(account));
    assert_eq!(may(administrator), [false, true, false, false]);
    assert_eq!(may(manager), [false, false, true, true]);
    assert_eq!(may(worker), [false; 4]);
    let refused = manager.step(|c, env| c.put_out_of_service(env, accounts[0])).expect_err("above them");
    assert_eq!((refused.kind, manager.client.waiting()), (FailureKind::NotAllowed, 0));
}

#[test]
fn a_refused_change_is_given_up_whole_and_words_are_not() {
    let (mut organisation, case, mut third) = shared();
    let leaver = leaves(&mut organisation);
    third.receive(&organisation.ledger);
    writes(&mut third, case, "reste");
    third.step(|c, env| c.sweep(env, &[]));
    third.step(|c, env| c.outgoing(env, &[])).expect("the change is first");
    // As a server would that says no to both, for whatever reason.
    assert_eq!(third.client.refused(case), GivenUp::PuttingOut);
    assert_eq!(third.client.refused(case), GivenUp::PuttingOut);
    assert_eq!(third.client.refused(case), GivenUp::Nothing);
    assert_eq!(third.client.unsent(), 1);
    third.step(|c, env| c.sweep(env, &[case]));
    assert_eq!(third.client.waiting(), 1, "that log is passed over for now");
    third.settle(&mut organisation.ledger);
    assert!(organisation.ledger.states[&case].member(leaver).is_none());
    assert_eq!(notes(&third, case), ["première rencontre", "reste"]);
}

#[test]
fn a_large_directory_can_change_its_key() {
    let mut organisation = Organisation::new();
    let leaver = organisation.colleague.client.account();
    organisation.manager.receive(&organisation.ledger);
    organisation.manager.step(|c, env| c.put_out_of_service(env, leaver)).expect("a manager may");
    let sent = organisation.manager.step(|c, env| c.outgoing(env, &[])).expect("two entries");
    let bytes = sent.entries[1].body().expect("a body").len();
    let members = 3;
    let each = bytes / members;
    // Three keys tell no more than roughly: age adds some random bytes to each.
    assert!(each * 400 < MAX_CONTROL, "{each} bytes for each of those who stay");
}
