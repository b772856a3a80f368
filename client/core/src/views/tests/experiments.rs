use proptest::prelude::*;
use tdu_policies::PolicyFiles;
use tdu_protocol::{AccountId, Hash32, Role, Timestamp, WriteId};

use super::{
    build::{Actor, Service, moment},
    team::service,
};
use crate::{
    app::{AskedStep, ExperimentFigures, ExperimentStage, ExperimentView, StepKind},
    calendar::Week,
    experiment::{Hindrance, Stage, Step, Taker, experiments, propose},
    payload::{Arm, ArmFigures, Decided, Decision, Outcome, Payload, Plan},
    views,
};

pub(super) const FIRST: Week = Week { year: 2026, week: 50 };

pub(super) fn plan(indicators: &[&str]) -> Plan {
    Plan {
        title: "Un second temps de relais".to_owned(),
        hypothesis: "Moins de contacts le soir".to_owned(),
        change: "Un relais à seize heures".to_owned(),
        team: "L'équipe du matin".to_owned(),
        first: FIRST,
        weeks: 8,
        indicators: indicators.iter().map(|id| (*id).to_owned()).collect(),
    }
}

pub(super) fn proposed(s: &mut Service, indicators: &[&str]) -> WriteId {
    let manager = s.manager.clone();
    s.write(s.directory, &manager, Payload::ExperimentProposed(Box::new(plan(indicators))))
}

pub(super) fn joins(s: &mut Service, of: WriteId, worker: &Actor, arm: Arm) {
    let digest = experiments(&s.logs[&s.directory])
        .iter()
        .find(|one| one.id == of)
        .expect("it is there")
        .plan
        .digest();
    s.write(s.directory, worker, Payload::ExperimentJoined { of, plan: digest, arm });
}

pub(super) fn decides(s: &mut Service, of: WriteId, decision: Decision) {
    let manager = s.manager.clone();
    decided_by(s, of, decision, &manager);
}

fn decided_by(s: &mut Service, of: WriteId, decision: Decision, by: &Actor) {
    let decided = Decided { of, said: "Dit en réunion".to_owned(), decision };
    s.write(s.directory, by, Payload::ExperimentDecided(Box::new(decided)));
}

fn end(outcome: Outcome) -> Decision {
    Decision::End { outcome, figures: ArmFigures::default() }
}

fn seen(s: &Service, by: &Actor, of: WriteId) -> ExperimentView {
    views::experiment(&s.eyes(by).world(), of).expect("it is there")
}

fn stage(s: &Service, of: WriteId) -> ExperimentStage {
    seen(s, &s.manager, of).line.stage
}

/// A proposal to which twelve workers said yes, six for each group.
pub(super) fn awaited(indicators: &[&str]) -> (Service, Vec<(Actor, tdu_protocol::LogId)>, WriteId) {
    let (mut s, team) = service(12);
    let of = proposed(&mut s, indicators);
    for (rank, (worker, _)) in team.iter().enumerate() {
        joins(&mut s, of, worker, if rank < 6 { Arm::Trying } else { Arm::AsBefore });
    }
    (s, team, of)
}

