//! What a worker noted for themselves and did not take back: days, moments, marks.

use std::collections::{BTreeMap, BTreeSet};

use tdu_protocol::{Timestamp, WriteId};

use super::lens::{Lens, personal};
use crate::{
    app::OwnNotes,
    calendar::Day,
    content::World,
    order,
    own::{Mark, Moment, Noted, Own},
    payload::Payload,
};

/// All of it, gathered once.
#[derive(Default)]
pub struct Kept<'a> {
    pub remote: BTreeSet<Day>,
    pub moments: BTreeSet<(Day, Moment)>,
    pub marks: BTreeMap<WriteId, (&'a BTreeSet<Mark>, Timestamp)>,
    /// When moments were last taken back: what is counted since the last one begins anew.
    pub anew: Option<Timestamp>,
}

impl<'a> Kept<'a> {
    pub fn of(lens: &Lens<'a>) -> Self {
        let mut kept = Self::default();
        for item in personal(&lens.world) {
            if let Some(Payload::Own(own)) = item.payload() {
                kept.learn(own, item.at);
            }
        }
        kept
    }

    fn learn(&mut self, own: &'a Own, at: Timestamp) {
        match own {
            Own::Telework { day, remote: true } => {
                self.remote.insert(*day);
            }
            Own::Telework { day, remote: false } => {
                self.remote.remove(day);
            }
            Own::Moment { what, day, .. } => {
                self.moments.insert((*day, *what));
            }
            Own::Marked { note, marks } => {
                self.marks.insert(*note, (marks, at));
            }
            Own::TakenBack { what: Noted::Days } => self.remote.clear(),
            Own::TakenBack { what: Noted::Moments } => {
                self.moments.clear();
                self.anew = self.anew.max(Some(at));
            }
            Own::TakenBack { what: Noted::Marks } => self.marks.clear(),
            Own::Prompt { .. } | Own::Questionnaire { .. } => {}
        }
    }

    /// Day of the last moment, of one kind or of any.
    pub fn last(&self, kind: Option<Moment>) -> Option<Day> {
        let mut newest_first = self.moments.iter().rev();
        newest_first.find(|(_, what)| kind.is_none_or(|kind| kind == *what)).map(|(day, _)| *day)
    }
}

/// Own days, moments and marks, oldest first. A mark says its day and not whose contact it was: what leaves the app is the
/// worker's, and names nobody.
pub fn own_notes(world: &World<'_>) -> OwnNotes {
    let lens = Lens::new(world);
    let kept = Kept::of(&lens);
    let mut marks: Vec<(Day, Vec<Mark>)> = kept
        .marks
        .values()
        .filter(|(marks, _)| !marks.is_empty())
        .map(|(marks, at)| (lens.day_of(*at), marks.iter().copied().collect()))
        .collect();
    order::sort_by(&mut marks, Ord::cmp);
    OwnNotes { days: kept.remote.into_iter().collect(), moments: kept.moments.into_iter().collect(), marks }
}
