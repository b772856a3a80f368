//! Deterministic CBOR (RFC 8949, section 4.2.1): one value has one encoding, and any other encoding is refused.
//!
//! Floating-point numbers and tags do not occur in the protocol. Maps are sorted by their encoded keys.

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
    let mut value = Value::serialized(value).expect("plain data always serialises");
    sort_maps(&mut value);
    write(&value)
}

/// Decodes a value and refuses any encoding but the deterministic one.
///
/// # Errors
/// [`CborError::Shape`] or [`CborError::NotCanonical`].
pub fn from_slice<T: Serialize + DeserializeOwned>(bytes: &[u8]) -> Result<T, CborError> {
    let value: T = parse(bytes)?.deserialized().map_err(|e| CborError::Shape(e.to_string()))?;
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

fn write(value: &Value) -> Vec<u8> {
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
            pairs.sort_by_cached_key(|(k, _)| write(k));
        }
        Value::Tag(_, inner) => sort_maps(inner),
        _ => {}
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

    #[test]
    fn a_bomb_of_nesting_is_refused() {
        let bomb = vec![0x81; 100_000];
        assert!(matches!(from_slice::<Sample>(&bomb), Err(CborError::Shape(_))));
    }
}
