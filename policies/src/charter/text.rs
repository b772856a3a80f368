//! The text that a person sees and signs.

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::{Lang, Slug};

/// First words of the canonical text: they say what the bytes are, and set this digest apart from any other.
const FORM: &str = "Trait d'union, charte, forme 1";

/// A charter in one language with every name filled: exactly what is shown.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CharterText {
    /// Version that the service gave.
    pub version: String,
    /// Language of the text.
    pub lang: Lang,
    /// Title of the whole.
    pub title: String,
    /// Information and commitments, one idea each.
    pub sections: Vec<Section>,
    /// Title of the optional choices.
    pub consents_title: String,
    /// Says that each choice is free and may change.
    pub consents_introduction: String,
    /// Optional choices, apart from the information.
    pub consents: Vec<Statement>,
    /// Title of the points of comprehension.
    pub comprehension_title: String,
    /// What the person confirms having read or heard.
    pub comprehension: Vec<Point>,
}

/// One idea.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Section {
    /// The same in every language.
    pub id: Slug,
    /// Title of the idea.
    pub title: String,
    /// Short sentences.
    pub paragraphs: Vec<String>,
}

/// A sentence that a person may tick.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Statement {
    /// The same in every language.
    pub id: Slug,
    /// The sentence.
    pub text: String,
}

/// A point of comprehension: never an exam, only the way back to the idea that it is about.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Point {
    /// The same in every language.
    pub id: Slug,
    /// The sentence.
    pub text: String,
    /// The idea to see again, if there is one; it changes nothing of the text.
    #[serde(default)]
    pub section: Option<Slug>,
}

impl CharterText {
    /// The text as plain lines in UTF-8, each ended by a newline.
    ///
    /// A line begins by what it is: `=` title, `##` section (id, then title), `-` paragraph, `?` title and
    /// introduction of the choices, `[ ]` choice (id, then text), `!` title of the points, `*` point (id, then
    /// text). Two different texts never give the same lines: every text is brought to one line first.
    pub fn canonical(&self) -> String {
        let mut lines = vec![
            format!("{FORM}\nversion {}\nlang {}", one_line(&self.version), self.lang.code()),
            format!("= {}", one_line(&self.title)),
        ];
        for section in &self.sections {
            lines.push(format!("## {} {}", section.id, one_line(&section.title)));
            lines.extend(section.paragraphs.iter().map(|paragraph| format!("- {}", one_line(paragraph))));
        }
        lines.push(format!("? {}", one_line(&self.consents_title)));
        lines.push(format!("? {}", one_line(&self.consents_introduction)));
        lines.extend(
            self.consents.iter().map(|choice| format!("[ ] {} {}", choice.id, one_line(&choice.text))),
        );
        lines.push(format!("! {}", one_line(&self.comprehension_title)));
        lines.extend(
            self.comprehension.iter().map(|point| format!("* {} {}", point.id, one_line(&point.text))),
        );
        lines.push(String::new());
        lines.join("\n")
    }

    /// SHA-256 of the [canonical text](Self::canonical): what `sha256sum` prints for a file that holds it.
    pub fn digest(&self) -> [u8; 32] {
        Sha256::digest(self.canonical()).into()
    }
}

/// The text on one line, without the characters that could show it otherwise than it is.
pub(super) fn one_line(text: &str) -> String {
    let visible: String = text
        .chars()
        .filter(|letter| !changes_direction(*letter))
        .map(|letter| if breaks_line(letter) { ' ' } else { letter })
        .collect();
    visible.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Whether a text holds a line break, a control character or an invisible change of direction.
pub(super) fn has_hidden_characters(text: &str) -> bool {
    text.chars().any(|letter| breaks_line(letter) || changes_direction(letter))
}

fn breaks_line(letter: char) -> bool {
    letter.is_control() || matches!(letter, '\u{2028}' | '\u{2029}')
}

/// Embeddings, overrides and isolates of the Unicode bidirectional algorithm (UAX 9).
fn changes_direction(letter: char) -> bool {
    matches!(letter, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}
