use leptos::prelude::*;
use tdu_core::evidence::{Facts, Said};

use crate::i18n::{arg, say, say_args, short_day, t};

/// How an answer to the charter was given, and what it is worth as evidence.
#[component]
pub fn FactList(
    /// What is known of it.
    #[prop(into)]
    facts: Signal<Facts>,
) -> impl IntoView {
    let one = |(name, said): (&'static str, Said)| {
        view! {
            <div>
                <dt>{t(name)}</dt>
                <dd>
                    <bdi>{move || words(&said)}</bdi>
                </dd>
            </div>
        }
    };
    view! {
        <dl class="facts">
            {move || facts.with(Facts::in_words).into_iter().map(one).collect_view()}
        </dl>
    }
}

fn words(said: &Said) -> String {
    match said {
        Said::Word(id) => say(id),
        Said::Named(role, name) => {
            say_args("charter-help-named", &[("role", arg(say(role))), ("name", arg(name))])
        }
        Said::Day(day) => short_day(*day),
        Said::Text(text) => text.clone(),
    }
}
