//! The policies: what is in force, and another set in its place.

use tdu_core::{
    app::{Failure, FailureKind, PoliciesView, PolicyChange, PolicyTrial, Reply, WeeksPolicies},
    client::Client,
    payload::{Payload, SignedPolicies},
    policy,
    rules::of_week,
    views,
};
use tdu_policies::PolicyFiles;
use tdu_protocol::Role;

use crate::{
    app::App,
    ports::{Platform, Store, Transport},
};

impl<T: Transport, S: Store, P: Platform> App<T, S, P> {
    pub(crate) fn policies(&self) -> Result<Reply, Failure> {
        let now = self.platform.now();
        let open = self.open()?;
        let (world, rules) = (open.client.world(now), open.client.rules());
        let newest = rules.newest().ok_or(FailureKind::NotFound)?;
        let set = open.client.policies(now).clone();
        // A set that changes nothing but the charter, or help, holds already.
        let counted = of_week(rules.all(), now.week());
        let coming = counted.is_some_and(|one| newest.from > now.week() && one.set != newest.set);
        let coming = coming.then(|| newest.from.monday());
        let alone = rules.all().len() < 2;
        let weeks = rules.all().iter().filter(|_| !alone);
        Ok(Reply::Policies(Box::new(PoliciesView {
            set,
            signed_by: views::name_of(&world, newest.by),
            signed_at: newest.at,
            coming,
            weeks: weeks.map(|one| WeeksPolicies { from: one.from, set: one.set.clone() }).collect(),
            charter_lacks: views::charter_lacks(&world),
        })))
    }

    pub(crate) fn policy_texts(&self) -> Result<Reply, Failure> {
        let open = self.open()?;
        texts(&open.client).map(Reply::PolicyTexts)
    }

    pub(crate) async fn try_policies(&self, change: PolicyChange) -> Result<Reply, Failure> {
        let (signed, wanted) = self.wanted(change).await?;
        let trial = self.trial(&signed, &wanted)?;
        Ok(Reply::PolicyTrial(Box::new(trial)))
    }

    pub(crate) async fn sign_policies(&self, change: PolicyChange) -> Result<Reply, Failure> {
        self.only(Role::Administrator)?;
        let (signed, wanted) = self.wanted(change).await?;
        let trial = self.trial(&signed, &wanted)?;
        if trial.too_long {
            return Err(Failure::because(FailureKind::Invalid, "the texts are too long"));
        }
        if trial.changed.is_empty() {
            return Err(Failure::because(FailureKind::Invalid, "this is the set that is signed already"));
        }
        let id = self.step(|client, env| {
            let signed = client.sign_policies(env, wanted)?;
            client.write(env, client.home(), Payload::Policies(Box::new(signed)))
        })??;
        self.save().await?;
        self.nudge();
        Ok(Reply::Written(id))
    }

    fn trial(&self, signed: &PolicyFiles, wanted: &PolicyFiles) -> Result<PolicyTrial, Failure> {
        let now = self.platform.now();
        let service = views::service_name(&self.open()?.client.world(now));
        Ok(policy::trial(signed, wanted, &service, now.at))
    }

    /// The set signed last, and the one that a change makes of it.
    async fn wanted(&self, change: PolicyChange) -> Result<(PolicyFiles, PolicyFiles), Failure> {
        let signed = texts(&self.open()?.client)?;
        let base = match change.ready {
            Some((ready, visibility)) => self.shipped_policies(ready, visibility).await?,
            None => signed.clone(),
        };
        Ok((signed, policy::replaced(base, &change.files)))
    }
}

/// The set that was signed last, with its signature.
pub(crate) fn signed_last(client: &Client) -> Option<SignedPolicies> {
    let by = client.rules().newest()?.by;
    client.in_directory(|author, payload| match payload {
        Payload::Policies(signed) if author == by => Some(signed.as_ref().clone()),
        _ => None,
    })
}

/// Its texts.
fn texts(client: &Client) -> Result<PolicyFiles, Failure> {
    let signed = signed_last(client).ok_or(FailureKind::NotFound)?;
    Ok(signed.files)
}
