use leptos::prelude::*;
use tdu_core::{
    app::{Command, Reply, Topic, WorkWeek},
    calendar::Week,
};
use tdu_policies::resources::{Audience, Resource};

use super::{
    incident,
    my_days::Days,
    past_answers::PastAnswers,
    questionnaires::Questionnaires,
    report::plots,
    shared::{Policies, WeekChooser, length, use_policies},
};
use crate::{
    components::{Drawing, GoLink, Icon, Loaded, Page, Plot, Shape},
    dom,
    engine::use_view,
    i18n::{arg, lang, say, say_args, t, week_day},
    model::{
        figures::{contacts, own},
        plot::{Amount, Bar},
    },
    pages::talks,
};

/// My own work: private.
#[component]
pub(super) fn Work() -> impl IntoView {
    let policies = use_policies();
    let week = RwSignal::new(dom::now().week());
    view! {
        <Page title=t("worker-work-title")>
            <p class="private-line">
                <Icon shape=Shape::Lock />
                <span>{t("worker-work-private")}</span>
            </p>
            <Loaded view=policies let:policies>
                <section class="work-part" aria-labelledby="work-week">
                    <h2 id="work-week">{t("worker-work-week")}</h2>
                    <WeekChooser label=t("worker-report-week") week />
                    <MyWeek policies week />
                </section>
                <section class="work-part" aria-labelledby="work-days">
                    <h2 id="work-days">{t("prompt-days")}</h2>
                    <Days policies week />
                </section>
                <section class="work-part" aria-labelledby="work-answers">
                    <h2 id="work-answers">{t("worker-work-checkins")}</h2>
                    <PastAnswers policies />
                </section>
                <Questionnaires policies />
                <section class="work-part" aria-labelledby="work-help">
                    <h2 id="work-help">{t("worker-work-help")}</h2>
                    <Help policies />
                </section>
                <section class="work-part" aria-labelledby="work-guide">
                    <h2 id="work-guide">{t("worker-work-guide")}</h2>
                    <p>
                        {move || {
                            policies.with(|policies| policies.set.telework.guide.get(lang()).to_owned())
                        }}
                    </p>
                </section>
            </Loaded>
        </Page>
    }
}

#[component]
fn MyWeek(policies: Policies, week: RwSignal<Week>) -> impl IntoView {
    let mine = use_view(
        move || Some(Command::MyWeek { week: week.get() }),
        |reply| match reply {
            Reply::WorkWeek(mine) => Some(mine),
            _ => None,
        },
        |topic| matches!(topic, Topic::Case(_)),
    );
    view! {
        <Loaded view=mine let:mine>
            {move || {
                let WorkWeek { week, figures, minutes } = mine.get();
                let totals = own(&figures);
                let count = policies.with(|policies| contacts(&totals, policies.of_week(week))).unwrap_or(0);
                view! {
                    <p class="work-count">{say_args("worker-work-contacts", &[("count", count.into())])}</p>
                    <Minutes week minutes />
                    {(count > 0)
                        .then(|| {
                            view! {
                                <details class="work-figures">
                                    <summary>{t("worker-work-figures")}</summary>
                                    {plots(&totals, week, policies)}
                                </details>
                            }
                        })}
                }
            }}
        </Loaded>
    }
}

#[component]
fn Minutes(week: Week, minutes: [u32; 7]) -> impl IntoView {
    let monday = week.monday();
    let bars: Vec<Bar> = minutes
        .iter()
        .zip(0_i32..)
        .map(|(minutes, rank)| Bar { label: week_day(monday.plus(rank)), amount: Amount::Known(*minutes) })
        .collect();
    let sum: u32 = minutes.iter().sum();
    let most =
        bars.iter().max_by_key(|bar| bar.amount.known()).map(|bar| bar.label.clone()).unwrap_or_default();
    let sentence = say_args(
        "worker-work-minutes-sentence",
        &[("count", sum.into()), ("text", arg(length(sum))), ("day", arg(most))],
    );
    view! {
        <Plot
            title=t("worker-work-minutes")
            sentence=sentence
            of=t("worker-work-minutes-of")
            drawing=Drawing::Bars(bars)
        />
    }
}

#[component]
fn Help(policies: Policies) -> impl IntoView {
    let lines = move |emergency: bool| {
        policies.with(|policies| {
            let found = policies.set.resources.for_audience(Audience::Worker);
            let found = found.into_iter().filter(|resource| resource.emergency == emergency);
            found.map(|resource| view! { <OneHelp resource=resource.clone() /> }).collect_view()
        })
    };
    view! {
        <p>{t("talks-team")}</p>
        <p class="help-gestures">
            <GoLink href=format!("{}#ask", talks::PATH)>{t("talks-ask-title")}</GoLink>
            <GoLink href=incident::PATH>{t("incident-go")}</GoLink>
        </p>
        <ul class="help-list">{move || lines(false)}</ul>
        <details>
            <summary>{t("worker-work-help-emergency")}</summary>
            <ul class="help-list">{move || lines(true)}</ul>
        </details>
    }
}

#[component]
fn OneHelp(resource: Resource) -> impl IntoView {
    let dial = |number: &str| number.chars().filter(|c| c.is_ascii_digit() || *c == '+').collect::<String>();
    let call = resource.phone.as_ref().map(|number| {
        let words = say_args("worker-work-call", &[("number", arg(number))]);
        view! { <a class="button" href=format!("tel:{}", dial(number))>{words}</a> }
    });
    let write = resource.text_message.as_ref().map(|number| {
        let words = say_args("worker-work-write", &[("number", arg(number))]);
        view! { <a class="button" href=format!("sms:{}", dial(number))>{words}</a> }
    });
    view! {
        <li class="help-line">
            <p class="help-name">
                {resource.label.get(lang()).to_owned()}
            </p>
            <p>{resource.when.get(lang()).to_owned()}</p>
            <p class="hint">
                {if resource.to_complete {
                    say("worker-work-to-complete")
                } else {
                    resource.open.get(lang()).to_owned()
                }}
            </p>
            <p class="help-gestures">{call} {write}</p>
        </li>
    }
}
