use std::{collections::BTreeSet, sync::Arc};

use leptos::prelude::*;
use tdu_core::app::{CaseFilter, CaseSummary, Command, Reply, SearchHit, Topic};

use super::{
    handover::name_or_none,
    shared::{Policies, case_path, charter_words, label, use_policies},
    term::term_words,
};
use crate::{
    components::{ButtonKind, Chips, Choice, Empty, Field, GoLink, Loaded, ManyChips, Page, Shape},
    dom,
    engine::{View, use_view},
    i18n::{arg, lang, say, say_args, short_day, t, t_args},
    model::{
        cases::{Line, Narrow, cases_of, lines, visible},
        find::Query,
    },
};

/// Hits in notes and messages that are listed; the words can be made more precise for the rest.
const HITS: usize = 20;
/// Letters from which notes and messages are looked through.
const ENOUGH: usize = 2;

/// The caseload.
#[component]
pub(super) fn Cases(
    /// Which files are shown at first.
    which: &'static str,
) -> impl IntoView {
    let policies = use_policies();
    let which = RwSignal::new(which.to_owned());
    let filter = Memo::new(move |_| match which.read().as_str() {
        "needs-me" => CaseFilter::NeedsMe,
        "alone" => CaseFilter::Alone,
        "closed" => CaseFilter::Closed,
        "at-term" => CaseFilter::AtTerm,
        _ => CaseFilter::Open,
    });
    let list = use_view(
        move || Some(Command::Cases { query: String::new(), filter: filter.get() }),
        |reply| match reply {
            Reply::Cases(list) => Some(list),
            _ => None,
        },
        |topic| matches!(topic, Topic::Case(_) | Topic::Conversation(_) | Topic::Personal),
    );
    view! {
        <Page title=t("worker-cases-title") wide=true>
            <Loaded view=policies let:policies>
                <Loaded view=list let:list>
                    <Caseload policies list which filter />
                </Loaded>
            </Loaded>
        </Page>
    }
}

#[component]
fn Caseload(
    policies: Policies,
    list: Signal<Vec<CaseSummary>>,
    which: RwSignal<String>,
    filter: Memo<CaseFilter>,
) -> impl IntoView {
    let typed = RwSignal::new(String::new());
    let narrowing = RwSignal::new(Vec::<String>::new());
    let hits = use_hits(typed);
    let lines =
        Memo::new(move |_| policies.with(|policies| lines(list.get(), &policies.set.follow_up, lang())));
    let shown = Memo::new(move |_| {
        let query = typed.with(|typed| Query::new(typed));
        let found = hits.value.with(|hits| match hits {
            Some(hits) if !query.is_empty() => cases_of(hits),
            _ => BTreeSet::new(),
        });
        let narrow = narrowing.with(|chosen| narrow(chosen));
        lines.with(|lines| visible(lines, &query, narrow, &found, dom::now().day()))
    });
    let searching = move || !typed.with(|typed| typed.trim().is_empty());
    let clear = move |()| {
        typed.set(String::new());
        narrowing.set(vec![]);
        which.set("open".to_owned());
    };
    let count = t_args("worker-cases-count", move || {
        vec![("count", i32::try_from(shown.with(Vec::len)).unwrap_or(i32::MAX).into())]
    });
    view! {
        <div class="cases-tools">
            <div role="search" class="cases-search">
                <Field
                    label=t("worker-cases-search")
                    hint=t("worker-cases-search-hint")
                    value=typed
                    kind="search"
                />
            </div>
            <GoLink href="/cases/new" kind=ButtonKind::Main icon=Shape::Plus>
                {t("worker-cases-new")}
            </GoLink>
        </div>
        <div class="cases-filters">
            <Chips legend=t("worker-cases-which") choices=filters() value=which />
            <ManyChips legend=t("worker-narrow") choices=narrowings() value=narrowing />
        </div>
        <p class="cases-count" role="status">
            {count}
        </p>
        <ul class="cases">
            <For each=move || shown.get() key=|line| (line.summary.case, line.mark) let:line>
                <CaseLine line policies />
            </For>
        </ul>
        <Show when=move || shown.with(Vec::is_empty)>
            <NoCase filter searching=Signal::derive(searching) narrowing all=list clear=Callback::new(clear) />
        </Show>
        <Show when=move || searching() && hits.value.with(|hits| hits.as_ref().is_some_and(|hits| !hits.is_empty()))>
            <Hits hits />
        </Show>
    }
}

/// What the engine finds in notes and messages; asked at most once a frame, never in the way of typing.
fn use_hits(typed: RwSignal<String>) -> View<Vec<SearchHit>> {
    let asked = RwSignal::new(String::new());
    let planned = StoredValue::new(false);
    Effect::new(move |_| {
        typed.track();
        if planned.get_value() {
            return;
        }
        planned.set_value(true);
        request_animation_frame(move || {
            // The page may be gone.
            if planned.try_set_value(false).is_none()
                && let Some(typed) = typed.try_get_untracked()
            {
                asked.set(typed.trim().to_owned());
            }
        });
    });
    let hits = use_view(
        move || {
            let query = asked.get();
            (query.chars().count() >= ENOUGH).then_some(Command::Search { query })
        },
        |reply| match reply {
            Reply::Hits(hits) => Some(hits),
            _ => None,
        },
        |topic| topic.log().is_some(),
    );
    // What was found for other words says nothing about these.
    Effect::new(move |_| {
        if asked.with(|asked| asked.chars().count() < ENOUGH) {
            hits.value.set(None);
        }
    });
    hits
}

