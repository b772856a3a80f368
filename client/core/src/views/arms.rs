//! Figures of an experiment's two groups. The rule, and why nothing that is hidden can be computed, are in
//! `docs/REPORTING.md`, under "Groups of an experiment".
//!
//! Both groups and the rest of the team add up to the team's number, which is shown beside them. So each of the three parts
//! must stand for itself: what is shown of two of them and of the team tells the third.

use std::collections::{BTreeMap, BTreeSet};

use tdu_policies::reporting::{Every, Measure};
use tdu_protocol::AccountId;

use super::{
    hidden::{Count, Shown, Totals, are_enough, is_sensitive},
    team::Weeks,
    totals::{Adding, Counted, Reports},
    tree::Cell,
};
use crate::{
    calendar::Week,
    content::World,
    order::map_of,
    payload::{Arm, Figures},
};

/// What comes out of a week: for each cell, the number of those who try and of those who go on as before.
pub type ArmWeek = BTreeMap<Cell, [u32; 2]>;

/// Whether an indicator can be shown by group.
///
/// Flows of one week alone: a number of files is carried from week to week, and would tell, when somebody leaves a group, how
/// many were theirs; first meetings are parts of another week's number; charters that wait are carried as well.
pub const fn comes_out_by_arm(measure: Measure) -> bool {
    is_table(measure) || is_loose(measure)
}

/// Each number of the table hangs together with the others: all come out, or none.
const fn is_table(measure: Measure) -> bool {
    matches!(
        measure,
        Measure::InPersonAndRemote
            | Measure::ContactsByChannel
            | Measure::UnmetNeeds
            | Measure::Outcomes
            | Measure::NewFiles
            | Measure::ClosedFiles
            | Measure::HandOvers
    )
}

/// A contact counts in as many cells as it likes: each number comes out by itself.
const fn is_loose(measure: Measure) -> bool {
    matches!(measure, Measure::Themes | Measure::Actions | Measure::UnmetThemes | Measure::NewThemes)
}

/// What comes out of a week for these groups; `None` if nothing does: too early, or a part with too few reports. Reports
/// that came late are in no group: added one by one, each would be a difference.
pub(super) fn week(
    world: &World<'_>,
    reports: &Reports<'_>,
    week: Week,
    groups: &BTreeMap<AccountId, Arm>,
    chosen: &[String],
) -> Option<ArmWeek> {
    let world = &world.in_week(week);
    let reporting = &world.policies.reporting;
    let counted = reports.in_time(week)?;
    let ranks: BTreeMap<usize, Arm> =
        map_of(groups.iter().filter_map(|(worker, arm)| Some((reports.rank(*worker)?, *arm))));
    let of = |arm: Option<Arm>| -> Counted<'_> {
        let own = counted.iter().filter(|(worker, _)| ranks.get(worker).copied() == arm);
        own.map(|(worker, report)| (*worker, *report)).collect()
    };
    let [trying, as_before] = Arm::ALL.map(|arm| of(Some(arm)));
    let rest = of(None);
    let enough = |part: &Counted<'_>| are_enough(part.len(), reporting);
    if !enough(&trying) || !enough(&as_before) || !(rest.is_empty() || enough(&rest)) {
        return None;
    }
    let team = Weeks::of(world, reports).shown(week, &counted);
    let parts = Parts::of(world, [trying, as_before, rest], team);
    let indicators = reporting.indicators.iter().filter(|one| {
        one.every == Every::Week
            && comes_out_by_arm(one.measure)
            && chosen.iter().any(|id| id == one.id.as_str())
    });
    let mut out = ArmWeek::new();
    let full = [Measure::ContactsByChannel, Measure::Outcomes];
    let contacts_known = reporting
        .indicators
        .iter()
        .any(|one| full.contains(&one.measure) && chosen.iter().any(|id| id == one.id.as_str()));
    for indicator in indicators {
        let id = indicator.id.as_str();
        let cells = if is_loose(indicator.measure) {
            parts.loose(id)
        } else {
            // With the number of contacts, what such a table leaves out is known as well.
            let leaves_out = contacts_known
                && matches!(
                    indicator.measure,
                    Measure::InPersonAndRemote | Measure::UnmetNeeds | Measure::Outcomes
                );
            parts.table(id, leaves_out)
        };
        out.extend(cells.into_iter().map(|cell| {
            let sums = [0, 1].map(|part| parts.count(part, id, &cell).sum);
            ((id.to_owned(), cell), sums)
        }));
    }
    Some(out)
}

