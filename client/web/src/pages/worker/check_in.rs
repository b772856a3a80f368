use leptos::prelude::*;
use tdu_core::app::{CardAnswers, CheckInCard, Command, Reply, Topic};

use super::{due::due, shared::Policies};
use crate::{
    components::{Button, ButtonKind, Chips, Choice, FailureNotice, Icon, Shape},
    dom,
    engine::use_act,
    i18n::{lang, t},
    model::check_in::{Answers, next_week},
};

/// Value of the chip that answers nothing.
const PREFER_NOT: &str = "prefer-not";

/// The check-in card, when one is due; nothing otherwise.
#[component]
pub(super) fn CheckInDue() -> impl IntoView {
    due(
        || Command::CheckIn,
        |reply| match reply {
            Reply::CheckIn(card) => Some(card),
            _ => None,
        },
        |topic| matches!(topic, Topic::Personal),
        |card, policies, done| view! { <Card card policies done /> },
    )
}

#[component]
fn Card(card: CheckInCard, policies: Policies, done: Callback<&'static str>) -> impl IntoView {
    let act = use_act();
    let items: Vec<(String, RwSignal<String>)> =
        card.items.iter().map(|item| (item.clone(), RwSignal::new(String::new()))).collect();
    let given = items.clone();
    let asked = card.clone();
    let keep = move || {
        let mut answers = Answers::default();
        for (item, chosen) in &given {
            let chosen = chosen.get_untracked();
            if !chosen.is_empty() {
                answers.give(item, chosen.parse().ok());
            }
        }
        let command = Command::AnswerCheckIn(CardAnswers { week: asked.week, answers: answers.kept(&asked) });
        act.ask(command, move |_| done.run("worker-checkin-kept"));
    };
    let snooze =
        move |until| act.ask(Command::SnoozeCheckIn { until }, move |_| done.run("worker-checkin-away"));
    let monday = next_week(&card);
    let questions = items.into_iter().map(|(item, value)| view! { <Question item value policies /> });
    view! {
        <section class="checkin" aria-labelledby="checkin-title">
            <h2 id="checkin-title">{t("worker-checkin-title")}</h2>
            <p>{t(if card.quarterly { "prompt-quarter-about" } else { "worker-checkin-about" })}</p>
            <form
                on:submit=move |event| {
                    event.prevent_default();
                    keep();
                }
            >
                {questions.collect_view()}
                <p class="checkin-private">
                    <Icon shape=Shape::Lock />
                    <span>{t("worker-checkin-private")}</span>
                </p>
                <FailureNotice failure=act.failure />
                <div class="actions">
                    <Button kind=ButtonKind::Main submit=true busy=act.busy>
                        {t("worker-checkin-keep")}
                    </Button>
                    <Button
                        kind=ButtonKind::Quiet
                        disabled=act.busy
                        on_click=move |()| snooze(dom::now().day().plus(1))
                    >
                        {t("worker-checkin-tomorrow")}
                    </Button>
                    <Button kind=ButtonKind::Quiet disabled=act.busy on_click=move |()| snooze(monday)>
                        {t("worker-checkin-not-this-week")}
                    </Button>
                </div>
                <p class="hint">
                    {t("worker-checkin-keys")} " "
                    {move || policies.with(|policies| policies.set.check_in.not_validated.get(lang()).to_owned())}
                </p>
            </form>
        </section>
    }
}

#[component]
fn Question(item: String, value: RwSignal<String>, policies: Policies) -> impl IntoView {
    let legend = Signal::derive(move || {
        policies.with(|policies| {
            policies
                .set
                .check_in
                .item(&item)
                .map_or_else(|| item.clone(), |item| item.question.get(lang()).to_owned())
        })
    });
    let choices = Signal::derive(move || {
        policies.with(|policies| {
            let check_in = &policies.set.check_in;
            let scale = check_in
                .scale
                .iter()
                .map(|point| Choice::new(point.value.to_string(), point.label.get(lang())));
            scale.chain([Choice::new(PREFER_NOT, check_in.prefer_not.get(lang()))]).collect::<Vec<_>>()
        })
    });
    view! { <Chips legend choices value /> }
}
