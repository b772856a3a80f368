//! What of a team's figures may be shown, so that nothing that is hidden can be computed from what is.
//!
//! The rule, what it promises and what it does not are in `docs/REPORTING.md`; the names here are the names there.
//!
//! A number above zero is *sensitive* if it is below the policy's threshold or if too few workers contributed to it. Zero
//! is shown: it tells of nobody. Cells that add up to something known are hidden together or not at all:
//!
//! - In a *group* (parts of a total that is shown) at least two parts are hidden, enough workers contributed to what they
//!   hold together, and that sum leaves each of them free to be any small number.
//! - A total whose parts cannot be hidden so is hidden itself, and with a total all its parts. The totals of a table are a
//!   group of their own: the number of all contacts is always held to be known, because two tables count the same.
//! - A *partition* has its sum in another number (active files by the state of their charter): it is a group whose total is
//!   always held to be known; where that number is too small to protect any way of filling the table, all of it is hidden.
//! - *Tied* cells (files opened and closed, whose difference the active files tell) are hidden all, or none.
//!
//! Hidden cells that are not sensitive are the smallest, so that they take the least away.

use std::collections::{BTreeMap, BTreeSet};

use tdu_policies::{FollowUp, Reporting};

use super::tree::{Branch, Cell, Shape, shapes};
use crate::order::map_of;

/// What a cell counts, and whose work it is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Count {
    /// How many.
    pub sum: u32,
    /// Who contributed more than zero.
    pub workers: Workers,
}

/// A set of workers, each a bit at their rank among all who ever reported: a team's figures are thousands of these.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Workers(Vec<u64>);

impl Workers {
    const EACH: usize = 64;

    fn insert(&mut self, rank: usize) {
        let (word, bit) = (rank / Self::EACH, rank % Self::EACH);
        if self.0.len() <= word {
            self.0.resize(word + 1, 0);
        }
        self.0[word] |= 1 << bit;
    }

    fn extend(&mut self, other: &Self) {
        self.0.resize(self.0.len().max(other.0.len()), 0);
        for (own, word) in self.0.iter_mut().zip(&other.0) {
            *own |= word;
        }
    }

    /// So many of whom nothing else is known. Of two such sets the smaller is within the larger, so that together they count as the
    /// larger: a lower bound.
    fn unnamed(count: usize) -> Self {
        let mut workers = Self::default();
        for rank in 0..count {
            workers.insert(rank);
        }
        workers
    }

    /// How many they are.
    pub fn len(&self) -> usize {
        self.0.iter().map(|word| word.count_ones() as usize).sum()
    }
}

/// Indicator, cell, count.
pub type Totals = BTreeMap<String, BTreeMap<String, Count>>;
/// The same, `None` where hidden.
pub type Shown = BTreeMap<String, BTreeMap<String, Option<u32>>>;

impl Count {
    /// Adds what one worker reported, who has this rank.
    pub fn add(&mut self, worker: usize, n: u32) {
        self.sum = self.sum.saturating_add(n);
        if n > 0 {
            self.workers.insert(worker);
        }
    }

    /// A total that came without names.
    pub fn of_team(sum: u32, workers: usize) -> Self {
        Self { sum, workers: Workers::unnamed(workers) }
    }

    /// Adds another cell, whoever contributed to both being one worker.
    pub fn join(&mut self, other: &Self) {
        self.sum = self.sum.saturating_add(other.sum);
        self.workers.extend(&other.workers);
    }
}

/// Hides what must be. `before` is the week before, if it was published: its active files are a sum with this week's.
pub fn hide(totals: &Totals, before: Option<&Totals>, reporting: &Reporting, follow_up: &FollowUp) -> Shown {
    let rule = Rule { totals, reporting };
    let mut shown: Shown = map_of(totals.iter().map(|(indicator, row)| {
        let row = row.iter().map(|(cell, n)| (cell.clone(), (!rule.is_sensitive(n)).then_some(n.sum)));
        (indicator.clone(), map_of(row))
    }));
    for shape in shapes(totals, reporting, follow_up) {
        match shape {
            Shape::Tree(branches) => conceal(&mut shown, rule.in_tree(branches)),
            Shape::Loose(cells) => conceal(&mut shown, rule.in_loose(cells)),
            Shape::Partition(cells) => conceal(&mut shown, rule.in_partition(cells)),
            Shape::Tied { cells, stock } => {
                let rule_before = before.map(|totals| Rule { totals, ..rule });
                let sensitive = |rule: &Rule<'_>, cell: &Cell| rule.is_sensitive(&rule.count(cell));
                let here = cells.iter().chain(&stock).any(|cell| sensitive(&rule, cell));
                let then = rule_before.is_some_and(|rule| stock.iter().any(|cell| sensitive(&rule, cell)));
                if here || then {
                    conceal(&mut shown, cells);
                }
            }
        }
    }
    shown
}

/// Whether a number tells of too few contacts, or of too few workers.
pub(super) fn is_sensitive(count: &Count, reporting: &Reporting) -> bool {
    count.sum > 0 && (reporting.hides(u64::from(count.sum)) || !are_enough(count.workers.len(), reporting))
}

/// Whether so many workers may be shown together.
pub(super) fn are_enough(workers: usize, reporting: &Reporting) -> bool {
    workers >= usize::try_from(reporting.minimum_workers).unwrap_or(usize::MAX)
}

