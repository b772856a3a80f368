//! Byte strings: CBOR byte strings between machines, base64url in JSON and on screen.

use std::fmt;

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

/// A byte string of any length, opaque to whoever carries it.
#[derive(Clone, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Bytes(pub Vec<u8>);

/// Exactly 32 bytes that are public: a digest, a public key, a locator. Never a secret: it prints itself.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Hash32(pub [u8; 32]);

impl Bytes {
    /// The bytes themselves.
    pub fn as_slice(&self) -> &[u8] {
        &self.0
    }
}

impl From<Vec<u8>> for Bytes {
    fn from(value: Vec<u8>) -> Self {
        Self(value)
    }
}

impl fmt::Debug for Bytes {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} bytes", self.0.len())
    }
}

impl Hash32 {
    /// The base64url form, 43 characters.
    pub fn to_text(self) -> String {
        URL_SAFE_NO_PAD.encode(self.0)
    }

    /// Reads the base64url form; `None` if it is anything else.
    pub fn from_text(text: &str) -> Option<Self> {
        decode_text(text)
    }
}

impl fmt::Debug for Hash32 {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.to_text())
    }
}

impl fmt::Display for Hash32 {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.to_text())
    }
}

/// base64url without padding, as ids and digests are written in links and JSON.
pub fn encode_text(bytes: &[u8]) -> String {
    URL_SAFE_NO_PAD.encode(bytes)
}

/// Reads base64url without padding into exactly `N` bytes.
pub fn decode_text<const N: usize, T: From<[u8; N]>>(text: &str) -> Option<T> {
    // A hostile text is refused before it is decoded.
    if text.len() > N * 2 {
        return None;
    }
    let bytes: [u8; N] = URL_SAFE_NO_PAD.decode(text).ok()?.try_into().ok()?;
    Some(T::from(bytes))
}

impl From<[u8; 32]> for Hash32 {
    fn from(value: [u8; 32]) -> Self {
        Self(value)
    }
}

impl Serialize for Bytes {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if serializer.is_human_readable() {
            serializer.serialize_str(&encode_text(&self.0))
        } else {
            serializer.serialize_bytes(&self.0)
        }
    }
}

impl<'de> Deserialize<'de> for Bytes {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        if deserializer.is_human_readable() {
            let text = String::deserialize(deserializer)?;
            URL_SAFE_NO_PAD.decode(text).map(Self).map_err(|_| de::Error::custom("not base64url"))
        } else {
            serde_bytes::ByteBuf::deserialize(deserializer).map(|b| Self(b.into_vec()))
        }
    }
}

/// Serialises `N` bytes: base64url for people, a CBOR byte string for machines.
pub(crate) fn serialize_fixed<S: Serializer>(bytes: &[u8], serializer: S) -> Result<S::Ok, S::Error> {
    if serializer.is_human_readable() {
        serializer.serialize_str(&encode_text(bytes))
    } else {
        serializer.serialize_bytes(bytes)
    }
}

/// 32 secret bytes on their way between a client and the server over TLS (a set-up secret, a verifier, an invitation's
/// proof). Wiped on drop; prints nothing.
pub struct Secret32(pub zeroize::Zeroizing<[u8; 32]>);

impl Secret32 {
    /// Takes the bytes over.
    pub fn new(bytes: [u8; 32]) -> Self {
        Self(zeroize::Zeroizing::new(bytes))
    }

    /// The bytes; whoever copies them answers for the copy.
    pub fn expose(&self) -> &[u8; 32] {
        &self.0
    }

    /// Reads the base64url form used after `#` in links.
    pub fn from_text(text: &str) -> Option<Self> {
        decode_text::<32, [u8; 32]>(text).map(Self::new)
    }

    /// SHA-256 of the bytes: what the server keeps instead of them.
    pub fn digest(&self) -> Hash32 {
        use sha2::Digest;
        Hash32(sha2::Sha256::digest(*self.0).into())
    }
}

impl fmt::Debug for Secret32 {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Secret32(..)")
    }
}

impl Serialize for Secret32 {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serialize_fixed(&*self.0, serializer)
    }
}

impl<'de> Deserialize<'de> for Secret32 {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserialize_fixed(deserializer).map(Self::new)
    }
}

/// The reverse of [`serialize_fixed`]; any other length is an error.
pub(crate) fn deserialize_fixed<'de, const N: usize, D: Deserializer<'de>>(
    deserializer: D,
) -> Result<[u8; N], D::Error> {
    let Bytes(bytes) = Bytes::deserialize(deserializer)?;
    let got = bytes.len();
    bytes.try_into().map_err(|_| de::Error::custom(format!("{N} bytes expected, {got} found")))
}

impl Serialize for Hash32 {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serialize_fixed(&self.0, serializer)
    }
}

impl<'de> Deserialize<'de> for Hash32 {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserialize_fixed(deserializer).map(Self)
    }
}
