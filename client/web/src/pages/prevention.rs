//! Totals of check-ins: one page, the same for workers, managers and the prevention referent.

use leptos::prelude::*;
use tdu_core::{
    app::{Command, PreventionView, Reply, TallyNow, TallyTrouble, TallyWindow, Topic},
    calendar::Day,
    payload::{TALLY_BAND as BAND, TallyQuestion},
};

use super::worker::shared::{Back, Policies, Said, use_policies};
use crate::{
    components::{self, Button, ButtonKind, FailureNotice, Loaded, Notice, NoticeKind, Page},
    engine::{use_act, use_view},
    i18n::{arg, lang, long_day, say, say_args, short_day, t},
};

/// Whose page it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Viewer {
    /// The manager.
    Manager,
    /// A worker, under the team.
    Worker,
    /// The referent, whose device holds the second half.
    Referent,
}

/// The page.
#[component]
pub fn Prevention(
    /// Whose.
    seen: Viewer,
) -> impl IntoView {
    let policies = use_policies();
    let totals = use_view(
        || Some(Command::Prevention),
        |reply| match reply {
            Reply::Prevention(view) => Some(*view),
            _ => None,
        },
        |topic| matches!(topic, Topic::Directory | Topic::Tally),
    );
    let lead = t(match seen {
        Viewer::Referent => "prevention-lead-referent",
        Viewer::Manager | Viewer::Worker => "prevention-lead",
    });
    view! {
        <Page title=t("prevention-title") lead>
            {(seen == Viewer::Worker).then(|| view! { <Back href="/team" label="prevention-back" /> })}
            <Loaded view=totals let:view>
                <section class="prevention-now">
                    <h2>{t("prevention-now-title")}</h2>
                    <p>{move || view.with(|view| now(view, seen))}</p>
                    {move || view.with(|view| view.trouble.map(trouble))}
                    {(seen == Viewer::Referent).then(|| view! { <Look /> })}
                </section>
                <Loaded view=policies let:policies>
                    <section>
                        <h2>{t("prevention-published-title")}</h2>
                        {move || view.with(|view| windows(view, policies))}
                    </section>
                    <Rules view policies />
                </Loaded>
            </Loaded>
        </Page>
    }
}

/// Asks the device to look now; it does so by itself as well.
#[component]
fn Look() -> impl IntoView {
    let act = use_act();
    let said = RwSignal::new(String::new());
    let look = move |()| act.ask(Command::CountTally, move |_| said.set(say("prevention-looked")));
    view! {
        <div class="tally-look">
            <p class="hint">{t("prevention-look-about")}</p>
            <FailureNotice failure=act.failure />
            <Said text=said />
            <Button kind=ButtonKind::Plain busy=act.busy on_click=look>
                {t("prevention-look")}
            </Button>
        </div>
    }
}

/// Where the window of now stands, in a sentence.
fn now(view: &PreventionView, seen: Viewer) -> String {
    let on = |id: &str, day: Day| say_args(id, &[("day", arg(long_day(day)))]);
    match view.now {
        TallyNow::NoReferent => say("prevention-now-no-referent"),
        TallyNow::TooFew => say_args("prevention-now-too-few", &[("count", view.group.into())]),
        TallyNow::Begins { on: day } => on("prevention-now-begins", day),
        TallyNow::Runs { until } => on("prevention-now-runs", until),
        TallyNow::Gathers { until } => on("prevention-now-gathers", until),
        TallyNow::Waits { until } if seen == Viewer::Referent => on("prevention-now-yours", until),
        TallyNow::Waits { until } => on("prevention-now-waits", until),
    }
}

fn trouble(trouble: TallyTrouble) -> impl IntoView {
    let text = t(match trouble {
        TallyTrouble::Rules => "prevention-trouble-rules",
        TallyTrouble::Changed => "prevention-trouble-changed",
        TallyTrouble::Misfit => "prevention-trouble-misfit",
    });
    view! {
        <Notice kind=NoticeKind::Warning>
            <p>{text}</p>
        </Notice>
    }
}

fn windows(view: &PreventionView, policies: Policies) -> AnyView {
    if view.windows.is_empty() {
        return view! { <p>{t("prevention-none")}</p> }.into_any();
    }
    let all = view.windows.iter().map(|window| window_figures(window, policies)).collect_view();
    view! {
        <p class="hint">{policies.with(|policies| policies.set.check_in.not_validated.get(lang()).to_owned())}</p>
        {all}
        <p class="hint">{t("prevention-hidden-why")}</p>
    }
    .into_any()
}

/// What was published of one window.
pub(super) fn window_figures(window: &TallyWindow, policies: Policies) -> impl IntoView + use<> {
    let title = say_args(
        "prevention-window",
        &[("first", arg(short_day(window.first))), ("last", arg(short_day(window.last)))],
    );
    let quarter = window.quarter.as_ref().map(|quarter| {
        let days = [("first", arg(short_day(quarter.first))), ("last", arg(short_day(window.last)))];
        let about = say_args("prevention-quarter-about", &days);
        view! {
            <h4>{t("prevention-quarter")}</h4>
            <p class="hint">{about}</p>
            {questions(&quarter.questions, window.group, policies)}
        }
    });
    let week = if window.near {
        view! { <p>{t("prevention-near")}</p> }.into_any()
    } else {
        questions(&window.questions, window.group, policies).into_any()
    };
    view! {
        <article class="tally-window">
            <h3>{title}</h3>
            {week}
            {quarter}
        </article>
    }
}

