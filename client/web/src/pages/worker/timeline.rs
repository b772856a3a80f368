use std::sync::Arc;

use leptos::prelude::*;
use tdu_core::{
    app::{CaseView, FormerNote, TimelineItem, TimelineKind},
    payload::Note,
};
use tdu_protocol::{LogId, WriteId};

use super::{
    handover_asked::HandoverLine,
    note::NoteEditor,
    shared::{Policies, charter_words, label, length},
};
use crate::{
    components::{Button, ButtonKind, Chips, Choice, Empty, Field, Icon, Shape, Time},
    dom,
    i18n::{arg, lang, say, say_args, short_day, t, t_args, week_day},
    model::{
        dossier::{Entry, Kinds, SLICE, Timeline},
        find::Query,
        note::NoteForm,
    },
};

/// Everything that happened in a file, newest first, slice by slice.
#[component]
pub(super) fn TimelineList(
    case: LogId,
    policies: Policies,
    file: Signal<CaseView>,
    said: RwSignal<String>,
) -> impl IntoView {
    let typed = RwSignal::new(String::new());
    let kind = RwSignal::new("all".to_owned());
    let slice = RwSignal::new(SLICE);
    let correcting = RwSignal::new(Correcting::default());
    let timeline = Memo::new(move |_| {
        let items = file.with(|file| file.timeline.clone());
        policies.with(|policies| Timeline::new(items, &policies.set.follow_up, lang()))
    });
    let shown = Memo::new(move |_| {
        let query = typed.with(|typed| Query::new(typed));
        let kinds = match kind.read().as_str() {
            "notes" => Kinds::Notes,
            "messages" => Kinds::Messages,
            _ => Kinds::All,
        };
        timeline.with(|timeline| timeline.slice(&query, kinds, slice.get()))
    });
    let name = Signal::derive(move || file.with(|file| file.person.name.clone()));
    let open = Memo::new(move |_| file.with(|file| !file.summary.closed));
    let more = t_args("worker-timeline-more", move || {
        vec![("count", i32::try_from(shown.with(|(_, more)| *more)).unwrap_or(i32::MAX).into())]
    });
    // What is being corrected is not drawn anew by what arrives: its own correction arrives before the answer to it.
    let entries = move || {
        let now = correcting.with(|correcting| correcting.now);
        let marked = |entry: &Arc<Entry>| (entry.clone(), (now != Some(entry.item.id)).then_some(entry.mark));
        shown.with(|(entries, _)| entries.iter().map(marked).collect::<Vec<_>>())
    };
    let tools = move || timeline.with(|timeline| timeline.len() > 3);
    view! {
        <section class="timeline" aria-labelledby="timeline-title">
            <h2 id="timeline-title">{t("worker-timeline")}</h2>
            <Show when=tools>
                <div class="timeline-tools">
                    <div role="search">
                        <Field label=t("worker-file-search") value=typed kind="search" />
                    </div>
                    <Chips legend=t("worker-file-kinds") choices=kinds() value=kind />
                </div>
            </Show>
            <ol class="timeline-list">
                <For
                    each=entries
                    key=|(entry, mark)| (entry.item.id, *mark)
                    let((entry, _))
                >
                    <Item entry case policies name open correcting said />
                </For>
            </ol>
            <Show when=move || shown.with(|(entries, _)| entries.is_empty())>
                {move || {
                    if timeline.with(Timeline::is_empty) {
                        view! {
                            <Empty
                                title=t("worker-timeline-empty-title")
                                text=t("worker-timeline-empty")
                            />
                        }
                            .into_any()
                    } else {
                        view! { <p class="hint">{t("worker-timeline-none")}</p> }.into_any()
                    }
                }}
            </Show>
            <Show when=move || shown.with(|(_, more)| *more > 0)>
                <Button on_click=move |()| slice.update(|slice| *slice += SLICE)>{more}</Button>
            </Show>
        </section>
    }
}

/// Which follow-up is being corrected, and which was the last one.
#[derive(Clone, Copy, Debug, Default)]
struct Correcting {
    now: Option<WriteId>,
    last: Option<WriteId>,
}

fn kinds() -> Signal<Vec<Choice>> {
    Signal::derive(|| {
        vec![
            Choice::new("all", say("worker-kind-all")),
            Choice::new("notes", say("worker-kind-notes")),
            Choice::new("messages", say("worker-kind-messages")),
        ]
    })
}

