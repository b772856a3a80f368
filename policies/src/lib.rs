//! The organisation's rules as data: charter, vocabulary, check-ins, reporting, retention, telework, resources.
//!
//! A policy is what a service edits: TOML files beside this crate, with every text in French, English and Arabic.
//! The administrator signs the *texts* ([`PolicyFiles`], by their [digest](PolicyFiles::digest)); every client reads
//! the same texts with [`PolicySet::parse`] and refuses the whole set if one line of it is wrong.
//!
//! No input, no output, no clock: text in, types out.
//!
//! ```
//! use tdu_policies::{Lang, Parameters, PolicyFiles, PolicySet};
//!
//! let set = PolicySet::parse(&PolicyFiles::embedded()).expect("the files of this crate are right");
//! let text = set.charter.text(Lang::Fr, &Parameters::new().with("service", "Service des Tilleuls"));
//! assert!(text.canonical().contains("Service des Tilleuls"));
//! ```

pub mod charter;
pub mod check_in;
pub mod follow_up;
pub mod questionnaire;
pub mod reason;
pub mod reporting;
pub mod resources;
pub mod retention;
pub mod telework;

mod files;
mod mistake;
mod source;
mod text;
mod time;
mod tree;

pub use charter::{Charter, CharterText, Parameters};
pub use check_in::CheckIn;
pub use files::{PolicyFiles, Ready};
pub use follow_up::{Channel, FollowUp, Outcome, Signal};
pub use mistake::Mistake;
pub use questionnaire::Questionnaire;
pub use reason::Reason;
pub use reporting::{Counted, Minutes, Reporting, Visibility};
pub use resources::Resources;
pub use retention::Retention;
pub use telework::Telework;
pub use text::{BadSlug, Lang, Localised, Slug, Term};
pub use time::{BadTime, Period, TimeOfDay, Weekday};

use serde::{Deserialize, Serialize};

/// Every policy of an organisation, read and checked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PolicySet {
    /// Charter of confidence, in every language.
    pub charter: Charter,
    /// Words that notes are made of.
    pub follow_up: FollowUp,
    /// Questions of the check-ins and when they are asked.
    pub check_in: CheckIn,
    /// What a weekly report holds and what stays hidden.
    pub reporting: Reporting,
    /// How long each kind of data is kept.
    pub retention: Retention,
    /// Guide for remote work and the reminders computed on the worker's device.
    pub telework: Telework,
    /// Numbers and places that help.
    pub resources: Resources,
}

impl PolicySet {
    /// The policies that ship with the product, for a service to start from.
    pub fn embedded() -> Self {
        Self::parse(&PolicyFiles::embedded()).expect("the tests of this crate parse the embedded files")
    }

    /// Reads and checks a set of files.
    ///
    /// # Errors
    /// Every mistake found, in the order of the files' names, then of lines. A set with one mistake is refused whole.
    pub fn parse(files: &PolicyFiles) -> Result<Self, Vec<Mistake>> {
        let mut mistakes = files.check_names();
        let retention = retention::read(files, &mut mistakes);
        let charter = charter::read(files, retention.as_ref(), &mut mistakes);
        let follow_up = follow_up::read(files, &mut mistakes);
        let check_in = check_in::read(files, &mut mistakes);
        let reporting = reporting::read(files, &mut mistakes);
        let telework = telework::read(files, &mut mistakes);
        let resources = resources::read(files, &mut mistakes);
        match (charter, follow_up, check_in, reporting, retention, telework, resources) {
            (
                Some(charter),
                Some(follow_up),
                Some(check_in),
                Some(reporting),
                Some(retention),
                Some(telework),
                Some(resources),
            ) if mistakes.is_empty() => {
                Ok(Self { charter, follow_up, check_in, reporting, retention, telework, resources })
            }
            _ => {
                mistakes.sort();
                mistakes.dedup();
                Err(mistakes)
            }
        }
    }

    /// Follows a set: keeps the words and questions that notes and answers of that time hold.
    pub fn succeed(&mut self, former: &Self) {
        self.follow_up.succeed(&former.follow_up);
        self.check_in.succeed(&former.check_in);
    }

    /// Takes over what a later set changes at once: nothing of it is counted. Its words, questions and figures hold from a
    /// Monday on.
    pub fn renew(&mut self, newest: &Self) {
        self.check_in.questionnaires.clone_from(&newest.check_in.questionnaires);
        self.check_in.retired_questionnaires.clone_from(&newest.check_in.retired_questionnaires);
        self.charter = newest.charter.clone();
        self.retention = newest.retention.clone();
        self.telework = newest.telework.clone();
        self.resources = newest.resources.clone();
    }
}
