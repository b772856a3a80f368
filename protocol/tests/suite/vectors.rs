//! Frozen vectors (`tests/vectors/protocol.json`): what was written once must be read for ever, and what was refused
//! must be refused for ever. `TDU_WRITE_VECTORS=1 cargo test -p tdu-protocol` writes the file anew, after a change of
//! the protocol that is meant.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use tdu_protocol::{
    Bytes, Entry, Hash32, LogId, LogKind, LogState, Role, cbor,
    cert::{Chain, root_fingerprint},
    invitation::Delegation,
    receipt::Receipt,
    sign::{Signed, Unverified},
    tally::{Opening, REPORT_WINDOWS, ReportCells, Statement, layout_digest, quarter_of, start_of},
};

use crate::world::{NOW, World, invited, key, public};

#[derive(Debug, PartialEq, Serialize, Deserialize)]
struct Vectors {
    root: Hash32,
    root_fingerprint: Hash32,
    genesis: Bytes,
    genesis_hash: Hash32,
    sealed: Bytes,
    sealed_hash: Hash32,
    worker_chain: Bytes,
    delegation: Bytes,
    receipt: Bytes,
    tally_opening: Bytes,
    tally_quarter_opening: Bytes,
    tally_report: Bytes,
    tally_report_opening: Bytes,
    /// Name of what is wrong, kind of thing, bytes.
    malformed: BTreeMap<String, (String, Bytes)>,
}

fn make() -> Vectors {
    let world = World::new();
    let log = world.log(LogKind::Case, &world.worker);
    let genesis = cbor::to_vec(&log.entries[0]);
    let sealed = log.next_sealed(b"made-up sealed body".to_vec());
    let (_, delegation) = invited(world.org(), &world.worker, 60, Role::Beneficiary, log.state.log());
    let chain = cbor::to_vec(&world.worker.chain);
    let receipt = Receipt::make(sealed.log, sealed.seq, sealed.hash(), NOW, &key(200));
    let (opening, report) = tally(&world);
    let quarter = tally_of_a_quarter(&world);
    let sealed_bytes = cbor::to_vec(&sealed);
    let bad = |kind: &str, bytes: Vec<u8>| (kind.to_owned(), Bytes(bytes));
    let change = |bytes: &[u8], at: usize| {
        let mut bytes = bytes.to_vec();
        bytes[at] ^= 1;
        bytes
    };
    let mut indefinite = vec![0xbf];
    indefinite.extend_from_slice(&sealed_bytes[1..]);
    indefinite.push(0xff);
    let malformed = BTreeMap::from([
        ("entry cut short".to_owned(), bad("entry", sealed_bytes[..sealed_bytes.len() - 1].to_vec())),
        ("entry with a byte after it".to_owned(), bad("entry", [&sealed_bytes[..], &[0]].concat())),
        ("entry as a map of indefinite length".to_owned(), bad("entry", indefinite)),
        ("entry that is empty".to_owned(), bad("entry", Vec::new())),
        ("chain cut short".to_owned(), bad("chain", chain[..chain.len() - 4].to_vec())),
        ("chain with a changed signature".to_owned(), bad("chain", change(&chain, chain.len() - 3))),
        ("chain of nobody".to_owned(), bad("chain", cbor::to_vec(&Chain(Vec::new())))),
        ("opening of a window by another name".to_owned(), bad("opening", cbor::to_vec(&delegation))),
        ("report cut short".to_owned(), bad("report", cbor::to_vec(&report)[..90].to_vec())),
        ("report with a changed signature".to_owned(), {
            let report = cbor::to_vec(&report);
            bad("report", change(&report, report.len() - 3))
        }),
        ("signed message that is no COSE".to_owned(), bad("message", vec![0x84, 0x40, 0xa0, 0x40])),
        (
            "signed message with an unprotected header".to_owned(),
            bad("message", {
                let delegation = cbor::to_vec(&delegation);
                // Byte string header of 3 bytes, array header, protected header of 23 bytes, then the empty map a0.
                let at = delegation.iter().position(|b| *b == 0xa0).unwrap_or_default();
                [&delegation[3..at], &[0xa1, 0x01, 0x01], &delegation[at + 1..]].concat()
            }),
        ),
    ]);
    Vectors {
        root: world.root,
        root_fingerprint: root_fingerprint(&world.root),
        genesis: genesis.into(),
        genesis_hash: log.entries[0].hash(),
        sealed: sealed_bytes.into(),
        sealed_hash: sealed.hash(),
        worker_chain: chain.into(),
        delegation: cbor::to_vec(&delegation).into(),
        receipt: cbor::to_vec(&receipt).into(),
        tally_report: cbor::to_vec(&report).into(),
        tally_opening: cbor::to_vec(&opening).into(),
        tally_quarter_opening: cbor::to_vec(&quarter).into(),
        tally_report_opening: cbor::to_vec(&tally_of_reports(&world)).into(),
        malformed,
    }
}

