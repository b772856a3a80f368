//! Many more workers, each with a file and its weeks: what the manager's page looks like in a large service.

use std::collections::BTreeSet;

use anyhow::{Result, bail};
use tdu_core::{
    app::{Command, Reply},
    calendar::Week,
    payload::{Note, Person},
};
use tdu_policies::{FollowUp, PolicySet};
use tdu_protocol::{LogId, Role};

use super::{SPENT, hire, step};
use crate::{
    Crowd, now,
    person::{Actor, Place, unexpected},
};

/// Made-up names: each first one with each last one.
const FIRST: [&str; 16] = [
    "Aline", "Bruno", "Chloé", "Driss", "Élise", "Farid", "Gaëlle", "Hugo", "Inaya", "Jules", "Khadija",
    "Lucas", "Maëlys", "Nabil", "Ophélie", "Pascal",
];
const LAST: [&str; 16] = [
    "Arnal", "Benali", "Caron", "Diop", "Esteve", "Faure", "Girard", "Haddou", "Imbert", "Jacquet", "Kone",
    "Leroux", "Mercier", "Ndiaye", "Ollivier", "Perrin",
];
/// Workers who are at it at the same time.
const AT_ONCE: u32 = 4;
/// Weeks between two looks at what waits to leave.
const WEEKS_AT_ONCE: u32 = 25;

/// Hires them, one after the other as a manager would, and has them write and report.
pub(super) async fn arrives(place: &Place<'_>, manager: &Actor, crowd: Crowd) -> Result<()> {
    let vocabulary = PolicySet::embedded().follow_up;
    let mut hired = 0;
    while hired < crowd.workers {
        let some = (crowd.workers - hired).min(AT_ONCE);
        let mut actors = Vec::new();
        for n in hired..hired + some {
            let (first, last) =
                (FIRST[n as usize % FIRST.len()], LAST[n as usize / FIRST.len() % LAST.len()]);
            let name = format!("{first} {last}");
            actors.push((n, hire(place, manager, Role::Worker, &format!("crowd-{n}"), &name).await?));
        }
        let all = actors.iter().map(|(n, actor)| works(actor, *n, crowd.weeks, &vocabulary));
        futures::future::try_join_all(all).await?;
        for (n, _) in actors {
            // Nobody opens as one of them: their own client is not kept.
            std::fs::remove_dir_all(place.folder.join(format!("crowd-{n}")))?;
        }
        hired += some;
        step(&format!("{hired} of {} more workers have sent {} weeks", crowd.workers, crowd.weeks));
    }
    Ok(())
}

/// A worker's weeks, oldest first: a file, a few contacts a week, a report.
async fn works(actor: &Actor, n: u32, weeks: u32, vocabulary: &FollowUp) -> Result<()> {
    let person = Person { name: format!("Personne {}", n + 1), ..Person::default() };
    let case = match actor.ask(|| Command::OpenCase { person: person.clone() }).await? {
        Reply::Log(case) => case,
        other => bail!(unexpected(&other)),
    };
    let this = now().week();
    for ago in (1..=weeks).rev() {
        let week = this.plus(-i32::try_from(ago)?);
        for place in 0..contacts(n, ago) {
            write(actor, case, contact(vocabulary, week, n, ago, place)).await?;
        }
        actor.ask(|| Command::SendReport { week, obstacles: String::new(), spent: SPENT }).await?;
        if ago % WEEKS_AT_ONCE == 0 {
            actor.settle().await?;
        }
    }
    actor.settle().await
}

async fn write(actor: &Actor, case: LogId, note: Note) -> Result<()> {
    let wish = || Command::WriteNote { case, note: note.clone(), marks: BTreeSet::new(), relayed: None };
    actor.ask(wish).await.map(drop)
}

/// One to three contacts in a week, more in some seasons than in others.
fn contacts(n: u32, ago: u32) -> u32 {
    1 + (n + ago / 13) % 3
}

/// The same for the same worker, week and place; not the same for all.
fn contact(vocabulary: &FollowUp, week: Week, n: u32, ago: u32, place: u32) -> Note {
    let drawn = (n * 7 + ago * 13 + place * 29) as usize;
    let of = |len: usize, step: usize| (drawn / step + drawn) % len.max(1);
    let channels = &vocabulary.channels;
    Note {
        day: Some(week.monday().plus(i32::try_from(place % 5).unwrap_or_default())),
        channel: channels[of(channels.len(), 3)].id.to_string(),
        themes: vec![vocabulary.themes[of(vocabulary.themes.len(), 5)].id.to_string()],
        actions: vec![vocabulary.actions[of(vocabulary.actions.len(), 7)].id.to_string()],
        outcome: vocabulary.outcomes[of(vocabulary.outcomes.len(), 11)].id.to_string(),
        minutes: 15,
        text: "Un échange inventé.".to_owned(),
        ..Note::default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_crowds_contacts_speak_the_vocabulary_and_are_not_all_alike() {
        let vocabulary = PolicySet::embedded().follow_up;
        let week = Week { year: 2026, week: 40 };
        let all: Vec<Note> = (0..50).map(|n| contact(&vocabulary, week, n, n % 9 + 1, n % 3)).collect();
        assert!(all.iter().all(|note| vocabulary.channel(&note.channel).is_some()));
        assert!(all.iter().all(|note| vocabulary.outcome(&note.outcome).is_some()));
        assert!(all.iter().all(|note| note.day.is_some_and(|day| day.week() == week)));
        let channels: BTreeSet<_> = all.iter().map(|note| &note.channel).collect();
        let themes: BTreeSet<_> = all.iter().map(|note| &note.themes[0]).collect();
        assert!(channels.len() > 5 && themes.len() > 8, "{channels:?} {themes:?}");
        assert!((0..6).all(|n| (1..=3).contains(&contacts(n, 7))));
    }

    #[test]
    fn two_hundred_have_names_of_their_own() {
        let name = |n: usize| (FIRST[n % FIRST.len()], LAST[n / FIRST.len() % LAST.len()]);
        assert_eq!((0..200).map(name).collect::<BTreeSet<_>>().len(), 200);
    }
}
