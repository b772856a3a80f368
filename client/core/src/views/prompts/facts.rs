//! What the worker's own notes say, trigger by trigger.

use std::collections::BTreeMap;

use tdu_policies::telework::{Hours, Prompt, Trigger};
use tdu_protocol::{LogKind, Timestamp};

use crate::{
    calendar::{Day, Now},
    content::Item,
    order,
    own::{Choice, Mark, Moment, Own},
    payload::Payload,
    views::{
        cases::met_in_person,
        handover::{follows, handed_over},
        lens::{CaseFile, Lens, logs_of, personal},
        notes::{Versions, notes},
        own::Kept,
        talks::last_exchange,
    },
};

/// A pause that ends a series of calls, in minutes.
const PAUSE: u64 = 30;
/// What was written this long ago, in minutes, is 'now'.
const JUST_NOW: u64 = 30;
/// Days back that are looked at; whoever was away for longer starts anew.
const LONGEST: i32 = 400;

/// Something that holds now.
pub struct Found<'f, 'a> {
    /// The number behind it; 0 for an event.
    pub count: u32,
    /// When it happened, for an event; a state has no moment.
    pub since: Option<Timestamp>,
    /// The file that it is about.
    pub about: Option<&'f CaseFile<'a>>,
}

/// What is known, gathered once.
pub struct Facts<'f, 'a> {
    lens: &'f Lens<'a>,
    /// Own notes, with their file, in the order of writing.
    own: Vec<(&'f CaseFile<'a>, Versions<'a>)>,
    kept: Kept<'a>,
    /// Prompts that were put off and not dealt with since, with the first day whose events that was about.
    put_off: BTreeMap<&'a str, Day>,
    pub peer: Option<Day>,
    pub supervision: Option<Day>,
}

impl<'f, 'a> Facts<'f, 'a> {
    pub fn new(lens: &'f Lens<'a>) -> Self {
        let me = lens.world.me;
        let mut own: Vec<_> = lens
            .files
            .iter()
            .flat_map(|file| notes(file.content).into_iter().map(move |note| (file, note)))
            .filter(|(_, note)| note.first().author == me)
            .collect();
        order::sort_by_key(&mut own, |(_, note)| note.first().at);
        let kept = Kept::of(lens);
        Self {
            peer: last_exchange(&lens.world).map(|at| lens.day_of(at)).max(kept.last(None)),
            supervision: kept.last(Some(Moment::Supervision)),
            put_off: put_off(lens),
            kept,
            own,
            lens,
        }
    }

    pub fn is_remote(&self, day: Day) -> bool {
        self.kept.remote.contains(&day)
    }

    /// Everything that sets a prompt off now.
    pub fn all(&self, prompt: &Prompt) -> Vec<Found<'f, 'a>> {
        let threshold = prompt.threshold.unwrap_or(1);
        let state = |count: u32| (count >= threshold).then_some(Found { count, since: None, about: None });
        match prompt.when {
            Trigger::TeleworkDays => state(self.telework_days()).into_iter().collect(),
            Trigger::NoPeerExchange => state(self.days_without_peer()).into_iter().collect(),
            Trigger::NoSupervision => state(self.weeks_without_supervision()).into_iter().collect(),
            Trigger::RepeatedNoSolution => state(self.without_solution()).into_iter().collect(),
            Trigger::LongSeriesOfCalls => state(self.calls_in_a_row()).into_iter().collect(),
            Trigger::OutsideHours => self.written_outside_hours().into_iter().map(event).collect(),
            Trigger::IncivilityNoted => {
                self.marked(Mark::Incivility, prompt).into_iter().map(event).collect()
            }
            Trigger::HeavyCall => self.marked(Mark::Heavy, prompt).into_iter().map(event).collect(),
            Trigger::Blocked => self.blocked(threshold),
            Trigger::NoMeetingInPerson => self.never_met(threshold),
            Trigger::PersonNotHeardOf => Vec::new(),
        }
    }

    /// Remote days of this week up to today, if today is one: tomorrow can still be planned otherwise.
    fn telework_days(&self) -> u32 {
        let today = self.lens.today();
        if !self.is_remote(today) {
            return 0;
        }
        count(self.kept.remote.range(today.week().monday()..=today))
    }

    /// Working days since the last talk with a colleague, noted or written here, or since the first own note.
    fn days_without_peer(&self) -> u32 {
        let hours = &self.lens.world.policies.telework.hours;
        self.peer.max(self.began()).filter(|_| self.is_at_work()).map_or(0, |since| {
            let today = self.lens.today().0;
            let days = (since.0.max(today - LONGEST) + 1..=today).map(Day);
            count(days.filter(|day| is_open_on(hours, *day)))
        })
    }

    fn weeks_without_supervision(&self) -> u32 {
        self.supervision.max(self.began()).filter(|_| self.is_at_work()).map_or(0, |since| {
            let today = self.lens.today().0;
            u32::try_from((today - since.0.max(today - LONGEST)) / 7).unwrap_or(0)
        })
    }

    /// Day of the first own note, or of taking back all moments since.
    fn began(&self) -> Option<Day> {
        let first = self.own.first().map(|(_, note)| note.first().at);
        first.max(self.kept.anew).map(|at| self.lens.day_of(at))
    }

    /// Whether the worker wrote a note within a week: whoever comes back from leave is left in peace at first.
    fn is_at_work(&self) -> bool {
        let week_ago = self.lens.today().plus(-7);
        self.own.last().is_some_and(|(_, note)| self.lens.day_of(note.first().at) >= week_ago)
    }

