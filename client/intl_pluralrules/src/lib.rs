//! Fluent asks this package which plural form a number takes. The published one knows two hundred languages by rules of
//! 2020 in which Arabic has its small forms below a hundred alone: 103 files would read as if they were 100. This one
//! takes its place (`[patch.crates-io]`): the three languages of the app, by the rules of CLDR 48
//! (unicode.org/cldr/charts/48/supplemental/language_plural_rules.html), with the part of its interface that
//! `fluent-bundle` 0.16 uses. Tested where texts are shown: `client/web/src/i18n/tests.rs`.

pub mod operands;

use operands::PluralOperands;
use unic_langid::LanguageIdentifier;

/// A plural form.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum PluralCategory {
    ZERO,
    ONE,
    TWO,
    FEW,
    MANY,
    OTHER,
}

/// Whether a number counts or ranks. No text of the app ranks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum PluralRuleType {
    ORDINAL,
    CARDINAL,
}

/// The rules of one language.
#[derive(Clone, Debug)]
pub struct PluralRules {
    language: LanguageIdentifier,
    rule: fn(&PluralOperands) -> PluralCategory,
}

type Rule = (&'static str, fn(&PluralOperands) -> PluralCategory);

const CARDINAL: [Rule; 3] = [("ar", arabic), ("en", english), ("fr", french)];

impl PluralRules {
    /// The languages whose rules are here.
    pub fn get_locales(kind: PluralRuleType) -> Vec<LanguageIdentifier> {
        match kind {
            PluralRuleType::CARDINAL => CARDINAL.iter().filter_map(|(code, _)| code.parse().ok()).collect(),
            PluralRuleType::ORDINAL => Vec::new(),
        }
    }

    /// The rules of a language.
    ///
    /// # Errors
    /// For a language that is not here.
    pub fn create(language: impl Into<LanguageIdentifier>, kind: PluralRuleType) -> Result<Self, &'static str> {
        let language = language.into();
        let known = CARDINAL.iter().filter(|_| kind == PluralRuleType::CARDINAL);
        let found = known.into_iter().find(|(code, _)| *code == language.language.as_str());
        let (_, rule) = found.ok_or("no rules for this language")?;
        Ok(Self { language, rule: *rule })
    }

    /// The form that a number takes.
    ///
    /// # Errors
    /// For what is no number.
    pub fn select<N: TryInto<PluralOperands>>(&self, number: N) -> Result<PluralCategory, &'static str> {
        number.try_into().map(|number| (self.rule)(&number)).map_err(|_| "this is no number")
    }

    /// The language.
    pub fn get_locale(&self) -> &LanguageIdentifier {
        &self.language
    }
}

fn arabic(number: &PluralOperands) -> PluralCategory {
    // Fractions have no small form.
    if number.t != 0 {
        return PluralCategory::OTHER;
    }
    match (number.i, number.i % 100) {
        (0, _) => PluralCategory::ZERO,
        (1, _) => PluralCategory::ONE,
        (2, _) => PluralCategory::TWO,
        (_, 3..=10) => PluralCategory::FEW,
        (_, 11..=99) => PluralCategory::MANY,
        _ => PluralCategory::OTHER,
    }
}

fn english(number: &PluralOperands) -> PluralCategory {
    if number.i == 1 && number.v == 0 { PluralCategory::ONE } else { PluralCategory::OTHER }
}

/// `1 000 000 de …` has a form of its own, which no text of the app needs.
fn french(number: &PluralOperands) -> PluralCategory {
    if number.i < 2 { PluralCategory::ONE } else { PluralCategory::OTHER }
}
