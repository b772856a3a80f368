//! What buttons are called, in the language that is on the screen: read where translators write it.

use std::collections::HashMap;
use std::path::Path;
use std::sync::LazyLock;

use tdu_policies::Lang;

static WORDS: LazyLock<HashMap<(Lang, String), String>> = LazyLock::new(|| {
    let locales = Path::new(env!("CARGO_MANIFEST_DIR")).join("../client/web/locales");
    let mut words = HashMap::new();
    for lang in Lang::ALL {
        for file in std::fs::read_dir(locales.join(lang.code())).expect("each language has a folder") {
            let text = std::fs::read_to_string(file.expect("it can be listed").path()).expect("a text");
            // Messages of one line are all that a button needs; a continued line begins with a space.
            let lines = text.lines().filter(|line| !line.starts_with([' ', '#', '}']));
            words.extend(lines.filter_map(|line| {
                let (id, words) = line.split_once(" = ")?;
                Some(((lang, id.to_owned()), words.to_owned()))
            }));
        }
    }
    words
});

/// A message without arguments.
///
/// # Panics
/// When there is none of this id.
pub(in super::super) fn say(lang: Lang, id: &str) -> &'static str {
    let found = WORDS.get(&(lang, id.to_owned())).filter(|words| !words.contains('{'));
    found.unwrap_or_else(|| panic!("no simple message « {id} » in {}", lang.code()))
}

/// A message with these arguments and no other.
///
/// # Panics
/// When there is none of this id.
pub(in super::super) fn say_with(lang: Lang, id: &str, arguments: &[(&str, &str)]) -> String {
    let found = WORDS.get(&(lang, id.to_owned())).map(|words| {
        let fill =
            |words: String, (name, value): &(&str, &str)| words.replace(&format!("{{ ${name} }}"), value);
        arguments.iter().fold(words.clone(), fill)
    });
    let found = found.filter(|words| !words.contains('{'));
    found.unwrap_or_else(|| panic!("no message « {id} » of these arguments in {}", lang.code()))
}
