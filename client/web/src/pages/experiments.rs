//! Experiments about work: the list, one experiment, proposing one.

mod assessment;
mod decide;
mod one;
mod part;
mod propose;

use leptos::prelude::*;
use tdu_core::app::{Command, ExperimentLine, ExperimentStage, ExperimentsView, Reply, Topic};
use tdu_core::payload::{Arm, Outcome};
use tdu_protocol::{Role, WriteId};

use super::worker::shared::Back;
use crate::{
    components::{Empty, GoLink, Loaded, Page, Shape},
    engine::use_view,
    i18n::{say, say_args, t},
};

/// Address of the list.
pub const PATH: &str = "/team/experiments";

/// The page of an address below [`PATH`], for all of the staff.
pub fn page(role: Role, below: &[&str]) -> Option<AnyView> {
    if !role.is_staff() {
        return None;
    }
    match below {
        [] => Some(view! { <Experiments role /> }.into_any()),
        ["new"] if tdu_core::experiment::may_decide(role) => Some(view! { <propose::Propose /> }.into_any()),
        [experiment] => {
            let experiment = WriteId::from_text(experiment)?;
            Some(view! { <one::One experiment /> }.into_any())
        }
        _ => None,
    }
}

/// Address of an experiment.
fn path(experiment: WriteId) -> String {
    format!("{PATH}/{experiment}")
}

/// Where an experiment stands, in a few words.
const fn stage_words(stage: ExperimentStage) -> &'static str {
    match stage {
        ExperimentStage::Proposed => "experiments-stage-proposed",
        ExperimentStage::Running => "experiments-stage-running",
        ExperimentStage::Middle => "experiments-stage-middle",
        ExperimentStage::Ended(outcome) => outcome_words(outcome),
    }
}

/// What becomes of what was tried.
const fn outcome_words(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Extend => "experiments-stage-extended",
        Outcome::Transfer => "experiments-stage-transferred",
        Outcome::Stop => "experiments-stage-stopped",
    }
}

/// A group, in a few words.
const fn arm_words(arm: Arm) -> &'static str {
    match arm {
        Arm::Trying => "experiments-arm-trying",
        Arm::AsBefore => "experiments-arm-as-before",
    }
}

#[component]
fn Experiments(role: Role) -> impl IntoView {
    let view = use_view(
        || Some(Command::Experiments),
        |reply| match reply {
            Reply::Experiments(view) => Some(view),
            _ => None,
        },
        |topic| matches!(topic, Topic::Directory),
    );
    view! {
        <Page title=t("experiments-title") lead=t("experiments-lead")>
            {(role == Role::Worker).then(|| view! { <Back href="/team" label="prevention-back" /> })}
            <Loaded view let:view>
                <List view />
            </Loaded>
            <section>
                <h2>{t("experiments-rules-title")}</h2>
                <ul class="rules">
                    <li>{t("experiments-rule-yes")}</li>
                    <li>{t("experiments-rule-leave")}</li>
                    <li>{t("experiments-rule-known")}</li>
                    <li>{t("experiments-rule-figures")}</li>
                    <li>{t("experiments-rule-check-ins")}</li>
                </ul>
            </section>
        </Page>
    }
}

#[component]
fn List(view: Signal<ExperimentsView>) -> impl IntoView {
    let may_propose = move || view.with(|view| view.may_propose);
    let propose = move || {
        may_propose().then(|| {
            view! {
                <GoLink href=format!("{PATH}/new") icon=Shape::Plus>
                    {t("experiments-propose")}
                </GoLink>
            }
        })
    };
    view! {
        <section aria-label=t("experiments-title")>
            <Show
                when=move || view.with(|view| !view.lines.is_empty())
                fallback=move || {
                    let text = t(
                        if may_propose() { "experiments-empty-propose" } else { "experiments-empty" },
                    );
                    view! { <Empty title=t("experiments-empty-title") text /> }
                }
            >
                <ul class="today">
                    {move || view.with(|view| view.lines.clone()).into_iter().map(line).collect_view()}
                </ul>
            </Show>
            <div class="actions experiment-actions">{propose}</div>
        </section>
    }
}

fn line(line: ExperimentLine) -> impl IntoView {
    let ended = matches!(line.stage, ExperimentStage::Ended(_));
    let people = (!ended).then(|| say_args("experiments-people", &[("count", line.volunteers.into())]));
    view! {
        <li class="case-line">
            <p class="case-name">
                <a href=path(line.experiment) class="line-link" dir="auto">
                    {line.title}
                </a>
                {line.waiting.then(|| view! { <span class="tag">{t("worker-waiting")}</span> })}
            </p>
            <p class="case-contact">
                {say(stage_words(line.stage))} {people.map(|people| format!(" · {people}"))}
                {line
                    .mine
                    .filter(|_| !ended)
                    .map(|_| view! { <span class="tag strong">{t("experiments-mine")}</span> })}
            </p>
        </li>
    }
}
