mod blank;
mod code;
mod table;

use std::sync::LazyLock;

use lopdf::{Dictionary, Document, Object, ObjectId, Stream, dictionary};
use proptest::prelude::*;
use tdu_core::calendar::Day;
use tdu_core::evidence::{Facts, Level, Way};
use tdu_core::payload::{Channel, Device, Enrolment, Help, HelpRole, IdentityCheck};
use tdu_core::proof::{CharterProof, Examination, Finding, Outcome, Point};
use tdu_policies::Lang;

use crate::charter::{PROOF_NAME, says};
use crate::text::{Hand, Typeface, lines};
use crate::{Fonts, Inside, Pages, PaperError, charter_pdf, inside, words};

/// Proofs of format 1: signed in Arabic and in French, countersigned.
const ARABIC: &[u8] = include_bytes!("../../../tests/vectors/charter-proof-1-ar.json");
const FRENCH: &[u8] = include_bytes!("../../../tests/vectors/charter-proof-1-fr.json");

static FONTS: LazyLock<Fonts> = LazyLock::new(Fonts::embedded);
static MADE: LazyLock<Vec<u8>> = LazyLock::new(|| charter_pdf(ARABIC, &FONTS).unwrap());

/// All structure elements of a document, with what they are.
fn elements(document: &Document) -> Vec<(String, &Dictionary)> {
    let name = |dictionary: &Dictionary| {
        Some(String::from_utf8_lossy(dictionary.get(b"S").ok()?.as_name().ok()?).into_owned())
    };
    let all = document.objects.values().filter_map(|object| object.as_dict().ok());
    all.filter(|found| found.has(b"P") && found.has(b"S") && !found.has(b"Subtype"))
        .filter_map(|found| Some((name(found)?, found)))
        .collect()
}

/// A text of a PDF: UTF-16 behind its mark, else one byte a letter.
fn text(object: &Object) -> String {
    lopdf::decode_text_string(object).unwrap()
}

#[test]
fn the_same_proof_gives_the_same_bytes() {
    assert_eq!(charter_pdf(ARABIC, &FONTS).unwrap(), *MADE);
    assert_ne!(charter_pdf(FRENCH, &FONTS).unwrap(), *MADE);
    assert_eq!(inside(&MADE, &FONTS).unwrap(), Inside { proof: ARABIC.to_vec(), pages: Pages::AsMade });
}

#[test]
fn a_screen_reader_finds_language_title_headings_and_a_name_for_the_picture() {
    let document = Document::load_mem(&MADE).unwrap();
    let catalog = document.catalog().unwrap();
    assert_eq!(text(catalog.get(b"Lang").unwrap()), "ar");
    assert!(catalog.has(b"StructTreeRoot") && catalog.has(b"Outlines"));
    assert!(catalog.get(b"MarkInfo").unwrap().as_dict().unwrap().get(b"Marked").unwrap().as_bool().unwrap());
    let elements = elements(&document);
    let count = |kind: &str| elements.iter().filter(|(found, _)| found == kind).count();
    assert_eq!(count("H1"), 2, "one title a language");
    assert!(count("H2") >= 10 && count("H3") >= 20 && count("P") >= 60, "{} {}", count("H2"), count("H3"));
    assert!(count("LI") >= 16 && count("LI") == count("LBody"));
    let languages: Vec<String> = (elements.iter())
        .filter(|(kind, _)| kind == "Sect")
        .map(|(_, section)| text(section.get(b"Lang").unwrap()))
        .collect();
    assert_eq!(languages, ["ar", "fr"]);
    let figures: Vec<_> = elements.iter().filter(|(kind, _)| kind == "Figure").collect();
    assert_eq!(figures.len(), 1);
    let alt = text(figures[0].1.get(b"Alt").unwrap());
    let digest = crate::charter::digest(ARABIC);
    assert!(alt.contains(&digest), "{alt}");
}

#[test]
fn the_proof_is_attached_as_the_data_of_the_pages() {
    let document = Document::load_mem(&MADE).unwrap();
    let files = document.catalog().unwrap().get(b"AF").unwrap().as_array().unwrap();
    assert_eq!(files.len(), 1);
    let file = document.dereference(&files[0]).unwrap().1.as_dict().unwrap();
    assert_eq!(file.get(b"AFRelationship").unwrap().as_name().unwrap(), b"Data");
    let xmp = String::from_utf8_lossy(&MADE);
    assert!(xmp.contains("<pdfaid:part>3</pdfaid:part>") && xmp.contains("<pdfuaid:part>1</pdfuaid:part>"));
}

