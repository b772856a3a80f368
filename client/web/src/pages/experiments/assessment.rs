//! What can be read of an experiment: figures of both groups, check-ins of the whole team, limits; to print or to keep.

use leptos::prelude::*;
use tdu_core::{
    app::{ExperimentFigures, ExperimentView, TallyWindow},
    payload::{Arm, ArmFigures, ArmSums, TALLY_BAND},
    table::{Cell, Table},
};

use super::{arm_words, one::step_words, stage_words};
use crate::{
    components::{Button, Download, Notice, Shape},
    dom,
    i18n::{arg, lang, number, say, say_args, short_day, t},
    model::{
        experiment::{Line, Part, average, parts},
        names,
    },
    pages::{
        prevention::{text_of, window_figures},
        worker::shared::{Policies, figure_words},
    },
};

#[component]
pub(super) fn Assessment(view: Signal<ExperimentView>, policies: Policies) -> impl IntoView {
    let figures = Memo::new(move |_| view.with(|view| view.figures.clone()));
    let started = Memo::new(move |_| view.with(|view| view.days.is_some()));
    let table = move |()| view.with(|view| policies.with(|_| table(view, policies)));
    view! {
        <section aria-labelledby="experiment-figures">
            <h2 id="experiment-figures">{t("experiments-figures-title")}</h2>
            {move || match figures.get() {
                ExperimentFigures::None => view! { <p>{t("experiments-figures-none")}</p> }.into_any(),
                ExperimentFigures::TotalsAlone => {
                    view! { <p>{t("experiments-figures-totals-alone")}</p> }.into_any()
                }
                ExperimentFigures::WithTheEnd => {
                    view! { <p>{t("experiments-figures-with-the-end")}</p> }.into_any()
                }
                ExperimentFigures::SoFar(figures) => {
                    view! {
                        <p>{t("experiments-figures-so-far")}</p>
                        <Figures view figures policies />
                    }
                        .into_any()
                }
                ExperimentFigures::Final(figures) => {
                    view! {
                        <p>{t("experiments-figures-final")}</p>
                        <Figures view figures policies />
                    }
                        .into_any()
                }
            }}
        </section>
        <Show when=move || started.get()>
            <section aria-labelledby="experiment-check-ins">
                <h2 id="experiment-check-ins">{t("experiments-check-ins-title")}</h2>
                <p>{t("experiments-check-ins-why")}</p>
                {move || {
                    view.with(|view| {
                        if view.check_ins.is_empty() {
                            return view! { <p class="hint">{t("experiments-check-ins-none")}</p> }.into_any();
                        }
                        view.check_ins
                            .iter()
                            .map(|window| window_figures(window, policies))
                            .collect_view()
                            .into_any()
                    })
                }}
            </section>
        </Show>
        <section aria-labelledby="experiment-limits">
            <h2 id="experiment-limits">{t("experiments-limits-title")}</h2>
            <ul class="rules">
                <li>{t("experiments-limit-small")}</li>
                <li>{t("experiments-limit-chosen")}</li>
                <li>{t("experiments-limit-numbers")}</li>
                <li>{t("experiments-limit-talk")}</li>
            </ul>
        </section>
        <Show when=move || started.get()>
            <div class="actions">
                <Button icon=Shape::Page on_click=move |()| dom::print()>
                    {t("experiments-print")}
                </Button>
            </div>
            <Download table label=t("experiments-export") about=t("manager-export-about") />
        </Show>
    }
}

#[component]
fn Figures(view: Signal<ExperimentView>, figures: ArmFigures, policies: Policies) -> impl IntoView {
    let chosen = view.with_untracked(|view| view.plan.indicators.clone());
    let weeks = say_args(
        "experiments-figures-weeks",
        &[("before", u32::from(figures.before).into()), ("during", u32::from(figures.during).into())],
    );
    let (minimum, most, parts) = policies.with_untracked(|policies| {
        let reporting = &policies.set.reporting;
        let parts = parts(&figures, &chosen, &policies.set, lang(), &figure_words);
        (reporting.minimum_workers, reporting.hidden_below.saturating_sub(1), parts)
    });
    let about = say_args("experiments-figures-hidden", &[("most", most.into()), ("minimum", minimum.into())]);
    view! {
            <p class="week-reports">{weeks}</p>
            <div class="needs">
    {parts.into_iter().map(|part| one_part(part, &figures)).collect_view()}</div>
            <Notice>
                <p>{about}</p>
            </Notice>
        }
}

/// The two groups before and since the start.
fn four(line: &Line) -> [(u32, u8); 4] {
    let both = |sums: ArmSums| [(sums.trying, sums.weeks), (sums.as_before, sums.weeks)];
    let ([a, b], [c, d]) = (both(line.before), both(line.during));
    [a, b, c, d]
}

