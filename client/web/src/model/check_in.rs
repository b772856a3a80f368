//! A check-in card while it is answered, and own answers over time.

use std::collections::BTreeMap;

use tdu_core::{
    app::{CheckInCard, CheckInTrend},
    calendar::Week,
    order,
};

use super::weeks;

/// Highest answer of the scale.
pub const HIGHEST: u8 = 3;

/// A card while it is answered.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Answers {
    given: BTreeMap<String, Option<u8>>,
}

impl Answers {
    /// Answers an item; `None` is "I prefer not to answer".
    pub fn give(&mut self, item: &str, answer: Option<u8>) {
        self.given.insert(item.to_owned(), answer.filter(|value| *value <= HIGHEST));
    }

    /// What was answered: `None` if nothing yet.
    pub fn of(&self, item: &str) -> Option<Option<u8>> {
        self.given.get(item).copied()
    }

    /// Whether any item was answered.
    pub fn is_any(&self) -> bool {
        !self.given.is_empty()
    }

    /// What is kept: every item of the card in its order. One left alone is "I prefer not to answer": no trace
    /// tells the two apart.
    pub fn kept(&self, card: &CheckInCard) -> Vec<(String, Option<u8>)> {
        card.items.iter().map(|item| (item.clone(), self.of(item).flatten())).collect()
    }
}

/// Own answers to one item over time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Series {
    /// The item.
    pub item: String,
    /// A value a week, the weeks of [`series`]; `None` where there is no answer.
    pub values: Vec<Option<u8>>,
}

impl Series {
    /// Weeks with an answer.
    pub fn answered(&self) -> usize {
        self.values.iter().flatten().count()
    }

    /// The newest answer.
    pub fn last(&self) -> Option<u8> {
        self.values.iter().rev().flatten().next().copied()
    }
}

/// Own answers as one series an item, most often answered first, and the weeks that they share. Weeks that were
/// skipped are not there: skipping leaves no trace, and no gap to explain.
pub fn series(trend: &CheckInTrend) -> (Vec<Week>, Vec<Series>) {
    let weeks: Vec<Week> = trend.weeks.iter().map(|week| week.week).collect();
    let mut items: Vec<&str> = vec![];
    for (item, _) in trend.weeks.iter().flat_map(|week| &week.answers) {
        if !items.contains(&item.as_str()) {
            items.push(item);
        }
    }
    let mut all: Vec<Series> = items
        .into_iter()
        .map(|item| Series {
            item: item.to_owned(),
            values: trend
                .weeks
                .iter()
                .map(|week| week.answers.iter().find(|(id, _)| id == item).and_then(|(_, answer)| *answer))
                .collect(),
        })
        .collect();
    order::sort_by_key(&mut all, |series| std::cmp::Reverse(series.answered()));
    (weeks, all)
}

/// The day until which "not this week" keeps the card away: the Monday after.
pub fn next_week(card: &CheckInCard) -> tdu_core::calendar::Day {
    weeks::days(card.week).1.plus(1)
}

#[cfg(test)]
mod tests {
    use tdu_core::app::CheckInWeek;
    use tdu_protocol::Timestamp;

    use super::*;

    const fn week(week: u8) -> Week {
        Week { year: 2026, week }
    }

    fn card() -> CheckInCard {
        CheckInCard { week: week(48), quarterly: false, items: vec!["a".into(), "b".into(), "c".into()] }
    }

    #[test]
    fn an_item_left_alone_and_one_declined_leave_the_same_trace() {
        let mut answers = Answers::default();
        assert!(!answers.is_any());
        answers.give("b", Some(2));
        answers.give("a", None);
        assert_eq!(answers.kept(&card()), [("a".into(), None), ("b".into(), Some(2)), ("c".into(), None)]);
        answers.give("b", Some(9));
        assert_eq!(answers.of("b"), Some(None), "no answer outside of the scale is kept");
    }

    #[test]
    fn answers_over_time_are_one_series_an_item() {
        let one = |number, answers: &[(&str, Option<u8>)]| CheckInWeek {
            week: week(number),
            at: Timestamp(0),
            answers: answers.iter().map(|(id, value)| ((*id).to_owned(), *value)).collect(),
        };
        let trend = CheckInTrend {
            sheets: vec![],
            weeks: vec![
                one(40, &[("turn", Some(1)), ("each", Some(3))]),
                one(42, &[("each", None)]),
                one(43, &[("each", Some(0))]),
            ],
        };
        let (weeks, all) = series(&trend);
        assert_eq!(weeks, [week(40), week(42), week(43)]);
        assert_eq!(all[0], Series { item: "each".into(), values: vec![Some(3), None, Some(0)] });
        assert_eq!(all[1].values, [Some(1), None, None]);
        assert_eq!((all[0].answered(), all[0].last()), (2, Some(0)));
    }

    #[test]
    fn not_this_week_ends_on_the_next_monday() {
        assert_eq!(next_week(&card()).to_iso(), "2026-11-30");
    }
}
