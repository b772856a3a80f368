//! French texts as they were written, and how what is read on a screen fits them.

use std::collections::BTreeSet;

use fluent_syntax::ast::{Entry, Expression, InlineExpression, Pattern, PatternElement, VariantKey};

/// Literal words, or the place of a value.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Part {
    Words(String),
    Value(String),
}

/// What an argument must be for a text to take its form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Key {
    Number(i32),
    One,
    Other,
    Word(String),
}

impl Key {
    pub(super) fn may_be(&self, number: i32) -> bool {
        match self {
            Self::Number(exactly) => *exactly == number,
            Self::One => matches!(number, 0 | 1),
            Self::Other => true,
            Self::Word(_) => false,
        }
    }
}

/// One form of one message.
pub(super) struct Saying {
    pub(super) id: String,
    /// Every argument of the message, of this form or not.
    pub(super) names: Vec<String>,
    pub(super) chosen: Vec<(String, Key)>,
    parts: Vec<Part>,
}

/// What was read where an argument stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Taken<'a> {
    pub(super) name: &'a str,
    pub(super) value: &'a str,
}

/// A form under construction.
#[derive(Clone, Default)]
struct Form {
    chosen: Vec<(String, Key)>,
    parts: Vec<Part>,
}

/// The text as people compare it: one kind of space, one apostrophe, no mark of direction.
pub(super) fn squash(text: &str) -> String {
    plain(text).trim().to_owned()
}

fn plain(text: &str) -> String {
    let mut plain = String::new();
    for letter in text.chars() {
        match letter {
            '\u{2066}'..='\u{2069}' | '\u{200e}' | '\u{200f}' | '\u{ad}' => {}
            '\u{2018}' | '\u{2019}' => plain.push('\''),
            space if space.is_whitespace() => {
                if !plain.ends_with(' ') {
                    plain.push(' ');
                }
            }
            letter => plain.push(letter),
        }
    }
    plain
}

/// Every form of every message.
pub(super) fn all(texts: &str) -> Vec<Saying> {
    let resource = fluent_syntax::parser::parse(texts).unwrap_or_else(|(_, errors)| panic!("{errors:?}"));
    let messages = resource.body.iter().filter_map(|entry| match entry {
        Entry::Message(message) => Some((message.id.name, message.value.as_ref()?)),
        _ => None,
    });
    messages.flat_map(|(id, pattern)| forms_of_message(id, pattern)).collect()
}

fn forms_of_message(id: &str, pattern: &Pattern<&str>) -> Vec<Saying> {
    let forms = forms(pattern);
    let mut names = BTreeSet::new();
    for form in &forms {
        names.extend(form.chosen.iter().map(|(name, _)| name.clone()));
        names.extend(form.parts.iter().filter_map(|part| match part {
            Part::Value(name) => Some(name.clone()),
            Part::Words(_) => None,
        }));
    }
    let names: Vec<String> = names.into_iter().collect();
    let sayings = forms.into_iter().map(|form| Saying {
        id: id.to_owned(),
        names: names.clone(),
        chosen: form.chosen,
        parts: form.parts,
    });
    sayings.collect()
}

fn forms(pattern: &Pattern<&str>) -> Vec<Form> {
    let mut forms = vec![Form::default()];
    for element in &pattern.elements {
        match element {
            PatternElement::TextElement { value } => say(&mut forms, value),
            PatternElement::Placeable { expression: Expression::Inline(inline) } => match inline {
                InlineExpression::VariableReference { id } => {
                    for form in &mut forms {
                        form.parts.push(Part::Value(id.name.to_owned()));
                    }
                }
                InlineExpression::StringLiteral { value } => say(&mut forms, value),
                other => panic!("the interpreter does not know what {other:?} says"),
            },
            PatternElement::Placeable { expression: Expression::Select { selector, variants } } => {
                let InlineExpression::VariableReference { id } = selector else {
                    panic!("the interpreter does not know how {selector:?} chooses")
                };
                let counts = variants.iter().any(|variant| !matches!(key(&variant.key), Key::Word(_)));
                let mut chosen = Vec::new();
                for variant in variants {
                    let key = match key(&variant.key) {
                        Key::Word(word) if counts => panic!("a count is not « {word} »"),
                        key => key,
                    };
                    for before in &forms {
                        for form in self::forms(&variant.value) {
                            let mut all = before.clone();
                            all.chosen.push((id.name.to_owned(), key.clone()));
                            all.chosen.extend(form.chosen);
                            for part in form.parts {
                                push(&mut all.parts, part);
                            }
                            chosen.push(all);
                        }
                    }
                }
                forms = chosen;
            }
        }
    }
    forms
}

