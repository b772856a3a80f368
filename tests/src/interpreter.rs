//! What a French text of the app is in another language, so that a story told in French is lived in Arabic.
//!
//! Read where translators write: the app's Fluent files, the labels of the policies, the charter's texts. A text that is
//! found in none of them, and is not among the words of the story, ends the test: nothing passes untranslated.

mod labels;
mod sayings;
#[cfg(test)]
mod tests;

use std::collections::{BTreeSet, HashMap, HashSet};
use std::sync::LazyLock;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::types::{FluentNumber, FluentNumberOptions};
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use tdu_policies::Lang;

use sayings::{Key, Saying, Taken, squash};

/// Stands in an answer for what the question does not tell: a date, a size, the rest of a sentence with a name in it.
pub const WHATEVER: char = '\u{fffc}';

/// More ways than these to understand the piece of a sentence, and it says nothing.
const CLEAR: usize = 16;

type Bundle = FluentBundle<FluentResource>;

/// All that the app can say, in every language.
struct Book {
    french: Vec<Saying>,
    bundles: HashMap<Lang, Bundle>,
    /// Words in Latin letters. An Arabic text keeps a few: `PDF`, an address, the name of a key.
    latin: HashMap<Lang, HashSet<String>>,
}

static BOOK: LazyLock<Book> = LazyLock::new(|| {
    let texts = Lang::ALL.map(|lang| (lang, labels::all_texts(lang)));
    let bundles = texts.iter().map(|(lang, text)| {
        let mut bundle = Bundle::new_concurrent(vec![lang.code().parse().expect("a language code")]);
        bundle.set_use_isolating(false);
        let resource = FluentResource::try_new(text.clone());
        let resource = resource.unwrap_or_else(|(_, errors)| panic!("texts in {}: {errors:?}", lang.code()));
        bundle.add_resource(resource).expect("no text is there twice");
        (*lang, bundle)
    });
    Book {
        french: sayings::all(&texts[0].1),
        bundles: bundles.collect(),
        latin: texts
            .iter()
            .map(|(lang, text)| (*lang, latin_words(lang.own_name()).chain(latin_words(text)).collect()))
            .collect(),
    }
});

/// Somebody who knows all texts of the app, and what the people of a story call themselves.
pub struct Interpreter {
    lang: Lang,
    words: Vec<&'static str>,
}

impl Interpreter {
    /// Into `lang`, for a story in which `words` were typed: names, notes, files. These are the same in every
    /// language, and so are their parts.
    pub fn of(lang: Lang, words: Vec<&'static str>) -> Self {
        Self { lang, words }
    }

    /// Into another language, in the same story.
    #[must_use]
    pub fn turned_to(&self, lang: Lang) -> Self {
        Self::of(lang, self.words.clone())
    }

    /// The language into which this one translates.
    pub fn lang(&self) -> Lang {
        self.lang
    }

    /// What stands on the screen for a French text: one text, or several where French has one word for two things. The
    /// piece of a sentence stands for the whole, with [`WHATEVER`] where the piece does not tell.
    ///
    /// # Panics
    /// When neither the app nor the story says this.
    #[track_caller]
    pub fn says(&self, french: &str) -> Vec<String> {
        let text = squash(french);
        let answers = self.answers(&text);
        assert!(
            !answers.is_empty(),
            "« {text} » is no text of the app, and none of the words of this story: nobody can say it in {}",
            self.lang.code()
        );
        assert!(
            answers.len() <= CLEAR,
            "« {text} » could be any of {answers:#?}: say more of the sentence, or all of it"
        );
        answers.into_iter().collect()
    }

