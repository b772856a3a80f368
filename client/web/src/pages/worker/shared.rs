//! What several screens of the staff need: the policies and their words, addresses, lengths.

use std::{cell::RefCell, sync::Arc};

use leptos::prelude::*;
use tdu_core::{
    app::{CharterState, Command, PoliciesView, Reply, Topic},
    calendar::Week,
};
use tdu_policies::{Lang, Term, Visibility, retention::Kind};
use tdu_protocol::{LogId, Timestamp};

use crate::{
    components::Choice,
    dom,
    engine::{View, use_view},
    i18n::{arg, lang, number, say, say_args, t, week_text},
    model::{dossier::hours_and_minutes, figures::Section, plot::Amount, weeks},
};

/// The policies in force, kept fresh.
pub(crate) type Policies = Signal<Arc<PoliciesView>>;

thread_local! {
    /// The newest that were shown: the next screen starts with them, and is told if they changed.
    static NEWEST: RefCell<Option<Arc<PoliciesView>>> = const { RefCell::new(None) };
}

/// Asks for the policies.
pub(crate) fn use_policies() -> View<Arc<PoliciesView>> {
    let view = use_view(
        || Some(Command::Policies),
        |reply| match reply {
            Reply::Policies(policies) => Some(Arc::new(*policies)),
            _ => None,
        },
        |topic| matches!(topic, Topic::Directory),
    );
    view.value.set(NEWEST.with_borrow(Clone::clone));
    Effect::new(move |_| {
        let newest = view.value.get();
        NEWEST.set(newest);
    });
    view
}

/// Whether managers receive the team's totals of a week alone.
pub(crate) fn totals_alone(policies: Policies, week: Week) -> bool {
    policies.with(|policies| policies.of_week(week).reporting.visibility == Visibility::Team)
}

/// What people call an item of the follow-up's vocabulary; its id where the policies no longer name it.
pub(crate) fn label(policies: Policies, id: &str) -> String {
    policies.with(|policies| {
        policies.set.follow_up.label(id).map_or_else(|| id.to_owned(), |label| label.get(lang()).to_owned())
    })
}

/// Terms as choices, in the language now.
pub(crate) fn choices(terms: &[Term]) -> Vec<Choice> {
    terms.iter().map(|term| Choice::new(term.id.as_str(), term.label.get(lang()))).collect()
}

/// Address of a file.
pub(crate) fn case_path(case: LogId) -> String {
    format!("/cases/{case}")
}

/// Address of a file's conversation.
pub(crate) fn talk_path(case: LogId) -> String {
    format!("/cases/{case}/messages")
}

/// State of the charter, in a few words.
pub(crate) const fn charter_words(state: &CharterState) -> &'static str {
    match state {
        CharterState::None => "worker-charter-none",
        CharterState::Presented => "worker-charter-presented",
        CharterState::Renewed { .. } => "worker-charter-renewed",
        CharterState::Asked { .. } => "worker-charter-asked",
        CharterState::Later { .. } => "worker-charter-later",
        CharterState::Heard { .. } => "worker-charter-heard",
        CharterState::Witnessed { .. } => "worker-charter-witnessed",
        CharterState::OnPaper { .. } => "worker-charter-paper",
        CharterState::Signed { .. } => "worker-charter-signed",
        CharterState::Countersigned { .. } => "worker-charter-countersigned",
        CharterState::Refused { .. } => "worker-charter-refused",
        CharterState::Withdrawn { .. } => "worker-charter-withdrawn",
    }
}

/// A language, as a word inside a sentence.
pub(crate) fn lang_word(lang: Lang) -> String {
    say(match lang {
        Lang::Fr => "worker-lang-fr",
        Lang::En => "worker-lang-en",
        Lang::Ar => "worker-lang-ar",
    })
}

/// A length in minutes, as people say it.
pub(crate) fn length(minutes: u32) -> String {
    let (hours, rest) = hours_and_minutes(minutes);
    match (hours, rest) {
        (0, rest) => say_args("worker-minutes", &[("minutes", rest.into())]),
        (hours, 0) => say_args("worker-hours", &[("hours", hours.into())]),
        (hours, rest) => say_args(
            "worker-hours-minutes",
            &[("hours", hours.into()), ("minutes", arg(format!("{rest:02}")))],
        ),
    }
}

/// An instant's local day.
pub(crate) fn local_day(at: Timestamp) -> tdu_core::calendar::Day {
    tdu_core::calendar::Day::of(at, dom::offset_minutes())
}

