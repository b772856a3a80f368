//! Experiments: one machine decides which step may come next, from what the directory holds. Every client runs it, before it
//! writes and when it reads; a step that is refused changes nothing, whoever wrote it.
//!
//! Weeks are counted in UTC, so that all clients agree whatever their clocks say of local time.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use tdu_policies::reporting::LOWEST_MINIMUM_WORKERS;
use tdu_protocol::{AccountId, Hash32, LogKind, Role, Timestamp, WriteId};

use crate::{
    calendar::{Day, Week},
    content::{Item, LogContent},
    payload::{Arm, ArmFigures, Decided, Decision, MAX_SAID, Outcome, Payload, Plan},
};

/// Fewest volunteers with whom an experiment starts.
pub const MIN_VOLUNTEERS: u32 = 12;
/// Fewest volunteers of each group: of two, each could subtract their own.
pub const MIN_IN_ARM: u32 = LOWEST_MINIMUM_WORKERS;
/// Whole weeks before the start that are looked at, to compare with.
pub const WEEKS_BEFORE: i32 = 4;

/// Why a step is refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
#[serde(rename_all = "kebab-case")]
pub enum Hindrance {
    /// The role does not take this step.
    #[error("this step is not this person's")]
    NotTheirs,
    /// A part of it is missing, or too long.
    #[error("a part is missing or too long")]
    Unfit,
    /// The yes is about another plan than the one that was proposed.
    #[error("the plan is another one")]
    OtherPlan,
    /// Not from where the experiment stands.
    #[error("not at this stage")]
    NotNow,
    /// They take no part.
    #[error("this person takes no part")]
    NotIn,
    /// Fewer volunteers than [`MIN_VOLUNTEERS`], or than [`MIN_IN_ARM`] in a group.
    #[error("too few volunteers")]
    TooFew,
    /// Not before this day.
    #[error("too early")]
    TooEarly(Day),
    /// Another experiment is going on.
    #[error("another experiment is going on")]
    Another,
}

/// A step, when it was taken, and by whom.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mark {
    /// Who.
    pub by: AccountId,
    /// Their role, as it was then.
    pub role: Role,
    /// When, by the server's clock; while it waits, by their own.
    pub at: Timestamp,
    /// What was said.
    pub said: String,
}

/// First and last week.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Span {
    /// The first.
    pub first: Week,
    /// The last. Before the first, if it ended before it had begun.
    pub last: Week,
}

/// Where an experiment stands. What a stage does not hold has not happened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Stage {
    /// Volunteers come and go.
    Proposed,
    /// The groups are those of the start; whoever wants leaves.
    Running {
        /// The decision.
        start: Mark,
        /// When.
        span: Span,
    },
    /// It goes on after the meeting halfway.
    Middle {
        /// The first decision.
        start: Mark,
        /// The second.
        middle: Mark,
        /// When.
        span: Span,
    },
    /// It is over.
    Ended {
        /// The first decision, and when; none if it was given up before.
        start: Option<(Mark, Span)>,
        /// The second, if there was one.
        middle: Option<Mark>,
        /// The last.
        end: Mark,
        /// What becomes of it.
        outcome: Outcome,
        /// What the decision was taken on.
        figures: ArmFigures,
    },
}

impl Stage {
    /// When it runs or ran, once it was started.
    pub const fn span(&self) -> Option<Span> {
        match self {
            Self::Proposed | Self::Ended { start: None, .. } => None,
            Self::Running { span, .. }
            | Self::Middle { span, .. }
            | Self::Ended { start: Some((_, span)), .. } => Some(*span),
        }
    }

    const fn goes_on(&self) -> bool {
        matches!(self, Self::Running { .. } | Self::Middle { .. })
    }
}

/// A volunteer's own yes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Volunteer {
    /// The group they chose.
    pub arm: Arm,
    /// When they left, after the start. Before it, leaving leaves nothing behind.
    pub left: Option<Timestamp>,
}

impl Volunteer {
    /// Whether their report of a week counts in their group: they had not left before that week began. It does not depend on
    /// what comes later, so that a week which came out stays as it was.
    pub fn counts_in(&self, week: Week) -> bool {
        self.left.is_none_or(|left| week_of(left) >= week)
    }
}

/// An experiment, as its steps make it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Experiment {
    /// The proposal's id.
    pub id: WriteId,
    /// Who proposed it.
    pub proposed: Mark,
    /// The plan; it never changes.
    pub plan: Plan,
    /// Where it stands.
    pub stage: Stage,
    /// Everybody who said yes and had not left before the start.
    pub volunteers: BTreeMap<AccountId, Volunteer>,
    /// Place of the entry that started it: the order of experiments that look at the same weeks.
    pub started: Option<u64>,
}

