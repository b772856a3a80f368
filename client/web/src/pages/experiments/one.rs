//! One experiment: what is tried, who takes part, what was decided, and what can be read of it.

use leptos::prelude::*;
use tdu_core::{
    app::{Command, ExperimentStep, ExperimentView, Reply, StepKind, Topic},
    payload::Arm,
};
use tdu_protocol::WriteId;

use super::{
    PATH, arm_words, assessment::Assessment, decide::Decide, outcome_words, part::TakePart, stage_words,
};
use crate::{
    components::{Loaded, Page, Time},
    engine::use_view,
    i18n::{arg, lang, say, say_args, short_day, t, week_text},
    model::names,
    pages::worker::shared::{Back, Policies, use_policies},
};

#[component]
pub(super) fn One(experiment: WriteId) -> impl IntoView {
    let policies = use_policies();
    let view = use_view(
        move || Some(Command::Experiment { experiment }),
        |reply| match reply {
            Reply::Experiment(view) => Some(*view),
            _ => None,
        },
        |topic| matches!(topic, Topic::Directory | Topic::Reports | Topic::Tally),
    );
    view! {
        <Back href=PATH label="experiments-title" />
        <Loaded view=policies let:policies>
            <Loaded view=view let:view>
                <Whole view policies />
            </Loaded>
        </Loaded>
    }
}

#[component]
fn Whole(view: Signal<ExperimentView>, policies: Policies) -> impl IntoView {
    let title = Signal::derive(move || view.with(|view| view.plan.title.clone()));
    let lead = Signal::derive(move || view.with(|view| say(stage_words(view.line.stage))));
    view! {
        <Page title tab=t("experiments-title") lead wide=true>
            <section aria-labelledby="experiment-plan">
                <h2 id="experiment-plan">{t("experiments-plan-title")}</h2>
                {move || view.with(|view| plan(view, policies))}
            </section>
            <TakePart view />
            <section aria-labelledby="experiment-people">
                <h2 id="experiment-people">{t("experiments-people-title")}</h2>
                <div class="plots plots-two">{move || view.with(groups)}</div>
            </section>
            <section aria-labelledby="experiment-steps">
                <h2 id="experiment-steps">{t("experiments-steps-title")}</h2>
                <ul class="today">
                    {move || view.with(|view| view.steps.clone()).into_iter().map(step).collect_view()}
                </ul>
            </section>
            <Decide view />
            <Assessment view policies />
        </Page>
    }
}

fn plan(view: &ExperimentView, policies: Policies) -> impl IntoView + use<> {
    let plan = view.plan.clone();
    let days = view.days.map_or_else(
        || {
            say_args(
                "experiments-days-planned",
                &[("week", arg(week_text(plan.first))), ("weeks", u32::from(plan.weeks).into())],
            )
        },
        |(first, last)| {
            say_args("experiments-days", &[("first", arg(short_day(first))), ("last", arg(short_day(last)))])
        },
    );
    let looked_at = policies.with(|policies| {
        let indicators = &policies.set.reporting.indicators;
        let labels: Vec<String> = plan
            .indicators
            .iter()
            .map(|id| {
                let known = indicators.iter().find(|one| one.id.as_str() == id);
                known.map_or_else(|| id.clone(), |one| one.label.get(lang()).to_owned())
            })
            .collect();
        labels.join(" · ")
    });
    let fact = |name: &'static str, text: String| {
        view! {
            <div>
                <dt>{t(name)}</dt>
                <dd>
                    <bdi>{text}</bdi>
                </dd>
            </div>
        }
    };
    view! {
        <dl class="facts experiment-plan">
            {fact("experiments-hypothesis", plan.hypothesis)} {fact("experiments-change", plan.change)}
            {fact("experiments-team", plan.team)} {fact("experiments-when", days)}
            {fact("experiments-looked-at", looked_at)}
        </dl>
    }
}

fn groups(view: &ExperimentView) -> impl IntoView + use<> {
    let one = |(arm, names): (Arm, Vec<String>)| {
        let count = i32::try_from(names.len()).unwrap_or(i32::MAX);
        let names = names.into_iter().map(|name| {
            let name = if name.is_empty() { say("worker-team-nameless") } else { name };
            view! {
                <li>
                    <bdi>{name}</bdi>
                </li>
            }
        });
        view! {
            <div class="experiment-group">
                <h3>{t(arm_words(arm))}</h3>
                <p class="hint">{say_args("experiments-people", &[("count", count.into())])}</p>
                <ul class="rules">{names.collect_view()}</ul>
            </div>
        }
    };
    Arm::ALL.into_iter().zip(view.groups.clone()).map(one).collect_view()
}

/// What a step was, in a few words.
pub(super) const fn step_words(what: StepKind) -> &'static str {
    match what {
        StepKind::Proposed => "experiments-step-proposed",
        StepKind::Start => "experiments-step-start",
        StepKind::Middle => "experiments-step-middle",
        StepKind::End(outcome) => outcome_words(outcome),
    }
}

fn step(step: ExperimentStep) -> impl IntoView {
    let by = (!step.name.is_empty()).then(|| view! { <bdi>{step.name}</bdi> });
    view! {
            <li class="case-line experiment-step">
                <p class="case-name">{t(step_words(step.what))}</p>
                <p class="case-contact">
                    <Time at=step.at /> " · " {names::role(step.role)} {by.map(|by| view! { " · " {by} })}
                </p>
                {(!step.said.is_empty())
                    .then(|| view! { <p class="experiment-said">
    <bdi>{step.said}</bdi></p> })}
            </li>
        }
}
