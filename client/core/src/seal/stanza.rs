//! The one stanza of our own: a file key wrapped under a symmetric key.
//!
//! `-> trait-d-union/v1 <salt>` where `salt` is 16 random bytes in base64 without padding, and the body is
//! ChaCha20-Poly1305 with a zero nonce, as in age's own stanzas (C2SP age.md), of the 16-byte file key under
//! `HKDF-SHA256(ikm = key, salt = salt, info = "trait-d-union/stanza/v1")`. The salt makes each wrapping key unique,
//! which is what the zero nonce needs.

use std::collections::HashSet;

use age::{DecryptError, EncryptError, Identity, Recipient};
use age_core::{
    format::{FILE_KEY_BYTES, FileKey, Stanza},
    primitives::{aead_decrypt, aead_encrypt},
    secrecy::ExposeSecret,
};
use base64::{Engine, engine::general_purpose::STANDARD_NO_PAD};

use crate::secret::{Key, Random};

/// First word of the stanza.
pub const STANZA_TAG: &str = "trait-d-union/v1";
const SALT_BYTES: usize = 16;

/// Seals to, or opens with, a symmetric key.
pub struct Keyed<'a> {
    key: &'a Key,
    salt: [u8; SALT_BYTES],
}

impl<'a> Keyed<'a> {
    /// To seal one file: the salt is drawn here, so a value of this type seals once.
    pub fn sealing(rng: &mut dyn Random, key: &'a Key) -> Self {
        let mut salt = [0; SALT_BYTES];
        rng.fill_bytes(&mut salt);
        Self { key, salt }
    }

    /// To open.
    pub const fn opening(key: &'a Key) -> Self {
        Self { key, salt: [0; SALT_BYTES] }
    }

    fn wrapping_key(&self, salt: &[u8]) -> Key {
        Key::derive(self.key.expose(), salt, "trait-d-union/stanza/v1")
    }
}

impl Recipient for Keyed<'_> {
    fn wrap_file_key(&self, file_key: &FileKey) -> Result<(Vec<Stanza>, HashSet<String>), EncryptError> {
        let wrapping = self.wrapping_key(&self.salt);
        let stanza = Stanza {
            tag: STANZA_TAG.to_owned(),
            args: vec![STANDARD_NO_PAD.encode(self.salt)],
            body: aead_encrypt(wrapping.expose(), file_key.expose_secret()),
        };
        // A label of our own: age refuses to mix this stanza with any other kind in one file.
        Ok((vec![stanza], HashSet::from([STANZA_TAG.to_owned()])))
    }
}

impl Identity for Keyed<'_> {
    fn unwrap_stanza(&self, stanza: &Stanza) -> Option<Result<FileKey, DecryptError>> {
        if stanza.tag != STANZA_TAG {
            return None;
        }
        Some(self.unwrap(stanza).ok_or(DecryptError::DecryptionFailed))
    }
}

impl Keyed<'_> {
    fn unwrap(&self, stanza: &Stanza) -> Option<FileKey> {
        let [salt] = stanza.args.as_slice() else { return None };
        let salt: [u8; SALT_BYTES] = STANDARD_NO_PAD.decode(salt).ok()?.try_into().ok()?;
        let wrapping = self.wrapping_key(&salt);
        let mut opened = aead_decrypt(wrapping.expose(), FILE_KEY_BYTES, &stanza.body).ok()?;
        let file_key = FileKey::init_with_mut(|bytes| bytes.copy_from_slice(&opened));
        zeroize::Zeroize::zeroize(&mut opened);
        Some(file_key)
    }
}