/// Both groups and the rest, and what is shown of all of them together.
struct Parts<'a> {
    world: &'a World<'a>,
    reports: [Counted<'a>; 3],
    totals: [Totals; 3],
    team: Shown,
}

impl<'a> Parts<'a> {
    fn of(world: &'a World<'a>, reports: [Counted<'a>; 3], team: Shown) -> Self {
        let adding = Adding::of(world.policies);
        let totals = [0, 1, 2].map(|part: usize| {
            let mut totals = Totals::new();
            adding.add(Every::Week, &reports[part], &mut totals);
            totals
        });
        Self { world, reports, totals, team }
    }

    fn count(&self, part: usize, indicator: &str, cell: &str) -> Count {
        self.totals[part].get(indicator).and_then(|row| row.get(cell)).cloned().unwrap_or_default()
    }

    /// Whether a number may be shown of each part, and is of the team.
    fn stands(&self, indicator: &str, cell: &str) -> bool {
        let reporting = &self.world.policies.reporting;
        let is_shown = self.team.get(indicator).and_then(|row| row.get(cell)).is_some_and(Option::is_some);
        is_shown && (0..3).all(|part| !is_sensitive(&self.count(part, indicator, cell), reporting))
    }

    fn cells(&self, indicator: &str) -> BTreeSet<String> {
        self.team.get(indicator).into_iter().flat_map(BTreeMap::keys).cloned().collect()
    }

    /// All numbers of a table, or none.
    fn table(&self, indicator: &str, leaves_out: bool) -> BTreeSet<String> {
        let cells = self.cells(indicator);
        let stands = cells.iter().all(|cell| self.stands(indicator, cell));
        if stands && !(leaves_out && self.leaves_out_sensitive(indicator)) { cells } else { BTreeSet::new() }
    }

    /// Each number that stands for itself. One is never hidden alone: how many contacts there were bounds their sum.
    fn loose(&self, indicator: &str) -> BTreeSet<String> {
        let (mut out, hidden): (BTreeSet<_>, BTreeSet<_>) =
            self.cells(indicator).into_iter().partition(|cell| self.stands(indicator, cell));
        if hidden.len() == 1 {
            let sum = |cell: &String| (0..3).map(|part| self.count(part, indicator, cell).sum).sum::<u32>();
            let smallest = out.iter().filter(|cell| sum(cell) > 0).min_by_key(|cell| sum(cell)).cloned();
            out.retain(|cell| Some(cell) != smallest.as_ref());
        }
        out
    }

    /// Whether the contacts that a table does not count are too few in a part.
    fn leaves_out_sensitive(&self, indicator: &str) -> bool {
        let reporting = &self.world.policies.reporting;
        let contacts = reporting
            .indicator(Measure::ContactsByChannel)
            .or_else(|| reporting.indicator(Measure::Outcomes))
            .map_or("", |one| one.id.as_str());
        let sum = |figures: &Figures, id: &str| {
            figures
                .0
                .get(id)
                .into_iter()
                .flat_map(BTreeMap::values)
                .fold(0_u32, |sum, n| sum.saturating_add(*n))
        };
        self.reports.iter().any(|part| {
            let mut left = Count::default();
            for (worker, report) in part {
                let all = sum(&report.figures, contacts);
                left.add(*worker, all.saturating_sub(sum(&report.figures, indicator)));
            }
            is_sensitive(&left, reporting)
        })
    }
}
