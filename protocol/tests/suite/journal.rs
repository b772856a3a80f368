//! Frozen rows of the access journal (`tests/vectors/journal.json`), and the formula of `docs/JOURNAL.md` followed by hand:
//! whoever audits a journal with tools of their own comes to the same hashes. Written anew as the other vectors are.

use ed25519_dalek::{Signature, VerifyingKey};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use tdu_protocol::{
    AccountId, Bytes, Hash32, LogId, Timestamp, cbor,
    journal::{Fact, JournalHead, NOTHING_BEFORE, Row, SessionRef, What, follow},
};

use crate::world::{key, public};

#[derive(Debug, PartialEq, Serialize, Deserialize)]
struct Vectors {
    rows: Vec<Row>,
    /// Each row's fact in CBOR, in the same order.
    facts: Vec<Bytes>,
    head: JournalHead,
    receipt_key: Hash32,
}

fn make() -> Vectors {
    let (anna, case) = (Some(AccountId([3; 16])), Some(LogId([40; 16])));
    let session = Some(SessionRef::of(&[7; 32]));
    let told = |what, account, log, session, times| (what, account, log, session, times);
    let all = [
        told(What::SignedIn, anna, None, session, 1),
        told(What::Opened, anna, case, session, 1),
        told(What::InvitationOpened, None, case, Some(SessionRef::of(&[8; 16])), 1),
        told(What::RefusedOpener, None, None, None, 23),
        told(What::RefusedPasskey, None, None, None, 24),
        told(What::RefusedTooMany, None, None, None, 256),
        told(What::JournalRead, anna, None, session, 1),
        told(What::Missed, None, None, None, 70_000),
    ];
    let mut before = NOTHING_BEFORE;
    let rows: Vec<Row> = (1..)
        .zip(all)
        .map(|(number, (what, account, log, session, times))| {
            let at = Timestamp(1_790_000_040_000 + 60_000 * number);
            let fact = Fact { at, what, account, log, session, times };
            before = fact.hash(&before, number);
            Row { number, fact, hash: before }
        })
        .collect();
    let facts = rows.iter().map(|row| cbor::to_vec(&row.fact).into()).collect();
    let head = JournalHead::make(rows.len() as u64, before, Timestamp(1_790_000_600_123), &key(200));
    Vectors { rows, facts, head, receipt_key: public(&key(200)) }
}

fn frozen() -> Vectors {
    crate::frozen::read("journal.json", make)
}

#[test]
fn a_journal_made_today_is_what_was_frozen() {
    assert_eq!(make(), frozen());
}

#[test]
fn the_formula_of_the_handbook_followed_by_hand_gives_the_frozen_hashes() {
    let frozen = frozen();
    let mut before = [0; 32];
    for (row, fact) in frozen.rows.iter().zip(&frozen.facts) {
        assert_eq!(by_hand(&row.fact), fact.0, "row {}", row.number);
        let text = [
            b"trait-d-union/journal/v1\0".as_slice(),
            &before,
            &row.number.to_be_bytes(),
            &by_hand(&row.fact),
        ];
        before = Sha256::digest(text.concat()).into();
        assert_eq!(Hash32(before), row.hash, "row {}", row.number);
    }
    let head = &frozen.head;
    let signed = [
        b"trait-d-union/journal-head/v1\0".as_slice(),
        &head.number.to_be_bytes(),
        &before,
        &head.at.0.to_be_bytes(),
    ];
    let receipt_key = VerifyingKey::from_bytes(&frozen.receipt_key.0).expect("a key");
    let signature = Signature::from_slice(&head.signature.0).expect("64 bytes");
    receipt_key.verify_strict(&signed.concat(), &signature).expect("signed with the receipt key");
}

#[test]
fn the_frozen_rows_follow_each_other_in_no_other_order() {
    let Vectors { mut rows, head, receipt_key, .. } = frozen();
    assert_eq!(follow(&rows, NOTHING_BEFORE), Ok(head.hash));
    assert!(head.is_signed_by(&receipt_key));
    rows[3].fact.times += 1;
    assert_eq!(follow(&rows, NOTHING_BEFORE), Err(4));
}

/// CBOR as RFC 8949, 4.2.1, demands it: a map of six, keys by length and then by letter.
fn by_hand(fact: &Fact) -> Vec<u8> {
    let what = match fact.what {
        What::Opened => "opened",
        What::InvitationOpened => "invitation-opened",
        What::SignedIn => "signed-in",
        What::RefusedOpener => "refused-opener",
        What::RefusedPasskey => "refused-passkey",
        What::RefusedTooMany => "refused-too-many",
        What::JournalRead => "journal-read",
        What::Missed => "missed",
    };
    let id = |id: Option<[u8; 16]>| id.map_or(vec![0xf6], |id| [&[0x50_u8][..], &id].concat());
    [
        vec![0xa6],
        text("at"),
        head(0, fact.at.0),
        text("log"),
        id(fact.log.map(|log| log.0)),
        text("what"),
        text(what),
        text("times"),
        head(0, fact.times),
        text("account"),
        id(fact.account.map(|account| account.0)),
        text("session"),
        id(fact.session.map(|session| session.0)),
    ]
    .concat()
}

fn text(text: &str) -> Vec<u8> {
    [head(3, text.len() as u64), text.as_bytes().to_vec()].concat()
}

/// Major type and argument, as short as can be.
fn head(major: u8, argument: u64) -> Vec<u8> {
    let bytes = argument.to_be_bytes();
    let first = major << 5;
    match argument {
        0..24 => vec![first | bytes[7]],
        24..0x100 => [&[first | 0x18], &bytes[7..]].concat(),
        0x100..0x1_0000 => [&[first | 0x19], &bytes[6..]].concat(),
        0x1_0000..0x1_0000_0000 => [&[first | 0x1a], &bytes[4..]].concat(),
        _ => [&[first | 0x1b], &bytes[..]].concat(),
    }
}
