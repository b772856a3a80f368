//! A worker's own part: saying yes, and leaving.

use leptos::prelude::*;
use tdu_core::{
    app::{Command, ExperimentView},
    payload::Arm,
};

use super::arm_words;
use crate::{
    components::{Button, ButtonKind, Chips, Choice, Confirm, FailureNotice, Icon, Shape},
    engine::use_act,
    i18n::{say, t},
    pages::worker::shared::Said,
};

const fn id(arm: Arm) -> &'static str {
    match arm {
        Arm::Trying => "trying",
        Arm::AsBefore => "as-before",
    }
}

#[component]
pub(super) fn TakePart(view: Signal<ExperimentView>) -> impl IntoView {
    let may_join = Memo::new(move |_| view.with(|view| view.may_join));
    let mine = Memo::new(move |_| view.with(|view| view.line.mine.filter(|_| view.may_leave)));
    let said = RwSignal::new(String::new());
    view! {
        <Show when=move || may_join.get() || mine.get().is_some()>
            <section class="side-card experiment-part" aria-labelledby="experiment-part">
                <h2 id="experiment-part">{t("experiments-part-title")}</h2>
                <Said text=said />
                {move || match mine.get() {
                    Some(arm) => view! { <In view arm said /> }.into_any(),
                    None => view! { <Join view said /> }.into_any(),
                }}
            </section>
        </Show>
    }
}

#[component]
fn Join(view: Signal<ExperimentView>, said: RwSignal<String>) -> impl IntoView {
    let chosen = RwSignal::new(String::new());
    let missing = RwSignal::new(false);
    let act = use_act();
    let choices = Signal::derive(|| Arm::ALL.map(|arm| Choice::new(id(arm), say(arm_words(arm)))).to_vec());
    let join = move |()| {
        let Some(arm) = chosen.with_untracked(|chosen| Arm::ALL.into_iter().find(|arm| id(*arm) == chosen))
        else {
            missing.set(true);
            return;
        };
        missing.set(false);
        let (experiment, plan) = view.with_untracked(|view| (view.line.experiment, view.digest));
        act.ask(Command::JoinExperiment { experiment, plan, arm }, move |_| {
            said.set(say("experiments-joined"));
        });
    };
    view! {
        <p>{t("experiments-join-about")}</p>
        <Chips legend=t("experiments-join-legend") choices value=chosen />
        <div role="alert">
            <Show when=move || missing.get()>
                <p class="wrong">{t("experiments-join-missing")}</p>
            </Show>
        </div>
        <p class="hint">{t("experiments-join-signed")}</p>
        <FailureNotice failure=act.failure />
        <div class="actions">
            <Button kind=ButtonKind::Main busy=act.busy on_click=join>
                {t("experiments-join")}
            </Button>
        </div>
    }
}

#[component]
fn In(view: Signal<ExperimentView>, arm: Arm, said: RwSignal<String>) -> impl IntoView {
    let act = use_act();
    let asking = RwSignal::new(false);
    let leave = Callback::new(move |()| {
        let experiment = view.with_untracked(|view| view.line.experiment);
        act.ask(Command::LeaveExperiment { experiment }, move |_| said.set(say("experiments-left")));
    });
    view! {
        <p class="private-line">
            <Icon shape=Shape::Check />
            <span>
                {t("experiments-in")} " " <strong>{t(arm_words(arm))}</strong>
            </span>
        </p>
        <p class="hint">{t("experiments-in-about")}</p>
        <FailureNotice failure=act.failure />
        <div class="actions">
            <Button busy=act.busy on_click=move |()| asking.set(true)>
                {t("experiments-leave")}
            </Button>
        </div>
        <Confirm
            open=asking
            title=t("experiments-leave-title")
            text=t("experiments-leave-about")
            yes=t("experiments-leave")
            on_yes=leave
        />
    }
}
