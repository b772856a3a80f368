//! Deciding: choices apart, then sign, refuse, or later.

use leptos::prelude::*;
use tdu_core::app::Command;
use tdu_policies::CharterText;
use tdu_protocol::{Hash32, LogId};

use crate::{
    components::{Button, ButtonKind, Choice, Confirm, FailureNotice, GoLink, HoldButton, ManyChips},
    engine::use_act,
    i18n::t,
};

/// What the person decides.
#[component]
pub fn Signing(
    /// The text that was read.
    text: CharterText,
    /// What a signature covers.
    digest: Hash32,
    /// Where it is signed.
    conversation: Signal<LogId>,
    /// Whether it was heard.
    heard: RwSignal<bool>,
    /// Whether its end was in sight.
    read: RwSignal<bool>,
) -> impl IntoView {
    let lang = text.lang;
    let chosen = RwSignal::new(Vec::<String>::new());
    let understood = RwSignal::new(false);
    let act = use_act();
    let refusing = RwSignal::new(false);
    let choices: Vec<Choice> =
        text.consents.iter().map(|one| Choice::new(one.id.as_str(), one.text.clone())).collect();
    let sign = Callback::new(move |()| {
        act.ask(
            Command::SignCharter {
                conversation: conversation.get_untracked(),
                lang,
                digest,
                consents: chosen.get_untracked(),
                heard: heard.get_untracked(),
            },
            |_| {},
        );
    });
    let ready = Signal::derive(move || read.get() && understood.get() && !act.busy.get());
    let direction = if lang.is_rtl() { "rtl" } else { "ltr" };
    view! {
        <section class="card" lang=lang.code() dir=direction>
            <ManyChips
                legend=text.consents_title.clone()
                hint=Signal::stored(text.consents_introduction.clone())
                choices=choices
                value=chosen
            />
        </section>
        <section class="card signing">
            <h2>{t("charter-decide")}</h2>
            <p>{t("charter-free")}</p>
            <label class="tick">
                <input
                    type="checkbox"
                    prop:checked=move || understood.get()
                    on:change=move |event| understood.set(event_target_checked(&event))
                />
                <span>{t("charter-understood")}</span>
            </label>
            <Show when=move || !read.get()>
                <p class="hint">{t("charter-read-first")}</p>
            </Show>
            <FailureNotice failure=act.failure />
            <HoldButton ready busy=act.busy on_done=sign label=t("charter-hold") />
            <p class="hint">{t("charter-hold-hint")}</p>
            <div class="actions">
                <GoLink href="/messages">{t("charter-question")}</GoLink>
                <GoLink href="/">{t("charter-later")}</GoLink>
                <Button kind=ButtonKind::Quiet on_click=move |()| refusing.set(true)>
                    {t("charter-refuse")}
                </Button>
            </div>
        </section>
        <Confirm
            open=refusing
            title=t("charter-refuse")
            text=t("charter-refuse-text")
            yes=t("charter-refuse")
            on_yes=Callback::new(move |()| {
                act.ask(Command::RefuseCharter { conversation: conversation.get_untracked() }, |_| {});
            })
        />
    }
}
