//! Frozen vectors of experiments (`tests/vectors/experiments.json`): what volunteers and deciders signed once is read for
//! ever, and a yes stays a yes to the same plan. `TDU_WRITE_VECTORS=1 cargo test -p tdu-core --test suite` writes the file
//! anew, after a change that is meant.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use tdu_core::{
    calendar::Week,
    payload::{Arm, ArmFigures, ArmLine, ArmSums, Decided, Decision, Outcome, Payload, Plan},
};
use tdu_protocol::{Bytes, Hash32, WriteId, cbor};

#[derive(Debug, PartialEq, Serialize, Deserialize)]
struct Vectors {
    plan_digest: Hash32,
    /// What is written, by what it is.
    written: BTreeMap<String, Bytes>,
    /// What is wrong, and the bytes.
    malformed: BTreeMap<String, Bytes>,
}

fn plan() -> Plan {
    Plan {
        title: "Deux relais par jour".to_owned(),
        hypothesis: "Moins de situations sans réponse le soir".to_owned(),
        change: "Un relais à seize heures".to_owned(),
        team: "L'équipe du matin".to_owned(),
        first: Week { year: 2026, week: 50 },
        weeks: 8,
        indicators: vec!["presence-et-distance".to_owned(), "themes".to_owned()],
    }
}

fn make() -> Vectors {
    let of = WriteId([7; 16]);
    let joined = Payload::ExperimentJoined { of, plan: plan().digest(), arm: Arm::AsBefore };
    let decided = |decision| {
        Payload::ExperimentDecided(Box::new(Decided { of, said: "Dit en réunion".to_owned(), decision }))
    };
    let sums = |weeks, trying, as_before| ArmSums { weeks, trying, as_before };
    let figures = ArmFigures {
        before: 4,
        during: 7,
        lines: vec![ArmLine {
            indicator: "themes".to_owned(),
            cell: "sante".to_owned(),
            before: sums(4, 48, 52),
            during: sums(6, 60, 71),
        }],
    };
    let payloads = [
        ("proposed", Payload::ExperimentProposed(Box::new(plan()))),
        ("joined", joined.clone()),
        ("left", Payload::ExperimentLeft { of }),
        ("started", decided(Decision::Start)),
        ("halfway", decided(Decision::Middle)),
        ("ended", decided(Decision::End { outcome: Outcome::Transfer, figures })),
    ];
    let written = payloads.map(|(name, payload)| (name.to_owned(), Bytes(cbor::to_vec(&payload))));
    let joined = cbor::to_vec(&joined);
    let with = |from: &str, to: &str| {
        assert_eq!(from.len(), to.len(), "lengths stay as they are");
        let at = joined.windows(from.len()).position(|w| w == from.as_bytes()).expect("it is there");
        Bytes([&joined[..at], to.as_bytes(), &joined[at + from.len()..]].concat())
    };
    let malformed = BTreeMap::from([
        ("a group that is none".to_owned(), with("as-before", "at-random")),
        ("a part of another name".to_owned(), with("plan", "play")),
        ("cut short".to_owned(), Bytes(joined[..joined.len() - 1].to_vec())),
        ("a byte after the end".to_owned(), Bytes([&joined[..], &[0]].concat())),
        ("empty".to_owned(), Bytes(Vec::new())),
    ]);
    Vectors { plan_digest: plan().digest(), written: BTreeMap::from(written), malformed }
}

fn frozen() -> Vectors {
    crate::frozen::read("experiments.json", make)
}

#[test]
fn what_was_written_of_an_experiment_is_what_is_written_today() {
    assert_eq!(make(), frozen());
    for (name, bytes) in frozen().written {
        let payload: Payload = cbor::from_slice(&bytes.0).unwrap_or_else(|error| panic!("{name}: {error}"));
        assert_eq!(cbor::to_vec(&payload), bytes.0, "{name}");
    }
}

#[test]
fn what_is_malformed_of_an_experiment_is_refused() {
    let frozen = frozen();
    assert!(frozen.malformed.len() >= 5);
    for (name, bytes) in frozen.malformed {
        assert!(cbor::from_slice::<Payload>(&bytes.0).is_err(), "{name}");
    }
}
