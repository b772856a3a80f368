//! A file's timeline: searched, and drawn slice by slice.

use std::sync::Arc;

use tdu_core::{
    app::{HandoverStep, TimelineItem, TimelineKind},
    payload::Note,
};
use tdu_policies::{FollowUp, Lang};

use super::{
    cases::mark,
    find::{Query, fold},
};

/// Items drawn at first, and added by each "more": a thousand notes never stall the page.
pub const SLICE: usize = 50;

/// What kinds of items are shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Kinds {
    /// All.
    #[default]
    All,
    /// Follow-ups alone.
    Notes,
    /// Messages alone.
    Messages,
}

/// A timeline, ready to be looked through.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Timeline {
    entries: Vec<Arc<Entry>>,
}

/// An item, ready to be looked through.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// The item.
    pub item: TimelineItem,
    /// Changes with the item: what is on screen is drawn anew only then.
    pub mark: u64,
    folded: String,
}

impl Timeline {
    /// Gets a timeline ready in the language of the screen.
    pub fn new(items: Vec<TimelineItem>, follow_up: &FollowUp, lang: Lang) -> Self {
        let entries = items
            .into_iter()
            .map(|item| {
                let folded = match &item.what {
                    TimelineKind::Note { note, .. } => fold(&words(note, follow_up, lang)),
                    TimelineKind::Message { text, .. } => fold(text),
                    TimelineKind::Handover(HandoverStep::Proposed { summary, next_steps, .. }) => {
                        fold(&format!("{summary} {next_steps}"))
                    }
                    _ => String::new(),
                };
                Arc::new(Entry { mark: mark(&(&item, lang)), item, folded })
            })
            .collect();
        Self { entries }
    }

    /// How many items there are in all.
    pub const fn len(&self) -> usize {
        self.entries.len()
    }

    /// Whether there is none.
    pub const fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// The first `slice` items that fit, and how many more there are.
    pub fn slice(&self, query: &Query, kinds: Kinds, slice: usize) -> (Vec<Arc<Entry>>, usize) {
        let mut fitting =
            self.entries.iter().filter(|entry| kinds.holds(&entry.item) && query.is_in(&entry.folded));
        let shown = fitting.by_ref().take(slice).cloned().collect();
        (shown, fitting.count())
    }
}

impl Kinds {
    const fn holds(self, item: &TimelineItem) -> bool {
        match self {
            Self::All => true,
            Self::Notes => matches!(item.what, TimelineKind::Note { .. }),
            Self::Messages => matches!(item.what, TimelineKind::Message { .. }),
        }
    }
}

fn words(note: &Note, follow_up: &FollowUp, lang: Lang) -> String {
    let label = |id: &String| follow_up.label(id).map_or("", |label| label.get(lang)).to_owned();
    let mut all = vec![note.text.clone(), note.next_step.clone(), label(&note.channel), label(&note.outcome)];
    all.extend(note.themes.iter().chain(&note.actions).map(label));
    all.extend(note.signals.keys().map(label));
    all.join(" ")
}

/// Hours and minutes of a length in minutes.
pub const fn hours_and_minutes(minutes: u32) -> (u32, u32) {
    (minutes / 60, minutes % 60)
}

#[cfg(test)]
mod tests {
    use tdu_policies::PolicySet;
    use tdu_protocol::{Timestamp, WriteId};

    use super::*;

    fn item(what: TimelineKind) -> TimelineItem {
        TimelineItem {
            id: WriteId([0; 16]),
            at: Timestamp(0),
            author: "Nadia".into(),
            mine: true,
            waiting: false,
            what,
        }
    }

    fn timeline(notes: usize) -> Timeline {
        let mut items = vec![
            item(TimelineKind::Opened),
            item(TimelineKind::Message {
                text: "Bonjour, le rendez-vous".into(),
                from_beneficiary: true,
                attachments: vec![],
            }),
        ];
        for rank in 0..notes {
            let note = Note {
                channel: "telephone".into(),
                themes: vec!["sante".into()],
                text: format!("Note {rank}"),
                ..Note::default()
            };
            items.push(item(TimelineKind::Note { note, former: vec![] }));
        }
        Timeline::new(items, &PolicySet::embedded().follow_up, Lang::Fr)
    }

    #[test]
    fn a_long_timeline_comes_in_slices() {
        let (shown, more) = timeline(1000).slice(&Query::default(), Kinds::All, SLICE);
        assert_eq!((shown.len(), more), (SLICE, 952));
        let (shown, more) = timeline(3).slice(&Query::default(), Kinds::Notes, SLICE);
        assert_eq!((shown.len(), more), (3, 0));
    }

    #[test]
    fn notes_are_found_by_text_and_by_label() {
        let all = timeline(12);
        let count = |typed: &str, kinds| all.slice(&Query::new(typed), kinds, SLICE).0.len();
        assert_eq!(count("note 11", Kinds::All), 1);
        assert_eq!(count("SANTE telephone", Kinds::All), 12);
        assert_eq!(count("rendez", Kinds::All), 1);
        assert_eq!(count("rendez", Kinds::Notes), 0);
        assert_eq!(count("", Kinds::Messages), 1);
    }

    #[test]
    fn lengths_are_told_as_people_do() {
        assert_eq!(hours_and_minutes(95), (1, 35));
    }
}
