use std::collections::BTreeSet;

use tdu_policies::{PolicyFiles, PolicySet};
use tdu_web_engine::channel::{decode, encode};

use super::*;
use crate::i18n::tests::learn_all;

/// The mistakes that the policies' own tests make.
#[path = "../../../../../../policies/tests/mistakes/cases.rs"]
mod cases;

const FRENCH: &str = include_str!("../../../../locales/fr/mistakes.ftl");
const ENGLISH: &str = include_str!("../../../../locales/en/mistakes.ftl");
/// Words that are the same in French.
const BOTH: [&str; 19] = [
    "a",
    "date",
    "en",
    "format",
    "invisible",
    "journal",
    "messages",
    "minutes",
    "page",
    "place",
    "point",
    "questionnaire",
    "questions",
    "s",
    "section",
    "service",
    "toml",
    "total",
    "z",
];
/// What Arabic sentences say in Latin letters: the name of a format, and an alphabet.
const LATIN: [&str; 3] = ["TOML", "a", "z"];

/// Real ones: every case of the tables, a file too many and a file too few.
fn mistakes() -> Vec<Mistake> {
    let mut files = PolicyFiles::embedded();
    files.insert("notes.txt", "");
    files.remove("resources.toml");
    let names = PolicySet::parse(&files).expect_err("two mistakes");
    let told = |case: cases::Case| {
        let (_, told) = case.told().expect("it can be edited");
        assert!(told.len() > case.also && case.name != case.reason, "{}", case.name);
        told
    };
    names.into_iter().chain(cases::all().into_iter().flat_map(told)).collect()
}

/// What is no name or value of the file: those stand between quotation marks.
fn words(text: &str) -> Vec<String> {
    let mut quoted = false;
    let said = text.chars().filter(|letter| {
        quoted = (quoted || *letter == '«') && *letter != '»';
        !quoted
    });
    let said: String = said.map(|letter| if letter == '’' { '\'' } else { letter }).collect();
    let all = said.split(|letter: char| !letter.is_alphabetic());
    all.filter(|word| !word.is_empty()).map(str::to_owned).collect()
}

fn ids(text: &str, begin: &str) -> BTreeSet<String> {
    let parts = text.match_indices(begin).map(|(at, _)| &text[at + begin.len() - "mistake-".len()..]);
    let end = |letter: char| !letter.is_ascii_lowercase() && letter != '-';
    parts.map(|part| part[..part.find(end).unwrap_or(part.len())].to_owned()).collect()
}

/// A reason without a sentence does not compile; a sentence that no real mistake leads to is told here.
#[test]
fn every_reason_has_a_sentence_and_every_sentence_a_reason() {
    let written = ids(FRENCH, "\nmistake-");
    assert_eq!(ids(include_str!("../mistake.rs"), "\"mistake-"), written, "in the program, and in French");
    let parts = |id: &String| id == "mistake-detail" || id.starts_with("mistake-shape-");
    let reached = mistakes().iter().map(|mistake| sentence(Lang::Fr, &mistake.reason).0.to_owned()).collect();
    let wanted: BTreeSet<String> = written.into_iter().filter(|id| !parts(id)).collect();
    assert_eq!(wanted, reached, "with a text, and made by the tables of mistakes");
}

#[test]
fn each_mistake_is_told_whole_in_each_language() {
    learn_all();
    for Mistake { reason, .. } in mistakes() {
        for lang in Lang::ALL {
            let (id, args) = sentence(lang, &reason);
            let text = text_in(lang, id, &args).unwrap_or_default();
            assert!(!text.is_empty() && !text.contains("{$"), "{id} in {}: {text}", lang.code());
            assert_eq!(text, told(lang, &reason));
        }
    }
}

/// A worker examines the files, and a page shows what it found.
#[test]
fn each_mistake_comes_whole_from_the_worker_to_the_page() {
    let all = mistakes();
    let bytes = encode(&all).expect("it can be sent");
    assert_eq!(decode::<Vec<Mistake>>(&bytes).expect("it can be read"), all);
}

#[test]
fn no_english_word_is_left_in_french_nor_any_latin_one_in_arabic() {
    learn_all();
    let english: BTreeSet<String> = ENGLISH
        .lines()
        .filter_map(|line| line.split_once(" = "))
        .flat_map(|(_, text)| words(text))
        .map(|word| word.to_lowercase())
        .filter(|word| !BOTH.contains(&word.as_str()))
        .collect();
    assert!(english.contains("write") && english.contains("the"));
    for Mistake { reason, .. } in mistakes() {
        let french = told(Lang::Fr, &reason);
        let left = words(&french).into_iter().filter(|word| english.contains(&word.to_lowercase()));
        assert_eq!(left.collect::<Vec<_>>(), [""; 0], "{french}");
        let arabic = told(Lang::Ar, &reason);
        let latin = |word: &String| word.is_ascii() && !LATIN.contains(&word.as_str());
        let left = words(&arabic).into_iter().filter(latin);
        assert_eq!(left.collect::<Vec<_>>(), [""; 0], "{arabic}");
    }
}

#[test]
fn what_the_reader_says_in_english_is_apart_from_the_sentence() {
    learn_all();
    let reason = Reason::Unreadable(String::from("expected newline"));
    assert_eq!(reason.detail(), Some("expected newline"));
    for lang in Lang::ALL {
        assert!(!told(lang, &reason).contains("newline"));
    }
}
