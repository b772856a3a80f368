use leptos::prelude::*;
use tdu_core::app::{CaseView, CharterState, CharterView, Command, Reply, Topic};
use tdu_policies::{Lang, Localised};
use tdu_protocol::LogId;

use super::{
    charter_confirm::{AskColleague, Colleagues, Countersign},
    charter_record::Record,
    charter_stamp::TimeStamp,
    shared::{charter_words, lang_word},
};
use crate::{
    components::{
        Button, ButtonKind, Changes, CharterCopy, CharterLacks, Dialog, FactList, FailureNotice, Loaded,
        Notice, Shape,
    },
    engine::{View, use_act, use_view},
    i18n::{self, arg, moment, say, say_args, short_day, t},
};

/// The charter's card in a file: where it stands, and what can be done about it.
#[component]
pub(super) fn CharterCard(case: LogId, file: Signal<CaseView>, said: RwSignal<String>) -> impl IntoView {
    let state = Memo::new(move |_| file.with(|file| file.summary.charter.clone()));
    let conversation = Memo::new(move |_| file.with(|file| file.conversation));
    let closed = Memo::new(move |_| file.with(|file| file.summary.closed));
    let lacks = Memo::new(move |_| file.with(|file| file.charter_lacks.clone()));
    // Only this draws the gestures anew, not each state: the answer to a signature finds them still there.
    let readable = Memo::new(move |_| conversation.get().filter(|_| state.get() != CharterState::None));
    view! {
        <section class="side-card" aria-labelledby="charter-title">
            <h2 id="charter-title">{t("worker-file-charter")}</h2>
            <p class="charter-state">{move || t(charter_words(&state.get())).get()}</p>
            <p class="hint">{move || about(&state.get())}</p>
            {move || match readable.get() {
                Some(conversation) => {
                    view! { <Gestures case conversation state closed lacks said /> }.into_any()
                }
                None => {
                    view! {
                        <Show when=move || !closed.get()>
                            <Present case lacks label="worker-charter-present" said />
                        </Show>
                    }
                        .into_any()
                }
            }}
        </section>
    }
}

fn about(state: &CharterState) -> String {
    let at = || arg(state.at().map(moment).unwrap_or_default());
    let lang = || arg(state.lang().map(lang_word).unwrap_or_default());
    match state {
        CharterState::None => say("worker-charter-none-about"),
        CharterState::Presented => say("worker-charter-presented-about"),
        CharterState::Renewed { .. } => say_args("worker-charter-renewed-at", &[("at", at())]),
        CharterState::Asked { .. } => say_args("worker-charter-asked-at", &[("at", at())]),
        CharterState::Later { until: None, .. } => say_args("worker-charter-later-at", &[("at", at())]),
        CharterState::Later { until: Some(until), .. } => {
            say_args("worker-charter-later-until", &[("at", at()), ("until", arg(short_day(*until)))])
        }
        CharterState::Signed { .. } => {
            say_args("worker-charter-signed-at", &[("at", at()), ("lang", lang())])
        }
        CharterState::Countersigned { .. } => {
            say_args("worker-charter-countersigned-at", &[("at", at()), ("lang", lang())])
        }
        CharterState::Heard { .. } => say_args("worker-charter-heard-at", &[("at", at()), ("lang", lang())]),
        CharterState::Witnessed { .. } => {
            say_args("worker-charter-witnessed-at", &[("at", at()), ("lang", lang())])
        }
        CharterState::OnPaper { day, .. } => {
            say_args("worker-charter-paper-on", &[("day", arg(short_day(*day))), ("lang", lang())])
        }
        CharterState::Refused { .. } => say_args("worker-charter-refused-at", &[("at", at())]),
        CharterState::Withdrawn { told: false, .. } => {
            say_args("worker-charter-withdrawn-at", &[("at", at())])
        }
        CharterState::Withdrawn { told: true, .. } => {
            say_args("worker-charter-withdrawn-told-at", &[("at", at())])
        }
    }
}

/// Proposes the charter in force; while it still holds examples, says which and who mends them.
#[component]
fn Present(
    case: LogId,
    lacks: Memo<Vec<Localised>>,
    label: &'static str,
    said: RwSignal<String>,
) -> impl IntoView {
    let act = use_act();
    let present = move |()| {
        act.ask(Command::PresentCharter { case }, move |_| said.set(say("worker-charter-present-done")));
    };
    view! {
        <FailureNotice failure=act.failure />
        <CharterLacks names=lacks says="worker-charter-lacks" then="worker-charter-lacks-who" />
        <Show when=move || lacks.with(Vec::is_empty)>
            <Button busy=act.busy on_click=present>
                {t(label)}
            </Button>
        </Show>
    }
}

