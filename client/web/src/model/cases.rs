//! The caseload as a list to look through: filtered at once, whatever the engine is doing.

use std::{
    collections::{BTreeSet, hash_map::DefaultHasher},
    fmt::{Debug, Write as _},
    hash::Hasher,
    sync::Arc,
};

use tdu_core::{
    app::{CaseSummary, SearchHit},
    calendar::Day,
};
use tdu_policies::{FollowUp, Lang};
use tdu_protocol::LogId;

use super::find::{Query, fold};

/// What else may be asked of the list on screen.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Narrow {
    /// Charter not signed by both.
    pub charter_missing: bool,
    /// No meeting in person yet.
    pub never_met: bool,
    /// A next step whose day has come.
    pub step_due: bool,
}

/// A line of the caseload, ready to be looked through.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// The line.
    pub summary: CaseSummary,
    /// Changes with the line: what is on screen is drawn anew only then.
    pub mark: u64,
    folded: String,
}

/// Gets lines ready: what is on screen can be looked for, in the language of the screen.
pub fn lines(cases: Vec<CaseSummary>, follow_up: &FollowUp, lang: Lang) -> Vec<Arc<Line>> {
    cases
        .into_iter()
        .map(|summary| {
            let step = summary.next_step.as_ref().map_or("", |(_, step)| step.as_str());
            let channel = summary
                .last_contact
                .as_ref()
                .and_then(|(_, channel)| follow_up.label(channel))
                .map_or("", |label| label.get(lang));
            let folded = fold(&format!("{} {step} {channel}", summary.name));
            Arc::new(Line { mark: mark(&(&summary, lang)), summary, folded })
        })
        .collect()
}

/// The lines to show: those that hold every word themselves, and those that the engine found by their notes.
pub fn visible(
    lines: &[Arc<Line>],
    query: &Query,
    narrow: Narrow,
    found: &BTreeSet<LogId>,
    today: Day,
) -> Vec<Arc<Line>> {
    lines
        .iter()
        .filter(|line| query.is_in(&line.folded) || found.contains(&line.summary.case))
        .filter(|line| narrow.lets(&line.summary, today))
        .cloned()
        .collect()
}

/// A number that differs when what is shown differs.
pub fn mark(shown: &impl Debug) -> u64 {
    struct Into(DefaultHasher);
    impl std::fmt::Write for Into {
        fn write_str(&mut self, text: &str) -> std::fmt::Result {
            self.0.write(text.as_bytes());
            Ok(())
        }
    }
    let mut into = Into(DefaultHasher::new());
    write!(into, "{shown:?}").expect("a hasher takes any text");
    into.0.finish()
}

/// The cases that the engine's hits lead to.
pub fn cases_of(hits: &[SearchHit]) -> BTreeSet<LogId> {
    hits.iter().map(|hit| hit.case).collect()
}

impl Narrow {
    /// Whether anything is asked.
    pub fn is_any(self) -> bool {
        self != Self::default()
    }

    fn lets(self, summary: &CaseSummary, today: Day) -> bool {
        let charter_missing = !summary.charter.is_complete();
        let due = summary.next_step.as_ref().is_some_and(|(day, _)| *day <= today);
        (!self.charter_missing || charter_missing)
            && (!self.never_met || !summary.met_in_person)
            && (!self.step_due || due)
    }
}

#[cfg(test)]
mod tests {
    use tdu_core::app::CharterState;
    use tdu_policies::PolicySet;

    use super::*;

    const TODAY: Day = Day(20_000);

    fn case(rank: u8, name: &str) -> CaseSummary {
        CaseSummary {
            case: LogId([rank; 16]),
            name: name.into(),
            last_contact: Some((TODAY, "domicile".into())),
            next_step: None,
            charter: CharterState::None,
            met_in_person: false,
            unread: 0,
            closed: false,
            term: None,
            erased: None,
            waiting: false,
            alone: false,
            follower: None,
        }
    }

    fn names(lines: &[Arc<Line>], typed: &str, narrow: Narrow, found: &[u8]) -> Vec<String> {
        let found = found.iter().map(|rank| LogId([*rank; 16])).collect();
        visible(lines, &Query::new(typed), narrow, &found, TODAY)
            .iter()
            .map(|line| line.summary.name.clone())
            .collect()
    }

    #[test]
    fn a_line_is_found_by_name_step_channel_or_by_the_engine() {
        let set = PolicySet::embedded();
        let mut samira = case(2, "Samira");
        samira.next_step = Some((TODAY.plus(3), "Dossier logement".into()));
        let lines = lines(vec![case(1, "Amélie"), samira, case(3, "Jonas")], &set.follow_up, Lang::Fr);
        assert_eq!(names(&lines, "", Narrow::default(), &[]).len(), 3);
        assert_eq!(names(&lines, "amelie", Narrow::default(), &[]), ["Amélie"]);
        assert_eq!(names(&lines, "logement samira", Narrow::default(), &[]), ["Samira"]);
        assert_eq!(names(&lines, "visite", Narrow::default(), &[]).len(), 3);
        assert_eq!(names(&lines, "amelie", Narrow::default(), &[3]), ["Amélie", "Jonas"]);
    }

    #[test]
    fn a_mark_changes_with_what_is_shown() {
        let (one, mut other) = (case(1, "A"), case(1, "A"));
        assert_eq!(mark(&one), mark(&other));
        other.unread = 1;
        assert_ne!(mark(&one), mark(&other));
    }

    #[test]
    fn filters_narrow_together() {
        let set = PolicySet::embedded();
        let mut met = case(1, "Vue");
        met.met_in_person = true;
        let mut due = case(2, "Due");
        due.next_step = Some((TODAY, "Appeler".into()));
        let mut later = case(3, "Plus tard");
        later.next_step = Some((TODAY.plus(1), "Appeler".into()));
        let lines = lines(vec![met, due, later], &set.follow_up, Lang::Fr);
        let never = Narrow { never_met: true, ..Narrow::default() };
        assert_eq!(names(&lines, "", never, &[]), ["Due", "Plus tard"]);
        let both = Narrow { step_due: true, ..never };
        assert_eq!(names(&lines, "", both, &[]), ["Due"]);
        assert_eq!(names(&lines, "plus", both, &[]), Vec::<String>::new());
    }
}