    fn without_solution(&self) -> u32 {
        let week = self.lens.world.now.week();
        count(self.own.iter().filter(|(_, note)| note.day(self.lens).week() == week && self.is_unmet(note)))
    }

    fn is_unmet(&self, note: &Versions<'_>) -> bool {
        let outcome = self.lens.world.policies.follow_up.known_outcome(&note.note().outcome);
        outcome.is_some_and(|outcome| outcome.unmet)
    }

    /// Calls noted today one after the other, up to now, without a pause between the end of one and the next.
    fn calls_in_a_row(&self) -> u32 {
        let follow_up = &self.lens.world.policies.follow_up;
        let today = self.lens.today();
        let mut later = self.lens.world.now.at;
        let calls = self.own.iter().rev().filter(|(_, note)| {
            let channel = follow_up.known_channel(&note.note().channel);
            channel.is_some_and(|channel| channel.call) && self.lens.day_of(note.first().at) == today
        });
        // A note is written when its call ends; the call began as many minutes before.
        count(calls.take_while(|(_, note)| {
            let ended = note.first().at;
            let paused = later.0.saturating_sub(ended.0) >= PAUSE * Timestamp::MINUTE;
            later = Timestamp(ended.0.saturating_sub(u64::from(note.note().minutes) * Timestamp::MINUTE));
            !paused
        }))
    }

    /// When the worker last wrote, if that was just now, and the service was closed and still is.
    fn written_outside_hours(&self) -> Option<Timestamp> {
        let now = self.lens.world.now;
        let hours = &self.lens.world.policies.telework.hours;
        let last = [LogKind::Case, LogKind::Conversation, LogKind::Talk]
            .into_iter()
            .flat_map(|kind| logs_of(&self.lens.world, kind))
            .flat_map(|(_, content)| &content.items)
            .filter(|item| item.author == self.lens.world.me)
            .map(|item: &Item| item.at)
            .filter(|at| *at <= now.at)
            .max()?;
        let recent = now.at.0 - last.0 <= JUST_NOW * Timestamp::MINUTE;
        let closed = |at: Timestamp| !is_open_at(hours, Now { at, ..now });
        (recent && closed(last) && closed(now.at)).then_some(last)
    }

    /// When a contact was last marked so, today or the day before; what was put off then waits for as long as it takes.
    fn marked(&self, mark: Mark, prompt: &Prompt) -> Option<Timestamp> {
        let yesterday = self.lens.today().plus(-1);
        let from = self.put_off.get(prompt.id.as_str()).map_or(yesterday, |first| yesterday.min(*first));
        let from = self.lens.start_of(from);
        let marked = self.kept.marks.values().filter(|(marks, _)| marks.contains(&mark));
        marked.map(|(_, at)| *at).filter(|at| *at >= from).max()
    }

    /// Open files whose last own notes, as many as the threshold, all ended without a solution.
    fn blocked(&self, threshold: u32) -> Vec<Found<'f, 'a>> {
        let stuck = |file: &CaseFile<'_>| {
            let newest_first = self.own.iter().rev().filter(|(of, _)| of.log == file.log);
            count(newest_first.take_while(|(_, note)| self.is_unmet(note)))
        };
        self.open_files(stuck, threshold)
    }

    /// Open files, days after their opening, whose person nobody has met.
    fn never_met(&self, threshold: u32) -> Vec<Found<'f, 'a>> {
        let days = |file: &CaseFile<'_>| {
            if !follows(self.lens, file) {
                return 0;
            }
            let met = met_in_person(self.lens, &notes(file.content));
            let opened = file.opened.filter(|_| !met).map(|item| self.lens.day_of(item.at));
            opened.map_or(0, |day| u32::try_from(self.lens.today().0 - day.0).unwrap_or(0))
        };
        self.open_files(days, threshold)
    }

    /// Open files whose number reaches the threshold, greatest first.
    fn open_files(&self, number: impl Fn(&CaseFile<'a>) -> u32, threshold: u32) -> Vec<Found<'f, 'a>> {
        let mine = |file: &&CaseFile<'_>| !file.is_closed() && handed_over(self.lens, file).is_none();
        let open = self.lens.files.iter().filter(mine);
        let mut found: Vec<_> = open
            .map(|file| Found { count: number(file), since: None, about: Some(file) })
            .filter(|found| found.count >= threshold)
            .collect();
        order::sort_by_key(&mut found, |found| std::cmp::Reverse(found.count));
        found
    }
}

/// Prompts that were put off and not dealt with since, with the first day whose events that was about.
fn put_off<'a>(lens: &Lens<'a>) -> BTreeMap<&'a str, Day> {
    let mut put_off = BTreeMap::new();
    for item in personal(&lens.world) {
        let Some(Payload::Own(Own::Prompt { id, choice, .. })) = item.payload() else { continue };
        if matches!(choice, Choice::Later(_)) {
            // Put off again and again, it is the same event.
            put_off.entry(id.as_str()).or_insert_with(|| lens.day_of(item.at).plus(-1));
        } else {
            put_off.remove(id.as_str());
        }
    }
    put_off
}

const fn event<'f, 'a>(at: Timestamp) -> Found<'f, 'a> {
    Found { count: 0, since: Some(at), about: None }
}

fn count(all: impl Iterator) -> u32 {
    u32::try_from(all.count()).unwrap_or(u32::MAX)
}

fn is_open_on(hours: &Hours, day: Day) -> bool {
    hours.days.iter().any(|open| open.iso_number() == day.weekday())
}

fn is_open_at(hours: &Hours, now: Now) -> bool {
    let minute = now.minute_of_day();
    is_open_on(hours, now.day())
        && (u32::from(hours.from.minutes())..u32::from(hours.until.minutes())).contains(&minute)
}
