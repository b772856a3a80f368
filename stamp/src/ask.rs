//! What goes to an authority, and what comes back (RFC 3161, 2.4).

use cms::content_info::ContentInfo;
use der::{
    Any, Decode as _, Encode as _, Sequence,
    asn1::{BitString, Int, ObjectIdentifier, OctetString},
    oid::db::rfc5912::ID_SHA_256,
};
use tdu_protocol::Hash32;
use x509_cert::spki::AlgorithmIdentifierOwned;

use crate::{MAX_TOKEN, StampError};

/// What is stamped.
#[derive(Clone, Debug, PartialEq, Eq, Sequence)]
pub(crate) struct MessageImprint {
    pub(crate) algorithm: AlgorithmIdentifierOwned,
    pub(crate) hashed: OctetString,
}

/// The request, for what has this SHA-256.
#[derive(Sequence)]
struct TimeStampReq {
    version: u8,
    imprint: MessageImprint,
    #[asn1(optional = "true")]
    policy: Option<ObjectIdentifier>,
    #[asn1(optional = "true")]
    nonce: Option<Int>,
    certificates: bool,
}

#[derive(Sequence)]
struct Status {
    outcome: u8,
    #[asn1(optional = "true")]
    words: Option<Vec<String>>,
    #[asn1(optional = "true")]
    failure: Option<BitString>,
}

#[derive(Sequence)]
struct TimeStampResp {
    status: Status,
    #[asn1(optional = "true")]
    token: Option<ContentInfo>,
}

/// A nonce as a positive number.
pub(crate) fn number(nonce: u64) -> Result<Int, StampError> {
    // One zero before it keeps it positive; the shortest form is the only one.
    let bytes = [&[0], &nonce.to_be_bytes()[..]].concat();
    let skipped = bytes.windows(2).take_while(|pair| pair[0] == 0 && pair[1] < 0x80).count();
    Ok(Int::new(&bytes[skipped..])?)
}

/// The request for a stamp on what has this SHA-256 (DER, `application/timestamp-query`), certificates included. `policy` is an
/// object identifier, such as `1.3.6.1.4.1.13762.3`.
///
/// # Errors
/// [`StampError::Form`] if the policy is no object identifier.
pub fn request(digest: &Hash32, nonce: u64, policy: Option<&str>) -> Result<Vec<u8>, StampError> {
    let policy = policy.map(ObjectIdentifier::new).transpose().map_err(|_| StampError::Form)?;
    let imprint = MessageImprint {
        algorithm: AlgorithmIdentifierOwned { oid: ID_SHA_256, parameters: Some(Any::null()) },
        hashed: OctetString::new(digest.0)?,
    };
    let asked = TimeStampReq { version: 1, imprint, policy, nonce: Some(number(nonce)?), certificates: true };
    Ok(asked.to_der()?)
}

/// The token in an authority's answer (DER, `application/timestamp-reply`). It is not verified.
///
/// # Errors
/// [`StampError::Refused`] if the authority says so, [`StampError::Form`] for anything else that is no answer.
pub fn token_of(answer: &[u8]) -> Result<Vec<u8>, StampError> {
    if answer.len() > MAX_TOKEN {
        return Err(StampError::Form);
    }
    let answer = TimeStampResp::from_der(answer)?;
    // 0: granted; 1: granted with changes, which the verification of what was asked for will show.
    match (answer.status.outcome, answer.token) {
        (0 | 1, Some(token)) => Ok(token.to_der()?),
        (0 | 1, None) => Err(StampError::Form),
        _ => Err(StampError::Refused),
    }
}
