//! A charter to be signed with a pen: the text in the language read beside the French, then places to write in. It proves nothing
//! by itself; a worker notes afterwards that it was signed, and where the sheet is kept.

use serde::{Deserialize, Serialize};
use tdu_policies::{CharterText, Lang};
use tdu_protocol::Timestamp;

use super::says::{Chunk, Piece};
use super::{LONGEST_PROOF, columns, fill};
use crate::sheet::{About, Cell, Kind, MARGIN, PAGE, Sheet};
use crate::text::Typeface;
use crate::words::Words;
use crate::{Fonts, PaperError};

/// Where a person or a worker writes, and what: ids of the words.
const PLACES: [&str; 5] = [
    "paper-blank-name",
    "paper-blank-when",
    "paper-blank-helper",
    "paper-blank-person",
    "paper-blank-worker",
];
/// A line to write on, as wide as a column.
const LINE: &str = "________________________________________";

/// What a sheet is made of.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Blank {
    /// The charter in the language that is read.
    pub text: CharterText,
    /// The same in French.
    pub reference: CharterText,
    /// When the sheet is made.
    pub made: Timestamp,
}

/// Makes the sheet: PDF/A-3 and PDF/UA-1.
///
/// # Errors
/// [`PaperError::TooLong`], [`PaperError::Font`], [`PaperError::Pdf`].
pub fn blank_pdf(blank: &Blank, fonts: &Fonts) -> Result<Vec<u8>, PaperError> {
    let Blank { text, reference, made } = blank;
    if [text, reference].iter().any(|text| text.canonical().len() > LONGEST_PROOF) {
        return Err(PaperError::TooLong);
    }
    let face = Typeface::read(fonts)?;
    let mut sheet = Sheet::new(PAGE);
    let columns = columns(&mut sheet, text.lang);
    let sides: Vec<_> =
        columns.iter().map(|column| (column.group, column.lang, column.x, column.width)).collect();
    // Whoever writes has one place for each choice, and the French stands beside it.
    let texts = [chunks(text, "[    ]  "), chunks(reference, "")];
    fill(&mut sheet, columns.into_iter().zip(texts).collect());
    for place in PLACES {
        let label = |(group, lang, x, width)| {
            let text = Words::of(lang).say(place);
            Cell { group, kind: Kind::Label, lang, text, x, width, at_end: false }
        };
        sheet.row(sides.iter().copied().map(label).collect());
        // One line to write on, whatever languages say what for.
        let (group, lang, ..) = sides[0];
        let (text, width) = (LINE.to_owned(), PAGE.0 - 2.0 * MARGIN);
        let x = if lang == Lang::Fr { sides[0].2 } else { MARGIN };
        sheet.row(vec![Cell { group, kind: Kind::Part, lang, text, x, width, at_end: false }]);
    }
    let words = Words::of(text.lang);
    sheet.pdf(&face, &About::of(text.title.clone(), text.lang, *made, words), None)
}

/// All that is read before somebody writes, with a place to tick before each choice.
fn chunks(text: &CharterText, place: &str) -> Vec<Chunk> {
    let words = Words::of(text.lang);
    let piece = |kind, text: &str| Piece { kind, text: text.to_owned() };
    let digest = text.digest().iter().fold(String::new(), |letters, byte| letters + &format!("{byte:02x}"));
    let of = words
        .say_with("paper-blank-of", &[("version", text.version.clone().into()), ("digest", digest.into())]);
    let mut chunks = vec![
        vec![piece(Kind::Title, &text.title), piece(Kind::Small, &words.say("paper-blank-lead"))],
        vec![piece(Kind::Small, &of)],
    ];
    chunks.extend(text.sections.iter().map(|section| {
        let paragraphs = section.paragraphs.iter().map(|paragraph| piece(Kind::Plain, paragraph));
        [piece(Kind::Idea, &section.title)].into_iter().chain(paragraphs).collect()
    }));
    chunks
        .push(vec![piece(Kind::Idea, &text.consents_title), piece(Kind::Plain, &text.consents_introduction)]);
    chunks.extend(
        text.consents.iter().map(|choice| vec![piece(Kind::Plain, &format!("{place}{}", choice.text))]),
    );
    let points = text.comprehension.iter().map(|point| piece(Kind::Item, &point.text));
    chunks.push([piece(Kind::Idea, &text.comprehension_title)].into_iter().chain(points).collect());
    chunks.push(vec![
        piece(Kind::Part, &words.say("paper-blank-sign")),
        piece(Kind::Plain, &words.say("paper-blank-free")),
    ]);
    chunks
}
