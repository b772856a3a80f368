//! The end of a talk: either person's to say. What was written goes if each of them wishes it.

use leptos::prelude::*;
use tdu_core::{
    app::{Command, ConversationView, TalkErasure},
    calendar::Day,
};

use crate::{
    components::{Button, ButtonKind, Confirm, Dialog, FailureNotice, Notice},
    dom,
    engine::use_act,
    i18n::{arg, say, say_args, short_day, t},
};

/// The gesture that ends a talk, with its dialog.
#[component]
pub(super) fn EndTalk(view: Signal<ConversationView>) -> impl IntoView {
    let open = RwSignal::new(false);
    let goes_on = Memo::new(move |_| view.with(|view| view.ended.is_none()));
    view! {
        <Show when=move || goes_on.get()>
            <Button kind=ButtonKind::Quiet on_click=move |()| open.set(true)>
                {t("talks-end")}
            </Button>
        </Show>
        <Dialog open title=t("talks-end-ask")>
            <Means view open />
        </Dialog>
    }
}

/// What it means, what may go with it, and the gesture.
#[component]
fn Means(view: Signal<ConversationView>, open: RwSignal<bool>) -> impl IntoView {
    let erase = RwSignal::new(false);
    let about = dom::uid("erase-talk");
    let act = use_act();
    let end = move |()| {
        let (talk, erase) = (view.with_untracked(|view| view.conversation), erase.get_untracked());
        act.ask(Command::EndTalk { talk, erase }, move |_| {
            open.set(false);
            // The button that led here is gone.
            dom::focus("#page h1");
        });
    };
    let box_to_tick = move || {
        view! {
            <label class="tick">
                <input
                    type="checkbox"
                    aria-describedby=about.clone()
                    prop:checked=move || erase.get()
                    on:change=move |event| erase.set(event_target_checked(&event))
                />
                <span>{t("talks-end-erase")}</span>
            </label>
            <p class="hint" id=about.clone()>{t("talks-erase-about")}</p>
        }
    };
    view! {
        <ul class="bullets">
            <li>{t("talks-end-nobody")}</li>
            <li>{t("talks-end-stays")}</li>
            <li>{t("talks-end-again")}</li>
        </ul>
        {view.with_untracked(|view| view.erasable).then(box_to_tick)}
        <FailureNotice failure=act.failure />
        <div class="actions">
            <Button kind=ButtonKind::Danger busy=act.busy on_click=end>
                {t("talks-end")}
            </Button>
            <Button on_click=move |()| open.set(false)>{t("common-cancel")}</Button>
        </div>
    }
}

/// Says of a talk that it ended, and what becomes of what was written.
#[component]
pub(super) fn EndedNotice(view: Signal<ConversationView>) -> impl IntoView {
    let ended = Memo::new(move |_| view.with(|view| view.ended.clone()));
    let asking = RwSignal::new(false);
    let act = use_act();
    let erase = Callback::new(move |()| {
        let talk = view.with_untracked(|view| view.conversation);
        act.ask(Command::EndTalk { talk, erase: true }, |_| dom::focus("#page h1"));
    });
    let notice = move || {
        let end = ended.get()?;
        let day = ("day", arg(short_day(Day::of(end.at, dom::offset_minutes()))));
        let by = match end.by.as_str() {
            _ if end.mine => say_args("talks-ended-mine", &[day]),
            "" => say_args("talks-ended-by", &[("name", arg(say("worker-team-nameless"))), day]),
            name => say_args("talks-ended-by", &[("name", arg(name)), day]),
        };
        let mine_to_say = matches!(end.erasure, TalkErasure::Open | TalkErasure::Proposed);
        Some(view! {
            <Notice>
                <p>{by}</p>
                <p>{say(words(end.erasure))}</p>
                {mine_to_say
                    .then(|| {
                        view! {
                            <Button kind=ButtonKind::Quiet busy=act.busy on_click=move |()| asking.set(true)>
                                {t("talks-erase")}
                            </Button>
                        }
                    })}
            </Notice>
        })
    };
    view! {
        {notice}
        <FailureNotice failure=act.failure />
        <Confirm
            open=asking
            title=t("talks-erase-ask")
            text=t("talks-erase-about")
            yes=t("talks-erase")
            on_yes=erase
        />
    }
}

const fn words(erasure: TalkErasure) -> &'static str {
    match erasure {
        TalkErasure::Open => "talks-erasure-open",
        TalkErasure::Asked => "talks-erasure-asked",
        TalkErasure::Proposed => "talks-erasure-proposed",
        TalkErasure::Agreed => "talks-erasure-agreed",
        TalkErasure::Done => "talks-erasure-done",
        TalkErasure::Impossible => "talks-erasure-impossible",
    }
}
