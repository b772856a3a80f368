//! Remote work: the guide, the hours, and the reminders that a worker's own device computes and nobody else sees.

use serde::{Deserialize, Serialize};

use crate::{
    Localised, Mistake, PolicyFiles, Reason, Slug, TimeOfDay, Weekday,
    reason::Member,
    source::{Source, at},
};

/// Guide for remote work.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Telework {
    /// Most telework days in a week; a guide that reminds, never a lock.
    pub days_a_week: u32,
    /// The guide in words.
    pub guide: Localised,
    /// Days within which a first meeting in person is advised, from the opening of a file.
    pub first_meeting_within_days: u32,
    /// The service's opening hours, in its local time.
    pub hours: Hours,
    /// Reminders, each dismissible; nothing about them is sent.
    pub prompts: Vec<Prompt>,
}

/// Opening days and hours.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Hours {
    /// Days on which the service is open.
    pub days: Vec<Weekday>,
    /// Opening.
    pub from: TimeOfDay,
    /// Closing, later the same day.
    pub until: TimeOfDay,
}

/// A reminder and when it shows.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Prompt {
    /// The reminder's id.
    pub id: Slug,
    /// What the device watches.
    pub when: Trigger,
    /// Number that sets it off, in the unit the trigger names; absent where the trigger is an event.
    #[serde(default)]
    pub threshold: Option<u32>,
    /// What the screen says: an offer, never an order.
    pub text: Localised,
}

/// What a device can watch.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Trigger {
    /// Telework days in this week. Threshold: days.
    TeleworkDays,
    /// No exchange with a colleague. Threshold: days.
    NoPeerExchange,
    /// Activity outside opening hours.
    OutsideHours,
    /// An incivility or a threat was noted.
    IncivilityNoted,
    /// A contact was marked as heavy.
    HeavyCall,
    /// Outcomes 'no solution' in one week. Threshold: contacts.
    RepeatedNoSolution,
    /// The last contacts about one person all ended without a solution. Threshold: contacts.
    Blocked,
    /// No supervision. Threshold: weeks.
    NoSupervision,
    /// Calls without a break. Threshold: calls.
    LongSeriesOfCalls,
    /// No meeting in person since the file was opened. Threshold: days.
    NoMeetingInPerson,
    /// A person of the caseload not heard of. Threshold: days.
    PersonNotHeardOf,
}

impl Trigger {
    /// Whether it happens once; anything else lasts until its number falls.
    pub const fn is_event(self) -> bool {
        matches!(self, Self::OutsideHours | Self::IncivilityNoted | Self::HeavyCall)
    }

    /// Whether it can be put off: what happened to somebody still counts tomorrow, closed hours are over by then.
    pub const fn can_wait(self) -> bool {
        !matches!(self, Self::OutsideHours)
    }
}

impl Telework {
    /// The reminder set off by a trigger, if the service wants it.
    pub fn prompt(&self, when: Trigger) -> Option<&Prompt> {
        self.prompts.iter().find(|prompt| prompt.when == when)
    }
}

pub(crate) fn read(files: &PolicyFiles, mistakes: &mut Vec<Mistake>) -> Option<Telework> {
    let mut source = Source::open(files, "telework.toml", mistakes)?;
    let telework: Telework = source.read()?;
    source.within(telework.days_a_week, (0, 7), at!["days_a_week"]);
    source.require(
        telework.hours.from < telework.hours.until,
        at!["hours", "until"],
        Reason::ClosesBeforeItOpens,
    );
    source.unique("prompts", telework.prompts.iter().map(|prompt| &prompt.id));
    for (rank, prompt) in telework.prompts.iter().enumerate() {
        source.require(
            telework.prompts[..rank].iter().all(|earlier| earlier.when != prompt.when),
            at!["prompts", rank, "when"],
            Reason::SameAsAnother(Member::new("when", "prompts")),
        );
        let right = if prompt.when.is_event() {
            prompt.threshold.is_none()
        } else {
            prompt.threshold.is_some_and(|threshold| threshold > 0)
        };
        let reason = if prompt.when.is_event() { Reason::ThresholdOfEvent } else { Reason::NoThreshold };
        source.require(right, at!["prompts", rank, "threshold"], reason);
    }
    Some(telework)
}
