//! One choice among many: the browser's own list.

use leptos::prelude::*;

use super::Choice;
use crate::dom::uid;

/// A list to choose from.
#[component]
pub fn Select(
    /// What is chosen.
    #[prop(into)]
    label: Signal<String>,
    /// The possibilities.
    #[prop(into)]
    choices: Signal<Vec<Choice>>,
    /// Id of the chosen one.
    value: RwSignal<String>,
) -> impl IntoView {
    let id = uid("select");
    let options = move || {
        let one = |Choice { id, label, .. }: Choice| {
            let shown = id.clone();
            view! {
                <option value=id prop:selected=move || value.with(|chosen| *chosen == shown)>
                    {label}
                </option>
            }
        };
        choices.get().into_iter().map(one).collect_view()
    };
    view! {
        <div class="field week-field">
            <label for=id.clone()>{label}</label>
            <select id=id class="input" on:change=move |event| value.set(event_target_value(&event))>
                {options}
            </select>
        </div>
    }
}
