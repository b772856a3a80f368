use std::collections::BTreeSet;

use super::*;

macro_rules! texts {
    ($lang:literal) => {
        [
            include_str!(concat!("../../locales/", $lang, "/common.ftl")),
            include_str!(concat!("../../locales/", $lang, "/experiments.ftl")),
            include_str!(concat!("../../locales/", $lang, "/failures.ftl")),
            include_str!(concat!("../../locales/", $lang, "/open.ftl")),
            include_str!(concat!("../../locales/", $lang, "/join.ftl")),
            include_str!(concat!("../../locales/", $lang, "/beneficiary.ftl")),
            include_str!(concat!("../../locales/", $lang, "/charter.ftl")),
            include_str!(concat!("../../locales/", $lang, "/admin.ftl")),
            include_str!(concat!("../../locales/", $lang, "/worker.ftl")),
            include_str!(concat!("../../locales/", $lang, "/manager.ftl")),
            include_str!(concat!("../../locales/", $lang, "/prompts.ftl")),
            include_str!(concat!("../../locales/", $lang, "/talks.ftl")),
            include_str!(concat!("../../locales/", $lang, "/term.ftl")),
            include_str!(concat!("../../locales/", $lang, "/proof.ftl")),
            include_str!(concat!("../../locales/", $lang, "/handover.ftl")),
            include_str!(concat!("../../locales/", $lang, "/mistakes.ftl")),
        ]
    };
}

const FR: [&str; 16] = texts!("fr");
const EN: [&str; 16] = texts!("en");
const AR: [&str; 16] = texts!("ar");

/// Learns the three languages.
pub(crate) fn learn_all() {
    for (lang, sources) in [(Lang::Fr, FR), (Lang::En, EN), (Lang::Ar, AR)] {
        learn(lang, &sources.join("\n"));
    }
}

fn ids(sources: &[&str]) -> BTreeSet<String> {
    sources
        .iter()
        .flat_map(|source| source.lines())
        .filter(|line| line.starts_with(|first: char| first.is_ascii_lowercase()))
        .filter_map(|line| Some(line.split_once('=')?.0.trim().to_owned()))
        .collect()
}

#[test]
fn every_language_says_the_same_things() {
    let reference = ids(&FR);
    assert!(reference.len() > 100);
    assert_eq!(ids(&EN), reference);
    assert_eq!(ids(&AR), reference);
}

#[test]
fn every_line_can_be_read() {
    for source in FR.iter().chain(&EN).chain(&AR) {
        if let Err((_, errors)) = FluentResource::try_new((*source).to_owned()) {
            panic!("{errors:?} in\n{source}");
        }
    }
}

#[test]
fn no_text_is_written_twice() {
    for sources in [FR, EN, AR] {
        let lines = sources.iter().flat_map(|source| source.lines());
        let all =
            lines.filter(|line| line.starts_with(|c: char| c.is_ascii_lowercase()) && line.contains('='));
        assert_eq!(all.count(), ids(&sources).len());
    }
}

/// No line of French begins with a mark that belongs to the line before.
#[test]
fn french_marks_stay_with_their_words() {
    let shell = include_str!("../../shell/locales/fr/shell.ftl");
    for line in FR.iter().chain([&shell]).flat_map(|source| source.lines()) {
        for loose in [" :", " ;", " !", " ?", " »", "« "] {
            assert!(!line.contains(loose), "U+00A0 belongs in « {loose} »: {line}");
        }
    }
}

/// Ids between quotes after `t(`, `say(` and their kin, wherever the sources name them.
#[test]
fn every_text_that_a_page_names_exists() {
    let known = ids(&FR);
    let mut named = 0;
    let mut folders = vec![std::path::PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/src"))];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).expect("a folder") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                folders.push(path);
                continue;
            }
            let source = std::fs::read_to_string(&path).expect("a source file");
            for call in ["t(\"", "t_args(\"", "say(\"", "say_args(\""] {
                for (at, _) in source.match_indices(call) {
                    let before = source[..at].chars().next_back();
                    if before.is_some_and(|c| c.is_alphanumeric() || c == '_' || c == '.') {
                        continue;
                    }
                    let rest = &source[at + call.len()..];
                    let id = &rest[..rest.find('"').expect("a closing quote")];
                    named += 1;
                    assert!(known.contains(id), "{id}, named in {}", path.display());
                }
            }
        }
    }
    assert!(named > 100, "the search found only {named}");
}

#[test]
fn plurals_follow_the_language() {
    learn_all();
    let plain = |lang, count: i32| {
        text_in(lang, "status-waiting", &[("count", count.into())])
            .expect("a text")
            .replace(['\u{2068}', '\u{2069}'], "")
    };
    assert_ne!(plain(Lang::Fr, 1).replace('1', "n"), plain(Lang::Fr, 2).replace('2', "n"));
    // Arabic has a dual.
    assert_ne!(plain(Lang::Ar, 2).replace('2', "n"), plain(Lang::Ar, 3).replace('3', "n"));
}

#[test]
fn each_number_takes_the_form_of_its_language() {
    let forms = ["zero", "one", "two", "few", "many"].map(|form| format!("\n    [{form}] {form}")).concat();
    for lang in Lang::ALL {
        learn(lang, &format!("n = {{ $n ->{forms}\n   *[other] other\n}}"));
    }
    let form = |lang, n: f64| text_in(lang, "n", &[("n", n.into())]).expect("a text");
    for (small, word) in [(0.0, "zero"), (1.0, "one"), (2.0, "two"), (3.5, "other"), (100.0, "other")] {
        assert_eq!(form(Lang::Ar, small), word, "{small}");
    }
    // In each hundred, and not below the first alone.
    for hundreds in [0.0, 100.0, 1_000.0] {
        for (n, word) in [(3.0, "few"), (10.0, "few"), (11.0, "many"), (99.0, "many")] {
            assert_eq!(form(Lang::Ar, hundreds + n), word, "{hundreds} and {n}");
        }
    }
    assert_eq!([101.0, 102.0, 200.0].map(|n| form(Lang::Ar, n)), ["other"; 3]);
    assert_eq!([0.0, 1.0, 1.5, 2.0].map(|n| form(Lang::Fr, n)), ["one", "one", "one", "other"]);
    assert_eq!([0.0, 1.0, 1.5, 2.0].map(|n| form(Lang::En, n)), ["other", "one", "other", "other"]);
}

#[test]
fn a_language_that_was_not_learnt_says_nothing() {
    assert_eq!(text_in(Lang::En, "common-close", &[]), None);
    learn(Lang::En, "common-close = Close");
    assert_eq!(text_in(Lang::En, "common-close", &[]).as_deref(), Some("Close"));
    assert_eq!(text_in(Lang::Fr, "common-close", &[]), None);
}
