use leptos::prelude::*;
use tdu_core::{
    app::{Command, Reply, TeamWeek, Topic, TrendPoint},
    calendar::Week,
};

use super::export::Export;
use crate::{
    components::{Button, Drawing, Empty, Loaded, Notice, Page, Plot},
    dom,
    engine::use_view,
    i18n::{arg, lang, say, say_args, t, week_text},
    model::{
        figures::{Gist, Section, gist, sections},
        plot::{Amount, Column},
    },
    pages::worker::shared::{Numbers, Policies, WeekChooser, figure_words, short_week, use_policies},
};

/// Weeks of the trend before the one on screen.
const TREND: u8 = 11;

/// The team's week.
#[component]
pub(super) fn TheWeek() -> impl IntoView {
    let policies = use_policies();
    let week = RwSignal::new(dom::now().week());
    let team = use_view(
        move || Some(Command::Team { week: week.get(), trend: TREND }),
        |reply| match reply {
            Reply::Team(team) => Some(*team),
            _ => None,
        },
        |topic| matches!(topic, Topic::Reports | Topic::Directory),
    );
    view! {
        <Page title=t("manager-week-title") lead=t("manager-week-only-totals") wide=true>
            <WeekChooser label=t("manager-week-choose") week />
            <Loaded view=policies let:policies>
                <Loaded view=team let:team>
                    {move || view! { <Shown team=team.get() policies week /> }}
                </Loaded>
            </Loaded>
        </Page>
    }
}

#[component]
fn Shown(team: TeamWeek, policies: Policies, week: RwSignal<Week>) -> impl IntoView {
    let reports = say_args(
        "manager-week-reports",
        &[("reports", team.reports.into()), ("workers", team.workers.into())],
    );
    let hidden = policies.with(|policies| policies.set.reporting.hidden_label.get(lang()).to_owned());
    let all = policies.with(|policies| sections(&team.totals, &policies.set, lang(), &figure_words));
    let any_hidden = all.iter().any(|section| gist(section).hidden > 0)
        || team.trend.iter().any(|point| point.remote.is_none() || point.in_person.is_none());
    let (singles, tables): (Vec<_>, Vec<_>) = all.into_iter().partition(|section| section.single);
    let in_numbers = hidden.clone();
    let obstacles = team.obstacles.clone();
    let trend = team.trend.clone();
    let (first_hidden, below) = (hidden.clone(), team.hidden_below);
    let plots = {
        let hidden = hidden.clone();
        tables
            .into_iter()
            .filter(|section| !section.bars.is_empty())
            .map(move |section| view! { <OneSection section hidden=hidden.clone() /> })
            .collect_view()
    };
    let nothing = team.reports == 0;
    view! {
        <p class="week-reports">{reports}</p>
        {nothing
            .then(|| {
                view! {
                    <Empty title=t("manager-week-empty-title") text=t("manager-week-empty")>
                        <Button on_click=move |()| week.update(|week| *week = week.plus(-1))>
                            {t("manager-week-previous")}
                        </Button>
                    </Empty>
                }
            })}
        {any_hidden
            .then(|| {
                let about = say_args(
                    "manager-week-hidden",
                    &[("most", below.saturating_sub(1).into()), ("label", arg(first_hidden))],
                );
                view! {
                    <Notice>
                        <p>
                            <strong>{t("manager-week-hidden-title")}</strong>
                        </p>
                        <p>{about}</p>
                    </Notice>
                }
            })}
        {(!nothing).then(|| view! { <Numbers sections=singles hidden=in_numbers /> })}
        <Trend trend hidden />
        <div class="plots plots-two">{plots}</div>
        {(!nothing)
            .then(|| {
                view! {
                    <Obstacles obstacles />
                    <Export team policies />
                }
            })}
    }
}

#[component]
fn OneSection(section: Section, hidden: String) -> impl IntoView {
    let sentence = sentence(&section);
    view! {
        <Plot
            title=section.title
            sentence=sentence
            of=t("manager-of")
            drawing=Drawing::Bars(section.bars)
            hidden=hidden
        />
    }
}

fn sentence(section: &Section) -> String {
    let Gist { known, hidden, first } = gist(section);
    let lead = match first {
        _ if known == 0 && hidden > 0 => String::new(),
        Some((first, most)) if section.bars.len() > 1 => say_args(
            "manager-sentence-first",
            &[("count", known.into()), ("first", arg(first)), ("most", most.into())],
        ),
        _ => say_args("manager-sentence", &[("count", known.into())]),
    };
    let hidden = match i32::try_from(hidden) {
        Ok(0) => String::new(),
        hidden => say_args("manager-sentence-hidden", &[("hidden", hidden.unwrap_or(i32::MAX).into())]),
    };
    format!("{lead} {hidden}").trim().to_owned()
}

#[component]
fn Trend(trend: Vec<TrendPoint>, hidden: String) -> impl IntoView {
    // Weeks before the first report say nothing.
    let first = trend.iter().position(|point| point.reports > 0);
    let known = first.is_some();
    let trend = &trend[first.unwrap_or_default()..];
    let last = trend.last().cloned();
    let columns: Vec<Column> = trend
        .iter()
        .map(|point| {
            let amount = |number: Option<u32>| {
                if point.reports == 0 { Amount::Absent } else { Amount::from(number) }
            };
            Column {
                short: short_week(point.week),
                long: week_text(point.week),
                parts: vec![amount(point.in_person), amount(point.remote)],
            }
        })
        .collect();
    let weeks = i32::try_from(columns.len()).unwrap_or(i32::MAX);
    let sentence = match last.map(|last| (last.in_person, last.remote)) {
        Some((Some(in_person), Some(remote))) => say_args(
            "manager-trend-sentence",
            &[
                ("weeks", weeks.into()),
                ("total", (in_person + remote).into()),
                ("inperson", in_person.into()),
            ],
        ),
        _ => say_args("manager-trend-sentence-hidden", &[("weeks", weeks.into())]),
    };
    let series = vec![say("manager-trend-in-person"), say("manager-trend-remote")];
    (known && weeks > 0).then(|| {
        view! {
            <div class="plot-wide">
                <Plot
                    title=t("manager-trend-title")
                    sentence=sentence
                    of=t("manager-trend-of")
                    drawing=Drawing::Columns { series, columns }
                    hidden=hidden
                />
            </div>
        }
    })
}

#[component]
fn Obstacles(obstacles: Vec<String>) -> impl IntoView {
    let nothing = obstacles.is_empty();
    let lines = obstacles.into_iter().map(|text| {
        view! {
            <li>
                <blockquote dir="auto">{text}</blockquote>
            </li>
        }
    });
    view! {
        <section class="obstacles" aria-labelledby="obstacles-title">
            <h2 id="obstacles-title">{t("manager-obstacles-title")}</h2>
            {if nothing {
                view! { <p class="hint">{t("manager-obstacles-empty")}</p> }.into_any()
            } else {
                view! {
                    <p class="hint">{t("manager-obstacles-about")}</p>
                    <ul>{lines.collect_view()}</ul>
                }
                    .into_any()
            }}
        </section>
    }
}
