//! Words for the worker, computed on their device, and the private days and moments that some of them come from.

use serde::{Deserialize, Serialize};
use tdu_policies::telework::Trigger;
use tdu_protocol::LogId;

use crate::{
    calendar::{Day, Week},
    own::{Mark, Moment},
};

/// A word for the worker: an offer, never an order.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PromptCard {
    /// Its id in the policies, which have its text.
    pub id: String,
    /// What set it off.
    pub when: Trigger,
    /// The number behind it, in the unit that the trigger names; 0 for an event.
    pub count: u32,
    /// The file that it is about and the person's name, where it is about one.
    pub about: Option<(LogId, String)>,
}

/// Own days and moments, private.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MyDays {
    /// Which week.
    pub week: Week,
    /// Days noted as remote, Monday first.
    pub remote: [bool; 7],
    /// Last talk with a colleague that was noted.
    pub peer: Option<Day>,
    /// Last session of supervision that was noted.
    pub supervision: Option<Day>,
    /// Prompts that were silenced for good, by their id in the policies.
    pub silenced: Vec<String>,
}

/// Everything that was noted for oneself and not taken back, oldest first; private.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct OwnNotes {
    /// Days noted as remote.
    pub days: Vec<Day>,
    /// Moments with others.
    pub moments: Vec<(Day, Moment)>,
    /// How contacts were, by the day on which it was noted. Whose contact it was stands in the file alone.
    pub marks: Vec<(Day, Vec<Mark>)>,
}
