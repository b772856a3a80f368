//! A hand-over that this worker is asked to accept, and what it says in the file's history and in the conversation.

use leptos::prelude::*;
use tdu_core::{
    app::{
        CaseView, Command, ConversationView, HandoverDue, HandoverMove, HandoverStep, HandoverTold,
        HandoverView, Reply, message_draft,
    },
    calendar::Day,
    payload::HandoverAnswer,
};
use tdu_protocol::{LogId, WriteId};

use super::handover::name_or_none;
use crate::{
    components::{Button, ButtonKind, Dialog, FailureNotice, Notice, Shape, TextArea, go_to_wrong, told},
    dom,
    engine::{Engine, use_act},
    i18n::{arg, say, say_args, short_day, t},
};

/// Most characters of a reason.
const MAX_REASON: u32 = 600;

/// What a colleague asks, above the file; nothing for anybody else.
#[component]
pub(super) fn HandoverAsked(case: LogId, file: Signal<CaseView>, said: RwSignal<String>) -> impl IntoView {
    let asked = Memo::new(move |_| {
        file.with(|file| file.handover.clone().filter(|one| one.due == Some(HandoverDue::Answer)))
    });
    move || asked.get().map(|one| view! { <Asked case one said /> })
}

#[component]
fn Asked(case: LogId, one: HandoverView, said: RwSignal<String>) -> impl IntoView {
    let act = use_act();
    let refusing = RwSignal::new(false);
    let of = one.of;
    let from = name_or_none(&one.from.name);
    let accept = move |()| {
        act.ask(
            Command::HandOver { case, step: HandoverMove::Answer { of, answer: HandoverAnswer::Accepted } },
            move |_| {
                said.set(say("worker-handover-accepted-done"));
                dom::focus("#page h1");
            },
        );
    };
    let name = StoredValue::new(from.clone());
    view! {
        <section class="note-card" aria-labelledby="handover-asked-title">
            <h2 id="handover-asked-title">{say_args("worker-handover-asked", &[("name", arg(from.clone()))])}</h2>
            <Words summary=one.summary next_steps=one.next_steps until=one.until from />
            <p class="hint">{t("worker-handover-asked-about")}</p>
            <FailureNotice failure=act.failure />
            <div class="actions">
                <Button kind=ButtonKind::Main icon=Shape::Check busy=act.busy on_click=accept>
                    {t("worker-handover-accept")}
                </Button>
                <Button on_click=move |()| refusing.set(true)>{t("worker-handover-refuse")}</Button>
            </div>
        </section>
        <Dialog open=refusing title=t("worker-handover-refuse-title")>
            <Refuse case of name=name.get_value() open=refusing said />
        </Dialog>
    }
}

