//! The quarter's observation of needs: totals that a service may hand to its partners.
//!
//! Two kinds of figures, never of the same data. Indicators of the quarter are added up over its published weeks, and come
//! out once, when the quarter has ended. Those of the week are sums of what the weeks *show*: whoever has the weeks learns
//! nothing more from them.
//!
//! A quarter is counted by the policies of its last week: an indicator that came in its middle sums the weeks that have it.

use std::collections::BTreeMap;

use tdu_policies::reporting::{Every, Measure};

use super::{
    aged::week_is_past,
    hidden::{Totals, hide},
    shares::{counts_alone, published},
    team::Weeks,
    totals::{Adding, Publication, Reports, closes},
};
use crate::{
    app::{QuarterCell, QuarterFigures, QuarterTotals, QuarterView},
    calendar::Quarter,
    content::World,
    order::map_of,
};

/// What of a week's figures partners are told of: flows, and no detail of who works how.
const TOLD: [Measure; 4] =
    [Measure::InPersonAndRemote, Measure::UnmetNeeds, Measure::NewFiles, Measure::Themes];

/// A quarter, beside the one before it.
pub fn quarter(world: &World<'_>, quarter: Quarter) -> QuarterView {
    let reports = Reports::of(world);
    let last = quarter.last_week();
    let reporting = &world.in_week(last).policies.reporting;
    let figures = match closes(world, last) {
        from if world.now.at < from => QuarterFigures::Later { from },
        _ if is_past(world, quarter) => QuarterFigures::Past,
        _ => totals(world, &reports, quarter).map_or(QuarterFigures::TooFew, |now| QuarterFigures::Out {
            now,
            before: Some(quarter.before())
                .filter(|before| !is_past(world, *before))
                .and_then(|before| totals(world, &reports, before)),
        }),
    };
    QuarterView {
        quarter,
        hidden_below: reporting.quarter_hidden_below,
        minimum_workers: reporting.minimum_workers,
        figures,
    }
}

/// A quarter goes with its first week: sums of fewer weeks would tell what the missing one was.
fn is_past(world: &World<'_>, quarter: Quarter) -> bool {
    quarter.weeks().next().is_some_and(|first| week_is_past(world, first))
}

/// `None` if no week of it could be published.
fn totals(world: &World<'_>, reports: &Reports<'_>, quarter: Quarter) -> Option<QuarterTotals> {
    let world = &world.in_week(quarter.last_week());
    let mut reporting = world.policies.reporting.clone();
    reporting.hidden_below = reporting.quarter_hidden_below;
    let alone = published(world);
    let mut sums = Totals::new();
    let mut by_week: BTreeMap<String, BTreeMap<String, QuarterCell>> = BTreeMap::new();
    let mut weeks = 0_u32;
    let adding = Adding::of(world.policies);
    let mut shown = Weeks::of(world, reports);
    for week in quarter.weeks() {
        // Totals alone hold no indicator of the quarter; those of the week are sums of what the weeks show, as ever.
        let week = if counts_alone(world, week) {
            let Some(totals) = alone.get(&week).and_then(|week| week.totals.as_ref()) else { continue };
            totals.figures.clone()
        } else {
            let Publication::Out(counted) = reports.publication(week) else { continue };
            adding.add(Every::Quarter, &counted, &mut sums);
            shown.shown(week, &counted)
        };
        weeks += 1;
        for indicator in &reporting.indicators {
            let told = indicator.every == Every::Week && TOLD.contains(&indicator.measure);
            let Some(row) = week.get(indicator.id.as_str()).filter(|_| told) else { continue };
            for (cell, n) in row {
                let sum = by_week.entry(indicator.id.to_string()).or_default().entry(cell.clone());
                let sum = sum.or_insert(QuarterCell { known: 0, at_least: false });
                sum.known = sum.known.saturating_add(n.unwrap_or(0));
                sum.at_least |= n.is_none();
            }
        }
    }
    if weeks == 0 {
        return None;
    }
    let mut figures: BTreeMap<_, BTreeMap<_, _>> = map_of(
        hide(&sums, None, &reporting, &world.policies.follow_up).into_iter().map(|(indicator, row)| {
            let exact = |known| QuarterCell { known, at_least: false };
            (indicator, map_of(row.into_iter().map(|(cell, n)| (cell, n.map(exact)))))
        }),
    );
    figures.extend(by_week.into_iter().map(|(indicator, row)| {
        let large =
            |sum: &QuarterCell| sum.known >= reporting.hidden_below || (sum.known == 0 && !sum.at_least);
        (indicator, map_of(row.into_iter().map(|(cell, sum)| (cell, Some(sum).filter(large)))))
    }));
    Some(QuarterTotals { weeks, figures })
}
