use std::collections::{BTreeMap, BTreeSet};

use proptest::prelude::*;
use tdu_policies::PolicySet;

use crate::views::hidden::{Shown, Totals, hide};

type Table = BTreeMap<&'static str, u32>;

/// A service's week, from which the totals follow: contacts by channel, and outcomes.
#[derive(Clone, Debug, PartialEq)]
struct Weekly {
    channels: Table,
    outcomes: Table,
    themes: Table,
}

const IN_PERSON: [&str; 3] = ["presence-rdv", "domicile", "exterieur"];
const REMOTE: [&str; 4] = ["telephone", "visio", "sms", "courrier"];
const OUTCOMES: [&str; 4] = ["traite", "en-cours", "refuse", "sans-solution"];
const UNMET: [&str; 2] = ["refuse", "sans-solution"];
const THEMES: [&str; 3] = ["sante", "famille", "numerique"];

impl Weekly {
    fn totals(&self) -> Totals {
        let sum = |cells: &BTreeMap<_, u32>, of: &[&str]| of.iter().filter_map(|cell| cells.get(cell)).sum();
        let named = |cells: &BTreeMap<&str, u32>| {
            // A table has no row for what did not happen.
            cells.iter().filter(|(_, n)| **n > 0).map(|(cell, n)| ((*cell).to_owned(), *n)).collect()
        };
        [
            ("contacts-par-canal", named(&self.channels)),
            ("issues", named(&self.outcomes)),
            ("themes", named(&self.themes)),
            (
                "presence-et-distance",
                [
                    ("in-person".to_owned(), sum(&self.channels, &IN_PERSON)),
                    ("remote".to_owned(), sum(&self.channels, &REMOTE)),
                ]
                .into(),
            ),
            ("besoins-non-couverts", [("total".to_owned(), sum(&self.outcomes, &UNMET))].into()),
        ]
        .map(|(indicator, row): (&str, BTreeMap<String, u32>)| (indicator.to_owned(), row))
        .into()
    }

    /// Weeks that differ a little: one number one higher or lower, or two of a table exchanged.
    fn neighbours(&self) -> Vec<Self> {
        let mut found = Vec::new();
        let tables: [fn(&mut Self) -> &mut Table; 3] =
            [|w| &mut w.channels, |w| &mut w.outcomes, |w| &mut w.themes];
        for table in tables {
            let cells: Vec<_> = table(&mut self.clone()).iter().map(|(cell, n)| (*cell, *n)).collect();
            for (rank, (cell, n)) in cells.iter().enumerate().filter(|(_, (_, n))| *n > 0) {
                let exchanged = cells[..rank].iter().map(|(other, m)| [(*cell, *m), (*other, *n)].to_vec());
                let moved = [n + 1, n - 1].map(|n| [(*cell, n)].to_vec());
                for change in exchanged.chain(moved) {
                    let mut weekly = self.clone();
                    table(&mut weekly).extend(change);
                    found.push(weekly);
                }
            }
        }
        found
    }
}

fn policies(hidden_below: u32) -> PolicySet {
    let mut policies = PolicySet::embedded();
    policies.reporting.hidden_below = hidden_below;
    policies
}

fn hidden(shown: &Shown) -> Vec<(String, String)> {
    let rows = shown.iter().flat_map(|(indicator, row)| row.iter().map(move |cell| (indicator, cell)));
    rows.filter(|(_, (_, n))| n.is_none()).map(|(i, (cell, _))| (i.clone(), cell.clone())).collect()
}

fn table<const N: usize>(cells: [&'static str; N], top: u32) -> BoxedStrategy<Table> {
    // Often small: that is where the rules are.
    let number = prop_oneof![Just(0), 1..6_u32, 1..=top];
    proptest::collection::vec(number, N).prop_map(move |n| cells.into_iter().zip(n).collect()).boxed()
}

prop_compose! {
    fn any_week()(
        in_person in table(IN_PERSON, 40),
        remote in table(REMOTE, 40),
        third in table(["tiers"], 40),
        outcomes in table(OUTCOMES, 40),
        themes in table(THEMES, 40),
    ) -> Weekly {
        Weekly { channels: in_person.into_iter().chain(remote).chain(third).collect(), outcomes, themes }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    /// For each hidden cell there is another week that shows exactly the same and differs in that cell: whoever sees
    /// all that is shown, and knows these rules, cannot tell which of the two it was.
    #[test]
    fn no_hidden_number_follows_from_what_is_shown(weekly in any_week(), hidden_below in 3..7_u32) {
        let policies = policies(hidden_below);
        let totals = weekly.totals();
        let shown = hide(&totals, &policies);
        let alike: Vec<Totals> = weekly
            .neighbours()
            .iter()
            .map(Weekly::totals)
            .filter(|other| hide(other, &policies) == shown)
            .collect();
        for (indicator, cell) in hidden(&shown) {
            let differs = alike.iter().any(|other| other[&indicator][&cell] != totals[&indicator][&cell]);
            prop_assert!(differs, "{indicator} {cell} follows from {shown:?}");
        }
    }

    #[test]
    fn no_small_number_is_shown_and_no_other_number_is_changed(weekly in any_week(), hidden_below in 3..7_u32) {
        let policies = policies(hidden_below);
        let totals = weekly.totals();
        for (indicator, row) in hide(&totals, &policies) {
            for (cell, shown) in row {
                let n = totals[&indicator][&cell];
                prop_assert!(shown.is_none_or(|shown| shown == n));
                prop_assert!(n == 0 || n >= hidden_below || shown.is_none(), "{indicator} {cell} {n}");
                prop_assert!(n > 0 || shown == Some(0), "zero tells of nobody");
            }
        }
    }
}

/// Every week of five channels with up to seven contacts each, sorted by what is shown of it.
#[test]
fn among_all_small_weeks_no_hidden_number_is_ever_certain() {
    let policies = policies(3);
    let cells = ["presence-rdv", "domicile", "telephone", "visio", "sms"];
    let mut possible: BTreeMap<Shown, BTreeMap<(String, String), BTreeSet<u32>>> = BTreeMap::new();
    for number in 0..8_u32.pow(5) {
        let digits = (0..5).map(|place| number / 8_u32.pow(place) % 8);
        let channels = cells.into_iter().zip(digits).collect();
        let totals = Weekly { channels, outcomes: BTreeMap::new(), themes: BTreeMap::new() }.totals();
        let shown = hide(&totals, &policies);
        let hidden = hidden(&shown);
        let values = possible.entry(shown).or_default();
        for (indicator, cell) in hidden {
            let n = totals[&indicator][&cell];
            values.entry((indicator, cell)).or_default().insert(n);
        }
    }
    assert!(possible.len() > 1_000, "weeks were told apart: {}", possible.len());
    for (shown, values) in possible {
        for (cell, values) in values {
            assert!(values.len() > 1, "{cell:?} is {values:?} in {shown:?}");
        }
    }
}

#[test]
fn a_week_without_small_numbers_hides_nothing() {
    let cells = |names: &[&'static str]| names.iter().map(|name| (*name, 6)).collect();
    let weekly = Weekly {
        channels: cells(&["presence-rdv", "telephone", "visio", "tiers"]),
        outcomes: cells(&OUTCOMES),
        themes: cells(&THEMES),
    };
    assert_eq!(hidden(&hide(&weekly.totals(), &policies(5))), []);
}
