//! Several clients around one honest ledger.

use tdu_core::{client::NewMember, content::Logs, onboard::Door, payload::Payload};
use tdu_protocol::{LogKind, Rights, Role, entry::Body};

use crate::ledger::{Organisation, Somebody, notes};

#[test]
fn everybody_follows_the_directory_to_the_same_root_and_the_same_policies() {
    let organisation = Organisation::new();
    for somebody in [&organisation.administrator, &organisation.manager, &organisation.worker] {
        assert_eq!(somebody.client.warning(), None);
        let by = somebody.client.rules().newest().expect("signed policies").by;
        assert_eq!(by, organisation.administrator.client.account());
    }
    assert_eq!(organisation.worker.client.role(), Role::Worker);
}

#[test]
fn the_server_holds_nothing_readable() {
    let mut organisation = Organisation::new();
    organisation.case();
    for stored in &organisation.ledger.entries {
        let bytes = tdu_protocol::cbor::to_vec(stored);
        for word in ["première", "rencontre", "Ada", "inventé"] {
            assert!(!bytes.windows(word.len()).any(|w| w == word.as_bytes()), "{word}");
        }
    }
}

#[test]
fn what_was_written_offline_survives_a_closing_and_leaves_once() {
    let mut organisation = Organisation::new();
    let case = organisation.case();
    let write = |o: &mut Organisation, text: &str| {
        let note = tdu_core::payload::Note { text: text.to_owned(), ..Default::default() };
        o.worker.step(|client, env| client.write(env, case, Payload::Note(note))).expect("allowed");
    };
    write(&mut organisation, "écrite sans réseau");
    let offline = organisation.worker.step(|c, env| c.make_log(env, LogKind::Case, &[])).expect("a new file");
    organisation.worker.reopen();
    assert_eq!(organisation.worker.client.waiting(), 2);
    assert_eq!(notes(&organisation.worker, case), ["première rencontre", "écrite sans réseau"]);
    organisation.worker.settle(&mut organisation.ledger);
    assert_eq!(organisation.worker.client.waiting(), 0);
    organisation.worker.reopen();
    assert_eq!(organisation.worker.client.waiting(), 0);
    assert_eq!(notes(&organisation.worker, case), ["première rencontre", "écrite sans réseau"]);
    assert!(organisation.ledger.states.contains_key(&offline));
    assert_eq!(organisation.worker.client.warning(), None);
}

#[test]
fn an_answer_that_was_lost_is_asked_for_again_and_nothing_is_doubled() {
    let mut organisation = Organisation::new();
    let case = organisation.case();
    let note = tdu_core::payload::Note { text: "une fois".to_owned(), ..Default::default() };
    organisation.worker.step(|c, env| c.write(env, case, Payload::Note(note))).expect("allowed");
    let sent = organisation.worker.step(|c, env| c.outgoing(env, &[])).expect("something waits");
    organisation.ledger.append(&sent).expect("taken, and the answer lost");
    let again = organisation.worker.step(|c, env| c.outgoing(env, &[])).expect("it still waits");
    assert_eq!(again.entries, sent.entries, "the same request, byte for byte");
    // The process dies before it asks again: what it wrote is recognised when it comes back by another way.
    organisation.worker.reopen();
    organisation.worker.settle(&mut organisation.ledger);
    assert_eq!(notes(&organisation.worker, case), ["première rencontre", "une fois"]);
    let stored = organisation.ledger.entries.iter().filter(|s| s.entry.log == case).count();
    assert_eq!(stored, 3, "a genesis and two notes");
}

#[test]
fn two_writers_of_one_file_end_with_both_writings_in_one_order() {
    let mut organisation = Organisation::new();
    let case = organisation.case();
    let chain =
        organisation.worker.client.chain_of(organisation.colleague.client.account()).expect("a colleague");
    organisation
        .worker
        .step(|c, _| c.grant(case, &NewMember { chain, rights: Rights::Write }))
        .expect("allowed");
    organisation.worker.settle(&mut organisation.ledger);
    organisation.colleague.settle(&mut organisation.ledger);
    assert_eq!(notes(&organisation.colleague, case), ["première rencontre"], "the past is readable");
    let write = |who: &mut Somebody, text: &str| {
        let note = tdu_core::payload::Note { text: text.to_owned(), ..Default::default() };
        who.step(|c, env| c.write(env, case, Payload::Note(note))).expect("allowed");
    };
    write(&mut organisation.worker, "de l'une");
    write(&mut organisation.colleague, "de l'autre");
    organisation.colleague.settle(&mut organisation.ledger);
    organisation.worker.settle(&mut organisation.ledger);
    organisation.colleague.settle(&mut organisation.ledger);
    let expected = ["première rencontre", "de l'autre", "de l'une"];
    assert_eq!(notes(&organisation.worker, case), expected);
    assert_eq!(notes(&organisation.colleague, case), expected);
}

