//! Check-ins: the questions, when they are asked, and how many answers a published total needs.

use serde::{Deserialize, Serialize};

use crate::{
    Localised, Mistake, PolicyFiles, Reason, Slug, Term, TimeOfDay, Weekday,
    questionnaire::{self, Questionnaire},
    reason::{Counted, Member, count},
    source::{Source, at},
};

/// Smallest group that a real policy may publish.
pub const MINIMUM_GROUP: u32 = 10;
/// Shortest window whose answers are published, in weeks.
pub const MINIMUM_WINDOW_WEEKS: u32 = 4;
/// Most questions in one week.
pub const MAXIMUM_WEEKLY_ITEMS: usize = 4;

/// Rules of the check-ins. There is no score and no cut-off.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CheckIn {
    /// Said wherever an answer is shown: these questions are no validated scale.
    pub not_validated: Localised,
    /// Fewest answers behind a published total (k), and behind what is left when one total is taken from another.
    pub minimum_group: u32,
    /// Lets `minimum_group` be smaller, and says so on every screen. For tests alone.
    #[serde(default)]
    pub made_for_tests: bool,
    /// Length of a window whose answers are published once, in weeks.
    pub window_weeks: u32,
    /// The answers, 0 to 3.
    pub scale: Vec<ScalePoint>,
    /// The answer that is no answer; it leaves no trace.
    pub prefer_not: Localised,
    /// The axes that the questions turn around.
    pub axes: Vec<Term>,
    /// The short questions of each week.
    pub weekly: Weekly,
    /// The longer questions of each quarter, two an axis.
    pub quarterly: Quarterly,
    /// What others published, for who wants to answer it for themselves. Nothing of it is ever counted.
    #[serde(default)]
    pub questionnaires: Vec<Questionnaire>,
    /// Questions of former sets: their answers keep them, and nobody is asked them. No file has this.
    #[serde(default)]
    pub retired: Vec<Item>,
    /// Questionnaires of former sets, likewise. No file has this.
    #[serde(default)]
    pub retired_questionnaires: Vec<Questionnaire>,
}

/// One answer of the scale.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ScalePoint {
    /// 0 to 3.
    pub value: u8,
    /// What the screen shows.
    pub label: Localised,
}

/// The weekly questions: those of every week, and one that turns.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Weekly {
    /// When the card may show.
    pub cadence: Cadence,
    /// Asked every week.
    pub items: Vec<Item>,
    /// One of these a week, in turn.
    pub rotating: Vec<Item>,
}

/// The quarterly questions.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Quarterly {
    /// Asked once a quarter.
    pub items: Vec<Item>,
}

/// When the weekly card may show, in the service's local time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Cadence {
    /// Day the card first shows.
    pub day: Weekday,
    /// Hour it first shows.
    pub from: TimeOfDay,
    /// Days it stays before it goes by itself.
    pub stays_days: u32,
    /// Start of the hours when nothing is shown or sent.
    pub quiet_from: TimeOfDay,
    /// End of those hours, usually the next morning.
    pub quiet_until: TimeOfDay,
    /// Reminders in a week, 0 or 1.
    pub reminders: u32,
}

/// A question.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Item {
    /// The id that answers hold.
    pub id: Slug,
    /// The axis it belongs to.
    pub axis: Slug,
    /// What the screen shows.
    pub question: Localised,
}

impl CheckIn {
    /// The questions of a week: those of every week, then the one whose turn it is.
    ///
    /// `week` is a count of weeks from any fixed day, the same for everybody.
    pub fn weekly_items(&self, week: u64) -> Vec<&Item> {
        let turns = self.weekly.rotating.len().max(1) as u64;
        let turn = usize::try_from(week % turns).unwrap_or(0);
        self.weekly.items.iter().chain(self.weekly.rotating.get(turn)).collect()
    }

    /// The question of an id, weekly or quarterly, be it one of a former set.
    pub fn item(&self, id: &str) -> Option<&Item> {
        self.items().chain(&self.retired).find(|item| item.id.as_str() == id)
    }

    /// The questionnaire of an id, be it one of a former set.
    pub fn questionnaire(&self, id: &str) -> Option<&Questionnaire> {
        self.questionnaires.iter().chain(&self.retired_questionnaires).find(|one| one.id.as_str() == id)
    }

