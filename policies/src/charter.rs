//! The charter of confidence: information and mutual commitments, never a condition of help.
//!
//! The French text is the reference; English and Arabic stand beside it with the same ids. Names in braces are
//! filled from the policy's parameters, then by what the worker gives when presenting the charter.

mod braces;
mod check;
mod text;

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

pub(crate) use check::read;
pub use text::{CharterText, Point, Section, Statement};

use crate::{Lang, Localised, Slug, Term};

/// Filled with the phrase about secrecy that the worker's status allows.
pub const STATUS_PHRASE: &str = "status_phrase";
/// Filled with the retention of the follow-up file, from `retention.toml`.
pub const FILE_RETENTION: &str = "file_retention";

/// Filled with the retention of the charter's evidence, from `retention.toml`.
pub const EVIDENCE_RETENTION: &str = "evidence_retention";

/// The charter in every language, with its parameters.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Charter {
    meta: Meta,
    file_retention: Localised,
    evidence_retention: Localised,
    sheets: Sheets,
}

/// What `charter.toml` holds.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Meta {
    version: String,
    falc_validated_by: String,
    default_status: Slug,
    /// Absent from texts that were signed before it existed: then an interpreter does not count as alone.
    #[serde(default)]
    interpreter_counts: bool,
    /// Absent likewise.
    #[serde(default = "reminder_days")]
    reminder_days: u16,
    statuses: Vec<Status>,
    parameters: Vec<Parameter>,
}

const fn reminder_days() -> u16 {
    14
}

/// A legal status of the worker, and what the charter may then say about secrecy.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Status {
    /// The status's id.
    pub id: Slug,
    /// What the screen shows to the worker.
    pub label: Localised,
    /// What the charter says to the person.
    pub phrase: Localised,
}

/// A name in braces, and what stands there unless the worker gives something else.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Parameter {
    /// The name, without braces: `a-z` and `_`.
    pub name: String,
    /// What to write, said to the service.
    pub about: Localised,
    /// What stands there by default.
    pub value: Localised,
    /// The value is an example that the service must replace.
    #[serde(default)]
    pub example: bool,
}

/// The texts, one sheet a language.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
struct Sheets {
    fr: Sheet,
    en: Sheet,
    ar: Sheet,
}

/// What a language's file holds, names still in braces.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Sheet {
    title: String,
    sections: Vec<Section>,
    consents_title: String,
    consents_introduction: String,
    consents: Vec<Statement>,
    comprehension_title: String,
    comprehension: Vec<Point>,
}

/// What the worker fills in when presenting the charter.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Parameters {
    status: Option<Slug>,
    values: BTreeMap<String, String>,
}

impl Parameters {
    /// Nothing filled: every parameter keeps the policy's value, and secrecy is the default status's.
    pub fn new() -> Self {
        Self::default()
    }

    /// Fills one name. An empty value leaves the policy's own; a name that the policy lacks changes nothing.
    #[must_use]
    pub fn with(mut self, name: impl Into<String>, value: impl Into<String>) -> Self {
        self.values.insert(name.into(), value.into());
        self
    }

    /// Chooses the worker's status. One that the policy lacks counts as the default status.
    #[must_use]
    pub fn with_status(mut self, status: Slug) -> Self {
        self.status = Some(status);
        self
    }

    /// The value given for a name, cleaned for one line; `None` when nothing visible was given.
    fn value(&self, name: &str) -> Option<String> {
        let clean = text::one_line(self.values.get(name)?);
        (!clean.is_empty()).then_some(clean)
    }
}

impl Charter {
    /// Version that the service gives to this text.
    pub fn version(&self) -> &str {
        &self.meta.version
    }

    /// Who read the text as easy to read (FALC), with what method. Empty, as long as nobody concerned has: then the
    /// screen claims nothing.
    pub fn falc_validated_by(&self) -> &str {
        &self.meta.falc_validated_by
    }