#[test]
fn an_experiment_goes_from_a_proposal_to_a_decision() {
    let (mut s, team, of) = awaited(&["themes"]);
    assert_eq!(stage(&s, of), ExperimentStage::Proposed);
    decides(&mut s, of, Decision::Start);
    let view = seen(&s, &team[0].0, of);
    assert_eq!(
        (view.line.stage, view.line.volunteers, view.line.mine),
        (ExperimentStage::Running, 12, Some(Arm::Trying))
    );
    let (first, last) = view.days.expect("it has days");
    assert_eq!((first.to_iso().as_str(), last.to_iso().as_str()), ("2026-12-07", "2027-01-31"));
    // Halfway is in its third week at the earliest.
    decides(&mut s, of, Decision::Middle);
    assert_eq!(stage(&s, of), ExperimentStage::Running);
    s.at("2026-12-21", 10, 0);
    decides(&mut s, of, Decision::Middle);
    assert_eq!(stage(&s, of), ExperimentStage::Middle);
    // What is kept was tried to its last day.
    s.at("2027-01-31", 10, 0);
    decides(&mut s, of, end(Outcome::Transfer));
    assert_eq!(stage(&s, of), ExperimentStage::Middle);
    s.at("2027-02-01", 10, 0);
    decides(&mut s, of, end(Outcome::Transfer));
    assert_eq!(stage(&s, of), ExperimentStage::Ended(Outcome::Transfer));
    let steps: Vec<_> = seen(&s, &team[0].0, of).steps.iter().map(|step| (step.what, step.role)).collect();
    let kinds = [StepKind::Proposed, StepKind::Start, StepKind::Middle, StepKind::End(Outcome::Transfer)];
    assert_eq!(steps, kinds.map(|kind| (kind, Role::Manager)));
}

#[test]
fn nobody_is_put_into_a_group_but_by_their_own_yes_to_this_plan() {
    let (mut s, team) = service(3);
    let of = proposed(&mut s, &["themes"]);
    let (manager, worker) = (s.manager.clone(), team[0].0.clone());
    let digest = plan(&["themes"]).digest();
    // A manager who says yes puts nobody in, not even themselves.
    s.write(s.directory, &manager, Payload::ExperimentJoined { of, plan: digest, arm: Arm::Trying });
    let other = plan(&["actions"]).digest();
    s.write(s.directory, &worker, Payload::ExperimentJoined { of, plan: other, arm: Arm::Trying });
    assert_eq!(seen(&s, &manager, of).line.volunteers, 0);
    joins(&mut s, of, &worker, Arm::AsBefore);
    assert_eq!(seen(&s, &worker, of).line.mine, Some(Arm::AsBefore));
    assert_eq!(seen(&s, &worker, of).groups, [vec![], vec!["Wassila".to_owned()]]);
    // And leaves nothing behind before it started.
    s.write(s.directory, &worker, Payload::ExperimentLeft { of });
    assert!(experiments(&s.logs[&s.directory])[0].volunteers.is_empty());
}

#[test]
fn it_starts_with_twelve_volunteers_and_one_at_a_time() {
    let (mut s, team, of) = awaited(&["themes"]);
    let manager = s.manager.clone();
    s.write(s.directory, &team[0].0, Payload::ExperimentLeft { of });
    let next = seen(&s, &manager, of).next;
    assert_eq!((next[0].step, next[0].hindrance), (AskedStep::Start, Some(Hindrance::TooFew)));
    assert_eq!(next.len(), 2, "and it can be given up: {next:?}");
    decides(&mut s, of, Decision::Start);
    assert_eq!(stage(&s, of), ExperimentStage::Proposed);
    joins(&mut s, of, &team[0].0, Arm::AsBefore);
    // A worker proposes nothing and decides nothing.
    decided_by(&mut s, of, Decision::Start, &team[1].0);
    assert_eq!(stage(&s, of), ExperimentStage::Proposed);
    decides(&mut s, of, Decision::Start);
    assert_eq!(stage(&s, of), ExperimentStage::Running);
    let second = proposed(&mut s, &["themes"]);
    for (rank, (worker, _)) in team.iter().enumerate() {
        joins(&mut s, second, worker, if rank % 2 == 0 { Arm::Trying } else { Arm::AsBefore });
    }
    assert_eq!(seen(&s, &manager, second).next[0].hindrance, Some(Hindrance::Another));
    decides(&mut s, of, end(Outcome::Stop));
    assert_eq!(seen(&s, &manager, second).next[0].hindrance, None);
}

