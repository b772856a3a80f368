//! Who comes into a file, and who goes: from a log, from the service.

use tdu_core::{
    app::{Ended, Failure, FailureKind, Reply},
    client::{Client, Env, NewMember, RecordKey},
    views,
};
use tdu_protocol::{AccountId, LogId, Rights, Role, problem::Problem};

use crate::{
    app::App,
    ports::{Platform, Store, Transport},
};

/// How often putting somebody out is made again because a colleague was quicker with somebody else.
const TRIES: u8 = 4;

impl<T: Transport, S: Store, P: Platform> App<T, S, P> {
    /// Puts somebody out of the service: their account is closed with it, and the logs that this account manages follow.
    pub(crate) async fn put_out_of_service(&self, account: AccountId) -> Result<Reply, Failure> {
        let directory = self.open()?.client.home();
        self.put_out(directory, account, |client, env| client.put_out_of_service(env, account)).await
    }

    /// Puts somebody out of a log, and says so only once the server took it.
    pub(crate) async fn put_out(
        &self,
        log: LogId,
        account: AccountId,
        queue: impl Fn(&mut Client, &mut Env<'_>) -> Result<(), Failure>,
    ) -> Result<Reply, Failure> {
        for _ in 0..TRIES {
            let tried = self.step(|client, env| queue(client, env))?;
            let pushed = self.push().await;
            let replica_says =
                self.open()?.client.replica(log).map(|r| r.state().past_member(account).is_some());
            if replica_says == Some(true) {
                return Ok(Reply::Done);
            }
            tried?;
            pushed?;
        }
        Err(Failure::because(FailureKind::ServerFailed, "the log goes on changing"))
    }

    /// The server says that this account was put out of the service: closes what is open, and keeps what the device keeps.
    ///
    /// The claim is not signed, so nothing is erased by it: a server that lies shuts somebody out and takes nothing away.
    pub(crate) fn access_ended(&self, problem: &[u8]) {
        let since = serde_json::from_slice(problem).ok().and_then(|problem: Problem| problem.since);
        let unsent = self.open().map_or(0, |open| open.client.unsent());
        self.lock();
        self.inner.borrow_mut().ended =
            Some(Ended { since, unsent: u32::try_from(unsent).unwrap_or(u32::MAX) });
        self.tell();
    }

    /// Counts what never left, where nothing was open to tell.
    pub(crate) async fn count_unsent(&self) -> Result<(), Failure> {
        if self.inner.borrow().ended.is_none() {
            return Ok(());
        }
        let Some(account) = self.load_known().await?.map(|known| known.account) else { return Ok(()) };
        let kept = self.store.scan(&RecordKey::unsent(account)).await;
        let kept = kept.map_err(|e| Failure::because(FailureKind::CannotKeep, e.0))?.len();
        if let Some(ended) = &mut self.inner.borrow_mut().ended {
            ended.unsent = ended.unsent.max(u32::try_from(kept).unwrap_or(u32::MAX));
        }
        Ok(())
    }

    /// Lets a colleague into a file and its conversation, with all that the one who shares may do there: either may go
    /// away, and the other goes on.
    pub(crate) async fn share_case(&self, case: LogId, with: AccountId) -> Result<Reply, Failure> {
        let now = self.platform.now();
        self.step(|client, _| {
            let view = views::case(&client.world(now), case).ok_or(FailureKind::NotFound)?;
            let chain = client.chain_of(with)?;
            let worker = chain.verify(client.root()).is_ok_and(|c| c.role == Role::Worker);
            if !worker || with == client.account() {
                return Err(Failure::from(FailureKind::NotAllowed));
            }
            let logs: Vec<_> = [Some(case), view.conversation].into_iter().flatten().collect();
            for log in &logs {
                let state = client.replica(*log).ok_or(FailureKind::NotFound)?.state();
                let mine = state.member(client.account()).is_some_and(|me| me.rights == Rights::Manage);
                // Whoever was put out of a log does not come back into it.
                if !mine || state.past_member(with).is_some() {
                    return Err(FailureKind::NotAllowed.into());
                }
            }
            for log in logs {
                let inside = client.replica(log).is_some_and(|r| r.state().member(with).is_some());
                if !inside {
                    client.grant(log, &NewMember { chain: chain.clone(), rights: Rights::Manage })?;
                }
            }
            Ok(())
        })??;
        self.push().await?;
        Ok(Reply::Done)
    }
}
