//! Ids, languages, and texts that exist in every language.

use std::{borrow::Borrow, fmt, str::FromStr};

use serde::{Deserialize, Deserializer, Serialize};
use thiserror::Error;

/// A text is not an id.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error("`{0}` is not an id: use 1 to 64 of a-z, 0-9 and single hyphens between them")]
pub struct BadSlug(String);

/// The id of a thing in a policy: 1 to 64 characters of `a-z`, `0-9` and single hyphens inside.
///
/// The ids that ship are the field's own French words (`presence-rdv`, `acces-aux-droits`).
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(transparent)]
pub struct Slug(String);

impl Slug {
    /// What a reader of files knows the type by.
    pub(crate) const NAME: &str = "Slug";

    /// Longest id, in bytes.
    pub const MAX_LEN: usize = 64;

    /// Checks a text.
    ///
    /// # Errors
    /// [`BadSlug`] if the text is empty, too long, or holds another character.
    pub fn new(text: impl Into<String>) -> Result<Self, BadSlug> {
        let text = text.into();
        let right = text.len() <= Self::MAX_LEN
            && text.split('-').all(|word| {
                !word.is_empty()
                    && word.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit())
            });
        if right { Ok(Self(text)) } else { Err(BadSlug(text)) }
    }

    /// The id as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Slug {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl AsRef<str> for Slug {
    fn as_ref(&self) -> &str {
        &self.0
    }
}

impl Borrow<str> for Slug {
    fn borrow(&self) -> &str {
        &self.0
    }
}

impl FromStr for Slug {
    type Err = BadSlug;

    fn from_str(text: &str) -> Result<Self, BadSlug> {
        Self::new(text)
    }
}

impl<'de> Deserialize<'de> for Slug {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        /// The text inside, under the type's name: who reads policy files must know that an id is wanted.
        #[derive(Deserialize)]
        #[serde(rename = "Slug")]
        struct Written(String);

        Self::new(Written::deserialize(deserializer)?.0).map_err(serde::de::Error::custom)
    }
}

/// A language of the product.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Lang {
    /// French, the reference.
    #[default]
    Fr,
    /// English.
    En,
    /// Arabic, written from right to left.
    Ar,
}

impl Lang {
    /// Every language, the reference first.
    pub const ALL: [Self; 3] = [Self::Fr, Self::En, Self::Ar];

    /// Code of two letters (ISO 639-1), as in the policy files and in HTML's `lang`.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Fr => "fr",
            Self::En => "en",
            Self::Ar => "ar",
        }
    }

    /// The language of a code such as `ar` or `ar-MA`; `None` when the product does not speak it.
    pub fn from_code(code: &str) -> Option<Self> {
        let primary = code.split(['-', '_']).next()?;
        Self::ALL.into_iter().find(|lang| lang.code().eq_ignore_ascii_case(primary))
    }

    /// Whether the language is written from right to left.
    pub const fn is_rtl(self) -> bool {
        matches!(self, Self::Ar)
    }

    /// The direction of its writing, as HTML's `dir` has it.
    pub const fn dir(self) -> &'static str {
        if self.is_rtl() { "rtl" } else { "ltr" }
    }

    /// The language's name in itself.
    pub const fn own_name(self) -> &'static str {
        match self {
            Self::Fr => "Français",
            Self::En => "English",
            Self::Ar => "العربية",
        }
    }
}

/// A text in every language.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Localised {
    fr: String,
    en: String,
    ar: String,
}

impl Localised {
    /// A text from its three forms.
    pub fn new(fr: impl Into<String>, en: impl Into<String>, ar: impl Into<String>) -> Self {
        Self { fr: fr.into(), en: en.into(), ar: ar.into() }
    }

    /// The text in a language.
    pub fn get(&self, lang: Lang) -> &str {
        match lang {
            Lang::Fr => &self.fr,
            Lang::En => &self.en,
            Lang::Ar => &self.ar,
        }
    }
}

/// An id and what people call it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Term {
    /// The id that notes hold.
    pub id: Slug,
    /// What the screen shows.
    pub label: Localised,
}
