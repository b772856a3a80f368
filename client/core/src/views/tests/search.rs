use super::build::{Actor, Service, THURSDAY, contact};
use crate::{
    app::SearchHit,
    payload::{Note, Payload, Person},
    views::{
        SearchIndex,
        fold::{fold, origin},
        search,
    },
};

fn text(text: &str) -> Note {
    Note { text: text.to_owned(), ..contact(THURSDAY, "telephone") }
}

fn hits(s: &Service, who: &Actor, query: &str) -> Vec<SearchHit> {
    let mut index = SearchIndex::default();
    index.update(&s.eyes(who).world());
    search(&index, query)
}

#[test]
fn letters_are_compared_without_case_accents_or_marks() {
    for (written, typed) in [
        ("Élodie", "elodie"),
        ("E\u{301}lodie", "elodie"),
        ("Cœur", "coeur"),
        ("STRASSE", "straße"),
        ("l’école", "l'ecole"),
        ("Nguyễn", "nguyen"),
        ("Łukasz Şahin", "lukasz sahin"),
        ("İstanbul", "istanbul"),
        ("Київ", "киів".replace('і', "и").as_str()),
        ("مُحَمَّد", "محمد"),
        ("أحمد", "احمد"),
        ("20\u{202F}h", "20 h"),
    ]
    .map(|(written, typed): (&str, &str)| (written.to_owned(), typed.to_owned()))
    {
        assert_eq!(fold(&written), fold(&typed), "{written} {typed}");
    }
    assert_ne!(fold("Amina"), fold("Amine"));
    assert_eq!(fold("日本"), "日本");
}

#[test]
fn a_place_in_the_folded_text_is_found_again_in_the_text() {
    let text = "Le Cœur d'E\u{301}lodie";
    let folded = fold(text);
    for (typed, written) in
        [("coeur", "Cœur"), ("elodie", "E\u{301}lodie"), ("d'e", "d'E\u{301}"), ("eu", "œu")]
    {
        let start = folded.find(typed).expect("there");
        assert_eq!(&text[origin(text, start..start + typed.len())], written, "{typed}");
    }
}

#[test]
fn notes_messages_and_persons_are_found_newest_first() {
    let mut s = Service::new();
    let (case, conversation, person) = s.accompany("Amina Préfet");
    let worker = s.worker.clone();
    let note = s.note(case, &worker, text("Rendez-vous en préfecture, guichet 4"));
    let step = Note { next_step: "Rappeler la préfecture".to_owned(), ..text("") };
    let with_step = s.note(case, &worker, step);
    let message = s.say(conversation, &person, "la PREFECTURE a répondu");
    let found = hits(&s, &worker, "préf");
    assert_eq!(
        found.iter().map(|h| h.item).collect::<Vec<_>>(),
        [Some(message), Some(with_step), Some(note), None]
    );
    assert!(found.iter().all(|h| h.case == case && h.name == "Amina Préfet"));
    assert_eq!(found[0].excerpt, ("la ".to_owned(), "PREF".to_owned(), "ECTURE a répondu".to_owned()));
    assert_eq!(hits(&s, &worker, "guichet rendez").len(), 1, "every word, in any order");
    assert_eq!(hits(&s, &worker, "guichet répondu"), [], "words of two texts are no hit");
    assert_eq!(hits(&s, &worker, " "), []);
}

#[test]
fn an_excerpt_is_cut_between_words() {
    let mut s = Service::new();
    let worker = s.worker.clone();
    let case = s.open_case(&worker, "Amina");
    let long = format!("{}ici {}", "avant ".repeat(30), "ensuite ".repeat(30));
    s.note(case, &worker, text(&long));
    let (before, matched, after) = hits(&s, &worker, "ici").remove(0).excerpt;
    assert_eq!(matched, "ici");
    assert!(
        before.starts_with("… avant ") && before.ends_with("avant ") && before.chars().count() <= 42,
        "{before}"
    );
    assert!(
        after.starts_with(" ensuite") && after.ends_with("ensuite…") && after.chars().count() <= 82,
        "{after}"
    );
    s.note(case, &worker, text("une\nautre"));
    assert_eq!(hits(&s, &worker, "autre")[0].excerpt.0, "une ", "on one line");
}

#[test]
fn a_note_is_found_by_its_newest_version() {
    let mut s = Service::new();
    let worker = s.worker.clone();
    let case = s.open_case(&worker, "Amina");
    let of = s.note(case, &worker, text("dentiste"));
    s.write(case, &worker, Payload::NoteCorrected { of, note: text("ophtalmologue") });
    assert_eq!(hits(&s, &worker, "dentiste"), []);
    assert_eq!(hits(&s, &worker, "ophtalmo")[0].item, Some(of), "under the id of the note");
}

#[test]
fn at_most_fifty_are_given_the_newest() {
    let mut s = Service::new();
    let worker = s.worker.clone();
    let case = s.open_case(&worker, "Amina");
    let written: Vec<_> = (0..60).map(|_| s.note(case, &worker, text("même texte"))).collect();
    let found: Vec<_> = hits(&s, &worker, "meme").iter().filter_map(|h| h.item).collect();
    assert_eq!(found, written.into_iter().rev().take(50).collect::<Vec<_>>());
}

#[test]
fn the_index_follows_what_is_written_corrected_erased_and_closed_to_us() {
    let mut s = Service::new();
    let (worker, colleague) = (s.worker.clone(), s.colleague.clone());
    let case = s.open_case(&worker, "Amina");
    s.grant(case, &worker, &colleague, tdu_protocol::Rights::Write);
    let mut index = SearchIndex::default();
    let follow = |s: &Service, index: &mut SearchIndex| index.update(&s.eyes(&colleague).world());
    let note = s.note(case, &worker, text("dentiste"));
    follow(&s, &mut index);
    assert_eq!(search(&index, "dentiste").len(), 1);
    s.note(case, &worker, text("opticien"));
    let renamed = Person { name: "Amina D.".to_owned(), ..Person::default() };
    s.write(case, &worker, Payload::PersonChanged(renamed));
    follow(&s, &mut index);
    assert_eq!((search(&index, "dentiste").len(), search(&index, "opticien").len()), (1, 1));
    assert_eq!(search(&index, "opticien")[0].name, "Amina D.");
    s.erase(case, note);
    follow(&s, &mut index);
    assert_eq!(search(&index, "dentiste"), []);
    s.revoke(case, &worker, colleague.account);
    follow(&s, &mut index);
    assert_eq!(search(&index, "opticien"), []);
}
