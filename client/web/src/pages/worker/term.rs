//! The term of a file: told ahead, then decided by the worker; messages that are noted.

use leptos::prelude::*;
use tdu_core::{
    app::{CaseView, Command, ConversationView, Term, TermStage},
    calendar::Day,
};
use tdu_policies::retention::Kind;
use tdu_protocol::LogId;

use super::shared::{Policies, in_words};
use crate::{
    components::{
        Button, ButtonKind, Confirm, DateField, Dialog, FailureNotice, Notice, TextArea, go_to_wrong, told,
    },
    dom,
    engine::use_act,
    i18n::{arg, say, say_args, short_day, t, t_args},
};

/// Most characters of a reason.
const MAX_REASON: u32 = 600;

/// A term in a few words, once it is worth a word.
pub(super) fn term_words(term: &Term) -> Option<String> {
    match term.stage {
        TermStage::Far => None,
        TermStage::Soon => Some(say_args("worker-term-on", &[("day", arg(short_day(term.on)))])),
        TermStage::Reached => Some(say("worker-term-reached")),
    }
}

/// The card of a file whose term is near, has come, or was put off.
#[component]
pub(super) fn TermCard(
    case: LogId,
    policies: Policies,
    file: Signal<CaseView>,
    said: RwSignal<String>,
) -> impl IntoView {
    let term = Memo::new(move |_| {
        let term = file.with(|file| file.summary.term.clone())?;
        (term.stage != TermStage::Far || term.kept.is_some()).then_some(term)
    });
    let (keeping, erasing) = (RwSignal::new(false), RwSignal::new(false));
    let about = move |term: &Term| {
        let contact = if term.contact { "yes" } else { "no" };
        let values = [
            ("day", arg(short_day(term.on))),
            ("since", arg(short_day(term.since))),
            ("contact", arg(contact)),
            ("rule", arg(in_words(policies, Kind::FollowUpFile))),
        ];
        say_args("worker-term-about", &values)
    };
    let kept = |term: &Term| {
        let kept = term.kept.clone()?;
        let words =
            say_args("worker-term-kept", &[("day", arg(short_day(term.on))), ("author", arg(kept.author))]);
        Some(view! {
            <p>{words}</p>
            <p class="entry-text" dir="auto">{kept.reason}</p>
        })
    };
    let shown = move || {
        let term = term.get()?;
        let latest = term.latest.filter(|_| term.stage != TermStage::Far);
        Some(view! {
            <section class="side-card" aria-labelledby="term-title">
                <h2 id="term-title">{t("worker-term-title")}</h2>
                <p>{about(&term)}</p>
                {kept(&term)}
                <div class="actions">
                    {latest
                        .map(|_| {
                            view! {
                                <Button on_click=move |()| keeping.set(true)>{t("worker-term-keep")}</Button>
                            }
                        })}
                    {(term.stage == TermStage::Reached)
                        .then(|| {
                            view! {
                                <Button kind=ButtonKind::Danger on_click=move |()| erasing.set(true)>
                                    {t("worker-term-erase")}
                                </Button>
                            }
                        })}
                </div>
            </section>
        })
    };
    let latest = Signal::derive(move || term.get().and_then(|term| term.latest));
    view! {
        {shown}
        <Dialog open=keeping title=t("worker-term-keep-title")>
            <Keep case latest open=keeping said />
        </Dialog>
        <Dialog open=erasing title=t("worker-term-erase-title")>
            <Erase case policies open=erasing />
        </Dialog>
    }
}

/// What goes, from where, what stays; and the gesture.
#[component]
fn Erase(case: LogId, policies: Policies, open: RwSignal<bool>) -> impl IntoView {
    let act = use_act();
    let erase = move |()| {
        act.ask(Command::EraseFile { case }, move |_| {
            open.set(false);
            // The button that led here is gone with the card.
            dom::focus("#page h1");
        });
    };
    let proof = t_args("worker-term-stays-proof", move || {
        vec![("rule", arg(in_words(policies, Kind::CharterEvidence)))]
    });
    view! {
        <p>{t("worker-term-goes")}</p>
        <ul class="bullets">
            <li>{t("worker-term-goes-notes")}</li>
            <li>{t("worker-term-goes-messages")}</li>
        </ul>
        <p>{t("worker-term-stays")}</p>
        <ul class="bullets">
            <li>{proof}</li>
            <li>{t("worker-term-stays-totals")}</li>
            <li>{t("worker-term-stays-backups")}</li>
        </ul>
        <p>
            <strong>{t("worker-term-for-good")}</strong>
        </p>
        <FailureNotice failure=act.failure />
        <div class="actions">
            <Button kind=ButtonKind::Danger busy=act.busy on_click=erase>
                {t("worker-term-erase-do")}
            </Button>
            <Button on_click=move |()| open.set(false)>{t("common-cancel")}</Button>
        </div>
    }
}

