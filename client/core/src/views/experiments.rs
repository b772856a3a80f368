//! Experiments about work, as the staff reads them.

use std::collections::BTreeMap;

use tdu_protocol::{AccountId, LogKind, Role, WriteId};

use super::{
    aged::{is_past, week_is_past},
    arms,
    lens::{Lens, logs_of},
    shares::counts_alone,
    tally::published_windows,
    totals::Reports,
};
use crate::{
    app::{
        AskedStep, ExperimentFigures, ExperimentLine, ExperimentStage, ExperimentStep, ExperimentView,
        ExperimentsView, NextStep, StepKind, TallyWindow,
    },
    calendar::Week,
    content::{LogContent, World},
    experiment::{
        self, Experiment, Hindrance, Mark, Span, Stage, Step, Taker, Volunteer, WEEKS_BEFORE, may_decide,
    },
    order,
    payload::{Arm, ArmFigures, ArmLine, ArmSums, Decision, Outcome, Payload},
};

/// The list.
pub fn experiments(world: &World<'_>) -> ExperimentsView {
    let mut lines: Vec<ExperimentLine> = Vec::new();
    if let Some(directory) = directory(world) {
        lines = experiment::experiments(directory).iter().map(|one| line(world, directory, one)).collect();
        // The newest first among those that stand alike.
        lines.reverse();
        order::sort_by_key(&mut lines, |line| rank(line.stage));
    }
    ExperimentsView { lines, may_propose: may_decide(world.role) }
}

/// One experiment; `None` if there is none of this id.
pub fn experiment(world: &World<'_>, id: WriteId) -> Option<ExperimentView> {
    let directory = directory(world)?;
    let all = experiment::experiments(directory);
    let one = all.iter().find(|one| one.id == id)?;
    let lens = Lens::new(world);
    let groups = Arm::ALL.map(|arm| {
        let those = one.volunteers.iter().filter(|(_, own)| own.arm == arm && own.left.is_none());
        let mut names: Vec<String> = those.map(|(who, _)| lens.names.staff(*who).to_owned()).collect();
        names.sort();
        names
    });
    let mine = one.volunteers.get(&world.me).filter(|own| own.left.is_none());
    let over = matches!(one.stage, Stage::Ended { .. });
    let figures = match &one.stage {
        _ if is_counted_alone(world, one) => ExperimentFigures::TotalsAlone,
        Stage::Ended { end, .. } if is_past(world, end.at) => ExperimentFigures::None,
        Stage::Ended { figures, start, .. } if start.is_some() => ExperimentFigures::Final(figures.clone()),
        Stage::Proposed | Stage::Ended { .. } => ExperimentFigures::None,
        _ if world.role == Role::Manager => ExperimentFigures::SoFar(figures_of(world, &all, one)),
        _ => ExperimentFigures::WithTheEnd,
    };
    let days = one.stage.span().filter(|span| span.first <= span.last);
    let days = days.map(|span| (span.first.monday(), span.last.monday().plus(6)));
    let shares_a_day =
        |window: &TallyWindow| days.is_some_and(|(first, last)| window.first <= last && first <= window.last);
    Some(ExperimentView {
        line: line(world, directory, one),
        plan: one.plan.clone(),
        digest: one.plan.digest(),
        steps: steps(&lens, one),
        days,
        groups,
        may_join: world.role == Role::Worker && one.stage == Stage::Proposed,
        may_leave: mine.is_some() && !over,
        next: next(world, &all, one),
        figures,
        // A quarter is about many weeks that are none of the experiment.
        check_ins: published_windows(world, directory)
            .into_iter()
            .filter(shares_a_day)
            .map(|window| TallyWindow { quarter: None, ..window })
            .collect(),
    })
}

