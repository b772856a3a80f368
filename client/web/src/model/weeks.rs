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
    fn a_week_has_seven_days() {
        let (monday, sunday) = days(week(2026, 48));
        assert_eq!((monday.to_iso().as_str(), sunday.to_iso().as_str()), ("2026-11-23", "2026-11-29"));
    }
}
