use leptos::prelude::*;
use tdu_core::app::{CaseView, Command, ConversationView, Reply};
use tdu_protocol::LogId;

use super::{
    handover_asked::WithWords,
    shared::{Back, case_path, charter_words, use_policies},
    term::NotedMessages,
};
use crate::{
    components::{Empty, GoLink, Loaded, Notice, Page, Readers, Thread},
    engine::use_view,
    i18n::{say, t},
};

/// The conversation of a file.
#[component]
pub(super) fn Talk(case: LogId) -> impl IntoView {
    let file = use_view(
        move || Some(Command::Case { case }),
        |reply| match reply {
            Reply::Case(file) => Some(*file),
            _ => None,
        },
        move |topic| topic.log() == Some(case),
    );
    view! {
        <Back href=case_path(case) label="worker-talk-back" />
        <Loaded view=file let:file>
            <Found case file />
        </Loaded>
    }
}

#[component]
fn Found(case: LogId, file: Signal<CaseView>) -> impl IntoView {
    let name = Signal::derive(move || {
        file.with(|file| match file.summary.erased {
            Some(_) => say("worker-erased-name"),
            None => file.person.name.clone(),
        })
    });
    let conversation = Memo::new(move |_| file.with(|file| file.conversation));
    view! {
        <Page title=name tab=t("nav-messages")>
            {move || match conversation.get() {
                Some(conversation) => view! { <Open conversation case /> }.into_any(),
                None => {
                    view! {
                        <Empty title=t("worker-talk-none-title") text=t("worker-talk-none")>
                            <GoLink href=case_path(case)>{t("worker-go-file")}</GoLink>
                        </Empty>
                    }
                        .into_any()
                }
            }}
        </Page>
    }
}

#[component]
fn Open(conversation: LogId, case: LogId) -> impl IntoView {
    let policies = use_policies();
    let talk = use_view(
        move || Some(Command::Conversation { conversation: Some(conversation) }),
        |reply| match reply {
            Reply::Conversation(talk) => Some(*talk),
            _ => None,
        },
        move |topic| topic.log() == Some(conversation),
    );
    view! {
        <Loaded view=talk let:talk>
            <TalkHead talk case />
            <Loaded view=policies let:policies>
                <NotedMessages talk policies />
            </Loaded>
            <WithWords talk case>
                <Thread view=talk />
            </WithWords>
        </Loaded>
    }
}

#[component]
fn TalkHead(talk: Signal<ConversationView>, case: LogId) -> impl IntoView {
    let log = Signal::derive(move || talk.with(|talk| talk.conversation));
    view! {
        <div class="talk-head">
            <p class="talk-state">
                <a href=case_path(case) class="tag">
                    {move || t(talk.with(|talk| charter_words(&talk.charter))).get()}
                </a>
            </p>
            <Readers log />
        </div>
        <Show when=move || talk.with(|talk| !talk.joined)>
            <Notice>
                <p>
                    <strong>{t("worker-talk-not-joined-title")}</strong>
                </p>
                <p>{t("worker-talk-not-joined")}</p>
            </Notice>
        </Show>
    }
}