#[component]
fn Gestures(
    case: LogId,
    conversation: LogId,
    state: Memo<CharterState>,
    closed: Memo<bool>,
    lacks: Memo<Vec<Localised>>,
    said: RwSignal<String>,
) -> impl IntoView {
    let [reading, comparing, recording, asking] = [(); 4].map(|()| RwSignal::new(false));
    let view = use_charter(conversation, i18n::lang());
    let has = move |is: fn(&CharterView) -> bool| view.value.with(|view| view.as_ref().is_some_and(is));
    let to_sign = move || matches!(state.get(), CharterState::Signed { .. });
    let heard = move || matches!(state.get(), CharterState::Heard { .. });
    // What a person signed themselves is not written over by what somebody heard: only its withdrawal can be heard.
    let signed = Memo::new(move |_| to_sign() || matches!(state.get(), CharterState::Countersigned { .. }));
    let record_words = Signal::derive(move || {
        say(if signed.get() { "worker-charter-record-withdrawal" } else { "worker-charter-record" })
    });
    view! {
        <Show when=move || has(|view| view.facts.is_some())>
            <details class="charter-how">
                <summary>{t("charter-how")}</summary>
                {move || {
                    view.value
                        .with(|view| view.as_ref().and_then(|view| view.facts.clone()))
                        .map(|facts| view! { <FactList facts /> })
                }}
            </details>
        </Show>
        <Show when=move || has(|view| view.outdated) && !closed.get()>
            <Notice>
                <p>{t("worker-charter-outdated")}</p>
                <Button kind=ButtonKind::Quiet on_click=move |()| comparing.set(true)>
                    {t("charter-changes")}
                </Button>
                <Present case lacks label="worker-charter-present-new" said />
            </Notice>
        </Show>
        <Show when=to_sign>
            <Countersign conversation said />
        </Show>
        <Show when=move || heard() && !closed.get()>
            <p class="hint">{t("worker-charter-witness-about")}</p>
            <Button kind=ButtonKind::Main on_click=move |()| asking.set(true)>
                {t("worker-charter-witness-ask")}
            </Button>
        </Show>
        <Colleagues conversation view />
        <div class="actions">
            <Show when=move || !closed.get()>
                <Button on_click=move |()| recording.set(true)>{record_words}</Button>
            </Show>
            <Button kind=ButtonKind::Quiet icon=Shape::Page on_click=move |()| reading.set(true)>
                {t("worker-charter-read")}
            </Button>
        </div>
        <Show when=move || has(|view| !view.proofs.is_empty())>
            <CharterCopy conversation=Signal::stored(conversation) />
            <TimeStamp conversation view />
        </Show>
        <Dialog open=reading title=t("worker-file-charter")>
            <CharterRead conversation read_in=read_in(&state.get_untracked()) />
        </Dialog>
        <Dialog open=comparing title=t("charter-changes")>
            {move || {
                let changes = view.value.with(|view| view.as_ref().map(|view| view.changes.clone()));
                view! { <Changes changes=changes.unwrap_or_default() lang=i18n::lang() /> }
            }}
        </Dialog>
        <Dialog open=recording title=record_words>
            <Record conversation state open=recording said />
        </Dialog>
        <Dialog open=asking title=t("worker-charter-witness-ask")>
            <AskColleague conversation open=asking said />
        </Dialog>
    }
}

/// The charter of a conversation in a language, kept fresh.
pub(super) fn use_charter(conversation: LogId, lang: Lang) -> View<CharterView> {
    use_view(
        move || Some(Command::Charter { conversation, lang }),
        |reply| match reply {
            Reply::Charter(charter) => Some(*charter),
            _ => None,
        },
        move |topic: &Topic| topic.log() == Some(conversation) || matches!(topic, Topic::Directory),
    )
}

/// The language in which the person read it; the worker's own before that.
fn read_in(state: &CharterState) -> Lang {
    state.lang().unwrap_or_else(i18n::lang)
}

/// The charter as the person reads it, and the French reference beside it when it is in another language.
#[component]
pub(super) fn CharterRead(conversation: LogId, read_in: Lang) -> impl IntoView {
    let charter = use_charter(conversation, read_in);
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
    let dir = text.lang.dir();
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
