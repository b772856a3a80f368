//! Figures of an experiment's two groups, as lines of tables.

use tdu_core::{
    order,
    payload::{ArmFigures, ArmSums},
    views::keys,
};
use tdu_policies::{Lang, PolicySet};

use super::figures::Words;

/// One indicator that the experiment looks at.
#[derive(Clone, Debug, PartialEq)]
pub struct Part {
    /// What it is called.
    pub title: String,
    /// What is counted, in one sentence; empty for an indicator that the policy no longer has.
    pub explanation: String,
    /// What came out, largest first; empty if nothing did.
    pub lines: Vec<Line>,
}

/// One figure.
#[derive(Clone, Debug, PartialEq)]
pub struct Line {
    /// What it is called.
    pub label: String,
    /// Before the start.
    pub before: ArmSums,
    /// Since the start.
    pub during: ArmSums,
}

/// The indicators that were chosen, in the policy's order, and what came out of each.
pub fn parts(
    figures: &ArmFigures,
    chosen: &[String],
    set: &PolicySet,
    lang: Lang,
    words: &impl Words,
) -> Vec<Part> {
    let indicators = set.reporting.indicators.iter();
    let known = indicators.filter(|one| chosen.iter().any(|id| id == one.id.as_str()));
    let part = |id: &str, title: String, explanation: String| {
        let label = |cell: &str| match set.follow_up.label(cell) {
            Some(label) => label.get(lang).to_owned(),
            None if cell == keys::TOTAL => title.clone(),
            None => words.figure(cell),
        };
        let own = figures.lines.iter().filter(|line| line.indicator == id);
        let some = own.filter(|line| line.cell == keys::TOTAL || sum(&line.before) + sum(&line.during) > 0);
        let mut lines: Vec<Line> = some
            .map(|line| Line { label: label(&line.cell), before: line.before, during: line.during })
            .collect();
        order::sort_by_key(&mut lines, |line| std::cmp::Reverse(sum(&line.during)));
        Part { title, explanation, lines }
    };
    known
        .map(|one| {
            part(one.id.as_str(), one.label.get(lang).to_owned(), one.explanation.get(lang).to_owned())
        })
        .collect()
}

fn sum(of: &ArmSums) -> u64 {
    u64::from(of.trying) + u64::from(of.as_before)
}

/// A week's average, with one decimal; `None` if no week came out.
pub fn average(sum: u32, weeks: u8) -> Option<f64> {
    (weeks > 0).then(|| (f64::from(sum) * 10.0 / f64::from(weeks)).round() / 10.0)
}

#[cfg(test)]
mod tests {
    use tdu_core::payload::ArmLine;

    use super::*;

    fn line(indicator: &str, cell: &str, trying: u32) -> ArmLine {
        let sums = |trying| ArmSums { weeks: 3, trying, as_before: 0 };
        ArmLine {
            indicator: indicator.to_owned(),
            cell: cell.to_owned(),
            before: sums(0),
            during: sums(trying),
        }
    }

    #[test]
    fn what_was_chosen_is_there_even_if_nothing_came_out() {
        let lines = vec![
            line("themes", "sante", 20),
            line("themes", "famille", 30),
            line("themes", "mobilite", 0),
            line("dossiers-clos", "total", 0),
        ];
        let figures = ArmFigures { before: 3, during: 3, lines };
        let chosen = ["themes", "dossiers-clos", "issues"].map(str::to_owned);
        let words = |id: &str| id.to_owned();
        let parts = parts(&figures, &chosen, &PolicySet::embedded(), Lang::Fr, &words);
        let told: Vec<(&str, Vec<&str>)> = parts
            .iter()
            .map(|part| (part.title.as_str(), part.lines.iter().map(|line| line.label.as_str()).collect()))
            .collect();
        let expected: [(&str, &[&str]); 3] =
            [("Thèmes", &["Famille", "Santé"]), ("Issues", &[]), ("Dossiers clos", &["Dossiers clos"])];
        for (title, lines) in expected {
            assert!(told.contains(&(title, lines.to_vec())), "{title} in {told:?}");
        }
        assert_eq!(told.len(), 3);
    }

    #[test]
    fn an_average_has_one_decimal_and_needs_a_week() {
        assert_eq!((average(20, 3), average(20, 0)), (Some(6.7), None));
    }
}
