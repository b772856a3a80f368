//! Deterministic CBOR (RFC 8949, section 4.2.1): one value has one encoding, and any other encoding is refused.
//!
//! Floating-point numbers and tags do not occur in the protocol. Maps are sorted by their encoded keys.

use std::cmp::Ordering;

use ciborium::Value;
use serde::{Serialize, de::DeserializeOwned};

/// Nothing in the protocol nests deeper; a hostile value is refused before the stack is in danger.
const MAX_DEPTH: usize = 32;

/// Why bytes are not the deterministic encoding of the expected value.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum CborError {
    /// Not CBOR, cut short, nested too deeply, or not of the expected shape.
    #[error("not the expected CBOR value: {0}")]
    Shape(String),
    /// CBOR of the right shape, in an encoding that is not the deterministic one, or with bytes after it.
    #[error("CBOR that is not in deterministic form")]
    NotCanonical,
    /// Longer than the limit that the caller set, in bytes.
    #[error("longer than {0} bytes")]
    TooLong(usize),
}

/// Encodes a value deterministically.
///
/// # Panics
/// Never for the protocol's types: serde derives on plain data cannot fail, and writing to memory cannot either.
pub fn to_vec<T: Serialize>(value: &T) -> Vec<u8> {
    let mut out = Vec::with_capacity(128);
    append(&mut out, value);
    out
}

/// Encodes a value deterministically, after what `out` holds already.
///
/// # Panics
/// As [`to_vec`].
pub fn append<T: Serialize>(out: &mut Vec<u8>, value: &T) {
    let start = out.len();
    ciborium::into_writer(value, &mut *out).expect("writing to memory cannot fail");
    // What is declared in the order of its encoding, as whatever is sent often, comes out right at once.
    if !is_sorted(&out[start..]) {
        out.truncate(start);
        out.extend(sorted(value));
    }
}

fn sorted<T: Serialize>(value: &T) -> Vec<u8> {
    let mut value = Value::serialized(value).expect("plain data always serialises");
    sort_maps(&mut value);
    write(&value)
}

/// Decodes a value and refuses any encoding but the deterministic one.
///
/// # Errors
/// [`CborError::Shape`] or [`CborError::NotCanonical`].
pub fn from_slice<T: Serialize + DeserializeOwned>(bytes: &[u8]) -> Result<T, CborError> {
    let value: T = read(bytes)?;
    if to_vec(&value) == bytes { Ok(value) } else { Err(CborError::NotCanonical) }
}

/// Decodes a value in any encoding: for what was found to be in the deterministic one before.
///
/// # Errors
/// [`CborError::Shape`].
pub(crate) fn read<T: DeserializeOwned>(bytes: &[u8]) -> Result<T, CborError> {
    parse(bytes)?.deserialized().map_err(|e| CborError::Shape(e.to_string()))
}

/// The same without a tree of values in between: for what a device kept itself, where nothing depends on the encoding.
///
/// # Errors
/// [`CborError::Shape`].
pub fn read_at_once<T: DeserializeOwned>(bytes: &[u8]) -> Result<T, CborError> {
    ciborium::de::from_reader_with_recursion_limit(bytes, MAX_DEPTH)
        .map_err(|e| CborError::Shape(e.to_string()))
}

/// As [`from_slice`], without a tree of values in between: faster, and more code for each type that is read so. For servers.
///
/// # Errors
/// Those of [`from_slice`], for the same bytes.
pub fn from_slice_at_once<T: Serialize + DeserializeOwned>(bytes: &[u8]) -> Result<T, CborError> {
    let value: T = read_at_once(bytes)?;
    if to_vec(&value) == bytes { Ok(value) } else { Err(CborError::NotCanonical) }
}

/// As [`from_slice`], for input that must not exceed `limit` bytes.
///
/// # Errors
/// [`CborError::TooLong`], else those of [`from_slice`].
pub fn from_slice_limited<T: Serialize + DeserializeOwned>(
    bytes: &[u8],
    limit: usize,
) -> Result<T, CborError> {
    if bytes.len() > limit {
        return Err(CborError::TooLong(limit));
    }
    from_slice(bytes)
}