    /// Words on an Arabic page that its reader should not meet: those with which the app speaks other languages, unless the
    /// people of the story typed them or the translators kept them. Each once; none where letters do not tell.
    pub fn strangers(&self, page: &str) -> BTreeSet<String> {
        if !self.lang.is_rtl() {
            return BTreeSet::new();
        }
        let typed: HashSet<String> = self.words.iter().copied().flat_map(latin_words).collect();
        let others: Vec<_> = Lang::ALL.into_iter().filter(|lang| *lang != self.lang).collect();
        let is_strange = |word: &String| {
            others.iter().any(|lang| BOOK.latin[lang].contains(word))
                && !BOOK.latin[&self.lang].contains(word)
                && !typed.contains(word)
        };
        let words = page.split_whitespace().filter(|chunk| !is_reference(chunk)).flat_map(latin_words);
        words.filter(is_strange).collect()
    }

    fn answers(&self, text: &str) -> BTreeSet<String> {
        let whole = self.whole(text);
        if !whole.is_empty() {
            return whole;
        }
        // A name that ends so may be the beginning of a longer one; whoever looks for it knows that.
        if let Some(beginning) = text.strip_suffix('…') {
            let beginning = beginning.trim_end();
            let known = self.whole(beginning);
            return if known.is_empty() {
                self.pieces(beginning)
            } else {
                known.into_iter().map(|known| known + "…").collect()
            };
        }
        // A label and its number, or some words of a sentence: nobody can tell by the words alone.
        &self.composed(text) | &self.pieces(text)
    }

    /// The text as one text of the app, or as words of the story. What somebody typed is no text with values in it, even
    /// where it looks like one.
    fn whole(&self, text: &str) -> BTreeSet<String> {
        let mut plain = self.sayings(text, false);
        if self.words.iter().any(|word| squash(word) == text) {
            plain.insert(text.to_owned());
        }
        if !plain.is_empty() {
            return plain;
        }
        let valued = self.sayings(text, true);
        if valued.is_empty() && self.is_the_same_everywhere(text) {
            return BTreeSet::from([text.to_owned()]);
        }
        valued
    }

    fn sayings(&self, text: &str, with_values: bool) -> BTreeSet<String> {
        let asked = BOOK.french.iter().filter(|saying| saying.has_values() == with_values);
        let told = asked.flat_map(|saying| {
            saying.whole(text).into_iter().flat_map(move |taken| self.told(saying, &taken))
        });
        told.collect()
    }

    /// Two texts beside each other, as a label and its number.
    fn composed(&self, text: &str) -> BTreeSet<String> {
        let splits = text.match_indices(' ').map(|(at, _)| (&text[..at], &text[at + 1..]));
        let composed = splits.flat_map(|(left, right)| {
            let (left, right) = (self.whole(left), self.whole(right));
            let both = left.into_iter().flat_map(move |left| {
                right.iter().map(|right| format!("{left} {right}")).collect::<Vec<_>>()
            });
            both.collect::<Vec<_>>()
        });
        composed.collect()
    }

    fn pieces(&self, text: &str) -> BTreeSet<String> {
        let found = BOOK.french.iter().flat_map(|saying| {
            saying.pieces(text).into_iter().flat_map(move |taken| self.told(saying, &taken))
        });
        found.collect()
    }

    /// Digits, Arabic, what languages call themselves, and the words of the story.
    fn is_the_same_everywhere(&self, text: &str) -> bool {
        if !text.chars().any(is_latin) || Lang::ALL.iter().any(|lang| lang.own_name() == text) {
            return true;
        }
        self.words.iter().map(|word| squash(word)).any(|word| {
            word.match_indices(text).any(|(at, found)| {
                let letter = |next: Option<char>| next.is_some_and(char::is_alphanumeric);
                !letter(word[..at].chars().next_back()) && !letter(word[at + found.len()..].chars().next())
            })
        })
    }

