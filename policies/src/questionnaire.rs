//! Questionnaires that others published (WHO-5 and such), which a service may add to its check-ins: answered on one's own
//! device, for oneself alone.
//!
//! None ships with the product: the known ones forbid changes, or use in something that is sold. A service adds one whose
//! terms it has read, as its authors published it, and each screen that shows it names them and the terms. A translation
//! is a text of its own, because most terms allow only those of the authors: unlike everything else here, a questionnaire
//! may lack a language.

use serde::{Deserialize, Serialize};

use crate::{
    Lang, Reason, Slug,
    reason::{Compared, Counted, Member, count},
    source::{Source, at},
};

/// Most questionnaires of a set.
pub const MAXIMUM_QUESTIONNAIRES: usize = 10;
/// Most questions of one.
pub const MAXIMUM_QUESTIONS: usize = 60;
/// Most points of a scale.
pub const MAXIMUM_POINTS: usize = 11;
/// The key in the file.
const LIST: &str = "questionnaires";
/// Longest single text, in characters.
const LONGEST: usize = 2_000;

/// A questionnaire as its authors published it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Questionnaire {
    /// The id that answers hold.
    pub id: Slug,
    /// Who made it, as the terms want it said.
    pub authors: String,
    /// The terms by which the service may use it.
    pub licence: String,
    /// Where it was published, with its terms: an `https` address.
    pub source: String,
    /// What each point of the scale counts, in the order in which it is shown.
    pub values: Vec<u8>,
    /// By what its authors multiply the sum of the answers; absent if they count no sum.
    #[serde(default)]
    pub factor: Option<u8>,
    /// Its text in each language in which there is one.
    pub texts: Vec<Wording>,
}

/// The text in one language.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Wording {
    /// The language.
    pub lang: Lang,
    /// The title.
    pub title: String,
    /// What to do, and which time the questions are about.
    pub instructions: String,
    /// The points of the scale, as many as there are `values`.
    pub scale: Vec<String>,
    /// The questions.
    pub questions: Vec<String>,
    /// What its authors say of the total; beside `factor`, and never without.
    #[serde(default)]
    pub total: Option<String>,
}

/// A total and the highest that there is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Total {
    /// The total.
    pub reached: u32,
    /// The highest.
    pub highest: u32,
}

impl Questionnaire {
    /// The text in a language, or else in the one that comes first in [`Lang::ALL`].
    pub fn wording(&self, lang: Lang) -> Option<&Wording> {
        let one = |wanted: Lang| self.texts.iter().find(|text| text.lang == wanted);
        one(lang).or_else(|| Lang::ALL.into_iter().find_map(one))
    }

    /// How many questions it has.
    pub fn len(&self) -> usize {
        self.texts.first().map_or(0, |text| text.questions.len())
    }

    /// Whether it asks nothing. A set that was read has none such.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Whether these can be answers to it: one a question, each a value of the scale or none.
    pub fn fits(&self, answers: &[Option<u8>]) -> bool {
        answers.len() == self.len() && answers.iter().flatten().all(|answer| self.values.contains(answer))
    }

    /// The total as its authors count it: every question must have been answered.
    pub fn total(&self, answers: &[Option<u8>]) -> Option<Total> {
        let factor = u32::from(self.factor?);
        if !self.fits(answers) || self.is_empty() {
            return None;
        }
        let sum = answers.iter().map(|answer| answer.map(u32::from)).sum::<Option<u32>>()?;
        let questions = u32::try_from(answers.len()).ok()?;
        let highest = u32::from(*self.values.iter().max()?) * questions;
        Some(Total { reached: sum * factor, highest: highest * factor })
    }
}

/// What is wrong with those of a set, each at its place.
pub(crate) fn check(all: &[Questionnaire], source: &mut Source<'_>) {
    if all.is_empty() {
        return;
    }
    source.unique(LIST, all.iter().map(|one| &one.id));
    source.require(
        all.len() <= MAXIMUM_QUESTIONNAIRES,
        at![LIST],
        Reason::ListTooLong(Counted::new(LIST, MAXIMUM_QUESTIONNAIRES)),
    );
    for (rank, one) in all.iter().enumerate() {
        for (key, text) in [("authors", &one.authors), ("licence", &one.licence)] {
            source.require(is_told(text), at![LIST, rank, key], Reason::NotTold(Counted::new(key, LONGEST)));
        }
        source.require(
            one.source.starts_with("https://") && is_told(&one.source),
            at![LIST, rank, "source"],
            Reason::NotPublished,
        );
        let mut different = one.values.clone();
        different.sort_unstable();
        different.dedup();
        source.require(
            (2..=MAXIMUM_POINTS).contains(&one.values.len()) && different.len() == one.values.len(),
            at![LIST, rank, "values"],
            Reason::ScaleValues(count(MAXIMUM_POINTS)),
        );
        source.require(one.factor != Some(0), at![LIST, rank, "factor"], Reason::FactorZero);
        source.require(
            !one.texts.is_empty(),
            at![LIST, rank, "texts"],
            Reason::ListEmpty("texts".to_owned()),
        );
        for place in 0..one.texts.len() {
            check_wording(one, (rank, place), source);
        }
    }
}

fn check_wording(one: &Questionnaire, (rank, place): (usize, usize), source: &mut Source<'_>) {
    let text = &one.texts[place];
    let code = text.lang.code();
    let mut tell = |wrong: bool, key: &str, reason: Reason| {
        source.require(!wrong, at![LIST, rank, "texts", place, key], reason);
    };
    let twice = one.texts[..place].iter().any(|before| before.lang == text.lang);
    tell(twice, "lang", Reason::Twice(Member::new(code, "texts")));
    for (key, words) in [("title", &text.title), ("instructions", &text.instructions)] {
        tell(!is_told(words), key, Reason::NotTold(Counted::new(key, LONGEST)));
    }
    let wanted = one.values.len();
    let complete = text.scale.len() == wanted && text.scale.iter().all(|point| is_told(point));
    tell(!complete, "scale", Reason::ScaleTexts(count(wanted)));
    let (here, there) = (text.questions.len(), one.len());
    let asked = (1..=MAXIMUM_QUESTIONS).contains(&here) && text.questions.iter().all(|one| is_told(one));
    tell(!asked, "questions", Reason::Questions(count(MAXIMUM_QUESTIONS)));
    let differ = Compared { name: code.to_owned(), here: count(here), there: count(there) };
    tell(here != there, "questions", Reason::QuestionsDiffer(differ));
    match (one.factor, &text.total) {
        (Some(_), total) => {
            let told = total.as_ref().is_some_and(|words| is_told(words));
            tell(!told, "total", Reason::TotalNotTold);
        }
        (None, total) => tell(total.is_some(), "total", Reason::TotalOfNothing),
    }
}

fn is_told(text: &str) -> bool {
    !text.trim().is_empty() && text.chars().count() <= LONGEST
}
