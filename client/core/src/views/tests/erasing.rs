use proptest::prelude::*;
use tdu_policies::Lang;
use tdu_protocol::{LogId, Rights, WriteId};

use super::build::{Actor, Service, contact, day};
use crate::{
    app::{CharterView, MessagesToNote, NotedMessages},
    content::Content,
    payload::{Note, Payload},
    views,
};

/// A file with a note, messages and a charter that both signed, given up two years later.
struct Given {
    s: Service,
    case: LogId,
    conversation: LogId,
    worker: Actor,
    person: Actor,
    note: WriteId,
}

impl Given {
    fn up() -> Self {
        let mut s = Service::new();
        let (case, conversation, person) = s.accompany("Amina");
        let worker = s.worker.clone();
        let note = s.note(case, &worker, contact("2026-11-26", "telephone"));
        s.present(conversation, &worker);
        s.say(conversation, &person, "Bonjour");
        let signed = s.sign(conversation, &person, Lang::Ar);
        let signed = s.hash_of(conversation, signed);
        s.write(conversation, &worker, Payload::CharterCountersigned { signed, vouched: None });
        s.at("2028-12-01", 9, 0);
        s.give_up(conversation, &worker);
        s.give_up(case, &worker);
        Self { s, case, conversation, worker, person, note }
    }

    fn erases(&mut self) -> usize {
        self.s.erase_due(&self.worker)
    }

    fn charter(&self) -> CharterView {
        charter(&self.s, &self.person, self.conversation).expect("a charter")
    }
}

fn charter(s: &Service, eyes: &Actor, conversation: LogId) -> Option<CharterView> {
    views::charter(&s.eyes(eyes).world(), conversation, Lang::Fr)
}

/// What a proof is made of, for each answer.
fn proofs(s: &Service, conversation: LogId) -> Vec<(Vec<u64>, [u8; 32])> {
    let eyes = s.eyes(&s.worker);
    let Some(view) = views::charter(&eyes.world(), conversation, Lang::Fr) else { return Vec::new() };
    let parts = view.proofs.iter().map(|proof| {
        let parts = views::proof_parts(&eyes.world(), conversation, Some(proof.of)).expect("a proof");
        (parts.places, parts.text.digest())
    });
    parts.collect()
}

/// Ids of what can still be read of a log.
fn readable(s: &Service, log: LogId) -> Vec<WriteId> {
    s.logs[&log].items.iter().filter(|item| item.payload().is_some()).map(|item| item.id).collect()
}

#[test]
fn a_file_goes_with_its_conversation_and_the_proof_of_the_charter_stays_whole() {
    let mut given = Given::up();
    let other = given.s.open_case(&given.worker.clone(), "Bilal");
    let (before, theirs) = (given.charter(), readable(&given.s, other));
    let made_of = proofs(&given.s, given.conversation);
    assert_eq!(given.erases(), 3, "who she is, the note, the message");
    assert_eq!(given.charter(), before);
    assert_eq!(proofs(&given.s, given.conversation), made_of);
    assert_eq!((made_of.len(), readable(&given.s, other)), (1, theirs));
    let said = views::conversation(&given.s.eyes(&given.person).world(), None).expect("her conversation");
    assert_eq!((said.messages.len(), said.erased.is_some(), said.noted_gone), (0, true, false));
    assert_eq!(given.erases(), 0, "once");
}

#[test]
fn a_decision_counts_in_its_place_and_by_the_files_keeper_alone() {
    let mut s = Service::new();
    let (case, conversation, person) = s.accompany("Amina");
    let (worker, colleague) = (s.worker.clone(), s.colleague.clone());
    s.grant(case, &worker, &colleague, Rights::Write);
    s.grant(conversation, &worker, &colleague, Rights::Write);
    let before = s.logs[&case].state.head().next;
    s.note(case, &colleague, contact("2026-11-26", "telephone"));
    s.write(case, &worker, Payload::FileErased { before });
    s.give_up(case, &colleague);
    s.give_up(conversation, &colleague);
    s.give_up(conversation, &person);
    assert_eq!(s.erase_due(&worker), 0, "a note came between; others may not");
    let before = s.logs[&case].state.head().next;
    s.write_offline(case, &worker, Payload::FileErased { before });
    assert_eq!(s.erase_due(&worker), 0, "it has not left yet");
}

