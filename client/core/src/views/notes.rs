//! Follow-ups and their versions.

use std::collections::BTreeMap;

use tdu_protocol::WriteId;

use super::lens::Lens;
use crate::{
    calendar::Day,
    content::{Item, LogContent},
    payload::{Note, Payload},
};

/// A follow-up in all the versions that can be read, oldest first; there is at least one.
pub struct Versions<'a> {
    /// Id of the first version, even if that one cannot be read any more.
    pub id: WriteId,
    first: (&'a Item, &'a Note),
    later: Vec<(&'a Item, &'a Note)>,
}

impl<'a> Versions<'a> {
    pub const fn first(&self) -> &'a Item {
        self.first.0
    }

    pub fn newest(&self) -> (&'a Item, &'a Note) {
        self.later.last().copied().unwrap_or(self.first)
    }

    pub fn note(&self) -> &'a Note {
        self.newest().1
    }

    /// Versions before the newest, newest first.
    pub fn former(&self) -> Vec<(&'a Item, &'a Note)> {
        let mut all: Vec<_> = std::iter::once(self.first).chain(self.later.iter().copied()).collect();
        all.pop();
        all.reverse();
        all
    }

    /// Day of the contact; the day of writing if none was given.
    pub fn day(&self, lens: &Lens<'_>) -> Day {
        self.note().day.unwrap_or_else(|| lens.day_of(self.first().at))
    }
}

/// The follow-ups of a file, in the order in which they were first written.
///
/// A correction of a note that cannot be read (erased, or written by a newer version) stands alone, under that note's
/// id: what was written is never hidden because something else is missing.
pub fn notes(content: &LogContent) -> Vec<Versions<'_>> {
    let mut notes: Vec<Versions<'_>> = Vec::new();
    let mut place_of: BTreeMap<WriteId, usize> = BTreeMap::new();
    for item in &content.items {
        let (id, note) = match item.payload() {
            Some(Payload::Note(note)) => (item.id, note),
            Some(Payload::NoteCorrected { of, note }) => (*of, note),
            _ => continue,
        };
        if let Some(place) = place_of.get(&id) {
            notes[*place].later.push((item, note));
        } else {
            place_of.insert(id, notes.len());
            notes.push(Versions { id, first: (item, note), later: Vec::new() });
        }
    }
    notes
}
