//! Looks for words that must not be found, in every dress they may wear.
//!
//! A person types `Quetzalcoatlus`; nothing that the server keeps may hold it: as UTF-8, as UTF-16, inside base64 (which
//! has three forms of any text, by where it falls), as hexadecimal, percent-encoded or escaped in JSON; as typed, in
//! capitals or in small letters. What is compressed or encrypted hides words by nature: this search proves the absence
//! of plain text, no more.

mod dress;

use std::collections::BTreeSet;
use std::fmt;
use std::io;
use std::path::{Path, PathBuf};

use aho_corasick::AhoCorasick;

pub use dress::Dress;

/// A word that was found where it must not be.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Finding {
    /// The word as it was typed.
    pub word: String,
    /// How it was written.
    pub dress: Dress,
    /// The file or other place.
    pub place: String,
    /// Bytes from the beginning of the place.
    pub offset: usize,
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "« {} » as {} in {}, byte {}", self.word, self.dress, self.place, self.offset)
    }
}

/// What a search went through, so that an empty answer can be told from an empty search.
#[derive(Debug, Default)]
pub struct Report {
    /// What was found, each word once for each dress and place.
    pub findings: BTreeSet<Finding>,
    /// Files that were read.
    pub files: Vec<PathBuf>,
    /// Bytes that were read.
    pub bytes: u64,
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{} found in {} bytes of {} files", self.findings.len(), self.bytes, self.files.len())?;
        self.findings.iter().try_for_each(|finding| writeln!(f, "  {finding}"))
    }
}

/// A search for a list of words.
pub struct Search {
    automaton: AhoCorasick,
    needles: Vec<(String, Dress)>,
}

impl Search {
    /// Prepares a search. Words shorter than six bytes would be found by chance and are refused.
    ///
    /// # Panics
    /// When a word is too short, or there is none.
    pub fn for_words<'a>(words: impl IntoIterator<Item = &'a str>) -> Self {
        let mut needles = Vec::new();
        let mut patterns = Vec::new();
        for word in words {
            assert!(word.len() >= 6, "« {word} » is too short to be searched for");
            for (dress, bytes) in dress::all(word) {
                needles.push((word.to_owned(), dress));
                patterns.push(bytes);
            }
        }
        assert!(!patterns.is_empty(), "no word to search for");
        let automaton = AhoCorasick::new(&patterns).expect("the words fit in an automaton");
        Self { automaton, needles }
    }

    /// Searches bytes that come from a place.
    pub fn in_bytes(&self, place: &str, bytes: &[u8]) -> BTreeSet<Finding> {
        let mut seen = BTreeSet::new();
        let mut findings = BTreeSet::new();
        for hit in self.automaton.find_overlapping_iter(bytes) {
            if seen.insert(hit.pattern()) {
                let (word, dress) = self.needles[hit.pattern().as_usize()].clone();
                findings.insert(Finding { word, dress, place: place.to_owned(), offset: hit.start() });
            }
        }
        findings
    }

    /// Searches files, and all files of folders.
    ///
    /// # Errors
    /// When a file cannot be read or is absent: a search that saw nothing proves nothing.
    pub fn in_paths<'a>(&self, paths: impl IntoIterator<Item = &'a Path>) -> io::Result<Report> {
        let mut report = Report::default();
        let mut left: Vec<PathBuf> = paths.into_iter().map(Path::to_owned).collect();
        while let Some(path) = left.pop() {
            if path.is_dir() {
                for entry in std::fs::read_dir(&path)? {
                    left.push(entry?.path());
                }
                continue;
            }
            let bytes = std::fs::read(&path)
                .map_err(|error| io::Error::new(error.kind(), format!("{}: {error}", path.display())))?;
            report.findings.extend(self.in_bytes(&path.display().to_string(), &bytes));
            report.bytes += bytes.len() as u64;
            report.files.push(path);
        }
        Ok(report)
    }
}

#[cfg(test)]
mod tests;