/// Who takes a step, and when.
#[derive(Clone, Copy, Debug)]
pub struct Taker {
    /// The account.
    pub account: AccountId,
    /// Its role.
    pub role: Role,
    /// When.
    pub at: Timestamp,
    /// Place of the entry.
    pub seq: u64,
}

/// A step after the proposal.
#[derive(Clone, Copy, Debug)]
pub enum Step<'a> {
    /// A worker's own yes.
    Join {
        /// Digest of the plan that they read.
        plan: Hash32,
        /// The group they choose.
        arm: Arm,
    },
    /// A volunteer leaves, without a reason.
    Leave,
    /// A decision.
    Decide {
        /// Which.
        decision: &'a Decision,
        /// What was said.
        said: &'a str,
    },
}

/// Who proposes and decides.
pub const fn may_decide(role: Role) -> bool {
    matches!(role, Role::Manager | Role::Administrator)
}

/// Checks a proposal.
///
/// # Errors
/// [`Hindrance::NotTheirs`], [`Hindrance::Unfit`].
pub fn propose(id: WriteId, plan: &Plan, by: Taker) -> Result<Experiment, Hindrance> {
    if !may_decide(by.role) {
        return Err(Hindrance::NotTheirs);
    }
    if !plan.is_fit() {
        return Err(Hindrance::Unfit);
    }
    Ok(Experiment {
        id,
        proposed: by.mark(""),
        plan: plan.clone(),
        stage: Stage::Proposed,
        volunteers: BTreeMap::new(),
        started: None,
    })
}

impl Taker {
    fn mark(self, said: &str) -> Mark {
        Mark { by: self.account, role: self.role, at: self.at, said: said.to_owned() }
    }
}

impl Experiment {
    /// How many are in a group now.
    pub fn count(&self, arm: Arm) -> u32 {
        let those = self.volunteers.values().filter(|one| one.arm == arm && one.left.is_none());
        u32::try_from(those.count()).unwrap_or(u32::MAX)
    }

    /// Takes a step, or changes nothing. `another` tells whether another experiment is going on.
    ///
    /// # Errors
    /// The [`Hindrance`].
    pub fn take(&mut self, step: Step<'_>, by: Taker, another: bool) -> Result<(), Hindrance> {
        match step {
            Step::Join { plan, arm } => self.join(plan, arm, by),
            Step::Leave => self.leave(by),
            Step::Decide { decision, said } => {
                if !may_decide(by.role) {
                    return Err(Hindrance::NotTheirs);
                }
                if said.trim().is_empty() || said.chars().count() > MAX_SAID {
                    return Err(Hindrance::Unfit);
                }
                let stage = self.decided(decision, by.mark(said), another)?;
                if stage.goes_on() && self.started.is_none() {
                    self.started = Some(by.seq);
                }
                self.stage = stage;
                Ok(())
            }
        }
    }

    fn join(&mut self, plan: Hash32, arm: Arm, by: Taker) -> Result<(), Hindrance> {
        if by.role != Role::Worker {
            return Err(Hindrance::NotTheirs);
        }
        // A group that grew once its figures come out would show the difference.
        if self.stage != Stage::Proposed {
            return Err(Hindrance::NotNow);
        }
        if plan != self.plan.digest() {
            return Err(Hindrance::OtherPlan);
        }
        self.volunteers.insert(by.account, Volunteer { arm, left: None });
        Ok(())
    }

    fn leave(&mut self, by: Taker) -> Result<(), Hindrance> {
        let volunteer = self.volunteers.get_mut(&by.account).filter(|one| one.left.is_none());
        let volunteer = volunteer.ok_or(Hindrance::NotIn)?;
        match self.stage {
            Stage::Proposed => {
                self.volunteers.remove(&by.account);
            }
            Stage::Running { .. } | Stage::Middle { .. } => volunteer.left = Some(by.at),
            Stage::Ended { .. } => return Err(Hindrance::NotNow),
        }
        Ok(())
    }

