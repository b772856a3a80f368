//! What can be followed from week to week: an indicator, and one of its items where it has many. Nothing else can be
//! chosen: a filter that crossed two indicators would count something that was never published.

use tdu_core::{app::TrendPoint, calendar::Week, views::keys};
use tdu_policies::{
    Lang, PolicySet,
    reporting::{Every, Indicator, Measure},
};

use super::{
    figures::Words,
    plot::{Amount, Column},
};
use crate::components::Choice;

/// Indicators of the week, as choices, in the policy's order.
pub fn indicators(set: &PolicySet, lang: Lang) -> Vec<Choice> {
    let by_week = set.reporting.indicators.iter().filter(|indicator| indicator.every == Every::Week);
    by_week.map(|indicator| Choice::new(indicator.id.as_str(), indicator.label.get(lang))).collect()
}

/// The indicator that the page begins with: contacts in person and remote, or else the first.
pub fn first(set: &PolicySet) -> String {
    let indicators = &set.reporting.indicators;
    let first = set.reporting.indicator(Measure::InPersonAndRemote).or_else(|| indicators.first());
    first.map(|indicator| indicator.id.to_string()).unwrap_or_default()
}

/// Items of an indicator that has many: those that some week has, in the policies' words. Empty where it is drawn whole.
pub fn items(
    trend: &[TrendPoint],
    indicator: &str,
    set: &PolicySet,
    lang: Lang,
    words: &impl Words,
) -> Vec<Choice> {
    if find(set, indicator).is_none_or(is_whole) {
        return Vec::new();
    }
    let rows = trend.iter().filter_map(|point| point.totals.as_ref()?.get(indicator));
    let mut ids: Vec<&String> = rows.flat_map(|row| row.keys()).collect();
    ids.sort();
    ids.dedup();
    let label = |id: &String| {
        set.follow_up.label(id).map_or_else(|| words.figure(id), |label| label.get(lang).to_owned())
    };
    ids.into_iter().map(|id| Choice::new(id, label(id))).collect()
}

/// The cells that one drawing shows side by side, with their names.
pub fn series(
    indicator: &str,
    item: &str,
    set: &PolicySet,
    lang: Lang,
    words: &impl Words,
) -> Vec<(String, String)> {
    let Some(found) = find(set, indicator) else { return Vec::new() };
    let cells: Vec<&str> = match found.measure {
        Measure::InPersonAndRemote => vec![keys::IN_PERSON, keys::REMOTE],
        Measure::FirstMeetings => vec![keys::HELD, keys::MISSED],
        _ if is_whole(found) => vec![keys::TOTAL],
        _ => vec![item],
    };
    let label = |cell: &str| match set.follow_up.label(cell) {
        Some(label) => label.get(lang).to_owned(),
        None if cell == keys::TOTAL => found.label.get(lang).to_owned(),
        None => words.figure(cell),
    };
    cells.into_iter().map(|cell| (cell.to_owned(), label(cell))).collect()
}

/// A column a week, from the first week of which something came out.
pub fn columns(
    trend: &[TrendPoint],
    indicator: &str,
    cells: &[(String, String)],
    short: impl Fn(Week) -> String,
    long: impl Fn(Week) -> String,
) -> Vec<Column> {
    let first = trend.iter().position(|point| point.totals.is_some()).unwrap_or(trend.len());
    let amount = |point: &TrendPoint, cell: &str| match &point.totals {
        None => Amount::Absent,
        // A line that is not there is zero.
        Some(totals) => totals
            .get(indicator)
            .map_or(Amount::Absent, |row| row.get(cell).copied().unwrap_or(Some(0)).into()),
    };
    let column = |point: &TrendPoint| Column {
        short: short(point.week),
        long: long(point.week),
        parts: cells.iter().map(|(cell, _)| amount(point, cell)).collect(),
    };
    trend[first..].iter().map(column).collect()
}

