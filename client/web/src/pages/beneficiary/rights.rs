//! Rights: who reads, my copy, stop.

use leptos::prelude::*;
use tdu_core::app::Command;
use tdu_protocol::LogId;

use super::use_conversation;
use crate::{
    components::{
        Button, ButtonKind, CharterCopy, Confirm, FailureNotice, GoLink, Loaded, NoVoice, Page, ReadAloud,
        ReaderList,
    },
    engine::use_act,
    i18n::{say, t},
};

/// The page.
#[component]
pub fn Rights() -> impl IntoView {
    let conversation = use_conversation();
    let aloud = Signal::derive(|| {
        ["rights-intro", "rights-copy-text", "rights-stop-text", "rights-complain"].map(say).join(" ")
    });
    view! {
        <Page title=t("nav-my-rights") lead=t("rights-intro")>
            <ReadAloud text=aloud />
            <NoVoice />
            <Loaded view=conversation let:view>
                <section class="card">
                    <h2>{t("readers-question")}</h2>
                    <ReaderList log=Signal::derive(move || view.with(|view| view.conversation)) />
                </section>
                <MyCopy
                    conversation=Signal::derive(move || view.with(|view| view.conversation))
                    signed=Signal::derive(move || view.with(|view| view.charter.is_yes()))
                />
            </Loaded>
            <section class="card">
                <h2>{t("rights-complain-title")}</h2>
                <p>{t("rights-complain")}</p>
            </section>
        </Page>
    }
}

#[component]
fn MyCopy(conversation: Signal<LogId>, signed: Signal<bool>) -> impl IntoView {
    view! {
        <section class="card">
            <h2>{t("rights-copy")}</h2>
            <p>{t("rights-copy-text")}</p>
            <Show when=move || signed.get()>
                <CharterCopy conversation />
            </Show>
            <p class="hint">
                <a href="/verify">{t("proof-title")}</a>
            </p>
        </section>
        <section class="card">
            <h2>{t("rights-stop")}</h2>
            <p>{t("rights-stop-text")}</p>
            <Show when=move || signed.get()>
                <Withdraw conversation />
            </Show>
            <div class="actions">
                <GoLink href="/messages">{t("rights-write")}</GoLink>
                <GoLink href="/settings" kind=ButtonKind::Quiet>{t("rights-device")}</GoLink>
            </div>
        </section>
    }
}

#[component]
fn Withdraw(conversation: Signal<LogId>) -> impl IntoView {
    let act = use_act();
    let sure = RwSignal::new(false);
    view! {
        <FailureNotice failure=act.failure />
        <div class="actions">
            <Button kind=ButtonKind::Danger busy=act.busy on_click=move |()| sure.set(true)>
                {t("charter-withdraw")}
            </Button>
        </div>
        <Confirm
            open=sure
            title=t("charter-withdraw")
            text=t("charter-withdraw-text")
            yes=t("charter-withdraw")
            on_yes=Callback::new(move |()| {
                act.ask(
                    Command::WithdrawCharter { conversation: conversation.get_untracked() },
                    |_| {},
                );
            })
        />
    }
}
