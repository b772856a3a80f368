//! When nothing is said: quiet hours, a day that had its card, and what the worker chose.

use std::collections::BTreeMap;

use tdu_policies::telework::{Prompt, Trigger};
use tdu_protocol::{LogId, Timestamp};

use super::facts::Found;
use crate::{
    own::{Choice, Own},
    payload::Payload,
    views::{
        check_in::{check_in, had_its_card, is_quiet},
        lens::{Lens, personal},
    },
};

/// What the worker chose, and what today has had already.
pub struct Calm<'a> {
    /// Newest choice for a prompt, and when it was made.
    choices: BTreeMap<&'a str, (Choice, Timestamp)>,
    /// Newest choice for a prompt about one file.
    about: BTreeMap<(&'a str, LogId), (Choice, Timestamp)>,
    had_its_card: bool,
    quiet: bool,
    today: crate::calendar::Day,
}

impl<'a> Calm<'a> {
    pub fn new(lens: &Lens<'a>) -> Self {
        let today = lens.today();
        let mut calm = Self {
            choices: BTreeMap::new(),
            about: BTreeMap::new(),
            had_its_card: had_its_card(lens) || check_in(&lens.world).is_some(),
            quiet: is_quiet(&lens.world.policies.check_in.weekly.cadence, lens.world.now.minute_of_day()),
            today,
        };
        for item in personal(&lens.world) {
            if let Some(Payload::Own(Own::Prompt { id, about, choice })) = item.payload() {
                let made = (*choice, item.at);
                match about {
                    Some(file) if *choice != Choice::Never => calm.about.insert((id, *file), made),
                    _ => calm.choices.insert(id, made),
                };
            }
        }
        calm
    }

    /// At most one card a day, whichever it is.
    pub const fn enough_for_today(&self) -> bool {
        self.had_its_card
    }

    /// Whether a prompt may be said at this hour, and was not silenced. The one that speaks of closed hours can only be
    /// said in them.
    pub fn may_say(&self, prompt: &Prompt) -> bool {
        let hours = !self.quiet || prompt.when == Trigger::OutsideHours;
        hours && !self.is_silenced(prompt.id.as_str())
    }

    /// Whether the worker has not dealt with this yet: an event is told of until a choice is made after it, or from the day
    /// that it was put off to; a state comes back once the day that was chosen has come.
    pub fn is_news(&self, prompt: &Prompt, found: &Found<'_, '_>) -> bool {
        let id = prompt.id.as_str();
        let made = match found.about {
            Some(file) => self.about.get(&(id, file.log)),
            None => self.choices.get(id),
        };
        let Some((choice, made)) = made else { return true };
        let is_later = found.since.is_some_and(|since| since > *made);
        match choice {
            Choice::Later(day) => is_later || *day <= self.today,
            Choice::Until(day) if found.since.is_none() => *day <= self.today,
            Choice::Until(_) | Choice::Never | Choice::Again => found.since.is_none() || is_later,
        }
    }

    /// Prompts that were silenced for good.
    pub fn silenced(&self) -> Vec<String> {
        self.choices.keys().filter(|id| self.is_silenced(id)).map(|id| (*id).to_owned()).collect()
    }

    fn is_silenced(&self, id: &str) -> bool {
        matches!(self.choices.get(id), Some((Choice::Never, _)))
    }
}
