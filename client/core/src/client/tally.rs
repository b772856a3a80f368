//! Totals of check-ins: a worker's report, and the referent's side of the count, which weekly reports share.

use std::collections::BTreeSet;

use sha2::{Digest, Sha256};
use tdu_policies::check_in::CheckIn;
use tdu_protocol::{
    AccountId, Bytes, Hash32, Role, Timestamp, cbor,
    cert::org_of_root,
    sign::Signed,
    tally::{
        Batch, BatchReport, CountRequest, Counted, FirstWeek, NewReport, Opening, Statement, judge,
        quarter_of, referents, roster_digest, start_of, window_of, workers,
    },
};
use tdu_tally::{Choices, Nonce, Numbers, Output, Place, Shape, Split, Sums, help, join, shown, split};

use super::{Client, Env};
use crate::{
    app::{Failure, FailureKind, TallyTrouble},
    calendar::{Day, Now, Week},
    payload::{Payload, TallyPublished, TallyQuestion},
    replica::Replica,
    rules::{self, InForce},
    seal::{open_to, seal_to},
    views,
};

/// The referent's side of a count, between the reports and the totals.
pub struct Helping {
    /// What the server is told.
    pub request: CountRequest,
    /// Digest of the reports as they came: no others may ever be counted for this window.
    pub reports: Hash32,
    pub(super) sums: Sums,
}

/// What a window counts; `None` for what cannot be counted.
fn shape(opening: &Opening) -> Option<Shape> {
    match &opening.reports {
        Some(reports) => Numbers::new(reports.cells).map(Shape::Numbers),
        None => Choices::new(opening.questions, opening.levels).map(Shape::Choices),
    }
}

pub(super) fn drawn(env: &mut Env<'_>) -> Nonce {
    let mut nonce: Nonce = [0; 16];
    env.rng.fill_bytes(&mut nonce);
    nonce
}

impl Client {
    /// The window of now, to be opened by a referent; `None` where none can be: too few workers, or policies that were signed
    /// after it began.
    pub fn new_window(&self, now: Timestamp) -> Option<Signed<Opening>> {
        let directory = self.replica(self.home()).filter(|_| self.role() == Role::Referent)?;
        // A window that began under a former set goes on under it.
        let (rules, first, weeks) = self.rules.all().iter().rev().find_map(|rules| {
            let weeks = u8::try_from(rules.set.check_in.window_weeks).ok()?;
            let first = window_of(now, weeks);
            let held = rules::of_week(self.rules.all(), week_of(start_of(first)))?;
            std::ptr::eq(held, rules).then_some((rules, first, weeks))
        })?;
        let (state, check_in) = (directory.state(), &rules.set.check_in);
        let at = state.head().next;
        let quarterly = quarterly(check_in, first, weeks);
        let opening = Opening {
            org: org_of_root(self.root()),
            log: state.log(),
            first,
            weeks,
            group: check_in.minimum_group,
            questions: u16::try_from(check_in.tallied().count()).ok()?.checked_add(quarterly)?,
            quarterly,
            levels: u8::try_from(check_in.scale.len()).ok()?,
            policies: rules.digest,
            at,
            roster: roster_digest(state, at),
            reports: None,
        };
        let signed = Signed::make(&opening, self.account(), &self.keys.signing);
        self.judged(&signed).is_ok_and(|opening| opening.is_some()).then_some(signed)
    }

    /// What opens a window, if it is a referent's and says what the policies say. `None` where that cannot be told yet, because
    /// the directory has not come so far, or not at all, because it began before the first policies were signed or under others: then
    /// nobody sends anything for it.
    ///
    /// # Errors
    /// [`TallyTrouble::Rules`].
    pub fn judged(&self, signed: &Signed<Opening>) -> Result<Option<Opening>, TallyTrouble> {
        let directory = self.replica(self.home()).ok_or(TallyTrouble::Rules)?;
        let claimed = signed.peek().map_err(|_| TallyTrouble::Rules)?;
        if claimed.reports.is_some() {
            return self.judged_of_reports(signed, &claimed);
        }
        let rules = self.rules_of(&claimed).ok_or(TallyTrouble::Rules)?;
        // The first window is a whole one: nobody answers under rules that come later.
        if claimed.at > directory.state().head().next || claimed.opens() < rules.at {
            return Ok(None);
        }
        if self.is_by_former(&claimed, rules) {
            return Ok(None);
        }
        let opening = judge(signed, directory.state()).map_err(|_| TallyTrouble::Rules)?;
        let same = opening.policies == rules.digest && is_as_signed(&opening, &rules.set.check_in);
        if same { Ok(Some(opening)) } else { Err(TallyTrouble::Rules) }
    }

