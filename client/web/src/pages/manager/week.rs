use leptos::prelude::*;
use tdu_core::{
    app::{Command, NotYet, Reply, TeamFigures, TeamTime, TeamWeek, Topic},
    calendar::Week,
    table::{Cell, Table},
};
use tdu_policies::{Counted, retention::Kind};

use super::trend::Trend;
use crate::{
    components::{Button, Download, Drawing, Empty, Loaded, Notice, Page, Plot},
    dom,
    engine::use_view,
    i18n::{arg, lang, moment, say, say_args, t, week_text},
    model::{
        figures::{Gist, Section, Totals, gist, sections},
        plot::{Amount, Bar},
    },
    pages::worker::{
        shared::{Numbers, Policies, WeekChooser, figure_words, in_words, totals_alone, use_policies},
        time::team_time,
    },
};

/// The team's week.
#[component]
pub(super) fn TheWeek() -> impl IntoView {
    let policies = use_policies();
    let week = RwSignal::new(dom::now().week());
    let team = use_view(
        move || Some(Command::Team { week: week.get(), trend: 0 }),
        |reply| match reply {
            Reply::Team(team) => Some(*team),
            _ => None,
        },
        |topic| matches!(topic, Topic::Reports | Topic::Directory | Topic::Tally),
    );
    view! {
        <Page title=t("manager-week-title") lead=t("manager-week-only-totals") wide=true>
            <WeekChooser label=t("manager-week-choose") week />
            <Loaded view=policies let:policies>
                <Loaded view=team let:team>
                    {move || view! { <Shown team=team.get() policies week /> }}
                </Loaded>
                <Trend policies week />
                <WhoSeesWhat policies week />
            </Loaded>
        </Page>
    }
}

#[component]
fn Shown(team: TeamWeek, policies: Policies, week: RwSignal<Week>) -> impl IntoView {
    let received = say_args(
        "manager-week-reports",
        &[("reports", team.reports.into()), ("workers", team.workers.into())],
    );
    let in_file = received.clone();
    let minimum = team.minimum_workers;
    let below = team.hidden_below;
    let before = move || {
        view! {
            <Button on_click=move |()| week.update(|week| *week = week.plus(-1))>
                {t("manager-week-previous")}
            </Button>
        }
    };
    let of = team.week;
    let body = match team.figures {
        TeamFigures::NotYet(NotYet::Later { from }) => {
            let text =
                say_args("manager-week-later", &[("at", arg(moment(from))), ("minimum", minimum.into())]);
            view! { <Empty title=t("manager-week-later-title") text>{before()}</Empty> }.into_any()
        }
        TeamFigures::TooFew => {
            let words = if totals_alone(policies, of) { "manager-week-few-team" } else { "manager-week-few" };
            let text = say_args(words, &[("minimum", minimum.into())]);
            view! { <Empty title=t("manager-week-few-title") text>{before()}</Empty> }.into_any()
        }
        TeamFigures::Past => {
            let text = say_args("manager-past", &[("rule", arg(in_words(policies, Kind::Totals)))]);
            view! { <Empty title=t("manager-past-title") text>{before()}</Empty> }.into_any()
        }
        TeamFigures::NotYet(NotYet::Waits { until }) => {
            let text = say_args("manager-week-waits", &[("at", arg(moment(until)))]);
            view! { <Empty title=t("manager-week-waits-title") text>{before()}</Empty> }.into_any()
        }
        TeamFigures::NotYet(NotYet::NotCounted) => {
            let text = say("manager-week-not-counted");
            view! { <Empty title=t("manager-week-not-counted-title") text>{before()}</Empty> }.into_any()
        }
        TeamFigures::NotYet(NotYet::NoReferent) => {
            let text = say("manager-week-no-referent");
            view! { <Empty title=t("manager-week-no-referent-title") text>{before()}</Empty> }.into_any()
        }
        TeamFigures::Out { time, totals, .. } if totals_alone(policies, of) => view! {
            <Time of time policies />
            <Figures of totals=totals policies below minimum received=in_file />
        }
        .into_any(),
        TeamFigures::Out { reports, time, totals, obstacles } => {
            let late = team.reports.saturating_sub(reports);
            let late = (late > 0).then(|| {
                let text =
                    say_args("manager-week-late", &[("late", late.into()), ("minimum", minimum.into())]);
                view! { <p class="hint">{text}</p> }
            });
            view! {
                {late}
                <Time of time policies />
                <Figures of totals=totals policies below minimum received=in_file />
                <Obstacles obstacles />
            }
            .into_any()
        }
    };
    view! {
        <p class="week-reports">{received}</p>
        {body}
    }
}

