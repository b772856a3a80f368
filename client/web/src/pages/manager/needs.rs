use leptos::prelude::*;
use tdu_core::{
    app::{Command, QuarterFigures, QuarterView, Reply, Topic},
    calendar::Quarter,
    table::{Cell, Table},
};
use tdu_policies::retention::Kind;

use crate::{
    components::{Button, Choice, Download, Empty, Loaded, Notice, Page, Select, Shape},
    dom,
    engine::use_view,
    i18n::{arg, lang, moment, number, say, say_args, short_day, t},
    model::quarter::{Line, Part, Told, code, parts, recent},
    pages::worker::shared::{Policies, figure_words, in_words, totals_alone, use_policies},
};

/// Quarters that can be chosen.
const OFFERED: usize = 8;

/// Observation of needs: a quarter's totals, for partners.
#[component]
pub(super) fn Needs() -> impl IntoView {
    let policies = use_policies();
    let this = Quarter::of(dom::now().week());
    let quarters = recent(this, OFFERED);
    // The one that goes on has nothing to show yet.
    let chosen = RwSignal::new(code(this.before()));
    let offered = {
        let quarters = quarters.clone();
        Signal::derive(move || {
            quarters.iter().map(|quarter| Choice::new(code(*quarter), words(*quarter))).collect::<Vec<_>>()
        })
    };
    let view = use_view(
        move || {
            let quarter = chosen.with(|chosen| quarters.iter().copied().find(|one| code(*one) == *chosen))?;
            Some(Command::Quarter { quarter })
        },
        |reply| match reply {
            Reply::Quarter(quarter) => Some(*quarter),
            _ => None,
        },
        |topic| matches!(topic, Topic::Reports | Topic::Directory),
    );
    view! {
        <Page title=t("manager-needs-title") lead=t("manager-needs-lead") wide=true>
            <Select label=t("manager-needs-choose") choices=offered value=chosen />
            <Loaded view=policies let:policies>
                <Loaded view=view let:view>
                    {move || view! { <Shown view=view.get() policies /> }}
                </Loaded>
            </Loaded>
        </Page>
    }
}

/// Its first and last day.
fn words(quarter: Quarter) -> String {
    let first = quarter.weeks().next().unwrap_or_else(|| quarter.last_week());
    let (from, until) = (first.monday(), quarter.last_week().monday().plus(6));
    say_args("manager-needs-quarter", &[("from", arg(short_day(from))), ("until", arg(short_day(until)))])
}

#[component]
fn Shown(view: QuarterView, policies: Policies) -> impl IntoView {
    let minimum = view.minimum_workers;
    match view.figures {
        QuarterFigures::Later { from } => {
            let text = say_args("manager-needs-later", &[("at", arg(moment(from)))]);
            view! { <Empty title=t("manager-week-later-title") text /> }.into_any()
        }
        QuarterFigures::TooFew => {
            let text = say_args("manager-needs-few", &[("minimum", minimum.into())]);
            view! { <Empty title=t("manager-needs-few-title") text /> }.into_any()
        }
        QuarterFigures::Past => {
            let text = say_args("manager-past", &[("rule", arg(in_words(policies, Kind::Totals)))]);
            view! { <Empty title=t("manager-past-title") text /> }.into_any()
        }
        QuarterFigures::Out { now, before } => {
            let (hidden, parts) = policies.with(|policies| {
                let hidden = policies.set.reporting.hidden_label.get(lang()).to_owned();
                let set = policies.of_week(view.quarter.last_week());
                (hidden, parts(&now, before.as_ref(), set, lang(), &figure_words))
            });
            let alone = view.quarter.weeks().any(|week| totals_alone(policies, week));
            let most = view.hidden_below.saturating_sub(1);
            let about = say_args(
                "manager-needs-about",
                &[("weeks", now.weeks.into()), ("most", most.into()), ("minimum", minimum.into())],
            );
            let in_file = StoredValue::new((parts.clone(), hidden.clone(), about.clone()));
            let table = move |()| {
                in_file
                    .with_value(|(parts, hidden, about)| file(view.quarter, parts, hidden).saying(about))
                    .saying(say("manager-needs-at-least"))
            };
            let tables = parts.into_iter().map(|part| view! { <OnePart part hidden=hidden.clone() /> });
            view! {
                <p class="needs-quarter">{words(view.quarter)}</p>
                <div class="needs">{tables.collect_view()}</div>
                <Notice>
                    <p>{about}</p>
                    <p>{t("manager-needs-at-least")}</p>
                    {alone.then(|| view! { <p>{t("manager-needs-team")}</p> })}
                </Notice>
                <div class="actions">
                    <Button icon=Shape::Page on_click=move |()| dom::print()>
                        {t("manager-needs-print")}
                    </Button>
                </div>
                <Download table label=t("manager-needs-export") about=t("manager-export-about") />
            }
            .into_any()
        }
    }
}

#[component]
fn OnePart(part: Part, hidden: String) -> impl IntoView {
    let text = move |told| match told {
        Told::Known(n) => number(f64::from(n)),
        Told::AtLeast(n) => say_args("manager-needs-more", &[("count", n.into())]),
        Told::Hidden => hidden.clone(),
        Told::Absent => say("plot-absent"),
    };
    let lines = part.lines.into_iter().map(|Line { label, now, before }| {
        let class = |told| if matches!(told, Told::Hidden | Told::Absent) { "plot-hidden" } else { "" };
        view! {
            <tr>
                <th scope="row">{label}</th>
                <td class=class(now)>{text(now)}</td>
                <td class=class(before)>{text(before)}</td>
            </tr>
        }
    });
    view! {
        <section class="need">
            <h2>{part.title.clone()}</h2>
            <p class="hint">{part.explanation}</p>
            <table class="plot-table">
                <caption class="sr">{part.title}</caption>
                <thead>
                    <tr>
                        <th scope="col">{t("manager-of")}</th>
                        <th scope="col">{t("manager-needs-now")}</th>
                        <th scope="col">{t("manager-needs-before")}</th>
                    </tr>
                </thead>
                <tbody>{lines.collect_view()}</tbody>
            </table>
        </section>
    }
}

fn file(quarter: Quarter, parts: &[Part], hidden: &str) -> Table {
    let name = say_args("manager-needs-export-name", &[("quarter", arg(code(quarter)))]);
    let heads = ["manager-csv-indicator", "manager-csv-item", "manager-needs-now", "manager-needs-before"];
    let table = Table::new(&name, say("manager-needs-title"), lang(), dom::now().at, heads.map(say));
    let mut table = table.saying(words(quarter));
    let cell = |told: Told| match told {
        Told::Known(n) => Cell::from(n),
        Told::AtLeast(n) => say_args("manager-needs-more", &[("count", n.into())]).into(),
        Told::Hidden => hidden.to_owned().into(),
        Told::Absent => say("plot-absent").into(),
    };
    for Part { title, lines, .. } in parts {
        for line in lines {
            table.line([title.clone().into(), line.label.clone().into(), cell(line.now), cell(line.before)]);
        }
    }
    table
}
