//! The signatures that authorities make. Nothing is signed here: what is known of leaks in the timing of RSA (RUSTSEC-2023-0071)
//! concerns secret keys.

use der::{
    Decode as _, Encode as _,
    asn1::ObjectIdentifier,
    oid::db::rfc5912::{
        ECDSA_WITH_SHA_256, ECDSA_WITH_SHA_384, ECDSA_WITH_SHA_512, ID_EC_PUBLIC_KEY, ID_SHA_256, ID_SHA_384,
        ID_SHA_512, RSA_ENCRYPTION, SECP_256_R_1, SECP_384_R_1, SHA_256_WITH_RSA_ENCRYPTION,
        SHA_384_WITH_RSA_ENCRYPTION, SHA_512_WITH_RSA_ENCRYPTION,
    },
};
use p256::ecdsa::signature::hazmat::PrehashVerifier as _;
use rsa::{Pkcs1v15Sign, RsaPublicKey, pkcs1::DecodeRsaPublicKey as _, traits::PublicKeyParts as _};
use sha2_for_stamps::{Digest as _, Sha256, Sha384, Sha512};
use x509_cert::spki::SubjectPublicKeyInfoOwned;

use crate::StampError;

/// Shortest RSA modulus that is believed, in bits.
const SHORTEST: u32 = 2048;

/// How something is hashed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Hash {
    Sha256,
    Sha384,
    Sha512,
}

impl Hash {
    /// By its object identifier.
    pub(crate) fn named(oid: ObjectIdentifier) -> Result<Self, StampError> {
        match oid {
            ID_SHA_256 => Ok(Self::Sha256),
            ID_SHA_384 => Ok(Self::Sha384),
            ID_SHA_512 => Ok(Self::Sha512),
            _ => Err(StampError::Algorithm),
        }
    }

    pub(crate) fn of(self, bytes: &[u8]) -> Vec<u8> {
        match self {
            Self::Sha256 => Sha256::digest(bytes).to_vec(),
            Self::Sha384 => Sha384::digest(bytes).to_vec(),
            Self::Sha512 => Sha512::digest(bytes).to_vec(),
        }
    }

    fn scheme(self) -> Pkcs1v15Sign {
        match self {
            Self::Sha256 => Pkcs1v15Sign::new::<Sha256>(),
            Self::Sha384 => Pkcs1v15Sign::new::<Sha384>(),
            Self::Sha512 => Pkcs1v15Sign::new::<Sha512>(),
        }
    }
}

/// Which hash a signature's algorithm says; `None` where it only says RSA.
fn hash_of(algorithm: ObjectIdentifier) -> Result<Option<Hash>, StampError> {
    Ok(match algorithm {
        SHA_256_WITH_RSA_ENCRYPTION | ECDSA_WITH_SHA_256 => Some(Hash::Sha256),
        SHA_384_WITH_RSA_ENCRYPTION | ECDSA_WITH_SHA_384 => Some(Hash::Sha384),
        SHA_512_WITH_RSA_ENCRYPTION | ECDSA_WITH_SHA_512 => Some(Hash::Sha512),
        RSA_ENCRYPTION => None,
        _ => return Err(StampError::Algorithm),
    })
}

/// Verifies a signature. `hash` is that of the signed attributes, which a bare `rsaEncryption` leaves to them.
pub(crate) fn verify(
    key: &SubjectPublicKeyInfoOwned,
    algorithm: ObjectIdentifier,
    hash: Option<Hash>,
    signed: &[u8],
    signature: &[u8],
) -> Result<(), StampError> {
    let hash = match (hash_of(algorithm)?, hash) {
        (Some(said), Some(expected)) if said != expected => return Err(StampError::Algorithm),
        (Some(hash), _) | (None, Some(hash)) => hash,
        (None, None) => return Err(StampError::Algorithm),
    };
    let digest = hash.of(signed);
    let public = key.subject_public_key.as_bytes().ok_or(StampError::Form)?;
    let is_rsa = !matches!(algorithm, ECDSA_WITH_SHA_256 | ECDSA_WITH_SHA_384 | ECDSA_WITH_SHA_512);
    match key.algorithm.oid {
        RSA_ENCRYPTION if is_rsa => {
            let key = RsaPublicKey::from_pkcs1_der(public).map_err(|_| StampError::Algorithm)?;
            if key.n().bits() < SHORTEST {
                return Err(StampError::Algorithm);
            }
            key.verify(hash.scheme(), &digest, signature).map_err(|_| StampError::Signature)
        }
        ID_EC_PUBLIC_KEY if !is_rsa => {
            let curve = key.algorithm.parameters.as_ref().ok_or(StampError::Form)?;
            match ObjectIdentifier::from_der(&curve.to_der()?)? {
                SECP_256_R_1 => {
                    let key =
                        p256::ecdsa::VerifyingKey::from_sec1_bytes(public).map_err(|_| StampError::Form)?;
                    let signature =
                        p256::ecdsa::Signature::from_der(signature).map_err(|_| StampError::Signature)?;
                    key.verify_prehash(&digest, &signature).map_err(|_| StampError::Signature)
                }
                SECP_384_R_1 => {
                    let key =
                        p384::ecdsa::VerifyingKey::from_sec1_bytes(public).map_err(|_| StampError::Form)?;
                    let signature =
                        p384::ecdsa::Signature::from_der(signature).map_err(|_| StampError::Signature)?;
                    key.verify_prehash(&digest, &signature).map_err(|_| StampError::Signature)
                }
                _ => Err(StampError::Algorithm),
            }
        }
        _ => Err(StampError::Algorithm),
    }
}
