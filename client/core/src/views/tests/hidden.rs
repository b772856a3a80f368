//! Attacks on what a manager is shown. The attacker knows everything that is shown, the rules, and that two tables count
//! the same contacts.

use std::collections::{BTreeMap, BTreeSet};

use proptest::prelude::*;
use tdu_policies::PolicySet;

use super::attack::System;
use crate::views::hidden::{Shown, Totals, hide};

const IN_PERSON: [&str; 3] = ["presence-rdv", "domicile", "exterieur"];
const REMOTE: [&str; 4] = ["telephone", "visio", "sms", "courrier"];
const OTHER: [&str; 1] = ["tiers"];
const UNMET: [&str; 2] = ["refuse", "sans-solution"];
const MET: [&str; 3] = ["traite", "en-cours", "oriente"];

const CHANNELS: &str = "contacts-par-canal";
const PLACES: &str = "presence-et-distance";
const OUTCOMES: &str = "issues";
const NEEDS: &str = "besoins-non-couverts";

/// A contact: whose it is, through which channel, with which outcome.
type Contact = (u8, &'static str, &'static str);

pub(super) fn policies(hidden_below: u32, minimum_workers: u32) -> PolicySet {
    let mut policies = PolicySet::embedded();
    policies.reporting.hidden_below = hidden_below;
    policies.reporting.minimum_workers = minimum_workers;
    policies
}

fn count(totals: &mut Totals, indicator: &str, cell: &str, by: u8, n: u32) {
    let row = totals.entry(indicator.to_owned()).or_default();
    row.entry(cell.to_owned()).or_default().add(by.into(), n);
}

/// Totals of a week of contacts, as the reports of their workers would add up.
fn totals(contacts: &[Contact]) -> Totals {
    let mut totals = Totals::new();
    for (indicator, cell) in [(PLACES, "in-person"), (PLACES, "remote"), (NEEDS, "total")] {
        count(&mut totals, indicator, cell, 0, 0);
    }
    for (by, channel, outcome) in contacts {
        count(&mut totals, CHANNELS, channel, *by, 1);
        count(&mut totals, OUTCOMES, outcome, *by, 1);
        if IN_PERSON.contains(channel) {
            count(&mut totals, PLACES, "in-person", *by, 1);
        }
        if REMOTE.contains(channel) {
            count(&mut totals, PLACES, "remote", *by, 1);
        }
        if UNMET.contains(outcome) {
            count(&mut totals, NEEDS, "total", *by, 1);
        }
    }
    totals
}

fn shown(totals: &Totals, policies: &PolicySet) -> Shown {
    hide(totals, None, &policies.reporting, &policies.follow_up)
}

fn hidden(shown: &Shown) -> Vec<(String, String)> {
    let rows = shown.iter().flat_map(|(indicator, row)| row.iter().map(move |cell| (indicator, cell)));
    rows.filter(|(_, (_, n))| n.is_none()).map(|(i, (cell, _))| (i.clone(), cell.clone())).collect()
}

/// What the attacker writes down: each cell as it is shown, and every sum that must hold. A number that is hidden beside
/// others that are shown is not zero.
fn system(shown: &Shown) -> System {
    let mut system = System::default();
    // A line that is not there is zero.
    let seen = |(indicator, name): &(&str, &str)| {
        shown.get(*indicator).and_then(|row| row.get(*name)).copied().unwrap_or(Some(0))
    };
    let mut table = |totals: &[((&'static str, &'static str), &'static str, &[&'static str])],
                     rest: &[(&'static str, &'static str)]| {
        let name = |(indicator, cell): &(&str, &str)| format!("{indicator}/{cell}");
        let tops: Vec<_> = totals.iter().map(|(total, ..)| *total).chain(rest.iter().copied()).collect();
        let some_are_shown = tops.iter().any(|top| seen(top).is_some());
        for top in &tops {
            system.variable(name(top), seen(top), some_are_shown.into());
        }
        system.sum("all", tops.iter().map(name));
        for (total, indicator, leaves) in totals {
            let leaves: Vec<_> = leaves.iter().map(|leaf| (*indicator, *leaf)).collect();
            let least = seen(total).is_some().into();
            for leaf in &leaves {
                system.variable(name(leaf), seen(leaf), least);
            }
            system.sum(&name(total), leaves.iter().map(name));
        }
    };
    table(
        &[((PLACES, "in-person"), CHANNELS, &IN_PERSON), ((PLACES, "remote"), CHANNELS, &REMOTE)],
        &OTHER.map(|cell| (CHANNELS, cell)),
    );
    table(&[((NEEDS, "total"), OUTCOMES, &UNMET)], &MET.map(|cell| (OUTCOMES, cell)));
    system.variable("all".to_owned(), None, 0);
    system
}

