//! Words for the worker: what their own device notices, and when it keeps quiet about it.
//!
//! Pure, and driven by the policies: each trigger is a question put to the worker's own notes and to what they noted for
//! themselves ([`facts`]); the rules of calm ([`calm`]) then decide whether anything is said. Nothing is computed for
//! anybody else, and nothing is sent but what the worker chose, into the log that only they read.
//!
//! [`Trigger::PersonNotHeardOf`] is no card: it is a line of the day's list ([`super::today`]), where people stand.

mod calm;
mod facts;

use tdu_policies::telework::Trigger;
use tdu_protocol::Role;

use self::{calm::Calm, facts::Facts};
use super::lens::Lens;
use crate::{
    app::{MyDays, PromptCard},
    calendar::Week,
    content::World,
};

/// Which word comes first when several could be said: what has just happened to the worker, then what they are stuck
/// with, then habits.
const ORDER: [Trigger; 10] = [
    Trigger::IncivilityNoted,
    Trigger::HeavyCall,
    Trigger::Blocked,
    Trigger::RepeatedNoSolution,
    Trigger::OutsideHours,
    Trigger::LongSeriesOfCalls,
    Trigger::TeleworkDays,
    Trigger::NoMeetingInPerson,
    Trigger::NoPeerExchange,
    Trigger::NoSupervision,
];

/// The word that is due: to a worker, one a day at most, and none on a day whose card is the check-in's.
pub fn prompt(world: &World<'_>) -> Option<PromptCard> {
    if world.role != Role::Worker {
        return None;
    }
    let lens = Lens::new(world);
    let calm = Calm::new(&lens);
    if calm.enough_for_today() {
        return None;
    }
    let facts = Facts::new(&lens);
    let telework = &world.policies.telework;
    let wanted = ORDER.iter().filter_map(|when| telework.prompt(*when));
    wanted.filter(|prompt| calm.may_say(prompt)).find_map(|prompt| {
        let found = facts.all(prompt).into_iter().find(|found| calm.is_news(prompt, found))?;
        Some(PromptCard {
            id: prompt.id.to_string(),
            when: prompt.when,
            count: found.count,
            about: found.about.map(|file| (file.log, file.name().to_owned())),
        })
    })
}

/// Own days of a week, last moments with others, and what was silenced.
pub fn my_days(world: &World<'_>, week: Week) -> MyDays {
    let lens = Lens::new(world);
    let facts = Facts::new(&lens);
    let monday = week.monday();
    let mut days = 0_i32..;
    MyDays {
        week,
        remote: [(); 7].map(|()| facts.is_remote(monday.plus(days.next().unwrap_or_default()))),
        peer: facts.peer,
        supervision: facts.supervision,
        silenced: Calm::new(&lens).silenced(),
    }
}
