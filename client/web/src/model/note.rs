//! A follow-up while it is written: what is chosen and typed, its draft, and the note that comes of it.

use std::collections::BTreeMap;

use tdu_core::{calendar::Day, payload::Note};
use tdu_policies::{FollowUp, Signal};

/// Longest contact that can be noted, in minutes: a day.
const LONGEST: u32 = 24 * 60;

/// What is chosen and typed. Fields hold what the screen holds, right or not.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NoteForm {
    /// Day of the contact.
    pub day: Option<Day>,
    /// Channel, by id.
    pub channel: String,
    /// Themes, by id, in the order of choice.
    pub themes: Vec<String>,
    /// Actions, by id, in the order of choice.
    pub actions: Vec<String>,
    /// Outcome, by id.
    pub outcome: String,
    /// Minutes, as typed.
    pub minutes: String,
    /// Next step.
    pub next_step: String,
    /// Its day.
    pub next_day: Option<Day>,
    /// Weak signals: id and state.
    pub signals: BTreeMap<String, String>,
    /// Free text.
    pub text: String,
}

/// Why a form is no note yet. Each has its own sentence and its own field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Problem {
    /// No day.
    Day,
    /// No channel.
    Channel,
    /// The duration is no number of minutes, or longer than a day.
    Minutes,
    /// A date without a next step.
    NextStep,
}

impl NoteForm {
    /// An empty form for a contact of today.
    pub fn new(today: Day) -> Self {
        Self { day: Some(today), ..Self::default() }
    }

    /// A form that corrects a note.
    pub fn correcting(note: &Note) -> Self {
        Self {
            day: note.day,
            channel: note.channel.clone(),
            themes: note.themes.clone(),
            actions: note.actions.clone(),
            outcome: note.outcome.clone(),
            minutes: if note.minutes == 0 { String::new() } else { note.minutes.to_string() },
            next_step: note.next_step.clone(),
            next_day: note.next_day,
            signals: note.signals.clone(),
            text: note.text.clone(),
        }
    }

    /// The note, or everything that stands in the way, in the order of the screen.
    ///
    /// # Errors
    /// Each [`Problem`] found.
    pub fn to_note(&self) -> Result<Note, Vec<Problem>> {
        let mut problems = vec![];
        let mut check = |right: bool, problem| {
            if !right {
                problems.push(problem);
            }
        };
        let minutes = parse_minutes(&self.minutes);
        check(self.day.is_some(), Problem::Day);
        check(!self.channel.is_empty(), Problem::Channel);
        check(minutes.is_some(), Problem::Minutes);
        check(self.next_day.is_none() || !self.next_step.trim().is_empty(), Problem::NextStep);
        if !problems.is_empty() {
            return Err(problems);
        }
        Ok(Note {
            day: self.day,
            channel: self.channel.clone(),
            themes: self.themes.clone(),
            actions: self.actions.clone(),
            outcome: self.outcome.clone(),
            minutes: minutes.unwrap_or_default(),
            next_step: self.next_step.trim().to_owned(),
            next_day: self.next_day,
            signals: self.signals.clone(),
            text: self.text.trim().to_owned(),
        })
    }

    /// Says what was noticed of a signal; an empty state takes it back.
    pub fn signal(&mut self, id: &str, state: &str) {
        if state.is_empty() {
            self.signals.remove(id);
        } else {
            self.signals.insert(id.to_owned(), state.to_owned());
        }
    }

    /// The form as text, to be kept sealed while one types; empty when it is still what it was at first.
    ///
    /// One line a field, `name value`; the free text comes last and may hold anything.
    pub fn draft(&self, at_first: &Self) -> String {
        if self == at_first {
            return String::new();
        }
        let iso = |day: Option<Day>| day.map(Day::to_iso).unwrap_or_default();
        let mut lines = vec![DRAFT_FORM.to_owned()];
        let fields = [
            ("day", &iso(self.day)),
            ("channel", &self.channel),
            ("outcome", &self.outcome),
            ("minutes", &self.minutes),
            ("next-step", &self.next_step),
            ("next-day", &iso(self.next_day)),
        ];
        lines.extend(fields.iter().map(|(name, value)| format!("{name} {}", one_line(value))));
        lines.extend(self.themes.iter().map(|id| format!("theme {}", one_line(id))));
        lines.extend(self.actions.iter().map(|id| format!("action {}", one_line(id))));
        lines.extend(
            self.signals.iter().map(|(id, state)| format!("signal {} {}", one_line(id), one_line(state))),
        );
        lines.push(format!("text {}", self.text));
        lines.join("\n")
    }