/// Any CBOR. Types are read from this tree rather than from the bytes: the web app then holds the parser once, and not
/// once for each type.
fn parse(bytes: &[u8]) -> Result<Value, CborError> {
    ciborium::de::from_reader_with_recursion_limit(bytes, MAX_DEPTH)
        .map_err(|e| CborError::Shape(e.to_string()))
}

fn write<T: Serialize>(value: &T) -> Vec<u8> {
    let mut out = Vec::with_capacity(128);
    ciborium::into_writer(value, &mut out).expect("writing to memory cannot fail");
    out
}

fn sort_maps(value: &mut Value) {
    match value {
        Value::Array(items) => items.iter_mut().for_each(sort_maps),
        Value::Map(pairs) => {
            for (_, v) in pairs.iter_mut() {
                sort_maps(v);
            }
            pairs.sort_by(|(one, _), (other, _)| order(one, other));
        }
        Value::Tag(_, inner) => sort_maps(inner),
        _ => {}
    }
}

/// Whether these bytes, which are an encoding with the shortest integers, are the deterministic one: definite lengths and sorted
/// maps all through. Also `false` for what the protocol does not have.
fn is_sorted(bytes: &[u8]) -> bool {
    after_sorted(bytes, MAX_DEPTH).is_some_and(<[u8]>::is_empty)
}

/// What follows the first value, if that is sorted all through.
fn after_sorted(bytes: &[u8], depth: usize) -> Option<&[u8]> {
    let (&first, rest) = bytes.split_first()?;
    let (argument, mut rest) = match first & 0x1f {
        small @ 0..24 => (u64::from(small), rest),
        size @ 24..28 => {
            let (digits, rest) = rest.split_at_checked(1 << (size - 24))?;
            (digits.iter().fold(0, |number, digit| number << 8 | u64::from(*digit)), rest)
        }
        // A length that is not told beforehand.
        _ => return None,
    };
    let depth = depth.checked_sub(1)?;
    match first >> 5 {
        0 | 1 => Some(rest),
        2 | 3 => rest.get(usize::try_from(argument).ok()?..),
        4 => {
            for _ in 0..argument {
                rest = after_sorted(rest, depth)?;
            }
            Some(rest)
        }
        5 => {
            let mut former: &[u8] = &[];
            for _ in 0..argument {
                let value = after_sorted(rest, depth)?;
                let key = &rest[..rest.len() - value.len()];
                if key <= former {
                    return None;
                }
                former = key;
                rest = after_sorted(value, depth)?;
            }
            Some(rest)
        }
        // `false`, `true` and `null`.
        7 if (20..23).contains(&argument) && first & 0x1f < 24 => Some(rest),
        _ => None,
    }
}

/// The order of two keys' encodings.
fn order(one: &Value, other: &Value) -> Ordering {
    match (one, other) {
        // All keys of the protocol are texts, whose encoding begins with their length: nothing needs to be encoded for it.
        (Value::Text(one), Value::Text(other)) => one.len().cmp(&other.len()).then_with(|| one.cmp(other)),
        _ => write(one).cmp(&write(other)),
    }
}

#[cfg(test)]
mod tests {
    use serde::Deserialize;

    use super::*;

    #[derive(Debug, PartialEq, Serialize, Deserialize)]
    struct Sample {
        zebra: u8,
        a: crate::Bytes,
        list: Vec<u64>,
    }

    fn sample() -> Sample {
        Sample { zebra: 1, a: crate::Bytes(vec![1, 2]), list: vec![24, 1000] }
    }

    #[test]
    fn keys_are_sorted_by_their_encoding_and_numbers_are_shortest() {
        let expected = [
            0xa3, 0x61, b'a', 0x42, 1, 2, 0x64, b'l', b'i', b's', b't', 0x82, 0x18, 24, 0x19, 0x03, 0xe8,
            0x65, b'z', b'e', b'b', b'r', b'a', 1,
        ];
        assert_eq!(to_vec(&sample()), expected);
        assert_eq!(from_slice::<Sample>(&expected), Ok(sample()));
    }

