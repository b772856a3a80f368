//! Deciding: choices apart, then sign, refuse, or later.

use leptos::prelude::*;
use tdu_core::app::Command;
use tdu_policies::CharterText;
use tdu_protocol::{Hash32, LogId};

use crate::{
    components::{Button, ButtonKind, Confirm, FailureNotice, GoLink, HoldButton},
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
        <Show when=move || read.get()>
            <section class="card" lang=lang.code() dir=direction>
                <Consents text=text.clone() chosen />
            </section>
        </Show>
        <section class="card signing">
            <h2>{t("charter-decide")}</h2>
            <p>{t("charter-free")}</p>
            <Show
                when=move || read.get()
                fallback=|| view! { <p class="hint">{t("charter-read-first")}</p> }
            >
                <label class="tick">
                    <input
                        type="checkbox"
                        prop:checked=move || understood.get()
                        on:change=move |event| understood.set(event_target_checked(&event))
                    />
                    <span>{t("charter-understood")}</span>
                </label>
                <FailureNotice failure=act.failure />
                <HoldButton ready busy=act.busy on_done=sign label=t("charter-hold") />
                <p class="hint">{t("charter-hold-hint")}</p>
            </Show>
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

/// Each choice is free and apart from the signature.
#[component]
fn Consents(text: CharterText, chosen: RwSignal<Vec<String>>) -> impl IntoView {
    let one = |id: String, words: String| {
        let shown = id.clone();
        let change = move |event| {
            let ticked = event_target_checked(&event);
            chosen.update(|chosen| {
                chosen.retain(|other| *other != id);
                if ticked {
                    chosen.push(id.clone());
                }
            });
        };
        view! {
            <label class="tick">
                <input
                    type="checkbox"
                    prop:checked=move || chosen.with(|chosen| chosen.contains(&shown))
                    on:change=change
                />
                <span>{words}</span>
            </label>
        }
    };
    let choices =
        text.consents.iter().map(|choice| one(choice.id.to_string(), choice.text.clone())).collect_view();
    view! {
        <fieldset>
            <legend>
                <h2>{text.consents_title}</h2>
            </legend>
            <p class="hint">{text.consents_introduction}</p>
            {choices}
        </fieldset>
    }
}
