//! What a colleague asks this worker to confirm: an answer to the charter that both heard.

use leptos::prelude::*;
use tdu_core::app::{CharterState, CharterView, Command};
use tdu_protocol::LogId;

use super::charter::{CharterRead, use_charter};
use crate::{
    components::{Button, ButtonKind, Empty, FactList, FailureNotice, GoLink, Loaded, Page, Shape},
    engine::use_act,
    i18n::{self, arg, t, t_args},
};

/// The page.
#[component]
pub(super) fn Witness(conversation: LogId) -> impl IntoView {
    let charter = use_charter(conversation, i18n::lang());
    view! {
        <Page title=t("worker-witness-title")>
            <Loaded view=charter let:charter>
                <Asked conversation charter />
            </Loaded>
        </Page>
    }
}

#[component]
fn Asked(conversation: LogId, charter: Signal<CharterView>) -> impl IntoView {
    let act = use_act();
    let waits = Memo::new(move |_| charter.with(|charter| charter.waits_for_me));
    let facts = Memo::new(move |_| charter.with(|charter| charter.facts.clone()));
    let done = move || charter.with(|charter| matches!(charter.state, CharterState::Witnessed { .. }));
    let by = t_args("worker-witness-by", move || {
        vec![("name", arg(charter.with(|charter| charter.answered_by.clone())))]
    });
    let read_in = charter.with_untracked(|charter| charter.state.lang().unwrap_or_else(i18n::lang));
    view! {
        <Show
            when=move || waits.get()
            fallback=move || {
                let title = if done() { "worker-witness-done" } else { "worker-witness-none" };
                view! {
                    <Empty title=t(title) text=t("worker-witness-next")>
                        <GoLink href="/">{t("worker-nav-today")}</GoLink>
                    </Empty>
                }
            }
        >
            <p>{by}</p>
            <section class="card">{move || facts.get().map(|facts| view! { <FactList facts /> })}</section>
            <details class="card">
                <summary>{t("worker-charter-read")}</summary>
                <CharterRead conversation read_in />
            </details>
            <p>{t("worker-witness-about")}</p>
            <FailureNotice failure=act.failure />
            <div class="actions">
                <Button
                    kind=ButtonKind::Main
                    icon=Shape::Check
                    busy=act.busy
                    on_click=move |()| act.ask(Command::WitnessCharter { conversation }, |_| {})
                >
                    {t("worker-witness-do")}
                </Button>
                <GoLink href="/" kind=ButtonKind::Quiet>{t("worker-witness-not")}</GoLink>
            </div>
        </Show>
    }
}