    #[test]
    fn another_order_a_longer_number_or_trailing_bytes_are_refused() {
        let mut trailing = to_vec(&sample());
        trailing.push(0);
        let long_number = [
            0xa3, 0x61, b'a', 0x42, 1, 2, 0x64, b'l', b'i', b's', b't', 0x80, 0x65, b'z', b'e', b'b', b'r',
            b'a', 0x18, 1,
        ];
        let other_order = [
            0xa3, 0x65, b'z', b'e', b'b', b'r', b'a', 1, 0x61, b'a', 0x42, 1, 2, 0x64, b'l', b'i', b's',
            b't', 0x80,
        ];
        for bytes in [trailing.as_slice(), &long_number, &other_order] {
            assert_eq!(from_slice::<Sample>(bytes), Err(CborError::NotCanonical));
        }
    }

    #[derive(Serialize)]
    struct InOrder {
        a: crate::Bytes,
        list: Vec<Option<u64>>,
        zebra: Vec<Sample>,
    }

    #[derive(Serialize)]
    struct Nested {
        b: InOrder,
        a: bool,
    }

    #[test]
    fn what_is_declared_in_order_is_known_to_be_and_encoded_like_all_else() {
        let plain =
            |zebra| InOrder { a: vec![7; 300].into(), list: vec![None, Some(70_000), Some(u64::MAX)], zebra };
        let in_order = plain(Vec::new());
        assert!(is_sorted(&write(&in_order)));
        assert_eq!(to_vec(&in_order), sorted(&in_order));
        // Somewhere inside, something is not.
        let with_samples = plain(vec![sample()]);
        let nested = Nested { b: plain(Vec::new()), a: true };
        assert!(!is_sorted(&write(&with_samples)) && !is_sorted(&write(&nested)));
        assert_eq!(to_vec(&with_samples), sorted(&with_samples));
        assert_eq!(to_vec(&nested), sorted(&nested));
    }

    #[test]
    fn what_travels_most_is_declared_in_order() {
        use crate::{api, entry::Body, receipt::Receipt, *};
        let entry = Entry {
            body: Body::Present(vec![1; 1024].into()),
            log: LogId([1; 16]),
            seq: 1_000,
            prev: Hash32([2; 32]),
            kind: Kind::Sealed,
            epoch: 3,
        };
        let stored = api::Stored { entry: entry.clone(), position: 70_000, received: Timestamp(1 << 40) };
        let page = api::Page { entries: vec![stored.clone(), stored], next: 9, more: true };
        let (seq, hash, at) = (1, Hash32([3; 32]), Timestamp(1 << 40));
        let receipt = Receipt { at, log: entry.log, seq, hash, signature: vec![0; 64].into() };
        assert!(is_sorted(&write(&api::StreamMessage::Page(page.clone()))));
        assert!(is_sorted(&write(&api::Append { entries: vec![entry] })));
        assert!(is_sorted(&write(&api::Appended { receipts: vec![receipt] })));
        assert_eq!(to_vec(&page), sorted(&page));
    }

    #[test]
    fn only_sorted_maps_of_known_lengths_count_as_sorted() {
        let sorted: [&[u8]; 5] =
            [&[0x80], &[0xf6], &[0x38, 0x63], &[0xa2, 0x61, b'b', 1, 0x62, b'a', b'a', 0xf4], &[0x42, 1, 2]];
        for bytes in sorted {
            assert!(is_sorted(bytes), "{bytes:x?}");
        }
        let others: [&[u8]; 9] = [
            &[],
            &[0x00, 0x00],
            &[0x81],
            &[0x42, 1],
            &[0x9f, 0xff],
            &[0xa2, 0x61, b'b', 1, 0x61, b'a', 2],
            &[0xa2, 0x61, b'a', 1, 0x61, b'a', 2],
            &[0xfb, 0, 0, 0, 0, 0, 0, 0, 0],
            &[0xc0, 0x00],
        ];
        for bytes in others {
            assert!(!is_sorted(bytes), "{bytes:x?}");
        }
    }

    #[test]
    fn a_bomb_of_nesting_is_refused() {
        let bomb = vec![0x81; 100_000];
        assert!(matches!(from_slice::<Sample>(&bomb), Err(CborError::Shape(_))));
    }
}