    /// Whether a signature made with an interpreter's help is worth as much, as evidence, as one made alone.
    pub const fn interpreter_counts(&self) -> bool {
        self.meta.interpreter_counts
    }

    /// Days after which a charter without an answer is named to the worker, once.
    pub const fn reminder_days(&self) -> u16 {
        self.meta.reminder_days
    }

    /// Statuses to choose from.
    pub fn statuses(&self) -> &[Status] {
        &self.meta.statuses
    }

    /// Status that holds when none is chosen.
    pub fn default_status(&self) -> &Slug {
        &self.meta.default_status
    }

    /// Names in braces that the worker may fill.
    pub fn parameters(&self) -> &[Parameter] {
        &self.meta.parameters
    }

    /// Ids and labels of the optional choices, in a fixed order.
    pub fn consents(&self) -> Vec<Term> {
        let Sheets { fr, en, ar } = &self.sheets;
        fr.consents
            .iter()
            .zip(&en.consents)
            .zip(&ar.consents)
            .map(|((fr, en), ar)| Term {
                id: fr.id.clone(),
                label: Localised::new(fr.text.clone(), en.text.clone(), ar.text.clone()),
            })
            .collect()
    }

    /// Parameters that still hold an example and that the worker did not fill: to be completed before presenting.
    pub fn to_complete(&self, parameters: &Parameters) -> Vec<&Parameter> {
        self.meta
            .parameters
            .iter()
            .filter(|parameter| parameter.example && parameters.value(&parameter.name).is_none())
            .collect()
    }

    /// The exact text to show in a language, every name filled.
    pub fn text(&self, lang: Lang, parameters: &Parameters) -> CharterText {
        let sheet = match lang {
            Lang::Fr => &self.sheets.fr,
            Lang::En => &self.sheets.en,
            Lang::Ar => &self.sheets.ar,
        };
        let fill = |text: &str| braces::fill(text, |name| self.value(name, lang, parameters));
        let statements = |list: &[Statement]| {
            list.iter()
                .map(|statement| Statement { id: statement.id.clone(), text: fill(&statement.text) })
                .collect()
        };
        CharterText {
            version: self.meta.version.clone(),
            lang,
            title: fill(&sheet.title),
            sections: sheet
                .sections
                .iter()
                .map(|section| Section {
                    id: section.id.clone(),
                    title: fill(&section.title),
                    paragraphs: section.paragraphs.iter().map(|paragraph| fill(paragraph)).collect(),
                })
                .collect(),
            consents_title: fill(&sheet.consents_title),
            consents_introduction: fill(&sheet.consents_introduction),
            consents: statements(&sheet.consents),
            comprehension_title: fill(&sheet.comprehension_title),
            comprehension: sheet
                .comprehension
                .iter()
                .map(|point| Point { text: fill(&point.text), ..point.clone() })
                .collect(),
        }
    }

    fn value(&self, name: &str, lang: Lang, parameters: &Parameters) -> Option<String> {
        match name {
            STATUS_PHRASE => self.status_phrase(lang, parameters.status.as_ref()),
            FILE_RETENTION => Some(self.file_retention.get(lang).to_owned()),
            EVIDENCE_RETENTION => Some(self.evidence_retention.get(lang).to_owned()),
            _ => {
                let parameter = self.meta.parameters.iter().find(|parameter| parameter.name == name)?;
                Some(parameters.value(name).unwrap_or_else(|| parameter.value.get(lang).to_owned()))
            }
        }
    }

    fn status_phrase(&self, lang: Lang, chosen: Option<&Slug>) -> Option<String> {
        let statuses = &self.meta.statuses;
        statuses
            .iter()
            .find(|status| Some(&status.id) == chosen)
            .or_else(|| statuses.iter().find(|status| status.id == self.meta.default_status))
            .map(|status| status.phrase.get(lang).to_owned())
    }
}