#[component]
fn Item(
    entry: Arc<Entry>,
    case: LogId,
    policies: Policies,
    name: Signal<String>,
    open: Memo<bool>,
    correcting: RwSignal<Correcting>,
    said: RwSignal<String>,
) -> impl IntoView {
    let item = entry.item.clone();
    let by =
        if item.mine { say("worker-by-me") } else { say_args("worker-by", &[("author", arg(&item.author))]) };
    let foot = view! {
        <p class="entry-foot">
            <Time at=item.at />
            " "
            <span dir="auto">{by}</span>
            {item.waiting.then(|| view! { <span class="tag">{t("worker-waiting")}</span> })}
        </p>
    };
    match item.what.clone() {
        TimelineKind::Note { note, former } => view! {
            <li class="entry entry-note">
                <NoteEntry item note former case policies open correcting said />
                {foot}
            </li>
        }
        .into_any(),
        TimelineKind::Message { text, from_beneficiary, attachments } => {
            let id =
                if from_beneficiary { "worker-timeline-message-from" } else { "worker-timeline-message-to" };
            view! {
                <li class="entry entry-message" class:entry-theirs=from_beneficiary>
                    <h3 class="entry-title">{t_args(id, move || vec![("name", arg(name.get()))])}</h3>
                    <p class="entry-text" dir="auto">
                        {text}
                    </p>
                    {(!attachments.is_empty())
                        .then(|| {
                            let names = attachments.join(" · ");
                            view! {
                                <p class="hint entry-documents">
                                    <Icon shape=Shape::Clip />
                                    <span class="sr">{t("thread-documents")}</span>
                                    <bdi>{names}</bdi>
                                </p>
                            }
                        })}
                    {foot}
                </li>
            }
            .into_any()
        }
        TimelineKind::Kept { reason, until } => {
            let words = t_args("worker-timeline-kept", move || vec![("day", arg(short_day(until)))]);
            view! {
                <li class="entry entry-mark">
                    <p class="entry-words">{words}</p>
                    <p class="entry-text" dir="auto">
                        {reason}
                    </p>
                    {foot}
                </li>
            }
            .into_any()
        }
        TimelineKind::Handover(step) => {
            let author = item.author;
            view! {
                <li class="entry entry-mark">
                    <HandoverLine step author />
                    {foot}
                </li>
            }
            .into_any()
        }
        other => {
            let words = match &other {
                TimelineKind::Opened => "worker-timeline-opened",
                TimelineKind::PersonChanged => "worker-timeline-person",
                TimelineKind::Invited => "worker-timeline-invited",
                TimelineKind::Charter(state) => charter_words(state),
                TimelineKind::Closed => "worker-timeline-closed",
                TimelineKind::Erased => "worker-timeline-erased",
                _ => "worker-timeline-unreadable",
            };
            view! {
                <li class="entry entry-mark">
                    <p class="entry-words">{t(words)}</p>
                    {foot}
                </li>
            }
            .into_any()
        }
    }
}

#[component]
fn NoteEntry(
    item: TimelineItem,
    note: Note,
    former: Vec<FormerNote>,
    case: LogId,
    policies: Policies,
    open: Memo<bool>,
    correcting: RwSignal<Correcting>,
    said: RwSignal<String>,
) -> impl IntoView {
    let id = item.id;
    let mine = item.mine;
    let heading = NodeRef::<leptos::html::H3>::new();
    let back = move || {
        correcting.update(|correcting| correcting.now = None);
        if let Some(heading) = heading.get_untracked() {
            // A heading takes the focus as long as it is in the page.
            let _ = heading.focus();
        }
    };
    // The corrected note is drawn anew: the keyboard's place goes with it.
    Effect::new(move |_| {
        if let Some(heading) = heading.get()
            && correcting.with_untracked(|correcting| correcting.last == Some(id) && correcting.now.is_none())
        {
            let _ = heading.focus();
        }
    });
    let saved = Callback::new(move |()| {
        said.set(say("worker-note-corrected"));
        back();
    });
    let cancelled = Callback::new(move |()| back());
    let at_first = StoredValue::new(NoteForm::correcting(&note));
    let day = note.day;
    let channel = note.channel.clone();
    let title = move || {
        let day = day.map(week_day).unwrap_or_default();
        view! {
            <span>{day}</span>
            " · "
            <span>{label(policies, &channel)}</span>
        }
    };
    let minutes = note.minutes;
    let is_corrected = move || correcting.with(|correcting| correcting.now == Some(id));
    let start = move |()| {
        correcting.set(Correcting { now: Some(id), last: Some(id) });
        request_animation_frame(|| dom::focus(".entry-note .note-form input"));
    };
    view! {
        <h3 class="entry-title" node_ref=heading tabindex="-1">
            {title}
            {(minutes > 0)
                .then(|| view! { <span class="entry-length">{move || length(minutes)}</span> })}
        </h3>
        <Show
            when=is_corrected
            fallback={
                let note = note.clone();
                move || view! { <NoteBody note=note.clone() policies /> }
            }
        >
            <NoteEditor case policies of=id at_first=at_first.get_value() saved cancelled />
        </Show>
        <Former former policies />
        {mine
            .then(|| {
                view! {
                    <Show when=move || open.get() && !is_corrected()>
                        <Button kind=ButtonKind::Quiet on_click=start>
                            {t("worker-note-edit")}
                        </Button>
                    </Show>
                }
            })}
    }
}

