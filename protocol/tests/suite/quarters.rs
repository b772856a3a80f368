//! Quarters on the grid of windows.

use tdu_protocol::tally::{MAXIMUM_WEEKS, MINIMUM_WEEKS, QUARTER_WEEKS, quarter_of, quarter_weeks};

#[test]
fn of_windows_of_four_weeks_every_third_ends_twelve_weeks() {
    let quarters: Vec<_> = (2_964..3_012).step_by(4).map(|first| quarter_of(first, 4)).collect();
    let ends = quarters.iter().flatten().copied().collect::<Vec<_>>();
    assert_eq!(ends, [2_964, 2_976, 2_988, 3_000]);
    for three in quarters.chunks(3) {
        assert!(three[0].is_none() && three[1].is_none() && three[2].is_some(), "{three:?}");
    }
}

#[test]
fn no_week_is_in_two_quarters_and_none_is_left_out_whatever_the_length_of_a_window() {
    for weeks in MINIMUM_WEEKS..=MAXIMUM_WEEKS {
        assert!(quarter_weeks(weeks) >= u32::from(QUARTER_WEEKS), "{weeks}");
        let mut next = 0;
        for first in (0..4_000).step_by(usize::from(weeks)) {
            if let Some(begins) = quarter_of(first, weeks) {
                assert_eq!(begins, next, "windows of {weeks} weeks");
                next = first + u32::from(weeks);
                assert_eq!(next - begins, quarter_weeks(weeks));
            }
        }
        assert!(next > 3_900, "windows of {weeks} weeks");
    }
}

#[test]
fn off_the_grid_nothing_ends_a_quarter() {
    assert!((1..4).all(|weeks| quarter_of(2_972 + weeks, 4).is_none()));
    assert_eq!(quarter_of(2_972, 4), Some(2_964));
    assert_eq!(quarter_of(0, 0), None, "no length is no window");
}