fn filters() -> Signal<Vec<Choice>> {
    Signal::derive(|| {
        vec![
            Choice::new("open", say("worker-filter-open")),
            Choice::new("needs-me", say("worker-filter-needs-me")),
            Choice::new("alone", say("worker-filter-alone")),
            Choice::new("closed", say("worker-filter-closed")),
            Choice::new("at-term", say("worker-filter-at-term")),
        ]
    })
}

fn narrowings() -> Signal<Vec<Choice>> {
    Signal::derive(|| {
        vec![
            Choice::new("charter", say("worker-narrow-charter")),
            Choice::new("never-met", say("worker-narrow-never-met")),
            Choice::new("step-due", say("worker-narrow-step-due")),
        ]
    })
}

fn narrow(chosen: &[String]) -> Narrow {
    let has = |id: &str| chosen.iter().any(|chosen| chosen == id);
    Narrow { charter_missing: has("charter"), never_met: has("never-met"), step_due: has("step-due") }
}

#[component]
fn CaseLine(line: Arc<Line>, policies: Policies) -> impl IntoView {
    let case = line.summary.clone();
    let today = dom::now().day();
    let contact = case.last_contact.as_ref().map_or_else(
        || say("worker-last-contact-never"),
        |(day, channel)| {
            let values = [("day", arg(short_day(*day))), ("channel", arg(label(policies, channel)))];
            say_args("worker-last-contact", &values)
        },
    );
    let step = case.next_step.as_ref().map(|(day, text)| {
        let late = *day < today;
        let id = if late { "worker-next-step-late" } else { "worker-next-step" };
        let text = say_args(id, &[("day", arg(short_day(*day))), ("text", arg(text))]);
        view! { <p class="case-step" class:case-late=late dir="auto">{text}</p> }
    });
    let signed = case.charter.is_complete();
    let term = case.term.as_ref().and_then(term_words);
    let follower = case.follower.as_ref().map(|one| {
        let name = arg(name_or_none(&one.name));
        view! { <span class="tag">{say_args("worker-followed-by", &[("name", name)])}</span> }
    });
    let name = if case.erased.is_some() { say("worker-erased-name") } else { case.name };
    view! {
        <li class="case-line">
            <p class="case-name">
                <a href=case_path(case.case) class="line-link" dir="auto">
                    {name}
                </a>
                {follower}
                {term.map(|words| view! { <span class="tag">{words}</span> })}
                {(case.unread > 0)
                    .then(|| {
                        let count = vec![("count", case.unread.into())];
                        view! { <span class="tag strong">{say_args("worker-unread", &count)}</span> }
                    })}
                {case.waiting.then(|| view! { <span class="tag">{t("worker-waiting")}</span> })}
            </p>
            <p class="case-contact">{contact}</p>
            {step}
            <p class="case-state">
                <span class="dot-word" class:dot-on=signed>{t(charter_words(&case.charter))}</span>
                <span class="dot-word" class:dot-on=case.met_in_person>
                    {t(if case.met_in_person { "worker-met" } else { "worker-never-met" })}
                </span>
            </p>
        </li>
    }
}

#[component]
fn NoCase(
    filter: Memo<CaseFilter>,
    searching: Signal<bool>,
    narrowing: RwSignal<Vec<String>>,
    all: Signal<Vec<CaseSummary>>,
    clear: Callback<()>,
) -> impl IntoView {
    move || {
        let looked = searching.get() || !narrowing.with(Vec::is_empty);
        if !looked && filter.get() == CaseFilter::Open && all.with(Vec::is_empty) {
            return view! {
                <Empty title=t("worker-cases-empty-title") text=t("worker-cases-empty")>
                    <GoLink href="/cases/new" kind=ButtonKind::Main icon=Shape::Plus>
                        {t("worker-cases-new")}
                    </GoLink>
                </Empty>
            }
            .into_any();
        }
        let text = match filter.get() {
            _ if looked => "worker-cases-none",
            CaseFilter::NeedsMe => "worker-cases-none-needs",
            CaseFilter::Alone => "worker-cases-none-alone",
            CaseFilter::Closed => "worker-cases-none-closed",
            CaseFilter::AtTerm => "worker-cases-none-at-term",
            CaseFilter::Open => "worker-cases-none",
        };
        view! {
            <Empty title=t("worker-cases-none-title") text=t(text)>
                <crate::components::Button on_click=clear>{t("worker-cases-clear")}</crate::components::Button>
            </Empty>
        }
        .into_any()
    }
}

#[component]
fn Hits(hits: View<Vec<SearchHit>>) -> impl IntoView {
    let one = |hit: SearchHit| {
        let (before, found, after) = hit.excerpt;
        view! {
            <li class="hit">
                <a href=case_path(hit.case) class="line-link" dir="auto">
                    {hit.name}
                </a>
                <p class="hit-text" dir="auto">
                    {before}
                    <mark>{found}</mark>
                    {after}
                </p>
            </li>
        }
    };
    view! {
        <section class="hits">
            <h2>{t("worker-cases-hits")}</h2>
            <ul>
                {move || hits.value.get().unwrap_or_default().into_iter().take(HITS).map(one).collect_view()}
            </ul>
        </section>
    }
}