#[test]
fn whoever_left_is_named_no_more_and_nobody_enters_once_it_runs() {
    let (mut s, team, of) = awaited(&["themes"]);
    decides(&mut s, of, Decision::Start);
    let worker = team[0].0.clone();
    assert!(seen(&s, &worker, of).may_leave && !seen(&s, &worker, of).may_join);
    s.write(s.directory, &worker, Payload::ExperimentLeft { of });
    let view = seen(&s, &worker, of);
    assert_eq!((view.line.mine, view.line.volunteers, view.may_leave), (None, 11, false));
    assert!(!view.groups.concat().contains(&"Wassila".to_owned()));
    joins(&mut s, of, &worker, Arm::Trying);
    assert_eq!(seen(&s, &worker, of).line.mine, None);
}

#[test]
fn a_worker_reads_the_figures_that_the_decision_was_taken_on() {
    let (mut s, team, of) = awaited(&["themes"]);
    decides(&mut s, of, Decision::Start);
    assert_eq!(seen(&s, &team[0].0, of).figures, ExperimentFigures::WithTheEnd);
    let figures = ArmFigures { before: 4, during: 8, lines: Vec::new() };
    decides(&mut s, of, Decision::End { outcome: Outcome::Stop, figures: figures.clone() });
    assert_eq!(seen(&s, &team[0].0, of).figures, ExperimentFigures::Final(figures.clone()));
    assert_eq!(seen(&s, &s.manager, of).figures, ExperimentFigures::Final(figures));
}

#[test]
fn there_are_no_figures_by_group_where_reports_are_counted_as_totals_alone() {
    let (mut s, team, of) = awaited(&["themes"]);
    s.signs(&PolicyFiles::embedded().for_team());
    let figures = |s: &Service| [&s.manager, &team[0].0].map(|by| seen(s, by, of).figures);
    assert_eq!(figures(&s), [ExperimentFigures::TotalsAlone, ExperimentFigures::TotalsAlone]);
    decides(&mut s, of, Decision::Start);
    assert_eq!(figures(&s), [ExperimentFigures::TotalsAlone, ExperimentFigures::TotalsAlone]);
    // Other rules come for its last weeks.
    s.at("2027-01-05", 9, 0).signs(&PolicyFiles::embedded());
    assert!(matches!(figures(&s), [ExperimentFigures::SoFar(_), ExperimentFigures::WithTheEnd]));
}

#[test]
fn a_plan_that_does_not_fit_is_nobody_s_experiment() {
    let (mut s, _) = service(2);
    let manager = s.manager.clone();
    let worse: [fn(&mut Plan); 6] = [
        |plan| plan.weeks = 7,
        |plan| plan.title = " ".to_owned(),
        |plan| plan.change = "x".repeat(2_001),
        |plan| plan.indicators.clear(),
        |plan| plan.first = Week { year: 2026, week: 60 },
        |plan| plan.first = Week { year: i32::MAX, week: 1 },
    ];
    for worsen in worse {
        let mut plan = plan(&["themes"]);
        worsen(&mut plan);
        s.write(s.directory, &manager, Payload::ExperimentProposed(Box::new(plan)));
    }
    let worker = s.worker.clone();
    s.write(s.directory, &worker, Payload::ExperimentProposed(Box::new(plan(&["themes"]))));
    assert_eq!(views::experiments(&s.eyes(&worker).world()).lines, []);
}

#[derive(Clone, Copy, Debug)]
enum Move {
    Join(u8, Role, bool, Arm),
    Leave(u8),
    Start(Role),
    Middle(Role),
    End(Role, Outcome),
    Pass(u64),
}

