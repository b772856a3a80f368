//! A charter to sign with a pen.

use lopdf::Document;
use tdu_policies::{Lang, Parameters, PolicySet};
use tdu_protocol::Timestamp;

use super::{FONTS, elements, text};
use crate::{Blank, PaperError, blank_pdf, inside};

fn blank(lang: Lang) -> Blank {
    let charter = PolicySet::embedded().charter;
    let [text, reference] = [lang, Lang::Fr].map(|lang| charter.text(lang, &Parameters::new()));
    Blank { text, reference, made: Timestamp(1_795_000_000_000) }
}

#[test]
fn a_sheet_has_the_text_in_the_language_read_beside_the_french_and_places_to_write_in() {
    for lang in Lang::ALL {
        let made = blank_pdf(&blank(lang), &FONTS).unwrap();
        assert_eq!(made, blank_pdf(&blank(lang), &FONTS).unwrap(), "the same sheet again");
        let document = Document::load_mem(&made).unwrap();
        assert_eq!(text(document.catalog().unwrap().get(b"Lang").unwrap()), lang.code());
        let elements = elements(&document);
        let languages: Vec<String> = (elements.iter())
            .filter(|(kind, _)| kind == "Sect")
            .map(|(_, section)| text(section.get(b"Lang").unwrap()))
            .collect();
        assert_eq!(languages, if lang == Lang::Fr { vec!["fr"] } else { vec![lang.code(), "fr"] });
        let sides = languages.len();
        let count = |kind: &str| elements.iter().filter(|(found, _)| found == kind).count();
        let charter = blank(lang).text;
        assert_eq!(count("H1"), sides, "one title a language");
        assert_eq!(count("H3"), sides * (charter.sections.len() + 2), "each idea, the choices, the points");
        assert_eq!(count("LI"), sides * charter.comprehension.len());
    }
}

#[test]
fn a_sheet_is_no_proof_and_an_endless_one_is_refused() {
    let made = blank_pdf(&blank(Lang::Ar), &FONTS).unwrap();
    assert!(matches!(inside(&made, &FONTS), Err(PaperError::NothingInside)));
    let mut endless = blank(Lang::Fr);
    endless.text.title = "a".repeat(600 << 10);
    assert!(matches!(blank_pdf(&endless, &FONTS), Err(PaperError::TooLong)));
}
