//! What can be wrong in a policy file: a value, so that each reader is told in their own language.
//!
//! `Display` is the English of logs and tests. Values go with a reason only where its sentence says them, and reasons
//! that say the same of another name are one.

mod values;

use serde::{Deserialize, Serialize};
use thiserror::Error;

pub use values::{Bounds, Compared, Counted, Member, Shape, Shapes, Unknown};

/// What is wrong, with what stands in the file and what may stand there.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Error, Serialize, Deserialize)]
pub enum Reason {
    /// A file of the set is not there.
    #[error("this file is missing from the set: add it")]
    FileMissing,
    /// No policy has a file of this name; the names that there are.
    #[error("no policy has this file name: remove it, or name it as one of {}", .0.join(", "))]
    FileUnknown(Vec<String>),

    /// It is not TOML, or nothing that is known better. What the reader says of it, in English.
    #[error("this cannot be read: {0}")]
    Unreadable(String),
    /// A name before `=` that is not one.
    #[error("unknown name `{}`: write one of {}", .0.name, quoted(&.0.known))]
    KeyUnknown(Unknown),
    /// A name that must be there is not.
    #[error("`{0}` is missing: add it")]
    KeyMissing(String),
    /// A word of which only some are known.
    #[error("unknown word `{}`: write one of {}", .0.name, quoted(&.0.known))]
    WordUnknown(Unknown),
    /// A value of another shape.
    #[error("here stands {}, and it takes {}", .0.found, .0.wanted)]
    Shape(Shapes),
    /// A number that is too small or too large.
    #[error("`{}` cannot stand here: write a whole number from {} to {}", .0.found, .0.least, .0.most)]
    OutOfRange(Bounds),
    /// A number of which zero makes no sense.
    #[error("write a whole number above zero")]
    Zero,

    /// A text that is not an id.
    #[error("`{0}` is not an id: use 1 to 64 of a-z, 0-9 and single hyphens between them")]
    NotAnId(String),
    /// A text that is not an hour.
    #[error("`{0}` is not a time of day: write it as \"HH:MM\", from \"00:00\" to \"23:59\"")]
    NotATime(String),
    /// A text that cannot stand between braces, or name a parameter.
    #[error("`{0}` is not a name: use only a-z and _")]
    NotAName(String),

    /// A list without anything.
    #[error("`{0}` is empty: give at least one")]
    ListEmpty(String),
    /// A list that is too long.
    #[error("`{}` has at most {}: remove some", .0.name, .0.count)]
    ListTooLong(Counted),
    /// A text without a letter.
    #[error("the text of `{0}` is empty: write it")]
    TextEmpty(String),
    /// A text that lacks a language, by its code.
    #[error("the text has no `{0}`: add the translation")]
    Untranslated(String),
    /// A text that would break lines, or be shown otherwise than it is.
    #[error("the text holds a line break or an invisible character: write it on one line")]
    NotOneLine,

    /// A name that stands twice in one list.
    #[error("`{}` stands twice in `{}`: each is there once", .0.name, .0.list)]
    Twice(Member),
    /// An id that another list has.
    #[error("`{}` already stands in `{}`: choose another id here", .0.name, .0.list)]
    Taken(Member),
    /// A name that the list which it refers to does not hold.
    #[error("`{}` is not one of `{}`: correct it, or add it there", .0.name, .0.list)]
    NotOneOf(Member),
    /// Another entry of the list says the same of `name`.
    #[error("another entry of `{}` has the same `{}`: keep one of the two", .0.list, .0.name)]
    SameAsAnother(Member),
    /// What is remembered by itself is written.
    #[error("`{0}` is remembered of former sets without being written here: remove it")]
    Remembered(String),

    /// The charter: a `}` without its `{`.
    #[error("a `}}` closes nothing: add its `{{` or remove it")]
    BraceNotOpened,
    /// The charter: a `{` without its `}`.
    #[error("a `{{` is never closed: add its `}}`")]
    BraceNotClosed,
    /// The charter: a value that would have to be filled itself.
    #[error("a value is printed as it stands: remove the braces")]
    BracesInValue,
    /// The charter: a parameter that the product fills.
    #[error("`{0}` is filled from elsewhere: remove it from here")]
    FilledElsewhere(String),
    /// The charter: a name in braces that nothing fills.
    #[error("`{{{0}}}` is not a parameter: correct it, or add it to `parameters` in charter/charter.toml")]
    ParameterUnknown(String),
    /// The charter: a parameter that no text says.
    #[error("the French text never says `{{{0}}}`: remove the parameter or use it")]
    ParameterUnused(String),
    /// The charter: a translation does not say a parameter, `list` being the section.
    #[error("section `{}` never says `{{{}}}`, as the French text does: add it", .0.list, .0.name)]
    ParameterLost(Member),
    /// The charter: a translation lacks an entry.
    #[error("`{}` of the French `{}` is missing: translate it at its place", .0.name, .0.list)]
    EntryMissing(Member),
    /// The charter: a translation has an entry too many.
    #[error("`{}` is not in the French `{}`: correct or remove it", .0.name, .0.list)]
    EntryAdded(Member),
    /// The charter: `name` stands where the French text has `list`.
    #[error("`{}` stands where the French text has `{}`: keep the same order", .0.name, .0.list)]
    OtherOrder(Member),
    /// The charter: a point leads elsewhere than in French.
    #[error("this point leads to another section than the French one: make them match")]
    OtherSection,
    /// The charter: a section has more or fewer paragraphs than in French.
    #[error("section `{}` has {} paragraphs here and {} in French: make them match", .0.name, .0.here, .0.there)]
    Paragraphs(Compared),

