use leptos::prelude::*;
use tdu_core::{
    app::{Command, Reply, TeamWeek, Topic},
    calendar::Week,
    table::{Cell, Table},
};

use super::week::why_hidden;
use crate::{
    components::{Choice, Download, Drawing, Loaded, Plot, Select},
    dom,
    engine::use_view,
    i18n::{arg, lang, say, say_args, t, week_text},
    model::{
        plot::{Amount, Column},
        trend::{columns, first, gist, indicators, items, series},
    },
    pages::worker::shared::{Policies, figure_words, short_week},
};

/// How far back: weeks, and what that is called.
const REACHES: [(u8, &str); 3] =
    [(12, "manager-trend-quarter"), (52, "manager-trend-year"), (150, "manager-trend-years")];

/// Weeks one after the other, as far as the person looks back.
#[component]
pub(super) fn Trend(policies: Policies, week: RwSignal<Week>) -> impl IntoView {
    let reach = RwSignal::new(REACHES[0].0.to_string());
    let indicator = RwSignal::new(policies.with_untracked(|policies| first(&policies.set)));
    let item = RwSignal::new(String::new());
    let team = use_view(
        move || {
            let weeks: u8 = reach.with(|reach| reach.parse().unwrap_or(REACHES[0].0));
            Some(Command::Team { week: week.get(), trend: weeks - 1 })
        },
        |reply| match reply {
            Reply::Team(team) => Some(*team),
            _ => None,
        },
        |topic| matches!(topic, Topic::Reports | Topic::Directory),
    );
    let reaches =
        Signal::derive(|| REACHES.map(|(weeks, name)| Choice::new(weeks.to_string(), say(name))).to_vec());
    let offered = Signal::derive(move || policies.with(|policies| indicators(&policies.set, lang())));
    view! {
        <section class="trend" aria-labelledby="trend-title">
            <h2 id="trend-title">{t("manager-trend-title")}</h2>
            <div class="filters">
                <Select label=t("manager-trend-indicator") choices=offered value=indicator />
                <Select label=t("manager-trend-reach") choices=reaches value=reach />
            </div>
            <Loaded view=team let:team>
                <Items team policies indicator item />
                {move || {
                    let cells = (indicator.get(), item.get());
                    // Three years have some ten thousand numbers: they are read where they are.
                    team.with(|team| drawn(team, policies, cells))
                }}
            </Loaded>
        </section>
    }
}

/// The items of an indicator that has many; one is always chosen.
#[component]
fn Items(
    team: Signal<TeamWeek>,
    policies: Policies,
    indicator: RwSignal<String>,
    item: RwSignal<String>,
) -> impl IntoView {
    let offered = Memo::new(move |_| {
        policies.with(|policies| {
            team.with(|team| items(&team.trend, &indicator.get(), &policies.set, lang(), &figure_words))
        })
    });
    Effect::new(move |_| {
        offered.with(|offered| {
            let chosen = item.with_untracked(|item| offered.iter().any(|choice| choice.id == *item));
            if !chosen {
                item.set(offered.first().map(|choice| choice.id.clone()).unwrap_or_default());
            }
        });
    });
    view! {
        <Show when=move || offered.with(|offered| !offered.is_empty())>
            <Select label=t("manager-trend-item") choices=offered value=item />
        </Show>
    }
}

fn drawn(team: &TeamWeek, policies: Policies, cells: (String, String)) -> AnyView {
    let &TeamWeek { ref trend, hidden_below, minimum_workers, .. } = team;
    let (indicator, item) = cells;
    let (hidden, cells, name) = policies.with(|policies| {
        let found = indicators(&policies.set, lang()).into_iter().find(|choice| choice.id == indicator);
        (
            policies.set.reporting.hidden_label.get(lang()).to_owned(),
            series(&indicator, &item, &policies.set, lang(), &figure_words),
            found.map(|choice| choice.label).unwrap_or_default(),
        )
    });
    // A year and more has its months named, and the year with them.
    let long = trend.len() > 26;
    let short = move |week: Week| {
        let (year, month, _) = week.monday().ymd();
        if long { format!("{month:02}/{year}") } else { short_week(week) }
    };
    let columns = columns(trend, &indicator, &cells, short, week_text);
    if columns.is_empty() || cells.iter().any(|(cell, _)| cell.is_empty()) {
        return view! { <p class="hint">{t("manager-trend-empty")}</p> }.into_any();
    }
    let sentence = sentence(&columns, &cells);
    let some_hidden = columns.iter().any(|column| column.parts.contains(&Amount::Hidden));
    let why = some_hidden.then(|| why_hidden(&hidden, hidden_below, minimum_workers));
    let file = File {
        until: trend.last().map(|point| point.week.code()).unwrap_or_default(),
        name: name.clone(),
        columns: columns.clone(),
        cells: cells.clone(),
        hidden: hidden.clone(),
        about: std::iter::once(sentence.clone()).chain(why).collect(),
    };
    let file = StoredValue::new(file);
    let table = move |()| file.with_value(table);
    let series = cells.into_iter().map(|(_, name)| name).collect();
    let drawing = Drawing::Columns { series, columns };
    view! {
        <Plot title=name sentence of=t("manager-trend-of") drawing hidden />
        <Download table label=t("manager-trend-export") about=t("manager-trend-export-about") />
    }
    .into_any()
}

fn sentence(columns: &[Column], cells: &[(String, String)]) -> String {
    let weeks = i32::try_from(columns.len()).unwrap_or(i32::MAX);
    let mut said = vec![say_args("manager-trend-weeks", &[("weeks", weeks.into())])];
    for (rank, (_, name)) in cells.iter().enumerate() {
        said.push(match gist(columns, rank) {
            Some((least, most, last)) => say_args(
                "manager-trend-series",
                &[
                    ("name", arg(name.clone())),
                    ("least", least.into()),
                    ("most", most.into()),
                    ("last", last.into()),
                ],
            ),
            None => say_args("manager-trend-series-none", &[("name", arg(name.clone()))]),
        });
    }
    said.join(" ")
}

/// What is drawn, to be kept.
struct File {
    /// The last week.
    until: String,
    /// What the indicator is called.
    name: String,
    columns: Vec<Column>,
    cells: Vec<(String, String)>,
    hidden: String,
    about: Vec<String>,
}

fn table(file: &File) -> Table {
    let name = say_args("manager-trend-export-name", &[("week", arg(file.until.clone()))]);
    let heads = ["manager-csv-week", "manager-csv-indicator", "manager-csv-item", "manager-csv-number"];
    let title = say_args("manager-trend-export-title", &[("name", arg(file.name.clone()))]);
    let mut table = Table::new(&name, title, lang(), dom::now().at, heads.map(say));
    table.about.clone_from(&file.about);
    for column in &file.columns {
        for ((_, cell), part) in file.cells.iter().zip(&column.parts) {
            let words = match part {
                Amount::Hidden => file.hidden.clone(),
                _ => say("plot-absent"),
            };
            let number = part.known().map_or_else(|| words.into(), Cell::from);
            table.line([column.long.clone().into(), file.name.clone().into(), cell.clone().into(), number]);
        }
    }
    table
}
