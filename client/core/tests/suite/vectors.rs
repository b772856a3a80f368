//! Frozen vectors (`tests/vectors/sealing.json`): stanza, padding, invitation, words, device. Most are malformed.
//! `TDU_WRITE_VECTORS=1 cargo test -p tdu-core --test suite` writes the file anew, after a change that is meant. What age
//! seals differs on each run, so the frozen files are opened, not compared.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use tdu_core::{
    app::Words,
    invitation::Fragment,
    pad::{pad, unpad},
    seal::{STANZA_TAG, open, seal},
    secret::Key,
    words::{Opener, stretch},
};
use tdu_protocol::{Bytes, Hash32, InvitationId, OrgId, Secret32};

use crate::ledger::Steady;

#[derive(Serialize, Deserialize)]
struct Vectors {
    key: Bytes,
    content: Bytes,
    sealed: Bytes,
    /// What is wrong, and the file.
    malformed: BTreeMap<String, Bytes>,
    padded: Bytes,
    malformed_padding: BTreeMap<String, Bytes>,
    words: String,
    organisation: OrgId,
    words_locator: Hash32,
    device_locator: Hash32,
    fragment: String,
    invitation: InvitationId,
    code: String,
    invitation_proof: Bytes,
    invitation_one_time: Hash32,
}

const CONTENT: &[u8] = "une note inventée".as_bytes();
const WORDS: &str = "abeille abolir aborder aboyer zoologie zebre xenon academie";

fn replaced(file: &[u8], from: &str, to: &str) -> Bytes {
    let at = file.windows(from.len()).position(|w| w == from.as_bytes()).expect("it is in the header");
    [&file[..at], to.as_bytes(), &file[at + from.len()..]].concat().into()
}

fn make() -> Vectors {
    let key = Key::from_bytes([11; 32]);
    let sealed = seal(&mut Steady(7), &key, CONTENT.to_vec());
    let header = sealed.windows(4).position(|w| w == b"\n---").expect("an age header");
    let mut last = sealed.clone();
    *last.last_mut().expect("not empty") ^= 1;
    let mut mac = sealed.clone();
    mac[header + 6] ^= 1;
    let malformed = BTreeMap::from([
        ("last byte changed".to_owned(), Bytes(last)),
        ("header's code changed".to_owned(), Bytes(mac)),
        ("cut in the header".to_owned(), Bytes(sealed[..header].to_vec())),
        ("cut in the content".to_owned(), Bytes(sealed[..sealed.len() - 20].to_vec())),
        ("content dropped".to_owned(), Bytes(sealed[..header + 50].to_vec())),
        ("another stanza".to_owned(), replaced(&sealed, STANZA_TAG, "trait-d-union/v2")),
        ("another version of age".to_owned(), replaced(&sealed, "/v1\n", "/v9\n")),
        ("a byte after the end".to_owned(), Bytes([&sealed[..], &[0]].concat())),
        ("no salt".to_owned(), {
            let at = sealed
                .windows(STANZA_TAG.len())
                .position(|w| w == STANZA_TAG.as_bytes())
                .expect("our stanza");
            let end = at + sealed[at..].iter().position(|b| *b == b'\n').expect("end of line");
            Bytes([&sealed[..at + STANZA_TAG.len()], &sealed[end..]].concat())
        }),
        ("empty".to_owned(), Bytes(Vec::new())),
    ]);
    let organisation = OrgId([3; 16]);
    let words = stretch(&Words(WORDS.to_owned().into()), organisation).expect("words of the list");
    let fragment = Fragment { secret: Secret32::new([4; 32]), root: Hash32([5; 32]) };
    let invitation = InvitationId([6; 16]);
    let keys = fragment.keys(invitation, "012345");
    let malformed_padding = BTreeMap::from([
        ("no marker".to_owned(), Bytes(vec![0; 256])),
        ("another marker".to_owned(), Bytes([&[1; 10][..], &[0x40], &[0; 245]].concat())),
        ("too long for its content".to_owned(), Bytes([&[1; 10][..], &[0x80], &[0; 501]].concat())),
        ("too short".to_owned(), Bytes(vec![1, 0x80, 0])),
        ("empty".to_owned(), Bytes(Vec::new())),
    ]);
    Vectors {
        key: key.expose().to_vec().into(),
        content: CONTENT.to_vec().into(),
        sealed: sealed.into(),
        malformed,
        padded: pad(CONTENT.to_vec()).into(),
        malformed_padding,
        words: WORDS.to_owned(),
        organisation,
        words_locator: words.locator,
        device_locator: Opener::of_device(&key).locator,
        fragment: fragment.to_text(),
        invitation,
        code: "012345".to_owned(),
        invitation_proof: keys.proof.expose().to_vec().into(),
        invitation_one_time: Hash32(keys.one_time.verifying_key().to_bytes()),
    }
}

fn frozen() -> Vectors {
    crate::frozen::read("sealing.json", make)
}

fn key(frozen: &Vectors) -> Key {
    Key::from_bytes(frozen.key.0.as_slice().try_into().expect("32 bytes"))
}

#[test]
fn what_was_sealed_once_opens_and_what_was_altered_does_not() {
    let frozen = frozen();
    assert_eq!(open(&key(&frozen), &frozen.sealed.0).as_deref(), Ok(CONTENT));
    assert!(open(&Key::from_bytes([12; 32]), &frozen.sealed.0).is_err());
    assert!(frozen.malformed.len() >= 10);
    for (name, file) in &frozen.malformed {
        assert!(open(&key(&frozen), &file.0).is_err(), "{name}");
    }
}

#[test]
fn what_is_derived_today_is_what_was_frozen() {
    let (made, frozen) = (make(), frozen());
    assert_eq!(made.padded, frozen.padded);
    assert_eq!(made.words_locator, frozen.words_locator);
    assert_eq!(made.device_locator, frozen.device_locator);
    assert_eq!(made.fragment, frozen.fragment);
    assert_eq!(made.invitation_proof, frozen.invitation_proof);
    assert_eq!(made.invitation_one_time, frozen.invitation_one_time);
    assert_eq!(unpad(frozen.padded.0), Ok(CONTENT.to_vec()));
}

#[test]
fn malformed_padding_is_refused() {
    let frozen = frozen();
    assert!(frozen.malformed_padding.len() >= 5);
    for (name, padding) in frozen.malformed_padding {
        assert!(unpad(padding.0).is_err(), "{name}");
    }
}
