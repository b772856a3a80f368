//! A proof with its time stamp. Its signatures are of other kinds than the proof's own, and weigh too much for the app's first load:
//! they are verified here.

use tdu_core::{
    app::NewStamp,
    proof::{CharterProof, Examination, Stamped},
};
use tdu_stamp::{Stamp, StampError, verify};

use crate::PaperError;

/// Longest proof that is read, in bytes: two texts of a charter and some signatures are a hundredth of it.
const LONGEST: usize = 4 << 20;

/// Reads a charter's proof and looks at all of it. `authority` is a certificate (DER) that a time stamp must lead to.
///
/// # Errors
/// [`PaperError::NotAProof`].
pub fn examine(file: &[u8], authority: Option<&[u8]>) -> Result<Examination, PaperError> {
    if file.len() > LONGEST {
        return Err(PaperError::NotAProof);
    }
    let proof: CharterProof = serde_json::from_slice(file).map_err(|_| PaperError::NotAProof)?;
    judged(&proof, authority)
}

/// The same of a proof that was read.
pub(crate) fn judged(proof: &CharterProof, authority: Option<&[u8]>) -> Result<Examination, PaperError> {
    let mut found = proof.examine().map_err(|_| PaperError::NotAProof)?;
    if let Some((token, message)) = proof.stamped() {
        found.judge_stamp(told(verify(token, message, None, authority)));
    }
    Ok(found)
}

fn told(outcome: Result<Stamp, StampError>) -> Result<Stamped, String> {
    let told = |Stamp { at, by, issuer, certificate }| Stamped { at, by, issuer, certificate };
    outcome.map(told).map_err(|error| error.to_string())
}

/// Whether a time stamp is on what was asked for, and holds.
///
/// # Errors
/// Why not.
pub fn stamp_holds(stamp: &NewStamp) -> Result<(), StampError> {
    verify(stamp.token.as_slice(), stamp.message.as_slice(), Some(stamp.nonce), None).map(|_| ())
}