#[test]
fn whoever_was_put_out_reads_nothing_new_and_whoever_comes_later_reads_the_past() {
    let mut organisation = Organisation::new();
    let case = organisation.case();
    let grant = |o: &mut Organisation, of_manager: bool| {
        let account = if of_manager { o.manager.client.account() } else { o.colleague.client.account() };
        let chain = o.worker.client.chain_of(account).expect("in the directory");
        o.worker.step(|c, _| c.grant(case, &NewMember { chain, rights: Rights::Write }))
    };
    grant(&mut organisation, false).expect("allowed");
    organisation.worker.settle(&mut organisation.ledger);
    organisation.colleague.settle(&mut organisation.ledger);
    let colleague = organisation.colleague.client.account();
    organisation.worker.step(|c, env| c.put_out(env, case, &[colleague])).expect("allowed");
    organisation.worker.settle(&mut organisation.ledger);
    organisation.note(case, "après le départ");
    organisation.colleague.receive(&organisation.ledger);
    assert_eq!(notes(&organisation.colleague, case), ["première rencontre"]);
    // Somebody new, after the change of key, reads both epochs.
    let directory = organisation.manager.client.home();
    organisation.manager.receive(&organisation.ledger);
    let mut late =
        Somebody::join(&mut organisation.ledger, &mut organisation.manager, 50, directory, Role::Worker);
    organisation.worker.receive(&organisation.ledger);
    let chain = organisation.worker.client.chain_of(late.client.account()).expect("in the directory");
    organisation
        .worker
        .step(|c, _| c.grant(case, &NewMember { chain, rights: Rights::Read }))
        .expect("allowed");
    organisation.worker.settle(&mut organisation.ledger);
    late.receive(&organisation.ledger);
    assert_eq!(notes(&late, case), ["première rencontre", "après le départ"]);
    assert_eq!(late.client.warning(), None);
}

#[test]
fn a_beneficiary_joins_with_nobody_waiting_and_both_write() {
    let mut organisation = Organisation::new();
    let conversation = organisation
        .worker
        .step(|c, env| c.make_log(env, LogKind::Conversation, &[]))
        .expect("a conversation");
    let message = |text: &str| Payload::Message { text: text.to_owned(), attachments: Vec::new() };
    organisation.worker.step(|c, env| c.write(env, conversation, message("bonjour"))).expect("allowed");
    organisation.worker.settle(&mut organisation.ledger);
    let mut person = Somebody::join(
        &mut organisation.ledger,
        &mut organisation.worker,
        60,
        conversation,
        Role::Beneficiary,
    );
    person.step(|c, env| c.write(env, conversation, message("merci"))).expect("allowed");
    person.settle(&mut organisation.ledger);
    organisation.worker.settle(&mut organisation.ledger);
    for client in [&person.client, &organisation.worker.client] {
        let log = client.log(conversation).expect("the conversation");
        let texts = log.items.iter().filter_map(|i| match i.payload() {
            Some(Payload::Message { text, .. }) => Some(text.as_str()),
            _ => None,
        });
        assert_eq!(texts.collect::<Vec<_>>(), ["bonjour", "merci"]);
    }
}

#[test]
fn a_wrong_code_or_another_organisation_opens_nothing() {
    let mut organisation = Organisation::new();
    let directory = organisation.manager.client.home();
    let prepared =
        organisation.manager.step(|c, env| c.invite(env, directory, Role::Worker)).expect("allowed");
    organisation.manager.settle(&mut organisation.ledger);
    let fragment = prepared.view.link.split('#').nth(1).expect("a fragment");
    let wrong_code = if prepared.view.code == "000000" { "000001" } else { "000000" };
    let right = Door::new(prepared.view.id, fragment, &prepared.view.code).expect("a link");
    let wrong = Door::new(prepared.view.id, fragment, wrong_code).expect("a link");
    assert_ne!(right.proof().expose(), wrong.proof().expose());
    let other = Organisation::new();
    let (secret, _) = fragment.split_once('.').expect("two parts");
    let root = tdu_protocol::cert::root_fingerprint(&tdu_protocol::Hash32([5; 32]));
    let mut strange =
        Door::new(prepared.view.id, &format!("{secret}.{root}"), &prepared.view.code).expect("a link");
    let failure = strange.take(&other.ledger.entries).expect_err("another root");
    assert_eq!(failure.kind, tdu_core::app::FailureKind::OtherOrganisation);
}

#[test]
fn an_erased_note_is_gone_and_the_chain_still_holds() {
    let mut organisation = Organisation::new();
    let case = organisation.case();
    let erase = tdu_protocol::control::Control::Erase { seqs: vec![1] };
    organisation.worker.step(|c, _| c.change(case, erase)).expect("allowed");
    organisation.worker.settle(&mut organisation.ledger);
    assert_eq!(notes(&organisation.worker, case), Vec::<String>::new());
    // The server drops the body; a new device still follows the chain.
    for stored in organisation.ledger.entries.iter_mut().filter(|s| s.entry.log == case && s.entry.seq == 1) {
        stored.entry.body = Body::Erased(stored.entry.body.digest());
    }
    organisation.worker.kept.clear();
    organisation.worker.reopen();
    organisation.worker.receive(&organisation.ledger);
    assert_eq!(organisation.worker.client.warning(), None);
    assert_eq!(notes(&organisation.worker, case), Vec::<String>::new());
}