    /// The counterparts of a saying with these values; none when a value has no counterpart.
    fn told(&self, saying: &Saying, taken: &[Taken<'_>]) -> Vec<String> {
        let mut ways: Vec<Vec<(&str, FluentValue<'_>)>> = vec![Vec::new()];
        for name in &saying.names {
            let value = taken.iter().find(|taken| taken.name == name).map(|taken| taken.value);
            let Some(values) = self.values(saying, name, value) else { return Vec::new() };
            ways = ways
                .into_iter()
                .flat_map(|way| {
                    values
                        .iter()
                        .map(move |value| [way.clone(), vec![(name.as_str(), value.clone())]].concat())
                })
                .collect();
        }
        ways.into_iter().map(|way| self.format(&saying.id, way)).collect()
    }

    /// What an argument may be, by what was read in the French text or by the form that it took.
    fn values<'a>(&self, saying: &'a Saying, name: &str, read: Option<&str>) -> Option<Vec<FluentValue<'a>>> {
        let key = saying.chosen.iter().find(|(of, _)| of == name).map(|(_, key)| key);
        let values = match (read, key) {
            (Some(read), key) => match (read.parse::<i32>(), key) {
                (Ok(number), Some(key)) if !key.may_be(number) => return None,
                (Ok(number), _) => vec![number.into()],
                // A form that counts is not chosen by words.
                (Err(_), Some(_)) => return None,
                (Err(_), None) => self.whole(read).into_iter().map(FluentValue::from).collect(),
            },
            (None, Some(Key::Word(word))) => vec![word.as_str().into()],
            (None, Some(Key::Number(number))) => vec![(*number).into()],
            (None, Some(Key::One)) => vec![1.into()],
            (None, Some(Key::Other)) => EXAMPLES.map(example).to_vec(),
            (None, None) => vec![WHATEVER.to_string().into()],
        };
        (!values.is_empty()).then_some(values)
    }

    fn format(&self, id: &str, way: Vec<(&str, FluentValue<'_>)>) -> String {
        let bundle = &BOOK.bundles[&self.lang];
        let pattern = bundle.get_message(id).and_then(|message| message.value());
        let pattern = pattern.unwrap_or_else(|| panic!("« {id} » has no text in {}", self.lang.code()));
        let args: FluentArgs<'_> = way.into_iter().collect();
        let mut errors = Vec::new();
        let text = bundle.format_pattern(pattern, Some(&args), &mut errors).into_owned();
        assert!(errors.is_empty(), "« {id} » in {}: {errors:?}", self.lang.code());
        let shown = EXAMPLES.map(|number| format!("{number}.{}", "0".repeat(MARKED)));
        squash(&shown.iter().fold(text, |text, number| text.replace(number, &WHATEVER.to_string())))
    }
}

/// Numbers of every form that Arabic has for more than one thing: a pair, a few, many, hundreds. They are taken out again
/// of what is said with them.
const EXAMPLES: [i32; 4] = [2, 3, 11, 100];

/// By so many zeros behind the point they are told from any other number in the text.
const MARKED: usize = 5;

fn example(number: i32) -> FluentValue<'static> {
    let options =
        FluentNumberOptions { minimum_fraction_digits: Some(MARKED), ..FluentNumberOptions::default() };
    FluentNumber::new(number.into(), options).into()
}

fn is_latin(letter: char) -> bool {
    letter.is_alphabetic() && matches!(letter, '\0'..='\u{24f}' | '\u{1e00}'..='\u{1eff}')
}

/// Nothing that anybody reads as words: an address, the name of a file with its date.
fn is_reference(chunk: &str) -> bool {
    chunk.contains("://") || chunk.contains(|letter: char| letter.is_ascii_digit())
}

/// Words of Latin letters alone, of two or more; what is held together by a hyphen is one.
fn latin_words(text: &str) -> impl Iterator<Item = String> {
    let inside = |letter: char| letter.is_alphanumeric() || matches!(letter, '-' | '_');
    let words = text.split(move |letter: char| !inside(letter)).map(|word| word.trim_matches('-'));
    let latin = words.filter(|word| word.chars().all(|letter| is_latin(letter) || letter == '-'));
    latin.filter(|word| word.chars().nth(1).is_some()).map(str::to_owned)
}
