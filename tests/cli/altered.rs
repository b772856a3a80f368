//! A proof altered at every place where a value stands: it holds no more, and what is said of it is what was altered.

use std::collections::BTreeSet;

use serde_json::{Value, json};
use tdu_core::proof::{Examination, Finding, Outcome, Point};
use tdu_paper::{Fonts, Inside, Pages, charter_pdf, examine, inside};

/// The answer: altered, or by somebody who does not lead to the service.
const ANSWER: &str = "proof-person-fails";
/// What the person answered is not this text, and not this French text.
const TEXT: &str = "proof-text-fails";
const REFERENCE: &str = "proof-reference-fails";
/// What follows the answer; of an answer that was heard, the second who heard it.
const LATER: &str = "proof-worker-fails";
const WITNESS: &str = "proof-witness-fails";
/// The server's word on place and time.
const TIMES: &str = "proof-times-fails";
/// The authority's.
const STAMP: &str = "proof-stamp-fails";
/// LATER, in a file that holds a withdrawal: it names the log of the answer.
const WITHDRAWAL: &str = "the withdrawal";
/// STAMP, in a file that has one: it is on the answer's message.
const STAMP_OF_IT: &str = "the stamp";
/// Nothing can be read that would have to be judged.
const NO_PROOF: &str = "no proof";

/// Which sentences are said where a value was altered, and no other. `answer` is the first act, `later` each that follows.
const SAID: &[(&str, &[&str])] = &[
    ("format", &[NO_PROOF]),
    ("root", &[ANSWER, LATER]),
    ("receipt_keys", &[TIMES]),
    ("lang", &[TEXT, REFERENCE]),
    ("text", &[TEXT]),
    ("reference", &[REFERENCE]),
    ("stamp", &[STAMP]),
    ("answer/log", &[ANSWER, TIMES, WITHDRAWAL]),
    ("answer/seq", &[ANSWER, TIMES]),
    ("answer/prev", &[ANSWER]),
    ("answer/epoch", &[ANSWER]),
    ("answer/message", &[ANSWER, STAMP_OF_IT]),
    ("answer/author", &[ANSWER]),
    // What confirms the answer names the entry that the server confirmed.
    ("answer/receipt/hash", &[TIMES, LATER]),
    ("answer/receipt", &[TIMES]),
    ("later/log", &[LATER, TIMES]),
    ("later/seq", &[LATER, TIMES]),
    ("later/prev", &[LATER]),
    ("later/epoch", &[LATER]),
    ("later/message", &[LATER]),
    ("later/author", &[LATER]),
    ("later/receipt", &[TIMES]),
];

/// Every place in a file where a value stands.
fn leaves(value: &Value, path: &str, found: &mut Vec<String>) {
    match value {
        Value::Object(fields) => {
            fields.iter().for_each(|(name, value)| leaves(value, &format!("{path}/{name}"), found));
        }
        Value::Array(items) => {
            items.iter().enumerate().for_each(|(n, value)| leaves(value, &format!("{path}/{n}"), found));
        }
        _ => found.push(path.to_owned()),
    }
}

/// The value with as little changed as can be: one character, or a number by one.
fn altered(value: &Value) -> Value {
    match value {
        Value::Null => json!(0),
        Value::Number(number) => json!(number.as_u64().expect("a natural number") + 1),
        Value::String(text) if text == "en" => json!("ar"),
        Value::String(text) => {
            let middle = text.chars().count() / 2;
            let other = |c: char| if c == 'A' { 'B' } else { 'A' };
            json!(
                text.chars()
                    .enumerate()
                    .map(|(n, c)| if n == middle { other(c) } else { c })
                    .collect::<String>()
            )
        }
        other => panic!("{other} is not in a proof"),
    }
}

/// The sentences that say of a file what does not hold.
fn said(file: &Value) -> BTreeSet<&'static str> {
    let Ok(found) = examine(&serde_json::to_vec(file).expect("JSON"), None) else {
        return [NO_PROOF].into();
    };
    let fails = found.findings.iter().filter(|finding| matches!(finding.outcome, Outcome::Fails(_)));
    let sentences: BTreeSet<_> = fails.map(Finding::sentence).collect();
    assert_eq!(sentences.is_empty(), found.holds(), "what does not hold is said: {found:?}");
    sentences
}

