//! What follows from sums: the tightest bounds of each number that is not known.

use std::collections::BTreeMap;

/// Numbers, those that are known, and sums that hold.
#[derive(Default)]
pub struct System {
    bounds: BTreeMap<String, (u32, u32)>,
    sums: Vec<(String, Vec<String>)>,
}

/// More than any week has.
const MOST: u32 = 1_000_000;

impl System {
    /// A number; if it is not shown, it is known to be `least` or more.
    pub fn variable(&mut self, name: String, shown: Option<u32>, least: u32) {
        self.bounds.insert(name, shown.map_or((least, MOST), |n| (n, n)));
    }

    /// One number is the sum of others.
    pub fn sum(&mut self, total: &str, parts: impl IntoIterator<Item = String>) {
        self.sums.push((total.to_owned(), parts.into_iter().collect()));
    }

    /// Least and greatest value of each number that all sums allow.
    ///
    /// Each sum narrows each of its numbers by the others until nothing changes. The sums of a report hang together like
    /// a tree (a number stands in two of them at most, and no way leads around): then these bounds are exact, every value
    /// in them is taken by some solution.
    pub fn bounds(mut self) -> BTreeMap<String, (u32, u32)> {
        loop {
            let before = self.bounds.clone();
            for (total, parts) in &self.sums {
                let of = |name: &String| self.bounds[name];
                let (low, high) =
                    parts.iter().map(of).fold((0, 0), |sum, one| (sum.0 + one.0, sum.1 + one.1));
                let whole = self.bounds[total];
                let mut narrowed = vec![(total.clone(), (whole.0.max(low), whole.1.min(high)))];
                for part in parts {
                    let mine = self.bounds[part];
                    let least = whole.0.saturating_sub(high - mine.1);
                    let most = whole.1.saturating_sub(low - mine.0);
                    narrowed.push((part.clone(), (mine.0.max(least), mine.1.min(most))));
                }
                self.bounds.extend(narrowed);
            }
            assert!(self.bounds.values().all(|(low, high)| low <= high), "what is shown contradicts itself");
            if self.bounds == before {
                return before;
            }
        }
    }
}
