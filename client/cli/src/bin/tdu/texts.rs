//! What a person reads, in three languages, from Fluent files.

use fluent_bundle::{FluentArgs, FluentBundle, FluentResource, FluentValue};
use tdu_policies::{Lang, Localised};
use unic_langid::LanguageIdentifier;

/// A language's texts: this program's own, and what both clients say of an answer to the charter.
macro_rules! texts {
    ($lang:literal) => {
        concat!(
            include_str!(concat!("../../../locales/", $lang, "/cli.ftl")),
            include_str!(concat!("../../../../web/locales/", $lang, "/charter.ftl")),
        )
    };
}

const FR: &str = texts!("fr");
const EN: &str = texts!("en");
const AR: &str = texts!("ar");

/// A value in a text.
pub type Value = FluentValue<'static>;

/// The texts of one language.
pub struct Texts {
    lang: Lang,
    bundle: FluentBundle<FluentResource>,
}

impl Texts {
    /// The texts of a language.
    pub fn of(lang: Lang) -> Self {
        let id: LanguageIdentifier = lang.code().parse().expect("a language code of two letters");
        let mut bundle = FluentBundle::new(vec![id]);
        // Terminals show the marks around values as boxes.
        bundle.set_use_isolating(false);
        // A line that cannot be read is left out; the tests refuse it.
        let resource =
            FluentResource::try_new(source(lang).to_owned()).unwrap_or_else(|(resource, _)| resource);
        bundle.add_resource_overriding(resource);
        Self { lang, bundle }
    }

    /// The language.
    pub const fn lang(&self) -> Lang {
        self.lang
    }

    /// A text with values in it; its id where there is no such text.
    pub fn say(&self, id: &str, values: &[(&'static str, Value)]) -> String {
        let Some(pattern) = self.bundle.get_message(id).and_then(|message| message.value()) else {
            return id.to_owned();
        };
        let args: FluentArgs<'_> = values.iter().cloned().collect();
        let mut errors = Vec::new();
        self.bundle.format_pattern(pattern, Some(&args), &mut errors).into_owned()
    }

    /// Names that the service gives, one behind the other.
    pub fn list(&self, names: &[Localised]) -> String {
        let names: Vec<_> = names.iter().map(|name| name.get(self.lang)).collect();
        names.join(" · ")
    }
}

const fn source(lang: Lang) -> &'static str {
    match lang {
        Lang::Fr => FR,
        Lang::En => EN,
        Lang::Ar => AR,
    }
}

/// A text as a value.
pub fn value(text: impl Into<String>) -> Value {
    FluentValue::String(text.into().into())
}

/// The language of `--lang`, else of the environment as POSIX orders its variables, else the reference. Needed before
/// the command line is read, so that its help is in that language.
pub fn lang_from(arguments: impl Iterator<Item = String>, variable: impl Fn(&str) -> Option<String>) -> Lang {
    let arguments: Vec<String> = arguments.collect();
    let after = arguments.iter().position(|word| word == "--lang").and_then(|at| arguments.get(at + 1));
    let joined = arguments.iter().find_map(|word| word.strip_prefix("--lang="));
    if let Some(lang) = after.map(String::as_str).or(joined).and_then(Lang::from_code) {
        return lang;
    }
    let set = ["LC_ALL", "LC_MESSAGES", "LANG"].into_iter().filter_map(variable).find(|v| !v.is_empty());
    set.and_then(|value| Lang::from_code(&value)).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    fn ids(lang: Lang) -> BTreeSet<String> {
        let lines = source(lang).lines().filter(|line| line.starts_with(|c: char| c.is_ascii_lowercase()));
        lines.filter_map(|line| line.split_once(" =")).map(|(id, _)| id.to_owned()).collect()
    }

    #[test]
    fn each_language_reads_and_says_the_same_things() {
        for lang in Lang::ALL {
            let errors = FluentResource::try_new(source(lang).to_owned()).err().map(|(_, errors)| errors);
            assert!(errors.is_none(), "{lang:?}: {errors:?}");
            assert_eq!(ids(lang), ids(Lang::Fr), "{lang:?}");
        }
        assert!(ids(Lang::Fr).len() > 100);
    }

    /// No line of French begins with a mark that belongs to the line before.
    #[test]
    fn french_marks_stay_with_their_words() {
        for line in source(Lang::Fr).lines() {
            for loose in [" :", " ;", " !", " ?", " »", "« "] {
                assert!(!line.contains(loose), "U+00A0 belongs in « {loose} »: {line}");
            }
        }
    }

    #[test]
    fn numbers_are_counted_in_each_language() {
        for lang in Lang::ALL {
            let texts = Texts::of(lang);
            let said: BTreeSet<String> =
                [0, 1, 2, 5].into_iter().map(|n| texts.say("waiting", &[("count", n.into())])).collect();
            assert!(said.len() >= 3, "{lang:?}: {said:?}");
        }
    }

    #[test]
    fn the_language_is_that_of_the_option_then_of_the_environment() {
        let args = |line: &str| line.split(' ').map(str::to_owned).collect::<Vec<_>>().into_iter();
        let en = |name: &str| (name == "LANG").then(|| "en_GB.UTF-8".to_owned());
        let both = |name: &str| match name {
            "LC_ALL" => Some("ar".to_owned()),
            name => en(name),
        };
        assert_eq!(lang_from(args("tdu cases"), en), Lang::En);
        assert_eq!(lang_from(args("tdu cases"), both), Lang::Ar);
        assert_eq!(lang_from(args("tdu --lang fr cases"), en), Lang::Fr);
        assert_eq!(lang_from(args("tdu cases --lang=ar"), en), Lang::Ar);
        assert_eq!(lang_from(args("tdu cases"), |_| Some("C".to_owned())), Lang::Fr);
    }
}
