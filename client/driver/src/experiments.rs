//! Steps of an experiment: each is tried by the rules that readers follow before it is written.

use tdu_core::{
    app::{AskedStep, Failure, FailureKind, Reply},
    experiment::{Hindrance, Step, Taker, propose},
    payload::{Arm, ArmFigures, Decided, Decision, Payload, Plan},
    views,
};
use tdu_protocol::{Hash32, WriteId};

use crate::{
    app::App,
    ports::{Platform, Store, Transport},
};

impl<T: Transport, S: Store, P: Platform> App<T, S, P> {
    pub(crate) async fn propose_experiment(&self, mut plan: Plan) -> Result<Reply, Failure> {
        for text in [&mut plan.title, &mut plan.team, &mut plan.hypothesis, &mut plan.change] {
            *text = text.trim().to_owned();
        }
        let log = {
            let open = self.open()?;
            let by = Taker {
                account: open.client.account(),
                role: open.client.role(),
                at: self.platform.now().at,
                seq: u64::MAX,
            };
            // The id is drawn when it is written; any will do here.
            propose(WriteId([0; 16]), &plan, by).map_err(refused)?;
            open.client.home()
        };
        self.write(log, Payload::ExperimentProposed(Box::new(plan))).await.map(Reply::Written)
    }

    pub(crate) async fn join_experiment(
        &self,
        of: WriteId,
        plan: Hash32,
        arm: Arm,
    ) -> Result<Reply, Failure> {
        self.take(of, Step::Join { plan, arm }, Payload::ExperimentJoined { of, plan, arm }).await
    }

    pub(crate) async fn leave_experiment(&self, of: WriteId) -> Result<Reply, Failure> {
        self.take(of, Step::Leave, Payload::ExperimentLeft { of }).await
    }

    pub(crate) async fn decide_experiment(
        &self,
        of: WriteId,
        step: AskedStep,
        said: String,
    ) -> Result<Reply, Failure> {
        let decision = match step {
            AskedStep::Start => Decision::Start,
            AskedStep::Middle => Decision::Middle,
            AskedStep::End(outcome) => Decision::End { outcome, figures: self.figures_by_arm(of)? },
        };
        let said = said.trim().to_owned();
        let decided = Decided { of, said: said.clone(), decision: decision.clone() };
        let step = Step::Decide { decision: &decision, said: &said };
        self.take(of, step, Payload::ExperimentDecided(Box::new(decided))).await
    }

    fn figures_by_arm(&self, of: WriteId) -> Result<ArmFigures, Failure> {
        let now = self.platform.now();
        Ok(views::figures_by_arm(&self.open()?.client.world(now), of))
    }

    async fn take(&self, of: WriteId, step: Step<'_>, payload: Payload) -> Result<Reply, Failure> {
        let log = {
            let open = self.open()?;
            let world = open.client.world(self.platform.now());
            views::experiment_step(&world, of, step).map_err(refused)?;
            open.client.home()
        };
        self.write(log, payload).await.map(|_| Reply::Done)
    }
}

fn refused(hindrance: Hindrance) -> Failure {
    let kind = match hindrance {
        Hindrance::NotTheirs => FailureKind::NotAllowed,
        _ => FailureKind::Invalid,
    };
    Failure::because(kind, hindrance)
}
