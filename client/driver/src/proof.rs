//! A proof as a file: what somebody was given, or found.

use tdu_core::proof::{CharterProof, Examination, ProofError};

/// Longest file that is read, in bytes: two texts of a charter and some signatures are a hundredth of it.
const LONGEST: usize = 4 << 20;

/// Reads a charter's proof and looks at all of it. Neither a network nor a secret is needed.
///
/// # Errors
/// [`ProofError::Format`] if there is nothing to look at.
pub fn examine_proof(file: &[u8]) -> Result<Examination, ProofError> {
    if file.len() > LONGEST {
        return Err(ProofError::Format);
    }
    let proof: CharterProof = serde_json::from_slice(file).map_err(|_| ProofError::Format)?;
    proof.examine()
}
