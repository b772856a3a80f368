//! Which figures of a report add up to which: the hierarchy that `docs/REPORTING.md` draws.

use std::collections::BTreeMap;

use tdu_policies::{FollowUp, Reporting, Slug, reporting::Measure};

use super::{figures::keys, hidden::Totals};

/// A cell by its indicator and its own name.
pub type Cell = (String, String);

/// A total with its parts; without parts, a cell that adds up to nothing smaller.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Branch {
    /// The cell that shows the total.
    pub total: Cell,
    /// What it adds up.
    pub leaves: Vec<Cell>,
}

/// How some cells hang together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Shape {
    /// Every contact counts in one branch: the sum of all is the number of contacts.
    Tree(Vec<Branch>),
    /// A contact counts in as many cells as it likes.
    Loose(Vec<Cell>),
    /// Every active file counts in one cell, and their number is always held to be known.
    Partition(Vec<Cell>),
    /// Flows whose difference a stock tells, or parts of a number that was shown in another week.
    Tied {
        /// The flows.
        cells: Vec<Cell>,
        /// The stock.
        stock: Option<Cell>,
    },
}

/// The shapes of a week's or a quarter's totals. A cell that is in none stands for itself.
pub fn shapes(totals: &Totals, reporting: &Reporting, follow_up: &FollowUp) -> Vec<Shape> {
    let of = Naming { totals, reporting, follow_up };
    let mut shapes = vec![Shape::Tree(of.contacts()), Shape::Tree(of.outcomes())];
    for measure in
        [Measure::Themes, Measure::Actions, Measure::UnmetThemes, Measure::NewThemes, Measure::Charters]
    {
        shapes.push(Shape::Loose(of.row(measure)));
    }
    shapes.push(Shape::Partition(of.row(Measure::CharterCoverage)));
    let flows = [Measure::NewFiles, Measure::ClosedFiles];
    let cells = flows.into_iter().filter_map(|measure| of.cell(measure, keys::TOTAL)).collect();
    shapes.push(Shape::Tied { cells, stock: of.cell(Measure::ActiveFiles, keys::TOTAL) });
    shapes.push(Shape::Tied { cells: of.row(Measure::FirstMeetings), stock: None });
    shapes
}

struct Naming<'a> {
    totals: &'a Totals,
    reporting: &'a Reporting,
    follow_up: &'a FollowUp,
}

impl Naming<'_> {
    /// A cell, if the totals have it: an indicator of another period is not among them.
    fn cell(&self, measure: Measure, name: &str) -> Option<Cell> {
        let indicator = self.reporting.indicator(measure)?.id.as_str();
        self.totals.get(indicator)?.get(name)?;
        Some((indicator.to_owned(), name.to_owned()))
    }

    fn row(&self, measure: Measure) -> Vec<Cell> {
        let indicator = self.reporting.indicator(measure);
        let row = indicator.and_then(|indicator| self.totals.get_key_value(indicator.id.as_str()));
        let cells = row.map(|(id, row)| row.keys().map(|cell| (id.clone(), cell.clone())).collect());
        cells.unwrap_or_default()
    }

    /// Every item of the policies that the table might count, so that what is not there can be hidden too.
    fn items<'i>(&self, measure: Measure, ids: impl Iterator<Item = &'i Slug>) -> Vec<Cell> {
        let indicator = self.reporting.indicator(measure).map(|indicator| indicator.id.as_str());
        let indicator = indicator.filter(|id| self.totals.contains_key(*id));
        let cells = indicator.map(|indicator| ids.map(|id| (indicator.to_owned(), id.to_string())).collect());
        cells.unwrap_or_default()
    }

    fn contacts(&self) -> Vec<Branch> {
        let in_person = self.cell(Measure::InPersonAndRemote, keys::IN_PERSON);
        let remote = self.cell(Measure::InPersonAndRemote, keys::REMOTE);
        let channel = |cell: &Cell| self.follow_up.channel(&cell.1);
        let channels = self.follow_up.channels.iter().map(|channel| &channel.id);
        let mut branches =
            split(self.items(Measure::ContactsByChannel, channels), |cell| match channel(cell) {
                Some(channel) if channel.in_person => in_person.clone(),
                Some(channel) if channel.remote => remote.clone(),
                _ => None,
            });
        // A total whose channels are not counted is a total still.
        for total in [in_person, remote].into_iter().flatten() {
            if branches.iter().all(|branch| branch.total != total) {
                branches.push(Branch { total, leaves: Vec::new() });
            }
        }
        branches
    }

    fn outcomes(&self) -> Vec<Branch> {
        let unmet = self.cell(Measure::UnmetNeeds, keys::TOTAL);
        let is_unmet = |cell: &Cell| self.follow_up.outcome(&cell.1).is_some_and(|outcome| outcome.unmet);
        let outcomes = self.follow_up.outcomes.iter().map(|outcome| &outcome.id);
        let mut branches =
            split(self.items(Measure::Outcomes, outcomes), |cell| unmet.clone().filter(|_| is_unmet(cell)));
        if let Some(total) = unmet.filter(|unmet| branches.iter().all(|branch| branch.total != *unmet)) {
            branches.push(Branch { total, leaves: Vec::new() });
        }
        branches
    }
}

/// What has no total of its own stands beside the totals, each cell for itself.
fn split(cells: Vec<Cell>, total: impl Fn(&Cell) -> Option<Cell>) -> Vec<Branch> {
    let mut branches: BTreeMap<Cell, Vec<Cell>> = BTreeMap::new();
    for cell in cells {
        match total(&cell) {
            Some(total) => branches.entry(total).or_default().push(cell),
            None => {
                branches.entry(cell).or_default();
            }
        }
    }
    branches.into_iter().map(|(total, leaves)| Branch { total, leaves }).collect()
}
