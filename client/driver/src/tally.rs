//! Totals of check-ins, of weekly reports where managers receive those alone, and of the minutes of the others, unasked: a worker's
//! share leaves when it can be counted, a referent opens windows and counts.

use tdu_core::{
    app::{Failure, FailureKind, TallyTrouble},
    client::{Client, Helping},
    payload::Payload,
    views,
};
use tdu_protocol::{
    LogId, Role,
    problem::ProblemKind,
    sign::Signed,
    tally::{Batch, Counted, NewReport, NewTally, Opening, Tallies, TallyInfo},
};

use crate::{
    app::App,
    http::Refused,
    ports::{Platform, Store, Transport},
};

impl<T: Transport, S: Store, P: Platform> App<T, S, P> {
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

    /// Opens the windows of now that are not open; says whether it did.
    async fn open_window(&self, log: LogId, tallies: &[TallyInfo]) -> Result<bool, Failure> {
        let now = self.platform.now();
        let mut opened = false;
        let of_reports = self.open()?.client.new_report_windows(now, tallies);
        for opening in of_reports {
            opened |= self.open_one(log, opening).await?;
        }
        let mut openings = tallies.iter().rev().filter_map(|info| info.opening.peek().ok());
        let newest = openings.find(|opening| opening.reports.is_none());
        if newest.is_some_and(|opening| now.at < opening.closes()) {
            return Ok(opened);
        }
        let Some(opening) = self.open()?.client.new_window(now.at) else { return Ok(opened) };
        Ok(self.open_one(log, opening).await? || opened)
    }

    async fn open_one(&self, log: LogId, opening: Signed<Opening>) -> Result<bool, Failure> {
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
        if opening.reports.is_some() {
            return self.share_for(log, info, opening).await;
        }
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
        self.put_report(log, opening, &report).await
    }

    async fn put_report(&self, log: LogId, opening: &Opening, report: &NewReport) -> Result<bool, Failure> {
        let path = format!("/logs/{log}/tallies/{}/report", opening.number());
        match self.put_for_nothing(&path, report).await {
            Ok(()) => Ok(true),
            // Another device was faster, or the server's clock says otherwise.
            Err(Refused::Problem(ProblemKind::AlreadyExists | ProblemKind::NotNow, _)) => Ok(false),
            Err(refused) => Err(refused.into()),
        }
    }

    /// Sends the shares of what this worker gave for a week, and notes that they have left; says whether it did.
    async fn share_for(&self, log: LogId, info: &TallyInfo, opening: &Opening) -> Result<bool, Failure> {
        let now = self.platform.now();
        let week = Client::week_of(opening);
        let (given, noted) = {
            let open = self.open()?;
            let world = open.client.world(now);
            let given = views::given(&world, week).map(|(_, report)| report.clone());
            (given.filter(|_| open.client.is_counted(opening)), views::has_left(&world, week))
        };
        let Some(given) = given.filter(|_| !noted) else { return Ok(false) };
        if !info.mine {
            if now.at < opening.reports_from() || now.at >= opening.ends() {
                return Ok(false);
            }
            // What another device of this person gave must be here.
            if !self.open()?.synced {
                return Err(FailureKind::Offline.into());
            }
            let report =
                self.step(|client, env| client.report_share(env, &info.opening, opening, &given))??;
            if !self.put_report(log, opening, &report).await? {
                return Ok(false);
            }
        }
        self.write_personal(Payload::TeamReportLeft { week }).await?;
        Ok(true)
    }

    /// Counts a window whose reports are there, publishes the totals, and has the server forget its half; says whether it did.
    async fn count(
        &self,
        log: LogId,
        info: &TallyInfo,
        opening: &Opening,
    ) -> Result<Result<bool, TallyTrouble>, Failure> {
        let now = self.platform.now();
        if now.at < opening.counted_from() || !self.open()?.client.is_helper(opening) {
            return Ok(Ok(false));
        }
        let path = format!("/logs/{log}/tallies/{}", opening.number());
        let digest = info.opening.digest();
        let published = || Ok::<_, Failure>(views::is_published(&self.open()?.client.world(now), &digest));
        if published()?.is_none() {
            let total = match self.halves(&path, info, opening).await? {
                Ok(Some(total)) => total,
                Ok(None) => return Ok(Ok(false)),
                Err(trouble) => return Ok(Err(trouble)),
            };
            self.write(log, total).await?;
        }
        self.push().await?;
        // The server forgets its half once it has the totals, and not while they wait here.
        if published()? != Some(true) {
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
    ) -> Result<Result<Option<Payload>, TallyTrouble>, Failure> {
        // The less a device learns, the better: of what may not come out it asks nothing.
        if self.open()?.client.has_nothing_to_count(self.platform.now(), opening) {
            return self.together(info, opening, None);
        }
        let batch: Batch = match self.get(&format!("{path}/batch")).await {
            Ok(batch) => batch,
            Err(Refused::Problem(ProblemKind::NotNow, _)) => return Ok(Ok(None)),
            Err(Refused::Problem(ProblemKind::GroupTooSmall, _)) => {
                return self.together(info, opening, None);
            }
            Err(refused) => return Err(refused.into()),
        };
        let helping = match self.open()?.client.help_count(&info.opening, opening, &batch) {
            Ok(helping) => helping,
            Err(trouble) => return Ok(Err(trouble)),
        };
        if (helping.request.valid.len() as u64) < u64::from(opening.group) {
            return self.together(info, opening, None);
        }
        // Kept before anything of our half leaves: whatever happens, these reports are counted, or none.
        if self.open()?.client.begun(&info.opening.digest()).is_none() {
            let authors = self.open()?.client.noted_authors(opening, &helping);
            let opening = info.opening.digest();
            let begun = Payload::TallyBegun { opening, reports: helping.reports, authors };
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
        self.together(info, opening, Some((&helping, &counted)))
    }

    /// What is published.
    fn together(
        &self,
        info: &TallyInfo,
        opening: &Opening,
        halves: Option<(&Helping, &Counted)>,
    ) -> Result<Result<Option<Payload>, TallyTrouble>, Failure> {
        let client = &self.open()?.client;
        let total = match opening.reports {
            Some(_) => client
                .report_totals(self.platform.now(), &info.opening, opening, halves)
                .map(Payload::ReportsPublished),
            None => client
                .totals(self.platform.now(), &info.opening, opening, halves)
                .map(Payload::TallyPublished),
        };
        Ok(total.map(Some))
    }
}
