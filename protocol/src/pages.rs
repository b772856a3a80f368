//! Pages whose entries were encoded one by one as they were read: what a server sends most is built once, where it is sent from.

use crate::{
    api::{Page, Stored},
    cbor,
    sequence::{BYTE_STRING, head},
};

/// Room for all that comes before the entries, filled from its end.
const ROOM: usize = 64;
/// `{"page": …}`, up to the page: [`crate::api::StreamMessage::Page`].
const MESSAGE: &[u8] = b"\xa1\x64page";
/// Array, in the first three bits of an item.
const ARRAY: u8 = 4 << 5;

/// Entries of a page, encoded one after the other.
pub struct EncodedEntries {
    /// The room and the entries.
    bytes: Vec<u8>,
    count: u64,
}

/// What is sent: the bytes from a place on.
#[derive(Debug)]
pub struct Encoded {
    /// All bytes.
    pub bytes: Vec<u8>,
    /// Where those begin that are sent.
    pub start: usize,
}

impl Default for EncodedEntries {
    fn default() -> Self {
        Self { bytes: vec![0; ROOM], count: 0 }
    }
}

impl EncodedEntries {
    /// Adds one.
    pub fn push(&mut self, stored: &Stored) {
        cbor::append(&mut self.bytes, stored);
        self.count += 1;
    }

    /// Whether there is none.
    pub const fn is_empty(&self) -> bool {
        self.count == 0
    }

    /// Length of the encoding, in bytes.
    pub fn len(&self) -> usize {
        self.bytes.len() - ROOM
    }

    /// The page of these entries as an item of a sequence ([`crate::sequence::item`]).
    pub fn into_item(self, more: bool, next: u64) -> Encoded {
        let page = self.head_of_page(more, next);
        let length = (page.len() + self.len()) as u64;
        self.after(&[head(BYTE_STRING, length), page])
    }

    /// The page of these entries as a message of the stream.
    pub fn into_message(self, more: bool, next: u64) -> Encoded {
        let page = self.head_of_page(more, next);
        self.after(&[MESSAGE.to_vec(), page])
    }

    /// All of a page but its entries, which come last.
    fn head_of_page(&self, more: bool, next: u64) -> Vec<u8> {
        let mut page = cbor::to_vec(&Page { more, next, entries: Vec::new() });
        // The empty list, in one byte.
        page.pop();
        page.extend(head(ARRAY, self.count));
        page
    }

    fn after(mut self, before: &[Vec<u8>]) -> Encoded {
        let before = before.concat();
        let start = ROOM - before.len();
        self.bytes[start..ROOM].copy_from_slice(&before);
        Encoded { bytes: self.bytes, start }
    }
}

impl Encoded {
    /// What is sent.
    pub fn as_slice(&self) -> &[u8] {
        &self.bytes[self.start..]
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Entry, Hash32, Kind, LogId, Timestamp, api::StreamMessage, entry::Body, sequence::item};

    fn stored(n: u64, body: Body) -> Stored {
        let entry = Entry {
            log: LogId([1; 16]),
            seq: n << 30,
            body,
            kind: Kind::Sealed,
            prev: Hash32([2; 32]),
            epoch: 3,
        };
        Stored { entry, position: n << 40, received: Timestamp(1 << 40) }
    }

    #[test]
    fn a_page_of_encoded_entries_is_the_page_of_the_entries() {
        for count in [0, 1, 23, 24, 300, 70_000] {
            let all: Vec<Stored> = (0..count)
                .map(|n| {
                    let erased = n % 7 == 3;
                    let body = Body::Present(vec![5; usize::try_from(n % 300).unwrap_or(0)].into());
                    stored(n, if erased { Body::Erased(Hash32([9; 32])) } else { body })
                })
                .collect();
            let encoded = || {
                let mut encoded = EncodedEntries::default();
                for stored in &all {
                    encoded.push(stored);
                }
                encoded
            };
            assert_eq!(encoded().is_empty(), count == 0);
            for (more, next) in [(false, 0), (true, u64::MAX)] {
                let page = Page { more, next, entries: all.clone() };
                assert_eq!(encoded().into_item(more, next).as_slice(), item(&cbor::to_vec(&page)));
                let message = cbor::to_vec(&StreamMessage::Page(page));
                assert_eq!(encoded().into_message(more, next).as_slice(), message);
            }
        }
    }
}
