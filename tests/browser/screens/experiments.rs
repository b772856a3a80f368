//! An experiment from its proposal to its assessment: the manager proposes and starts it, a worker says yes, weeks go by,
//! and everybody reads the same figures.

use std::collections::BTreeSet;

use tdu_core::app::{AskedStep, Command, ExperimentFigures, ExperimentView, ExperimentsView, Reply};
use tdu_core::calendar::{Day, Week};
use tdu_core::payload::{Arm, ArmSums, Note, Outcome};
use tdu_protocol::{LogId, Role, Timestamp, WriteId};
use tdu_tests::browser::Browser;
use tdu_tests::people::Person;

use super::totals::made_up;
use super::{Look, visitor::Visitor};
use crate::tally::team::Team;

const TITLE: &str = "Deux relais par jour";
const PATH: &str = "/team/experiments";

pub(super) async fn an_experiment(team: &Team, browser: &Browser, looks: &[Look]) {
    let manager = Visitor::inside(browser, &made_up(&team.manager, Role::Manager, team.house.origin())).await;
    proposes(&manager, looks).await;
    let (id, plan) = only_one(&team.workers[1]).await;
    // Twelve of fourteen: the other two are a rest of two, and would take every week away.
    for (rank, worker) in team.workers.iter().enumerate().take(12).skip(1) {
        let arm = if rank < 6 { Arm::Trying } else { Arm::AsBefore };
        worker.settles().await.expect("the server is there");
        done(worker, Command::JoinExperiment { experiment: id, plan, arm }).await;
        worker.settles().await.expect("the server is there");
    }
    let worker =
        Visitor::inside(browser, &made_up(&team.workers[0], Role::Worker, team.house.origin())).await;
    says_yes(&worker, looks).await;
    starts(&manager, looks).await;
    manager.person.leaves().await;
    worker.person.leaves().await;
    weeks_go_by(team, id).await;
    let worker =
        Visitor::inside(browser, &made_up(&team.workers[11], Role::Worker, team.house.origin())).await;
    reads_the_assessment(&worker, looks).await;
    worker.person.leaves().await;
}

async fn proposes(manager: &Visitor, looks: &[Look]) {
    manager.person.follows(PATH).await;
    manager.person.sees(manager.says("experiments-empty-title")).await;
    manager.looks_in_all_ways_inside(looks, "experiments-none", PATH, "experiments-empty-title").await;
    let new = format!("{PATH}/new");
    // By the rules that hold for the browser, a few weeks before.
    manager
        .looks_in_all_ways_inside(looks, "experiments-propose", &new, "experiments-propose-totals-alone")
        .await;
    manager.person.follows(&new).await;
    manager.presses("experiments-propose-do").await;
    manager.person.sees(manager.says("common-required")).await;
    manager.types("experiments-name", TITLE).await;
    manager.types("experiments-hypothesis", "Moins de situations restent sans réponse le soir.").await;
    manager.types("experiments-change", "Un second relais, à seize heures, avec le carnet partagé.").await;
    manager.types("experiments-team", "L'équipe de jour").await;
    let looked_at = manager.says("experiments-looked-at");
    manager.person.chooses(looked_at, "En présence et à distance").await;
    manager.person.chooses(looked_at, "Thèmes").await;
    manager.presses("experiments-propose-do").await;
    manager.person.sees(manager.says("experiments-stage-proposed")).await;
}

async fn says_yes(worker: &Visitor, looks: &[Look]) {
    worker.person.follows("/team").await;
    worker.presses("experiments-see").await;
    worker.person.clicks(TITLE).await;
    worker.person.sees(worker.says("experiments-join-about")).await;
    worker.looks_in_all_ways_here(looks, "experiment-open", "experiments-limit-talk").await;
    worker.presses("experiments-join").await;
    worker.person.sees(worker.says("experiments-join-missing")).await;
    worker
        .person
        .chooses(worker.says("experiments-join-legend"), worker.says("experiments-arm-trying"))
        .await;
    worker.presses("experiments-join").await;
    worker.person.sees(worker.says("experiments-in")).await;
    worker.presses("experiments-leave").await;
    worker.person.sees_dialog().await;
    worker.looks_at("experiment-leave").await;
    worker.person.closes_dialog().await;
}

