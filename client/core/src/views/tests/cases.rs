use tdu_policies::Lang;
use tdu_protocol::LogId;

use super::build::{Actor, Service, THURSDAY, contact, day, step};
use crate::{
    app::{CaseFilter, CaseSummary, CharterState, TimelineKind},
    payload::{Note, Payload, Person},
    views::{self, SearchIndex},
};

fn list(s: &Service, who: &Actor, query: &str, filter: CaseFilter) -> Vec<CaseSummary> {
    let eyes = s.eyes(who);
    let mut index = SearchIndex::default();
    index.update(&eyes.world());
    views::cases(&eyes.world(), &index, query, filter)
}

fn names(cases: &[CaseSummary]) -> Vec<&str> {
    cases.iter().map(|case| case.name.as_str()).collect()
}

fn summary(s: &Service, case: LogId) -> CaseSummary {
    views::case(&s.eyes(&s.worker).world(), case).expect("a file").summary
}

fn text(text: &str) -> Note {
    Note { text: text.to_owned(), ..contact(THURSDAY, "telephone") }
}

#[test]
fn a_corrected_note_shows_its_newest_version_and_keeps_the_former_ones() {
    let mut s = Service::new();
    let (worker, colleague) = (s.worker.clone(), s.colleague.clone());
    let case = s.open_case(&worker, "Amina");
    s.grant(case, &worker, &colleague, tdu_protocol::Rights::Write);
    let of = s.note(case, &worker, text("first"));
    s.note(case, &worker, text("another"));
    s.write(case, &worker, Payload::NoteCorrected { of, note: text("second") });
    s.write(case, &colleague, Payload::NoteCorrected { of, note: text("third") });
    let view = views::case(&s.eyes(&worker).world(), case).expect("a file");
    let [_, corrected, _] = &view.timeline[..] else {
        panic!("another, corrected, opened: {:?}", view.timeline)
    };
    let TimelineKind::Note { note, former } = &corrected.what else { panic!("a note") };
    assert_eq!((corrected.id, note.text.as_str(), corrected.author.as_str()), (of, "third", "Colin"));
    assert!(!corrected.mine, "the version shown is the colleague's");
    let former: Vec<_> = former.iter().map(|f| (f.note.text.as_str(), f.author.as_str())).collect();
    assert_eq!(former, [("second", "Wassila"), ("first", "Wassila")]);
}

#[test]
fn a_correction_of_a_note_that_cannot_be_read_stands_alone() {
    let mut s = Service::new();
    let worker = s.worker.clone();
    let case = s.open_case(&worker, "Amina");
    let of = s.note(case, &worker, text("erased"));
    s.write(case, &worker, Payload::NoteCorrected { of, note: text("kept") });
    s.erase(case, of);
    let view = views::case(&s.eyes(&worker).world(), case).expect("a file");
    let TimelineKind::Note { note, former } = &view.timeline[0].what else { panic!("a note") };
    assert_eq!((view.timeline[0].id, note.text.as_str(), former.len()), (of, "kept", 0));
    assert_eq!(view.timeline[1].what, TimelineKind::Unreadable);
}

#[test]
fn the_last_contact_is_with_the_person_and_not_to_come() {
    let mut s = Service::new();
    let worker = s.worker.clone();
    let case = s.open_case(&worker, "Amina");
    assert_eq!(summary(&s, case).last_contact, None);
    s.note(case, &worker, contact("2026-11-20", "domicile"));
    s.note(case, &worker, contact("2026-11-10", "telephone"));
    let home = Some((day("2026-11-20"), "domicile".to_owned()));
    assert_eq!(summary(&s, case).last_contact, home, "the day counts, not the order of writing");
    s.note(case, &worker, contact("2026-11-24", "tiers"));
    assert_eq!(summary(&s, case).last_contact, home, "somebody else was called");
    s.note(case, &worker, contact("2026-12-24", "visio"));
    assert_eq!(summary(&s, case).last_contact, home, "a day to come is no contact yet");
}

#[test]
fn a_message_from_the_person_is_a_contact_and_one_to_them_is_not() {
    let mut s = Service::new();
    let (case, conversation, person) = s.accompany("Amina");
    s.say(conversation, &s.worker.clone(), "Bonjour");
    assert_eq!(summary(&s, case).last_contact, None);
    s.say(conversation, &person, "Bonjour");
    assert_eq!(summary(&s, case).last_contact, Some((day(THURSDAY), "messagerie".to_owned())));
}