prop_compose! {
    /// Few contacts or many, of workers who do a little of everything or each their own.
    fn any_week()(
        workers in 3..8_u8,
        dealt in prop::collection::vec((0..8_u8, 0..12_usize, 0..8_usize, 1..7_usize), 1..14),
    ) -> Vec<Contact> {
        let channels: Vec<_> = IN_PERSON.into_iter().chain(REMOTE).chain(OTHER).collect();
        let outcomes: Vec<_> = MET.into_iter().chain(UNMET).collect();
        dealt
            .into_iter()
            .flat_map(|(by, channel, outcome, times)| {
                let contact = (by % workers, channels[channel % channels.len()], outcomes[outcome % outcomes.len()]);
                std::iter::repeat_n(contact, times)
            })
            .collect()
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1_500))]

    /// Whoever solves all that is shown for a hidden number can exclude none of the small ones, from 1 on.
    #[test]
    fn no_hidden_number_follows_from_what_is_shown_nor_comes_close(
        contacts in any_week(), hidden_below in 3..7_u32, minimum_workers in 3..5_u32,
    ) {
        let policies = policies(hidden_below, minimum_workers);
        let shown = shown(&totals(&contacts), &policies);
        let bounds = system(&shown).bounds();
        for (indicator, cell) in hidden(&shown) {
            // A service's week may have cells that this attacker's story does not use; they are zero and hidden.
            let Some((low, high)) = bounds.get(&format!("{indicator}/{cell}")) else { continue };
            prop_assert!(*low <= 1, "{indicator} {cell} is {low} or more in {shown:?}");
            prop_assert!(*high >= hidden_below - 1, "{indicator} {cell} is {high} at most in {shown:?}");
        }
    }

    #[test]
    fn what_is_shown_is_true_and_large_and_the_work_of_several(
        contacts in any_week(), hidden_below in 3..7_u32, minimum_workers in 3..5_u32,
    ) {
        let policies = policies(hidden_below, minimum_workers);
        let totals = totals(&contacts);
        for (indicator, row) in shown(&totals, &policies) {
            for (cell, n) in row {
                let Some(n) = n.filter(|n| *n > 0) else { continue };
                let truth = &totals[&indicator][&cell];
                prop_assert_eq!(n, truth.sum);
                prop_assert!(n >= hidden_below, "{} {}: {}", indicator, cell, n);
                prop_assert!(truth.workers.len() >= minimum_workers as usize, "{} {}", indicator, cell);
            }
        }
    }
}

/// Every week of three workers, with up to two contacts each through each of three channels and six in all, sorted by what
/// is shown of it: also somebody who turns the rule itself around finds each small number possible.
#[test]
fn among_all_small_weeks_a_hidden_number_may_be_any_small_one() {
    let policies = policies(3, 3);
    let channels = ["presence-rdv", "domicile", "telephone"];
    let mut possible: BTreeMap<Shown, BTreeMap<(String, String), BTreeSet<u32>>> = BTreeMap::new();
    for number in 0..3_u32.pow(9) {
        let mut contacts = Vec::new();
        for (place, by) in (0..9).zip([0, 1, 2].into_iter().cycle()) {
            let times = number / 3_u32.pow(place) % 3;
            let contact = (by, channels[place as usize / 3], "traite");
            contacts.extend(std::iter::repeat_n(contact, times as usize));
        }
        if contacts.len() > 6 {
            continue;
        }
        let totals = totals(&contacts);
        let shown = shown(&totals, &policies);
        let hidden = hidden(&shown);
        let values = possible.entry(shown).or_default();
        for cell in hidden {
            let truth = totals.get(&cell.0).and_then(|row| row.get(&cell.1)).map_or(0, |count| count.sum);
            values.entry(cell).or_default().insert(truth);
        }
    }
    assert!(possible.len() > 20, "weeks were told apart: {}", possible.len());
    for (shown, values) in possible {
        for (cell, values) in values {
            let used = channels.contains(&cell.1.as_str()) || cell.0 == PLACES;
            assert!(!used || values.is_superset(&[1, 2].into()), "{cell:?} is {values:?} in {shown:?}");
        }
    }
}

/// Ten contacts of each kind, by five workers, so that nothing is hidden by itself.
fn steady() -> Vec<Contact> {
    let channels = IN_PERSON.into_iter().chain(REMOTE).chain(OTHER);
    let contacts = channels.zip(MET.into_iter().chain(UNMET).cycle());
    contacts.flat_map(|(channel, outcome)| (0..10).map(move |n| (n % 5, channel, outcome))).collect()
}

fn without(channel: &str, keep: usize) -> Vec<Contact> {
    let mut kept = 0;
    let mut contacts = steady();
    contacts.retain(|contact| {
        contact.1 != channel || {
            kept += 1;
            kept <= keep
        }
    });
    contacts
}

#[test]
fn a_week_without_small_numbers_hides_nothing() {
    assert_eq!(hidden(&shown(&totals(&steady()), &policies(5, 3))), []);
}