/// Why a file is kept, and until when.
#[component]
fn Keep(
    case: LogId,
    latest: Signal<Option<Day>>,
    open: RwSignal<bool>,
    said: RwSignal<String>,
) -> impl IntoView {
    let act = use_act();
    let reason = RwSignal::new(String::new());
    let (tomorrow, last) = (dom::now().day().plus(1), latest.get_untracked());
    let until = RwSignal::new(last);
    let wrong = RwSignal::new(None::<&'static str>);
    let keep = move || {
        let text = reason.get_untracked().trim().to_owned();
        wrong.set(text.is_empty().then_some("worker-term-reason-missing"));
        let Some(until) = until.get_untracked().filter(|_| !text.is_empty()) else {
            go_to_wrong();
            return;
        };
        act.ask(Command::KeepFile { case, reason: text, until }, move |_| {
            open.set(false);
            said.set(say("worker-term-kept-done"));
        });
    };
    view! {
        <form on:submit=move |event| {
            event.prevent_default();
            keep();
        }>
            <TextArea
                label=t("worker-term-reason")
                hint=t("worker-term-reason-hint")
                value=reason
                error=told(wrong)
                rows=3
                max=MAX_REASON
            />
            <DateField
                label=t("worker-term-until")
                hint=t("worker-term-until-hint")
                value=until
                min=tomorrow
                max=last.unwrap_or(tomorrow)
            />
            <FailureNotice failure=act.failure />
            <div class="actions">
                <Button kind=ButtonKind::Main submit=true busy=act.busy>
                    {t("worker-term-keep-do")}
                </Button>
            </div>
        </form>
    }
}

/// Says of a file that it was erased, and what is left.
#[component]
pub(super) fn ErasedNotice(file: Signal<CaseView>) -> impl IntoView {
    move || {
        let erased = file.with(|file| file.summary.erased)?;
        let day = short_day(Day::of(erased.at, dom::offset_minutes()));
        let about = say_args("worker-erased-about", &[("day", arg(day))]);
        let proof =
            erased.proof_until.map(|day| say_args("worker-erased-proof", &[("day", arg(short_day(day)))]));
        Some(view! {
            <Notice>
                <p>{about}</p>
                {proof.map(|proof| view! { <p>{proof}</p> })}
            </Notice>
        })
    }
}

/// In a conversation: what is noted in the file and will go, and the gesture that says so.
#[component]
pub(super) fn NotedMessages(talk: Signal<ConversationView>, policies: Policies) -> impl IntoView {
    let asking = RwSignal::new(false);
    let act = use_act();
    let note = Callback::new(move |()| {
        let conversation = talk.with_untracked(|talk| talk.conversation);
        act.ask(Command::NoteMessages { conversation }, |_| {});
    });
    let noted = move || {
        let noted = talk.with(|talk| talk.noted)?;
        let values = [("count", noted.count.into()), ("day", arg(short_day(noted.until)))];
        Some(view! { <p class="hint">{say_args("worker-noted", &values)}</p> })
    };
    let more = Memo::new(move |_| talk.with(|talk| talk.to_note.is_some()));
    let about =
        t_args("worker-noted-about", move || vec![("rule", arg(in_words(policies, Kind::RelayedMessages)))]);
    view! {
        <div class="talk-noted">
            {noted}
            <Show when=move || more.get()>
                <Button kind=ButtonKind::Quiet busy=act.busy on_click=move |()| asking.set(true)>
                    {t("worker-noted-say")}
                </Button>
            </Show>
            <FailureNotice failure=act.failure />
        </div>
        <Confirm
            open=asking
            title=t("worker-noted-title")
            text=about
            yes=t("worker-noted-do")
            on_yes=note
        />
    }
}
