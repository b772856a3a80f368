//! Rules about files and what is written in them.

use std::collections::{BTreeMap, BTreeSet};

use anyhow::Result;

use super::Repository;
use crate::web::LANGUAGES;

/// Beyond this a Rust file is refused.
const LONGEST: usize = 500;
/// Beyond this a Rust file is listed.
const LONG: usize = 300;

const DATABASES: [&str; 2] = ["sqlite", "postgres"];

/// Written in two parts here, because this file is searched as well.
const WORDS: [(&str, &str); 4] = [
    (concat!("/wo", "rk/"), "a path of one machine"),
    (concat!("/tm", "p/"), "a path of one machine"),
    (concat!("to", "do!("), "not done"),
    (concat!("FIX", "ME"), "not done"),
];

#[expect(clippy::unnecessary_wraps, reason = "all rules have one shape")]
pub(super) fn migrations(repository: &Repository) -> Result<Vec<String>> {
    let names = |database: &str| -> BTreeSet<&str> {
        let folder = format!("server/migrations/{database}/");
        repository.files.iter().filter_map(|file| file.strip_prefix(&folder)).collect()
    };
    let [first, second] = DATABASES.map(names);
    // One database alone has nothing to be compared with.
    if first.is_empty() || second.is_empty() {
        return Ok(Vec::new());
    }
    let lonely = first.symmetric_difference(&second);
    Ok(lonely.map(|name| format!("server/migrations: {name} is there for one database only")).collect())
}

pub(super) fn length(repository: &Repository) -> Result<Vec<String>> {
    let too_long = lengths(repository)?.into_iter().filter(|(_, lines)| *lines > LONGEST);
    Ok(too_long.map(|(file, lines)| format!("{file}: {lines} lines, at most {LONGEST}")).collect())
}

/// Files that are allowed but should be looked at.
pub(super) fn long_files(repository: &Repository) -> Result<Vec<String>> {
    let long = lengths(repository)?.into_iter().filter(|(_, lines)| (LONG + 1..=LONGEST).contains(lines));
    Ok(long.map(|(file, lines)| format!("long: {file}, {lines} lines")).collect())
}

fn lengths(repository: &Repository) -> Result<Vec<(&str, usize)>> {
    let mut found = Vec::new();
    for file in repository.ending_in("rs") {
        let lines = repository.text(file)?.map_or(0, |text| text.lines().count());
        found.push((file.as_str(), lines));
    }
    Ok(found)
}

pub(super) fn languages(repository: &Repository) -> Result<Vec<String>> {
    let mut texts = Vec::new();
    for file in repository.ending_in("ftl") {
        texts.push((file.as_str(), repository.text(file)?.unwrap_or_default()));
    }
    Ok(differences(&texts))
}

/// What one language says and another does not, over files named `…/LANGUAGE/NAME.ftl`.
fn differences(texts: &[(&str, String)]) -> Vec<String> {
    // Folder of the languages and name of the file, then language, then the ids in it.
    let mut sets: BTreeMap<(&str, &str), BTreeMap<&str, BTreeSet<String>>> = BTreeMap::new();
    for (file, text) in texts {
        let parts: Vec<&str> = file.rsplitn(3, '/').collect();
        let [name, language, folder] = parts[..] else { continue };
        sets.entry((folder, name)).or_default().insert(language, message_ids(text));
    }
    let mut broken = Vec::new();
    for ((folder, name), by_language) in &sets {
        let all: BTreeSet<&String> = by_language.values().flatten().collect();
        for language in LANGUAGES {
            let Some(ids) = by_language.get(language) else {
                broken.push(format!("{folder}/{language}/{name} is missing"));
                continue;
            };
            let missing = all.iter().filter(|id| !ids.contains(**id));
            broken.extend(missing.map(|id| format!("{folder}/{language}/{name}: no message `{id}`")));
        }
    }
    broken
}

/// Ids of messages, and of their attributes as `message.attribute`.
pub(super) fn message_ids(text: &str) -> BTreeSet<String> {
    let mut ids = BTreeSet::new();
    let mut current = String::new();
    for line in text.lines() {
        let Some((before, _)) = line.split_once('=') else { continue };
        let is_name = |name: &str| {
            name.starts_with(|c: char| c.is_ascii_alphabetic())
                && name.chars().all(|c| c.is_ascii_alphanumeric() || c == '-' || c == '_')
        };
        let id = before.trim_end();
        if is_name(id.trim_start_matches('-')) {
            id.clone_into(&mut current);
            ids.insert(current.clone());
        } else if let Some(attribute) = id.trim_start().strip_prefix('.')
            && is_name(attribute)
        {
            ids.insert(format!("{current}.{attribute}"));
        }
    }
    ids
}

pub(super) fn words(repository: &Repository) -> Result<Vec<String>> {
    let mut found = Vec::new();
    for file in repository.files.iter().filter(|file| !is_test(file) && *file != "Cargo.lock") {
        if let Some(text) = repository.text(file)? {
            found.extend(words_in(file, &text));
        }
    }
    Ok(found)
}

fn words_in(file: &str, text: &str) -> Vec<String> {
    product_lines(text)
        .flat_map(|(number, line)| {
            let here = WORDS.iter().filter(move |(word, _)| line.contains(word));
            here.map(move |(word, why)| format!("{file}:{number}: `{word}`, {why}"))
        })
        .collect()
}

fn is_test(file: &str) -> bool {
    file.starts_with("tests/") || file.contains("/tests/") || file.ends_with("/tests.rs")
}

/// Lines with their numbers, up to the tests at the end of a Rust file.
fn product_lines(text: &str) -> impl Iterator<Item = (usize, &str)> {
    text.lines().enumerate().map(|(at, line)| (at + 1, line)).take_while(|(_, line)| *line != "#[cfg(test)]")
}

#[cfg(test)]
mod tests {
    use super::{WORDS, differences, message_ids, words_in};

    #[test]
    fn ids_of_messages_and_attributes_are_found() {
        let text = "# note = no\nopen = Ouvrir\n-brand = T\nname =\n    .label = Nom\n    continued = yes\n";
        let ids = message_ids(text);
        let ids: Vec<&str> = ids.iter().map(String::as_str).collect();
        assert_eq!(ids, ["-brand", "name", "name.label", "open"]);
    }

    #[test]
    fn what_one_language_lacks_is_told() {
        let file = |language: &str, text: &str| (format!("a/{language}/b.ftl"), text.to_owned());
        let texts = [file("fr", "one = un\ntwo = deux\n"), file("en", "one = one\n")];
        let texts: Vec<(&str, String)> = texts.iter().map(|(f, text)| (f.as_str(), text.clone())).collect();
        assert_eq!(differences(&texts), ["a/en/b.ftl: no message `two`", "a/ar/b.ftl is missing"]);
    }

    #[test]
    fn the_tests_of_a_file_may_name_what_the_product_may_not() {
        let word = WORDS[0].0;
        assert_eq!(
            words_in("a.rs", &format!("\n// {word}\n")),
            [format!("a.rs:2: `{word}`, {}", WORDS[0].1)]
        );
        assert!(words_in("a.rs", &format!("fn a() {{}}\n#[cfg(test)]\nmod tests {{ {word} }}\n")).is_empty());
    }
}