/// The figures of those that enough people answered, then the others as something to talk about.
fn questions(all: &[TallyQuestion], group: u32, policies: Policies) -> impl IntoView + use<> {
    let (enough, few): (Vec<_>, Vec<_>) = all.iter().partition(|question| question.people.is_some());
    let figures = enough.iter().map(|question| figure(question, policies)).collect_view();
    let talk = (!few.is_empty()).then(|| {
        let items = few.iter().map(|question| {
            let text = text_of(&question.item, policies);
            view! { <li>{text}</li> }
        });
        view! {
            <div class="tally-few">
                <p>{say_args("prevention-few", &[("count", group.into())])}</p>
                <ul class="rules">{items.collect_view()}</ul>
            </div>
        }
    });
    view! {
        <div class="plots plots-two">{figures}</div>
        {talk}
    }
}

/// What people call a question; its id where the policies no longer have it.
pub(super) fn text_of(item: &str, policies: Policies) -> String {
    policies.with(|policies| {
        let found = policies.set.check_in.item(item);
        found.map_or_else(|| item.to_owned(), |item| item.question.get(lang()).to_owned())
    })
}

/// One question: a line for each level, its band as text and as a bar.
fn figure(question: &TallyQuestion, policies: Policies) -> impl IntoView + use<> {
    let title = text_of(&question.item, policies);
    let people = question.people.unwrap_or_default();
    let people = say_args(
        "prevention-people",
        &[("from", count(people)), ("to", count(people + u64::from(BAND) - 1))],
    );
    let labels: Vec<String> = policies.with(|policies| {
        policies.set.check_in.scale.iter().map(|point| point.label.get(lang()).to_owned()).collect()
    });
    let all_hidden = question.levels.iter().all(Option::is_none);
    let lines = labels.into_iter().zip(question.levels.clone()).map(|(label, band)| line(label, band));
    let body = if all_hidden {
        view! { <p class="hint">{t("prevention-alike")}</p> }.into_any()
    } else {
        view! {
            <table class="plot-bars tally-bars">
                <caption class="sr">{title.clone()}</caption>
                <thead class="sr">
                    <tr>
                        <th scope="col">{t("plot-answer")}</th>
                        <th scope="col">{t("prevention-share")}</th>
                    </tr>
                </thead>
                <tbody>{lines.collect_view()}</tbody>
            </table>
        }
        .into_any()
    };
    components::figure(title.into(), people.into(), body)
}

fn line(label: String, band: Option<u8>) -> impl IntoView {
    let bar = band.map(|from| {
        // What is sure, and what may be.
        view! {
            <svg class="plot-bar" aria-hidden="true" focusable="false" height="14">
                <rect class="plot-bar-fill" x="0" y="0" rx="3" width=format!("{from}%") height="14"></rect>
                <rect
                    class="tally-band"
                    x=format!("{from}%")
                    y="1"
                    width=format!("{BAND}%")
                    height="12"
                ></rect>
            </svg>
        }
    });
    let text = match band {
        Some(from) => say_args(
            "prevention-band",
            &[("from", count(u64::from(from))), ("to", count(u64::from(from + BAND)))],
        ),
        None => say("prevention-hidden"),
    };
    view! {
        <tr>
            <th scope="row">{label}</th>
            <td>
                <div class="plot-bar-line">
                    {bar}
                    <span class="plot-number tally-number" class:plot-hidden=band.is_none()>
                        {text}
                    </span>
                </div>
            </td>
        </tr>
    }
}

/// A small number, for a message.
fn count(number: u64) -> crate::i18n::Arg {
    u32::try_from(number).unwrap_or(u32::MAX).into()
}

#[component]
fn Rules(view: Signal<PreventionView>, policies: Policies) -> impl IntoView {
    let rules = move || {
        let (group, weeks) = view.with(|view| (view.group, view.weeks));
        let quarter = view.with(|view| view.quarter_weeks);
        let quarter = quarter.map(|weeks| say_args("prevention-rule-quarter", &[("weeks", weeks.into())]));
        let first = [
            say_args("prevention-rule-group", &[("count", group.into())]),
            say_args("prevention-rule-window", &[("weeks", u32::from(weeks).into())]),
        ];
        let others = ["halves", "near", "all", "who", "alert", "trust"]
            .map(|rule| say(&format!("prevention-rule-{rule}")));
        let rules = first.into_iter().chain(quarter).chain(others);
        rules.map(|rule| view! { <li>{rule}</li> }).collect_view()
    };
    let asked = move || {
        policies.with(|policies| {
            let check_in = &policies.set.check_in;
            let quarterly = view.with(|view| view.quarter_weeks.is_some());
            let quarterly = check_in.quarterly.items.iter().filter(move |_| quarterly);
            let items = check_in.tallied().chain(quarterly);
            items.map(|item| view! { <li>{item.question.get(lang()).to_owned()}</li> }).collect_view()
        })
    };
    let tests = move || {
        policies.with(|policies| policies.set.check_in.made_for_tests).then(|| {
            view! {
                <Notice kind=NoticeKind::Warning>
                    <p>{t("prevention-tests")}</p>
                </Notice>
            }
        })
    };
    view! {
        <section>
            <h2>{t("prevention-rules-title")}</h2>
            {tests}
            <ul class="rules">{rules}</ul>
            <details>
                <summary>{t("prevention-items")}</summary>
                <ul class="rules">{asked}</ul>
            </details>
        </section>
        <section>
            <h2>{t("prevention-talk-title")}</h2>
            <p>{t("prevention-talk")}</p>
        </section>
    }
}
