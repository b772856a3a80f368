//! Who can open a backup.

use std::{
    io::{BufReader, Read},
    iter,
    path::Path,
};

use age::{Decryptor, IdentityFile, secrecy::SecretString, x25519};
use zeroize::Zeroizing;

use crate::KeepingError;

/// Longest identity file, in bytes: a key is 74 characters.
const LONGEST: u64 = 1 << 20;
/// Most work that a passphrase may ask for, as a power of two: about a minute. A hostile file could ask for a year.
const MAX_WORK: u8 = 22;

/// Identities from a file.
pub struct Identities(Vec<Box<dyn age::Identity + Send + Sync>>);

/// Asks for the passphrase of an identity file, once and only if there is one.
pub type Passphrase<'a> = &'a mut dyn FnMut() -> std::io::Result<Zeroizing<String>>;

impl Identities {
    /// Reads a file as `age-keygen` writes it, or the same under a passphrase (`age --passphrase`).
    ///
    /// # Errors
    /// [`KeepingError`].
    pub fn read(file: &Path, passphrase: Passphrase<'_>) -> Result<Self, KeepingError> {
        let mut text = Zeroizing::new(Vec::new());
        std::fs::File::open(file)?.take(LONGEST).read_to_end(&mut text)?;
        if text.starts_with(b"age-encryption.org/") {
            text = unlocked(&text, passphrase)?;
        }
        let wrong = |error: &dyn std::fmt::Display| KeepingError::Identity(error.to_string());
        let identities = IdentityFile::from_buffer(text.as_slice()).map_err(|error| wrong(&error))?;
        let identities = identities.into_identities().map_err(|error| wrong(&error))?;
        if identities.is_empty() {
            return Err(wrong(&"it holds no line that begins with AGE-SECRET-KEY-1"));
        }
        Ok(Self(identities))
    }

    pub(crate) fn each(&self) -> impl Iterator<Item = &dyn age::Identity> {
        self.0.iter().map(|identity| &**identity as &dyn age::Identity)
    }
}

fn unlocked(sealed: &[u8], passphrase: Passphrase<'_>) -> Result<Zeroizing<Vec<u8>>, KeepingError> {
    let decryptor = Decryptor::new_buffered(BufReader::new(sealed))?;
    if !decryptor.is_scrypt() {
        return Err(KeepingError::Identity(String::from("it is sealed to a recipient, not to a passphrase")));
    }
    let mut typed = passphrase()?;
    let mut identity = age::scrypt::Identity::new(SecretString::from(std::mem::take(&mut *typed)));
    identity.set_max_work_factor(MAX_WORK);
    let opened = decryptor.decrypt(iter::once(&identity as &dyn age::Identity));
    let mut opened = opened.map_err(|error| match error {
        age::DecryptError::DecryptionFailed | age::DecryptError::NoMatchingKeys => KeepingError::Passphrase,
        other => other.into(),
    })?;
    let mut text = Zeroizing::new(Vec::new());
    opened.read_to_end(&mut text)?;
    Ok(text)
}

/// A key pair that lives as long as this value: a backup is sealed to it too, so that what was written can be read back.
pub struct KeyPair(x25519::Identity);

impl KeyPair {
    /// Makes one from the system's randomness.
    pub fn make() -> Self {
        Self(x25519::Identity::generate())
    }

    /// Its public half, `age1…`.
    pub fn recipient(&self) -> String {
        self.0.to_public().to_string()
    }

    /// Its private half, `AGE-SECRET-KEY-1…`, for whoever must keep it.
    pub fn secret(&self) -> Zeroizing<String> {
        use age::secrecy::ExposeSecret as _;
        Zeroizing::new(self.0.to_string().expose_secret().to_owned())
    }

    /// The same as what opens.
    pub fn into_identities(self) -> Identities {
        Identities(vec![Box::new(self.0)])
    }
}
