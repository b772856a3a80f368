//! What the state of the charter is called, and how its text is cut into screens.

use tdu_core::app::CharterState;
use tdu_policies::CharterText;

/// A few words for a button.
pub const fn short(state: &CharterState) -> &'static str {
    match state {
        CharterState::None => "charter-short-none",
        CharterState::Presented => "charter-short-presented",
        CharterState::Signed { .. } => "charter-short-signed",
        CharterState::Countersigned { .. } => "charter-short-countersigned",
        CharterState::Refused { .. } => "charter-short-refused",
        CharterState::Withdrawn { .. } => "charter-short-withdrawn",
    }
}

/// One sentence for the person.
pub const fn sentence(state: &CharterState) -> &'static str {
    match state {
        CharterState::None => "charter-is-none",
        CharterState::Presented => "charter-is-presented",
        CharterState::Signed { .. } => "charter-is-signed",
        CharterState::Countersigned { .. } => "charter-is-countersigned",
        CharterState::Refused { .. } => "charter-is-refused",
        CharterState::Withdrawn { .. } => "charter-is-withdrawn",
    }
}

/// Whether the person's signature stands.
pub const fn is_signed(state: &CharterState) -> bool {
    matches!(state, CharterState::Signed { .. } | CharterState::Countersigned { .. })
}

/// One screen: a title and short sentences.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Screen {
    /// The idea.
    pub title: String,
    /// Its sentences.
    pub sentences: Vec<String>,
}

impl Screen {
    /// What is read aloud.
    pub fn spoken(&self) -> String {
        let mut words = format!("{}. ", self.title);
        words.push_str(&self.sentences.join(" "));
        words
    }
}

/// One idea a screen; the points of comprehension come last.
pub fn screens(text: &CharterText) -> Vec<Screen> {
    let sections = text
        .sections
        .iter()
        .map(|section| Screen { title: section.title.clone(), sentences: section.paragraphs.clone() });
    let points = (!text.comprehension.is_empty()).then(|| Screen {
        title: text.comprehension_title.clone(),
        sentences: text.comprehension.iter().map(|point| point.text.clone()).collect(),
    });
    sections.chain(points).collect()
}

#[cfg(test)]
mod tests {
    use tdu_policies::{Lang, Parameters, PolicySet};

    use super::*;

    #[test]
    fn every_sentence_is_on_a_screen_and_languages_keep_step() {
        let charter = PolicySet::embedded().charter;
        let french = charter.text(Lang::Fr, &Parameters::new());
        let shown = screens(&french);
        let count: usize = shown.iter().map(|screen| screen.sentences.len()).sum();
        let written: usize = french.sections.iter().map(|section| section.paragraphs.len()).sum();
        assert_eq!(count, written + french.comprehension.len());
        for lang in Lang::ALL {
            assert_eq!(screens(&charter.text(lang, &Parameters::new())).len(), shown.len(), "{lang:?}");
        }
    }
}