    /// Follow-ups: a channel cannot be both.
    #[error("a channel is in person or remote, not both: set one of them to false")]
    InPersonAndRemote,
    /// Follow-ups: durations to choose from.
    #[error("durations are minutes above zero, each greater than the one before")]
    Durations,

    /// Check-ins: a total that could point at a person.
    #[error(
        "a total of fewer than {0} answers could point at a person: write {0} or more (only a set with `made_for_tests = true` may go below)"
    )]
    GroupTooSmall(u32),
    /// Check-ins: weeks that a total holds.
    #[error("a window shorter than {0} weeks tells too much of one week: write {0} or more")]
    WindowTooShort(u32),
    /// Check-ins: the values of the scale.
    #[error("the scale has the values 0, 1, 2, 3 in this order")]
    Scale,
    /// Check-ins: questions of a week.
    #[error("a week asks at most {0} questions, the rotating one included: remove some")]
    WeekTooLong(u32),
    /// Check-ins: each axis has two questions of a quarter.
    #[error("`quarterly.items` has {} questions on `{}`: it needs two", .0.count, .0.name)]
    AxisQuestions(Counted),

    /// Questionnaires: what is shown of one, up to so many characters.
    #[error("`{}` is shown with the questionnaire: write a text of 1 to {} characters", .0.name, .0.count)]
    NotTold(Counted),
    /// Questionnaires: where it is published.
    #[error("write the address where the questionnaire and its terms are published, from `https://` on")]
    NotPublished,
    /// Questionnaires: values, up to so many.
    #[error("a scale has 2 to {0} different values")]
    ScaleValues(u32),
    /// Questionnaires: texts, as many as values.
    #[error("`scale` needs a text for each of the {0} `values`")]
    ScaleTexts(u32),
    /// Questionnaires: a sum taken no times.
    #[error("a sum that is multiplied by 0 says nothing: write 1 or more, or leave `factor` out")]
    FactorZero,
    /// Questionnaires: questions, up to so many.
    #[error("write 1 to {0} questions, none empty")]
    Questions(u32),
    /// Questionnaires: a translation that asks more or less.
    #[error("`{}` has {} questions, the first text has {}: make them match", .0.name, .0.here, .0.there)]
    QuestionsDiffer(Compared),
    /// Questionnaires: a total without its meaning.
    #[error("`factor` needs what its authors say of the total: write `total`")]
    TotalNotTold,
    /// Questionnaires: the meaning of no total.
    #[error("there is no total without `factor`: remove `total`")]
    TotalOfNothing,

    /// Reports: totals that tell of a person.
    #[error("a total of one or two tells of a person: write {0} or more")]
    TotalTooSmall(u32),
    /// Reports: a team too small.
    #[error("the sum of two workers tells each what the other did: write {0} or more")]
    TeamTooSmall(u32),
    /// Reports: the quarter's page shows more than the week's.
    #[error("the quarter's page may leave the service: write {0} or more, as `hidden_below` says")]
    QuarterTooSmall(u32),
    /// Reports: what belongs to a week.
    #[error(
        "only `themes`, `unmet-themes` and `new-themes` can come out by quarter: write `every = \"week\"`"
    )]
    ByQuarter,
    /// Reports: two indicators whose difference would tell of few.
    #[error(
        "`charters` and `charter-coverage` count nearly the same charters, and what differs would be a few people: keep one of the two"
    )]
    NearlySame,

    /// Retention: a kind of data without a rule.
    #[error("no rule says how long `{0}` is kept: add one")]
    KindWithoutRule(String),
    /// Retention: no time at all.
    #[error("data kept for no time cannot be used: write a length above zero")]
    KeptNoTime,
    /// Retention: the access journal.
    #[error("the access journal is kept 6 to 12 months: write `{{ months = 6 }}` to `{{ months = 12 }}`")]
    JournalLength,
    /// Retention: messages.
    #[error("messages are kept at most 90 days once noted: write `{{ days = 90 }}` or less")]
    MessagesTooLong,

    /// Help: a number that nobody can call.
    #[error("a number has 2 to 15 digits, spaces, and may begin by +")]
    NotANumberToCall,
    /// Help: no way to reach it.
    #[error("no number to reach: add `phone` or `text_message`, or `to_complete = true`")]
    NoNumber,
    /// Help: for nobody.
    #[error("say whom it helps: \"person\", \"worker\" or both")]
    ForNobody,
    /// Help: a text that is no account.
    #[error("an account has 22 letters, digits, `-` or `_`")]
    NotAnAccount,

    /// Remote work: opening hours.
    #[error("the service closes after it opens: correct `from` or `until`")]
    ClosesBeforeItOpens,
    /// Remote work: a reminder that an event sets off.
    #[error("this reminder follows an event: remove `threshold`")]
    ThresholdOfEvent,
    /// Remote work: a reminder that a number sets off.
    #[error("this reminder needs a `threshold` above zero")]
    NoThreshold,
}

impl Reason {
    /// What a reader of files said in English, where nothing better is known.
    pub fn detail(&self) -> Option<&str> {
        match self {
            Self::Unreadable(detail) => Some(detail),
            _ => None,
        }
    }
}

/// How many, for a sentence: no file holds more.
pub(crate) fn count(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

fn quoted(names: &[String]) -> String {
    names.iter().map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", ")
}
