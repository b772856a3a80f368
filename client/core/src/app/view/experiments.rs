//! Experiments about work.

use serde::{Deserialize, Serialize};
use tdu_protocol::{Hash32, Role, Timestamp, WriteId};

use super::TallyWindow;
use crate::{
    calendar::Day,
    experiment::Hindrance,
    payload::{Arm, ArmFigures, Outcome, Plan},
};

/// All experiments, and what this person may do with them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ExperimentsView {
    /// Those that go on first, then what is proposed, then what is over; the newest of each first.
    pub lines: Vec<ExperimentLine>,
    /// Whether this person may propose one.
    pub may_propose: bool,
}

/// An experiment, in the list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ExperimentLine {
    /// Which.
    pub experiment: WriteId,
    /// A few words.
    pub title: String,
    /// Where it stands.
    pub stage: ExperimentStage,
    /// How many take part.
    pub volunteers: u32,
    /// The group of the person who looks, if they take part.
    pub mine: Option<Arm>,
    /// Whether something here has not left yet.
    pub waiting: bool,
}

/// Where an experiment stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ExperimentStage {
    /// It goes on after the meeting halfway.
    Middle,
    /// It runs.
    Running,
    /// Volunteers are looked for.
    Proposed,
    /// It is over, with this decision.
    Ended(Outcome),
}

/// One experiment.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ExperimentView {
    /// Its line in the list.
    pub line: ExperimentLine,
    /// The plan.
    pub plan: Plan,
    /// What a yes is about.
    pub digest: Hash32,
    /// The proposal and each decision, oldest first.
    pub steps: Vec<ExperimentStep>,
    /// First and last day, once it was started.
    pub days: Option<(Day, Day)>,
    /// Names of those who take part now, by group; empty where one gave none.
    pub groups: [Vec<String>; 2],
    /// Whether the person who looks may say yes or leave: a worker, while it is open for that.
    pub may_join: bool,
    /// Whether they may leave.
    pub may_leave: bool,
    /// What this person may decide next, and what stands in the way.
    pub next: Vec<NextStep>,
    /// Figures of both groups.
    pub figures: ExperimentFigures,
    /// Totals of check-ins, of the whole team, over windows that share a day with the experiment.
    pub check_ins: Vec<TallyWindow>,
}

/// A step that was taken.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ExperimentStep {
    /// What it was.
    pub what: StepKind,
    /// The role of whoever took it.
    pub role: Role,
    /// Their name; empty if they gave none.
    pub name: String,
    /// When.
    pub at: Timestamp,
    /// What was said.
    pub said: String,
}

/// What a step was.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum StepKind {
    /// The proposal.
    Proposed,
    /// The start.
    Start,
    /// The meeting halfway.
    Middle,
    /// The end.
    End(Outcome),
}

/// What can be decided, without what was decided on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum AskedStep {
    /// It starts.
    Start,
    /// It goes on.
    Middle,
    /// It ends.
    End(Outcome),
}

/// A decision that may come next.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NextStep {
    /// Which.
    pub step: AskedStep,
    /// What stands in the way now.
    pub hindrance: Option<Hindrance>,
}

/// Figures of both groups.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ExperimentFigures {
    /// It has not started.
    None,
    /// There are none: managers receive the team's totals alone, which nothing takes apart.
    TotalsAlone,
    /// They come with the end; until then only managers receive reports.
    WithTheEnd,
    /// So far, on this device.
    SoFar(ArmFigures),
    /// As they were when it ended, the same for everybody.
    Final(ArmFigures),
}
