//! Messages with the worker.

use leptos::prelude::*;

use super::use_conversation;
use crate::{
    components::{Loaded, Page, Readers, Thread},
    i18n::{arg, t, t_args},
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
                <Thread view />
            </Loaded>
        </Page>
    }
}