    fn decided(&self, decision: &Decision, mark: Mark, another: bool) -> Result<Stage, Hindrance> {
        let today = Day::of(mark.at, 0);
        let not_before = |day: Day| if today < day { Err(Hindrance::TooEarly(day)) } else { Ok(()) };
        let weeks = i32::from(self.plan.weeks);
        match (decision, self.stage.clone()) {
            (Decision::Start, Stage::Proposed) => {
                let [trying, as_before] = Arm::ALL.map(|arm| self.count(arm));
                if trying.min(as_before) < MIN_IN_ARM || trying + as_before < MIN_VOLUNTEERS {
                    return Err(Hindrance::TooFew);
                }
                if another {
                    return Err(Hindrance::Another);
                }
                let first = self.plan.first.max(week_of(mark.at).plus(1));
                Ok(Stage::Running { start: mark, span: Span { first, last: first.plus(weeks - 1) } })
            }
            (Decision::Middle, Stage::Running { start, span }) => {
                not_before(halfway(span, self.plan.weeks))?;
                Ok(Stage::Middle { start, middle: mark, span })
            }
            (Decision::End { outcome, figures }, stage) => {
                let (start, middle) = match stage {
                    Stage::Ended { .. } => return Err(Hindrance::NotNow),
                    Stage::Proposed => (None, None),
                    Stage::Running { start, span } => (Some((start, span)), None),
                    Stage::Middle { start, middle, span } => (Some((start, span)), Some(middle)),
                };
                // What is stopped is stopped at once; what is kept was tried for all its weeks.
                if *outcome != Outcome::Stop {
                    let Some((_, span)) = start.as_ref().filter(|_| middle.is_some()) else {
                        return Err(Hindrance::NotNow);
                    };
                    not_before(span.last.plus(1).monday())?;
                }
                let start = start.map(|(start, span)| {
                    let last = span.last.min(week_of(mark.at));
                    (start, Span { last, ..span })
                });
                Ok(Stage::Ended { start, middle, end: mark, outcome: *outcome, figures: figures.clone() })
            }
            (Decision::Start | Decision::Middle, _) => Err(Hindrance::NotNow),
        }
    }
}

/// The first day of the meeting halfway: from two weeks before the middle on.
fn halfway(span: Span, weeks: u8) -> Day {
    span.first.plus(i32::from(weeks / 2) - 2).monday()
}

fn week_of(at: Timestamp) -> Week {
    Day::of(at, 0).week()
}

/// Every experiment of the directory, in the order of the proposals. What is refused is as if it had not been written.
pub fn experiments(directory: &LogContent) -> Vec<Experiment> {
    let mut all: Vec<Experiment> = Vec::new();
    if directory.state.kind() != LogKind::Directory {
        return all;
    }
    for item in &directory.items {
        let Some(payload) = item.payload() else { continue };
        let Some((of, step)) = step_of(payload) else {
            if let (Payload::ExperimentProposed(plan), Some(by)) = (payload, taker(directory, item))
                && all.iter().all(|one| one.id != item.id)
                && let Ok(proposed) = propose(item.id, plan, by)
            {
                all.push(proposed);
            }
            continue;
        };
        let Some(by) = taker(directory, item) else { continue };
        let another = all.iter().any(|one| one.id != of && one.stage.goes_on());
        if let Some(experiment) = all.iter_mut().find(|one| one.id == of) {
            if experiment.stage == Stage::Proposed {
                // Whoever left the service takes no part in what has not started.
                experiment.volunteers.retain(|one, _| directory.state.member_at(*one, item.seq).is_some());
            }
            // A refused step changes nothing, and is nobody's news.
            let _ = experiment.take(step, by, another);
        }
    }
    for proposed in all.iter_mut().filter(|one| one.stage == Stage::Proposed) {
        proposed.volunteers.retain(|one, _| directory.state.member(*one).is_some());
    }
    all
}

/// The experiment and the step that a payload is about; `None` for any other payload, a proposal among them.
fn step_of(payload: &Payload) -> Option<(WriteId, Step<'_>)> {
    match payload {
        Payload::ExperimentJoined { of, plan, arm } => Some((*of, Step::Join { plan: *plan, arm: *arm })),
        Payload::ExperimentLeft { of } => Some((*of, Step::Leave)),
        Payload::ExperimentDecided(decided) => {
            let Decided { of, said, decision } = decided.as_ref();
            Some((*of, Step::Decide { decision, said }))
        }
        _ => None,
    }
}

fn taker(directory: &LogContent, item: &Item) -> Option<Taker> {
    let member = directory.state.member_at(item.author, item.seq)?;
    let at = item.received.unwrap_or(item.at);
    Some(Taker { account: item.author, role: member.certificate.role, at, seq: item.seq })
}