#[component]
fn Refuse(
    case: LogId,
    of: WriteId,
    name: String,
    open: RwSignal<bool>,
    said: RwSignal<String>,
) -> impl IntoView {
    let act = use_act();
    let reason = RwSignal::new(String::new());
    let wrong = RwSignal::new(None::<&'static str>);
    let done = say_args("worker-handover-refused-done", &[("name", arg(name.clone()))]);
    let hint = say_args("worker-handover-reason-hint", &[("name", arg(name))]);
    let refuse = move || {
        let text = reason.get_untracked().trim().to_owned();
        wrong.set(text.is_empty().then_some("worker-handover-reason-missing"));
        if text.is_empty() {
            go_to_wrong();
            return;
        }
        let (done, answer) = (done.clone(), HandoverAnswer::Refused { reason: text });
        act.ask(Command::HandOver { case, step: HandoverMove::Answer { of, answer } }, move |_| {
            open.set(false);
            said.set(done);
            dom::focus("#page h1");
        });
    };
    view! {
        <form on:submit=move |event| {
            event.prevent_default();
            refuse();
        }>
            <TextArea
                label=t("worker-handover-reason")
                hint=Signal::stored(hint)
                value=reason
                error=told(wrong)
                rows=3
                max=MAX_REASON
            />
            <FailureNotice failure=act.failure />
            <div class="actions">
                <Button kind=ButtonKind::Main submit=true busy=act.busy>
                    {t("worker-handover-refuse-do")}
                </Button>
            </div>
        </form>
    }
}

/// What whoever leaves wrote.
#[component]
fn Words(summary: String, next_steps: String, until: Option<Day>, from: String) -> impl IntoView {
    let until = until.map(|until| {
        let values = [("name", arg(from)), ("day", arg(short_day(until)))];
        view! { <p class="hint">{say_args("worker-handover-until-day", &values)}</p> }
    });
    view! {
        <p class="entry-text" dir="auto">{summary}</p>
        <p class="entry-step">
            <span class="entry-step-word">{t("worker-note-next")}</span>
            " "
            <span class="entry-text" dir="auto">{next_steps}</span>
        </p>
        {until}
    }
}

/// A step of a hand-over, in the file's history.
#[component]
pub(super) fn HandoverLine(step: HandoverStep, author: String) -> impl IntoView {
    let (title, words) = match step {
        HandoverStep::Proposed { to, summary, next_steps, until } => {
            let title = say_args("worker-timeline-handover", &[("name", arg(name_or_none(&to)))]);
            let from = if author.is_empty() { name_or_none("") } else { author };
            (title, view! { <Words summary next_steps until from /> }.into_any())
        }
        HandoverStep::Accepted => (say("worker-timeline-handover-accepted"), ().into_any()),
        HandoverStep::Refused { reason } => {
            let reason = view! { <p class="entry-text" dir="auto">{reason}</p> };
            (say("worker-timeline-handover-refused"), reason.into_any())
        }
        HandoverStep::Withdrawn => (say("worker-timeline-handover-withdrawn"), ().into_any()),
    };
    view! {
        <p class="entry-words">{title}</p>
        {words}
    }
}

/// In a conversation where the person is to be told: words are ready in the place where a message is typed, unless
/// something is being typed there. The thread is shown once that is settled.
#[component]
pub(super) fn WithWords(talk: Signal<ConversationView>, case: LogId, children: ChildrenFn) -> impl IntoView {
    let act = use_act();
    let engine = Engine::here();
    let ready = RwSignal::new(false);
    let told = Memo::new(move |_| talk.with(|talk| talk.to_tell.clone()));
    let (conversation, person) = talk.with_untracked(|talk| (talk.conversation, talk.with.clone()));
    match told.get_untracked() {
        None => ready.set(true),
        Some(told) => leptos::task::spawn_local(async move {
            let place = message_draft(conversation);
            let kept = engine.ask(Command::Draft { place: place.clone() }).await;
            if matches!(kept, Ok(Reply::Draft(kept)) if kept.is_empty()) {
                // Without a place to keep it the thread simply begins empty.
                let _ = engine.ask(Command::KeepDraft { place, text: draft(&told, &person) }).await;
            }
            // The page may be gone by then.
            let _ = ready.try_set(true);
        }),
    }
    let about = move || {
        let words = match told.get()? {
            HandoverTold::Leaves { to } => {
                say_args("worker-handover-draft-leaves", &[("name", arg(name_or_none(&to)))])
            }
            HandoverTold::Comes { from } => {
                say_args("worker-handover-draft-comes", &[("name", arg(name_or_none(&from)))])
            }
        };
        Some(view! {
            <Notice>
                <p>{words}</p>
                <p>{t("worker-handover-draft")}</p>
                <Button
                    kind=ButtonKind::Quiet
                    busy=act.busy
                    on_click=move |()| act.ask(Command::Seen { conversation: case }, |_| dom::focus("#page h1"))
                >
                    {t("worker-handover-told")}
                </Button>
                <FailureNotice failure=act.failure />
            </Notice>
        })
    };
    let children = StoredValue::new(children);
    view! {
        {about}
        <Show when=move || ready.get()>{children.with_value(|children| children())}</Show>
    }
}

fn draft(told: &HandoverTold, person: &str) -> String {
    let (id, colleague) = match told {
        HandoverTold::Leaves { to } => ("worker-handover-words-leaves", to),
        HandoverTold::Comes { from } => ("worker-handover-words-comes", from),
    };
    let values = [("person", arg(person)), ("colleague", arg(name_or_none(colleague)))];
    // Marks that keep a name's direction apart belong to a page, not to a message.
    say_args(id, &values).replace(['\u{2068}', '\u{2069}'], "")
}