    /// Whether this account is one of those who are counted.
    pub fn is_counted(&self, opening: &Opening) -> bool {
        let me = self.account();
        self.replica(self.home()).is_some_and(|directory| {
            workers(directory.state(), opening.at).any(|m| m.certificate.account == me)
        })
    }

    /// Whether this account holds the other half: a referent of the roster's place. Nothing is sealed to one who came later.
    pub fn is_helper(&self, opening: &Opening) -> bool {
        let me = self.account();
        self.replica(self.home()).is_some_and(|directory| {
            referents(directory.state(), opening.at).any(|m| m.certificate.account == me)
        })
    }

    /// This worker's report: the last answer in the window to each question, or none. It is sent by everybody, so that
    /// nobody learns who answered.
    ///
    /// # Errors
    /// [`FailureKind::UntrustedKey`] without a referent to seal to, [`FailureKind::Unexpected`].
    pub fn tally_report(
        &self,
        env: &mut Env<'_>,
        signed: &Signed<Opening>,
        opening: &Opening,
    ) -> Result<NewReport, Failure> {
        let choices = views::tally_choices(&self.world(env.now), opening);
        let nonce = drawn(env);
        let place = Place { opening: signed.digest().0, account: self.account().0 };
        let shares = Choices::new(opening.questions, opening.levels)
            .and_then(|shape| split(shape, &place, &nonce, &choices).ok())
            .ok_or_else(|| Failure::because(FailureKind::Unexpected, "the answers cannot be split"))?;
        self.signed_report(signed, opening, nonce, shares)
    }

    /// Signs a report and seals one half to the referents of the roster's place.
    pub(super) fn signed_report(
        &self,
        signed: &Signed<Opening>,
        opening: &Opening,
        nonce: Nonce,
        shares: Split,
    ) -> Result<NewReport, Failure> {
        let Split { public, leader, mut helper } = shares;
        let directory = self.replica(self.home()).ok_or(FailureKind::NotFound)?;
        let recipients: Vec<&str> = referents(directory.state(), opening.at)
            .map(|member| member.certificate.sealing.as_str())
            .collect();
        let helper = seal_to(&recipients, std::mem::take(&mut helper))
            .map_err(|error| Failure::because(FailureKind::UntrustedKey, error))?;
        let statement = Statement {
            opening: signed.digest(),
            nonce: Bytes(nonce.to_vec()),
            public: Bytes(public),
            leader: Hash32(Sha256::digest(&*leader).into()),
            helper: Bytes(helper),
        };
        let statement = Signed::make(&statement, self.account(), &self.keys.signing);
        Ok(NewReport { statement, leader: Bytes(leader.to_vec()) })
    }

    /// The referent's side of a count: which reports are valid, and half of their sum. A report counts if a worker of the
    /// roster signed it for this window, once; what the server makes up does not.
    ///
    /// # Errors
    /// [`TallyTrouble::Changed`] for other reports than those with which this account has begun.
    pub fn help_count(
        &self,
        signed: &Signed<Opening>,
        opening: &Opening,
        batch: &Batch,
    ) -> Result<Helping, TallyTrouble> {
        let digest = signed.digest();
        let reports = Hash32(Sha256::digest(cbor::to_vec(batch)).into());
        if self.begun(&digest).is_some_and(|begun| begun != reports) {
            return Err(TallyTrouble::Changed);
        }
        let directory = self.replica(self.home()).ok_or(TallyTrouble::Rules)?;
        let shape = shape(opening).ok_or(TallyTrouble::Rules)?;
        let mut sums = Sums::new(shape);
        let mut valid: Vec<(AccountId, Bytes)> = Vec::new();
        let mut seen = BTreeSet::new();
        for report in &batch.reports {
            if !seen.insert(report.account) {
                continue;
            }
            if let Some((output, answer)) = self.half(directory, shape, &digest, opening, &batch.key, report)
            {
                sums.add(&output);
                valid.push((report.account, Bytes(answer)));
            }
        }
        let answered = Bytes(sums.answered());
        Ok(Helping { request: CountRequest { valid, answered }, reports, sums })
    }