/// A window and a report for it. The shares are made-up bytes: here it matters what is signed.
fn tally(world: &World) -> (Signed<Opening>, Signed<Statement>) {
    let opening = Opening {
        org: world.org(),
        log: LogId([40; 16]),
        first: 2_904,
        weeks: 4,
        group: 10,
        questions: 6,
        quarterly: 0,
        levels: 4,
        policies: Hash32([1; 32]),
        at: 31,
        roster: Hash32([2; 32]),
        reports: None,
    };
    let opening = Signed::make(&opening, world.manager.account, &world.manager.key);
    let statement = Statement {
        opening: opening.digest(),
        nonce: Bytes(vec![3; 16]),
        public: Bytes(vec![4; 384]),
        leader: Hash32([5; 32]),
        helper: Bytes(vec![6; 700]),
    };
    (opening, Signed::make(&statement, world.worker.account, &world.worker.key))
}

/// A window that ends a quarter, and counts six weekly questions and three quarterly ones.
fn tally_of_a_quarter(world: &World) -> Signed<Opening> {
    let (opening, _) = tally(world);
    let opening = opening.peek().expect("of this form");
    let quarter = Opening { first: 2_912, questions: 9, quarterly: 3, ..opening };
    Signed::make(&quarter, world.manager.account, &world.manager.key)
}

/// A window of the reports of one week.
fn tally_of_reports(world: &World) -> Signed<Opening> {
    let cell = |indicator: &str, cell: &str| (indicator.to_owned(), cell.to_owned());
    let layout = [cell("themes", "sante"), cell("themes", "logement"), cell("", "minutes")];
    let opening = Opening {
        org: world.org(),
        log: LogId([40; 16]),
        first: 2_965,
        weeks: 1,
        group: 3,
        questions: 0,
        quarterly: 0,
        levels: 0,
        policies: Hash32([1; 32]),
        at: 31,
        roster: Hash32([2; 32]),
        reports: Some(ReportCells {
            cells: 3,
            layout: layout_digest(&layout),
            until: start_of(2_966).plus(11 * tdu_protocol::Timestamp::HOUR),
        }),
    };
    Signed::make(&opening, world.manager.account, &world.manager.key)
}

fn frozen() -> Vectors {
    crate::frozen::read("protocol.json", make)
}

#[test]
fn what_is_made_today_is_what_was_frozen() {
    assert_eq!(make(), frozen());
}

#[test]
fn what_was_frozen_is_read() {
    let frozen = frozen();
    let genesis: Entry = cbor::from_slice(&frozen.genesis.0).expect("an entry");
    assert_eq!(genesis.hash(), frozen.genesis_hash);
    let mut state = LogState::open(&genesis, &frozen.root).expect("a genesis");
    let sealed: Entry = cbor::from_slice(&frozen.sealed.0).expect("an entry");
    assert_eq!(sealed.hash(), frozen.sealed_hash);
    assert_eq!(sealed.log, LogId([40; 16]));
    state.apply(&sealed).expect("the next entry");
    let chain: Chain = cbor::from_slice(&frozen.worker_chain.0).expect("a chain");
    let worker = chain.verify(&frozen.root).expect("certificates up to the root");
    assert_eq!(worker.role, Role::Worker);
    let delegation: Signed<Delegation> = cbor::from_slice(&frozen.delegation.0).expect("a delegation");
    assert_eq!(delegation.verify(&worker.signing).expect("signed").role, Role::Beneficiary);
    let opening: Signed<Opening> = cbor::from_slice(&frozen.tally_opening.0).expect("an opening");
    let report: Signed<Statement> = cbor::from_slice(&frozen.tally_report.0).expect("a report");
    assert_eq!(report.verify(&worker.signing).expect("signed").opening, opening.digest());
    assert!(opening.verify(&worker.signing).is_err(), "signed by somebody else");
    let quarter: Signed<Opening> = cbor::from_slice(&frozen.tally_quarter_opening.0).expect("an opening");
    let quarter = quarter.peek().expect("of this form");
    assert_eq!((quarter.questions, quarter.quarterly), (9, 3));
    assert_eq!(quarter_of(quarter.first, quarter.weeks), Some(2_904));
    let of_reports: Signed<Opening> = cbor::from_slice(&frozen.tally_report_opening.0).expect("an opening");
    let of_reports = of_reports.peek().expect("of this form");
    assert_eq!(of_reports.reports.map(|reports| reports.cells), Some(3));
    assert_eq!(of_reports.number(), 2_965 + REPORT_WINDOWS);
    let receipt: Receipt = cbor::from_slice(&frozen.receipt.0).expect("a receipt");
    assert!(receipt.is_signed_by(&public(&key(200))));
    assert!(!receipt.is_signed_by(&public(&key(201))));
}

#[test]
fn what_was_malformed_is_refused() {
    let frozen = frozen();
    assert!(frozen.malformed.len() >= 9);
    for (name, (kind, bytes)) in &frozen.malformed {
        let refused = match kind.as_str() {
            "entry" => cbor::from_slice::<Entry>(&bytes.0).is_err(),
            "chain" => cbor::from_slice::<Chain>(&bytes.0).map_or(true, |c| c.verify(&frozen.root).is_err()),
            "opening" => cbor::from_slice::<Signed<Opening>>(&bytes.0)
                .map_or(true, |signed| signed.verify(&public(&key(4))).is_err() && signed.peek().is_err()),
            "report" => cbor::from_slice::<Signed<Statement>>(&bytes.0)
                .map_or(true, |signed| signed.verify(&public(&key(4))).is_err()),
            "message" => Unverified::parse(&bytes.0).is_err(),
            other => panic!("no such kind: {other}"),
        };
        assert!(refused, "{name}");
    }
}
