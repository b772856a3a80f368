//! A token (RFC 3161, 2.4.2; RFC 5652; RFC 5816): what it says, who signed it, and that nothing of it was changed.

use std::time::Duration;

use cms::{
    content_info::ContentInfo,
    signed_data::{SignedData, SignerIdentifier, SignerInfo},
};
use der::{
    Any, Decode as _, Encode as _, Sequence, Tag, Tagged as _,
    asn1::{Int, ObjectIdentifier, OctetString},
    oid::db::{
        rfc3161::ID_CT_TST_INFO,
        rfc5911::{
            ID_AA_SIGNING_CERTIFICATE, ID_AA_SIGNING_CERTIFICATE_V_2, ID_CONTENT_TYPE, ID_MESSAGE_DIGEST,
            ID_SIGNED_DATA,
        },
        rfc5912::ID_SHA_256,
    },
};
use sha1::{Digest as _, Sha1};
use tdu_protocol::{Hash32, Timestamp};
use x509_cert::{Certificate, ext::pkix::SubjectKeyIdentifier, spki::AlgorithmIdentifierOwned};

use crate::{
    MAX_TOKEN, StampError,
    ask::{MessageImprint, number},
    chain,
    names::readable,
    signature::{self, Hash},
};

/// What a token proves: that something existed before a time, says whoever signed it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stamp {
    /// The time, by the authority's clock.
    pub at: Timestamp,
    /// What whoever signed calls itself.
    pub by: String,
    /// What the issuer of the last certificate that it leads to calls itself.
    pub issuer: String,
    /// SHA-256 of the certificate that signed: what tells one authority from another that takes its name.
    pub certificate: Hash32,
}

#[derive(Sequence)]
struct Accuracy {
    #[asn1(optional = "true")]
    seconds: Option<u32>,
    #[asn1(context_specific = "0", tag_mode = "IMPLICIT", optional = "true")]
    millis: Option<u16>,
    #[asn1(context_specific = "1", tag_mode = "IMPLICIT", optional = "true")]
    micros: Option<u16>,
}

#[derive(Sequence)]
struct TstInfo {
    version: u8,
    policy: ObjectIdentifier,
    imprint: MessageImprint,
    serial: Int,
    // A `GeneralizedTime`, which may have fractions of a second here.
    time: Any,
    #[asn1(optional = "true")]
    accuracy: Option<Accuracy>,
    #[asn1(default = "Default::default")]
    ordering: bool,
    #[asn1(optional = "true")]
    nonce: Option<Int>,
    #[asn1(context_specific = "0", tag_mode = "EXPLICIT", optional = "true")]
    authority: Option<Any>,
    #[asn1(context_specific = "1", tag_mode = "IMPLICIT", constructed = "true", optional = "true")]
    extensions: Option<Vec<Any>>,
}

#[derive(Sequence)]
struct CertificateId {
    #[asn1(optional = "true")]
    algorithm: Option<AlgorithmIdentifierOwned>,
    hash: OctetString,
    #[asn1(optional = "true")]
    issuer: Option<Any>,
}

#[derive(Sequence)]
struct SigningCertificate {
    ids: Vec<CertificateId>,
    #[asn1(optional = "true")]
    policies: Option<Any>,
}

/// Verifies a token on `message`: every byte that matters is signed, by a certificate that is for time stamps and was valid then.
/// `nonce` is that of the request, for whoever made it; `authority` a certificate (DER) that the token must lead to.
///
/// # Errors
/// [`StampError`]; nothing of a token that does not hold is told.
pub fn verify(
    token: &[u8],
    message: &[u8],
    nonce: Option<u64>,
    authority: Option<&[u8]>,
) -> Result<Stamp, StampError> {
    if token.len() > MAX_TOKEN {
        return Err(StampError::Form);
    }
    let outer = ContentInfo::from_der(token)?;
    if outer.content_type != ID_SIGNED_DATA {
        return Err(StampError::Form);
    }
    let data: SignedData = outer.content.decode_as()?;
    if data.encap_content_info.econtent_type != ID_CT_TST_INFO {
        return Err(StampError::Form);
    }
    let content: OctetString =
        data.encap_content_info.econtent.as_ref().ok_or(StampError::Form)?.decode_as()?;
    let info = TstInfo::from_der(content.as_bytes())?;
    let (at, millis) = moment(&info)?;
    if info.imprint.algorithm.oid != ID_SHA_256 || info.imprint.hashed.as_bytes() != Hash::Sha256.of(message)
    {
        return Err(StampError::Imprint);
    }
    if let Some(nonce) = nonce
        && info.nonce.as_ref() != Some(&number(nonce)?)
    {
        return Err(StampError::Nonce);
    }
    // An authority signs alone.
    let [signer] = data.signer_infos.0.as_slice() else { return Err(StampError::Form) };
    let certificates = chain::all(data.certificates.as_ref());
    let signing = certificates.iter().copied().find(|certificate| is_of(signer, certificate));
    let signing = signing.ok_or(StampError::Certificate)?;
    is_signed(signer, signing, content.as_bytes())?;
    chain::is_for_time_stamps(signing)?;
    let pinned = authority.map(Certificate::from_der).transpose()?;
    Ok(Stamp {
        at: millis,
        by: readable(signing.tbs_certificate().subject()),
        issuer: chain::follow(signing, &certificates, at, pinned.as_ref())?,
        certificate: chain::fingerprint(signing)?,
    })
}