/// Also what was not counted: whether a line is there would tell.
fn conceal(shown: &mut Shown, cells: impl IntoIterator<Item = Cell>) {
    for (indicator, cell) in cells {
        shown.entry(indicator).or_default().insert(cell, None);
    }
}

#[derive(Clone, Copy)]
struct Rule<'a> {
    totals: &'a Totals,
    reporting: &'a Reporting,
}

/// One of several numbers that add up to a known one.
struct Part {
    count: Count,
    sensitive: bool,
}

impl Rule<'_> {
    fn count(&self, (indicator, cell): &Cell) -> Count {
        self.totals.get(indicator).and_then(|row| row.get(cell)).cloned().unwrap_or_default()
    }

    fn is_sensitive(&self, count: &Count) -> bool {
        is_sensitive(count, self.reporting)
    }

    fn are_enough(&self, workers: usize) -> bool {
        are_enough(workers, self.reporting)
    }

    /// Whether cells whose sum is known protect each other: whatever one of them is, from 1 to the largest small number,
    /// the others can make up the sum with at least 1 each.
    fn protects(&self, hidden: &Count, cells: usize) -> bool {
        let reach = self.reporting.hidden_below.max(self.reporting.minimum_workers);
        cells >= 2
            && self.are_enough(hidden.workers.len())
            && u64::from(hidden.sum) + 2 >= u64::from(reach) + u64::try_from(cells).unwrap_or(u64::MAX)
    }

    /// Ranks of the parts to hide; `None` if even all of them together would not protect each other.
    ///
    /// The parts that are zero are never among them.
    fn among(&self, parts: &[Part]) -> Option<BTreeSet<usize>> {
        let ranks = || parts.iter().enumerate().filter(|(_, part)| part.count.sum > 0);
        let mut hidden: BTreeSet<usize> =
            ranks().filter(|(_, part)| part.sensitive).map(|(rank, _)| rank).collect();
        if hidden.is_empty() {
            return Some(hidden);
        }
        let protected = |hidden: &BTreeSet<usize>| {
            let mut all = Count::default();
            for rank in hidden {
                all.join(&parts[*rank].count);
            }
            self.protects(&all, hidden.len())
        };
        while !protected(&hidden) {
            let shown = ranks().filter(|(rank, _)| !hidden.contains(rank));
            let (smallest, _) = shown.min_by_key(|(rank, part)| (part.count.sum, *rank))?;
            hidden.insert(smallest);
        }
        Some(hidden)
    }

    fn in_branch(&self, branch: &Branch) -> Option<Vec<Cell>> {
        let parts: Vec<_> = branch
            .leaves
            .iter()
            .map(|cell| {
                let count = self.count(cell);
                Part { sensitive: self.is_sensitive(&count), count }
            })
            .collect();
        Some(self.among(&parts)?.into_iter().map(|rank| branch.leaves[rank].clone()).collect())
    }

    /// Cells to hide of a table and its totals: all of them if nothing less would do.
    fn in_tree(&self, branches: Vec<Branch>) -> Vec<Cell> {
        let part = |branch: &Branch| {
            let count = self.count(&branch.total);
            let sensitive = self.is_sensitive(&count) || self.in_branch(branch).is_none();
            Part { count, sensitive }
        };
        let parts: Vec<_> = branches.iter().map(part).collect();
        let hidden = self.among(&parts).unwrap_or_else(|| (0..parts.len()).collect());
        let cells = branches.into_iter().enumerate().flat_map(|(rank, branch)| {
            if hidden.contains(&rank) {
                let Branch { total, mut leaves } = branch;
                leaves.push(total);
                leaves
            } else {
                self.in_branch(&branch).unwrap_or_default()
            }
        });
        cells.collect()
    }

    /// Cells to hide of a table whose sum is known by another number, which stays as it is.
    ///
    /// Whether the whole table is hidden depends on that sum alone, so that this tells nothing of what is in it: below it,
    /// some ways to fill the table could not be hidden.
    fn in_partition(&self, cells: Vec<Cell>) -> Vec<Cell> {
        let parts: Vec<_> = cells
            .iter()
            .map(|cell| {
                let count = self.count(cell);
                Part { sensitive: self.is_sensitive(&count), count }
            })
            .collect();
        let mut all = Count::default();
        for part in &parts {
            all.join(&part.count);
        }
        if all.sum > 0 && !self.protects(&all, cells.len()) {
            return cells;
        }
        match self.among(&parts) {
            Some(ranks) => ranks.into_iter().map(|rank| cells[rank].clone()).collect(),
            None => cells,
        }
    }

    /// Cells of a table whose sum is not known exactly, but bounded (a contact has a theme or more): one is never hidden
    /// alone.
    fn in_loose(&self, cells: Vec<Cell>) -> Vec<Cell> {
        let (mut hidden, mut shown): (Vec<_>, Vec<_>) = cells
            .into_iter()
            .filter(|cell| self.count(cell).sum > 0)
            .partition(|cell| self.is_sensitive(&self.count(cell)));
        if hidden.len() == 1 {
            shown.sort_by_key(|cell| self.count(cell).sum);
            hidden.extend(shown.into_iter().take(1));
        }
        hidden
    }
}