    fn half(
        &self,
        directory: &Replica,
        shape: Shape,
        digest: &Hash32,
        opening: &Opening,
        key: &Bytes,
        report: &BatchReport,
    ) -> Option<(Output, Vec<u8>)> {
        let author = workers(directory.state(), opening.at)
            .find(|member| member.certificate.account == report.account)?;
        let statement = report.statement.verify(&author.certificate.signing).ok()?;
        if statement.opening != *digest || report.statement.signer() != Some(report.account) {
            return None;
        }
        let key = key.0.as_slice().try_into().ok()?;
        let nonce: Nonce = statement.nonce.0.as_slice().try_into().ok()?;
        let share = open_to(&self.keys.sealing, &statement.helper.0).ok()?;
        let place = Place { opening: digest.0, account: report.account.0 };
        help(shape, &place, key, &nonce, &statement.public.0, &share, &report.message.0).ok()
    }

    /// Digest of the reports with which this account began to count a window, if it has.
    pub fn begun(&self, opening: &Hash32) -> Option<Hash32> {
        let personal = self.logs_of(tdu_protocol::LogKind::Personal);
        personal.flat_map(|log| &log.content.items).find_map(|item| match item.payload() {
            Some(Payload::TallyBegun { opening: of, reports, .. }) if of == opening => Some(*reports),
            _ => None,
        })
    }

    /// Whether nothing of this window's check-ins may come out, so that there is nothing to count: it is beside one that shows
    /// figures of nearly the same people, and ends no quarter.
    pub fn has_nothing_to_count(&self, now: Now, opening: &Opening) -> bool {
        opening.reports.is_none() && opening.quarterly == 0 && views::is_near(&self.world(now), opening)
    }

    /// The totals that everybody may see. `halves` are ours and the server's; `None` where nothing was counted, because fewer
    /// reports came than the group, or because nothing may come out.
    ///
    /// # Errors
    /// [`TallyTrouble::Misfit`], and nothing of it may be published.
    pub fn totals(
        &self,
        now: Now,
        signed: &Signed<Opening>,
        opening: &Opening,
        halves: Option<(&Helping, &Counted)>,
    ) -> Result<TallyPublished, TallyTrouble> {
        let rules = self.rules_of(opening).ok_or(TallyTrouble::Misfit)?;
        let check_in = &rules.set.check_in;
        let asked = check_in.quarterly.items.iter().take(usize::from(opening.quarterly));
        let items: Vec<String> = check_in.tallied().chain(asked).map(|item| item.id.to_string()).collect();
        let nothing = |item: &String| TallyQuestion::without_figures(item);
        let weekly = items.len().saturating_sub(usize::from(opening.quarterly));
        let near = views::is_near(&self.world(now), opening);
        let questions = match halves {
            None => items.iter().map(nothing).collect(),
            Some((ours, theirs)) => {
                let people = join(&ours.request.answered.0, &theirs.answered.0, ours.sums.reports())
                    .map_err(|_| TallyTrouble::Misfit)?;
                if theirs.levels.len() != items.len() || people.len() != items.len() {
                    return Err(TallyTrouble::Misfit);
                }
                let one = |(question, item): (usize, &String)| {
                    // Below the group, or beside a window of nearly the same people, ours are not put together with the server's,
                    // whatever it gave.
                    if people[question] < u64::from(opening.group) || near && question < weekly {
                        return Ok(nothing(item));
                    }
                    let levels = theirs.levels[question].as_ref().ok_or(TallyTrouble::Misfit)?;
                    let levels = join(&ours.sums.levels(question), &levels.0, people[question])
                        .map_err(|_| TallyTrouble::Misfit)?;
                    if levels.iter().sum::<u64>() != people[question] {
                        return Err(TallyTrouble::Misfit);
                    }
                    let figures = shown(&levels, u64::from(opening.group)).ok_or(TallyTrouble::Misfit)?;
                    Ok(TallyQuestion {
                        item: item.clone(),
                        people: Some(figures.people.from),
                        levels: figures.levels.iter().map(|band| band.map(|band| band.from)).collect(),
                    })
                };
                items.iter().enumerate().map(one).collect::<Result<_, _>>()?
            }
        };
        let Opening { first, weeks, group, quarterly, at, .. } = *opening;
        Ok(TallyPublished { opening: signed.digest(), first, weeks, group, questions, quarterly, at })
    }