    /// Keeps the questions of the set before this one, and of those before it.
    pub fn succeed(&mut self, former: &Self) {
        for one in former.questionnaires.iter().chain(&former.retired_questionnaires) {
            if self.questionnaire(one.id.as_str()).is_none() {
                self.retired_questionnaires.push(one.clone());
            }
        }
        for item in former.items().chain(&former.retired) {
            if self.item(item.id.as_str()).is_none() {
                self.retired.push(item.clone());
            }
        }
    }

    /// The questions whose totals are published: the weekly ones, those of every week and those that turn.
    pub fn tallied(&self) -> impl Iterator<Item = &Item> {
        self.weekly.items.iter().chain(&self.weekly.rotating)
    }

    fn items(&self) -> impl Iterator<Item = &Item> {
        self.weekly.items.iter().chain(&self.weekly.rotating).chain(&self.quarterly.items)
    }
}

pub(crate) fn read(files: &PolicyFiles, mistakes: &mut Vec<Mistake>) -> Option<CheckIn> {
    let mut source = Source::open(files, "check-in.toml", mistakes)?;
    let check_in: CheckIn = source.read()?;
    check_protection(&check_in, &mut source);
    check_questions(&check_in, &mut source);
    questionnaire::check(&check_in.questionnaires, &mut source);
    Some(check_in)
}

fn check_protection(check_in: &CheckIn, source: &mut Source<'_>) {
    let smallest = if check_in.made_for_tests { 1 } else { MINIMUM_GROUP };
    source.require(check_in.minimum_group >= smallest, at!["minimum_group"], Reason::GroupTooSmall(smallest));
    source.require(
        check_in.window_weeks >= MINIMUM_WINDOW_WEEKS,
        at!["window_weeks"],
        Reason::WindowTooShort(MINIMUM_WINDOW_WEEKS),
    );
    let cadence = &check_in.weekly.cadence;
    source.within(cadence.reminders, (0, 1), at!["weekly", "cadence", "reminders"]);
    source.within(cadence.stays_days, (1, 7), at!["weekly", "cadence", "stays_days"]);
}

fn check_questions(check_in: &CheckIn, source: &mut Source<'_>) {
    source.require(check_in.retired.is_empty(), at!["retired"], Reason::Remembered("retired".to_owned()));
    source.require(
        check_in.retired_questionnaires.is_empty(),
        at!["retired_questionnaires"],
        Reason::Remembered("retired_questionnaires".to_owned()),
    );
    let values: Vec<_> = check_in.scale.iter().map(|point| point.value).collect();
    source.require(values == [0, 1, 2, 3], at!["scale"], Reason::Scale);
    source.unique("axes", check_in.axes.iter().map(|axis| &axis.id));
    let turning = usize::from(!check_in.weekly.rotating.is_empty());
    source.require(
        check_in.weekly.items.len() + turning <= MAXIMUM_WEEKLY_ITEMS,
        at!["weekly", "items"],
        Reason::WeekTooLong(count(MAXIMUM_WEEKLY_ITEMS)),
    );
    let lists = [
        (["weekly", "items"], &check_in.weekly.items),
        (["weekly", "rotating"], &check_in.weekly.rotating),
        (["quarterly", "items"], &check_in.quarterly.items),
    ];
    let mut seen: Vec<(&Slug, String)> = Vec::new();
    for ([part, list], items) in lists {
        let named = format!("{part}.{list}");
        source.require(!items.is_empty(), at![part, list], Reason::ListEmpty(named.clone()));
        for (rank, item) in items.iter().enumerate() {
            source.require(
                check_in.axes.iter().any(|axis| axis.id == item.axis),
                at![part, list, rank, "axis"],
                Reason::NotOneOf(Member::new(item.axis.as_str(), "axes")),
            );
            if let Some((id, other)) = seen.iter().find(|(id, _)| **id == item.id) {
                source.tell(at![part, list, rank, "id"], Reason::Taken(Member::new(id.as_str(), other)));
            }
            seen.push((&item.id, named.clone()));
        }
    }
    for (rank, axis) in check_in.axes.iter().enumerate() {
        let asked = check_in.quarterly.items.iter().filter(|item| item.axis == axis.id).count();
        source.require(
            asked == 2,
            at!["axes", rank, "id"],
            Reason::AxisQuestions(Counted::new(axis.id.as_str(), asked)),
        );
    }
}
