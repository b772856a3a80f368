//! Certificates, and the chain that leads from any account to the organisation's root.

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::{
    AccountId, Hash32, InvitationId, OrgId, Role, Timestamp,
    invitation::SignedDelegation,
    sign::{Namespace, SignError, Signed, SignedMessage},
    verified::Known,
};

/// Longest chain: beneficiary, worker, manager, administrator, and as many administrators before.
pub const MAX_CHAIN: usize = 8;

/// Binds an account and a role to two public keys.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Certificate {
    /// The organisation.
    pub org: OrgId,
    /// The account.
    pub account: AccountId,
    /// Its role.
    pub role: Role,
    /// Ed25519 public key that verifies what the account signs.
    pub signing: Hash32,
    /// age recipient (`age1…`) that keys are sealed to.
    pub sealing: String,
    /// Who issued it.
    pub issuer: Issuer,
    /// When, by the issuer's clock.
    pub issued: Timestamp,
}

/// Who issues a certificate.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Issuer {
    /// The organisation's root: administrators of the first hour only.
    Root,
    /// The one-time key of an invitation.
    Invitation(InvitationId),
}

impl SignedMessage for Certificate {
    const NAMESPACE: Namespace = Namespace::Certificate;
}

/// A certificate signed by its issuer.
pub type SignedCertificate = Signed<Certificate>;

/// One step of a chain.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Link {
    /// The certificate.
    pub certificate: SignedCertificate,
    /// The delegation that allowed it; none for a certificate issued by the root.
    pub delegation: Option<SignedDelegation>,
}

/// From an account (first) to one certified by the root (last). Each link's delegation was signed by the next link's account.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Chain(pub Vec<Link>);

/// Why a certificate is not to be trusted.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ChainError {
    /// No link, or more than [`MAX_CHAIN`].
    #[error("the chain of certificates has an impossible length")]
    Length,
    /// A signature does not hold.
    #[error("a certificate is not signed by who it says: {0}")]
    Signature(#[from] SignError),
    /// The chain does not end at the root that this client knows.
    #[error("the chain of certificates does not lead to the organisation's root")]
    NotRooted,
    /// A certificate names another account, role, invitation or organisation than its delegation allows.
    #[error("a certificate is not the one that was allowed")]
    Mismatch,
    /// The issuer's role may not certify this role.
    #[error("a certificate was issued by a role that may not issue it")]
    Role,
    /// Issued after the delegation had expired.
    #[error("a certificate was issued too late")]
    Expired,
}

/// SHA-256 of the root's public key, domain separated: what travels in links after `#`.
pub fn root_fingerprint(root: &Hash32) -> Hash32 {
    let mut h = Sha256::new();
    h.update(b"trait-d-union/root/v1\0");
    h.update(root.0);
    Hash32(h.finalize().into())
}

/// The organisation that a root key makes.
pub fn org_of_root(root: &Hash32) -> OrgId {
    let mut id = [0; 16];
    id.copy_from_slice(&root_fingerprint(root).0[..16]);
    OrgId(id)
}

impl Chain {
    /// Follows the chain to `root` (Ed25519 public key) and returns the first certificate.
    ///
    /// # Errors
    /// Any [`ChainError`]; nothing of a chain that has one may be used.
    pub fn verify(&self, root: &Hash32) -> Result<Certificate, ChainError> {
        self.read(root, None)
    }

    /// The same, where its signatures may be known to have held.
    ///
    /// # Errors
    /// Any [`ChainError`].
    pub(crate) fn read(&self, root: &Hash32, known: Option<Known>) -> Result<Certificate, ChainError> {
        if self.0.is_empty() || self.0.len() > MAX_CHAIN {
            return Err(ChainError::Length);
        }
        let org = org_of_root(root);
        // From the root down, so that each key is trusted before it is used.
        let mut issuer: Option<Certificate> = None;
        for link in self.0.iter().rev() {
            let certificate = match (&issuer, &link.delegation) {
                (None, None) => {
                    let certificate =
                        link.certificate.read(root, known).map_err(|_| ChainError::NotRooted)?;
                    if certificate.issuer != Issuer::Root || certificate.role != Role::Administrator {
                        return Err(ChainError::NotRooted);
                    }
                    certificate
                }
                (Some(by), Some(delegation)) => verify_delegated(&link.certificate, delegation, by, known)?,
                _ => return Err(ChainError::NotRooted),
            };
            if certificate.org != org {
                return Err(ChainError::Mismatch);
            }
            issuer = Some(certificate);
        }
        issuer.ok_or(ChainError::Length)
    }

    /// This chain, extended by an account that was certified under `delegation`.
    #[must_use]
    pub fn extended(&self, certificate: SignedCertificate, delegation: SignedDelegation) -> Self {
        let mut links = vec![Link { certificate, delegation: Some(delegation) }];
        links.extend(self.0.iter().cloned());
        Self(links)
    }
}

/// Verifies a certificate issued under a delegation that `by` signed; both signatures may be known to have held.
///
/// # Errors
/// Any [`ChainError`].
pub(crate) fn verify_delegated(
    certificate: &SignedCertificate,
    delegation: &SignedDelegation,
    by: &Certificate,
    known: Option<Known>,
) -> Result<Certificate, ChainError> {
    let delegation = delegation.read(&by.signing, known)?;
    let certificate = certificate.read(&delegation.one_time, known)?;
    if delegation.by != by.account || delegation.org != by.org || certificate.org != by.org {
        return Err(ChainError::Mismatch);
    }
    if certificate.issuer != Issuer::Invitation(delegation.invitation) || certificate.role != delegation.role
    {
        return Err(ChainError::Mismatch);
    }
    if !by.role.may_certify(delegation.role) {
        return Err(ChainError::Role);
    }
    if certificate.issued > delegation.expires {
        return Err(ChainError::Expired);
    }
    Ok(certificate)
}