#[test]
fn a_next_step_stands_until_its_day_is_noted_or_another_is_named() {
    let mut s = Service::new();
    let worker = s.worker.clone();
    let case = s.open_case(&worker, "Amina");
    let standing = |s: &Service| summary(s, case).next_step.map(|(due, text)| (due.to_iso(), text));
    let told = |due: &str, text: &str| Some((due.to_owned(), text.to_owned()));
    s.note(case, &worker, step("2026-11-02", "CAF", Some("2026-11-06")));
    assert_eq!(standing(&s), told("2026-11-06", "CAF"));
    s.note(case, &worker, contact("2026-11-05", "telephone"));
    assert_eq!(standing(&s), told("2026-11-06", "CAF"), "a short note before the day changes nothing");
    s.note(case, &worker, step("2026-11-05", "rappeler", None));
    assert_eq!(standing(&s), told("2026-11-06", "CAF"), "nor does a step without a day");
    let done = s.note(case, &worker, contact("2026-11-06", "presence-rdv"));
    assert_eq!(standing(&s), None, "somebody was there on the day");
    s.write(case, &worker, Payload::NoteCorrected { of: done, note: contact("2026-11-04", "presence-rdv") });
    assert_eq!(standing(&s), told("2026-11-06", "CAF"), "a note counts by its newest version");
    s.note(case, &worker, step("2026-11-05", "Préfecture", Some("2026-12-01")));
    assert_eq!(standing(&s), told("2026-12-01", "Préfecture"), "another one was named");
    s.note(case, &worker, step("2026-10-01", "Mairie", Some("2026-10-02")));
    assert_eq!(standing(&s), told("2026-12-01", "Préfecture"), "an older contact was written down later");
}

#[test]
fn a_first_meeting_in_person_is_one_by_its_channel() {
    let mut s = Service::new();
    let worker = s.worker.clone();
    let case = s.open_case(&worker, "Amina");
    s.note(case, &worker, contact("2026-11-20", "visio"));
    s.note(case, &worker, contact("2026-12-20", "presence-rdv"));
    assert!(!summary(&s, case).met_in_person, "by video, and planned");
    s.note(case, &worker, contact("2026-11-21", "exterieur"));
    assert!(summary(&s, case).met_in_person);
}

#[test]
fn the_caseload_shows_what_was_touched_last_first() {
    let mut s = Service::new();
    let worker = s.worker.clone();
    let (_, conversation, person) = s.accompany("Amina");
    let other = s.open_case(&worker, "Bilal");
    s.open_case(&worker, "Chloé");
    s.note(other, &worker, contact("2026-01-01", "telephone"));
    assert_eq!(names(&list(&s, &worker, "", CaseFilter::Open)), ["Bilal", "Chloé", "Amina"]);
    s.say(conversation, &person, "Bonjour");
    assert_eq!(names(&list(&s, &worker, "", CaseFilter::Open)), ["Amina", "Bilal", "Chloé"]);
}

#[test]
fn filters_tell_open_closed_and_what_needs_the_worker_apart() {
    let mut s = Service::new();
    let worker = s.worker.clone();
    let (_, conversation, person) = s.accompany("Amina");
    let closed = s.open_case(&worker, "Bilal");
    let due = s.open_case(&worker, "Chloé");
    s.open_case(&worker, "Driss");
    s.write(closed, &worker, Payload::CaseClosed);
    assert_eq!(names(&list(&s, &worker, "", CaseFilter::NeedsMe)), [""; 0]);
    s.note(due, &worker, step("2026-11-25", "rappeler", Some(THURSDAY)));
    s.note(closed, &worker, step("2026-11-25", "rappeler", Some(THURSDAY)));
    s.say(conversation, &person, "Bonjour");
    assert_eq!(names(&list(&s, &worker, "", CaseFilter::NeedsMe)), ["Amina", "Chloé"]);
    assert_eq!(names(&list(&s, &worker, "", CaseFilter::Closed)), ["Bilal"]);
    assert_eq!(names(&list(&s, &worker, "", CaseFilter::Open)), ["Amina", "Chloé", "Driss"]);
}

