//! Decisions, for those who take them: at the start, halfway, at the end.

use leptos::prelude::*;
use tdu_core::{
    app::{AskedStep, Command, ExperimentView},
    experiment::{Hindrance, MIN_IN_ARM, MIN_VOLUNTEERS},
    payload::{MAX_SAID, Outcome},
};

use crate::{
    components::{Button, ButtonKind, Chips, Choice, FailureNotice, TextArea, go_to_wrong, told},
    draft::use_draft,
    engine::use_act,
    i18n::{arg, long_day, say, say_args, t},
    pages::worker::shared::Said,
};

const ALL: [AskedStep; 5] = [
    AskedStep::Start,
    AskedStep::Middle,
    AskedStep::End(Outcome::Extend),
    AskedStep::End(Outcome::Transfer),
    AskedStep::End(Outcome::Stop),
];

const fn id(step: AskedStep) -> &'static str {
    match step {
        AskedStep::Start => "experiments-decide-start",
        AskedStep::Middle => "experiments-decide-middle",
        AskedStep::End(Outcome::Extend) => "experiments-decide-extend",
        AskedStep::End(Outcome::Transfer) => "experiments-decide-transfer",
        AskedStep::End(Outcome::Stop) => "experiments-decide-stop",
    }
}

/// What stands in the way, in a sentence.
fn why_not(hindrance: Hindrance) -> String {
    match hindrance {
        Hindrance::TooFew => say_args(
            "experiments-hindrance-few",
            &[("most", MIN_VOLUNTEERS.into()), ("each", MIN_IN_ARM.into())],
        ),
        Hindrance::TooEarly(day) => say_args("experiments-hindrance-early", &[("day", arg(long_day(day)))]),
        Hindrance::Another => say("experiments-hindrance-another"),
        _ => say("experiments-hindrance-now"),
    }
}

#[component]
pub(super) fn Decide(view: Signal<ExperimentView>) -> impl IntoView {
    let next = Memo::new(move |_| view.with(|view| view.next.clone()));
    let said = RwSignal::new(String::new());
    view! {
        <Show when=move || next.with(|next| !next.is_empty())>
            <section class="side-card experiment-part" aria-labelledby="experiment-decide">
                <h2 id="experiment-decide">{t("experiments-decide-title")}</h2>
                <p>{t("experiments-decide-about")}</p>
                <Form view said />
            </section>
        </Show>
        <Said text=said />
    }
}

#[component]
fn Form(view: Signal<ExperimentView>, said: RwSignal<String>) -> impl IntoView {
    let experiment = view.with_untracked(|view| view.line.experiment);
    let words = RwSignal::new(String::new());
    let draft = use_draft(move || format!("experiment:{experiment}"), words);
    let chosen = RwSignal::new(String::new());
    let missing = RwSignal::new(false);
    let wrong = RwSignal::new(None::<&'static str>);
    let act = use_act();
    let open = Memo::new(move |_| {
        let next = view.with(|view| view.next.clone());
        next.into_iter().filter(|next| next.hindrance.is_none()).map(|next| next.step).collect::<Vec<_>>()
    });
    let choices = Signal::derive(move || {
        open.get().into_iter().map(|step| Choice::new(id(step), say(id(step)))).collect::<Vec<_>>()
    });
    let hindered = move || {
        let next = view.with(|view| view.next.clone());
        let lines = next.into_iter().filter_map(|next| Some((next.step, next.hindrance?)));
        lines
            .map(|(step, hindrance)| {
                let args = [("step", arg(say(id(step)))), ("why", arg(why_not(hindrance)))];
                view! { <li>{say_args("experiments-hindered", &args)}</li> }
            })
            .collect_view()
    };
    let decide = move |()| {
        let step = chosen.with_untracked(|chosen| ALL.into_iter().find(|step| id(*step) == chosen));
        let step = step.filter(|step| open.with_untracked(|open| open.contains(step)));
        let text = words.get_untracked().trim().to_owned();
        missing.set(step.is_none());
        wrong.set(text.is_empty().then_some("common-required"));
        let Some(step) = step.filter(|_| !text.is_empty()) else {
            go_to_wrong();
            return;
        };
        act.ask(Command::DecideExperiment { experiment, step, said: text }, move |_| {
            draft.forget();
            words.set(String::new());
            chosen.set(String::new());
            said.set(say("experiments-decided"));
        });
    };
    view! {
        <ul class="rules">{hindered}</ul>
        <form on:submit=move |event| {
            event.prevent_default();
            decide(());
        }>
            <Chips legend=t("experiments-decide-what") choices value=chosen />
            <div role="alert">
                <Show when=move || missing.get()>
                    <p class="wrong">{t("experiments-decide-missing")}</p>
                </Show>
            </div>
            <TextArea
                label=t("experiments-decide-said")
                hint=t("experiments-decide-hint")
                value=words
                rows=3
                max=u32::try_from(MAX_SAID).unwrap_or(u32::MAX)
                error=told(wrong)
            />
            <FailureNotice failure=act.failure />
            <Button kind=ButtonKind::Main submit=true busy=act.busy>
                {t("experiments-decide")}
            </Button>
        </form>
    }
}
