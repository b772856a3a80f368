//! Figures of a week as tables with labels: the worker's own before they leave, the team's after.

use std::collections::BTreeMap;

use tdu_core::{order, payload::Figures, views::keys};
use tdu_policies::{FollowUp, Lang, PolicySet, reporting::Measure};

use super::plot::{Amount, Bar};

/// One indicator with its figures.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Section {
    /// The id that reports hold.
    pub id: String,
    /// What it is called.
    pub title: String,
    /// What is counted, in one sentence; empty for an indicator that the policy no longer has.
    pub explanation: String,
    /// Its figures, largest first (see [`sections`]).
    pub bars: Vec<Bar>,
    /// It is one number, named by the indicator itself.
    pub single: bool,
}

/// What needs words of the screen: ids that are in no policy list.
pub trait Words {
    /// What people call the id of a figure that no policy list names (`remote`, `signed`).
    fn figure(&self, id: &str) -> String;
}

impl<F: Fn(&str) -> String> Words for F {
    fn figure(&self, id: &str) -> String {
        self(id)
    }
}

/// A team's figures; a hidden number is `None`.
pub type Totals = BTreeMap<String, BTreeMap<String, Option<u32>>>;

/// A worker's own figures as totals: nothing is hidden from its author.
pub fn own(figures: &Figures) -> Totals {
    let open =
        |counts: &BTreeMap<String, u32>| order::map_of(counts.iter().map(|(id, n)| (id.clone(), Some(*n))));
    order::map_of(figures.0.iter().map(|(id, counts)| (id.clone(), open(counts))))
}

/// Sections in the policy's order, largest figure first; zeros are left out of tables, and shown where they are the only
/// number; hidden numbers stand last.
/// What the policy no longer names comes at the end: nothing that was sent is left unsaid.
pub fn sections(totals: &Totals, set: &PolicySet, lang: Lang, words: &impl Words) -> Vec<Section> {
    let indicators = &set.reporting.indicators;
    let mut all: Vec<Section> = indicators
        .iter()
        .filter_map(|indicator| {
            let counts = totals.get(indicator.id.as_str())?;
            Some(Section {
                id: indicator.id.to_string(),
                title: indicator.label.get(lang).to_owned(),
                explanation: indicator.explanation.get(lang).to_owned(),
                bars: bars(counts, set, lang, words, indicator.label.get(lang)),
                single: is_single(counts),
            })
        })
        .collect();
    let known = |id: &str| indicators.iter().any(|indicator| indicator.id.as_str() == id);
    all.extend(totals.iter().filter(|(id, _)| !known(id)).map(|(id, counts)| {
        let title = words.figure(id);
        let bars = bars(counts, set, lang, words, &title);
        let single = is_single(counts);
        Section { id: id.clone(), title, explanation: String::new(), bars, single }
    }));
    all
}

fn bars(
    counts: &BTreeMap<String, Option<u32>>,
    set: &PolicySet,
    lang: Lang,
    words: &impl Words,
    title: &str,
) -> Vec<Bar> {
    let mut bars: Vec<(usize, Bar)> = counts
        .iter()
        .filter(|(_, count)| **count != Some(0) || is_single(counts))
        .map(|(id, count)| {
            let label = set.follow_up.label(id).map_or_else(
                // An indicator that is a single number names its only line like itself, or by its measure.
                || if is_single(counts) { title.to_owned() } else { words.figure(id) },
                |label| label.get(lang).to_owned(),
            );
            (rank(&set.follow_up, id), Bar { label, amount: (*count).into() })
        })
        .collect();
    order::sort_by_key(&mut bars, |(rank, bar)| {
        (bar.amount.known().is_none(), std::cmp::Reverse(bar.amount.known()), *rank)
    });
    bars.into_iter().map(|(_, bar)| bar).collect()
}

/// Whether an indicator is one number rather than a table that happens to have one line.
fn is_single(counts: &BTreeMap<String, Option<u32>>) -> bool {
    counts.len() == 1 && counts.contains_key(keys::TOTAL)
}

fn rank(follow_up: &FollowUp, id: &str) -> usize {
    let channels = follow_up.channels.iter().map(|channel| &channel.id);
    let outcomes = follow_up.outcomes.iter().map(|outcome| &outcome.id);
    let terms = follow_up.themes.iter().chain(&follow_up.actions).map(|term| &term.id);
    channels.chain(outcomes).chain(terms).position(|known| known.as_str() == id).unwrap_or(usize::MAX)
}

