use leptos::prelude::*;
use tdu_core::{
    app::{Command, MyDays, Reply, Topic},
    calendar::{Day, Week},
    own::{Choice, Moment, Own},
};

use super::{
    own_notes::Mine,
    shared::{Policies, Said},
};
use crate::{
    components::{Button, ButtonKind, FailureNotice, Loaded},
    dom,
    engine::{Act, use_act, use_view},
    i18n::{arg, lang, say, say_args, short_day, t, week_day},
};

/// Own telework days of a week, last moments with others, and prompts that were silenced: for the worker alone.
#[component]
pub(super) fn Days(policies: Policies, week: RwSignal<Week>) -> impl IntoView {
    let days = use_view(
        move || Some(Command::MyDays { week: week.get() }),
        |reply| match reply {
            Reply::Days(days) => Some(days),
            _ => None,
        },
        |topic| matches!(topic, Topic::Personal),
    );
    let act = use_act();
    let said = RwSignal::new(String::new());
    view! {
        <p class="hint">{t("prompt-days-about")}</p>
        <Loaded view=days let:days>
            <Remote days act />
            <p>{move || days.with(|days| beside_the_guide(days, policies))}</p>
            <Moments days act said />
            <Silenced days policies act said />
        </Loaded>
        <Mine policies />
        <FailureNotice failure=act.failure />
        <Said text=said />
    }
}

/// How many days were noted, beside what the service plans.
fn beside_the_guide(days: &MyDays, policies: Policies) -> String {
    let count = days.remote.iter().filter(|remote| **remote).count();
    let most = policies.with(|policies| policies.set.telework.days_a_week);
    say_args(
        "prompt-days-count",
        &[("count", i32::try_from(count).unwrap_or(i32::MAX).into()), ("most", most.into())],
    )
}

#[component]
fn Remote(days: Signal<MyDays>, act: Act) -> impl IntoView {
    let one = move |rank: usize, day: Day| {
        let keep = move |event| {
            let remote = event_target_checked(&event);
            act.ask(Command::KeepOwn(Own::Telework { day, remote }), |_| {});
        };
        view! {
            <label class="chip">
                <input
                    type="checkbox"
                    prop:checked=move || days.with(|days| days.remote[rank])
                    on:change=keep
                />
                <span>{week_day(day)}</span>
            </label>
        }
    };
    let monday = Memo::new(move |_| days.with(|days| days.week.monday()));
    view! {
        <fieldset class="chips">
            <legend>{t("prompt-days-remote")}</legend>
            <div class="chip-row">
                {move || {
                    let monday = monday.get();
                    (0..7_usize).zip(0_i32..).map(|(rank, plus)| one(rank, monday.plus(plus))).collect_view()
                }}
            </div>
        </fieldset>
    }
}

#[component]
fn Moments(days: Signal<MyDays>, act: Act, said: RwSignal<String>) -> impl IntoView {
    let line = move |what: Moment, words: &'static str, last: fn(&MyDays) -> Option<Day>| {
        let when = move || match days.with(last) {
            Some(day) => say_args("prompt-moment-last", &[("day", arg(short_day(day)))]),
            None => say("prompt-moment-none"),
        };
        let keep = move |()| {
            let moment = Own::Moment { what, day: dom::now().day(), card: false };
            act.ask(Command::KeepOwn(moment), move |_| said.set(say("prompt-noted")));
        };
        let label = move || say_args("prompt-moment-today-label", &[("what", arg(say(words)))]);
        view! {
            <li class="erase-line">
                <span>
                    {t(words)} " " <span class="hint">{when}</span>
                </span>
                <Button kind=ButtonKind::Quiet disabled=act.busy on_click=keep>
                    <span aria-hidden="true">{t("prompt-moment-today")}</span>
                    <span class="sr">{label}</span>
                </Button>
            </li>
        }
    };
    view! {
        <ul class="moments" aria-label=t("prompt-moments")>
            {line(Moment::Peer, "prompt-moment-peer", |days| days.peer)}
            {line(Moment::Supervision, "prompt-moment-supervision", |days| days.supervision)}
        </ul>
    }
}

/// Prompts that the worker wants no more: each can come back.
#[component]
fn Silenced(days: Signal<MyDays>, policies: Policies, act: Act, said: RwSignal<String>) -> impl IntoView {
    let one = move |id: String| {
        let text = policies.with(|policies| {
            let prompt = policies.set.telework.prompts.iter().find(|prompt| prompt.id.as_str() == id);
            prompt.map(|prompt| prompt.text.get(lang()).to_owned())
        })?;
        let label = say_args("prompt-again-label", &[("text", arg(&text))]);
        let again = move |()| {
            let choice = Own::Prompt { id: id.clone(), about: None, choice: Choice::Again };
            act.ask(Command::KeepOwn(choice), move |_| said.set(say("prompt-again-done")));
        };
        Some(view! {
            <li class="erase-line">
                <span>{text}</span>
                <Button kind=ButtonKind::Quiet disabled=act.busy on_click=again>
                    <span aria-hidden="true">{t("prompt-again")}</span>
                    <span class="sr">{label}</span>
                </Button>
            </li>
        })
    };
    view! {
        <Show when=move || days.with(|days| !days.silenced.is_empty())>
            <details class="erase">
                <summary>{t("prompt-silenced-title")}</summary>
                <ul>{move || days.with(|days| days.silenced.clone()).into_iter().map(one).collect_view()}</ul>
            </details>
        </Show>
    }
}