/// The Monday of a week, in a few characters.
pub(crate) fn short_week(week: Week) -> String {
    let (_, month, day) = week.monday().ymd();
    format!("{day:02}/{month:02}")
}

/// The name of a figure that no list of the policies names.
pub(crate) fn figure_words(id: &str) -> String {
    let known = match id {
        "in-person" | "in_person" | "en-presence" | "presence" => "worker-figure-in-person",
        "remote" | "a-distance" | "distance" => "worker-figure-remote",
        "other" | "autre" => "worker-figure-other",
        "total" | "count" | "all" => "worker-figure-total",
        "unmet" | "unmet-needs" => "worker-figure-unmet",
        "new" | "opened" | "new-files" => "worker-figure-new",
        "closed" | "closed-files" => "worker-figure-closed",
        "active" | "open" | "active-files" => "worker-figure-active",
        "held" => "worker-figure-held",
        "missed" => "worker-figure-missed",
        "signed" => "worker-figure-signed",
        "countersigned" => "worker-figure-countersigned",
        "presented" => "worker-figure-presented",
        "waiting" => "worker-figure-waiting",
        "oral" => "worker-figure-oral",
        "paper" => "worker-figure-paper",
        "refused" => "worker-figure-refused",
        "withdrawn" => "worker-figure-withdrawn",
        "none" => "worker-figure-none",
        "accepted" => "worker-figure-accepted",
        "untold" => "worker-figure-untold",
        other => return other.to_owned(),
    };
    say(known)
}

/// A rule's length, as the charter prints it.
pub(crate) fn in_words(policies: Policies, kind: Kind) -> String {
    policies.with(|policies| {
        let rule = policies.set.retention.rule(kind);
        rule.map(|rule| rule.in_words.get(lang()).to_owned()).unwrap_or_default()
    })
}

/// A week to choose: a list, newest first.
#[component]
pub(crate) fn WeekChooser(
    /// Its name.
    #[prop(into)]
    label: Signal<String>,
    /// The chosen week.
    week: RwSignal<Week>,
) -> impl IntoView {
    let id = dom::uid("week");
    let chosen = week.get_untracked();
    let mut offered = weeks::recent(dom::now().week(), 16);
    if !offered.contains(&chosen) {
        offered.push(chosen);
    }
    let one = move |offered: Week| {
        let code = offered.code();
        view! {
            <option value=code prop:selected=move || week.get() == offered>
                {move || week_text(offered)}
            </option>
        }
    };
    view! {
        <div class="field week-field">
            <label for=id.clone()>{label}</label>
            <select
                id=id
                class="input"
                on:change=move |event| {
                    if let Some(chosen) = Week::from_code(&event_target_value(&event)) {
                        week.set(chosen);
                    }
                }
            >
                {offered.into_iter().map(one).collect_view()}
            </select>
        </div>
    }
}

/// Indicators that are one number each, side by side.
#[component]
pub(crate) fn Numbers(
    /// The indicators.
    sections: Vec<Section>,
    /// Said in place of a number that is too small to be shown.
    #[prop(into, optional)]
    hidden: String,
) -> impl IntoView {
    let one = move |section: Section| {
        let amount = section.bars.first().map_or(Amount::Absent, |bar| bar.amount);
        let text = match amount {
            Amount::Known(known) => number(f64::from(known)),
            Amount::Hidden => hidden.clone(),
            Amount::Absent => say("plot-absent"),
        };
        view! {
            <div class="number">
                <dt title=section.explanation>{section.title}</dt>
                <dd class:plot-hidden=amount == Amount::Hidden>{text}</dd>
            </div>
        }
    };
    (!sections.is_empty())
        .then(|| view! { <dl class="numbers">{sections.into_iter().map(one).collect_view()}</dl> })
}

/// Says that something was done: read out when it comes, and stays until the next.
#[component]
pub(crate) fn Said(
    /// What is said; nothing if empty.
    text: RwSignal<String>,
) -> impl IntoView {
    view! {
        <p class="said" class:said-empty=move || text.with(String::is_empty) role="status">
            {text}
        </p>
    }
}

/// A link that leads back.
#[component]
pub(crate) fn Back(
    /// Where to.
    #[prop(into)]
    href: String,
    /// What is there: id of the message.
    label: &'static str,
) -> impl IntoView {
    view! {
        <p class="back">
            <a href=href>
                <span aria-hidden="true" class="back-arrow">"‹"</span>
                " "
                {t(label)}
            </a>
        </p>
    }
}
