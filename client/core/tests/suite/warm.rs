//! Opening again what a device kept: what it verified before is not verified twice, and whatever was done to its disk
//! meanwhile, it believes no more than it would without remembering anything.

use proptest::prelude::*;
use tdu_core::{
    app::FailureKind,
    client::{Client, NewMember, RecordKey},
    content::Logs,
    payload::{Note, Payload},
};
use tdu_policies::PolicySet;
use tdu_protocol::{
    Entry, LogId, Rights, Verified,
    api::{LogInfo, Stored},
    cbor,
    control::Control,
    entry::Body,
};

use crate::ledger::{NOW, Organisation, Somebody, notes, page};

/// All that a client holds, in words.
fn held(client: &Client) -> String {
    let logs: Vec<_> = client.all().collect();
    format!("{logs:?} {} {} {:?}", client.position(), client.waiting(), client.warning())
}

fn opened_from(somebody: &Somebody, kept: impl IntoIterator<Item = (String, Vec<u8>)>) -> Client {
    let mut client = Client::begin(&somebody.vault.content, PolicySet::embedded()).expect("our own vault");
    client.restore(kept);
    client
}

fn says_what_was_verified(key: &str) -> bool {
    key.contains("/verified/")
}

/// The client of a device that remembers nothing of what it verified.
fn forgetful(somebody: &Somebody) -> Client {
    let kept = somebody.kept.clone().into_iter();
    opened_from(somebody, kept.filter(|(key, _)| !says_what_was_verified(key)))
}

/// Opens again, and finds that the device believes what a forgetful one would.
fn opened_alike(somebody: &mut Somebody) {
    let forgetful = held(&forgetful(somebody));
    somebody.reopen();
    assert_eq!(held(&somebody.client), forgetful);
}

fn kept_entry(somebody: &mut Somebody, log: LogId, seq: u64) -> &mut Vec<u8> {
    let key = RecordKey::entry(somebody.client.account(), log, seq).0;
    somebody.kept.get_mut(&key).expect("it is kept")
}

fn alter(somebody: &mut Somebody, log: LogId, seq: u64, change: impl FnOnce(&mut Entry)) {
    let kept = kept_entry(somebody, log, seq);
    let mut stored: Stored = cbor::from_slice(kept).expect("an entry");
    change(&mut stored.entry);
    *kept = cbor::to_vec(&stored);
}

/// A file of three notes at places 1 to 3.
fn file() -> (Organisation, LogId) {
    let mut organisation = Organisation::new();
    let case = organisation.case();
    organisation.note(case, "deuxième");
    organisation.note(case, "troisième");
    (organisation, case)
}

/// An old note, sealed as it should be, at the next place: signed for its former one.
fn replayed(organisation: &Organisation, case: LogId) -> Stored {
    let of_case = |stored: &&Stored| stored.entry.log == case && stored.entry.seq == 1;
    let old = organisation.ledger.entries.iter().find(of_case).expect("the first note").entry.clone();
    let head = organisation.ledger.states[&case].head();
    Stored { position: 1000, received: NOW.at, entry: Entry { seq: head.next, prev: head.hash, ..old } }
}

#[test]
fn a_device_that_nobody_touched_opens_as_it_was_closed_and_has_nothing_to_note() {
    let (mut organisation, case) = file();
    let before = held(&organisation.worker.client);
    opened_alike(&mut organisation.worker);
    assert_eq!(held(&organisation.worker.client), before);
    assert_eq!(notes(&organisation.worker, case), ["première rencontre", "deuxième", "troisième"]);
    assert!(organisation.worker.step(Client::take_records).is_empty());
}

#[test]
fn a_page_costs_one_small_record_for_each_log_that_it_touches() {
    let (mut organisation, case) = file();
    organisation.worker.kept.clear();
    organisation.worker.reopen();
    let everything = organisation.ledger.page_for(&organisation.worker.client);
    let logs: std::collections::BTreeSet<_> = everything.entries.iter().map(|s| s.entry.log).collect();
    assert!(logs.contains(&case) && everything.entries.len() > 2 * logs.len());
    organisation.worker.client.receive(&everything);
    organisation.worker.keep();
    let said = organisation.worker.kept.iter().filter(|(key, _)| says_what_was_verified(key));
    let sizes: Vec<_> = said.map(|(_, value)| value.len()).collect();
    assert_eq!(sizes.len(), logs.len());
    assert!(sizes.iter().all(|size| *size < 1024), "{sizes:?}");
}

