use leptos::prelude::*;
use tdu_core::app::{CaseView, CharterState, Command, Reply, Topic, note_draft};
use tdu_protocol::LogId;
use wasm_bindgen::JsCast;

use super::{
    charter::CharterCard,
    handover::{HandoverCard, name_or_none},
    handover_asked::HandoverAsked,
    invite::InviteCard,
    note::NoteEditor,
    person::{PersonFields, PersonForm},
    share::ShareCard,
    shared::{Back, Policies, Said, charter_words, talk_path, use_policies},
    term::{ErasedNotice, TermCard},
    timeline::TimelineList,
};
use crate::{
    components::{Button, ButtonKind, Confirm, Dialog, FailureNotice, GoLink, Loaded, Page, Readers, Shape},
    dom,
    engine::{Engine, use_act, use_view},
    i18n::{arg, say, say_args, short_day, t, t_args},
    model::note::NoteForm,
};

/// A file.
#[component]
pub(super) fn Dossier(case: LogId) -> impl IntoView {
    let policies = use_policies();
    let file = use_view(
        move || Some(Command::Case { case }),
        |reply| match reply {
            Reply::Case(file) => Some(*file),
            _ => None,
        },
        // New rules too: they may be those of a charter that can be proposed at last.
        move |topic| topic.log() == Some(case) || matches!(topic, Topic::Conversation(_) | Topic::Directory),
    );
    view! {
        <Back href="/cases" label="worker-file-back" />
        <Loaded view=policies let:policies>
            <Loaded view=file let:file>
                <File case policies file />
            </Loaded>
        </Loaded>
    }
}

#[component]
fn File(case: LogId, policies: Policies, file: Signal<CaseView>) -> impl IntoView {
    let writing = RwSignal::new(false);
    let said = RwSignal::new(String::new());
    let erased = Memo::new(move |_| file.with(|file| file.summary.erased.is_some()));
    let never_asked = Memo::new(move |_| file.with(|file| file.summary.charter == CharterState::None));
    let name = Signal::derive(move || {
        if erased.get() { say("worker-erased-name") } else { file.with(|file| file.person.name.clone()) }
    });
    let closed = Memo::new(move |_| file.with(|file| file.summary.closed));
    let write = move || {
        said.set(String::new());
        writing.set(true);
        request_animation_frame(|| dom::focus("#new-note input"));
    };
    open_when_drafted(case, writing);
    on_key_n(move || {
        if !closed.get_untracked() {
            write();
        }
    });
    let left = move || {
        writing.set(false);
        request_animation_frame(|| dom::focus("#write-note button"));
    };
    let saved = Callback::new(move |()| {
        said.set(say("worker-note-saved"));
        left();
    });
    let cancelled = Callback::new(move |()| left());
    view! {
        <Page title=name tab=t("worker-nav-cases") wide=true>
            <Head case file write=Callback::new(move |()| write()) />
            <Said text=said />
            <Show when=move || writing.get()>
                <section class="note-card" id="new-note" aria-labelledby="new-note-title">
                    <h2 id="new-note-title">{t("worker-note-title")}</h2>
                    <NoteEditor
                        case
                        policies
                        at_first=NoteForm::new(dom::now().day())
                        to_note=Signal::derive(move || file.with(|file| file.to_note))
                        saved
                        cancelled
                    />
                </section>
            </Show>
            <HandoverAsked case file said />
            <ErasedNotice file />
            <div class="file">
                <aside class="file-side">
                    <TermCard case policies file said />
                    <Show when=move || !erased.get()>
                        <PersonCard case file said />
                    </Show>
                    <Show when=move || !(erased.get() && never_asked.get())>
                        <CharterCard case file said />
                    </Show>
                    <Show when=move || !erased.get()>
                        <InviteCard case file />
                        <HandoverCard case file said />
                        <ShareCard case file said />
                    </Show>
                    <CloseCard case file said />
                </aside>
                <div class="file-main">
                    <TimelineList case policies file said />
                </div>
            </div>
        </Page>
    }
}

/// A draft that waits opens the form by itself.
fn open_when_drafted(case: LogId, writing: RwSignal<bool>) {
    let engine = Engine::here();
    leptos::task::spawn_local(async move {
        if let Ok(Reply::Draft(kept)) = engine.ask(Command::Draft { place: note_draft(case, None) }).await
            && !kept.is_empty()
        {
            // Gone with the page: nothing to open.
            let _ = writing.try_set(true);
        }
    });
}

/// `n` alone, while nothing is being typed and no dialog is open.
fn on_key_n(act: impl Fn() + 'static) {
    let handle = window_event_listener(leptos::ev::keydown, move |event| {
        let modified = event.ctrl_key() || event.meta_key() || event.alt_key();
        if modified || event.repeat() || !event.key().eq_ignore_ascii_case("n") {
            return;
        }
        let element = event.target().and_then(|target| target.dyn_into::<web_sys::Element>().ok());
        let typing = element.is_some_and(|element| {
            let inside =
                element.closest("input:not([type=radio]):not([type=checkbox]), textarea, select, dialog");
            matches!(inside, Ok(Some(_)))
        });
        if !typing {
            event.prevent_default();
            act();
        }
    });
    on_cleanup(move || handle.remove());
}

