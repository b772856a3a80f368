//! Totals of check-ins, unasked: a worker's report leaves when its window has closed, a referent opens windows and counts.

use tdu_core::{
    app::{Failure, FailureKind, TallyTrouble},
    payload::{Payload, TallyPublished},
    views,
};
use tdu_protocol::{
    LogId, Role,
    problem::ProblemKind,
    tally::{Batch, Counted, NewTally, Opening, Tallies, TallyInfo},
};

use crate::{
    app::App,
    http::Refused,
    ports::{Platform, Store, Transport},
};

impl<T: Transport, S: Store, P: Platform> App<T, S, P> {
    /// The same as [`App::attend_tally`], where nobody waits for it: what fails is tried again later.
    pub(crate) async fn tally_if_due(&self) {
        let _ = self.attend_tally().await;
    }

    /// Looks at the windows, and does what this account has to do for each.
    pub(crate) async fn attend_tally(&self) -> Result<(), Failure> {
        let _one_at_a_time = self.tallying.lock().await;
        let (role, log) = {
            let open = self.open()?;
            (open.client.role(), open.client.home())
        };
        if !matches!(role, Role::Worker | Role::Manager | Role::Referent) {
            return Ok(());
        }
        let mut tallies = self.windows(log).await?;
        if role == Role::Referent && self.open_window(log, &tallies).await? {
            tallies = self.windows(log).await?;
        }
        let mut trouble = None;
        let mut done = false;
        for info in tallies.iter().filter(|info| !info.over) {
            let opening = match self.open()?.client.judged(&info.opening) {
                Ok(Some(opening)) => opening,
                Ok(None) => continue,
                Err(wrong) => {
                    trouble = Some(wrong);
                    continue;
                }
            };
            match role {
                Role::Worker => done |= self.report_for(log, info, &opening).await?,
                Role::Referent => match self.count(log, info, &opening).await? {
                    Ok(did) => done |= did,
                    Err(wrong) => trouble = Some(wrong),
                },
                _ => {}
            }
        }
        if done {
            self.windows(log).await?;
        }
        let changed = std::mem::replace(&mut self.open()?.tally_trouble, trouble) != trouble;
        if changed {
            self.open()?.client.tally_changed();
            self.tell();
        }
        Ok(())
    }

    /// The windows, as the server tells and as they are shown from now on.
    async fn windows(&self, log: LogId) -> Result<Vec<TallyInfo>, Failure> {
        let Tallies { tallies } = self.get(&format!("/logs/{log}/tallies")).await?;
        let before = std::mem::replace(&mut self.open()?.tallies, tallies.clone());
        if before != tallies {
            self.open()?.client.tally_changed();
            self.tell();
        }
        Ok(tallies)
    }

    /// Opens the window of now, unless one runs; says whether it did.
    async fn open_window(&self, log: LogId, tallies: &[TallyInfo]) -> Result<bool, Failure> {
        let now = self.platform.now().at;
        let newest = tallies.last().and_then(|info| info.opening.peek().ok());
        if newest.is_some_and(|opening| now < opening.closes()) {
            return Ok(false);
        }
        let Some(opening) = self.open()?.client.new_window(now) else { return Ok(false) };
        let opened = self.post_for_nothing(&format!("/logs/{log}/tallies"), &NewTally { opening }).await;
        match opened {
            Ok(()) => Ok(true),
            // Another referent was faster, the roster has just changed, or the server's clock says otherwise: what there is
            // shows next time.
            Err(Refused::Problem(
                ProblemKind::AlreadyExists | ProblemKind::EntryRefused | ProblemKind::NotNow,
                _,
            )) => Ok(false),
            Err(refused) => Err(refused.into()),
        }
    }

