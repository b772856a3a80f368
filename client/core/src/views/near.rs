//! Two windows of check-ins side by side. Where one or two people came or went in between, the second to come out shows nothing of the
//! questions of the week: held against each other, the two totals would say what these people answered, to everybody who thinks
//! that the others answered as before (docs/adr/0045).

use std::collections::BTreeSet;

use tdu_protocol::{
    Hash32, LogKind, LogState,
    tally::{Opening, workers},
};

use super::{lens::logs_of, tally::published};
use crate::{content::World, payload::TallyPublished};

/// Fewest people who came or went between two windows side by side that both show figures, where anybody did.
pub const FEWEST_CHANGED: usize = 3;

/// A window, and whom it counts.
#[derive(Clone, Copy)]
struct Span {
    first: u32,
    weeks: u8,
    /// Place in the directory.
    at: u64,
}

impl From<&TallyPublished> for Span {
    fn from(total: &TallyPublished) -> Self {
        Self { first: total.first, weeks: total.weeks, at: total.at }
    }
}

/// Whether nothing of the week's questions may come out of a window that is not published yet.
pub fn is_near(world: &World<'_>, opening: &Opening) -> bool {
    let Opening { first, weeks, at, .. } = *opening;
    logs_of(world, LogKind::Directory).any(|(_, directory)| {
        let all: Vec<_> = published(directory).into_iter().map(|(total, _)| total).collect();
        let (shown, _) = sorted(&directory.state, &all);
        shown.iter().any(|other| are_near(&directory.state, *other, Span { first, weeks, at }))
    })
}

/// Which of the published windows show nothing of the week's questions, whatever their referent published: by what opened them.
pub(super) fn near(state: &LogState, published: &[&TallyPublished]) -> BTreeSet<Hash32> {
    sorted(state, published).1
}

/// Those that show figures, and those that may not. In the order in which they were published: what has come out stays, and a window in
/// which nothing is shown stands in nobody's way.
fn sorted(state: &LogState, published: &[&TallyPublished]) -> (Vec<Span>, BTreeSet<Hash32>) {
    let (mut shown, mut near) = (Vec::new(), BTreeSet::new());
    for total in published {
        let weekly = total.questions.len().saturating_sub(usize::from(total.quarterly));
        let span = Span::from(*total);
        if shown.iter().any(|other| are_near(state, *other, span)) {
            near.insert(total.opening);
        } else if total.questions[..weekly].iter().any(|question| question.people.is_some()) {
            shown.push(span);
        }
    }
    (shown, near)
}

fn are_near(state: &LogState, one: Span, other: Span) -> bool {
    let follows = |one: Span, other: Span| one.first.checked_add(u32::from(one.weeks)) == Some(other.first);
    let counted = |at| workers(state, at).map(|member| member.certificate.account).collect::<BTreeSet<_>>();
    (follows(one, other) || follows(other, one))
        && (1..FEWEST_CHANGED).contains(&counted(one.at).symmetric_difference(&counted(other.at)).count())
}
