//! Keeping a way to open: the eight words, then a passkey.

use leptos::prelude::*;
use tdu_core::app::{Command, Failure, Reply};

use crate::{
    components::{
        Busy, Button, ButtonKind, FailureNotice, Notice, NoticeKind, Page, Shape, WordsAsked, WordsShown,
    },
    engine::{Engine, use_act},
    i18n::t,
    passkey,
};

/// The eight words: drawn, shown once, three asked back.
#[component]
pub fn WordSteps(
    /// Whom they belong to.
    #[prop(into)]
    name: Signal<String>,
    /// The person has them.
    on_right: Callback<()>,
    /// What follows goes on.
    #[prop(into)]
    busy: Signal<bool>,
    /// What follows failed.
    #[prop(into)]
    failure: Signal<Option<Failure>>,
) -> impl IntoView {
    let words = RwSignal::new(None::<String>);
    let asked = RwSignal::new(false);
    let draw = use_act();
    let ask = move || {
        draw.ask(Command::DrawWords, move |reply| {
            if let Reply::Words(drawn) = reply {
                words.set(Some(drawn.0.to_string()));
            }
        });
    };
    ask();
    on_cleanup(move || {
        // They stay on the sheet, not in the page.
        if let Some(Some(mut drawn)) = words.try_update(Option::take) {
            zeroize::Zeroize::zeroize(&mut drawn);
        }
    });
    let shown = Signal::derive(move || words.get().unwrap_or_default());
    let ready = Memo::new(move |_| words.with(Option::is_some));
    move || {
        if !ready.get() {
            return view! {
                <Page title=t("words-title")>
                    <FailureNotice failure=draw.failure retry=Callback::new(move |()| ask()) />
                    <Show when=move || draw.busy.get()>
                        <Busy />
                    </Show>
                </Page>
            }
            .into_any();
        }
        if asked.get() {
            view! {
                <Page title=t("words-asked-title")>
                    <WordsAsked
                        words=shown
                        busy
                        on_right
                        on_back=Callback::new(move |()| asked.set(false))
                    />
                    <FailureNotice failure />
                    <Show when=move || busy.get()>
                        <Busy label=t("words-preparing") />
                    </Show>
                </Page>
            }
            .into_any()
        } else {
            view! {
                <Page title=t("words-title") lead=t("words-lead")>
                    <WordsShown words=shown name on_done=Callback::new(move |()| asked.set(true)) />
                </Page>
            }
            .into_any()
        }
    }
}

/// A second way to open, offered at once.
#[component]
pub fn OfferPasskey(
    /// Added, or not now.
    on_done: Callback<()>,
) -> impl IntoView {
    let engine = Engine::here();
    let act = use_act();
    if !passkey::supported() {
        request_animation_frame(move || on_done.run(()));
        return ().into_any();
    }
    view! {
        <Page title=t("passkey-title") lead=t("passkey-lead")>
            <Notice kind=NoticeKind::Info>
                <p>{t("passkey-stays")}</p>
            </Notice>
            <FailureNotice failure=act.failure />
            <div class="actions">
                <Button
                    kind=ButtonKind::Main
                    icon=Shape::Finger
                    busy=act.busy
                    on_click=move |()| act.run(passkey::add(engine), move |_| on_done.run(()))
                >
                    {t("passkey-add")}
                </Button>
                <Button on_click=move |()| on_done.run(())>{t("passkey-later")}</Button>
            </div>
        </Page>
    }
    .into_any()
}
