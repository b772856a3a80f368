//! `COSE_Sign1` (RFC 9052) with Ed25519 (RFC 8032), one namespace for each kind of signed message.
//!
//! The namespace and the place a message belongs to travel as `external_aad`: they are signed, and not repeated in the
//! message. So a certificate can't be taken for a note, nor a note moved to another place.

use std::marker::PhantomData;

use coset::{
    AsCborValue, CborSerializable, CoseSign1, CoseSign1Builder, HeaderBuilder, RegisteredLabelWithPrivate,
    iana::Algorithm,
};
use ed25519_dalek::{Signature, Signer, SigningKey, VerifyingKey};
use serde::{Deserialize, Serialize, de::DeserializeOwned};
use sha2::{Digest, Sha256};

use crate::{AccountId, Bytes, Hash32, cbor, entry::EntryHash, ids::LogId, verified::Known};

/// What kind of message is signed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Namespace {
    /// [`crate::cert::Certificate`]
    Certificate,
    /// [`crate::invitation::Delegation`]
    Delegation,
    /// [`crate::control::Control`]
    Control,
    /// What a sealed entry holds.
    Payload,
    /// An administrator's word on the policies in force.
    Policies,
    /// [`crate::tally::Opening`]
    TallyOpening,
    /// [`crate::tally::Statement`]
    TallyReport,
}

impl Namespace {
    const fn label(self) -> &'static [u8] {
        match self {
            Self::Certificate => b"trait-d-union/certificate/v1\0",
            Self::Delegation => b"trait-d-union/delegation/v1\0",
            Self::Control => b"trait-d-union/control/v1\0",
            Self::Payload => b"trait-d-union/payload/v1\0",
            Self::Policies => b"trait-d-union/policies/v1\0",
            Self::TallyOpening => b"trait-d-union/tally-opening/v1\0",
            Self::TallyReport => b"trait-d-union/tally-report/v1\0",
        }
    }
}

/// The place in a log that a signature covers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    /// The log.
    pub log: LogId,
    /// Place in the log.
    pub seq: u64,
    /// Hash of the entry before.
    pub prev: EntryHash,
    /// Epoch.
    pub epoch: u32,
}

impl Place {
    /// 16 + 8 + 32 + 4 bytes, integers big-endian.
    pub fn to_bytes(self) -> Vec<u8> {
        [&self.log.0[..], &self.seq.to_be_bytes(), &self.prev.0, &self.epoch.to_be_bytes()].concat()
    }
}

impl From<&crate::Entry> for Place {
    fn from(e: &crate::Entry) -> Self {
        Self { log: e.log, seq: e.seq, prev: e.prev, epoch: e.epoch }
    }
}

/// Why a signed message is refused.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum SignError {
    /// Not a `COSE_Sign1` in the only form that we write.
    #[error("not a signed message")]
    Malformed,
    /// The signature is not this signer's over this content at this place.
    #[error("the signature is not valid")]
    Invalid,
    /// Signed, but the content is not what belongs here.
    #[error("the signed content is not readable: {0}")]
    Content(#[from] cbor::CborError),
}

/// Signs `payload`; `signer` becomes the `kid` header. Deterministic (RFC 8032).
pub fn sign(ns: Namespace, place: &[u8], signer: AccountId, payload: Vec<u8>, key: &SigningKey) -> Vec<u8> {
    let protected = HeaderBuilder::new().algorithm(Algorithm::EdDSA).key_id(signer.0.to_vec()).build();
    let message = CoseSign1Builder::new()
        .protected(protected)
        .payload(payload)
        .create_signature(&aad(ns, place), |bytes| key.sign(bytes).to_bytes().to_vec())
        .build();
    let value = message.to_cbor_value().expect("a message of our own always encodes");
    cbor::to_vec(&value)
}

/// A message that was parsed and not verified yet.
pub struct Unverified {
    message: CoseSign1,
    signer: AccountId,
}

impl Unverified {
    /// Parses a message; any other encoding of the same message is refused.
    ///
    /// # Errors
    /// [`SignError::Malformed`].
    pub fn parse(bytes: &[u8]) -> Result<Self, SignError> {
        let message = CoseSign1::from_slice(bytes).map_err(|_| SignError::Malformed)?;
        let header = &message.protected.header;
        let signer = header.key_id.as_slice().try_into().map(AccountId).map_err(|_| SignError::Malformed)?;
        let ours = HeaderBuilder::new().algorithm(Algorithm::EdDSA).key_id(signer.0.to_vec()).build();
        let plain = *header == ours
            && header.alg == Some(RegisteredLabelWithPrivate::Assigned(Algorithm::EdDSA))
            && message.unprotected.is_empty()
            && message.payload.is_some();
        let again = message.clone().to_cbor_value().map_err(|_| SignError::Malformed)?;
        if plain && cbor::to_vec(&again) == bytes {
            Ok(Self { message, signer })
        } else {
            Err(SignError::Malformed)
        }
    }