#[test]
fn an_entry_that_was_refused_stays_refused_at_each_opening() {
    let (mut organisation, case) = file();
    let replayed = replayed(&organisation, case);
    organisation.worker.client.receive(&page(vec![replayed]));
    organisation.worker.keep();
    for _ in 0..2 {
        opened_alike(&mut organisation.worker);
        assert_eq!(organisation.worker.client.warning(), Some(FailureKind::IntruderRefused));
        assert_eq!(notes(&organisation.worker, case).len(), 3, "not twice");
    }
}

#[test]
fn a_last_entry_that_was_rewritten_on_the_disk_is_verified_and_refused() {
    let (mut organisation, case) = file();
    let first = organisation.ledger.entries.iter().find(|s| s.entry.log == case && s.entry.seq == 1);
    let body = first.expect("the first note").entry.body.clone();
    // It opens with the file's key and the chain holds up to it: the end that was verified tells, then the signature.
    alter(&mut organisation.worker, case, 3, |entry| entry.body = body);
    opened_alike(&mut organisation.worker);
    assert_eq!(notes(&organisation.worker, case), ["première rencontre", "deuxième"]);
    assert_eq!(organisation.worker.client.warning(), Some(FailureKind::IntruderRefused));
}

#[test]
fn an_entry_that_was_altered_on_the_disk_is_left_out_and_asked_for_again() {
    let (mut organisation, case) = file();
    alter(&mut organisation.worker, case, 2, |entry| entry.body = Body::Present(vec![0; 400].into()));
    opened_alike(&mut organisation.worker);
    assert_eq!(notes(&organisation.worker, case), ["première rencontre"]);
    assert_eq!(organisation.worker.client.position(), 0);
    *kept_entry(&mut organisation.worker, case, 2) = b"not an entry".to_vec();
    opened_alike(&mut organisation.worker);
    assert_eq!((notes(&organisation.worker, case).len(), organisation.worker.client.position()), (1, 0));
    organisation.worker.receive(&organisation.ledger);
    opened_alike(&mut organisation.worker);
    assert_eq!(notes(&organisation.worker, case).len(), 3);
}

#[test]
fn what_was_verified_is_believed_from_this_account_about_that_log_alone() {
    let (mut organisation, case) = file();
    let other = organisation.case();
    let worker = &mut organisation.worker;
    let [of_case, of_other] = [case, other].map(|log| worker.client.verified_key(log).0);
    let whole = worker.kept.clone();
    let mut flipped = whole[&of_case].clone();
    *flipped.last_mut().expect("not empty") ^= 1;
    let strangers = organisation.colleague.kept.values().last().expect("something").clone();
    for altered in [flipped, strangers, Vec::new(), whole[&of_other].clone()] {
        worker.kept = whole.clone();
        worker.kept.insert(of_case.clone(), altered);
        opened_alike(worker);
        assert_eq!(notes(worker, case).len(), 3);
        // It is noted anew for the next time.
        worker.keep();
        assert!(worker.kept.contains_key(&of_case));
        assert!(worker.step(Client::take_records).is_empty());
    }
    // Two that were exchanged say each what they said.
    worker.kept = whole.clone();
    worker.kept.insert(of_case.clone(), whole[&of_other].clone());
    worker.kept.insert(of_other, whole[&of_case].clone());
    opened_alike(worker);
    // Something else that this account sealed, of the same shape inside, is no such record.
    let said = Verified::up_to(worker.client.replica(case).expect("the file").state(), []);
    let draft = tdu_core::seal::seal(&mut worker.rng, worker.client.own_key(), cbor::to_vec(&said));
    worker.kept = whole;
    worker.kept.insert(of_case, draft);
    opened_alike(worker);
    assert!(!worker.step(Client::take_records).is_empty(), "it said nothing");
}

#[test]
fn a_device_that_lost_the_end_of_a_log_asks_for_it_again() {
    let (mut organisation, case) = file();
    let account = organisation.worker.client.account();
    organisation.worker.kept.remove(&RecordKey::entry(account, case, 3).0);
    opened_alike(&mut organisation.worker);
    assert_eq!(notes(&organisation.worker, case), ["première rencontre", "deuxième"]);
    let state = &organisation.ledger.states[&case];
    let listed = LogInfo { log: case, kind: state.kind(), head: state.head() };
    organisation.worker.client.compare(&[listed]);
    assert_eq!(organisation.worker.client.wanted(), Some((case, 3)));
    organisation.worker.receive(&organisation.ledger);
    opened_alike(&mut organisation.worker);
    assert_eq!(notes(&organisation.worker, case).len(), 3);
}