    /// Reads a [draft](Self::draft). What an older or newer version wrote otherwise becomes the free text whole:
    /// nothing that was typed is lost.
    pub fn from_draft(draft: &str) -> Self {
        let Some(mut rest) = draft.strip_prefix(DRAFT_FORM).and_then(|rest| rest.strip_prefix('\n')) else {
            return Self { text: draft.to_owned(), ..Self::default() };
        };
        let mut form = Self::default();
        loop {
            if let Some(text) = rest.strip_prefix("text ") {
                text.clone_into(&mut form.text);
                return form;
            }
            let (line, after) = rest.split_once('\n').unwrap_or((rest, ""));
            let (name, value) = line.split_once(' ').unwrap_or((line, ""));
            let value = value.to_owned();
            match name {
                "day" => form.day = Day::from_iso(&value),
                "channel" => form.channel = value,
                "outcome" => form.outcome = value,
                "minutes" => form.minutes = value,
                "next-step" => form.next_step = value,
                "next-day" => form.next_day = Day::from_iso(&value),
                "theme" => form.themes.push(value),
                "action" => form.actions.push(value),
                "signal" => {
                    if let Some((id, state)) = value.split_once(' ') {
                        form.signal(id, state);
                    }
                }
                _ => {}
            }
            if after.is_empty() {
                return form;
            }
            rest = after;
        }
    }
}

const DRAFT_FORM: &str = "tdu-note 1";

fn one_line(value: &str) -> String {
    value.replace(['\n', '\r'], " ")
}

fn parse_minutes(typed: &str) -> Option<u32> {
    let typed = typed.trim();
    if typed.is_empty() {
        return Some(0);
    }
    typed.parse().ok().filter(|minutes| *minutes <= LONGEST)
}

/// Weak signals in two lists: those that can be noticed from a distance, and those for which one must be there.
pub fn signals_by_distance(follow_up: &FollowUp) -> (Vec<&Signal>, Vec<&Signal>) {
    follow_up.signals.iter().partition(|signal| signal.at_distance)
}

/// Whether the contact was from two places: weak signals are asked for then.
pub fn is_remote(follow_up: &FollowUp, channel: &str) -> bool {
    follow_up.channel(channel).is_some_and(|channel| channel.remote)
}

/// Whether something remains to be done after this outcome: a next step is asked for.
pub fn is_open(follow_up: &FollowUp, outcome: &str) -> bool {
    follow_up.outcome(outcome).is_some_and(|outcome| outcome.open)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn filled() -> NoteForm {
        NoteForm {
            day: Day::from_iso("2026-11-23"),
            channel: "telephone".into(),
            themes: vec!["sante".into(), "famille".into()],
            actions: vec!["ecoute".into()],
            outcome: "en-cours".into(),
            minutes: "20".into(),
            next_step: "Rappeler la CAF".into(),
            next_day: Day::from_iso("2026-11-30"),
            signals: [("silences".to_owned(), "observe".to_owned())].into(),
            text: "Première ligne\n\ntext d'une autre\nsignal x y\n".into(),
        }
    }

    #[test]
    fn a_filled_form_is_a_note_and_comes_back_from_it() {
        let note = filled().to_note().expect("nothing stands in the way");
        assert_eq!(note.minutes, 20);
        assert_eq!(note.next_day.map(Day::to_iso).as_deref(), Some("2026-11-30"));
        let mut back = NoteForm::correcting(&note);
        assert_eq!(back.to_note().as_ref(), Ok(&note));
        back.text = filled().text;
        assert_eq!(back, filled());
    }

    #[test]
    fn what_stands_in_the_way_is_named_in_the_order_of_the_screen() {
        assert_eq!(
            NoteForm::default().to_note(),
            Err(vec![Problem::Day, Problem::Channel]),
            "a duration and a next step may be left out"
        );
        let wrong = NoteForm { minutes: "vingt".into(), next_step: " ".into(), ..filled() };
        assert_eq!(wrong.to_note(), Err(vec![Problem::Minutes, Problem::NextStep]));
        assert_eq!(NoteForm { minutes: "1441".into(), ..filled() }.to_note(), Err(vec![Problem::Minutes]));
        assert!(NoteForm { minutes: " 1440 ".into(), ..filled() }.to_note().is_ok());
    }

    #[test]
    fn a_draft_keeps_every_character_that_was_typed() {
        let draft = filled().draft(&NoteForm::default());
        assert_eq!(NoteForm::from_draft(&draft), filled());
        let only_text = NoteForm { text: "text \n".into(), ..NoteForm::default() };
        assert_eq!(NoteForm::from_draft(&only_text.draft(&NoteForm::default())), only_text);
        let cut = draft.split_once("\ntext ").expect("it has a text").0;
        assert_eq!(NoteForm::from_draft(cut), NoteForm { text: String::new(), ..filled() });
    }

    #[test]
    fn an_untouched_form_leaves_no_draft_and_a_foreign_draft_is_not_lost() {
        let today = Day::from_iso("2026-11-23").expect("a day");
        assert_eq!(NoteForm::new(today).draft(&NoteForm::new(today)), "");
        assert_eq!(filled().draft(&filled()), "");
        assert_eq!(NoteForm::from_draft("autre forme\nligne").text, "autre forme\nligne");
    }
}