fn say(forms: &mut [Form], words: &str) {
    for form in forms {
        push(&mut form.parts, Part::Words(plain(words)));
    }
}

fn push(parts: &mut Vec<Part>, part: Part) {
    match (parts.last_mut(), part) {
        (Some(Part::Words(before)), Part::Words(words)) => *before = plain(&format!("{before}{words}")),
        (_, part) => parts.push(part),
    }
}

fn key(key: &VariantKey<&str>) -> Key {
    match key {
        VariantKey::NumberLiteral { value } => Key::Number(value.parse().expect("a whole number")),
        VariantKey::Identifier { name: "one" } => Key::One,
        VariantKey::Identifier { name: "other" } => Key::Other,
        VariantKey::Identifier { name } => Key::Word((*name).to_owned()),
    }
}

impl Saying {
    pub(super) fn has_values(&self) -> bool {
        self.parts.iter().any(|part| matches!(part, Part::Value(_)))
    }

    /// Each way in which the text is all of this.
    pub(super) fn whole<'a>(&'a self, text: &'a str) -> Vec<Vec<Taken<'a>>> {
        let mut found = Vec::new();
        if self.parts.iter().any(|part| matches!(part, Part::Words(words) if has_letters(words))) {
            fit(None, &self.parts, text, false, &mut Vec::new(), &mut found);
        }
        found
    }

    /// Each way in which the text is some words of this in a row.
    pub(super) fn pieces<'a>(&'a self, text: &'a str) -> Vec<Vec<Taken<'a>>> {
        let mut found = Vec::new();
        for (at, part) in self.parts.iter().enumerate() {
            let (here, later) = (&self.parts[at..], &self.parts[at + 1..]);
            match part {
                Part::Words(words) => {
                    let beginnings =
                        words.char_indices().map(|(at, _)| at).filter(|&at| begins_a_word(words, at));
                    for beginning in beginnings {
                        fit(Some(&words[beginning..]), later, text, true, &mut Vec::new(), &mut found);
                    }
                }
                Part::Value(_) => fit(None, here, text, true, &mut Vec::new(), &mut found),
            }
        }
        // Two letters between values are said everywhere.
        let literal = |taken: &Vec<Taken<'_>>| {
            text.len() - taken.iter().map(|taken| taken.value.len()).sum::<usize>() > 4
        };
        found.retain(literal);
        found
    }
}

fn has_letters(words: &str) -> bool {
    words.chars().any(char::is_alphanumeric) || words.contains(':')
}

fn begins_a_word(words: &str, at: usize) -> bool {
    let before = words[..at].chars().next_back();
    !before.is_some_and(char::is_alphanumeric) && words[at..].starts_with(|next: char| !next.is_whitespace())
}

/// Fits the text to `words` and then to the parts; where the end is open, it may end before they do, after a word.
fn fit<'a>(
    words: Option<&'a str>,
    parts: &'a [Part],
    text: &'a str,
    open: bool,
    taken: &mut Vec<Taken<'a>>,
    found: &mut Vec<Vec<Taken<'a>>>,
) {
    if let Some(words) = words {
        if let Some(rest) = text.strip_prefix(words) {
            return fit(None, parts, rest, open, taken, found);
        }
        // Nobody ends a text with the space before the next word.
        let cut = words.strip_prefix(text);
        if open && cut.is_some_and(|rest| !text.is_empty() && !rest.starts_with(char::is_alphanumeric)) {
            found.push(taken.clone());
        }
        return;
    }
    match parts.split_first() {
        None => {
            if text.is_empty() {
                found.push(taken.clone());
            }
        }
        Some(_) if open && text.is_empty() => found.push(taken.clone()),
        Some((Part::Words(words), rest)) => fit(Some(words), rest, text, open, taken, found),
        Some((Part::Value(name), rest)) => {
            let ends = text.char_indices().map(|(at, letter)| at + letter.len_utf8());
            for end in ends {
                taken.push(Taken { name, value: &text[..end] });
                fit(None, rest, &text[end..], open, taken, found);
                taken.pop();
            }
        }
    }
}