/// Whether a signature says that it is by this certificate.
fn is_of(signer: &SignerInfo, certificate: &Certificate) -> bool {
    let body = certificate.tbs_certificate();
    match &signer.sid {
        SignerIdentifier::IssuerAndSerialNumber(named) => {
            named.issuer == *body.issuer() && named.serial_number == *body.serial_number()
        }
        SignerIdentifier::SubjectKeyIdentifier(named) => {
            matches!(body.get_extension::<SubjectKeyIdentifier>(), Ok(Some((_, own))) if own == *named)
        }
    }
}

/// The signature covers the attributes; they name the content and the certificate.
fn is_signed(signer: &SignerInfo, certificate: &Certificate, content: &[u8]) -> Result<(), StampError> {
    let hash = Hash::named(signer.digest_alg.oid)?;
    let attributes = signer.signed_attrs.as_ref().ok_or(StampError::Signature)?;
    // Each stands there once, with one value.
    let one = |wanted: ObjectIdentifier| {
        let mut found = attributes.iter().filter(|attribute| attribute.oid == wanted);
        match (found.next().map(|attribute| attribute.values.as_slice()), found.next()) {
            (Some([value]), None) => Ok(Some(value)),
            (None, _) => Ok(None),
            _ => Err(StampError::Signature),
        }
    };
    let kind = one(ID_CONTENT_TYPE)?.ok_or(StampError::Signature)?;
    let digest = one(ID_MESSAGE_DIGEST)?.ok_or(StampError::Signature)?;
    if kind.decode_as::<ObjectIdentifier>()? != ID_CT_TST_INFO
        || digest.decode_as::<OctetString>()?.as_bytes() != hash.of(content)
    {
        return Err(StampError::Signature);
    }
    let whole = certificate.to_der()?;
    let (named, expected) = match (one(ID_AA_SIGNING_CERTIFICATE_V_2)?, one(ID_AA_SIGNING_CERTIFICATE)?) {
        (Some(second), _) => {
            let named = first_of(second)?;
            let hash = named.algorithm.as_ref().map_or(Ok(Hash::Sha256), |named| Hash::named(named.oid))?;
            (named, hash.of(&whole))
        }
        // SHA-1 is weak where somebody chooses both sides; here one side is the authority's own certificate.
        (None, Some(first)) => (first_of(first)?, Sha1::digest(&whole).to_vec()),
        (None, None) => return Err(StampError::Certificate),
    };
    if named.hash.as_bytes() != expected {
        return Err(StampError::Certificate);
    }
    let key = certificate.tbs_certificate().subject_public_key_info();
    let signed = attributes.to_der()?;
    signature::verify(key, signer.signature_algorithm.oid, Some(hash), &signed, signer.signature.as_bytes())
}

/// The first certificate that the attribute names is the one that signed (RFC 5035).
fn first_of(attribute: &Any) -> Result<CertificateId, StampError> {
    let named: SigningCertificate = attribute.decode_as()?;
    named.ids.into_iter().next().ok_or(StampError::Certificate)
}

/// The time of a token: since 1970, and as it is told. `YYYYMMDDhhmmss[.f…]Z`.
fn moment(info: &TstInfo) -> Result<(Duration, Timestamp), StampError> {
    if info.version != 1 || info.time.tag() != Tag::GeneralizedTime {
        return Err(StampError::Form);
    }
    let text = str::from_utf8(info.time.value()).map_err(|_| StampError::Form)?;
    let text = text.strip_suffix('Z').ok_or(StampError::Form)?;
    let (whole, fraction) = text.split_once('.').unwrap_or((text, "0"));
    let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    if whole.len() != 14 || !digits(whole) || fraction.is_empty() || fraction.len() > 9 || !digits(fraction) {
        return Err(StampError::Form);
    }
    let part = |from: usize, to: usize| whole[from..to].parse::<u16>().map_err(|_| StampError::Form);
    let small = |from, to| part(from, to).and_then(|part| u8::try_from(part).map_err(|_| StampError::Form));
    let date = der::DateTime::new(
        part(0, 4)?,
        small(4, 6)?,
        small(6, 8)?,
        small(8, 10)?,
        small(10, 12)?,
        small(12, 14)?,
    )?;
    let nanos = format!("{fraction:0<9}").parse().map_err(|_| StampError::Form)?;
    let at = date.unix_duration() + Duration::from_nanos(nanos);
    let millis = u64::try_from(at.as_millis()).map_err(|_| StampError::Form)?;
    Ok((at, Timestamp(millis)))
}
