//! Messages with the worker.

use leptos::prelude::*;

use super::use_conversation;
use crate::{
    components::{Loaded, Page, Readers, Thread},
    dom,
    i18n::{arg, say, t, t_args},
    model::charter,
};

/// The page.
#[component]
pub fn Messages() -> impl IntoView {
    let conversation = use_conversation();
    view! {
        <Page title=t("nav-messages")>
            <Loaded view=conversation let:view>
                <div class="line">
                    <p>{t_args("messages-with", move || vec![("name", arg(view.with(|view| view.with.clone())))])}</p>
                    <Readers log=Signal::derive(move || view.with(|view| view.conversation)) />
                </div>
                <p class="hint">{t("messages-not-urgent")}</p>
                <p class="talk-state">
                    <a href="/charter" class="tag">
                        {t("nav-my-charter")}
                        " · "
                        {move || say(view.with(|view| charter::short(&view.charter, dom::now().day())))}
                    </a>
                </p>
                <Thread view />
            </Loaded>
        </Page>
    }
}
