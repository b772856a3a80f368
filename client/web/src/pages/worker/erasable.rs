//! What its author can take back, line by line.

use std::sync::Arc;

use leptos::{html, prelude::*};
use tdu_core::app::Command;

use super::shared::Said;
use crate::{
    components::{Button, ButtonKind, Confirm, FailureNotice},
    engine::use_act,
    i18n::{arg, say, say_args, t},
};

/// One line.
#[derive(Clone)]
pub(super) struct Erasable {
    /// Of which day or week it is.
    pub when: String,
    /// What else the line says.
    pub hint: Option<String>,
    /// What it is, for whoever hears the button and does not see its line.
    pub name: String,
    /// What takes it back.
    pub erase: Arc<dyn Fn() -> Command + Send + Sync>,
}

/// A button for each line, which asks first. Nothing is shown without lines, but what was said stays said.
#[component]
pub(super) fn ErasableLines(
    /// The lines.
    #[prop(into)]
    lines: Signal<Vec<Erasable>>,
    /// Said once something was erased.
    erased: &'static str,
    /// Says of a button what it erases.
    #[prop(default = "worker-work-erase-label")]
    label: &'static str,
    /// Asks first.
    #[prop(default = "worker-work-erase-ask")]
    ask: &'static str,
    /// Says what goes.
    #[prop(default = "worker-work-erase-about")]
    about: &'static str,
    /// What the lines are folded away behind, if they are.
    #[prop(optional)]
    summary: Option<&'static str>,
) -> impl IntoView {
    let asking = RwSignal::new(false);
    let chosen = RwSignal::new(None::<Erasable>);
    let said = RwSignal::new(String::new());
    let act = use_act();
    let place = NodeRef::<html::Div>::new();
    let erase = Callback::new(move |()| {
        if let Some(Erasable { erase, .. }) = chosen.get_untracked() {
            act.ask(erase(), move |_| {
                said.set(say(erased));
                // The button that was pressed is gone with its line.
                if let Some(place) = place.get_untracked() {
                    let _ = place.focus();
                }
            });
        }
    });
    let text = Signal::derive(move || {
        let when = chosen.get().map(|line| line.when).unwrap_or_default();
        say_args(about, &[("week", arg(when))])
    });
    let line = move |line: Erasable| {
        let Erasable { when, hint, name, .. } = line.clone();
        let label = say_args(label, &[("week", arg(name))]);
        view! {
            <li class="erase-line">
                <span>
                    {when} " " <span class="hint">{hint}</span>
                </span>
                <Button
                    kind=ButtonKind::Quiet
                    on_click=move |()| {
                        chosen.set(Some(line.clone()));
                        asking.set(true);
                    }
                >
                    <span aria-hidden="true">{t("worker-work-erase")}</span>
                    <span class="sr">{label}</span>
                </Button>
            </li>
        }
    };
    let list = move || {
        let list = view! { <ul>{move || lines.get().into_iter().map(line).collect_view()}</ul> };
        match summary {
            None => list.into_any(),
            Some(words) => view! {
                <details class="erase">
                    <summary>{t(words)}</summary>
                    {list}
                </details>
            }
            .into_any(),
        }
    };
    view! {
        <Show when=move || lines.with(|lines| !lines.is_empty())>{list}</Show>
        <FailureNotice failure=act.failure />
        <div tabindex="-1" node_ref=place>
            <Said text=said />
        </div>
        <Confirm
            open=asking
            title=t(ask)
            text
            yes=t("worker-work-erase")
            on_yes=erase
        />
    }
}