/// What one sentence says of a series: least, most, and the last that is known. `None` if nothing is.
pub fn gist(columns: &[Column], series: usize) -> Option<(u32, u32, u32)> {
    let known = || columns.iter().filter_map(|column| column.parts.get(series)?.known());
    Some((known().min()?, known().max()?, known().next_back()?))
}

fn find<'a>(set: &'a PolicySet, indicator: &str) -> Option<&'a Indicator> {
    set.reporting.indicators.iter().find(|known| known.id.as_str() == indicator)
}

const fn is_whole(indicator: &Indicator) -> bool {
    !matches!(
        indicator.measure,
        Measure::ContactsByChannel
            | Measure::Themes
            | Measure::UnmetThemes
            | Measure::NewThemes
            | Measure::Actions
            | Measure::Outcomes
            | Measure::Charters
            | Measure::CharterCoverage
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    type Row<'a> = (&'a str, &'a [(&'a str, Option<u32>)]);

    fn point(week: u8, rows: Option<&[Row<'_>]>) -> TrendPoint {
        let totals = rows.map(|rows| {
            let row = |(id, cells): &Row<'_>| {
                ((*id).to_owned(), cells.iter().map(|(cell, n)| ((*cell).to_owned(), *n)).collect())
            };
            rows.iter().map(row).collect()
        });
        TrendPoint { week: Week { year: 2026, week }, totals }
    }

    fn words(id: &str) -> String {
        format!("<{id}>")
    }

    fn trend() -> Vec<TrendPoint> {
        vec![
            point(44, None),
            point(45, Some(&[("themes", &[("sante", Some(7)), ("famille", None)])])),
            point(46, None),
            point(47, Some(&[("themes", &[("sante", Some(9))])])),
            point(48, Some(&[("themes", &[("numerique", Some(12))])])),
        ]
    }

    #[test]
    fn an_indicator_of_many_items_is_followed_item_by_item() {
        let set = PolicySet::embedded();
        let items = items(&trend(), "themes", &set, Lang::Fr, &words);
        let ids: Vec<_> = items.iter().map(|item| item.id.as_str()).collect();
        assert_eq!(ids, ["famille", "numerique", "sante"]);
        let cells = series("themes", "sante", &set, Lang::Fr, &words);
        let columns = columns(&trend(), "themes", &cells, |week| week.week.to_string(), |_| String::new());
        let drawn: Vec<_> = columns.iter().map(|column| (column.short.as_str(), column.parts[0])).collect();
        let known = Amount::Known;
        assert_eq!(drawn, [("45", known(7)), ("46", Amount::Absent), ("47", known(9)), ("48", known(0))]);
        assert_eq!(gist(&columns, 0), Some((0, 9, 0)));
    }

    #[test]
    fn a_hidden_number_is_neither_least_nor_last() {
        let set = PolicySet::embedded();
        let cells = series("themes", "famille", &set, Lang::Fr, &words);
        let columns = columns(&trend()[1..2], "themes", &cells, |_| String::new(), |_| String::new());
        assert_eq!((columns[0].parts[0], gist(&columns, 0)), (Amount::Hidden, None));
    }

    #[test]
    fn totals_and_pairs_are_drawn_whole_and_the_quarters_indicators_are_not_offered() {
        let set = PolicySet::embedded();
        assert!(items(&trend(), "dossiers-actifs", &set, Lang::Fr, &words).is_empty());
        let pair = series(&first(&set), "", &set, Lang::Fr, &words);
        assert_eq!(pair.iter().map(|(cell, _)| cell.as_str()).collect::<Vec<_>>(), ["in-person", "remote"]);
        assert_eq!(series("dossiers-actifs", "", &set, Lang::Fr, &words)[0].1, "Dossiers actifs");
        let offered = indicators(&set, Lang::Fr);
        assert!(offered.iter().all(|choice| choice.id != "nouveaux-publics"));
    }
}