#[test]
fn a_small_channel_is_not_the_remote_total_minus_the_others() {
    let shown = shown(&totals(&without("visio", 2)), &policies(5, 3));
    assert!(shown[PLACES]["remote"].is_some());
    let alone = REMOTE.into_iter().filter(|name| shown[CHANNELS][*name].is_none()).count();
    assert_eq!(alone, 2, "the smallest other goes with it: {shown:?}");
}

#[test]
fn a_small_channel_without_a_total_is_not_the_sum_of_outcomes_minus_the_other_channels() {
    let shown = shown(&totals(&without("tiers", 2)), &policies(5, 3));
    assert_eq!(shown[CHANNELS]["tiers"], None);
    assert!(shown[OUTCOMES].values().all(Option::is_some), "the outcomes tell how many contacts there were");
    assert!(shown[PLACES].values().any(Option::is_none), "hence one of the totals is hidden too: {shown:?}");
}

#[test]
fn a_small_unmet_need_is_not_its_total_minus_the_other() {
    let mut contacts = steady();
    contacts.retain(|contact| contact.2 != "refuse");
    contacts.extend([(0, "telephone", "refuse"), (1, "telephone", "refuse"), (2, "telephone", "refuse")]);
    let shown = shown(&totals(&contacts), &policies(5, 3));
    assert_eq!((shown[OUTCOMES]["refuse"], shown[OUTCOMES]["sans-solution"]), (None, None));
    assert!(shown[NEEDS]["total"].is_some());
}

#[test]
fn what_one_worker_does_alone_is_hidden_however_much_it_is() {
    let mut contacts = without("domicile", 0);
    contacts.extend(std::iter::repeat_n((0, "domicile", "traite"), 30));
    let shown = shown(&totals(&contacts), &policies(5, 3));
    assert_eq!(shown[CHANNELS]["domicile"], None);
    assert!(IN_PERSON.into_iter().filter(|name| shown[CHANNELS][*name].is_none()).count() >= 2);
}

#[test]
fn one_theme_is_never_hidden_alone() {
    let mut week = Totals::new();
    for (theme, n) in [("sante", 9), ("famille", 7), ("numerique", 1)] {
        for by in 0..3 {
            count(&mut week, "themes", theme, by, if n < 3 { u32::from(by == 0) } else { n });
        }
    }
    let shown = shown(&week, &policies(5, 3));
    assert_eq!(shown["themes"]["numerique"], None);
    assert_eq!(shown["themes"]["famille"], None, "every contact has a theme, and their number is known");
    assert_eq!(shown["themes"]["sante"], Some(27));
}

fn files(new: u32, closed: u32, active: u32) -> Totals {
    let mut totals = Totals::new();
    for (indicator, n) in [("dossiers-nouveaux", new), ("dossiers-clos", closed), ("dossiers-actifs", active)]
    {
        // By three workers wherever there are enough to share.
        for by in 0..3 {
            count(&mut totals, indicator, "total", by, n / 3 + u32::from(n % 3 > u32::from(by)));
        }
    }
    totals
}

#[test]
fn opened_and_closed_files_are_not_told_by_the_active_ones_of_two_weeks() {
    let policies = policies(5, 3);
    for difference in -12..=12_i32 {
        let mut possible = BTreeMap::new();
        for closed in 0..30_i32 {
            let Ok(new) = u32::try_from(closed + difference) else { continue };
            let totals = files(new, closed.unsigned_abs(), (60 + difference).unsigned_abs());
            let before = files(9, 9, 60);
            let shown = hide(&totals, Some(&before), &policies.reporting, &policies.follow_up);
            possible.entry(shown).or_insert_with(Vec::new).push((new, closed));
        }
        for (shown, values) in possible {
            let is_hidden = shown["dossiers-nouveaux"]["total"].is_none();
            assert_eq!(is_hidden, shown["dossiers-clos"]["total"].is_none(), "both or none");
            assert!(!is_hidden || values.len() >= 4, "{values:?} with a difference of {difference}");
        }
    }
}

#[test]
fn few_active_files_are_not_told_by_the_weeks_around() {
    let policies = policies(5, 3);
    let hide = |totals: &Totals, before: &Totals| {
        let shown = hide(totals, Some(before), &policies.reporting, &policies.follow_up);
        hidden(&shown).into_iter().map(|(indicator, _)| indicator).collect::<Vec<_>>()
    };
    let all = ["dossiers-actifs", "dossiers-clos", "dossiers-nouveaux"];
    assert_eq!(hide(&files(6, 9, 3), &files(6, 6, 6)), all, "on the way down");
    assert_eq!(hide(&files(9, 6, 6), &files(6, 9, 3)), all[1..], "and on the way up");
    assert_eq!(hide(&files(9, 6, 6), &files(6, 9, 9)), <[&str; 0]>::default());
}