    /// Sends this worker's report for a window that has closed, whether anything was answered or not; says whether it did.
    async fn report_for(&self, log: LogId, info: &TallyInfo, opening: &Opening) -> Result<bool, Failure> {
        let now = self.platform.now().at;
        let due = !info.mine && opening.closes() <= now && now < opening.ends();
        if !due || !self.open()?.client.is_counted(opening) {
            return Ok(false);
        }
        // What another device of this person wrote must be here.
        if !self.open()?.synced {
            return Err(FailureKind::Offline.into());
        }
        let report = self.step(|client, env| client.tally_report(env, &info.opening, opening))??;
        let path = format!("/logs/{log}/tallies/{}/report", opening.first);
        match self.put_for_nothing(&path, &report).await {
            Ok(()) => Ok(true),
            // Another device was faster, or the server's clock says otherwise.
            Err(Refused::Problem(ProblemKind::AlreadyExists | ProblemKind::NotNow, _)) => Ok(false),
            Err(refused) => Err(refused.into()),
        }
    }

    /// Counts a window whose reports are there, publishes the totals, and has the server forget its half; says whether it did.
    async fn count(
        &self,
        log: LogId,
        info: &TallyInfo,
        opening: &Opening,
    ) -> Result<Result<bool, TallyTrouble>, Failure> {
        let now = self.platform.now();
        if now.at < opening.closes() || !self.open()?.client.is_helper(opening) {
            return Ok(Ok(false));
        }
        let path = format!("/logs/{log}/tallies/{}", opening.first);
        let digest = info.opening.digest();
        if views::is_published(&self.open()?.client.world(now), &digest).is_none() {
            let total = match self.halves(&path, info, opening).await? {
                Ok(Some(total)) => total,
                Ok(None) => return Ok(Ok(false)),
                Err(trouble) => return Ok(Err(trouble)),
            };
            self.write(log, Payload::TallyPublished(total)).await?;
        }
        self.push().await?;
        // The server forgets its half once it has the totals, and not while they wait here.
        if views::is_published(&self.open()?.client.world(now), &digest) != Some(true) {
            return Err(FailureKind::Offline.into());
        }
        self.delete(&path).await?;
        Ok(Ok(true))
    }

    /// The totals of a window; `None` if its reports are not all there yet.
    async fn halves(
        &self,
        path: &str,
        info: &TallyInfo,
        opening: &Opening,
    ) -> Result<Result<Option<TallyPublished>, TallyTrouble>, Failure> {
        let batch: Batch = match self.get(&format!("{path}/batch")).await {
            Ok(batch) => batch,
            Err(Refused::Problem(ProblemKind::NotNow, _)) => return Ok(Ok(None)),
            Err(Refused::Problem(ProblemKind::GroupTooSmall, _)) => {
                return Ok(self.open()?.client.totals(&info.opening, opening, None).map(Some));
            }
            Err(refused) => return Err(refused.into()),
        };
        let helping = match self.open()?.client.help_count(&info.opening, opening, &batch) {
            Ok(helping) => helping,
            Err(trouble) => return Ok(Err(trouble)),
        };
        if (helping.request.valid.len() as u64) < u64::from(opening.group) {
            return Ok(self.open()?.client.totals(&info.opening, opening, None).map(Some));
        }
        // Kept before anything of our half leaves: whatever happens, these reports are counted, or none.
        if self.open()?.client.begun(&info.opening.digest()).is_none() {
            let begun = Payload::TallyBegun { opening: info.opening.digest(), reports: helping.reports };
            self.write_personal(begun).await?;
            self.push().await?;
        }
        let counted: Counted = match self.post(&format!("{path}/count"), &helping.request).await {
            Ok(counted) => counted,
            Err(Refused::Problem(ProblemKind::EntryRefused | ProblemKind::AlreadyExists, _)) => {
                return Ok(Err(TallyTrouble::Misfit));
            }
            Err(refused) => return Err(refused.into()),
        };
        Ok(self.open()?.client.totals(&info.opening, opening, Some((&helping, &counted))).map(Some))
    }
}
