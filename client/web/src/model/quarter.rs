//! The quarter's observation of needs as tables: this quarter beside the one before.

use std::collections::{BTreeMap, BTreeSet};

use tdu_core::{
    app::{QuarterCell, QuarterTotals},
    calendar::Quarter,
    order,
    views::keys,
};
use tdu_policies::{Lang, PolicySet};

use super::figures::Words;

/// A number of the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Told {
    /// Known, zero included.
    Known(u32),
    /// A week's part of it is hidden: there were more.
    AtLeast(u32),
    /// Too small to be shown.
    Hidden,
    /// Nothing came out.
    Absent,
}

/// One line: what is counted, now and before.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// What is counted.
    pub label: String,
    /// In the quarter.
    pub now: Told,
    /// In the one before.
    pub before: Told,
}

/// One indicator.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// Its title.
    pub title: String,
    /// What is counted, in one sentence.
    pub explanation: String,
    /// Its lines, largest first, hidden ones last.
    pub lines: Vec<Line>,
}

/// The indicators of a quarter, in the policy's order; those without any line are left out.
pub fn parts(
    now: &QuarterTotals,
    before: Option<&QuarterTotals>,
    set: &PolicySet,
    lang: Lang,
    words: &impl Words,
) -> Vec<Part> {
    let part = |indicator: &tdu_policies::reporting::Indicator| {
        let id = indicator.id.as_str();
        let row = |totals: &QuarterTotals| totals.figures.get(id).cloned();
        let (now, before) = (row(now)?, before.map(|totals| row(totals).unwrap_or_default()));
        let title = indicator.label.get(lang).to_owned();
        let label = |cell: &str| match set.follow_up.label(cell) {
            Some(label) => label.get(lang).to_owned(),
            None if cell == keys::TOTAL => title.clone(),
            None => words.figure(cell),
        };
        let before_cells = before.iter().flat_map(BTreeMap::keys);
        let cells: BTreeSet<&String> = now.keys().chain(before_cells).collect();
        let mut lines: Vec<Line> = cells
            .into_iter()
            .map(|cell| Line {
                label: label(cell),
                now: told(now.get(cell)),
                before: before.as_ref().map_or(Told::Absent, |before| told(before.get(cell))),
            })
            .filter(|line| {
                line.now != Told::Known(0) || !matches!(line.before, Told::Known(0) | Told::Absent)
            })
            .collect();
        order::sort_by_key(&mut lines, |line| match line.now {
            Told::Known(n) | Told::AtLeast(n) => (false, std::cmp::Reverse(n)),
            Told::Hidden | Told::Absent => (true, std::cmp::Reverse(0)),
        });
        let explanation = indicator.explanation.get(lang).to_owned();
        (!lines.is_empty()).then_some(Part { title, explanation, lines })
    };
    set.reporting.indicators.iter().filter_map(part).collect()
}

/// A line that is not there is zero.
fn told(cell: Option<&Option<QuarterCell>>) -> Told {
    match cell {
        None => Told::Known(0),
        Some(None) => Told::Hidden,
        Some(Some(QuarterCell { known, at_least: true })) => Told::AtLeast(*known),
        Some(Some(QuarterCell { known, at_least: false })) => Told::Known(*known),
    }
}

/// Some quarters, newest first, this one included.
pub fn recent(this: Quarter, count: usize) -> Vec<Quarter> {
    std::iter::successors(Some(this), |quarter| Some(quarter.before())).take(count).collect()
}

/// `2026-Q3`: what a list's value and a file's name hold.
pub fn code(quarter: Quarter) -> String {
    format!("{:04}-Q{}", quarter.year, quarter.number)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Indicator, cell, and its number with whether there is more, if it is shown.
    type Given<'a> = (&'a str, &'a str, Option<(u32, bool)>);

    fn totals(cells: &[Given<'_>]) -> QuarterTotals {
        let mut figures: BTreeMap<String, BTreeMap<_, _>> = BTreeMap::new();
        for (indicator, cell, n) in cells {
            let cells = figures.entry((*indicator).to_owned()).or_default();
            cells.insert((*cell).to_owned(), n.map(|(known, at_least)| QuarterCell { known, at_least }));
        }
        QuarterTotals { weeks: 12, figures }
    }

    #[test]
    fn a_quarter_stands_beside_the_one_before_largest_first() {
        let now = totals(&[
            ("themes", "sante", None),
            ("themes", "famille", Some((20, true))),
            ("themes", "numerique", Some((30, false))),
            ("dossiers-nouveaux", "total", Some((0, false))),
        ]);
        let before =
            totals(&[("themes", "famille", Some((25, false))), ("themes", "mobilite", Some((12, false)))]);
        let words = |id: &str| id.to_owned();
        let parts = parts(&now, Some(&before), &PolicySet::embedded(), Lang::Fr, &words);
        let [themes] = &parts[..] else { panic!("zero now and before says nothing: {parts:?}") };
        let lines: Vec<_> =
            themes.lines.iter().map(|line| (line.label.as_str(), line.now, line.before)).collect();
        assert_eq!(
            lines,
            [
                ("Numérique", Told::Known(30), Told::Known(0)),
                ("Famille", Told::AtLeast(20), Told::Known(25)),
                ("Mobilité", Told::Known(0), Told::Known(12)),
                ("Santé", Told::Hidden, Told::Known(0)),
            ]
        );
    }

    #[test]
    fn quarters_go_back_over_the_new_year() {
        let codes: Vec<_> = recent(Quarter { year: 2027, number: 1 }, 3).into_iter().map(code).collect();
        assert_eq!(codes, ["2027-Q1", "2026-Q4", "2026-Q3"]);
    }
}