#[test]
fn arabic_is_joined_and_goes_from_right_to_left() {
    let face = Typeface::read(&FONTS).unwrap();
    let hand = Hand { size: 10.0, bold: false };
    let glyphs = |word: &str| -> Vec<(u32, usize)> {
        let line = lines(&face, word, Lang::Ar, hand, 500.0).remove(0);
        let all = line.runs.iter().flat_map(|run| &run.glyphs);
        all.map(|glyph| (glyph.glyph_id.to_u32(), glyph.text_range.start)).collect()
    };
    let word = glyphs("بيت");
    assert_eq!(
        word.iter().map(|(_, at)| *at).collect::<Vec<_>>(),
        [4, 2, 0],
        "the first letter is at the right"
    );
    let alone: Vec<u32> = ["ت", "ي", "ب"].into_iter().map(|letter| glyphs(letter)[0].0).collect();
    assert!(word.iter().zip(alone).all(|((joined, _), alone)| *joined != alone), "{word:?}");
    // A number and a Latin word inside keep their own direction.
    let line = lines(&face, "في 25 من tdu verify هنا", Lang::Ar, hand, 500.0).remove(0);
    let order: Vec<&str> =
        line.runs.iter().map(|run| run.text.trim()).filter(|run| !run.is_empty()).collect();
    assert_eq!(order, ["هنا", "tdu verify", "من", "25", "في"]);
}

#[test]
fn lines_are_no_longer_than_their_column_and_hold_every_word() {
    let face = Typeface::read(&FONTS).unwrap();
    let hand = Hand { size: 10.0, bold: false };
    let words = "Une phrase assez longue pour trois lignes, avec unmotquinetientpassurunelignetantilestlong, et la fin.";
    let found = lines(&face, words, Lang::Fr, hand, 120.0);
    assert!(found.len() >= 3);
    let space = lines(&face, " a", Lang::Fr, hand, 120.0)[0].width;
    assert!(found.iter().all(|line| line.width <= 120.0 + space));
    let whole: String = found.iter().flat_map(|line| &line.runs).map(|run| run.text.as_str()).collect();
    assert_eq!(whole, words);
    let unknown = lines(&face, "a\u{1F600}b\u{202E}c", Lang::Fr, hand, 120.0).remove(0);
    assert_eq!(unknown.runs.iter().map(|run| run.text.as_str()).collect::<String>(), "a\u{FFFD}bc");
}

#[test]
fn no_page_is_made_of_what_is_false_or_too_long() {
    let changed = String::from_utf8(ARABIC.to_vec()).unwrap().replacen("ميثاق", "اتفاق", 1);
    assert!(matches!(charter_pdf(changed.as_bytes(), &FONTS), Err(PaperError::DoesNotHold)));
    assert!(matches!(charter_pdf(b"{}", &FONTS), Err(PaperError::NotAProof)));
    assert!(matches!(charter_pdf(&vec![b' '; 600 << 10], &FONTS), Err(PaperError::TooLong)));
    assert!(matches!(inside(&vec![b' '; 3 << 20], &FONTS), Err(PaperError::TooLong)));
}

/// A PDF of somebody else with a file attached under the proof's name.
fn foreign(content: Stream) -> Vec<u8> {
    let mut document = Document::with_version("1.7");
    let stream = document.add_object(content);
    let file: ObjectId = document.add_object(dictionary! {
        "Type" => "Filespec",
        "F" => Object::string_literal(PROOF_NAME),
        "EF" => dictionary! { "F" => stream },
    });
    let catalog = document.add_object(dictionary! { "Type" => "Catalog", "AF" => vec![file.into()] });
    document.trailer.set("Root", catalog);
    let mut bytes = Vec::new();
    document.save_to(&mut bytes).unwrap();
    bytes
}

#[test]
fn pages_of_somebody_else_are_not_vouched_for_and_a_file_that_inflates_without_end_is_refused() {
    let mut honest = Stream::new(Dictionary::new(), FRENCH.to_vec());
    honest.compress().unwrap();
    let found = inside(&foreign(honest), &FONTS).unwrap();
    assert_eq!(found, Inside { proof: FRENCH.to_vec(), pages: Pages::Other });
    let mut bomb = Stream::new(Dictionary::new(), vec![b' '; 64 << 20]);
    bomb.compress().unwrap();
    let bomb = foreign(bomb);
    assert!(bomb.len() < 1 << 20);
    assert!(matches!(inside(&bomb, &FONTS), Err(PaperError::NothingInside)));
}

#[test]
fn every_language_says_the_same_sentences_and_each_can_be_read() {
    let ids = |lang: Lang| -> Vec<String> {
        let [.., own] = words::sources(lang);
        let parsed = fluent_bundle::FluentResource::try_new(own.to_owned());
        assert!(parsed.is_ok(), "{lang:?}");
        let lines = own.lines().filter(|line| line.starts_with("paper-"));
        lines.filter_map(|line| line.split_once(" =")).map(|(id, _)| id.to_owned()).collect()
    };
    for lang in Lang::ALL {
        assert_eq!(ids(lang), ids(Lang::Fr), "{lang:?}");
    }
    // No line of French begins with a mark that belongs to the line before.
    for line in words::sources(Lang::Fr).into_iter().flat_map(str::lines) {
        let loose = [" :", " ;", " !", " ?", " »", "« "].into_iter().find(|loose| line.contains(loose));
        assert_eq!(loose, None, "U+00A0 belongs in: {line}");
    }
}