#[component]
fn Head(case: LogId, file: Signal<CaseView>, write: Callback<()>) -> impl IntoView {
    let step = move || {
        file.with(|file| {
            let (day, text) = file.summary.next_step.as_ref()?;
            let late = *day < dom::now().day();
            let id = if late { "worker-next-step-late" } else { "worker-next-step" };
            let text = say_args(id, &[("day", arg(short_day(*day))), ("text", arg(text))]);
            Some(view! { <p class="file-step" class:case-late=late dir="auto">{text}</p> })
        })
    };
    let talk = move || {
        file.with(|file| {
            let unread = file.summary.unread;
            file.conversation?;
            let words = if unread > 0 {
                say_args("worker-file-conversation-unread", &[("count", unread.into())])
            } else {
                say("worker-file-conversation")
            };
            Some(view! { <GoLink href=talk_path(case) icon=Shape::Message>{words}</GoLink> })
        })
    };
    view! {
        <div class="file-head">
            <p class="file-state">
                {move || {
                    let (charter, met, closed, erased) = file
                        .with(|file| (
                            charter_words(&file.summary.charter),
                            file.summary.met_in_person,
                            file.summary.closed,
                            file.summary.erased.is_some(),
                        ));
                    let follower = file.with(|file| file.summary.follower.clone());
                    view! {
                        {follower
                            .map(|one| {
                                let name = arg(name_or_none(&one.name));
                                view! {
                                    <span class="tag strong">
                                        {say_args("worker-followed-by", &[("name", name)])}
                                    </span>
                                }
                            })}
                        <span class="tag">{t(charter)}</span>
                        {(!erased)
                            .then(|| {
                                let met = if met { "worker-met" } else { "worker-never-met" };
                                view! { <span class="tag">{t(met)}</span> }
                            })}
                        {closed.then(|| view! { <span class="tag strong">{t("worker-closed")}</span> })}
                    }
                }}
            </p>
            {step}
            <div class="actions">
                <Show when=move || file.with(|file| !file.summary.closed)>
                    <span id="write-note" class="write-note">
                        <Button kind=ButtonKind::Main icon=Shape::Pen on_click=write>
                            {t("worker-file-write")}
                        </Button>
                        <span class="key-hint">{t("worker-file-write-key")}</span>
                    </span>
                </Show>
                {talk}
                <Readers log=case />
            </div>
        </div>
    }
}

#[component]
fn PersonCard(case: LogId, file: Signal<CaseView>, said: RwSignal<String>) -> impl IntoView {
    let editing = RwSignal::new(false);
    let act = use_act();
    let line = move |label: &'static str, of: fn(&CaseView) -> &String, phone: bool| {
        let value = move || {
            let value = file.with(|file| of(file).clone());
            match value.as_str() {
                "" => view! { <span class="nothing">{t("worker-person-none")}</span> }.into_any(),
                number if phone => {
                    let dial: String = number.chars().filter(|c| c.is_ascii_digit() || *c == '+').collect();
                    view! { <a href=format!("tel:{dial}") dir="ltr">{value}</a> }.into_any()
                }
                _ => view! { <span dir="auto">{value}</span> }.into_any(),
            }
        };
        view! {
            <div>
                <dt>{t(label)}</dt>
                <dd>{value}</dd>
            </div>
        }
    };
    let form = move || {
        let fields = PersonFields::new(file.with_untracked(|file| file.person.clone()));
        let save = move || {
            let Some(person) = fields.read() else {
                dom::focus(".person-form input");
                return;
            };
            act.ask(Command::ChangePerson { case, person }, move |_| {
                editing.set(false);
                said.set(say("worker-file-edited"));
            });
        };
        view! {
            <form on:submit=move |event| {
                event.prevent_default();
                save();
            }>
                <PersonForm fields />
                <FailureNotice failure=act.failure />
                <div class="actions">
                    <Button kind=ButtonKind::Main submit=true busy=act.busy>
                        {t("worker-person-save")}
                    </Button>
                </div>
            </form>
        }
    };
    view! {
        <section class="side-card" aria-label=t("worker-file-person")>
            <dl class="facts">
                {line("worker-person-phone", |file| &file.person.phone, true)}
                {line("worker-person-language", |file| &file.person.language, false)}
                {line("worker-person-hours", |file| &file.person.safe_hours, false)}
            </dl>
            <Show when=move || file.with(|file| !file.summary.closed)>
                <Button kind=ButtonKind::Quiet on_click=move |()| editing.set(true)>
                    {t("worker-file-edit")}
                </Button>
            </Show>
            <Dialog open=editing title=t("worker-file-edit")>
                {form()}
            </Dialog>
        </section>
    }
}

#[component]
fn CloseCard(case: LogId, file: Signal<CaseView>, said: RwSignal<String>) -> impl IntoView {
    let asking = RwSignal::new(false);
    let act = use_act();
    let close = Callback::new(move |()| {
        act.ask(Command::CloseCase { case }, move |_| said.set(say("worker-file-closed")));
    });
    view! {
        <Show when=move || file.with(|file| !file.summary.closed)>
            <details class="side-more">
                <summary>{t("worker-file-more")}</summary>
                <Button
                    kind=ButtonKind::Danger
                    icon=Shape::Lock
                    busy=act.busy
                    on_click=move |()| asking.set(true)
                >
                    {t("worker-file-close")}
                </Button>
                <FailureNotice failure=act.failure />
            </details>
        </Show>
        <Confirm
            open=asking
            title=t("worker-file-close-ask")
            text=t_args("worker-file-close-about", Vec::new)
            yes=t("worker-file-close-do")
            on_yes=close
        />
    }
}