async fn starts(manager: &Visitor, looks: &[Look]) {
    manager.person.follows(PATH).await;
    manager.person.sees("12 personnes participent").await;
    manager.person.clicks(TITLE).await;
    manager.presses("experiments-decide").await;
    manager.person.sees(manager.says("experiments-decide-missing")).await;
    manager.looks_in_all_ways_here(looks, "experiment-decide", "experiments-limit-talk").await;
    let decision = manager.says("experiments-decide-what");
    manager.person.chooses(decision, manager.says("experiments-decide-start")).await;
    manager.types("experiments-decide-said", "Douze volontaires, une réunion le jeudi 10.").await;
    manager.presses("experiments-decide").await;
    manager.person.sees(manager.says("experiments-stage-running")).await;
    manager.person.sees("Douze volontaires, une réunion le jeudi 10.").await;
}

/// Two weeks, in which those who try have fewer contacts; then it is stopped, on figures that the manager's device made.
async fn weeks_go_by(team: &Team, id: WriteId) {
    let first = experiment(&team.manager, id).await.days.expect("it has started").0.week();
    let mut cases = Vec::new();
    for (rank, worker) in team.workers.iter().enumerate().take(12) {
        cases.push((worker, worker.opens_case("Personne inventée").await, if rank < 6 { 1 } else { 2 }));
    }
    for week in [first, first.plus(1)] {
        team.it_is(noon(week.monday().plus(4)));
        for (worker, case, contacts) in &cases {
            for _ in 0..*contacts {
                done(worker, contact(*case, week)).await;
            }
            done(worker, Command::SendReport { week, obstacles: String::new(), spent: 0 }).await;
            worker.settles().await.expect("the server is there");
        }
    }
    team.it_is(noon(first.plus(2).monday().plus(1)));
    let view = experiment(&team.manager, id).await;
    let ExperimentFigures::SoFar(figures) = &view.figures else { panic!("{:?}", view.figures) };
    let line = figures.lines.iter().find(|line| line.cell == "sante").expect("health came out");
    assert_eq!(line.during, ArmSums { weeks: 2, trying: 12, as_before: 24 }, "{figures:?}");
    let said = "Trop peu de monde le soir pour un second relais.".to_owned();
    let stop = AskedStep::End(Outcome::Stop);
    done(&team.manager, Command::DecideExperiment { experiment: id, step: stop, said }).await;
    team.manager.settles().await.expect("the server is there");
    let read = experiment(&team.workers[11], id).await;
    assert_eq!(read.figures, ExperimentFigures::Final(figures.clone()), "a worker reads what was decided on");
}

async fn reads_the_assessment(worker: &Visitor, looks: &[Look]) {
    worker.person.follows(PATH).await;
    worker.person.clicks(TITLE).await;
    worker.person.sees(worker.says("experiments-figures-final")).await;
    worker.person.finds(worker.says("experiments-print")).await;
    worker.looks_in_all_ways_here(looks, "experiment-over", "experiments-print").await;
    worker.dresses_up("experiment-over").await;
}

pub(super) fn noon(day: Day) -> Timestamp {
    Timestamp(u64::try_from(day.0).expect("after 1970") * Timestamp::DAY + 12 * Timestamp::HOUR)
}

fn contact(case: LogId, week: Week) -> Command {
    let note = Note {
        day: Some(week.monday().plus(2)),
        channel: "telephone".to_owned(),
        themes: vec!["sante".to_owned()],
        ..Note::default()
    };
    Command::WriteNote { case, note, marks: BTreeSet::new(), relayed: None }
}

async fn done(person: &Person, command: Command) {
    let reply = person.ask(command).await;
    assert!(matches!(reply, Ok(Reply::Done | Reply::Written(_))), "{}: {reply:?}", person.name);
}

async fn only_one(person: &Person) -> (WriteId, tdu_protocol::Hash32) {
    person.settles().await.expect("the server is there");
    let Ok(Reply::Experiments(ExperimentsView { lines, .. })) = person.ask(Command::Experiments).await else {
        panic!("a list")
    };
    let [line] = &lines[..] else { panic!("one was proposed: {lines:?}") };
    (line.experiment, experiment(person, line.experiment).await.digest)
}

async fn experiment(person: &Person, id: WriteId) -> ExperimentView {
    person.settles().await.expect("the server is there");
    match person.ask(Command::Experiment { experiment: id }).await {
        Ok(Reply::Experiment(view)) => *view,
        other => panic!("{}: {other:?}", person.name),
    }
}
