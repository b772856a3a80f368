use leptos::prelude::*;
use tdu_core::app::{CaseView, CharterState, CharterView, Command, Reply, Topic};
use tdu_policies::Lang;
use tdu_protocol::LogId;

use super::shared::{charter_words, lang_word};
use crate::{
    components::{Button, ButtonKind, Dialog, FailureNotice, Loaded, Shape},
    engine::{use_act, use_view},
    i18n::{self, arg, moment, say, say_args, t},
};

/// The charter's card in a file: where it stands, and the worker's signature.
#[component]
pub(super) fn CharterCard(file: Signal<CaseView>, said: RwSignal<String>) -> impl IntoView {
    let state = Memo::new(move |_| file.with(|file| file.summary.charter.clone()));
    let conversation = Memo::new(move |_| file.with(|file| file.conversation));
    // Only this draws the gestures anew, not each state: the answer to a signature finds them still there.
    let readable = Memo::new(move |_| conversation.get().filter(|_| state.get() != CharterState::None));
    view! {
        <section class="side-card" aria-labelledby="charter-title">
            <h2 id="charter-title">{t("worker-file-charter")}</h2>
            <p class="charter-state">{move || t(charter_words(&state.get())).get()}</p>
            <p class="hint">{move || about(&state.get())}</p>
            {move || {
                readable
                    .get()
                    .map(|conversation| view! { <Sign conversation state said /> })
            }}
        </section>
    }
}

fn about(state: &CharterState) -> String {
    match state {
        CharterState::None => say("worker-charter-none-about"),
        CharterState::Presented => say("worker-charter-presented-about"),
        CharterState::Signed { at, lang } => {
            say_args("worker-charter-signed-at", &[("at", arg(moment(*at))), ("lang", arg(lang_word(*lang)))])
        }
        CharterState::Countersigned { at, lang } => say_args(
            "worker-charter-countersigned-at",
            &[("at", arg(moment(*at))), ("lang", arg(lang_word(*lang)))],
        ),
        CharterState::Refused { at } => say_args("worker-charter-refused-at", &[("at", arg(moment(*at)))]),
        CharterState::Withdrawn { at } => {
            say_args("worker-charter-withdrawn-at", &[("at", arg(moment(*at)))])
        }
    }
}

#[component]
fn Sign(conversation: LogId, state: Memo<CharterState>, said: RwSignal<String>) -> impl IntoView {
    let reading = RwSignal::new(false);
    let act = use_act();
    let signed = move || matches!(state.get(), CharterState::Signed { .. });
    let sign = move |()| {
        act.ask(Command::CountersignCharter { conversation }, move |_| said.set(say("worker-charter-done")));
    };
    view! {
        <div class="actions">
            <Show when=signed>
                <p class="hint">{t("worker-charter-countersign-about")}</p>
                <Button kind=ButtonKind::Main icon=Shape::Check busy=act.busy on_click=sign>
                    {t("worker-charter-countersign")}
                </Button>
            </Show>
            <Button kind=ButtonKind::Quiet icon=Shape::Page on_click=move |()| reading.set(true)>
                {t("worker-charter-read")}
            </Button>
        </div>
        <FailureNotice failure=act.failure />
        <Dialog open=reading title=t("worker-file-charter")>
            <CharterRead conversation read_in=read_in(&state.get_untracked()) />
        </Dialog>
    }
}

/// The language in which the person read it; the worker's own before that.
fn read_in(state: &CharterState) -> Lang {
    match state {
        CharterState::Signed { lang, .. } | CharterState::Countersigned { lang, .. } => *lang,
        _ => i18n::lang(),
    }
}

/// The charter as the person reads it, and the French reference beside it when it is in another language.
#[component]
fn CharterRead(conversation: LogId, read_in: Lang) -> impl IntoView {
    let charter = use_view(
        move || Some(Command::Charter { conversation, lang: read_in }),
        |reply| match reply {
            Reply::Charter(charter) => Some(*charter),
            _ => None,
        },
        move |topic: &Topic| topic.log() == Some(conversation),
    );
    view! {
        <Loaded view=charter let:charter>
            {move || {
                let CharterView { text, reference, consents, .. } = charter.get();
                let translated = text.lang != reference.lang;
                view! {
                    <Text text consents=consents.clone() />
                    {translated
                        .then(|| {
                            view! {
                                <details class="charter-reference">
                                    <summary>{t("worker-charter-reference")}</summary>
                                    <Text text=reference consents />
                                </details>
                            }
                        })}
                }
            }}
        </Loaded>
    }
}

#[component]
fn Text(text: tdu_policies::CharterText, consents: Vec<String>) -> impl IntoView {
    let dir = if text.lang.is_rtl() { "rtl" } else { "ltr" };
    let sections = text.sections.into_iter().map(|section| {
        let paragraphs = section.paragraphs.into_iter().map(|text| view! { <p>{text}</p> }).collect_view();
        view! {
            <h3>{section.title}</h3>
            {paragraphs}
        }
    });
    let chosen: Vec<_> = text
        .consents
        .into_iter()
        .filter(|consent| consents.iter().any(|chosen| chosen == consent.id.as_str()))
        .map(|consent| view! { <li>{consent.text}</li> })
        .collect();
    view! {
        <div class="charter-text" lang=text.lang.code() dir=dir>
            <p class="charter-heading">{text.title}</p>
            {sections.collect_view()}
            {(!chosen.is_empty())
                .then(|| {
                    view! {
                        <h3>{text.consents_title}</h3>
                        <ul>{chosen}</ul>
                    }
                })}
        </div>
    }
}
