//! Home: three large buttons and a fourth.

use leptos::prelude::*;

use super::use_conversation;
use crate::{
    components::{FailureNotice, Icon, NoVoice, Page, ReadAloud, Shape},
    dom,
    engine::Engine,
    i18n::{arg, say, say_args, t, t_args},
    model::charter,
};

/// The page.
#[component]
pub fn Home() -> impl IntoView {
    let me = Engine::here().me();
    let conversation = use_conversation();
    let name = move || me.with(|me| me.as_ref().map(|me| me.name.clone()).unwrap_or_default());
    let unread = move || conversation.value.with(|view| view.as_ref().map_or(0, |view| view.unread));
    let state = move || {
        conversation.value.with(|view| view.as_ref().map(|view| view.charter.clone()).unwrap_or_default())
    };
    let messages_hint = Signal::derive(move || match unread() {
        0 => say("home-messages-none"),
        count => say_args("home-messages-new", &[("count", i64::from(count).into())]),
    });
    let charter_hint = Signal::derive(move || say(charter::short(&state(), dom::now().day())));
    let aloud = Signal::derive(move || {
        [
            say_args("home-hello", &[("name", arg(name()))]),
            format!("{}. {}.", say("nav-messages"), messages_hint.get()),
            format!("{}. {}.", say("nav-my-charter"), charter_hint.get()),
            format!("{}. {}.", say("nav-my-documents"), say("home-documents-hint")),
            format!("{}. {}.", say("nav-my-rights"), say("home-rights-hint")),
        ]
        .join(" ")
    });
    let to_read = move || charter::waits(&state(), dom::now().day());
    view! {
        <Page title=t_args("home-hello", move || vec![("name", arg(name()))]) tab=t("nav-home")>
            <ReadAloud text=aloud />
            <FailureNotice
                failure=conversation.failure
                retry=Callback::new(move |()| conversation.again())
            />
            <nav class="bigs" aria-label=t("nav-home")>
                <Big
                    href="/messages"
                    shape=Shape::Message
                    title=t("nav-messages")
                    hint=messages_hint
                    fresh=Signal::derive(move || unread() > 0)
                />
                <Big
                    href="/charter"
                    shape=Shape::Page
                    title=t("nav-my-charter")
                    hint=charter_hint
                    fresh=Signal::derive(to_read)
                />
                <Big
                    href="/documents"
                    shape=Shape::Folder
                    title=t("nav-my-documents")
                    hint=t("home-documents-hint")
                />
                <Big href="/rights" shape=Shape::Shield title=t("nav-my-rights") hint=t("home-rights-hint") />
            </nav>
            <NoVoice />
        </Page>
    }
}

#[component]
fn Big(
    href: &'static str,
    shape: Shape,
    #[prop(into)] title: Signal<String>,
    #[prop(into)] hint: Signal<String>,
    #[prop(optional, into)] fresh: Signal<bool>,
) -> impl IntoView {
    view! {
        <a href=href class=move || if fresh.get() { "big fresh" } else { "big" }>
            <Icon shape />
            <span class="big-words">
                <span class="big-title">{title}</span>
                <span class="big-hint">{hint}</span>
            </span>
        </a>
    }
}