fn any_move() -> impl Strategy<Value = Move> {
    let role = || prop_oneof![3 => Just(Role::Manager), 1 => Just(Role::Administrator), 1 => Just(Role::Worker), 1 => Just(Role::Referent)];
    let arm = prop_oneof![Just(Arm::Trying), Just(Arm::AsBefore)];
    let worker = prop_oneof![8 => Just(Role::Worker), 1 => Just(Role::Manager)];
    let outcome = prop_oneof![Just(Outcome::Extend), Just(Outcome::Transfer), Just(Outcome::Stop)];
    prop_oneof![
        30 => (0..16_u8, worker, prop::bool::weighted(0.9), arm).prop_map(|(who, role, same, arm)| Move::Join(who, role, same, arm)),
        4 => (0..16_u8).prop_map(Move::Leave),
        3 => role().prop_map(Move::Start),
        3 => role().prop_map(Move::Middle),
        1 => (role(), outcome).prop_map(|(role, outcome)| Move::End(role, outcome)),
        6 => (1..30_u64).prop_map(Move::Pass),
    ]
}

const fn order(stage: &Stage) -> u8 {
    match stage {
        Stage::Proposed => 0,
        Stage::Running { .. } => 1,
        Stage::Middle { .. } => 2,
        Stage::Ended { .. } => 3,
    }
}

proptest! {
    #[test]
    fn whatever_is_written_the_machine_goes_forward_and_holds_only_people_who_said_yes(
        moves in prop::collection::vec(any_move(), 1..120),
    ) {
        let mut at = moment("2026-11-26", 10, 0);
        let taker = |who: u8, role, at| Taker { account: AccountId([who; 16]), role, at, seq: 1 };
        let plan = plan(&["themes"]);
        let mut one = propose(WriteId([1; 16]), &plan, taker(99, Role::Manager, at)).expect("it fits");
        let mut yes = std::collections::BTreeSet::new();
        for step in moves {
            let before = one.clone();
            let end;
            let (taken, by) = match step {
                Move::Pass(days) => {
                    at = at.plus(days * Timestamp::DAY);
                    continue;
                }
                Move::Join(who, role, same, arm) => {
                    let plan = if same { plan.digest() } else { Hash32([0; 32]) };
                    (Step::Join { plan, arm }, taker(who, role, at))
                }
                Move::Leave(who) => (Step::Leave, taker(who, Role::Worker, at)),
                Move::Start(role) => (Step::Decide { decision: &Decision::Start, said: "dit" }, taker(99, role, at)),
                Move::Middle(role) => (Step::Decide { decision: &Decision::Middle, said: "dit" }, taker(99, role, at)),
                Move::End(role, outcome) => {
                    end = Decision::End { outcome, figures: ArmFigures::default() };
                    (Step::Decide { decision: &end, said: "dit" }, taker(99, role, at))
                }
            };
            let result = one.take(taken, by, false);
            if result.is_err() {
                prop_assert_eq!(&one, &before, "a refused step changes nothing");
                continue;
            }
            match step {
                Move::Join(who, role, same, _) => {
                    prop_assert!(role == Role::Worker && same && before.stage == Stage::Proposed);
                    yes.insert(who);
                }
                Move::Leave(who) => prop_assert!(yes.contains(&who)),
                Move::Start(role) | Move::Middle(role) | Move::End(role, _) => {
                    prop_assert!(matches!(role, Role::Manager | Role::Administrator));
                    prop_assert!(order(&one.stage) > order(&before.stage), "it never goes back");
                }
                Move::Pass(_) => {}
            }
            prop_assert!(one.volunteers.keys().all(|who| yes.contains(&who.0[0])));
            if let (Stage::Proposed, Stage::Running { .. }) = (&before.stage, &one.stage) {
                let [trying, as_before] = Arm::ALL.map(|arm| one.count(arm));
                prop_assert!(trying >= 3 && as_before >= 3 && trying + as_before >= 12);
            }
            if let Stage::Ended { middle, outcome: Outcome::Extend | Outcome::Transfer, end, .. } = &one.stage {
                prop_assert!(middle.is_some() && end.at.0 >= moment("2027-02-01", 1, 0).0, "tried for all its weeks");
            }
        }
    }
}
