//! The choices that go with a signature: each can be changed at any time, as the charter says, without withdrawing the rest.

use leptos::prelude::*;
use tdu_core::{app::CharterView, evidence::Way};
use tdu_policies::CharterText;

use crate::{components::Button, i18n::t};

/// What was chosen, and the gesture that changes it. Nothing where the answer was not signed on a device: whoever wrote it
/// down writes the next one.
#[component]
pub fn Choices(
    charter: Signal<CharterView>,
    /// The text that was signed.
    text: CharterText,
    /// Set by the gesture.
    changing: RwSignal<bool>,
) -> impl IntoView {
    let signed = Memo::new(move |_| {
        charter.with(|charter| charter.facts.as_ref().is_some_and(|facts| facts.way == Way::Signed))
    });
    let chosen = Memo::new(move |_| charter.with(|charter| charter.consents.clone()));
    let CharterText { lang, consents_title, consents, .. } = text;
    let consents = StoredValue::new(consents);
    let list = move || {
        let chosen = chosen.get();
        let is_chosen = |id: &str| chosen.iter().any(|chosen| chosen == id);
        consents.with_value(|consents| {
            let chosen = consents.iter().filter(|consent| is_chosen(consent.id.as_str()));
            chosen.map(|consent| view! { <li>{consent.text.clone()}</li> }).collect::<Vec<_>>()
        })
    };
    view! {
        <Show when=move || signed.get()>
            <section class="card">
                <h2 lang=lang.code() dir=lang.dir()>{consents_title.clone()}</h2>
                {move || {
                    let list = list();
                    if list.is_empty() {
                        view! { <p>{t("charter-choices-none")}</p> }.into_any()
                    } else {
                        view! { <ul class="bullets" lang=lang.code() dir=lang.dir()>{list}</ul> }.into_any()
                    }
                }}
                <div class="actions">
                    <Button on_click=move |()| changing.set(true)>{t("charter-choices-change")}</Button>
                </div>
            </section>
        </Show>
    }
}
