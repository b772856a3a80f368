//! Attachments ("blobs"): sealed bytes beside the entries of one log, named by their SHA-256.
//!
//! What they hold is as closed to the server as a sealed body. So that it knows for how long to keep them, an append says,
//! outside of the sealed bodies, which of its entries hold which blobs.

use serde::{Deserialize, Serialize};

use crate::{Entry, Hash32};

/// Media type of a blob and of its parts.
pub const OCTETS: &str = "application/octet-stream";

/// Bytes of each part of an upload but the last, which holds the rest. Small enough for a telephone on a poor network to send
/// one in the time that a request may take: what was sent of a part that is cut is sent again.
pub const PART: usize = 256 * 1024;

/// Most blobs that the entries of one append may hold.
pub const MAX_HOLDS: usize = 500;

/// A member wants to bring these bytes into a log. The same again tells how far they have come.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct BlobOffer {
    /// SHA-256 of all the bytes.
    pub hash: Hash32,
    /// How many they are, at least one.
    pub size: u64,
}

/// How far a blob has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct BlobProgress {
    /// Bytes in all.
    pub size: u64,
    /// Bytes that arrived: where the next part begins. Equal to the size once all of them are durable and their SHA-256 is
    /// what was announced.
    pub received: u64,
}

impl BlobProgress {
    /// Whether it is all there.
    pub const fn is_complete(&self) -> bool {
        self.received == self.size
    }
}

/// A sealed entry of an append names a blob of the same log: the blob stays as long as the entry's body does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Hold {
    /// The entry's place.
    pub seq: u64,
    /// SHA-256 of the blob.
    pub blob: Hash32,
}

/// An [`crate::api::Append`] whose entries hold blobs. Without any it has the very encoding of an `Append`, which is what
/// somebody sends who attaches nothing.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AppendHolding {
    /// Who holds what, at most [`MAX_HOLDS`], each once.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub holds: Vec<Hold>,
    /// As in an `Append`.
    pub entries: Vec<Entry>,
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Kind, LogId, api::Append, cbor, entry::Body};

    fn entry() -> Entry {
        Entry {
            log: LogId([1; 16]),
            seq: 7,
            body: Body::Present(vec![1; 40].into()),
            kind: Kind::Sealed,
            prev: Hash32([2; 32]),
            epoch: 0,
        }
    }

    #[test]
    fn an_append_that_holds_nothing_has_the_bytes_that_it_always_had() {
        let plain = cbor::to_vec(&Append { entries: vec![entry()] });
        let holding = AppendHolding { holds: Vec::new(), entries: vec![entry()] };
        assert_eq!(cbor::to_vec(&holding), plain);
        assert_eq!(cbor::from_slice::<AppendHolding>(&plain).unwrap(), holding);
    }

    #[test]
    fn an_empty_list_of_holds_is_a_second_encoding_and_refused() {
        let holding =
            AppendHolding { holds: vec![Hold { seq: 7, blob: Hash32([3; 32]) }], entries: vec![entry()] };
        let bytes = cbor::to_vec(&holding);
        assert_eq!(cbor::from_slice::<AppendHolding>(&bytes).unwrap(), holding);
        assert!(cbor::from_slice::<Append>(&bytes).is_err());
        // The map of two pairs, with the one hold taken out of its list.
        let at = bytes.windows(5).position(|window| window == b"holds").unwrap() + 5;
        let end = bytes.windows(7).position(|window| window == b"entries").unwrap() - 1;
        let empty = [&bytes[..at], &[0x80], &bytes[end..]].concat();
        assert!(matches!(cbor::from_slice::<AppendHolding>(&empty), Err(cbor::CborError::NotCanonical)));
    }
}
