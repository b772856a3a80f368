use leptos::{html, prelude::*};
use tdu_core::{
    app::{Command, ConversationView, MessageView, Reply, message_draft},
    calendar::Day,
};
use tdu_protocol::LogId;

use super::{Button, ButtonKind, Empty, FailureNotice, Icon, Notice, Shape, Style, TextArea, Time};
use super::{
    attach::{self, AsItIs, Attach, Chosen, ChosenFiles},
    documents::Documents,
};
use crate::{
    draft::use_draft,
    engine::{Engine, use_act},
    i18n::{self, arg, t, t_args},
    model::days,
};

/// Messages of a conversation and the place to write: the same for the person and for the worker.
#[component]
pub fn Thread(
    /// The conversation, kept fresh.
    #[prop(into)]
    view: Signal<ConversationView>,
    /// A text to start from, such as a template: put into the composer when it changes to something.
    #[prop(optional, into)]
    suggested: Signal<String>,
) -> impl IntoView {
    let engine = Engine::here();
    let list = NodeRef::<html::Ol>::new();
    let length = Memo::new(move |_| view.with(|view| view.messages.len()));
    let ended = Memo::new(move |_| view.with(|view| view.ended.is_some()));
    // What is on screen is seen, as long as the page is.
    Effect::new(move |_| {
        let (conversation, unread) = view.with(|view| (view.conversation, view.unread));
        if unread > 0 && !crate::dom::document().hidden() {
            engine.tell(Command::Seen { conversation });
        }
    });
    // The newest message is in sight.
    Effect::new(move |_| {
        length.track();
        if let Some(list) = list.get() {
            request_animation_frame(move || {
                let Some(newest) = list.last_element_child() else { return };
                crate::dom::show(&newest);
            });
        }
    });
    view! {
        <section class="thread">
            <Gone view />
            <Show when=move || length.get() == 0 && !view.with(is_gone)>
                <Empty title=t("thread-empty") text=t("thread-empty-next") />
            </Show>
            <div class="log" role="log" aria-live="polite" tabindex="0" aria-label=t("thread-messages")>
                <ol class="messages" node_ref=list>
                    <For
                        each=move || {
                            view.with(|view| days::with_breaks(&view.messages, crate::dom::offset_minutes()))
                        }
                        key=|(message, day)| (message.id, message.waiting, *day)
                        let((message, day))
                    >
                        {day.map(|day| view! { <li class="day">{move || i18n::long_day(day)}</li> })}
                        <Message message conversation=view.with_untracked(|view| view.conversation) />
                    </For>
                </ol>
            </div>
            <Show when=move || !ended.get()>
                <Composer view suggested />
            </Show>
        </section>
    }
}

/// Whether something that was said here was erased, or may have been.
const fn is_gone(view: &ConversationView) -> bool {
    view.erased.is_some() || view.noted_gone || view.ended.is_some()
}

/// What was erased, and why: as the charter says.
#[component]
fn Gone(view: Signal<ConversationView>) -> impl IntoView {
    let erased = Memo::new(move |_| view.with(|view| view.erased));
    let noted = Memo::new(move |_| view.with(|view| view.noted_gone));
    move || {
        let words = match (erased.get(), noted.get()) {
            (Some(at), _) => t_args("thread-erased", move || {
                vec![("day", arg(i18n::short_day(Day::of(at, crate::dom::offset_minutes()))))]
            }),
            (None, true) => t("thread-noted-gone"),
            (None, false) => return None,
        };
        Some(view! { <Notice><p>{words}</p></Notice> })
    }
}

#[component]
fn Message(message: MessageView, conversation: LogId) -> impl IntoView {
    let class = if message.mine { "message mine" } else { "message" };
    view! {
        <li class=class>
            <p class="message-author">
                {if message.mine { t("thread-you") } else { message.author.clone().into() }}
            </p>
            {message.about_charter.then(|| view! { <p class="tag">{t("thread-about-charter")}</p> })}
            {(!message.text.is_empty())
                .then(|| {
                    view! {
                        <p class="message-text" dir="auto">
                            {message.text}
                        </p>
                    }
                })}
            {(!message.attachments.is_empty())
                .then(|| {
                    view! { <Documents conversation message=message.id attachments=message.attachments /> }
                })}
            <p class="message-foot">
                <Time at=message.at style=Style::Clock />
                {message
                    .waiting
                    .then(|| {
                        view! {
                            <span class="waiting">
                                <Icon shape=Shape::Clock />
                                {t("thread-waiting")}
                            </span>
                        }
                    })}
            </p>
        </li>
    }
}

#[component]
fn Composer(view: Signal<ConversationView>, suggested: Signal<String>) -> impl IntoView {
    let text = RwSignal::new(String::new());
    let conversation = Memo::new(move |_| view.with(|view| view.conversation));
    let draft = use_draft(move || message_draft(conversation.get()), text);
    let act = use_act();
    let engine = Engine::here();
    let chosen = Chosen::new_local(Vec::new());
    Effect::new(move |_| {
        let wanted = suggested.get();
        if !wanted.is_empty() {
            text.set(wanted);
        }
    });
    let send = move |as_it_is| {
        let written = text.get_untracked().trim().to_owned();
        let files = chosen.get_untracked();
        if written.is_empty() && files.is_empty() {
            return;
        }
        let conversation = conversation.get_untracked();
        let sending = async move {
            let files = attach::read(files, as_it_is).await?;
            engine.ask(Command::SendMessage { conversation, text: written, files }).await
        };
        act.run(sending, move |reply| {
            if matches!(reply, Reply::Written(_)) {
                text.set(String::new());
                chosen.set(Vec::new());
                draft.forget();
            }
        });
    };
    view! {
        <form
            class="composer"
            on:submit=move |event| {
                event.prevent_default();
                send(false);
            }
        >
            <FailureNotice failure=act.failure />
            <AsItIs failure=act.failure busy=act.busy send=Callback::new(move |()| send(true)) />
            <ChosenFiles chosen failure=act.failure />
            <TextArea
                label=t("thread-write")
                value=text
                rows=1
                max=10_000
                on_send=Callback::new(move |()| send(false))
            />
            <Attach chosen failure=act.failure />
            <Button kind=ButtonKind::Main submit=true busy=act.busy>
                {t("thread-send")}
            </Button>
        </form>
    }
}
