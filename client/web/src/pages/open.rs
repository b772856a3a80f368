//! Opening: the empty server, signing in, unlocking.

use leptos::prelude::*;
use tdu_core::app::{Command, Failure, FailureKind, Reply, Words};
use zeroize::Zeroizing;

use crate::{
    components::{
        Button, ButtonKind, Confirm, Empty, FailureNotice, Notice, NoticeKind, Page, Shape, WordsInput,
        go_to_wrong,
    },
    dom,
    engine::{Engine, use_act},
    i18n::{say_args, t},
    model::words,
    passkey,
};

/// Set on a device that opens by itself; says nothing about whom it belongs to.
const REMEMBERED: &str = "tdu-remembered";

/// Notes that this device opens by itself, or no longer does.
pub fn note_remembered(remembered: bool) {
    if remembered {
        dom::settings::set(REMEMBERED, "1");
    } else {
        dom::settings::forget(REMEMBERED);
    }
}

/// The server has no organisation yet.
#[component]
pub fn EmptyServer() -> impl IntoView {
    view! {
        <Page title=t("open-empty-title")>
            <Empty title=t("open-empty-text") text=t("open-empty-next") />
        </Page>
    }
}

/// Nobody is signed in on this device.
#[component]
pub fn Open() -> impl IntoView {
    view! {
        <Page title=t("open-title") lead=t("open-lead")>
            <Ways />
            <p class="hint">{t("open-have-link")}</p>
            <p class="hint">
                <a href="/verify">{t("proof-title")}</a>
            </p>
        </Page>
    }
}

/// Somebody's copy is on this device, closed.
#[component]
pub fn Locked() -> impl IntoView {
    let engine = Engine::here();
    let leaving = RwSignal::new(false);
    let act = use_act();
    let waiting = move || engine.status().with(|status| status.as_ref().map_or(0, |status| status.waiting));
    let forget_text =
        Signal::derive(move || say_args("settings-forget-text", &[("count", i64::from(waiting()).into())]));
    view! {
        <Page title=t("locked-title") lead=t("locked-lead")>
            <Ways />
            <FailureNotice failure=act.failure />
            <div class="actions">
                <Button kind=ButtonKind::Quiet on_click=move |()| leaving.set(true)>
                    {t("locked-other-person")}
                </Button>
            </div>
            <Confirm
                open=leaving
                title=t("settings-forget")
                text=forget_text
                yes=t("settings-forget")
                on_yes=Callback::new(move |()| {
                    act.ask(Command::LogOut { forget: true }, |_| note_remembered(false));
                })
            />
        </Page>
    }
}

/// Ways to open, the easiest first.
#[component]
fn Ways() -> impl IntoView {
    let engine = Engine::here();
    let by_passkey = use_act();
    let by_words = use_act();
    let by_device = use_act();
    let typed = RwSignal::new(String::new());
    let wrong = RwSignal::new(None);
    let remembered = dom::settings::get(REMEMBERED).is_some();
    let passkeys = passkey::supported();
    // The words are in sight at once where nothing else can open.
    let shown = RwSignal::new(!passkeys && !remembered);
    Effect::new(move |_| {
        let stuck = |failure: &Option<Failure>| {
            failure.as_ref().is_some_and(|failure| failure.kind == FailureKind::PasskeyCannotUnlock)
        };
        if by_passkey.failure.with(stuck) {
            shown.set(true);
        }
    });
    let open_with_words = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        let words = Zeroizing::new(typed.with_untracked(|typed| words::tidy(typed)));
        let count = words::count(&words);
        if count != words::COUNT {
            let figures = [("count", i64::try_from(count).unwrap_or(0).into())];
            wrong.set(Some(say_args("open-words-missing", &figures)));
            go_to_wrong();
            return;
        }
        wrong.set(None);
        by_words.ask(Command::OpenWithWords { words: Words(words) }, move |_| typed.set(String::new()));
    };
    view! {
        <div class="ways">
            {remembered
                .then(|| {
                    view! {
                        <Button
                            kind=ButtonKind::Main
                            icon=Shape::Person
                            busy=by_device.busy
                            on_click=move |()| by_device.ask(Command::Hello, |_| {})
                        >
                            {t("open-device")}
                        </Button>
                        <FailureNotice failure=by_device.failure />
                    }
                })}
            {passkeys
                .then(|| {
                    view! {
                        <Button
                            kind=if remembered { ButtonKind::Plain } else { ButtonKind::Main }
                            icon=Shape::Finger
                            busy=by_passkey.busy
                            on_click=move |()| by_passkey.run(passkey::open(engine), |_: Reply| {})
                        >
                            {t("open-passkey")}
                        </Button>
                    }
                })}
            <FailureNotice failure=by_passkey.failure />
            <Show when=move || !shown.get()>
                <Button icon=Shape::Pen on_click=move |()| shown.set(true)>
                    {t("open-words")}
                </Button>
            </Show>
            <Show when=move || shown.get()>
                <form class="card" on:submit=open_with_words>
                    <WordsInput value=typed error=wrong />
                    <FailureNotice failure=by_words.failure />
                    <div class="actions">
                        <Button kind=ButtonKind::Main submit=true busy=by_words.busy>
                            {t("open-open")}
                        </Button>
                    </div>
                    <Show when=move || by_words.busy.get()>
                        <p class="hint" role="status">{t("open-words-takes-time")}</p>
                    </Show>
                </form>
            </Show>
            {(!passkeys)
                .then(|| view! { <Notice kind=NoticeKind::Info><p>{t("open-no-passkey")}</p></Notice> })}
        </div>
    }
}