#[test]
fn what_this_version_cannot_read_and_what_comes_later_stays() {
    let mut given = Given::up();
    let newer = given.note;
    let items = &mut given.s.logs.get_mut(&given.case).expect("the file").items;
    items.iter_mut().find(|item| item.id == newer).expect("the note").content = Content::Newer;
    let worker = given.worker.clone();
    given.s.note(given.case, &worker, contact("2028-12-01", "telephone"));
    assert_eq!(given.erases(), 2, "who she is, the message");
    assert_eq!(given.erases(), 0);
}

#[test]
fn the_proof_goes_five_years_later_unless_the_file_went_on() {
    let mut given = Given::up();
    given.erases();
    given.s.at("2033-11-30", 9, 0);
    assert_eq!(given.erases(), 0);
    given.s.at("2033-12-01", 9, 0);
    let (worker, conversation) = (given.worker.clone(), given.conversation);
    let said = given.s.write_offline(
        conversation,
        &worker,
        Payload::Message { text: String::new(), attachments: Vec::new() },
    );
    assert_eq!(given.erases(), 0, "somebody writes");
    given.s.logs.get_mut(&conversation).expect("a log").items.retain(|item| item.id != said);
    assert_eq!(given.erases(), 4, "first words, presentation, both signatures");
    assert_eq!(charter(&given.s, &given.person, conversation), None);
    let shown = views::case(&given.s.eyes(&worker).world(), given.case).expect("a file").summary;
    assert_eq!(shown.erased.expect("it was").proof_until, None);
}

#[test]
fn messages_go_ninety_days_after_they_were_noted_and_no_others_do() {
    let mut s = Service::new();
    let (case, conversation, person) = s.accompany("Amina");
    let (worker, colleague) = (s.worker.clone(), s.colleague.clone());
    s.present(conversation, &worker);
    s.say(conversation, &person, "un");
    s.say(conversation, &worker, "deux");
    let before = s.logs[&conversation].state.head().next;
    s.say(conversation, &person, "trois, que personne n'a vu");
    let shown =
        |s: &Service| views::conversation(&s.eyes(&worker).world(), Some(conversation)).expect("there");
    let in_file = |s: &Service, who: &Actor| views::case(&s.eyes(who).world(), case).expect("a file").to_note;
    assert_eq!(shown(&s).noted, None);
    assert_eq!(shown(&s).to_note, Some(MessagesToNote { count: 3, before: before + 1 }));
    s.grant(conversation, &worker, &colleague, Rights::Write);
    for other in [&colleague, &person] {
        s.write(conversation, other, Payload::MessagesNoted { before: 99 });
    }
    let at = s.clock();
    s.write(conversation, &worker, Payload::MessagesNoted { before });
    s.write_offline(conversation, &worker, Payload::MessagesNoted { before: 99 });
    assert_eq!(s.erase_due(&worker), 0);
    assert_eq!(shown(&s).to_note, None, "that it is said here is enough, though it waits to leave");
    s.logs.get_mut(&conversation).expect("a log").items.pop();
    let last = Some(MessagesToNote { count: 1, before: s.logs[&conversation].state.head().next });
    assert_eq!((shown(&s).to_note, in_file(&s, &worker)), (last, last), "what nobody had seen yet");
    for other in [&colleague, &person] {
        let seen = views::conversation(&s.eyes(other).world(), Some(conversation)).expect("there");
        assert_eq!(seen.to_note, None, "not theirs to say");
    }
    assert_eq!(shown(&s).noted, Some(NotedMessages { at, until: day("2027-02-24"), count: 2 }));
    s.at("2027-02-23", 23, 0);
    assert_eq!(s.erase_due(&worker), 0);
    s.at("2027-02-24", 0, 0);
    assert_eq!(s.erase_due(&colleague), 2, "asked for by nobody who may not");
    let view = shown(&s);
    let left: Vec<_> = view.messages.iter().map(|message| message.text.as_str()).collect();
    assert_eq!((left, view.noted_gone, view.noted), (vec!["trois, que personne n'a vu"], true, None));
    assert_eq!(s.erase_due(&worker), 0);
    assert!(views::case(&s.eyes(&worker).world(), case).is_some());
}

