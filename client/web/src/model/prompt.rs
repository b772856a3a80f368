//! What a word for the worker offers, and why it is there.

use tdu_policies::telework::Trigger;

/// The one thing that a card offers to do, beside being put away.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Gesture {
    /// See who can help.
    Help,
    /// See one's own days.
    Days,
    /// Note that one has talked with a colleague today.
    Talked,
}

/// What helps, where something does.
pub const fn gesture(when: Trigger) -> Option<Gesture> {
    match when {
        Trigger::IncivilityNoted | Trigger::HeavyCall | Trigger::RepeatedNoSolution | Trigger::Blocked => {
            Some(Gesture::Help)
        }
        Trigger::TeleworkDays | Trigger::NoSupervision => Some(Gesture::Days),
        Trigger::NoPeerExchange => Some(Gesture::Talked),
        Trigger::OutsideHours
        | Trigger::LongSeriesOfCalls
        | Trigger::NoMeetingInPerson
        | Trigger::PersonNotHeardOf => None,
    }
}

/// Id of the sentence that says why a card is there; none for what is no card but a line of the day's list.
pub const fn why(when: Trigger) -> Option<&'static str> {
    Some(match when {
        Trigger::TeleworkDays => "prompt-why-telework",
        Trigger::NoPeerExchange => "prompt-why-peer",
        Trigger::OutsideHours => "prompt-why-hours",
        Trigger::IncivilityNoted => "prompt-why-incivility",
        Trigger::HeavyCall => "prompt-why-heavy",
        Trigger::RepeatedNoSolution => "prompt-why-no-solution",
        Trigger::Blocked => "prompt-why-blocked",
        Trigger::NoSupervision => "prompt-why-supervision",
        Trigger::LongSeriesOfCalls => "prompt-why-calls",
        Trigger::NoMeetingInPerson => "prompt-why-meeting",
        Trigger::PersonNotHeardOf => return None,
    })
}
