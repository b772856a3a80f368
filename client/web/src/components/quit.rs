use leptos::prelude::*;

use super::{Icon, Shape};
use crate::{guard, i18n::t};

/// 'Quitter vite': leaves at once. Also Esc three times.
#[component]
pub fn QuitNow() -> impl IntoView {
    let engine = crate::engine::Engine::here();
    view! {
        <button type="button" class="quit" on:click=move |_| guard::leave(engine) title=t("quit-hint")>
            <Icon shape=Shape::Leave />
            <span>{t("quit-now")}</span>
        </button>
    }
}
