//! Weekly reports where managers receive the team's totals alone, and the minutes of the others: a referent's window, a worker's
//! two shares, the totals.

use std::collections::BTreeSet;

use tdu_policies::Counted as Tallied;
use tdu_protocol::{
    AccountId, LogKind, Role, Timestamp,
    cert::org_of_root,
    sign::Signed,
    tally::{Counted, NewReport, Opening, ReportCells, TallyInfo, judge, layout_digest, roster_digest},
};
use tdu_tally::{Numbers, Place, join_numbers, split_numbers};

use super::{
    Client, Env, Helping,
    tally::{drawn, week_of},
};
use crate::{
    app::{Failure, FailureKind, TallyTrouble},
    calendar::{Now, Week},
    payload::{Payload, ReportsPublished, TeamReport},
    rules::{self, InForce},
    views,
};

/// How far two devices may be apart about the hour of the count: the service's time is what each has set.
const APART: u64 = Timestamp::DAY;
/// Weeks whose files a new week is held against.
const HELD_AGAINST: i32 = 4;

impl Client {
    /// Whether managers receive the team's totals of this week alone.
    pub fn counts_reports(&self, now: Now, week: Week) -> bool {
        views::counts_alone(&self.world(now), week)
    }

    /// The windows that a referent has to open: of the week before while it is not counted, and of this one. The older comes first.
    pub fn new_report_windows(&self, now: Now, tallies: &[TallyInfo]) -> Vec<Signed<Opening>> {
        if self.role() != Role::Referent {
            return Vec::new();
        }
        let weeks = [now.week().plus(-1), now.week()];
        let missing = weeks.into_iter().filter(|week| views::window_for(*week, tallies).is_none());
        missing.filter_map(|week| self.report_window(now, week)).collect()
    }

    fn report_window(&self, now: Now, week: Week) -> Option<Signed<Opening>> {
        let rules = counted_by(self.rules.all(), week)?;
        let state = self.replica(self.home())?.state();
        let layout = views::layout(&rules.set);
        let at = state.head().next;
        let opening = Opening {
            org: org_of_root(self.root()),
            log: state.log(),
            first: views::window_of_week(week),
            weeks: 1,
            group: rules.set.reporting.minimum_workers,
            questions: 0,
            quarterly: 0,
            levels: 0,
            policies: rules.digest,
            at,
            roster: roster_digest(state, at),
            reports: Some(ReportCells {
                cells: u16::try_from(layout.len()).ok()?,
                layout: layout_digest(&layout),
                until: views::closing(&rules.set.reporting, now, week),
            }),
        };
        // Neither the server nor a worker would take it.
        if !opening.can_open(now.at) {
            return None;
        }
        let signed = Signed::make(&opening, self.account(), &self.keys.signing);
        judge(&signed, state).is_ok().then_some(signed)
    }

    /// The week that a window of reports is about.
    pub fn week_of(opening: &Opening) -> Week {
        week_of(opening.opens())
    }

    pub(super) fn judged_of_reports(
        &self,
        signed: &Signed<Opening>,
        claimed: &Opening,
    ) -> Result<Option<Opening>, TallyTrouble> {
        let directory = self.replica(self.home()).ok_or(TallyTrouble::Rules)?;
        let rules = self.rules_of(claimed).ok_or(TallyTrouble::Rules)?;
        if claimed.at > directory.state().head().next || self.is_by_former(claimed, rules) {
            return Ok(None);
        }
        let opening = judge(signed, directory.state()).map_err(|_| TallyTrouble::Rules)?;
        let Some(reports) = opening.reports else { return Err(TallyTrouble::Rules) };
        let week = Self::week_of(&opening);
        let rules = counted_by(self.rules.all(), week).ok_or(TallyTrouble::Rules)?;
        let layout = views::layout(&rules.set);
        let utc = Now { at: opening.opens(), offset_minutes: 0 };
        let hour = views::closing(&rules.set.reporting, utc, week);
        let same = opening.policies == rules.digest
            && opening.group == rules.set.reporting.minimum_workers
            && usize::from(reports.cells) == layout.len()
            && reports.layout == layout_digest(&layout)
            && reports.until.0.abs_diff(hour.0) <= APART;
        if same { Ok(Some(opening)) } else { Err(TallyTrouble::Rules) }
    }

