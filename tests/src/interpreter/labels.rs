//! The app's texts and the policies' labels, as one text in Fluent's own form.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use tdu_policies::Lang;
use toml::Value;

/// All that the app may say in a language.
pub(super) fn all_texts(lang: Lang) -> String {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let mut texts = String::new();
    for file in files(&root.join("client/web/locales").join(lang.code()), "ftl") {
        texts += &std::fs::read_to_string(file).expect("a text");
        texts.push('\n');
    }
    let policies = root.join("policies");
    let mut number = 0;
    let labelled = [files(&policies, "toml"), files(&policies.join("115"), "toml")].concat();
    for file in labelled.into_iter().chain([policies.join("charter/charter.toml")]) {
        if file.file_name().is_some_and(|name| name != "Cargo.toml") {
            labels(&read(&file), lang, &mut number, &mut texts);
        }
    }
    // The same order in each language: policies that differ are refused by their own tests.
    every_text(&read(&policies.join(format!("charter/{}.toml", lang.code()))), &mut number, &mut texts);
    texts
}

fn files(folder: &Path, ending: &str) -> Vec<PathBuf> {
    let entries = folder.read_dir().unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    let files = entries.map(|entry| entry.expect("it can be listed").path());
    let mut files: Vec<_> = files.filter(|file| file.extension().is_some_and(|end| end == ending)).collect();
    files.sort();
    files
}

fn read(file: &Path) -> Value {
    let text = std::fs::read_to_string(file).expect("a text");
    Value::Table(text.parse().unwrap_or_else(|error| panic!("{}: {error}", file.display())))
}

/// Tables that say something in each language.
fn labels(value: &Value, lang: Lang, number: &mut usize, texts: &mut String) {
    match value {
        Value::Table(table) => match table.get(lang.code()) {
            Some(said) if table.contains_key(Lang::default().code()) => every_text(said, number, texts),
            _ => table.values().for_each(|inside| labels(inside, lang, number, texts)),
        },
        Value::Array(array) => array.iter().for_each(|inside| labels(inside, lang, number, texts)),
        _ => {}
    }
}

fn every_text(value: &Value, number: &mut usize, texts: &mut String) {
    match value {
        Value::String(said) => {
            *number += 1;
            let said = said.split_whitespace().collect::<Vec<_>>().join(" ");
            let said = said.replace('{', "{ $").replace('}', " }");
            writeln!(texts, "label-{number} = {{ \"\" }}{said}").expect("a text takes any text");
        }
        Value::Table(table) => {
            let said = table.iter().filter(|(name, _)| *name != "id");
            said.for_each(|(_, inside)| every_text(inside, number, texts));
        }
        Value::Array(array) => array.iter().for_each(|inside| every_text(inside, number, texts)),
        _ => {}
    }
}
