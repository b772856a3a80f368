//! The texts of the policies: what is signed and what travels.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::{Mistake, Reason};

/// Separates this digest from every other use of SHA-256 in the product.
const DOMAIN: &[u8] = b"tdu/policy-files/1";

/// The files of a complete set.
const NAMES: [&str; 10] = [
    "charter/ar.toml",
    "charter/charter.toml",
    "charter/en.toml",
    "charter/fr.toml",
    "check-in.toml",
    "follow-up.toml",
    "reporting.toml",
    "resources.toml",
    "retention.toml",
    "telework.toml",
];

/// Their texts, apart from the names: a web app asks for the names and fetches the texts.
const TEXTS: [&str; 10] = [
    include_str!("../charter/ar.toml"),
    include_str!("../charter/charter.toml"),
    include_str!("../charter/en.toml"),
    include_str!("../charter/fr.toml"),
    include_str!("../check-in.toml"),
    include_str!("../follow-up.toml"),
    include_str!("../reporting.toml"),
    include_str!("../resources.toml"),
    include_str!("../retention.toml"),
    include_str!("../telework.toml"),
];

/// Lines of `reporting.toml` as it ships, with its two visibilities.
const BY_WORKER: &str = "visibility = \"by-worker\"";
const TEAM: &str = "visibility = \"team\"";

/// A set that ships with the product and that a service may sign as it is, or start from.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Ready {
    /// Social work with a caseload.
    #[default]
    Standard,
    /// An emergency housing line: who calls, for which household, with which answer, and why not.
    #[serde(rename = "115")]
    Line115,
}

impl Ready {
    /// Where its own files lie, beside those of the standard set.
    const fn folder(self) -> Option<&'static str> {
        match self {
            Self::Standard => None,
            Self::Line115 => Some("115"),
        }
    }
}

/// File name to text, in the order of names. The administrator signs its [digest](Self::digest).
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct PolicyFiles(BTreeMap<String, String>);

impl PolicyFiles {
    /// No file at all.
    pub fn new() -> Self {
        Self::default()
    }

    /// The files that ship with the product.
    pub fn embedded() -> Self {
        NAMES.into_iter().zip(TEXTS).map(|(name, text)| (name.to_owned(), text.to_owned())).collect()
    }

    /// Every file that ships: those of a complete set, and those that another ready set has in place of some.
    pub fn shipped() -> Self {
        let mut files = Self::embedded();
        files.insert("115/follow-up.toml", include_str!("../115/follow-up.toml"));
        files.insert("115/reporting.toml", include_str!("../115/reporting.toml"));
        files
    }

    /// A ready set, complete, out of every file that [ships](Self::shipped); `None` if its own files are not among them.
    pub fn ready(&self, ready: Ready) -> Option<Self> {
        let instead = |name: &str| ready.folder().and_then(|folder| self.get(&format!("{folder}/{name}")));
        let is_there = ready.folder().is_none() || NAMES.into_iter().any(|name| instead(name).is_some());
        let files = NAMES.into_iter().filter_map(|name| {
            let text = instead(name).or_else(|| self.get(name))?;
            Some((name.to_owned(), text.to_owned()))
        });
        is_there.then(|| files.collect())
    }

    /// This set, one that ships, with managers receiving the team's totals alone: the line that says so is another.
    #[must_use]
    pub fn for_team(mut self) -> Self {
        if let Some(text) = self.0.get_mut("reporting.toml") {
            let lines = text.lines().map(|line| if line == BY_WORKER { TEAM } else { line });
            *text = lines.flat_map(|line| [line, "\n"]).collect();
        }
        self
    }

    /// Names that a complete set has, no more and no fewer.
    pub fn expected_names() -> impl Iterator<Item = &'static str> {
        NAMES.into_iter()
    }

    /// Adds a file, or replaces the one of the same name.
    pub fn insert(&mut self, name: impl Into<String>, text: impl Into<String>) {
        self.0.insert(name.into(), text.into());
    }

    /// Text of a file.
    pub fn get(&self, name: &str) -> Option<&str> {
        self.0.get(name).map(String::as_str)
    }

    /// Takes a file out, and gives its text.
    pub fn remove(&mut self, name: &str) -> Option<String> {
        self.0.remove(name)
    }

    /// Names and texts, in the order of names.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0.iter().map(|(name, text)| (name.as_str(), text.as_str()))
    }

    /// SHA-256 over a domain, the number of files, then each name and text behind its length (eight bytes, big-endian).
    ///
    /// Lengths keep two different sets from giving the same bytes.
    pub fn digest(&self) -> [u8; 32] {
        let mut hash = Sha256::new_with_prefix(DOMAIN);
        hash.update((self.0.len() as u64).to_be_bytes());
        for part in self.iter().flat_map(|(name, text)| [name, text]) {
            hash.update((part.len() as u64).to_be_bytes());
            hash.update(part);
        }
        hash.finalize().into()
    }

    /// Names that are missing or that no policy has.
    pub(crate) fn check_names(&self) -> Vec<Mistake> {
        let missing = Self::expected_names()
            .filter(|name| self.get(name).is_none())
            .map(|name| Mistake::at_start(name, Reason::FileMissing));
        let names = || Self::expected_names().map(str::to_owned).collect();
        let unknown = self.iter().filter(|(name, _)| Self::expected_names().all(|known| known != *name));
        let unknown = unknown.map(|(name, _)| Mistake::at_start(name, Reason::FileUnknown(names())));
        missing.chain(unknown).collect()
    }
}

impl FromIterator<(String, String)> for PolicyFiles {
    fn from_iter<I: IntoIterator<Item = (String, String)>>(files: I) -> Self {
        Self(files.into_iter().collect())
    }
}
