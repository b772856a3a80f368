//! Documents: the copy of the charter, and nothing else yet.

use leptos::prelude::*;
use tdu_protocol::LogId;

use super::use_conversation;
use crate::{
    components::{CharterCopy, Empty, GoLink, Loaded, Page},
    i18n::t,
};

/// The page.
#[component]
pub fn Documents() -> impl IntoView {
    let conversation = use_conversation();
    view! {
        <Page title=t("nav-my-documents")>
            <Loaded view=conversation let:view>
                <Held
                    signed=Signal::derive(move || view.with(|view| view.charter.is_yes()))
                    conversation=Signal::derive(move || view.with(|view| view.conversation))
                />
            </Loaded>
        </Page>
    }
}

#[component]
fn Held(signed: Signal<bool>, conversation: Signal<LogId>) -> impl IntoView {
    view! {
        <Show
            when=move || signed.get()
            fallback=|| {
                view! {
                    <Empty title=t("documents-empty") text=t("documents-empty-next")>
                        <GoLink href="/charter">{t("documents-read-charter")}</GoLink>
                    </Empty>
                }
            }
        >
            <section class="card">
                <h2>{t("documents-charter")}</h2>
                <p>{t("documents-charter-text")}</p>
                <CharterCopy conversation />
            </section>
            <p class="hint">{t("documents-elsewhere")}</p>
        </Show>
    }
}
