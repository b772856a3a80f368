//! Hand-overs: a file passes from the worker who follows it to a colleague, who says yes or no.

use serde::{Deserialize, Serialize};
use tdu_protocol::AccountId;

use crate::calendar::Day;

/// A hand-over, as the worker who follows the file proposes it. No part of it is left out: the app's pages hand it to their
/// engine in an encoding that counts parts.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Handover {
    /// Who is asked to follow the file.
    pub to: AccountId,
    /// Where things stand.
    pub summary: String,
    /// What comes next.
    pub next_steps: String,
    /// The last day on which whoever leaves can still be asked.
    pub until: Option<Day>,
}

/// What the colleague says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum HandoverAnswer {
    /// From now on they follow the file.
    Accepted,
    /// They do not, and the file stays with whoever asked.
    Refused {
        /// Why.
        reason: String,
    },
}
