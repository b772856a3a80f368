//! Weeks to choose from.

use tdu_core::calendar::{Day, Week};

/// Some weeks, newest first, this one included.
pub fn recent(this: Week, count: u8) -> Vec<Week> {
    (0..i32::from(count)).map(|back| this.plus(-back)).collect()
}

/// First and last day of a week.
pub fn days(week: Week) -> (Day, Day) {
    let monday = week.monday();
    (monday, monday.plus(6))
}

/// `2026-W07`: what an address or a list's value holds.
pub fn code(week: Week) -> String {
    format!("{:04}-W{:02}", week.year, week.week)
}

/// Reads a [code]; `None` if there is no such week.
pub fn from_code(code: &str) -> Option<Week> {
    let (year, week) = code.split_once("-W")?;
    let asked = Week { year: year.parse().ok()?, week: week.parse().ok()? };
    // A year without a 53rd week would silently give the first of the next.
    (asked.monday().week() == asked).then_some(asked)
}

/// The weeks from `first` to `last`, both included; those without data stay visible as gaps.
pub fn between(first: Week, last: Week) -> Vec<Week> {
    let mut weeks = vec![];
    let mut week = first;
    while week <= last {
        weeks.push(week);
        let next = week.plus(1);
        if next <= week {
            break;
        }
        week = next;
    }
    weeks
}

#[cfg(test)]
mod tests {
    use super::*;

    const fn week(year: i32, week: u8) -> Week {
        Week { year, week }
    }

    #[test]
    fn weeks_go_back_over_the_new_year() {
        assert_eq!(recent(week(2027, 2), 4), [week(2027, 2), week(2027, 1), week(2026, 53), week(2026, 52)]);
        assert_eq!(between(week(2026, 52), week(2027, 1)), [week(2026, 52), week(2026, 53), week(2027, 1)]);
        assert!(between(week(2027, 2), week(2027, 1)).is_empty());
    }

    #[test]
    fn a_code_is_read_back_and_nonsense_is_not() {
        for asked in [week(2026, 1), week(2026, 53), week(2027, 52)] {
            assert_eq!(from_code(&code(asked)), Some(asked));
        }
        for bad in ["2027-W53", "2026-W00", "2026-W54", "2026", "W12", "", "x-Wy"] {
            assert_eq!(from_code(bad), None, "{bad}");
        }
    }

    #[test]
    fn a_week_has_seven_days() {
        let (monday, sunday) = days(week(2026, 48));
        assert_eq!((monday.to_iso().as_str(), sunday.to_iso().as_str()), ("2026-11-23", "2026-11-29"));
    }
}
