//! Small numbers hidden, and others with them, so that none can be found again from what is shown.
//!
//! Some cells of a report are totals of others: remote contacts are the sum of the remote channels, contacts in person of
//! those in person, unmet needs of the outcomes that are unmet. Hence *groups*: the cells of a table that one total adds
//! up, and for the rest of the table a group without one. In each group:
//!
//! 1. A small number (1 up to the policy's threshold, excluded) is hidden, and with it every cell that holds the
//!    smallest of the group's other numbers. Zero is shown: it tells of nobody.
//! 2. The total is hidden if it is small, or if the group has no other number to hide the small ones with.
//!
//! Why this is enough: rule 1 looks at the group's numbers and not at which cell holds which, so exchanging the numbers of
//! two hidden cells of a group changes nothing that is shown. A hidden cell may thus hold a small number or the other one,
//! and a total, or a sum that somebody knows from elsewhere, does not tell which. Under rule 2 there is no sum to start
//! from. (Hiding one more cell only where needed would not do: that it was hidden would tell that it was needed.)
//!
//! What this does not claim: totals that overlap without adding up (a theme cannot count more contacts than there were)
//! leave bounds, and weeks compared with each other leave differences (files active, new and closed).

use std::collections::BTreeMap;

use tdu_policies::{PolicySet, Reporting, reporting::Measure};

use super::reports::keys;
use crate::order::map_of;

/// Indicator, cell, count.
pub type Totals = BTreeMap<String, BTreeMap<String, u32>>;
/// The same, `None` where hidden.
pub type Shown = BTreeMap<String, BTreeMap<String, Option<u32>>>;

/// A cell by its indicator and its own name.
type Cell = (String, String);

struct Group {
    parts: Vec<Cell>,
    total: Option<Cell>,
}

/// Hides what must be.
pub fn hide(totals: &Totals, policies: &PolicySet) -> Shown {
    let reporting = &policies.reporting;
    let show = |n: u32| (!reporting.hides(u64::from(n))).then_some(n);
    let mut shown: Shown = map_of(totals.iter().map(|(indicator, row)| {
        (indicator.clone(), map_of(row.iter().map(|(cell, n)| (cell.clone(), show(*n)))))
    }));
    for group in groups(totals, policies) {
        for (indicator, cell) in to_hide(&group, totals, reporting) {
            if let Some(value) = shown.get_mut(&indicator).and_then(|row| row.get_mut(&cell)) {
                *value = None;
            }
        }
    }
    shown
}

fn to_hide(group: &Group, totals: &Totals, reporting: &Reporting) -> Vec<Cell> {
    let number =
        |(indicator, cell): &Cell| totals.get(indicator).and_then(|row| row.get(cell)).copied().unwrap_or(0);
    let small = |n: u32| reporting.hides(u64::from(n));
    if !group.parts.iter().any(|cell| small(number(cell))) {
        return Vec::new();
    }
    let cover = group.parts.iter().map(number).filter(|n| *n > 0 && !small(*n)).min();
    match cover {
        Some(cover) => group.parts.iter().filter(|cell| number(cell) == cover).cloned().collect(),
        None => group.total.iter().cloned().collect(),
    }
}

fn groups(totals: &Totals, policies: &PolicySet) -> Vec<Group> {
    let id = |measure| policies.reporting.indicator(measure).map(|indicator| indicator.id.as_str());
    let cell = |measure, cell: &str| id(measure).map(|id| (id.to_owned(), cell.to_owned()));
    let mut groups = Vec::new();
    for (indicator, row) in totals {
        let mut split: BTreeMap<Option<Cell>, Vec<Cell>> = BTreeMap::new();
        // In person and remote are totals themselves, and no sum of the two is shown.
        if Some(indicator.as_str()) == id(Measure::InPersonAndRemote) {
            continue;
        }
        for name in row.keys() {
            let total = if Some(indicator.as_str()) == id(Measure::ContactsByChannel) {
                match policies.follow_up.channel(name) {
                    Some(channel) if channel.in_person => cell(Measure::InPersonAndRemote, keys::IN_PERSON),
                    Some(channel) if channel.remote => cell(Measure::InPersonAndRemote, keys::REMOTE),
                    _ => None,
                }
            } else if Some(indicator.as_str()) == id(Measure::Outcomes) {
                let unmet = policies.follow_up.outcome(name).is_some_and(|outcome| outcome.unmet);
                if unmet { cell(Measure::UnmetNeeds, keys::TOTAL) } else { None }
            } else {
                None
            };
            split.entry(total).or_default().push((indicator.clone(), name.clone()));
        }
        groups.extend(split.into_iter().map(|(total, parts)| Group { parts, total }));
    }
    groups
}
