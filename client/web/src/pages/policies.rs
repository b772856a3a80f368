//! The rules of the service, as they are in force, and who signed them.

use leptos::prelude::*;
use tdu_core::app::{Command, PoliciesView, Reply, Topic};
use tdu_policies::{Localised, Parameters, PolicySet};
use tdu_protocol::Role;

use crate::{
    components::{CharterLacks, Icon, Loaded, Notice, Page, Shape, Time},
    engine::{Engine, use_view},
    i18n::{arg, lang, long_day, say_args, t, t_args},
    pages::{admin::Change, worker::questionnaires::credit},
};

/// The page.
#[component]
pub fn Policies() -> impl IntoView {
    let policies = use_view(
        || Some(Command::Policies),
        |reply| match reply {
            Reply::Policies(policies) => Some(*policies),
            _ => None,
        },
        |topic| matches!(topic, Topic::Directory),
    );
    view! {
        <Page title=t("policies-title") lead=t("policies-lead")>
            <Loaded view=policies let:view>
                <Signed view />
                <Coming view />
                <CharterLacks
                    names=Signal::derive(move || view.with(|view| view.charter_lacks.clone()))
                    says="rules-charter-lacks"
                    then=if is_administrator() { "rules-charter-lacks-how" } else { "rules-charter-lacks-who" }
                />
                {is_administrator().then(|| view! { <Change /> })}
                {move || view.with(|view| body(&view.set))}
            </Loaded>
        </Page>
    }
}

fn is_administrator() -> bool {
    Engine::here().me().with_untracked(|me| me.as_ref().is_some_and(|me| me.role == Role::Administrator))
}

/// What was signed and does not hold for weeks yet.
#[component]
fn Coming(view: Signal<PoliciesView>) -> impl IntoView {
    move || {
        view.with(|view| view.coming).map(|day| {
            let words = t_args("rules-coming", move || vec![("day", arg(long_day(day)))]);
            view! { <Notice><p>{words}</p></Notice> }
        })
    }
}

#[component]
fn Signed(view: Signal<PoliciesView>) -> impl IntoView {
    let by = t_args("policies-signed", move || vec![("name", arg(view.with(|view| view.signed_by.clone())))]);
    let at = Signal::derive(move || view.with(|view| view.signed_at));
    view! {
        <p class="signed">
            <Icon shape=Shape::Check />
            <span>{by} " · " <Time at /></span>
        </p>
    }
}

fn body(set: &PolicySet) -> AnyView {
    let lang = lang();
    let text = |words: &Localised| words.get(lang).to_owned();
    let labels = |words: Vec<String>| {
        let items = words.into_iter().map(|words| view! { <li>{words}</li> }).collect_view();
        view! { <ul>{items}</ul> }.into_any()
    };
    let charter = set.charter.text(lang, &Parameters::new());
    let sections = charter
        .sections
        .into_iter()
        .map(|section| {
            let paragraphs =
                section.paragraphs.into_iter().map(|words| view! { <p>{words}</p> }).collect_view();
            view! { <h3>{section.title}</h3> {paragraphs} }
        })
        .collect_view();
    let words = &set.follow_up;
    let follow_up = view! {
        <h3>{t("policies-channels")}</h3>
        {labels(words.channels.iter().map(|one| text(&one.label)).collect())}
        <h3>{t("policies-themes")}</h3>
        {labels(words.themes.iter().map(|one| text(&one.label)).collect())}
        <h3>{t("policies-actions")}</h3>
        {labels(words.actions.iter().map(|one| text(&one.label)).collect())}
        <h3>{t("policies-outcomes")}</h3>
        {labels(words.outcomes.iter().map(|one| text(&one.label)).collect())}
    };
    let check_in = &set.check_in;
    let questions = check_in
        .weekly
        .items
        .iter()
        .chain(&check_in.weekly.rotating)
        .map(|item| text(&item.question))
        .collect::<Vec<_>>();
    let offered = check_in
        .questionnaires
        .iter()
        .filter_map(|one| Some(view! { <dt>{one.wording(lang)?.title.clone()}</dt><dd>{credit(one)}</dd> }));
    let offered = offered.collect::<Vec<_>>();
    let offered = (!offered.is_empty()).then(|| {
        view! {
            <h3>{t("questionnaires-title")}</h3>
            <p>{t("policies-questionnaires")}</p>
            <dl>{offered}</dl>
        }
    });
    let reporting = &set.reporting;
    let indicators = reporting
        .indicators
        .iter()
        .map(|one| view! { <dt>{text(&one.label)}</dt><dd>{text(&one.explanation)}</dd> })
        .collect_view();
    let never = labels(reporting.never_sent.iter().map(text).collect());
    let hidden = [
        ("count", reporting.hidden_below.into()),
        ("workers", reporting.minimum_workers.into()),
        ("quarter", reporting.quarter_hidden_below.into()),
    ];
    let group = i64::from(check_in.minimum_group);
    let retention = set
        .retention
        .rules
        .iter()
        .map(|rule| view! { <dt>{text(&rule.label)}</dt><dd>{text(&rule.in_words)}</dd> })
        .collect_view();
    let prompts = labels(set.telework.prompts.iter().map(|prompt| text(&prompt.text)).collect());
    let resources = set
        .resources
        .resources
        .iter()
        .map(|one| {
            let numbers = [one.phone.clone(), one.text_message.clone()];
            let numbers = numbers.into_iter().flatten().collect::<Vec<_>>().join(" · ");
            view! {
                <dt>{text(&one.label)}</dt>
                <dd>{text(&one.when)} " " <bdi>{numbers}</bdi></dd>
            }
        })
        .collect_view();
    view! {
        {part(t("policies-charter"), view! { <p class="hint">{charter.version}</p> {sections} }.into_any())}
        {part(t("policies-follow-up"), follow_up.into_any())}
        {part(
            t("policies-check-in"),
            view! {
                <p>{text(&check_in.not_validated)}</p>
                {labels(questions)}
                <p>{t_args("policies-group", move || vec![("count", group.into())])}</p>
                {offered}
            }
                .into_any(),
        )}
        {part(
            t("policies-reporting"),
            view! {
                <dl>{indicators}</dl>
                <p>{say_args("policies-hidden", &hidden)}</p>
                <h3>{t("policies-never-sent")}</h3>
                {never}
            }
                .into_any(),
        )}
        {part(t("policies-retention"), view! { <dl>{retention}</dl> }.into_any())}
        {part(
            t("policies-telework"),
            view! { <p>{text(&set.telework.guide)}</p> {prompts} }.into_any(),
        )}
        {part(t("policies-resources"), view! { <dl>{resources}</dl> }.into_any())}
    }
    .into_any()
}

fn part(title: Signal<String>, content: AnyView) -> AnyView {
    view! {
        <details class="card part">
            <summary><h2>{title}</h2></summary>
            {content}
        </details>
    }
    .into_any()
}
