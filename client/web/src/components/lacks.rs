use leptos::prelude::*;
use tdu_policies::Localised;

use super::{Notice, NoticeKind};
use crate::i18n::{lang, t};

/// What the charter still holds examples of, and who mends it.
#[component]
pub fn CharterLacks(
    /// As the service calls what is missing; with nothing, nothing is shown.
    #[prop(into)]
    names: Signal<Vec<Localised>>,
    /// Sentence before the list.
    says: &'static str,
    /// Sentence behind it.
    then: &'static str,
) -> impl IntoView {
    let one = |name: &Localised| view! { <li>{name.get(lang()).to_owned()}</li> };
    move || {
        let list = names.with(|names| names.iter().map(one).collect::<Vec<_>>());
        (!list.is_empty()).then(|| {
            view! {
                <Notice kind=NoticeKind::Warning>
                    <div class="stack">
                        <p>{t(says)}</p>
                        <ul class="bullets">{list}</ul>
                        <p>{t(then)}</p>
                    </div>
                </Notice>
            }
        })
    }
}
