//! What is written about an experiment in the directory, where all of the staff reads it: the plan, each volunteer's own yes
//! or leaving, and what was decided.

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use tdu_protocol::{Hash32, WriteId, cbor};

use crate::calendar::Week;

/// Fewest weeks of an experiment: two months, or habits have no time to change.
pub const MIN_WEEKS: u8 = 8;
/// Most weeks of an experiment; whoever wants more decides again.
pub const MAX_WEEKS: u8 = 26;
/// Most characters of a title or of a team's name.
pub const MAX_TITLE: usize = 200;
/// Most characters of a plan's longer texts, and of what is said with a decision.
pub const MAX_SAID: usize = 2_000;
/// Most indicators of a plan; a policy has fewer.
pub const MAX_INDICATORS: usize = 50;

/// What is tried, by whom, for how long, and what is looked at.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Plan {
    /// A few words.
    pub title: String,
    /// What is expected.
    pub hypothesis: String,
    /// What those who try do otherwise.
    pub change: String,
    /// Whom it is proposed to, in words.
    pub team: String,
    /// The earliest first week.
    pub first: Week,
    /// How many weeks, from [`MIN_WEEKS`] to [`MAX_WEEKS`].
    pub weeks: u8,
    /// Indicators of the weekly report that are looked at by group, by their ids.
    pub indicators: Vec<String>,
}

impl Plan {
    /// What a volunteer's yes is about: SHA-256 of `"trait-d-union/experiment-plan/v1" 00` and the plan's encoding.
    pub fn digest(&self) -> Hash32 {
        let mut hash = Sha256::new();
        hash.update(b"trait-d-union/experiment-plan/v1\0");
        hash.update(cbor::to_vec(self));
        Hash32(hash.finalize().into())
    }

    /// Whether every part is there and within its limits.
    pub fn is_fit(&self) -> bool {
        let fits = |text: &str, most| !text.trim().is_empty() && text.chars().count() <= most;
        fits(&self.title, MAX_TITLE)
            && fits(&self.team, MAX_TITLE)
            && fits(&self.hypothesis, MAX_SAID)
            && fits(&self.change, MAX_SAID)
            && (MIN_WEEKS..=MAX_WEEKS).contains(&self.weeks)
            && !self.indicators.is_empty()
            && self.indicators.len() <= MAX_INDICATORS
            // A week that does not exist, or lies beyond the calendar, would move when it is counted.
            && (2000..=9000).contains(&self.first.year)
            && self.first.monday().week() == self.first
    }
}

/// A group of volunteers. Each chooses their own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Arm {
    /// They try what the plan says.
    Trying,
    /// They go on as before, so that there is something to compare with.
    AsBefore,
}

impl Arm {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Trying, Self::AsBefore];
}

/// What was decided, and on which experiment.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Decided {
    /// The proposal.
    pub of: WriteId,
    /// What was said at the meeting: the decision's reason.
    pub said: String,
    /// What was decided.
    pub decision: Decision,
}

/// A decision of a meeting.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Decision {
    /// It starts.
    Start,
    /// Halfway: it goes on.
    Middle,
    /// It is over.
    End {
        /// What becomes of what was tried.
        outcome: Outcome,
        /// The groups' figures as they came out on the device of whoever decided: everybody reads the same ones.
        figures: ArmFigures,
    },
}

/// What becomes of what was tried.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Outcome {
    /// It is tried for longer, or by more people.
    Extend,
    /// It becomes the rule.
    Transfer,
    /// It is given up.
    Stop,
}

/// Figures of both groups over the weeks that came out.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ArmFigures {
    /// Weeks before the start of which something came out.
    pub before: u8,
    /// Weeks since the start of which something came out.
    pub during: u8,
    /// One line a cell that came out in at least one week, by indicator.
    pub lines: Vec<ArmLine>,
}

/// One cell of one indicator.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ArmLine {
    /// The indicator's id.
    pub indicator: String,
    /// The cell.
    pub cell: String,
    /// Before the start.
    pub before: ArmSums,
    /// Since the start.
    pub during: ArmSums,
}

/// Sums of a cell over the weeks in which it came out.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ArmSums {
    /// How many weeks; without one, nothing is known.
    pub weeks: u8,
    /// Of those who try.
    pub trying: u32,
    /// Of those who go on as before.
    pub as_before: u32,
}
