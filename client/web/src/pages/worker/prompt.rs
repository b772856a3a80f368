use leptos::prelude::*;
use tdu_core::{
    app::{Command, PromptCard, Reply, Topic},
    own::{Choice, Moment, Own},
};
use tdu_policies::telework::Trigger;

use super::shared::{Policies, Said, case_path, use_policies};
use crate::{
    components::{Button, ButtonKind, FailureNotice, GoLink, Icon, Shape},
    dom,
    engine::{Act, use_act, use_view},
    i18n::{arg, lang, say, say_args, t},
    model::prompt::{Gesture, gesture, why},
};

/// The word that is due, when one is; nothing otherwise.
#[component]
pub(super) fn PromptDue() -> impl IntoView {
    let policies = use_policies();
    let card = use_view(
        || Some(Command::Prompt),
        |reply| match reply {
            Reply::Prompt(card) => Some(card),
            _ => None,
        },
        |topic| matches!(topic, Topic::Personal | Topic::Case(_) | Topic::Conversation(_)),
    );
    let said = RwSignal::new(String::new());
    let due = Memo::new(move |_| card.value.get().flatten().filter(|_| policies.value.with(Option::is_some)));
    let done = Callback::new(move |message: &'static str| {
        card.value.set(None);
        said.set(say(message));
        dom::focus("#page h1");
    });
    let shown = move || {
        let card = due.get()?;
        let first = policies.value.get_untracked()?;
        let policies = Signal::derive(move || policies.value.get().unwrap_or_else(|| first.clone()));
        Some(view! { <Card card policies done /> })
    };
    view! {
        {shown}
        <Said text=said />
    }
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
        move || say_args(why(when), &[("count", count.into()), ("name", arg(&name))])
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
                let moment = Own::Moment { what: Moment::Peer, day };
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
    let away = StoredValue::new((card.id, card.about.map(|(file, _)| file)));
    let away = move |choice: Choice| {
        let (id, about) = away.get_value();
        act.ask(Command::KeepOwn(Own::Prompt { id, about, choice }), move |_| {
            done.run(if choice == Choice::Never { "prompt-silenced" } else { "prompt-away" });
        });
    };
    let today = dom::now().day();
    let is_event = matches!(card.when, Trigger::HeavyCall | Trigger::IncivilityNoted | Trigger::OutsideHours);
    view! {
        <div class="actions">
            {gesture(card.when).map(helps)} {file}
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
