//! The charter of a made-up service: complete, for nobody proposes one that still holds examples.

use std::{collections::BTreeMap, fmt::Write as _, iter::Peekable, str::Lines};

use anyhow::{Context, Result, ensure};
use serde::Deserialize;
use tdu_policies::PolicyFiles;

const VALUES: &str = include_str!("../story/charter.toml");
/// The file that holds the parameters.
const FILE: &str = "charter/charter.toml";
const EXAMPLE: &str = "example = true";

/// What the service says, in each language.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Said {
    fr: String,
    en: String,
    ar: String,
}

/// The file of the charter's parameters, with made-up values in place of its examples: to be founded with, or signed.
///
/// # Errors
/// When an example has no made-up value, or a value no example.
pub fn complete_charter() -> Result<PolicyFiles> {
    let mut values: BTreeMap<String, Said> = toml::from_str(VALUES).context("story/charter.toml")?;
    let files = PolicyFiles::embedded();
    let shipped = files.get(FILE).context(FILE)?;
    let mut completed = String::with_capacity(shipped.len());
    let mut name = "";
    let mut lines = shipped.lines().peekable();
    while let Some(line) = lines.next() {
        if let Some(named) = line.strip_prefix("name = ") {
            name = named.trim_matches('"');
        }
        if line.starts_with("value = ") && is_example(&mut lines) {
            let Said { fr, en, ar } = values.remove(name).with_context(|| format!("no value for {name}"))?;
            let [fr, en, ar] = [fr, en, ar].map(toml::Value::String);
            write!(completed, "value = {{ fr = {fr}, en = {en}, ar = {ar} }}")?;
        } else {
            completed += line;
        }
        completed.push('\n');
    }
    ensure!(values.is_empty(), "no examples for {:?}", values.keys());
    Ok([(FILE.to_owned(), completed)].into_iter().collect())
}

/// Whether what was just read is marked as an example; the mark is taken away.
fn is_example(lines: &mut Peekable<Lines<'_>>) -> bool {
    lines.next_if_eq(&EXAMPLE).is_some()
}

#[cfg(test)]
mod tests {
    use tdu_policies::{Lang, Parameters, PolicySet};

    use super::*;

    #[test]
    fn nothing_is_left_to_complete_and_every_other_word_is_the_products_own() {
        let mut files = PolicyFiles::embedded();
        let shipped = PolicySet::parse(&files).expect("what ships is right").charter;
        let completed = complete_charter().expect("each example has a value");
        files.insert(FILE, completed.get(FILE).expect("the file"));
        let charter = PolicySet::parse(&files).expect("a right set").charter;
        assert_eq!(charter.to_complete(&Parameters::new()), Vec::<&tdu_policies::charter::Parameter>::new());
        for lang in Lang::ALL {
            let text = charter.text(lang, &Parameters::new()).canonical();
            let words = ["[exemple", "[example", "[مثال"];
            assert!(words.iter().all(|word| !text.contains(word)), "{lang:?}: {text}");
            assert!(text.contains("donnees@deux-rives.example"), "{lang:?}");
        }
        let values = |charter: &tdu_policies::charter::Charter| {
            charter
                .parameters()
                .iter()
                .filter(|one| !one.example)
                .map(|one| one.name.clone())
                .collect::<Vec<_>>()
        };
        let own = values(&shipped);
        assert!(values(&charter).len() > own.len());
        for (before, after) in shipped.parameters().iter().zip(charter.parameters()) {
            assert_eq!((&before.name, &before.about), (&after.name, &after.about));
            assert_eq!(before.value == after.value, own.contains(&before.name), "{}", before.name);
        }
    }
}