/// A section's sum, how many of its numbers are hidden, and its largest line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Gist {
    /// Sum of what is known.
    pub known: u32,
    /// How many numbers are hidden.
    pub hidden: usize,
    /// The largest known line, if it is alone at the top.
    pub first: Option<(String, u32)>,
}

/// What one sentence about a section needs.
pub fn gist(section: &Section) -> Gist {
    let amounts = || section.bars.iter().map(|bar| bar.amount);
    let mut sorted: Vec<_> =
        section.bars.iter().filter_map(|bar| bar.amount.known().map(|n| (bar.label.clone(), n))).collect();
    order::sort_by_key(&mut sorted, |(_, n)| std::cmp::Reverse(*n));
    let alone = sorted.get(1).is_none_or(|second| second.1 < sorted[0].1);
    Gist {
        known: amounts().filter_map(Amount::known).sum(),
        hidden: amounts().filter(|amount| *amount == Amount::Hidden).count(),
        first: sorted.into_iter().next().filter(|_| alone),
    }
}

/// How many contacts a week's figures hold: the sum over channels.
pub fn contacts(totals: &Totals, set: &PolicySet) -> Option<u32> {
    let indicator = set.reporting.indicator(Measure::ContactsByChannel)?;
    Some(totals.get(indicator.id.as_str())?.values().flatten().sum())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// An indicator and its counts.
    type Given<'a> = (&'a str, &'a [(&'a str, Option<u32>)]);

    fn totals(of: &[Given<'_>]) -> Totals {
        of.iter()
            .map(|(id, counts)| {
                ((*id).to_owned(), counts.iter().map(|(id, n)| ((*id).to_owned(), *n)).collect())
            })
            .collect()
    }

    fn laid(of: &[Given<'_>]) -> Vec<Section> {
        sections(&totals(of), &PolicySet::embedded(), Lang::Fr, &|id: &str| format!("<{id}>"))
    }

    #[test]
    fn sections_follow_the_policy_and_lines_their_size() {
        let all = laid(&[
            ("themes", &[("sante", Some(2))]),
            (
                "contacts-par-canal",
                &[("sms", Some(0)), ("telephone", Some(7)), ("domicile", Some(9)), ("visio", None)],
            ),
        ]);
        assert_eq!(all[0].title, "Contacts par canal");
        let lines: Vec<_> = all[0].bars.iter().map(|bar| (bar.label.as_str(), bar.amount)).collect();
        assert_eq!(
            lines,
            [
                ("Visite à domicile", Amount::Known(9)),
                ("Téléphone", Amount::Known(7)),
                ("Visio", Amount::Hidden)
            ]
        );
        assert_eq!(all[1].title, "Thèmes");
    }

    #[test]
    fn what_the_policy_does_not_name_is_still_said() {
        let all = laid(&[
            ("autre", &[("x", Some(1)), ("y", Some(2))]),
            ("dossiers-nouveaux", &[("total", Some(4))]),
        ]);
        assert_eq!(all[0].bars[0].label, "Dossiers nouveaux");
        assert_eq!((all[1].title.as_str(), all[1].bars[0].label.as_str()), ("<autre>", "<y>"));
    }

    #[test]
    fn one_number_is_shown_even_when_it_is_zero_and_a_table_leaves_zeros_out() {
        let all = laid(&[("dossiers-clos", &[("total", Some(0))]), ("themes", &[("sante", Some(0))])]);
        assert_eq!(all[0].bars, []);
        assert!(!all[0].single);
        assert_eq!(all[1].bars[0].amount, Amount::Known(0));
        assert!(all[1].single);
    }

    #[test]
    fn the_gist_counts_what_is_hidden_and_names_no_winner_of_a_tie() {
        let all = laid(&[(
            "issues",
            &[("traite", Some(6)), ("refuse", Some(6)), ("en-cours", None), ("oriente", None)],
        )]);
        assert_eq!(gist(&all[0]), Gist { known: 12, hidden: 2, first: None });
        let all = laid(&[("issues", &[("traite", Some(7)), ("refuse", Some(6))])]);
        assert_eq!(gist(&all[0]).first, Some(("Traité".into(), 7)));
    }

    #[test]
    fn contacts_are_counted_by_channel() {
        let counted = totals(&[("contacts-par-canal", &[("telephone", Some(3)), ("visio", Some(2))])]);
        assert_eq!(contacts(&counted, &PolicySet::embedded()), Some(5));
        assert_eq!(contacts(&totals(&[]), &PolicySet::embedded()), None);
    }
}