#[test]
fn erased_words_stay_erased_even_if_the_disk_brings_them_back() {
    let (mut organisation, case) = file();
    let with_words = kept_entry(&mut organisation.worker, case, 2).clone();
    organisation.worker.step(|c, _| c.change(case, Control::Erase { seqs: vec![2] })).expect("allowed");
    organisation.worker.settle(&mut organisation.ledger);
    opened_alike(&mut organisation.worker);
    assert_eq!(notes(&organisation.worker, case), ["première rencontre", "troisième"]);
    *kept_entry(&mut organisation.worker, case, 2) = with_words;
    opened_alike(&mut organisation.worker);
    assert_eq!(notes(&organisation.worker, case), ["première rencontre", "troisième"]);
}

#[test]
fn words_that_a_device_never_saw_are_verified_if_its_disk_brings_them() {
    let (mut organisation, case) = file();
    // The server gives a replayed note as one whose body was erased; later the disk has the body.
    let replayed = replayed(&organisation, case);
    let mut erased = replayed.clone();
    erased.entry.body = Body::Erased(replayed.entry.body.digest());
    organisation.worker.client.receive(&page(vec![erased]));
    organisation.worker.keep();
    opened_alike(&mut organisation.worker);
    alter(&mut organisation.worker, case, replayed.entry.seq, |entry| entry.body = replayed.entry.body);
    opened_alike(&mut organisation.worker);
    assert_eq!(notes(&organisation.worker, case).len(), 3, "not twice");
    assert_eq!(organisation.worker.client.warning(), Some(FailureKind::IntruderRefused));
}

/// What may happen to a file between two openings.
#[derive(Clone, Copy, Debug)]
enum Step {
    Note,
    Share,
    ChangeKey,
    Erase,
    Replay,
    Offline,
    Reopen,
}

fn steps() -> impl Strategy<Value = Vec<Step>> {
    use Step::{ChangeKey, Erase, Note, Offline, Reopen, Replay, Share};
    let step = prop::sample::select(vec![Note, Note, Share, ChangeKey, Erase, Replay, Offline, Reopen]);
    prop::collection::vec(step, 1..12)
}

impl Step {
    fn of(self, organisation: &mut Organisation, case: LogId) {
        let colleague = organisation.colleague.client.account();
        let state = organisation.ledger.states[&case].clone();
        let worker = &mut organisation.worker;
        match self {
            Self::Note => organisation.note(case, "encore"),
            Self::Offline => {
                let note = Note { text: "en attente".to_owned(), ..Note::default() };
                worker.step(|c, env| c.write(env, case, Payload::Note(note))).map(drop).expect("allowed");
            }
            // Whoever was put out of a file does not come back.
            Self::Share if state.member(colleague).is_none() && state.past_member(colleague).is_none() => {
                let chain = worker.client.chain_of(colleague).expect("in the directory");
                let member = NewMember { chain, rights: Rights::Write };
                worker.step(|c, _| c.grant(case, &member)).expect("allowed");
            }
            Self::ChangeKey if state.may_read(colleague) => {
                worker.step(|c, env| c.put_out(env, case, &[colleague])).expect("allowed");
            }
            Self::Erase => {
                worker.step(|c, _| c.change(case, Control::Erase { seqs: vec![1] })).expect("allowed");
            }
            Self::Replay => {
                let replayed = replayed(organisation, case).entry;
                // Since a change of key it is of a former epoch, and no server takes it.
                if replayed.epoch == state.epoch() {
                    organisation.ledger.accept(&replayed);
                }
            }
            Self::Reopen => worker.reopen(),
            Self::Share | Self::ChangeKey => {}
        }
        if !matches!(self, Self::Offline) {
            organisation.worker.settle(&mut organisation.ledger);
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn whatever_happened_a_device_opens_as_if_it_verified_all_of_it_anew(steps in steps()) {
        let (mut organisation, case) = file();
        for step in steps {
            step.of(&mut organisation, case);
            let worker = &organisation.worker;
            prop_assert_eq!(held(&opened_from(worker, worker.kept.clone())), held(&forgetful(worker)));
        }
    }
}