#[test]
fn a_query_finds_each_of_its_words_anywhere_in_a_file_without_accents_or_case() {
    let mut s = Service::new();
    let worker = s.worker.clone();
    let (case, conversation, person) = s.accompany("Élodie Œuvrard");
    s.open_case(&worker, "Bilal");
    s.note(case, &worker, text("Dossier de préfecture"));
    s.say(conversation, &person, "J'ai reçu le courrier");
    for found in ["elodie", "OEUVRARD prefecture", "courrier élodie", "RECU", ""] {
        assert!(names(&list(&s, &worker, found, CaseFilter::Open)).contains(&"Élodie Œuvrard"), "{found}");
    }
    assert_eq!(names(&list(&s, &worker, "elodie bilal", CaseFilter::Open)), [""; 0]);
    assert_eq!(names(&list(&s, &worker, "prefecture", CaseFilter::Open)), ["Élodie Œuvrard"]);
}

#[test]
fn the_timeline_merges_file_and_conversation_newest_first() {
    let mut s = Service::new();
    let (case, conversation, person) = s.accompany("Amina");
    let worker = s.worker.clone();
    s.present(conversation, &worker);
    s.say(conversation, &person, "Bonjour");
    s.note(case, &worker, text("note"));
    let renamed = Person { name: "Amina D.".to_owned(), ..Person::default() };
    s.write(case, &worker, Payload::PersonChanged(renamed));
    s.write_offline(case, &worker, Payload::Note(text("not sent yet")));
    s.at("2026-11-27", 9, 0).write(case, &worker, Payload::CaseClosed);
    let view = views::case(&s.eyes(&worker).world(), case).expect("a file");
    let told: Vec<_> = view
        .timeline
        .iter()
        .map(|item| match &item.what {
            TimelineKind::Note { note, .. } => format!("{} {}", note.text, item.waiting),
            TimelineKind::Message { text, from_beneficiary, .. } => {
                format!("{text} {} {from_beneficiary}", item.author)
            }
            TimelineKind::Charter(state) => format!("{state:?}"),
            what => format!("{what:?}"),
        })
        .collect();
    assert_eq!(
        told,
        [
            "not sent yet true",
            "Closed",
            "PersonChanged",
            "note false",
            "Bonjour Amina D. true",
            "Presented",
            "Invited",
            "Opened"
        ]
    );
    assert_eq!((view.conversation, view.joined), (Some(conversation), true));
    assert_eq!(view.person.name, "Amina D.");
    assert!(view.summary.closed && view.summary.waiting);
    assert_eq!(view.summary.charter, CharterState::Presented);
}

#[test]
fn a_person_has_not_joined_before_they_accept() {
    let mut s = Service::new();
    let worker = s.worker.clone();
    let case = s.open_case(&worker, "Amina");
    let conversation = s.open_conversation(&worker, case);
    let invitation = s.invite(conversation, &worker, tdu_protocol::Role::Beneficiary);
    let joined = |s: &Service| views::case(&s.eyes(&worker).world(), case).expect("a file").joined;
    assert!(!joined(&s));
    s.join(&invitation);
    assert!(joined(&s));
}

#[test]
fn a_charter_to_countersign_needs_the_worker() {
    let mut s = Service::new();
    let (_, conversation, person) = s.accompany("Amina");
    let worker = s.worker.clone();
    s.present(conversation, &worker);
    assert_eq!(names(&list(&s, &worker, "", CaseFilter::NeedsMe)), [""; 0]);
    s.sign(conversation, &person, Lang::Fr);
    assert_eq!(names(&list(&s, &worker, "", CaseFilter::NeedsMe)), ["Amina"]);
}

#[test]
fn a_file_that_one_was_put_out_of_leaves_the_caseload() {
    let mut s = Service::new();
    let (worker, colleague) = (s.worker.clone(), s.colleague.clone());
    let case = s.open_case(&worker, "Amina");
    s.grant(case, &worker, &colleague, tdu_protocol::Rights::Write);
    assert!(views::case(&s.memory_of(&colleague).world(), case).is_some());
    s.revoke(case, &worker, colleague.account);
    assert_eq!(views::case(&s.memory_of(&colleague).world(), case), None);
}

#[test]
fn a_file_of_a_colleague_is_not_in_the_caseload() {
    let mut s = Service::new();
    let colleague = s.colleague.clone();
    let theirs = s.open_case(&colleague, "Amina");
    assert_eq!(names(&list(&s, &s.worker, "", CaseFilter::Open)), [""; 0]);
    assert_eq!(views::case(&s.eyes(&s.worker).world(), theirs), None);
}
