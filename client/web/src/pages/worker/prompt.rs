use super::{
    due::due,
    incident,
    shared::{Policies, case_path},
};
use crate::{
    components::{Button, ButtonKind, FailureNotice, GoLink, Icon, Shape},
    dom,
    engine::{Act, use_act},
    i18n::{arg, lang, say_args, t},
    model::prompt::{Gesture, gesture, why},
};
use leptos::prelude::*;
use tdu_core::{
    app::{Command, PromptCard, Reply, Topic},
    own::{Choice, Moment, Own},
};
use tdu_policies::telework::Trigger;

/// The word that is due, when one is; nothing otherwise.
#[component]
pub(super) fn PromptDue() -> impl IntoView {
    due(
        || Command::Prompt,
        |reply| match reply {
            Reply::Prompt(card) => Some(card),
            _ => None,
        },
        |topic| matches!(topic, Topic::Personal | Topic::Case(_) | Topic::Conversation(_)),
        |card, policies, done| view! { <Card card policies done /> },
    )
}

#[component]
fn Card(card: PromptCard, policies: Policies, done: Callback<&'static str>) -> impl IntoView {
    let act = use_act();
    let (id, when) = (card.id.clone(), card.when);
    let text = move || {
        policies.with(|policies| {
            let prompt = policies.set.telework.prompts.iter().find(|prompt| prompt.id.as_str() == id);
            prompt.map(|prompt| prompt.text.get(lang()).to_owned())
        })
    };
    let reason = {
        let name = card.about.as_ref().map(|(_, name)| name.clone()).unwrap_or_default();
        let count = card.count;
        move || why(when).map(|id| say_args(id, &[("count", count.into()), ("name", arg(&name))]))
    };
    view! {
        <section class="checkin prompt" aria-labelledby="prompt-title">
            <h2 id="prompt-title">{t("prompt-title")}</h2>
            <p class="prompt-text">{text}</p>
            <p class="hint">{reason}</p>
            <p class="checkin-private">
                <Icon shape=Shape::Lock />
                <span>{t("prompt-private")}</span>
            </p>
            <FailureNotice failure=act.failure />
            <Gestures card act done />
        </section>
    }
}

/// What helps, then ways to be left in peace.
#[component]
fn Gestures(card: PromptCard, act: Act, done: Callback<&'static str>) -> impl IntoView {
    let helps = move |kind: Gesture| match kind {
        Gesture::Help => {
            view! { <GoLink href="/work#work-help" kind=ButtonKind::Main>{t("prompt-go-help")}</GoLink> }
                .into_any()
        }
        Gesture::Days => {
            view! { <GoLink href="/work#work-days" kind=ButtonKind::Main>{t("prompt-go-days")}</GoLink> }
                .into_any()
        }
        Gesture::Talked => {
            let day = dom::now().day();
            let keep = move |()| {
                let moment = Own::Moment { what: Moment::Peer, day, card: true };
                act.ask(Command::KeepOwn(moment), move |_| done.run("prompt-noted"));
            };
            view! {
                <Button kind=ButtonKind::Main busy=act.busy on_click=keep>
                    {t("prompt-talked")}
                </Button>
            }
            .into_any()
        }
    };
    let file = card.about.as_ref().map(|(file, _)| {
        view! { <GoLink href=case_path(*file)>{t("worker-go-file")}</GoLink> }
    });
    let report = (card.when == Trigger::IncivilityNoted)
        .then(|| view! { <GoLink href=incident::PATH>{t("incident-go")}</GoLink> });
    let away = StoredValue::new((card.id, card.about.map(|(file, _)| file)));
    let away = move |choice: Choice| {
        let (id, about) = away.get_value();
        act.ask(Command::KeepOwn(Own::Prompt { id, about, choice }), move |_| {
            done.run(match choice {
                Choice::Never => "prompt-silenced",
                Choice::Later(_) => "prompt-put-off",
                Choice::Until(_) | Choice::Again => "prompt-away",
            });
        });
    };
    let today = dom::now().day();
    let is_event = card.when.is_event();
    let later = (is_event && card.when.can_wait()).then(|| {
        view! {
            <Button
                kind=ButtonKind::Quiet
                disabled=act.busy
                on_click=move |()| away(Choice::Later(today.plus(1)))
            >
                {t("prompt-later")}
            </Button>
        }
    });
    view! {
        <div class="actions">
            {gesture(card.when).map(helps)} {report} {file} {later}
            <Button
                kind=ButtonKind::Quiet
                disabled=act.busy
                on_click=move |()| away(Choice::Until(today.plus(1)))
            >
                {t(if is_event { "prompt-understood" } else { "worker-checkin-tomorrow" })}
            </Button>
            {(!is_event)
                .then(|| {
                    let monday = today.week().plus(1).monday();
                    view! {
                        <Button
                            kind=ButtonKind::Quiet
                            disabled=act.busy
                            on_click=move |()| away(Choice::Until(monday))
                        >
                            {t("worker-checkin-not-this-week")}
                        </Button>
                    }
                })}
            <Button kind=ButtonKind::Quiet disabled=act.busy on_click=move |()| away(Choice::Never)>
                {t("prompt-never")}
            </Button>
        </div>
    }
}