fn one_part(part: Part, figures: &ArmFigures) -> impl IntoView + use<> {
    let title = part.title.clone();
    let lines = part.lines.iter().map(|line| {
        let out = [figures.before, figures.before, figures.during, figures.during];
        let mut out = out.into_iter();
        let cells = four(line).map(|(sum, weeks)| {
            let known = average(sum, weeks);
            // Without a week there was nothing to hide.
            let unknown = if out.next() == Some(0) { "plot-absent" } else { "experiments-hidden" };
            let text = known.map_or_else(|| say(unknown), number);
            view! { <td class:plot-hidden=known.is_none()>{text}</td> }
        });
        view! {
            <tr>
                <th scope="row">{line.label.clone()}</th>
                {cells.into_iter().collect_view()}
            </tr>
        }
    });
    let body = if part.lines.is_empty() {
        view! { <p>{t("experiments-part-hidden")}</p> }.into_any()
    } else {
        let lines = lines.collect_view();
        view! {
            <div class="experiment-table" tabindex="0" role="group" aria-label=title.clone()>
                <table class="plot-table">
                    <caption class="sr">{title.clone()}</caption>
                    <thead>
                        <tr>
                            <th scope="col">{t("manager-of")}</th>
                            <th scope="col">{t("experiments-before-trying")}</th>
                            <th scope="col">{t("experiments-before-as-before")}</th>
                            <th scope="col">{t("experiments-during-trying")}</th>
                            <th scope="col">{t("experiments-during-as-before")}</th>
                        </tr>
                    </thead>
                    <tbody>{lines}</tbody>
                </table>
            </div>
        }
        .into_any()
    };
    view! {
        <section class="need">
            <h3>{part.title}</h3>
            <p class="hint">{part.explanation}</p>
            {body}
        </section>
    }
}

/// The assessment as a file: what was tried, decided and counted.
fn table(view: &ExperimentView, policies: Policies) -> Table {
    let name = say_args("experiments-export-name", &[("title", arg(slug(&view.plan.title)))]);
    let heads =
        ["experiments-csv-part", "experiments-csv-item", "experiments-csv-which", "experiments-csv-value"];
    let table = Table::new(&name, view.plan.title.clone(), lang(), dom::now().at, heads.map(say));
    let mut table = table.saying(say(stage_words(view.line.stage)));
    let mut line = |part: String, item: String, which: String, value: Cell| {
        table.line([part.into(), item.into(), which.into(), value]);
    };
    let plan = say("experiments-plan-title");
    let texts = [
        ("experiments-name", &view.plan.title),
        ("experiments-hypothesis", &view.plan.hypothesis),
        ("experiments-change", &view.plan.change),
        ("experiments-team", &view.plan.team),
    ];
    for (id, text) in texts {
        line(plan.clone(), say(id), String::new(), text.clone().into());
    }
    if let Some((first, last)) = view.days {
        let days =
            say_args("experiments-days", &[("first", arg(short_day(first))), ("last", arg(short_day(last)))]);
        line(plan.clone(), say("experiments-when"), String::new(), days.into());
    }
    line(plan, say("experiments-stage"), String::new(), say(stage_words(view.line.stage)).into());
    for step in &view.steps {
        let when = crate::i18n::moment(step.at);
        let who = say(names::role_message(step.role));
        line(
            say("experiments-steps-title"),
            say(step_words(step.what)),
            format!("{when}, {who}"),
            step.said.clone().into(),
        );
    }
    for (arm, names) in Arm::ALL.into_iter().zip(&view.groups) {
        let count = u32::try_from(names.len()).unwrap_or(u32::MAX);
        line(say("experiments-people-title"), say(arm_words(arm)), String::new(), count.into());
    }
    if let ExperimentFigures::SoFar(figures) | ExperimentFigures::Final(figures) = &view.figures {
        let parts = policies.with_untracked(|policies| {
            parts(figures, &view.plan.indicators, &policies.set, lang(), &figure_words)
        });
        let columns = [
            "experiments-before-trying",
            "experiments-before-as-before",
            "experiments-during-trying",
            "experiments-during-as-before",
        ];
        for part in parts {
            if part.lines.is_empty() {
                line(part.title.clone(), String::new(), String::new(), say("experiments-hidden").into());
            }
            for one in &part.lines {
                for (column, (sum, weeks)) in columns.into_iter().zip(four(one)) {
                    let which = say_args(
                        "experiments-csv-sum",
                        &[("which", arg(say(column))), ("weeks", u32::from(weeks).into())],
                    );
                    let value = if weeks == 0 { say("experiments-hidden").into() } else { sum.into() };
                    line(part.title.clone(), one.label.clone(), which, value);
                }
            }
        }
    }
    let pooled = say("experiments-check-ins-title");
    for (item, which, value) in view.check_ins.iter().flat_map(|window| bands(window, policies)) {
        line(pooled.clone(), item, which, value.into());
    }
    for limit in ["experiments-limit-small", "experiments-limit-chosen", "experiments-limit-numbers"] {
        line(say("experiments-limits-title"), String::new(), String::new(), say(limit).into());
    }
    table
}

/// The bands of a window, in words: question, level and window, band.
fn bands(window: &TallyWindow, policies: Policies) -> Vec<(String, String, String)> {
    let days = say_args(
        "prevention-window",
        &[("first", arg(short_day(window.first))), ("last", arg(short_day(window.last)))],
    );
    let scale: Vec<String> = policies.with_untracked(|policies| {
        policies.set.check_in.scale.iter().map(|point| point.label.get(lang()).to_owned()).collect()
    });
    let asked = window.questions.iter().filter(|question| question.people.is_some());
    asked
        .flat_map(|question| {
            let text = text_of(&question.item, policies);
            let levels = scale.iter().zip(&question.levels);
            levels
                .map(|(level, band)| {
                    let band = band.map_or_else(
                        || say("prevention-hidden"),
                        |from| {
                            let to = u32::from(from) + u32::from(TALLY_BAND);
                            say_args(
                                "prevention-band",
                                &[("from", u32::from(from).into()), ("to", to.into())],
                            )
                        },
                    );
                    (text.clone(), format!("{days}, {level}"), band)
                })
                .collect::<Vec<_>>()
        })
        .collect()
}

/// A title as a part of a file's name.
fn slug(title: &str) -> String {
    let letters = tdu_core::views::fold(title);
    let words: Vec<&str> =
        letters.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    words.into_iter().take(6).collect::<Vec<_>>().join("-")
}
