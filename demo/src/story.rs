//! What the made-up people do: a fixed story, read from the files in `story/`. Days are counted from today.

use std::collections::BTreeMap;

use anyhow::{Context, Result};
use serde::Deserialize;
use tdu_core::{
    calendar::Day,
    payload::{Arm, Note, Person, Plan},
};
use tdu_policies::Lang;

const SERVICE: &str = include_str!("../story/service.toml");
const WORKERS: [(&str, &str); 3] = [
    ("louise", include_str!("../story/louise.toml")),
    ("moussa", include_str!("../story/moussa.toml")),
    ("ines", include_str!("../story/ines.toml")),
];

/// The whole story.
pub struct Story {
    pub service: Service,
    pub workers: Vec<Worker>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Service {
    pub name: String,
    pub administrator: Named,
    pub manager: Named,
    pub referent: Named,
    /// Talks among staff.
    pub talks: Vec<Talk>,
    /// What is tried.
    pub experiment: Experiment,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Experiment {
    title: String,
    hypothesis: String,
    change: String,
    team: String,
    weeks: u8,
    indicators: Vec<String>,
    /// Who says yes, by the name of their folder, and for which group.
    pub yes: BTreeMap<String, Arm>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Talk {
    /// Names of their folders: who begins, and who answers.
    pub between: [String; 2],
    /// By one, then by the other.
    pub messages: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Named {
    pub name: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Worker {
    #[serde(skip)]
    pub id: &'static str,
    pub name: String,
    /// What got in the way, by weeks ago.
    #[serde(default)]
    pub obstacles: BTreeMap<String, String>,
    /// Weeks ago of a report that still waits to be sent.
    #[serde(default)]
    pub unsent: Option<i32>,
    pub files: Vec<File>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct File {
    /// Name of the person's folder.
    pub id: String,
    name: String,
    phone: String,
    language: String,
    safe_hours: String,
    /// Joins the conversation, reading the charter in this language.
    #[serde(default)]
    pub joins: Option<Lang>,
    /// `None`: not invited.
    #[serde(default)]
    pub charter: Option<Charter>,
    /// Whether the charter was listened to rather than read.
    #[serde(default)]
    pub heard: bool,
    pub notes: Vec<Written>,
    /// Short contacts that come again week after week.
    #[serde(default)]
    pub rounds: Vec<Round>,
    #[serde(default)]
    pub messages: Vec<Message>,
}

/// How far the charter has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Charter {
    /// To be read.
    Presented,
    /// Signed by the person, to be countersigned.
    Signed,
    /// Signed by both.
    Countersigned,
    /// Refused: help goes on.
    Refused,
    /// Accepted aloud, without a telephone; a second member of staff is to confirm it.
    Heard,
    /// Signed on paper, without a telephone.
    Paper,
}

/// A note, its day counted from today.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Written {
    /// Weeks ago.
    week: i32,
    /// Day of that week, Monday 1.
    day: i32,
    channel: String,
    themes: Vec<String>,
    actions: Vec<String>,
    outcome: String,
    minutes: u32,
    text: String,
    #[serde(default)]
    next: String,
    /// Days from today to the next step.
    #[serde(default)]
    next_in: Option<i32>,
    #[serde(default)]
    signals: BTreeMap<String, String>,
    /// A later version of the text.
    #[serde(default)]
    corrected: Option<String>,
}

/// The same short contact in several weeks.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Round {
    /// Weeks ago.
    weeks: Vec<i32>,
    /// Days of each of them, Monday 1.
    days: Vec<i32>,
    channel: String,
    themes: Vec<String>,
    actions: Vec<String>,
    outcome: String,
    minutes: u32,
    text: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Message {
    pub from: Author,
    pub text: String,
}

#[derive(Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Author {
    Worker,
    Person,
}

impl Story {
    /// Reads the files.
    pub fn read() -> Result<Self> {
        let service = toml::from_str(SERVICE).context("story/service.toml")?;
        let mut workers = Vec::new();
        for (id, text) in WORKERS {
            let worker: Worker = toml::from_str(text).with_context(|| format!("story/{id}.toml"))?;
            workers.push(Worker { id, ..worker });
        }
        Ok(Self { service, workers })
    }
}

impl Experiment {
    /// The plan, for the week after this day's.
    pub fn plan(&self, today: Day) -> Plan {
        Plan {
            title: self.title.clone(),
            hypothesis: self.hypothesis.clone(),
            change: self.change.clone(),
            team: self.team.clone(),
            first: today.week().plus(1),
            weeks: self.weeks,
            indicators: self.indicators.clone(),
        }
    }
}

impl Worker {
    /// What got in the way in a week.
    pub fn obstacles_of(&self, weeks_ago: i32) -> String {
        self.obstacles.get(&weeks_ago.to_string()).cloned().unwrap_or_default()
    }
}

impl File {
    pub fn person(&self) -> Person {
        Person {
            name: self.name.clone(),
            phone: self.phone.clone(),
            language: self.language.clone(),
            safe_hours: self.safe_hours.clone(),
        }
    }

    pub fn name(&self) -> &str {
        &self.name
    }

    /// The notes of the rounds, oldest first.
    pub fn rounds(&self, today: Day) -> Vec<Note> {
        let mut notes: Vec<Note> = self.rounds.iter().flat_map(|round| round.notes(today)).collect();
        notes.sort_by_key(|note| note.day);
        notes
    }
}

impl Round {
    fn notes(&self, today: Day) -> impl Iterator<Item = Note> {
        let monday = move |weeks: i32| today.week().plus(-weeks).monday();
        let days = self
            .weeks
            .iter()
            .flat_map(move |weeks| self.days.iter().map(move |day| monday(*weeks).plus(day - 1)));
        days.map(|day| Note {
            day: Some(day),
            channel: self.channel.clone(),
            themes: self.themes.clone(),
            actions: self.actions.clone(),
            outcome: self.outcome.clone(),
            minutes: self.minutes,
            text: self.text.clone(),
            ..Note::default()
        })
    }
}

impl Written {
    /// The note and, if it was corrected, its later version. `None` if its day has not come yet.
    pub fn on(&self, today: Day) -> Option<(Note, Option<Note>)> {
        let day = today.week().plus(-self.week).monday().plus(self.day - 1);
        if day > today {
            return None;
        }
        let note = Note {
            day: Some(day),
            channel: self.channel.clone(),
            themes: self.themes.clone(),
            actions: self.actions.clone(),
            outcome: self.outcome.clone(),
            minutes: self.minutes,
            next_step: self.next.clone(),
            next_day: self.next_in.map(|days| today.plus(days)),
            signals: self.signals.clone(),
            text: self.text.clone(),
        };
        let corrected = self.corrected.clone().map(|text| Note { text, ..note.clone() });
        Some((note, corrected))
    }
}

#[cfg(test)]
mod tests {
    use tdu_policies::PolicySet;

    use super::*;

    #[test]
    fn the_story_speaks_the_vocabulary_of_the_policies() {
        let story = Story::read().unwrap();
        let words = PolicySet::embedded().follow_up;
        let today = Day::from_ymd(2026, 11, 22).unwrap();
        for file in story.workers.iter().flat_map(|worker| &worker.files) {
            let notes = file.notes.iter().map(|written| written.on(today).unwrap().0);
            for note in notes.chain(file.rounds(today)) {
                assert!(words.channel(&note.channel).is_some(), "{}", note.channel);
                let outcome = words.outcome(&note.outcome);
                assert!(outcome.is_some(), "{}", note.outcome);
                let themes = note.themes.iter().all(|id| words.themes.iter().any(|t| t.id.as_str() == id));
                let actions = note.actions.iter().all(|id| words.actions.iter().any(|t| t.id.as_str() == id));
                assert!(themes && actions && !note.themes.is_empty(), "{}", note.text);
                assert_eq!(note.next_step.is_empty(), note.next_day.is_none(), "{}", note.text);
                for (signal, state) in &note.signals {
                    assert!(words.signals.iter().any(|s| s.id.as_str() == signal), "{signal}");
                    assert!(words.signal_states.iter().any(|s| s.id.as_str() == state), "{state}");
                }
            }
        }
    }

    #[test]
    fn there_are_three_workers_six_beneficiaries_and_two_who_have_not_joined() {
        use Charter::{Countersigned, Heard, Paper, Presented, Refused, Signed};

        let story = Story::read().unwrap();
        let files: Vec<&File> = story.workers.iter().flat_map(|worker| &worker.files).collect();
        assert_eq!(story.workers.len(), 3);
        let invited = |file: &&&File| file.charter.is_some_and(|charter| !matches!(charter, Heard | Paper));
        assert_eq!(files.iter().filter(invited).count(), 6);
        assert_eq!(files.iter().filter(invited).filter(|file| file.joins.is_none()).count(), 2);
        // Only somebody who has joined can answer a charter or a message.
        assert!(files.iter().all(|file| match file.charter {
            None | Some(Presented | Heard | Paper) => {
                file.joins.is_none() && file.messages.is_empty()
            }
            Some(_) => file.joins.is_some(),
        }));
        // Each state of a charter is there to be seen.
        for state in [Presented, Signed, Countersigned, Refused, Heard, Paper] {
            assert!(files.iter().any(|file| file.charter == Some(state)), "{state:?}");
        }
    }

    #[test]
    fn a_day_that_has_not_come_is_left_out_and_next_steps_turn_around_today() {
        let story = Story::read().unwrap();
        let monday = Day::from_ymd(2026, 11, 16).unwrap();
        let notes = || story.workers.iter().flat_map(|worker| &worker.files).flat_map(|file| &file.notes);
        let days: Vec<Day> = notes().filter_map(|n| n.on(monday)).filter_map(|(note, _)| note.day).collect();
        assert!(days.len() < notes().count());
        assert!(days.iter().all(|day| *day <= monday && *day > monday.plus(-60)));
        let near = |note: &Note| note.next_day.is_some_and(|day| (day.0 - monday.0).abs() <= 10);
        assert!(notes().filter_map(|n| n.on(monday)).filter(|(note, _)| near(note)).count() >= 6);
    }
}