#[component]
fn Figures(
    of: Week,
    totals: Totals,
    policies: Policies,
    below: u32,
    minimum: u32,
    received: String,
) -> impl IntoView {
    let hidden = policies.with(|policies| policies.set.reporting.hidden_label.get(lang()).to_owned());
    let all = policies.with(|policies| sections(&totals, policies.of_week(of), lang(), &figure_words));
    let why = all.iter().any(|section| gist(section).hidden > 0).then(|| why_hidden(&hidden, below, minimum));
    let notice = why.clone().map(|about| {
        view! {
            <Notice>
                <p>
                    <strong>{t("manager-week-hidden-title")}</strong>
                </p>
                <p>{about}</p>
            </Notice>
        }
    });
    let about: Vec<String> = std::iter::once(received).chain(why).collect();
    let in_file = StoredValue::new((all.clone(), hidden.clone(), about));
    let table = move |()| in_file.with_value(|(all, hidden, about)| table(of, all, hidden, about));
    let (singles, tables): (Vec<_>, Vec<_>) = all.into_iter().partition(|section| section.single);
    let in_numbers = hidden.clone();
    let plots = tables.into_iter().filter(|section| !section.bars.is_empty()).map(|section| {
        let sentence = sentence(&section);
        let title = section.title.clone();
        let drawing = Drawing::Bars(together(section.bars));
        view! { <Plot title sentence of=t("manager-of") drawing hidden=hidden.clone() /> }
    });
    view! {
        {notice}
        <Numbers sections=singles hidden=in_numbers />
        <div class="plots plots-two">{plots.collect_view()}</div>
        <Download table label=t("manager-export") about=t("manager-export-about") />
    }
}

/// Why a number is hidden, in a sentence.
pub(super) fn why_hidden(label: &str, below: u32, minimum: u32) -> String {
    let values =
        [("most", below.saturating_sub(1).into()), ("label", arg(label)), ("minimum", minimum.into())];
    say_args("manager-week-hidden", &values)
}

/// Many hidden lines become one: each would say the same.
pub(super) fn together(bars: Vec<Bar>) -> Vec<Bar> {
    let (hidden, mut bars): (Vec<_>, Vec<_>) = bars.into_iter().partition(|bar| bar.amount == Amount::Hidden);
    if let Ok(count @ 3..) = i32::try_from(hidden.len()) {
        let words = if bars.is_empty() { "manager-lines" } else { "manager-others" };
        bars.push(Bar { label: say_args(words, &[("count", count.into())]), amount: Amount::Hidden });
    } else {
        bars.extend(hidden);
    }
    bars
}

fn table(of: Week, all: &[Section], hidden: &str, about: &[String]) -> Table {
    let name = say_args("manager-export-name", &[("week", arg(of.code()))]);
    let title = say_args("manager-export-title", &[("week", arg(week_text(of)))]);
    let heads = ["manager-csv-week", "manager-csv-indicator", "manager-csv-item", "manager-csv-number"];
    let mut table = Table::new(&name, title, lang(), dom::now().at, heads.map(say));
    table.about = about.to_vec();
    for Section { title, bars, .. } in all {
        for bar in bars {
            let number = bar.amount.known().map_or_else(|| hidden.to_owned().into(), Cell::from);
            table.line([week_text(of).into(), title.clone().into(), bar.label.clone().into(), number]);
        }
    }
    table
}

pub(super) fn sentence(section: &Section) -> String {
    let Gist { known, hidden, first } = gist(section);
    let lead = match first {
        _ if known == 0 && hidden > 0 => String::new(),
        // What the lines add up to is more than what is known.
        _ if hidden > 0 => say_args("manager-sentence-known", &[("count", known.into())]),
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

/// The time that all reports took together, held against what the service plans; or why it is not there.
#[component]
fn Time(of: Week, time: Option<TeamTime>, policies: Policies) -> impl IntoView {
    let text = time.and_then(|time| team_time(of, time, policies));
    text.map(|text| view! { <p class="week-minutes">{text}</p> })
}

/// What this device receives, said as it is: where each report arrives, the page shows less than that.
#[component]
fn WhoSeesWhat(policies: Policies, week: RwSignal<Week>) -> impl IntoView {
    let words = move || {
        let counted = policies.with(|policies| policies.of_week(week.get()).reporting.counted());
        match counted {
            Counted::Reports => ["manager-receives-team", "manager-receives-team-words"],
            Counted::Minutes => ["manager-receives", "manager-receives-time"],
            Counted::Nothing => ["manager-receives", "manager-receives-shown"],
        }
    };
    view! {
        <details class="report-never">
            <summary>{t("manager-receives-title")}</summary>
            {move || words().map(|text| view! { <p>{t(text)}</p> })}
        </details>
    }
}
