//! An experiment that the manager proposes, and to which some say yes.

use anyhow::{Context, Result, bail};
use tdu_core::app::{Command, Reply};

use super::step;
use crate::{
    now,
    person::{Actor, unexpected},
    story::Experiment,
};

/// Proposes it; those whom the story names say yes, each for themselves.
pub(super) async fn propose(manager: &Actor, workers: &[Actor], experiment: &Experiment) -> Result<()> {
    let plan = experiment.plan(now().day());
    step(&format!("{} proposes an experiment: {}", manager.name, plan.title));
    let proposed = match manager.ask(|| Command::ProposeExperiment(Box::new(plan.clone()))).await? {
        Reply::Written(id) => id,
        other => bail!(unexpected(&other)),
    };
    manager.settle().await?;
    for (id, arm) in &experiment.yes {
        let worker = workers.iter().find(|actor| actor.id == *id);
        let worker = worker.with_context(|| format!("nobody is called {id}"))?;
        worker.settle().await?;
        let read = match worker.ask(|| Command::Experiment { experiment: proposed }).await? {
            Reply::Experiment(view) => view.digest,
            other => bail!(unexpected(&other)),
        };
        let join = || Command::JoinExperiment { experiment: proposed, plan: read, arm: *arm };
        worker.ask(join).await?;
        worker.settle().await?;
    }
    Ok(())
}
