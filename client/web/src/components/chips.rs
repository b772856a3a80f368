use leptos::prelude::*;
use tdu_policies::Lang;

use crate::dom::uid;

/// One possibility: its id, and what people call it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    /// What is kept.
    pub id: String,
    /// What is shown.
    pub label: String,
    /// The language in which it is shown, where that is not the page's: whoever reads it aloud has to know.
    pub lang: Option<Lang>,
}

impl Choice {
    /// A possibility.
    pub fn new(id: impl Into<String>, label: impl Into<String>) -> Self {
        Self { id: id.into(), label: label.into(), lang: None }
    }

    /// Each language, in its own words.
    pub fn languages() -> Vec<Self> {
        let one = |lang: Lang| Self { lang: Some(lang), ..Self::new(lang.code(), lang.own_name()) };
        Lang::ALL.map(one).to_vec()
    }
}

/// One choice among several: radio buttons that look like chips. An empty value is no choice.
#[component]
pub fn Chips(
    /// The question.
    #[prop(into)]
    legend: Signal<String>,
    /// The possibilities.
    #[prop(into)]
    choices: Signal<Vec<Choice>>,
    /// Id of the chosen one.
    value: RwSignal<String>,
    /// The choice can be taken back by pressing it again.
    #[prop(optional)]
    clearable: bool,
    /// A word of help.
    #[prop(optional, into)]
    hint: Option<Signal<String>>,
) -> impl IntoView {
    let group = uid("chips");
    view! {
        <fieldset class="chips">
            <legend>{legend}</legend>
            {hint.map(|hint| view! { <p class="hint">{hint}</p> })}
            <div class="chip-row">
                <For each=move || choices.get() key=|choice| (choice.id.clone(), choice.label.clone()) let:choice>
                    {
                        let (id, pressed, shown) = (choice.id.clone(), choice.id.clone(), choice.id);
                        let group = group.clone();
                        view! {
                            <label class="chip" lang=choice.lang.map(Lang::code)>
                                <input
                                    type="radio"
                                    name=group
                                    prop:checked=move || value.with(|chosen| *chosen == shown)
                                    on:change=move |_| value.set(id.clone())
                                    on:click=move |_| {
                                        if clearable && value.with_untracked(|chosen| *chosen == pressed) {
                                            value.set(String::new());
                                        }
                                    }
                                />
                                <span>{choice.label}</span>
                            </label>
                        }
                    }
                </For>
            </div>
        </fieldset>
    }
}

/// Any number of choices: boxes to tick that look like chips.
#[component]
pub fn ManyChips(
    /// The question.
    #[prop(into)]
    legend: Signal<String>,
    /// The possibilities.
    #[prop(into)]
    choices: Signal<Vec<Choice>>,
    /// Ids of the chosen ones, in the order of choosing.
    value: RwSignal<Vec<String>>,
    /// A word of help.
    #[prop(optional, into)]
    hint: Option<Signal<String>>,
) -> impl IntoView {
    view! {
        <fieldset class="chips">
            <legend>{legend}</legend>
            {hint.map(|hint| view! { <p class="hint">{hint}</p> })}
            <div class="chip-row">
                <For each=move || choices.get() key=|choice| (choice.id.clone(), choice.label.clone()) let:choice>
                    {boxed("chip", choice, value)}
                </For>
            </div>
        </fieldset>
    }
}

/// Any number of choices, each a sentence with a box to tick.
#[component]
pub fn Ticks(
    /// The possibilities.
    choices: Vec<Choice>,
    /// Ids of the chosen ones, in the order of choosing.
    chosen: RwSignal<Vec<String>>,
) -> impl IntoView {
    choices.into_iter().map(|choice| boxed("tick", choice, chosen)).collect_view()
}

/// A box to tick with its words; chosen last, it stands last.
fn boxed(class: &'static str, choice: Choice, chosen: RwSignal<Vec<String>>) -> impl IntoView {
    let Choice { id, label, .. } = choice;
    let shown = id.clone();
    let change = move |event| {
        let ticked = event_target_checked(&event);
        chosen.update(|chosen| {
            chosen.retain(|other| *other != id);
            if ticked {
                chosen.push(id.clone());
            }
        });
    };
    view! {
        <label class=class>
            <input
                type="checkbox"
                prop:checked=move || chosen.with(|chosen| chosen.contains(&shown))
                on:change=change
            />
            <span>{label}</span>
        </label>
    }
}