/// All that stands on a copy, in one language; fails where a sentence is missing.
fn said(found: &Examination, lang: Lang) -> Vec<String> {
    let proof: CharterProof = serde_json::from_slice(ARABIC).unwrap();
    let pieces = says::in_language(&proof, found, lang, "0123").into_iter().flatten();
    let missing = |text: &str| ["paper-", "proof-", "charter-"].iter().any(|start| text.starts_with(start));
    let texts: Vec<String> = pieces.map(|piece| piece.text).collect();
    for text in &texts {
        assert!(!missing(text) && !text.contains('{'), "{lang:?}: {text}");
    }
    texts
}

/// What a proof of format 2 may say, beside the signature of format 1.
#[test]
fn every_way_to_answer_and_every_ending_of_a_point_is_told_in_each_language() {
    use {Channel as C, Device as D, Enrolment as E, HelpRole as H, IdentityCheck as I, Level as L};
    let proof: CharterProof = serde_json::from_slice(ARABIC).unwrap();
    let signed = proof.examine().unwrap();
    assert_eq!(
        said(&signed, Lang::Fr).iter().filter(|text| text.contains("signée sur un appareil")).count(),
        1
    );
    let day = Day::from_ymd(2026, 1, 7).unwrap();
    let ways = [
        (Way::Signed, L::Advanced, "signature avancée"),
        (Way::Signed, L::Simple, "signature simple"),
        (Way::Aloud, L::Unsigned, "oui, de vive voix"),
        (Way::Paper { day, kept: "armoire 2".to_owned() }, L::Unsigned, "armoire 2"),
        (Way::Refused, L::Unsigned, "non"),
        (Way::Later { until: Some(day) }, L::Unsigned, "7\u{2069} \u{2068}janvier"),
    ];
    let mut channels = [C::InPerson, C::Phone, C::Video, C::Apart].into_iter().cycle();
    let mut helpers = [H::Interpreter, H::Relative, H::SocialWorker, H::Helper].into_iter().cycle();
    let mut checks = [I::Known, I::DocumentSeen, I::Question, I::NotChecked].into_iter().cycle();
    let mut devices = [(D::Own, E::FaceToFace), (D::Shared, E::AtDistance)].into_iter().cycle();
    let points = [
        Point::Person,
        Point::Reply,
        Point::Record,
        Point::Text,
        Point::Reference,
        Point::Worker,
        Point::Witness,
        Point::Withdrawal,
        Point::WithdrawalTold,
        Point::Times,
    ];
    let outcomes = [Outcome::Holds, Outcome::Open, Outcome::Fails(String::new())];
    let findings: Vec<Finding> = (points.into_iter())
        .flat_map(|point| outcomes.clone().map(|outcome| Finding { point, outcome }))
        .collect();
    for (way, level, words) in ways {
        let (device, enrolled) = devices.next().unwrap();
        let facts = Facts {
            way,
            level,
            channel: channels.next(),
            device: Some(device),
            help: helpers.next().map(|role| Help { role, name: "Rachid".to_owned() }),
            identity: checks.next(),
            enrolled: Some(enrolled),
            ..signed.charter.clone().unwrap()
        };
        let facts_told = facts.in_words().len();
        let found = Examination {
            charter: Some(facts),
            withdrawn: signed.signed,
            findings: findings.clone(),
            ..signed.clone()
        };
        let french = said(&found, Lang::Fr);
        assert!(french.iter().any(|text| text.contains(words)), "{words}: {french:?}");
        assert!(french.iter().any(|text| text.contains("Rachid")));
        let bare = said(&Examination { charter: None, ..found.clone() }, Lang::Fr);
        // The version has two texts, each fact a name and what is said of it.
        assert_eq!(french.len(), bare.len() + 2 + 2 * facts_told);
        for lang in Lang::ALL {
            assert_eq!(said(&found, lang).len(), french.len(), "{lang:?}");
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(12))]

    #[test]
    fn whatever_is_handed_in_is_answered_calmly(noise in proptest::collection::vec(any::<u8>(), 0..400)) {
        prop_assert!(inside(&noise, &FONTS).is_err());
        prop_assert!(inside(&[b"%PDF-1.7\n", &noise[..]].concat(), &FONTS).is_err());
    }

    /// Bytes put elsewhere, taken out or doubled: it is never taken for the PDF that was made, and nothing breaks.
    #[test]
    fn a_pdf_put_together_otherwise_is_never_believed(
        from in any::<prop::sample::Index>(),
        length in 1_usize..5000,
        to in any::<prop::sample::Index>(),
    ) {
        let from = from.index(MADE.len() - length);
        let mut altered = MADE.clone();
        let piece: Vec<u8> = altered.drain(from..from + length).collect();
        let to = to.index(altered.len());
        altered.splice(to..to, piece);
        prop_assume!(altered != *MADE);
        let believed = inside(&altered, &FONTS).is_ok_and(|found| found.pages == Pages::AsMade);
        prop_assert!(!believed);
    }
}
