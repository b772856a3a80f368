//! A policy file as a tree that knows where each value stands.

use std::collections::BTreeSet;

use serde::de::DeserializeOwned;
use toml::de::{DeTable, DeValue};

use crate::{
    Lang, Mistake, PolicyFiles, Reason, Slug,
    reason::{Bounds, Member},
    tree,
};

/// A place in a file: names of keys and ranks in lists, from the top.
macro_rules! at {
    ($($step:expr),* $(,)?) => { &[$($crate::source::Step::from($step)),*] };
}
pub(crate) use at;

/// One step down a file.
#[derive(Clone, Copy)]
pub(crate) enum Step<'s> {
    Key(&'s str),
    Rank(usize),
}

impl<'s> From<&'s str> for Step<'s> {
    fn from(key: &'s str) -> Self {
        Self::Key(key)
    }
}

impl From<usize> for Step<'_> {
    fn from(rank: usize) -> Self {
        Self::Rank(rank)
    }
}

/// A file of the set, being read.
pub(crate) struct Source<'a> {
    file: &'a str,
    text: &'a str,
    root: DeTable<'a>,
    mistakes: &'a mut Vec<Mistake>,
}

impl<'a> Source<'a> {
    /// Opens a file; what is not TOML is told here. An absent file was told by `PolicyFiles::check_names`.
    pub(crate) fn open(
        files: &'a PolicyFiles,
        file: &'a str,
        mistakes: &'a mut Vec<Mistake>,
    ) -> Option<Self> {
        let text = files.get(file)?;
        match DeTable::parse(text) {
            Ok(root) => Some(Self { file, text, root: root.into_inner(), mistakes }),
            Err(error) => {
                let byte = error.span().map_or(0, |span| span.start);
                mistakes.push(Mistake::at_byte(
                    file,
                    text,
                    byte,
                    Reason::Unreadable(error.message().to_owned()),
                ));
                None
            }
        }
    }

    /// Reads the file's type, after telling every missing or empty translation at once.
    pub(crate) fn read<T: DeserializeOwned>(&mut self) -> Option<T> {
        let mut found = Vec::new();
        for value in self.root.values() {
            find_bad_texts(value.get_ref(), value.span().start, &mut found);
        }
        if !found.is_empty() {
            for (byte, reason) in found {
                self.mistakes.push(Mistake::at_byte(self.file, self.text, byte, reason));
            }
            return None;
        }
        match tree::read(&self.root) {
            Ok(value) => Some(value),
            Err(wrong) => {
                let byte = wrong.byte.unwrap_or(0);
                self.mistakes.push(Mistake::at_byte(self.file, self.text, byte, wrong.reason));
                None
            }
        }
    }

    /// Tells a mistake at a place; if the place is absent, at the nearest place above it.
    pub(crate) fn tell(&mut self, place: &[Step<'_>], reason: Reason) {
        let byte = self.locate(place);
        self.mistakes.push(Mistake::at_byte(self.file, self.text, byte, reason));
    }

    /// Tells the mistake unless the condition holds.
    pub(crate) fn require(&mut self, condition: bool, place: &[Step<'_>], reason: Reason) {
        if !condition {
            self.tell(place, reason);
        }
    }

    /// Tells a number that is not from `least` to `most`.
    pub(crate) fn within(&mut self, found: u32, (least, most): (u32, u32), place: &[Step<'_>]) {
        let reason = Reason::OutOfRange(Bounds { found: found.to_string(), least, most });
        self.require((least..=most).contains(&found), place, reason);
    }

    /// Tells each id that a list holds twice, at its second place.
    pub(crate) fn unique<'i>(&mut self, list: &str, ids: impl IntoIterator<Item = &'i Slug>) {
        let mut seen = BTreeSet::new();
        let mut count = 0;
        for (rank, id) in ids.into_iter().enumerate() {
            count += 1;
            if !seen.insert(id) {
                self.tell(at![list, rank, "id"], Reason::Twice(Member::new(id.as_str(), list)));
            }
        }
        self.require(count > 0, at![list], Reason::ListEmpty(list.to_owned()));
    }

    fn locate(&self, place: &[Step<'_>]) -> usize {
        let [Step::Key(first), rest @ ..] = place else { return 0 };
        let Some(mut value) = self.root.get(*first) else { return 0 };
        for step in rest {
            let below = match (step, value.get_ref()) {
                (Step::Key(key), DeValue::Table(table)) => table.get(*key),
                (Step::Rank(rank), DeValue::Array(array)) => array.get(*rank),
                _ => None,
            };
            let Some(below) = below else { break };
            value = below;
        }
        value.span().start
    }
}

/// A table that has one language is a text: it must have them all, none empty.
fn find_bad_texts(value: &DeValue<'_>, byte: usize, found: &mut Vec<(usize, Reason)>) {
    match value {
        DeValue::Array(array) => {
            for item in array {
                find_bad_texts(item.get_ref(), item.span().start, found);
            }
        }
        DeValue::Table(table) => {
            let is_text = Lang::ALL.iter().any(|lang| table.contains_key(lang.code()));
            for code in Lang::ALL.map(Lang::code).into_iter().filter(|_| is_text) {
                let Some(text) = table.get(code) else {
                    found.push((byte, Reason::Untranslated(code.to_owned())));
                    continue;
                };
                if text.get_ref().as_str().is_some_and(|text| text.trim().is_empty()) {
                    found.push((text.span().start, Reason::TextEmpty(code.to_owned())));
                }
            }
            for item in table.values() {
                find_bad_texts(item.get_ref(), item.span().start, found);
            }
        }
        _ => {}
    }
}