/// What stands in the way of a step of this person now, by the rules that every client follows when it reads.
///
/// # Errors
/// The [`Hindrance`]; [`Hindrance::NotNow`] if there is no such experiment here.
pub fn experiment_step(world: &World<'_>, id: WriteId, step: Step<'_>) -> Result<(), Hindrance> {
    let directory = directory(world).ok_or(Hindrance::NotNow)?;
    let all = experiment::experiments(directory);
    let one = all.iter().find(|one| one.id == id).ok_or(Hindrance::NotNow)?;
    tried(world, &all, one, step)
}

/// The figures of both groups so far, from the reports that are here.
pub fn figures_by_arm(world: &World<'_>, id: WriteId) -> ArmFigures {
    let all = directory(world).map(experiment::experiments).unwrap_or_default();
    let one = all.iter().find(|one| one.id == id);
    one.map(|one| figures_of(world, &all, one)).unwrap_or_default()
}

fn directory<'a>(world: &World<'a>) -> Option<&'a LogContent> {
    logs_of(world, LogKind::Directory).map(|(_, content)| content).next()
}

fn stage(one: &Experiment) -> ExperimentStage {
    match &one.stage {
        Stage::Proposed => ExperimentStage::Proposed,
        Stage::Running { .. } => ExperimentStage::Running,
        Stage::Middle { .. } => ExperimentStage::Middle,
        Stage::Ended { outcome, .. } => ExperimentStage::Ended(*outcome),
    }
}

/// Whatever the decision, what is over stands in the order of time.
const fn rank(stage: ExperimentStage) -> u8 {
    match stage {
        ExperimentStage::Middle | ExperimentStage::Running => 0,
        ExperimentStage::Proposed => 1,
        ExperimentStage::Ended(_) => 2,
    }
}

fn line(world: &World<'_>, directory: &LogContent, one: &Experiment) -> ExperimentLine {
    let mine = one.volunteers.get(&world.me).filter(|own| own.left.is_none());
    let of = |payload: &Payload| match payload {
        Payload::ExperimentJoined { of, .. } | Payload::ExperimentLeft { of } => *of == one.id,
        Payload::ExperimentDecided(decided) => decided.of == one.id,
        _ => false,
    };
    let mut waiting = directory.items.iter().filter(|item| item.waits());
    ExperimentLine {
        experiment: one.id,
        title: one.plan.title.clone(),
        stage: stage(one),
        volunteers: Arm::ALL.iter().map(|arm| one.count(*arm)).sum(),
        mine: mine.map(|own| own.arm),
        waiting: waiting.any(|item| item.id == one.id || item.payload().is_some_and(of)),
    }
}

fn steps(lens: &Lens<'_>, one: &Experiment) -> Vec<ExperimentStep> {
    let step = |what: StepKind, mark: &Mark| ExperimentStep {
        what,
        role: mark.role,
        name: lens.names.staff(mark.by).to_owned(),
        at: mark.at,
        said: mark.said.clone(),
    };
    let mut steps = vec![step(StepKind::Proposed, &one.proposed)];
    match &one.stage {
        Stage::Proposed => {}
        Stage::Running { start, .. } => steps.push(step(StepKind::Start, start)),
        Stage::Middle { start, middle, .. } => {
            steps.push(step(StepKind::Start, start));
            steps.push(step(StepKind::Middle, middle));
        }
        Stage::Ended { start, middle, end, outcome, .. } => {
            steps.extend(start.as_ref().map(|(start, _)| step(StepKind::Start, start)));
            steps.extend(middle.as_ref().map(|middle| step(StepKind::Middle, middle)));
            steps.push(step(StepKind::End(*outcome), end));
        }
    }
    steps
}

/// Decisions from where it stands; those that never fit this stage are left out.
fn next(world: &World<'_>, all: &[Experiment], one: &Experiment) -> Vec<NextStep> {
    if !may_decide(world.role) {
        return Vec::new();
    }
    let asked = [
        AskedStep::Start,
        AskedStep::Middle,
        AskedStep::End(Outcome::Extend),
        AskedStep::End(Outcome::Transfer),
        AskedStep::End(Outcome::Stop),
    ];
    let steps = asked.into_iter().map(|step| {
        let decision = match step {
            AskedStep::Start => Decision::Start,
            AskedStep::Middle => Decision::Middle,
            AskedStep::End(outcome) => Decision::End { outcome, figures: ArmFigures::default() },
        };
        // Any words: what is said comes later.
        let decide = Step::Decide { decision: &decision, said: "…" };
        NextStep { step, hindrance: tried(world, all, one, decide).err() }
    });
    steps.filter(|next| next.hindrance != Some(Hindrance::NotNow)).collect()
}

