//! Policies: signed by an administrator, verified by everyone.

mod change;

pub use change::{LONGEST_SET, replaced, trial};
use ed25519_dalek::SigningKey;
use tdu_policies::{PolicyFiles, PolicySet};
use tdu_protocol::{
    AccountId, Hash32, Role, Timestamp,
    cert::{Chain, ChainError, org_of_root},
    sign::{SignError, Signed},
};

use crate::payload::{PolicyStatement, SignedPolicies};

/// Why policies are refused.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PolicyError {
    /// The signer's certificates do not hold.
    #[error(transparent)]
    Chain(#[from] ChainError),
    /// The signature does not hold.
    #[error(transparent)]
    Signature(#[from] SignError),
    /// The signer is no administrator of this organisation.
    #[error("policies are signed by administrators of the organisation alone")]
    Signer,
    /// The texts are not those that were signed.
    #[error("a policy was changed after it was signed")]
    Changed,
    /// The texts do not parse; each mistake with its line and reason.
    #[error("{}", .0.join("\n"))]
    Mistakes(Vec<String>),
}

/// Signs a set that parses.
///
/// # Errors
/// [`PolicyError::Mistakes`].
pub fn sign(
    files: PolicyFiles,
    at: Timestamp,
    chain: Chain,
    root: &Hash32,
    account: AccountId,
    key: &SigningKey,
) -> Result<SignedPolicies, PolicyError> {
    parse(&files)?;
    let statement = PolicyStatement { org: org_of_root(root), at, digest: Hash32(files.digest()) };
    Ok(SignedPolicies { files, signature: Signed::make(&statement, account, key), signer: chain })
}

/// Verifies a set up to the root: who signed it, when, and what it says.
///
/// # Errors
/// Any [`PolicyError`].
pub fn verify(
    signed: &SignedPolicies,
    root: &Hash32,
) -> Result<(AccountId, Timestamp, PolicySet), PolicyError> {
    let signer = signed.signer.verify(root)?;
    let statement = signed.signature.verify(&signer.signing)?;
    if signer.role != Role::Administrator || statement.org != signer.org {
        return Err(PolicyError::Signer);
    }
    if statement.digest.0 != signed.files.digest() {
        return Err(PolicyError::Changed);
    }
    Ok((signer.account, statement.at, parse(&signed.files)?))
}

fn parse(files: &PolicyFiles) -> Result<PolicySet, PolicyError> {
    PolicySet::parse(files).map_err(|m| PolicyError::Mistakes(m.iter().map(ToString::to_string).collect()))
}
