//! Secret bytes, and what is derived from them.

use hkdf::Hkdf;
use rand_core::{CryptoRng, RngCore};
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use sha2::Sha256;
use tdu_protocol::Secret32;
use zeroize::Zeroizing;

/// A source of randomness fit for keys. Passed in: nothing here draws its own, except age inside its own files.
pub trait Random: RngCore + CryptoRng {}

impl<T: RngCore + CryptoRng> Random for T {}

/// A symmetric key of 32 bytes. Wiped on drop; prints nothing; neither cloned nor written by accident.
pub struct Key(Zeroizing<[u8; 32]>);

impl Key {
    /// Draws a key.
    pub fn make(rng: &mut dyn Random) -> Self {
        let mut bytes = Zeroizing::new([0; 32]);
        rng.fill_bytes(&mut *bytes);
        Self(bytes)
    }

    /// Takes bytes over as a key.
    pub fn from_bytes(bytes: [u8; 32]) -> Self {
        Self(Zeroizing::new(bytes))
    }

    /// HKDF-SHA256 (RFC 5869) of `secret`, for one purpose named by `info`.
    pub fn derive(secret: &[u8], salt: &[u8], info: &str) -> Self {
        let mut out = Zeroizing::new([0; 32]);
        Hkdf::<Sha256>::new(Some(salt), secret)
            .expand(info.as_bytes(), &mut *out)
            .expect("32 bytes is a length that HKDF-SHA256 gives");
        Self(out)
    }

    /// The bytes, for the primitive that needs them.
    pub fn expose(&self) -> &[u8; 32] {
        &self.0
    }

    /// A copy, made on purpose.
    #[must_use]
    pub fn copy(&self) -> Self {
        Self(self.0.clone())
    }

    /// The bytes as a proof that goes to the server: a verifier, never a key that opens.
    pub fn to_proof(&self) -> Secret32 {
        Secret32::new(*self.0)
    }
}

impl std::fmt::Debug for Key {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Key(..)")
    }
}

/// For fields of structures that are themselves sealed before they go anywhere.
pub(crate) mod sealed_field {
    use super::{Deserialize, Deserializer, Key, Secret32, Serialize, Serializer};

    pub(crate) fn serialize<S: Serializer>(key: &Key, serializer: S) -> Result<S::Ok, S::Error> {
        key.to_proof().serialize(serializer)
    }

    pub(crate) fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Key, D::Error> {
        Secret32::deserialize(deserializer).map(|s| Key::from_bytes(*s.expose()))
    }
}

/// Sixteen random bytes, for an identifier.
pub fn random_id<T: From<[u8; 16]>>(rng: &mut dyn Random) -> T {
    let mut bytes = [0; 16];
    rng.fill_bytes(&mut bytes);
    T::from(bytes)
}
