//! What a worker notes for themselves alone: it stays in their personal log, whose only reader they are.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};
use tdu_protocol::{LogId, WriteId};

use crate::calendar::Day;

/// One such note. A later one about the same thing replaces it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Own {
    /// Whether a day was, or will be, worked remotely.
    Telework {
        /// The day.
        day: Day,
        /// Remotely.
        remote: bool,
    },
    /// A moment with others about one's work.
    Moment {
        /// Which kind.
        what: Moment,
        /// When.
        day: Day,
        /// Said to a word for the worker, which it answers: the day had its card.
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        card: bool,
    },
    /// How a contact was for the worker. Never in the file, which others and the person may read.
    Marked {
        /// The follow-up.
        note: WriteId,
        /// All its marks; none takes them back.
        marks: BTreeSet<Mark>,
    },
    /// Answers to a questionnaire that others published. Without any, those of that day are taken back.
    Questionnaire {
        /// Its id in the policies.
        id: String,
        /// The day.
        day: Day,
        /// One a question, in order: a value of its scale, or `None` for "I prefer not to answer".
        answers: Vec<Option<u8>>,
    },
    /// Takes back everything of one kind that was noted before.
    TakenBack {
        /// Which kind.
        what: Noted,
    },
    /// What to do with a prompt.
    Prompt {
        /// Its id in the policies.
        id: String,
        /// The file that it was about, if it was about one.
        about: Option<LogId>,
        /// The choice.
        choice: Choice,
    },
}

/// A moment with others about one's work.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Moment {
    /// A talk with a colleague.
    Peer,
    /// A session of supervision (analyse de pratiques), which is a talk with colleagues too.
    Supervision,
}

/// What can be taken back as a whole.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Noted {
    /// [`Own::Telework`].
    Days,
    /// [`Own::Moment`].
    Moments,
    /// [`Own::Marked`].
    Marks,
}

/// How a contact was.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Mark {
    /// Heavy.
    Heavy,
    /// With an incivility or a threat.
    Incivility,
}

/// What to do with a prompt.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Choice {
    /// Not before this day: what lasts comes back then if it still does, what happened once is over.
    Until(Day),
    /// What happened once is told again from this day on, until it is dealt with.
    Later(Day),
    /// Never again, whatever it is about.
    Never,
    /// Again, after all.
    Again,
}
