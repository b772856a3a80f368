//! Totals of check-ins.

use serde::{Deserialize, Serialize};

use crate::{calendar::Day, payload::TallyQuestion};

/// The page that the whole staff sees alike.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PreventionView {
    /// Fewest people behind a total.
    pub group: u32,
    /// Length of a window, in weeks.
    pub weeks: u8,
    /// Length of a quarter, in weeks: so many windows side by side. `None` where quarterly questions are not counted.
    pub quarter_weeks: Option<u32>,
    /// Where the window of now stands.
    pub now: TallyNow,
    /// What went wrong, and stands until it is resolved.
    pub trouble: Option<TallyTrouble>,
    /// What was published, newest first.
    pub windows: Vec<TallyWindow>,
}

/// Where the window of now stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum TallyNow {
    /// Nobody holds the second half.
    NoReferent,
    /// Fewer workers than the smallest group.
    TooFew,
    /// The first whole window is to come.
    Begins {
        /// Its first day.
        on: Day,
    },
    /// It runs.
    Runs {
        /// Its last day.
        until: Day,
    },
    /// It has ended; reports arrive.
    Gathers {
        /// The last day on which they are taken.
        until: Day,
    },
    /// All is there: the referent's device has to come by.
    Waits {
        /// The last day before the server forgets it.
        until: Day,
    },
}

/// Why nothing is sent, or nothing is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum TallyTrouble {
    /// The window that the server shows is not what the policies say. Nothing was sent.
    Rules,
    /// The server shows other reports than the first time. Nothing is counted.
    Changed,
    /// The two halves do not fit together. Nothing is published.
    Misfit,
}

/// What was published of one window.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TallyWindow {
    /// First day.
    pub first: Day,
    /// Last day.
    pub last: Day,
    /// Fewest people behind a total, as it was then.
    pub group: u32,
    /// Whether nothing of the questions of the week is shown, because nearly the same people are counted in a window beside it
    /// ([`crate::views::is_near`]).
    pub near: bool,
    /// Each question of the week.
    pub questions: Vec<TallyQuestion>,
    /// The quarterly ones, where the window ends a quarter and they were counted.
    pub quarter: Option<TallyQuarter>,
}

/// What was published of a quarter. It ends with its window.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TallyQuarter {
    /// First day.
    pub first: Day,
    /// Each question.
    pub questions: Vec<TallyQuestion>,
}
