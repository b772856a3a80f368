//! From the certificate that signed towards a root, among those that the token brings along.

use std::time::Duration;

use cms::{cert::CertificateChoices, signed_data::CertificateSet};
use der::{Decode as _, DecodePem as _, Encode as _, oid::db::rfc5280::ID_KP_TIME_STAMPING};
use tdu_protocol::Hash32;
use x509_cert::{
    Certificate,
    ext::pkix::{BasicConstraints, ExtendedKeyUsage},
};

use crate::{
    StampError,
    names::readable,
    signature::{self, Hash},
};

/// Most certificates on the way.
const LONGEST: usize = 8;

/// A certificate out of a file, PEM or DER, as DER.
///
/// # Errors
/// [`StampError::Form`] if it is none.
pub fn certificate(file: &[u8]) -> Result<Vec<u8>, StampError> {
    let read =
        if file.starts_with(b"-----") { Certificate::from_pem(file) } else { Certificate::from_der(file) };
    Ok(read?.to_der()?)
}

/// The certificates of a token.
pub(crate) fn all(set: Option<&CertificateSet>) -> Vec<&Certificate> {
    let each = set.into_iter().flat_map(|set| set.0.iter());
    each.filter_map(|choice| match choice {
        CertificateChoices::Certificate(certificate) => Some(certificate),
        CertificateChoices::Other(_) => None,
    })
    .collect()
}

/// SHA-256 of a certificate, as people compare it.
pub(crate) fn fingerprint(certificate: &Certificate) -> Result<Hash32, StampError> {
    let digest = Hash::Sha256.of(&certificate.to_der()?);
    digest.try_into().map(Hash32).map_err(|_| StampError::Form)
}

/// Whether it is for time stamps and for nothing else, and says that this must be heeded (RFC 3161, 2.3).
pub(crate) fn is_for_time_stamps(certificate: &Certificate) -> Result<(), StampError> {
    match certificate.tbs_certificate().get_extension::<ExtendedKeyUsage>() {
        Ok(Some((true, usage))) if usage.0 == [ID_KP_TIME_STAMPING] => Ok(()),
        _ => Err(StampError::Purpose),
    }
}

/// Follows the certificates from the signer's, each valid at `at`, as far as they lead, and to the pinned one where there is one.
/// Tells who is said to have issued the last of them.
pub(crate) fn follow(
    signer: &Certificate,
    others: &[&Certificate],
    at: Duration,
    pinned: Option<&Certificate>,
) -> Result<String, StampError> {
    let (mut last, mut reached) = (signer, false);
    for _ in 0..LONGEST {
        let validity = last.tbs_certificate().validity();
        if at < validity.not_before.to_unix_duration() || at > validity.not_after.to_unix_duration() {
            return Err(StampError::Expired);
        }
        reached |= pinned == Some(last);
        if last.tbs_certificate().issuer() == last.tbs_certificate().subject() {
            break;
        }
        // The one that was named comes first: somebody may bring others of the same name.
        let issuers = pinned.into_iter().chain(others.iter().copied());
        match issuers.into_iter().find(|issuer| issued(issuer, last)) {
            Some(issuer) => last = issuer,
            None => break,
        }
    }
    if pinned.is_some() && !reached {
        return Err(StampError::Authority);
    }
    Ok(readable(last.tbs_certificate().issuer()))
}

fn issued(issuer: &Certificate, certificate: &Certificate) -> bool {
    let is_authority = matches!(
        issuer.tbs_certificate().get_extension::<BasicConstraints>(),
        Ok(Some((_, constraints))) if constraints.ca
    );
    let signed = || {
        let body = certificate.tbs_certificate().to_der()?;
        let signature = certificate.signature().as_bytes().ok_or(StampError::Form)?;
        let key = issuer.tbs_certificate().subject_public_key_info();
        signature::verify(key, certificate.signature_algorithm().oid, None, &body, signature)
    };
    is_authority
        && issuer.tbs_certificate().subject() == certificate.tbs_certificate().issuer()
        && signed().is_ok()
}
