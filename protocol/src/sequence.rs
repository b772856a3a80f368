//! Several values in one answer, each read as soon as it is there: a CBOR sequence (RFC 8742) of byte strings.
//!
//! Each byte string holds the deterministic encoding of one value. Its length stands before it, so that a reader of a slow
//! line knows when a value is whole without looking into it.

use std::mem;

/// Media type of the answer (RFC 8742, section 5).
pub const CBOR_SEQUENCE: &str = "application/cbor-seq";

/// Byte string, in the first three bits of an item.
pub(crate) const BYTE_STRING: u8 = 2 << 5;

/// Why bytes are not such a sequence.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum SequenceError {
    /// An item is no byte string, or its length is not told in the shortest way.
    #[error("an item of the sequence is not a byte string")]
    Shape,
    /// An item is longer than the limit, in bytes.
    #[error("an item of the sequence is longer than {0} bytes")]
    TooLong(usize),
}

/// One item: the encoding of a value, as a byte string.
pub fn item(value: &[u8]) -> Vec<u8> {
    [&head(BYTE_STRING, value.len() as u64)[..], value].concat()
}

/// Head of an item of a kind (its first three bits), in the shortest form: of so many bytes, or of so many items.
pub(crate) fn head(kind: u8, length: u64) -> Vec<u8> {
    let bytes = length.to_be_bytes();
    // The shortest of the sizes that hold the length.
    let (size, digits): (u8, &[u8]) = match length {
        0..24 => (bytes[7], &[]),
        24..0x100 => (24, &bytes[7..]),
        0x100..0x1_0000 => (25, &bytes[6..]),
        0x1_0000..0x1_0000_0000 => (26, &bytes[4..]),
        _ => (27, &bytes),
    };
    [&[kind | size], digits].concat()
}

/// Takes a sequence apart as its bytes arrive. It holds one item and a piece at most, beside what it was just given.
#[derive(Debug)]
pub struct Splitter {
    /// What arrived and was not given out yet.
    held: Vec<u8>,
    /// Longest item, in bytes.
    most: usize,
}

impl Splitter {
    /// For items of at most `most` bytes.
    pub fn new(most: usize) -> Self {
        Self { held: Vec::new(), most }
    }

    /// Takes the bytes that arrived.
    pub fn take(&mut self, piece: &[u8]) {
        self.held.extend_from_slice(piece);
    }

    /// The next value's encoding, once all of it is there.
    ///
    /// # Errors
    /// [`SequenceError`]; nothing that follows makes sense then.
    pub fn next_value(&mut self) -> Result<Option<Vec<u8>>, SequenceError> {
        let Some((head, length)) = length(&self.held)? else { return Ok(None) };
        let length = usize::try_from(length).ok().filter(|length| *length <= self.most);
        let length = length.ok_or(SequenceError::TooLong(self.most))?;
        if self.held.len() - head < length {
            return Ok(None);
        }
        let rest = self.held.split_off(head + length);
        let mut value = mem::replace(&mut self.held, rest);
        value.drain(..head);
        Ok(Some(value))
    }

    /// Whether the sequence may end here: no piece of an item is left.
    pub fn is_between(&self) -> bool {
        self.held.is_empty()
    }
}

/// How long the head of the first item is, and what it says of the length of the rest; `None` while the head is not whole.
fn length(bytes: &[u8]) -> Result<Option<(usize, u64)>, SequenceError> {
    let Some((first, rest)) = bytes.split_first() else { return Ok(None) };
    if first & 0xe0 != BYTE_STRING {
        return Err(SequenceError::Shape);
    }
    let (size, least) = match first & 0x1f {
        small @ 0..24 => return Ok(Some((1, u64::from(small)))),
        24 => (1, 24),
        25 => (2, 0x100),
        26 => (4, 0x1_0000),
        27 => (8, 0x1_0000_0000),
        _ => return Err(SequenceError::Shape),
    };
    let Some(digits) = rest.get(..size) else { return Ok(None) };
    let length = digits.iter().fold(0, |number, digit| number << 8 | u64::from(*digit));
    if length < least { Err(SequenceError::Shape) } else { Ok(Some((1 + size, length))) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cbor;

    #[test]
    fn an_item_is_what_a_cbor_library_writes() {
        for length in [0, 1, 23, 24, 255, 256, 65_535, 65_536, 70_000] {
            let value = vec![7; length];
            assert_eq!(item(&value), cbor::to_vec(&crate::Bytes::from(value)), "{length}");
        }
    }

    #[test]
    fn a_length_that_could_be_shorter_is_refused() {
        for wrong in
            [&[0x58, 23][..], &[0x59, 0, 255], &[0x5a, 0, 0, 255, 255], &[0x5b, 0, 0, 0, 0, 0, 0, 0, 1]]
        {
            let mut splitter = Splitter::new(100_000);
            splitter.take(wrong);
            assert_eq!(splitter.next_value(), Err(SequenceError::Shape), "{wrong:?}");
        }
    }

    #[test]
    fn what_is_no_byte_string_or_has_no_length_is_refused() {
        for first in [0x00, 0x60, 0x80, 0xa0, 0x5c, 0x5f, 0xff] {
            let mut splitter = Splitter::new(100);
            splitter.take(&[first]);
            assert_eq!(splitter.next_value(), Err(SequenceError::Shape), "{first:#x}");
        }
    }

    #[test]
    fn an_item_beyond_the_limit_is_refused_before_it_arrives() {
        let mut splitter = Splitter::new(100);
        splitter.take(&item(&[0; 101])[..2]);
        assert_eq!(splitter.next_value(), Err(SequenceError::TooLong(100)));
    }
}