/// What a follow-up says.
#[component]
fn NoteBody(note: Note, policies: Policies) -> impl IntoView {
    let tags: Vec<String> = note.themes.iter().chain(&note.actions).cloned().collect();
    let outcome = note.outcome.clone();
    let signals: Vec<(String, String)> = note.signals.clone().into_iter().collect();
    let step = match (note.next_day, note.next_step.clone()) {
        (_, text) if text.is_empty() => None,
        (None, text) => Some(text),
        (Some(day), text) => {
            Some(say_args("worker-note-next-day", &[("text", arg(text)), ("day", arg(short_day(day)))]))
        }
    };
    let text = note.text;
    view! {
        {(!text.is_empty()).then(|| view! { <p class="entry-text" dir="auto">{text}</p> })}
        {(!tags.is_empty() || !outcome.is_empty())
            .then(|| {
                view! {
                    <ul class="entry-tags">
                        {(!outcome.is_empty())
                            .then(|| {
                                view! {
                                    <li class="tag strong">{move || label(policies, &outcome)}</li>
                                }
                            })}
                        {tags
                            .into_iter()
                            .map(|id| view! { <li class="tag">{move || label(policies, &id)}</li> })
                            .collect_view()}
                    </ul>
                }
            })}
        {(!signals.is_empty())
            .then(|| {
                view! {
                    <dl class="entry-signals">
                        {signals
                            .into_iter()
                            .map(|(signal, state)| {
                                view! {
                                    <div>
                                        <dt>{move || label(policies, &signal)}</dt>
                                        <dd>{move || label(policies, &state)}</dd>
                                    </div>
                                }
                            })
                            .collect_view()}
                    </dl>
                }
            })}
        {step
            .map(|step| {
                view! {
                    <p class="entry-step">
                        <span class="entry-step-word">{t("worker-note-next")}</span>
                        " "
                        <span dir="auto">{step}</span>
                    </p>
                }
            })}
    }
}

/// Former versions, one gesture away: nothing is written over in silence.
#[component]
fn Former(former: Vec<FormerNote>, policies: Policies) -> impl IntoView {
    if former.is_empty() {
        return None;
    }
    let count = i32::try_from(former.len()).unwrap_or(i32::MAX);
    let former = StoredValue::new(former);
    let opened = RwSignal::new(false);
    let one = move |version: FormerNote| {
        let (at, author) = (version.at, version.author);
        let written = t_args("worker-note-former-at", move || {
            vec![("at", arg(crate::i18n::moment(at))), ("author", arg(author.clone()))]
        });
        view! {
            <li class="former">
                <p class="hint">{written}</p>
                <NoteBody note=version.note policies />
            </li>
        }
    };
    Some(view! {
        <details
            class="former-notes"
            on:toggle=move |event| {
                let details = event_target::<web_sys::Element>(&event);
                opened.set(details.has_attribute("open"));
            }
        >
            <summary>{t_args("worker-note-former", move || vec![("count", count.into())])}</summary>
            <Show when=move || opened.get()>
                <ol>{former.get_value().into_iter().map(one).collect_view()}</ol>
            </Show>
        </details>
    })
}