    /// The two shares of what this worker gave.
    ///
    /// # Errors
    /// [`FailureKind::UntrustedKey`] without a referent to seal to, [`FailureKind::Unexpected`].
    pub fn report_share(
        &self,
        env: &mut Env<'_>,
        signed: &Signed<Opening>,
        opening: &Opening,
        given: &TeamReport,
    ) -> Result<NewReport, Failure> {
        let rules = self.rules_of(opening).ok_or(FailureKind::NotFound)?;
        let layout = views::layout(&rules.set);
        let (numbers, _) = views::numbers(&layout, given);
        let nonce = drawn(env);
        let place = Place { opening: signed.digest().0, account: self.account().0 };
        let shares = u16::try_from(layout.len())
            .ok()
            .and_then(Numbers::new)
            .and_then(|shape| split_numbers(shape, &place, &nonce, &numbers).ok())
            .ok_or_else(|| Failure::because(FailureKind::Unexpected, "the figures cannot be split"))?;
        self.signed_report(signed, opening, nonce, shares)
    }

    /// The totals of a week, with what must be hidden taken away. `halves` is `None` where fewer reports came than the group.
    ///
    /// # Errors
    /// [`TallyTrouble::Misfit`], and nothing of it may be published.
    pub fn report_totals(
        &self,
        now: Now,
        signed: &Signed<Opening>,
        opening: &Opening,
        halves: Option<(&Helping, &Counted)>,
    ) -> Result<ReportsPublished, TallyTrouble> {
        let week = Self::week_of(opening);
        let policies = &self.rules_of(opening).ok_or(TallyTrouble::Misfit)?.set;
        let totals = match halves {
            None => None,
            Some((ours, theirs)) => {
                let [Some(half)] = theirs.levels.as_slice() else { return Err(TallyTrouble::Misfit) };
                let reports = ours.sums.reports();
                let totals =
                    join_numbers(&ours.sums.numbers(), &half.0, reports).map_err(|_| TallyTrouble::Misfit)?;
                let world = self.world(now);
                let before =
                    views::published(&world).get(&week.plus(-1)).and_then(|week| week.totals.as_ref());
                let authors = ours.authors();
                let same = self.same_people(now, week, &authors);
                Some(views::to_publish(policies, &totals, reports, before, same))
            }
        };
        Ok(ReportsPublished { opening: signed.digest(), week, totals })
    }

    /// Whose reports are noted with the count of a window: numbers of files go on from week to week, and are held against the same
    /// people's. Minutes do not, so that nobody has to be noted.
    pub fn noted_authors(&self, opening: &Opening, ours: &Helping) -> Vec<AccountId> {
        let rules = self.rules_of(opening).filter(|_| opening.reports.is_some());
        match rules.map(|rules| rules.set.reporting.counted()) {
            Some(Tallied::Reports) => ours.authors().into_iter().collect(),
            _ => Vec::new(),
        }
    }

    /// Whether no former week that told how many files there were had nearly the same people: if fewer than the group came or
    /// went, the two numbers would tell how many files they have. Of weeks that another referent counted, and of those whose
    /// reports had names, this is not known.
    fn same_people(&self, now: Now, week: Week, authors: &BTreeSet<AccountId>) -> bool {
        let world = self.world(now);
        let published = views::published(&world);
        let minimum = world.in_week(week).policies.reporting.minimum_workers;
        let minimum = usize::try_from(minimum).unwrap_or(usize::MAX);
        (1..=HELD_AGAINST).map(|weeks| week.plus(-weeks)).all(|week| {
            if !views::counts_alone(&world, week) {
                return false;
            }
            let Some(former) = published.get(&week) else { return true };
            let tells = |figures| views::tells_files(world.in_week(week).policies, figures);
            if !former.totals.as_ref().is_some_and(|totals| tells(&totals.figures)) {
                return true;
            }
            self.authors_of(&former.opening).is_some_and(|then| {
                let differ = then.symmetric_difference(authors).count();
                differ == 0 || differ >= minimum
            })
        })
    }

    /// Whose reports this account counted for a window.
    fn authors_of(&self, opening: &tdu_protocol::Hash32) -> Option<BTreeSet<AccountId>> {
        let personal = self.logs_of(LogKind::Personal);
        personal.flat_map(|log| &log.content.items).find_map(|item| match item.payload() {
            Some(Payload::TallyBegun { opening: of, authors, .. }) if of == opening => {
                Some(authors.iter().copied().collect())
            }
            _ => None,
        })
    }
}

/// The policies of a week of which something is counted as the team's totals alone: all reports, or their minutes.
fn counted_by(sets: &[InForce], week: Week) -> Option<&InForce> {
    rules::of_week(sets, week).filter(|rules| rules.set.reporting.counted() != Tallied::Nothing)
}

impl Helping {
    /// Whose reports are valid.
    pub fn authors(&self) -> BTreeSet<AccountId> {
        self.request.valid.iter().map(|(account, _)| *account).collect()
    }
}