/// One thing that happens in one of two files.
#[derive(Clone, Copy, Debug)]
enum Happens {
    Note,
    PersonSays,
    WorkerSays,
    Asks,
    Presented,
    Signed,
    Countersigned,
    Withdrawn,
    Noted,
    GivenUp,
}

fn anything() -> impl Strategy<Value = (bool, Happens)> {
    use Happens::{
        Asks, Countersigned, GivenUp, Note, Noted, PersonSays, Presented, Signed, Withdrawn, WorkerSays,
    };
    let all = [
        Note,
        PersonSays,
        WorkerSays,
        Asks,
        Presented,
        Signed,
        Signed,
        Countersigned,
        Countersigned,
        Withdrawn,
        Noted,
        GivenUp,
    ];
    (any::<bool>(), prop::sample::select(all.to_vec()))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(12))]

    /// Whatever happens in whatever order: no proof loses an entry, and a file that nobody gave up loses nothing.
    #[test]
    fn no_proof_and_no_other_file_loses_anything(story in prop::collection::vec(anything(), 1..24)) {
        let mut s = Service::new();
        let worker = s.worker.clone();
        let files = [s.accompany("Amina"), s.accompany("Bilal")];
        for (_, conversation, person) in &files {
            s.present(*conversation, &worker);
            s.sign(*conversation, person, Lang::Fr);
        }
        let mut given_up = [false; 2];
        let story = story.into_iter().chain([(false, Happens::GivenUp)]);
        for (second, what) in story {
            let which = usize::from(second);
            let (case, conversation, person) = files[which].clone();
            match what {
                Happens::Note => drop(s.note(case, &worker, Note::default())),
                Happens::PersonSays => drop(s.say(conversation, &person, "a")),
                Happens::WorkerSays => drop(s.say(conversation, &worker, "b")),
                Happens::Asks => drop(s.write(conversation, &person, Payload::CharterQuestion { text: "c".to_owned() })),
                Happens::Presented => drop(s.present(conversation, &worker)),
                Happens::Signed if charter(&s, &person, conversation).is_some() => drop(s.sign(conversation, &person, Lang::Fr)),
                Happens::Countersigned => {
                    if let Some(signed) = views::to_countersign(&s.eyes(&worker).world(), conversation) {
                        s.write(conversation, &worker, Payload::CharterCountersigned { signed, vouched: None });
                    }
                }
                Happens::Withdrawn => drop(s.write(conversation, &person, Payload::CharterWithdrawn)),
                Happens::Noted => {
                    let before = s.logs[&conversation].state.head().next;
                    s.write(conversation, &worker, Payload::MessagesNoted { before });
                }
                Happens::GivenUp => {
                    given_up[which] = true;
                    s.give_up(conversation, &worker);
                    s.give_up(case, &worker);
                }
                Happens::Signed => {}
            }
        }
        let proved = files.clone().map(|(_, conversation, _)| proofs(&s, conversation));
        let before = files.clone().map(|(case, ..)| readable(&s, case));
        s.erase_due(&worker);
        prop_assert_eq!(&proved, &files.clone().map(|(_, conversation, _)| proofs(&s, conversation)));
        for which in 0..2 {
            let left = readable(&s, files[which].0);
            prop_assert!(given_up[which] || left == before[which], "{left:?}");
        }
    }
}
