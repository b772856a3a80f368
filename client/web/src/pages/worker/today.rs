use leptos::prelude::*;
use tdu_core::app::{Command, HandoverTold, Reply, TodayItem, TodayReason};

use super::{
    check_in::CheckInDue,
    handover::name_or_none,
    prompt::PromptDue,
    shared::{case_path, talk_path},
};
use crate::{
    components::{ButtonKind, Empty, GoLink, Loaded, Page},
    dom,
    engine::use_view,
    i18n::{arg, say, say_args, short_day, t, week_text},
    model::today::{Group, groups},
    pages::talks,
};

/// What needs me; each line says why it is here.
#[component]
pub(super) fn Today() -> impl IntoView {
    let items = use_view(
        || Some(Command::Today),
        |reply| match reply {
            Reply::Today(items) => Some(items),
            _ => None,
        },
        |_| true,
    );
    view! {
        <Page title=t("worker-today-title")>
            <CheckInDue />
            <PromptDue />
            <Loaded view=items let:list>
                <Show
                    when=move || !list.with(Vec::is_empty)
                    fallback=|| {
                        view! {
                            <Empty title=t("worker-today-empty-title") text=t("worker-today-empty")>
                                <GoLink href="/cases" kind=ButtonKind::Main>
                                    {t("worker-today-to-cases")}
                                </GoLink>
                            </Empty>
                        }
                    }
                >
                    <ul class="today" aria-label=t("worker-today-list")>
                        {move || {
                            groups(list.get()).into_iter().map(|group| view! { <Lines group /> }).collect_view()
                        }}
                    </ul>
                </Show>
            </Loaded>
        </Page>
    }
}

#[component]
fn Lines(group: Group) -> impl IntoView {
    let name = match group.items.first().map(|item| &item.why) {
        Some(TodayReason::ChartersWaiting { .. }) => say("worker-file-charter"),
        Some(TodayReason::TermsReached { .. }) => say("worker-terms-title"),
        _ if group.name.is_empty() => say("worker-nav-report"),
        _ => group.name,
    };
    let one = |item: TodayItem| {
        let (href, go) = target(&item);
        let late = matches!(&item.why, TodayReason::NextStep { due, .. } if *due < dom::now().day());
        view! {
            <li class="today-why" class:case-late=late>
                <a href=href class="line-link">
                    <span dir="auto">{reason(&item.why)}</span>
                    <span class="today-go">{t(go)}</span>
                </a>
            </li>
        }
    };
    view! {
        <li class="today-line">
            <p class="today-name" dir="auto">
                {name}
            </p>
            <ul>{group.items.into_iter().map(one).collect_view()}</ul>
        </li>
    }
}

fn target(item: &TodayItem) -> (String, &'static str) {
    let file = item.case.map_or_else(|| "/cases".to_owned(), case_path);
    match &item.why {
        TodayReason::Messages { .. } => (item.case.map_or(file, talk_path), "worker-go-messages"),
        TodayReason::TalkMessages { .. } => (item.conversation.map_or(file, talks::path), "talks-go"),
        TodayReason::HandoverAsked { .. } => (file, "worker-go-handover"),
        TodayReason::HandoverToTell(_) => (item.case.map_or(file, talk_path), "worker-go-tell"),
        TodayReason::CharterToWitness => {
            (item.conversation.map_or(file, |log| format!("/witness/{log}")), "worker-go-witness")
        }
        TodayReason::ReportDue { week } => (format!("/report/{}", week.code()), "worker-go-report"),
        TodayReason::ChartersWaiting { .. } => ("/cases".to_owned(), "worker-go-cases"),
        TodayReason::TermsReached { .. } => ("/cases/at-term".to_owned(), "worker-go-terms"),
        TodayReason::NextStep { .. }
        | TodayReason::HandoverAnswered { .. }
        | TodayReason::CharterToCountersign
        | TodayReason::InvitationWaiting
        | TodayReason::LostTouch { .. } => (file, "worker-go-file"),
    }
}

fn reason(why: &TodayReason) -> String {
    match why {
        TodayReason::Messages { count } | TodayReason::TalkMessages { count } => {
            say_args("worker-why-messages", &[("count", (*count).into())])
        }
        TodayReason::NextStep { text, due } if *due == dom::now().day() => {
            say_args("worker-why-step-today", &[("text", arg(text))])
        }
        TodayReason::NextStep { text, due } => {
            say_args("worker-why-step-late", &[("day", arg(short_day(*due))), ("text", arg(text))])
        }
        TodayReason::HandoverAsked { from } => named("worker-why-handover-asked", from),
        TodayReason::HandoverToTell(HandoverTold::Leaves { to }) => named("worker-why-handover-leaves", to),
        TodayReason::HandoverToTell(HandoverTold::Comes { from }) => named("worker-why-handover-comes", from),
        TodayReason::HandoverAnswered { by, refused: None } => named("worker-why-handover-accepted", by),
        TodayReason::HandoverAnswered { by, refused: Some(reason) } => say_args(
            "worker-why-handover-refused",
            &[("name", arg(name_or_none(by))), ("reason", arg(reason))],
        ),
        TodayReason::CharterToCountersign => say("worker-why-countersign"),
        TodayReason::CharterToWitness => say("worker-why-witness"),
        TodayReason::ChartersWaiting { count } => {
            say_args("worker-why-charters", &[("count", (*count).into())])
        }
        TodayReason::TermsReached { count } => say_args("worker-why-terms", &[("count", (*count).into())]),
        TodayReason::InvitationWaiting => say("worker-why-invited"),
        TodayReason::LostTouch { days } => say_args("worker-why-lost", &[("days", (*days).into())]),
        TodayReason::ReportDue { week } => say_args("worker-why-report", &[("week", arg(week_text(*week)))]),
    }
}

fn named(id: &'static str, name: &str) -> String {
    say_args(id, &[("name", arg(name_or_none(name)))])
}