/// Those that must be said of this proof, altered here.
fn expected(whole: &Value, points: &[Point], place: &str) -> BTreeSet<&'static str> {
    if whole.pointer(place).is_some_and(Value::is_null) {
        // The founder's certificate is delegated by nobody; something in that place is no certificate.
        return [NO_PROOF].into();
    }
    let acts = whole["evidence"].as_array().map_or(0, Vec::len);
    let group = match place.strip_prefix("/evidence/").and_then(|inside| inside.split_once('/')) {
        Some(("0", field)) => format!("answer/{field}"),
        Some((_, field)) => format!("later/{field}"),
        None => place.trim_start_matches('/').to_owned(),
    };
    let row = SAID.iter().find(|(start, _)| group == *start || group.starts_with(&format!("{start}/")));
    let (_, sentences) = row.unwrap_or_else(|| panic!("{place} is in no row of the table"));
    let withdrawn = points.iter().any(|point| matches!(point, Point::Withdrawal | Point::WithdrawalTold));
    // Of an answer that cannot be read nobody knows that it was heard.
    let follows =
        if points.contains(&Point::Witness) && !sentences.contains(&ANSWER) { WITNESS } else { LATER };
    let said = |sentence: &&'static str| match *sentence {
        LATER => (acts > 1).then_some(follows),
        WITHDRAWAL => withdrawn.then_some(LATER),
        STAMP_OF_IT => whole.get("stamp").map(|_| STAMP),
        other => Some(other),
    };
    sentences.iter().filter_map(said).collect()
}

/// Looks at a proof that holds with these points, and at what becomes of it when it is changed anywhere.
pub(super) fn holds_and_cannot_be_changed(file: &[u8], points: &[Point]) -> Examination {
    let found = examine(file, None).expect("a proof");
    assert!(found.holds(), "{found:?}");
    assert!(found.findings.iter().all(|finding| finding.outcome == Outcome::Holds), "{found:?}");
    let looked_at: Vec<Point> = found.findings.iter().map(|finding| finding.point).collect();
    assert_eq!(looked_at, points, "{found:?}");
    assert!(found.signed.is_some_and(|act| act.at.is_some()));
    let fonts = Fonts::embedded();
    let pages = charter_pdf(file, &fonts).expect("pages are made of every answer");
    let taken_back = inside(&pages, &fonts).expect("a proof is inside");
    assert_eq!(taken_back, Inside { proof: file.to_vec(), pages: Pages::AsMade });

    let whole: Value = serde_json::from_slice(file).expect("JSON");
    let mut places = Vec::new();
    leaves(&whole, "", &mut places);
    assert!(places.len() > 15, "{places:?}");
    for place in places {
        let mut changed = whole.clone();
        let value = changed.pointer_mut(&place).expect("it stands there");
        *value = altered(value);
        assert_eq!(said(&changed), expected(&whole, points, &place), "{place}");
    }
    acts_stand_once_and_none_alone_but_the_answer(&whole);
    found
}

fn acts_stand_once_and_none_alone_but_the_answer(whole: &Value) {
    let acts = whole["evidence"].as_array().expect("acts");
    for act in acts {
        let mut twice = whole.clone();
        twice["evidence"].as_array_mut().expect("acts").push(act.clone());
        assert!(!said(&twice).is_empty(), "no act stands twice");
    }
    // The answer alone proves less, and nothing false; what follows it proves nothing alone.
    let only = |act: &Value| {
        let mut alone = whole.clone();
        alone["evidence"] = json!([act]);
        examine(&serde_json::to_vec(&alone).expect("JSON"), None).expect("a proof")
    };
    assert!(only(&acts[0]).holds() && only(&acts[0]).countersigned.is_none());
    assert!(acts[1..].iter().all(|act| !only(act).holds()));
}
