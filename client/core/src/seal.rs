//! Sealing through age: the file format, its header MAC and its STREAM are age's own; ours is one stanza.

mod blob;
mod stanza;

use std::io::{Read, Write};

use age::{Decryptor, Encryptor, Identity, Recipient, x25519};
use tdu_protocol::{LogId, entry::MAX_BODY};

pub use blob::{OpenBlobError, SealedBlob, open_blob, seal_blob};
pub use stanza::{Keyed, STANZA_TAG};

use crate::{
    pad::{pad, unpad},
    secret::{Key, Random},
};

/// Why something sealed does not open. Deliberately coarse: which step failed helps nobody but an attacker.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum SealError {
    /// Not sealed with this key, or altered.
    #[error("this does not open with the key that is here")]
    Closed,
    /// The recipient is not an age recipient.
    #[error("not a key that things can be sealed to")]
    BadRecipient,
    /// Opened, and not what belongs here.
    #[error("what was sealed is not what belongs here")]
    Content,
}

/// Pads and seals under a symmetric key.
pub fn seal(rng: &mut dyn Random, key: &Key, content: Vec<u8>) -> Vec<u8> {
    encrypt(&Keyed::sealing(rng, key), &pad(content))
}

/// Opens what [`seal`] made.
///
/// # Errors
/// [`SealError::Closed`] or, for bad padding, [`SealError::Content`].
pub fn open(key: &Key, sealed: &[u8]) -> Result<Vec<u8>, SealError> {
    unpad(decrypt(&Keyed::opening(key), sealed)?).map_err(|_| SealError::Content)
}

/// Which key of which log: bound into everything that carries an epoch key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct KeyPlace {
    /// The log.
    pub log: LogId,
    /// The epoch.
    pub epoch: u32,
}

impl KeyPlace {
    fn bind(self, key: &Key) -> Vec<u8> {
        [DOMAIN, &self.log.0, &self.epoch.to_be_bytes(), key.expose()].concat()
    }

    fn unbind(self, content: &[u8]) -> Result<Key, SealError> {
        let bound = [DOMAIN, &self.log.0, &self.epoch.to_be_bytes()].concat();
        let key = content.strip_prefix(bound.as_slice()).ok_or(SealError::Content)?;
        key.try_into().map(Key::from_bytes).map_err(|_| SealError::Content)
    }
}

const DOMAIN: &[u8] = b"trait-d-union/epoch-key/v1\0";

/// Seals an epoch key to somebody's recipient (`age1…`).
///
/// # Errors
/// [`SealError::BadRecipient`].
pub fn seal_key_to(recipient: &str, place: KeyPlace, key: &Key) -> Result<Vec<u8>, SealError> {
    let recipient: x25519::Recipient = recipient.parse().map_err(|_| SealError::BadRecipient)?;
    Ok(encrypt(&recipient, &place.bind(key)))
}

/// Opens an epoch key that was sealed to us.
///
/// # Errors
/// [`SealError`].
pub fn open_key(identity: &x25519::Identity, place: KeyPlace, sealed: &[u8]) -> Result<Key, SealError> {
    place.unbind(&decrypt(identity, sealed)?)
}

/// Seals an epoch key under another key: an invitation's, or the next epoch's.
pub fn seal_key_under(rng: &mut dyn Random, under: &Key, place: KeyPlace, key: &Key) -> Vec<u8> {
    encrypt(&Keyed::sealing(rng, under), &place.bind(key))
}

/// Opens what [`seal_key_under`] made.
///
/// # Errors
/// [`SealError`].
pub fn open_key_under(under: &Key, place: KeyPlace, sealed: &[u8]) -> Result<Key, SealError> {
    place.unbind(&decrypt(&Keyed::opening(under), sealed)?)
}

/// Pads and seals to each of these recipients (`age1…`), of whom any one opens it. There must be one.
///
/// # Errors
/// [`SealError::BadRecipient`].
pub fn seal_to(recipients: &[&str], content: Vec<u8>) -> Result<Vec<u8>, SealError> {
    let recipients = recipients.iter().map(|recipient| recipient.parse());
    let recipients: Vec<x25519::Recipient> =
        recipients.collect::<Result<_, _>>().map_err(|_| SealError::BadRecipient)?;
    if recipients.is_empty() {
        return Err(SealError::BadRecipient);
    }
    Ok(encrypt_to(recipients.iter().map(|recipient| recipient as &dyn Recipient), &pad(content)))
}

/// Opens what [`seal_to`] made.
///
/// # Errors
/// [`SealError::Closed`] or, for bad padding, [`SealError::Content`].
pub fn open_to(identity: &x25519::Identity, sealed: &[u8]) -> Result<Vec<u8>, SealError> {
    unpad(decrypt(identity, sealed)?).map_err(|_| SealError::Content)
}

fn encrypt(recipient: &dyn Recipient, content: &[u8]) -> Vec<u8> {
    encrypt_to(std::iter::once(recipient), content)
}

fn encrypt_to<'a>(recipients: impl Iterator<Item = &'a dyn Recipient>, content: &[u8]) -> Vec<u8> {
    let encryptor = Encryptor::with_recipients(recipients).expect("one recipient is enough");
    let mut out = Vec::with_capacity(content.len() + 400);
    let mut writer = encryptor.wrap_output(&mut out).expect("writing to memory cannot fail");
    writer.write_all(content).expect("writing to memory cannot fail");
    writer.finish().expect("writing to memory cannot fail");
    out
}

fn decrypt(identity: &dyn Identity, sealed: &[u8]) -> Result<Vec<u8>, SealError> {
    // `new_buffered`: `new` reads the header a byte at a time, which is quadratic in what a stranger may send.
    let decryptor = Decryptor::new_buffered(sealed).map_err(|_| SealError::Closed)?;
    let reader = decryptor.decrypt(std::iter::once(identity)).map_err(|_| SealError::Closed)?;
    let mut content = Vec::with_capacity(sealed.len());
    reader.take(2 * MAX_BODY as u64).read_to_end(&mut content).map_err(|_| SealError::Closed)?;
    Ok(content)
}
