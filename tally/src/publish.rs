//! What of a total may be shown: bands instead of counts, and no cell that points at somebody.
//!
//! For a question that enough people answered, each level's share of the answers is shown as a band of five percent, except:
//!
//! 1. A level that nobody or one person chose, or everybody or everybody but one, is hidden: 0 %, 100 %, and whatever would
//!    let one person read all the others.
//! 2. While the hidden levels hold one and the same count, every level with the smallest count of those still shown is
//!    hidden with them.
//!
//! Both rules look at counts and not at which level holds which. So the counts of two hidden levels can be exchanged without
//! a change in what is shown, and after rule 2 two of them differ: nobody can tell from what is shown, however exactly they
//! know the number of people, what any hidden level holds. Unanimity hides everything.

/// Width of a band, in percent and in people.
pub const BAND: u8 = 5;
/// Fewest people who chose a level that is shown, and who did not.
pub const SMALLEST_CELL: u64 = 2;

/// A share of the answers: from this many percent to four more and a bit ([`BAND`]).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Band {
    /// Percent, a multiple of [`BAND`].
    pub from: u8,
}

/// A number of people: between these two, both included.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct People {
    /// A multiple of [`BAND`].
    pub from: u64,
    /// Four more.
    pub to: u64,
}

/// What is shown of one question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Figures {
    /// How many people answered.
    pub people: People,
    /// Each level's share, `None` where it is hidden.
    pub levels: Vec<Option<Band>>,
}

/// What may be shown of a question, by the number of people who chose each level; `None` if fewer than `group` answered.
pub fn shown(levels: &[u64], group: u64) -> Option<Figures> {
    let total: u64 = levels.iter().sum();
    if total < group.max(1) {
        return None;
    }
    let hidden = hidden(levels, total);
    let people = total / u64::from(BAND) * u64::from(BAND);
    let band = |count: u64| u8::try_from(100 * count / total).map_or(100, |percent| percent / BAND * BAND);
    Some(Figures {
        people: People { from: people, to: people + u64::from(BAND) - 1 },
        levels: levels
            .iter()
            .zip(hidden)
            .map(|(count, hidden)| (!hidden).then(|| Band { from: band(*count) }))
            .collect(),
    })
}

fn hidden(levels: &[u64], total: u64) -> Vec<bool> {
    let mut hidden: Vec<bool> =
        levels.iter().map(|count| *count < SMALLEST_CELL || total - count < SMALLEST_CELL).collect();
    loop {
        let mut counts = levels.iter().zip(&hidden).filter(|(_, hidden)| **hidden).map(|(count, _)| count);
        let Some(first) = counts.next() else { return hidden };
        if counts.any(|count| count != first) {
            return hidden;
        }
        let smallest =
            levels.iter().zip(&hidden).filter(|(_, hidden)| !**hidden).map(|(count, _)| *count).min();
        let Some(smallest) = smallest else { return hidden };
        for (count, hidden) in levels.iter().zip(&mut hidden) {
            *hidden |= *count == smallest;
        }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;

    fn every_split(total: u64) -> impl Iterator<Item = [u64; 4]> {
        (0..=total).flat_map(move |a| {
            (0..=total - a).flat_map(move |b| (0..=total - a - b).map(move |c| [a, b, c, total - a - b - c]))
        })
    }

    #[test]
    fn whoever_knows_the_number_of_people_cannot_tell_what_a_hidden_level_holds() {
        for total in 10..=24 {
            let mut same: BTreeMap<Vec<Option<Band>>, Vec<[u64; 4]>> = BTreeMap::new();
            for counts in every_split(total) {
                let figures = shown(&counts, 10).expect("enough people");
                same.entry(figures.levels).or_default().push(counts);
            }
            for (levels, possible) in same {
                for (level, _) in levels.iter().enumerate().filter(|(_, band)| band.is_none()) {
                    let first = possible[0][level];
                    assert!(
                        possible.iter().any(|counts| counts[level] != first),
                        "{total} people, {levels:?}: level {level} can only be {first}"
                    );
                }
            }
        }
    }

    #[test]
    fn none_all_and_all_but_one_are_never_shown() {
        for counts in every_split(17) {
            let figures = shown(&counts, 10).expect("enough people");
            for (count, band) in counts.iter().zip(&figures.levels) {
                assert!(band.is_none() || (2..=15).contains(count), "{counts:?} shows {band:?}");
            }
        }
        for unanimous in [[0, 17, 0, 0], [0, 16, 1, 0]] {
            let figures = shown(&unanimous, 10).expect("enough people");
            assert_eq!(figures.levels, [None; 4], "not even that they agree on this one");
        }
    }

    #[test]
    fn a_total_of_fewer_people_than_the_group_shows_nothing() {
        assert_eq!(shown(&[3, 3, 3, 0], 10), None);
        assert_eq!(shown(&[0, 0, 0, 0], 0), None, "nobody is no group");
        let figures = shown(&[4, 3, 3, 2], 10).expect("twelve of ten");
        assert_eq!(figures.people, People { from: 10, to: 14 });
        let from: Vec<_> = figures.levels.iter().map(|band| band.map(|band| band.from)).collect();
        assert_eq!(from, [Some(30), Some(25), Some(25), Some(15)]);
    }
}
