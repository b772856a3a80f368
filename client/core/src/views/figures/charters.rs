//! Charters in a report: what was answered in the week, or where the files stand at its end. A policy asks for one of the
//! two: they count nearly the same charters, and what differs would be a few people.

use super::{Row, active, followed, keys, row};
use crate::{
    app::{CharterState, Standing},
    calendar::{Day, Week},
    content::LogContent,
    views::lens::Lens,
};

/// Charters that were signed or refused in the week, and those that wait at its end.
pub(super) fn answered(lens: &Lens<'_>, week: Week) -> Row {
    let (monday, sunday) = (week.monday(), week.monday().plus(6));
    let (mut signed, mut refused, mut waiting) = (0, 0, 0);
    for (_, content) in followed(lens, week).filter_map(|file| file.conversation) {
        let steps = steps(lens, content, sunday);
        let in_week = || steps.iter().filter(|(day, _)| *day >= monday).map(|(_, state)| state);
        let accepted = |state: &CharterState| {
            matches!(
                state,
                CharterState::Signed { .. } | CharterState::Witnessed { .. } | CharterState::OnPaper { .. }
            )
        };
        signed += usize::from(in_week().any(accepted));
        refused += usize::from(in_week().any(|state| matches!(state, CharterState::Refused { .. })));
        let waits = |state: &CharterState| state.is_open() || matches!(state, CharterState::Heard { .. });
        waiting += usize::from(steps.last().is_some_and(|(_, state)| waits(state)));
    }
    row([(keys::SIGNED, signed), (keys::REFUSED, refused), (keys::WAITING, waiting)])
}

/// The active files, each in one cell: where its charter stood when the week ended.
pub(super) fn coverage(lens: &Lens<'_>, week: Week) -> Row {
    let sunday = week.monday().plus(6);
    let standings: Vec<Standing> = active(lens, week)
        .map(|file| {
            let steps = file.conversation.map(|(_, content)| steps(lens, content, sunday));
            Standing::after(steps.iter().flatten().map(|(_, state)| state))
        })
        .collect();
    let count = |asked: Standing| standings.iter().filter(|standing| **standing == asked).count();
    row([
        (keys::SIGNED, count(Standing::Signed)),
        (keys::ACCEPTED, count(Standing::Accepted)),
        (keys::REFUSED, count(Standing::Refused)),
        (keys::WAITING, count(Standing::Waiting)),
        (keys::NONE, count(Standing::None)),
    ])
}

/// What happened to the charter in a conversation, up to a day.
fn steps<'a>(lens: &Lens<'a>, conversation: &'a LogContent, until: Day) -> Vec<(Day, CharterState)> {
    let steps = lens.course(conversation).steps.into_iter();
    steps.map(|(item, state)| (lens.day_of(item.at), state)).filter(|(day, _)| *day <= until).collect()
}