fn tried(world: &World<'_>, all: &[Experiment], one: &Experiment, step: Step<'_>) -> Result<(), Hindrance> {
    let another = all.iter().any(|other| {
        other.id != one.id && matches!(other.stage, Stage::Running { .. } | Stage::Middle { .. })
    });
    let by = Taker { account: world.me, role: world.role, at: world.now.at, seq: u64::MAX };
    one.clone().take(step, by, another)
}

fn figures_of(world: &World<'_>, all: &[Experiment], one: &Experiment) -> ArmFigures {
    let Some(span) = one.stage.span() else { return ArmFigures::default() };
    let reports = Reports::of(world);
    let mut figures = ArmFigures::default();
    let mut lines: BTreeMap<(String, String), (ArmSums, ArmSums)> = BTreeMap::new();
    for week in weeks(looked_at(span)) {
        if !belongs(all, one, week) || week_is_past(world, week) {
            continue;
        }
        let is_before = week < span.first;
        let groups = groups(one, week, is_before);
        let Some(out) = arms::week(world, &reports, week, &groups, &one.plan.indicators) else { continue };
        let weeks = if is_before { &mut figures.before } else { &mut figures.during };
        *weeks = weeks.saturating_add(1);
        for (cell, [trying, as_before]) in out {
            let (before, during) = lines.entry(cell).or_default();
            let sums = if is_before { before } else { during };
            sums.weeks = sums.weeks.saturating_add(1);
            sums.trying = sums.trying.saturating_add(trying);
            sums.as_before = sums.as_before.saturating_add(as_before);
        }
    }
    let line = |((indicator, cell), (before, during))| ArmLine { indicator, cell, before, during };
    figures.lines = lines.into_iter().map(line).collect();
    figures
}

/// Whether each of its weeks is counted as the team's total alone. Before it starts, the first that is planned tells.
fn is_counted_alone(world: &World<'_>, one: &Experiment) -> bool {
    let first = one.stage.span().map_or(one.plan.first, |span| span.first);
    let last = one.stage.span().map_or(first, |span| span.last.max(first));
    weeks(Span { first, last }).all(|week| counts_alone(world, week))
}

/// The groups of a week: before the start, those of the start.
fn groups(one: &Experiment, week: Week, is_before: bool) -> BTreeMap<AccountId, Arm> {
    let counts = |own: &Volunteer| is_before || own.counts_in(week);
    one.volunteers.iter().filter(|(_, own)| counts(own)).map(|(who, own)| (*who, own.arm)).collect()
}

/// The weeks of an experiment and those before it.
fn looked_at(span: Span) -> Span {
    Span { first: span.first.plus(-WEEKS_BEFORE), last: span.last.max(span.first.plus(-1)) }
}

fn weeks(span: Span) -> impl Iterator<Item = Week> {
    std::iter::successors(Some(span.first), |week| Some(week.plus(1)))
        .take_while(move |week| *week <= span.last)
}

/// Whether a week is this experiment's: that of the first one that looks at it. Two ways to split one team in two would
/// tell, by their difference, of whoever changed sides.
fn belongs(all: &[Experiment], one: &Experiment, week: Week) -> bool {
    let looks = |other: &&Experiment| {
        let span = other.stage.span().map(looked_at);
        span.is_some_and(|span| span.first <= week && week <= span.last)
    };
    let first = all.iter().filter(looks).min_by_key(|other| other.started);
    first.is_some_and(|first| first.id == one.id)
}
