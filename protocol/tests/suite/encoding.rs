//! The two ways to read deterministic CBOR take exactly the same bytes for the same value, whatever came in between.

use proptest::prelude::*;
use serde::{Serialize, de::DeserializeOwned};
use tdu_protocol::{
    AccountId, Entry, Hash32, Kind, LogId, OpenerId, Secret32,
    api::{Founding, OpenerKind, OpenerRegistration, Registration},
    blob::{AppendHolding, Hold},
    cbor::{CborError, from_slice, from_slice_at_once, to_vec},
    entry::Body,
};

fn append() -> AppendHolding {
    let present = Body::Present(vec![7; 30].into());
    let entry = |seq, kind, body| Entry {
        log: LogId([1; 16]),
        seq,
        prev: Hash32([2; 32]),
        kind,
        epoch: 70_000,
        body,
    };
    let entries =
        vec![entry(23, Kind::Sealed, present), entry(1 << 40, Kind::Control, Body::Erased(Hash32([3; 32])))];
    AppendHolding { holds: vec![Hold { seq: 23, blob: Hash32([4; 32]) }], entries }
}

fn founding() -> Founding {
    let opener = OpenerRegistration {
        id: OpenerId([5; 16]),
        kind: OpenerKind::Device,
        locator: Hash32([6; 32]),
        verifier: Secret32::new([7; 32]),
    };
    let registration =
        Registration { account: AccountId([8; 16]), vault: vec![9; 300].into(), openers: vec![opener] };
    Founding { setup: Secret32::new([1; 32]), directory: append().entries, registration }
}

/// What somebody could do to bytes: change one, put some in, take some out.
fn tampered(mut bytes: Vec<u8>, changes: &[(prop::sample::Index, u8, u8)]) -> Vec<u8> {
    for (at, what, byte) in changes {
        if bytes.is_empty() {
            return vec![*byte];
        }
        let at = at.index(bytes.len());
        match what % 4 {
            0 => bytes[at] = *byte,
            1 => bytes.insert(at, *byte),
            2 => bytes = [&bytes[..at], &bytes[at + 1..]].concat(),
            // A head that keeps its kind and says another length, or none.
            _ => bytes[at] = bytes[at] & 0xe0 | byte & 0x1f,
        }
    }
    bytes
}

/// What a way makes of bytes: the encoding of the value that it read. Some types cannot be compared otherwise.
fn outcome<T: Serialize>(read: Result<T, CborError>) -> Option<Vec<u8>> {
    read.ok().map(|value| to_vec(&value))
}

fn alike<T: Serialize + DeserializeOwned>(bytes: &[u8]) -> Result<(), TestCaseError> {
    prop_assert_eq!(outcome(from_slice::<T>(bytes)), outcome(from_slice_at_once::<T>(bytes)));
    Ok(())
}

#[test]
fn what_was_encoded_is_read_at_once_as_it_was() {
    let bytes = to_vec(&append());
    assert_eq!(from_slice_at_once::<AppendHolding>(&bytes), Ok(append()));
    assert_eq!(outcome(from_slice_at_once::<Founding>(&to_vec(&founding()))), Some(to_vec(&founding())));
    let mut trailing = bytes;
    trailing.push(0);
    assert_eq!(from_slice_at_once::<AppendHolding>(&trailing), Err(CborError::NotCanonical));
    let bomb = vec![0x81; 100_000];
    assert!(matches!(from_slice_at_once::<AppendHolding>(&bomb), Err(CborError::Shape(_))));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(4_000))]

    #[test]
    fn tampered_bytes_are_taken_or_refused_alike(
        changes in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>(), any::<u8>()), 1..4)
    ) {
        alike::<AppendHolding>(&tampered(to_vec(&append()), &changes))?;
        alike::<Founding>(&tampered(to_vec(&founding()), &changes))?;
    }

    #[test]
    fn any_bytes_are_taken_or_refused_alike(bytes in prop::collection::vec(any::<u8>(), 0..80)) {
        alike::<AppendHolding>(&bytes)?;
        alike::<Hold>(&bytes)?;
        alike::<Entry>(&bytes)?;
    }
}
