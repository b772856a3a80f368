//! Deciding: choices apart, then sign, ask, leave it for later, or refuse. All are of the same rank.

use leptos::prelude::*;
use tdu_core::{
    app::Command,
    payload::{Answer, Circumstances, Help},
};
use tdu_policies::CharterText;
use tdu_protocol::{Hash32, LogId};

use super::answering::{Ask, Later};
use crate::{
    components::{Button, Chips, Choice, Confirm, FailureNotice, Field, HoldButton, Ticks},
    engine::use_act,
    i18n::{say, t},
    model::charter::{CHANNELS, DEVICES, HELPERS, of},
};

/// Nobody helps.
const NOBODY: &str = "nobody";

/// How the person signs, as they say.
#[derive(Clone, Copy)]
struct How {
    channel: RwSignal<String>,
    device: RwSignal<String>,
    helper: RwSignal<String>,
    name: RwSignal<String>,
}

impl How {
    fn new() -> Self {
        Self {
            channel: RwSignal::new(String::new()),
            device: RwSignal::new(String::new()),
            helper: RwSignal::new(NOBODY.to_owned()),
            name: RwSignal::new(String::new()),
        }
    }

    /// What was said; `None` while something is missing, for nothing is guessed.
    fn said(self) -> Option<Circumstances> {
        let role = self.helper.with(|id| of(&HELPERS, id));
        Some(Circumstances {
            channel: self.channel.with(|id| of(&CHANNELS, id))?,
            device: self.device.with(|id| of(&DEVICES, id))?,
            help: role.map(|role| Help { role, name: self.name.get().trim().to_owned() }),
        })
    }
}

/// What the person decides.
#[component]
pub fn Signing(
    /// The text that was read.
    text: CharterText,
    /// What an answer covers.
    digest: Hash32,
    /// Where it is answered.
    conversation: Signal<LogId>,
    /// Whether all of it was heard.
    heard: RwSignal<bool>,
    /// Whether its end was in sight.
    read: RwSignal<bool>,
    /// What was chosen before.
    former: Vec<String>,
    /// Set as long as somebody who said yes changes their choices: they sign again, and nothing else is asked of them.
    again: Option<RwSignal<bool>>,
) -> impl IntoView {
    let lang = text.lang;
    let chosen = RwSignal::new(former);
    if again.is_some() {
        // They have signed this very text.
        read.set(true);
    }
    let understood = RwSignal::new(false);
    let how = How::new();
    let act = use_act();
    let (asking, waiting, refusing) = (RwSignal::new(false), RwSignal::new(false), RwSignal::new(false));
    let sign = Callback::new(move |()| {
        let Some(circumstances) = untrack(|| how.said()) else { return };
        act.ask(
            Command::SignCharter {
                conversation: conversation.get_untracked(),
                lang,
                digest,
                consents: chosen.get_untracked(),
                heard: heard.get_untracked(),
                circumstances,
            },
            move |_| {
                if let Some(changing) = again {
                    changing.set(false);
                }
            },
        );
    });
    let answer = move |answer| {
        let conversation = conversation.get_untracked();
        act.ask(Command::AnswerCharter { conversation, lang, digest, answer }, |_| {});
    };
    let ready =
        Signal::derive(move || read.get() && understood.get() && how.said().is_some() && !act.busy.get());
    let direction = lang.dir();
    view! {
        <Show when=move || read.get()>
            <section class="card" lang=lang.code() dir=direction>
                <Consents text=text.clone() chosen />
            </section>
        </Show>
        <section class="card signing">
            <h2>{t("charter-decide")}</h2>
            <p>{t(if again.is_some() { "charter-choices-about" } else { "charter-free" })}</p>
            <FailureNotice failure=act.failure />
            <Show
                when=move || read.get()
                fallback=|| view! { <p class="hint">{t("charter-read-first")}</p> }
            >
                <HowFields how />
                <label class="tick">
                    <input
                        type="checkbox"
                        prop:checked=move || understood.get()
                        on:change=move |event| understood.set(event_target_checked(&event))
                    />
                    <span>{t("charter-understood")}</span>
                </label>
                <HoldButton ready busy=act.busy on_done=sign label=t("charter-hold") />
                <p class="hint">{t("charter-hold-hint")}</p>
            </Show>
            <div class="actions">
                {match again {
                    Some(changing) => {
                        view! { <Button on_click=move |()| changing.set(false)>{t("common-cancel")}</Button> }
                            .into_any()
                    }
                    None => {
                        view! {
                            <Button on_click=move |()| asking.set(true)>{t("charter-question")}</Button>
                            <Button on_click=move |()| waiting.set(true)>{t("charter-later")}</Button>
                            <Button on_click=move |()| refusing.set(true)>{t("charter-refuse")}</Button>
                        }
                            .into_any()
                    }
                }}
            </div>
        </section>
        <Ask open=asking conversation />
        <Later open=waiting on_later=Callback::new(move |until| answer(Answer::Later { until })) />
        <Confirm
            open=refusing
            title=t("charter-refuse")
            text=t("charter-refuse-text")
            yes=t("charter-refuse")
            on_yes=Callback::new(move |()| answer(Answer::Refused))
        />
    }
}

/// Three questions, each with few words: the proof then says how it was signed, and claims no more.
#[component]
fn HowFields(how: How) -> impl IntoView {
    let choices = |ids: Vec<(&'static str, &'static str)>| {
        Signal::derive(move || ids.iter().map(|(id, word)| Choice::new(*id, say(word))).collect::<Vec<_>>())
    };
    view! {
        <Chips
            legend=t("charter-who-helps")
            value=how.helper
            choices=choices(vec![
                (NOBODY, "charter-helps-nobody"),
                ("interpreter", "charter-helps-interpreter"),
                ("relative", "charter-helps-relative"),
                ("social-worker", "charter-helps-social-worker"),
                ("helper", "charter-helps-other"),
            ])
        />
        <Show when=move || how.helper.with(|helper| helper != NOBODY)>
            <Field label=t("charter-helper-name") hint=t("charter-helper-name-hint") value=how.name />
        </Show>
        <Chips
            legend=t("charter-whose-device")
            value=how.device
            choices=choices(vec![("own", "charter-device-mine"), ("shared", "charter-device-ours")])
        />
        <Chips
            legend=t("charter-where-service")
            value=how.channel
            choices=choices(vec![
                ("in-person", "charter-service-here"),
                ("phone", "charter-service-phone"),
                ("video", "charter-service-video"),
                ("apart", "charter-service-away"),
            ])
        />
    }
}

/// Each choice is free and apart from the signature.
#[component]
fn Consents(text: CharterText, chosen: RwSignal<Vec<String>>) -> impl IntoView {
    let CharterText { consents_title, consents_introduction, consents, .. } = text;
    let choices: Vec<Choice> =
        consents.into_iter().map(|choice| Choice::new(choice.id.as_str(), choice.text)).collect();
    view! {
        <fieldset>
            <legend>
                <h2>{consents_title}</h2>
            </legend>
            <p class="hint">{consents_introduction}</p>
            <Ticks choices chosen />
        </fieldset>
    }
}
