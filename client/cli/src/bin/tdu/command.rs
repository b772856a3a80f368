//! One file for each thing that can be asked.

pub mod cases;
pub mod charter;
pub mod doctor;
pub mod documents;
pub mod handover;
pub mod login;
pub mod messages;
pub mod note;
pub mod people;
pub mod report;
pub mod team;
pub mod term;
pub mod verify;
pub mod watch;

use tdu_cli::Companion;
use tdu_core::app::{CaseFilter, CaseSummary, CaseView, Command, FailureKind, PoliciesView, Reply};
use tdu_protocol::LogId;

use crate::trouble::Trouble;

/// An answer that does not fit the question: a defect of ours.
fn unexpected() -> Trouble {
    FailureKind::Unexpected.into()
}

/// The caseload.
async fn caseload(
    companion: &Companion,
    query: &str,
    filter: CaseFilter,
) -> Result<Vec<CaseSummary>, Trouble> {
    match companion.ask(Command::Cases { query: query.to_owned(), filter }).await? {
        Reply::Cases(cases) => Ok(cases),
        _ => Err(unexpected()),
    }
}

/// A file.
async fn case(companion: &Companion, case: LogId) -> Result<CaseView, Trouble> {
    match companion.ask(Command::Case { case }).await? {
        Reply::Case(view) => Ok(*view),
        _ => Err(unexpected()),
    }
}

/// The policies in force.
async fn policies(companion: &Companion) -> Result<PoliciesView, Trouble> {
    match companion.ask(Command::Policies).await? {
        Reply::Policies(view) => Ok(*view),
        _ => Err(unexpected()),
    }
}

/// The file that somebody means: by its id, by the whole name, or by a part of the name that only one has.
async fn find(companion: &Companion, asked: &str) -> Result<CaseSummary, Trouble> {
    let mut cases = caseload(companion, "", CaseFilter::Open).await?;
    cases.extend(caseload(companion, "", CaseFilter::Closed).await?);
    let place = place_of(asked, &cases)?;
    Ok(cases.swap_remove(place))
}

fn place_of(asked: &str, cases: &[CaseSummary]) -> Result<usize, Trouble> {
    let by_id = LogId::from_text(asked).and_then(|id| cases.iter().position(|c| c.case == id));
    if let Some(place) = by_id {
        return Ok(place);
    }
    let wanted = asked.trim().to_lowercase();
    let fitting = |fits: &dyn Fn(&str) -> bool| -> Vec<usize> {
        let places = cases.iter().enumerate().filter(|(_, case)| fits(&case.name.to_lowercase()));
        places.map(|(place, _)| place).collect()
    };
    let whole = fitting(&|name| !wanted.is_empty() && name == wanted);
    let part = fitting(&|name| !wanted.is_empty() && name.contains(&wanted));
    let found = if whole.is_empty() { part } else { whole };
    match found[..] {
        [place] => Ok(place),
        _ => Err(Trouble::WhichCase {
            asked: asked.to_owned(),
            names: found
                .iter()
                .map(|place| format!("{} ({})", cases[*place].name, cases[*place].case))
                .collect(),
            found: found.len(),
        }),
    }
}

#[cfg(test)]
mod tests {
    use tdu_core::app::CharterState;

    use super::*;

    fn cases() -> Vec<CaseSummary> {
        let names = ["Jean Petit", "Jean Petitjean", "Zoé Été"];
        let with = |(id, name): (u8, &str)| CaseSummary {
            case: LogId([id; 16]),
            name: name.to_owned(),
            last_contact: None,
            next_step: None,
            charter: CharterState::None,
            met_in_person: false,
            unread: 0,
            closed: false,
            term: None,
            erased: None,
            waiting: false,
            alone: true,
            follower: None,
        };
        (0..).zip(names).map(with).collect()
    }

    #[test]
    fn a_file_is_found_by_id_by_name_or_by_a_part_that_one_alone_has() {
        let cases = cases();
        assert_eq!(place_of(&LogId([1; 16]).to_string(), &cases).unwrap(), 1);
        assert_eq!(place_of("jean petit", &cases).unwrap(), 0);
        assert_eq!(place_of("petitjean", &cases).unwrap(), 1);
        assert_eq!(place_of(" ÉTÉ ", &cases).unwrap(), 2);
    }

    #[test]
    fn no_file_and_several_files_are_told_apart() {
        let count = |asked: &str| match place_of(asked, &cases()) {
            Err(Trouble::WhichCase { found, names, .. }) => (found, names.len()),
            other => panic!("{other:?}"),
        };
        assert_eq!(count("jean"), (2, 2));
        assert_eq!(count("nobody"), (0, 0));
        assert_eq!(count(""), (0, 0));
    }
}
