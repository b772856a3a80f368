//! Frozen vectors of hand-overs (`tests/vectors/handover.json`): who follows a file is read out of them for ever.
//! `TDU_WRITE_VECTORS=1 cargo test -p tdu-core --test suite` writes the file anew, after a change that is meant.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use tdu_core::{
    calendar::Day,
    payload::{Handover, HandoverAnswer, Payload},
};
use tdu_protocol::{AccountId, Bytes, WriteId, cbor};

#[derive(Debug, PartialEq, Serialize, Deserialize)]
struct Vectors {
    /// What is written, by what it is.
    written: BTreeMap<String, Bytes>,
    /// What is wrong, and the bytes.
    malformed: BTreeMap<String, Bytes>,
}

fn make() -> Vectors {
    let of = WriteId([7; 16]);
    let proposed = |until| {
        Payload::HandoverProposed(Box::new(Handover {
            to: AccountId([3; 16]),
            summary: "Le recours est déposé.".to_owned(),
            next_steps: "Appeler le bailleur.".to_owned(),
            until,
        }))
    };
    let refused = HandoverAnswer::Refused { reason: "Trop de dossiers.".to_owned() };
    let payloads = [
        ("proposed", proposed(None)),
        ("proposed with a day", proposed(Day::from_iso("2026-12-04"))),
        ("accepted", Payload::HandoverAnswered { of, answer: HandoverAnswer::Accepted }),
        ("refused", Payload::HandoverAnswered { of, answer: refused }),
        ("withdrawn", Payload::HandoverWithdrawn { of }),
    ];
    let written: BTreeMap<String, Bytes> =
        payloads.map(|(name, payload)| (name.to_owned(), Bytes(cbor::to_vec(&payload)))).into();
    let accepted = &written["accepted"].0;
    let with = |from: &str, to: &str| {
        assert_eq!(from.len(), to.len(), "lengths stay as they are");
        let at = accepted.windows(from.len()).position(|w| w == from.as_bytes()).expect("it is there");
        Bytes([&accepted[..at], to.as_bytes(), &accepted[at + from.len()..]].concat())
    };
    let malformed = BTreeMap::from([
        ("an answer that is none".to_owned(), with("accepted", "assented")),
        ("a part of another name".to_owned(), with("answer", "speech")),
        ("cut short".to_owned(), Bytes(accepted[..accepted.len() - 1].to_vec())),
        ("a byte after the end".to_owned(), Bytes([&accepted[..], &[0]].concat())),
    ]);
    Vectors { written, malformed }
}

#[test]
fn what_was_written_of_a_hand_over_is_what_is_written_today() {
    let frozen = crate::frozen::read("handover.json", make);
    assert_eq!(make(), frozen);
    for (name, bytes) in frozen.written {
        let payload: Payload = cbor::from_slice(&bytes.0).unwrap_or_else(|error| panic!("{name}: {error}"));
        assert_eq!(cbor::to_vec(&payload), bytes.0, "{name}");
    }
}

#[test]
fn what_is_malformed_of_a_hand_over_is_refused() {
    let frozen = crate::frozen::read("handover.json", make);
    assert_eq!(frozen.malformed.len(), 4);
    for (name, bytes) in frozen.malformed {
        assert!(cbor::from_slice::<Payload>(&bytes.0).is_err(), "{name}");
    }
}