    /// Who is said to have signed. To be believed after [`Self::verify`] with that account's key only.
    pub const fn signer(&self) -> AccountId {
        self.signer
    }

    /// The content, not verified: to look up what is needed to verify it, nothing else.
    pub fn peek(&self) -> &[u8] {
        self.message.payload.as_deref().unwrap_or_default()
    }

    /// The content, if `key` signed it in this namespace for this place. Strict verification: no small-order keys.
    ///
    /// # Errors
    /// [`SignError::Invalid`].
    pub fn verify(&self, ns: Namespace, place: &[u8], key: &Hash32) -> Result<&[u8], SignError> {
        let key = VerifyingKey::from_bytes(&key.0).map_err(|_| SignError::Invalid)?;
        self.message
            .verify_signature(&aad(ns, place), |signature, bytes| {
                let signature = Signature::from_slice(signature).map_err(|_| SignError::Invalid)?;
                key.verify_strict(bytes, &signature).map_err(|_| SignError::Invalid)
            })
            .map(|()| self.peek())
    }

    /// The content, if `key` signed it or is known to have.
    ///
    /// # Errors
    /// [`SignError::Invalid`].
    pub(crate) fn read(
        &self,
        ns: Namespace,
        place: &[u8],
        key: &Hash32,
        known: Option<Known>,
    ) -> Result<&[u8], SignError> {
        if known.is_some() { Ok(self.peek()) } else { self.verify(ns, place, key) }
    }
}

fn aad(ns: Namespace, place: &[u8]) -> Vec<u8> {
    [ns.label(), place].concat()
}

/// A message type that is signed apart from any log.
pub trait SignedMessage: Serialize + DeserializeOwned {
    /// Its namespace.
    const NAMESPACE: Namespace;
}

/// A signed `T`, as bytes that are carried unchanged. Reading it needs the signer's key.
#[derive(Serialize, Deserialize)]
#[serde(transparent)]
pub struct Signed<T> {
    bytes: Bytes,
    #[serde(skip)]
    of: PhantomData<fn() -> T>,
}

impl<T: SignedMessage> Signed<T> {
    /// Signs `value` in its namespace.
    pub fn make(value: &T, signer: AccountId, key: &SigningKey) -> Self {
        Self { bytes: sign(T::NAMESPACE, &[], signer, cbor::to_vec(value), key).into(), of: PhantomData }
    }

    /// The value, if `key` signed it.
    ///
    /// # Errors
    /// Any [`SignError`].
    pub fn verify(&self, key: &Hash32) -> Result<T, SignError> {
        self.read(key, None)
    }

    /// The value, if `key` signed it or is known to have.
    ///
    /// # Errors
    /// Any [`SignError`].
    pub(crate) fn read(&self, key: &Hash32, known: Option<Known>) -> Result<T, SignError> {
        let message = Unverified::parse(&self.bytes.0)?;
        Ok(cbor::from_slice(message.read(T::NAMESPACE, &[], key, known)?)?)
    }

    /// SHA-256 of the signed bytes.
    pub fn digest(&self) -> Hash32 {
        Hash32(Sha256::digest(&self.bytes.0).into())
    }

    /// Who is said to have signed; `None` if these bytes are no signed message.
    pub fn signer(&self) -> Option<AccountId> {
        Unverified::parse(&self.bytes.0).ok().map(|message| message.signer())
    }

    /// The value, not verified: to look up what is needed to verify it, nothing else.
    ///
    /// # Errors
    /// [`SignError::Malformed`] or [`SignError::Content`].
    pub fn peek(&self) -> Result<T, SignError> {
        Ok(cbor::from_slice(Unverified::parse(&self.bytes.0)?.peek())?)
    }
}

impl<T> Clone for Signed<T> {
    fn clone(&self) -> Self {
        Self { bytes: self.bytes.clone(), of: PhantomData }
    }
}

impl<T> PartialEq for Signed<T> {
    fn eq(&self, other: &Self) -> bool {
        self.bytes == other.bytes
    }
}

impl<T> Eq for Signed<T> {}

impl<T> std::fmt::Debug for Signed<T> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Signed({:?})", self.bytes)
    }
}