    /// The policies by which a window is counted: those of its first week.
    pub(super) fn rules_of(&self, opening: &Opening) -> Option<&InForce> {
        rules::of_week(self.rules.all(), week_of(opening.opens()))
    }

    /// Opened by a referent who did not know yet that others were in force.
    pub(super) fn is_by_former(&self, opening: &Opening, rules: &InForce) -> bool {
        let known = |digest| self.rules.all().iter().any(|known| known.digest == digest);
        rules.digest != opening.policies && known(opening.policies)
    }
}

/// Whether a window counts what the policies say, with their group and length. What was opened without quarterly questions, before
/// they were counted or by a client that does not know them yet, is good as it is.
fn is_as_signed(opening: &Opening, check_in: &CheckIn) -> bool {
    opening.group == check_in.minimum_group
        && u32::from(opening.weeks) == check_in.window_weeks
        && [0, quarterly(check_in, opening.first, opening.weeks)].contains(&opening.quarterly)
        && usize::from(opening.questions) == check_in.tallied().count() + usize::from(opening.quarterly)
        && usize::from(opening.levels) == check_in.scale.len()
}

/// How many quarterly questions a window counts by the policies: all where it ends a quarter, otherwise none. None either where they would be
/// too many beside the weekly ones, whose totals then come out as ever.
fn quarterly(check_in: &CheckIn, first: FirstWeek, weeks: u8) -> u16 {
    let counts = views::counts_quarterly(check_in) && quarter_of(first, weeks).is_some();
    let all = check_in.quarterly.items.len();
    if counts { u16::try_from(all).unwrap_or_default() } else { 0 }
}

/// The week of an instant, the same for everybody.
pub(super) fn week_of(at: Timestamp) -> Week {
    Day::of(at, 0).week()
}

#[cfg(test)]
mod tests {
    use tdu_policies::PolicySet;
    use tdu_protocol::{LogId, OrgId};

    use super::*;

    /// The third window of a quarter by the policies that ship, with all that it may count.
    fn third() -> Opening {
        Opening {
            org: OrgId([0; 16]),
            log: LogId([0; 16]),
            first: 2_972,
            weeks: 4,
            group: 10,
            questions: 21,
            quarterly: 12,
            levels: 4,
            policies: Hash32([0; 32]),
            at: 1,
            roster: Hash32([0; 32]),
            reports: None,
        }
    }

    #[test]
    fn a_third_window_counts_all_quarterly_questions_or_none_and_the_others_none() {
        let check_in = PolicySet::embedded().check_in;
        assert!(is_as_signed(&third(), &check_in));
        let weekly = Opening { questions: 9, quarterly: 0, ..third() };
        assert!(is_as_signed(&weekly, &check_in), "as it was opened before they were counted");
        for (what, wrong) in [
            ("some of them", Opening { questions: 20, quarterly: 11, ..third() }),
            ("one more", Opening { questions: 22, quarterly: 13, ..third() }),
            ("not said to be quarterly", Opening { quarterly: 0, ..third() }),
            ("in place of weekly ones", Opening { questions: 12, ..third() }),
            ("a first window", Opening { first: 2_964, ..third() }),
            ("a second window", Opening { first: 2_968, ..third() }),
            ("a smaller group", Opening { group: 9, ..third() }),
        ] {
            assert!(!is_as_signed(&wrong, &check_in), "{what}");
        }
        let first = Opening { first: 2_964, ..weekly };
        assert!(is_as_signed(&first, &check_in));
    }

    #[test]
    fn quarterly_questions_that_do_not_fit_beside_the_weekly_ones_are_left_out() {
        let mut check_in = PolicySet::embedded().check_in;
        let one = check_in.weekly.rotating[0].clone();
        check_in.weekly.rotating.extend(std::iter::repeat_n(one, 11));
        assert_eq!(quarterly(&check_in, 2_972, 4), 12, "thirty-two");
        check_in.weekly.rotating.push(check_in.weekly.rotating[0].clone());
        assert_eq!(quarterly(&check_in, 2_972, 4), 0);
    }
}
