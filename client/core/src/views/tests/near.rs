//! Two windows side by side: who came or went in between, and what is shown.

use tdu_protocol::{
    Hash32, OrgId, Role,
    tally::{Opening, roster_digest},
};

use super::build::{Actor, Service};
use crate::{
    app::TallyWindow,
    payload::{Payload, TallyPublished, TallyQuestion},
    views::{FEWEST_CHANGED, is_near, prevention},
};

/// First week of a quarter's first window.
const FIRST: u32 = 2_964;

/// A service, its referent, and what was published so far.
struct Totals {
    s: Service,
    referent: Actor,
    published: u8,
}

impl Totals {
    fn new() -> Self {
        let mut s = Service::new();
        let referent = s.referent();
        Self { s, referent, published: 0 }
    }

    /// Where the directory is.
    fn now(&self) -> u64 {
        self.s.logs[&self.s.directory].state.head().next
    }

    fn comes(&mut self) -> Actor {
        let manager = self.s.manager.clone();
        let invitation = self.s.invite(self.s.directory, &manager, Role::Worker);
        self.s.join(&invitation)
    }

    fn leaves(&mut self, who: &Actor) {
        let manager = self.s.manager.clone();
        self.s.revoke(self.s.directory, &manager, who.account);
    }

    /// A referent publishes figures of the window of a rank, whose people are those of a place, whatever the rule says.
    fn publishes(&mut self, rank: u32, at: u64, people: Option<u64>) {
        self.published += 1;
        let question =
            |item: &str, people| TallyQuestion { item: item.to_owned(), people, levels: Vec::new() };
        // The third ends the quarter.
        let quarterly = u16::from(rank == 2);
        let quarter = (quarterly > 0).then(|| question("quarter", Some(10)));
        let total = TallyPublished {
            opening: Hash32([self.published; 32]),
            first: FIRST + 4 * rank,
            weeks: 4,
            group: 10,
            questions: std::iter::once(question("week", people)).chain(quarter).collect(),
            quarterly,
            at,
        };
        self.s.write(self.s.directory, &self.referent.clone(), Payload::TallyPublished(total));
    }

    /// The window of a rank, opened now.
    fn is_near(&self, rank: u32) -> bool {
        let state = &self.s.logs[&self.s.directory].state;
        let opening = Opening {
            org: OrgId([0; 16]),
            log: self.s.directory,
            first: FIRST + 4 * rank,
            weeks: 4,
            group: 10,
            questions: 1,
            quarterly: 0,
            levels: 4,
            policies: Hash32([0; 32]),
            at: self.now(),
            roster: roster_digest(state, self.now()),
            reports: None,
        };
        is_near(&self.s.eyes(&self.referent).world(), &opening)
    }

    /// Whether each window shows figures of the week, oldest first, to a worker.
    fn shown(&self) -> Vec<bool> {
        let figures = |window: &TallyWindow| {
            let shown = window.questions.iter().any(|question| question.people.is_some());
            assert_eq!(window.questions.len(), 1, "the question stays on the page");
            assert!(!(shown && window.near), "what is shown is not said to be hidden");
            shown
        };
        let windows = prevention(&self.s.eyes(&self.s.worker).world(), &[], None).windows;
        windows.iter().rev().map(figures).collect()
    }
}

#[test]
fn whoever_comes_or_leaves_alone_or_with_one_other_leaves_the_next_window_without_figures() {
    for changed in 0..=FEWEST_CHANGED {
        let mut t = Totals::new();
        let at = t.now();
        t.publishes(0, at, Some(10));
        let came: Vec<Actor> = (0..changed).map(|_| t.comes()).collect();
        let hidden = (1..FEWEST_CHANGED).contains(&changed);
        assert_eq!(t.is_near(1), hidden, "{changed} came");
        let with_all = t.now();
        t.publishes(1, with_all, Some(10));
        assert_eq!(t.shown(), [true, !hidden], "{changed} came");
        if hidden {
            continue;
        }
        for who in &came {
            t.leaves(who);
        }
        assert!(!t.is_near(2), "{changed} left");
        // One of two who work there since the beginning.
        let colleague = t.s.colleague.clone();
        t.leaves(&colleague);
        assert_eq!(t.is_near(2), changed == 0, "{changed} and one more left");
    }
}

#[test]
fn one_who_came_and_one_who_left_are_two() {
    let mut t = Totals::new();
    let at = t.now();
    t.publishes(0, at, Some(10));
    t.comes();
    let colleague = t.s.colleague.clone();
    t.leaves(&colleague);
    let at = t.now();
    t.publishes(1, at, Some(10));
    assert_eq!(t.shown(), [true, false], "as many as before, and not the same");
}

#[test]
fn a_window_that_shows_nothing_stands_in_nobodys_way() {
    let mut t = Totals::new();
    let first = t.now();
    t.publishes(0, first, Some(10));
    t.comes();
    let second = t.now();
    t.publishes(1, second, Some(10));
    t.publishes(2, second, Some(10));
    assert_eq!(t.shown(), [true, false, true], "a window without figures lies in between");
    let view = prevention(&t.s.eyes(&t.s.worker).world(), &[], None);
    let near: Vec<bool> = view.windows.iter().rev().map(|window| window.near).collect();
    assert_eq!(near, [false, true, false]);
    t.comes();
    assert!(t.is_near(3));

    let mut t = Totals::new();
    let first = t.now();
    t.publishes(0, first, None);
    t.comes();
    let second = t.now();
    t.publishes(1, second, Some(10));
    assert_eq!(t.shown(), [false, true], "too few had answered: there is nothing to compare with");

    let mut t = Totals::new();
    let at = t.now();
    t.publishes(2, at, None);
    t.comes();
    assert!(!t.is_near(3), "the figures of a quarter are about other answers");

    let mut t = Totals::new();
    for rank in 0..2 {
        let at = t.now();
        t.publishes(rank, at, Some(10));
        t.comes();
    }
    assert_eq!(t.shown(), [true, false]);
    assert!(!t.is_near(2), "one more came, and what it would be held against is hidden");
}

#[test]
fn what_came_out_stays_and_an_earlier_window_that_is_counted_late_gives_way() {
    let mut t = Totals::new();
    let first = t.now();
    t.comes();
    let second = t.now();
    t.publishes(1, second, Some(10));
    t.publishes(0, first, Some(10));
    assert_eq!(t.shown(), [false, true]);
}

#[test]
fn a_quarter_comes_out_beside_a_window_that_shows_nothing() {
    let mut t = Totals::new();
    let second = t.now();
    t.publishes(1, second, Some(10));
    t.comes();
    let third = t.now();
    t.publishes(2, third, Some(10));
    assert_eq!(t.shown(), [true, false]);
    let newest = prevention(&t.s.eyes(&t.s.worker).world(), &[], None).windows.remove(0);
    assert_eq!(newest.quarter.expect("of other answers").questions[0].people, Some(10));
}

#[test]
fn windows_that_are_not_side_by_side_are_not_held_against_each_other() {
    let mut t = Totals::new();
    let first = t.now();
    t.publishes(0, first, Some(10));
    t.comes();
    let third = t.now();
    t.publishes(2, third, Some(10));
    assert_eq!(t.shown(), [true, true]);
}
