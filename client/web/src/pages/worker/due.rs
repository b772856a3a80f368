use leptos::prelude::*;
use tdu_core::app::{Command, Reply, Topic};

use super::shared::{Policies, Said, use_policies};
use crate::{dom, engine::use_view, i18n::say};

/// A card of the day, when one is due; nothing otherwise. Whoever deals with it is told so, and led back to the heading.
pub(super) fn due<T: Clone + PartialEq + Send + Sync + 'static, V: IntoView + 'static>(
    ask: fn() -> Command,
    read: fn(Reply) -> Option<Option<T>>,
    cares: fn(&Topic) -> bool,
    card: fn(T, Policies, Callback<&'static str>) -> V,
) -> impl IntoView {
    let policies = use_policies();
    let found = use_view(move || Some(ask()), read, cares);
    let said = RwSignal::new(String::new());
    // Made anew only when another card is due: what is being answered stays.
    let due =
        Memo::new(move |_| found.value.get().flatten().filter(|_| policies.value.with(Option::is_some)));
    let done = Callback::new(move |message: &'static str| {
        found.value.set(None);
        said.set(say(message));
        dom::focus("#page h1");
    });
    let shown = move || {
        let one = due.get()?;
        let first = policies.value.get_untracked()?;
        let policies = Signal::derive(move || policies.value.get().unwrap_or_else(|| first.clone()));
        Some(card(one, policies, done))
    };
    view! {
        {shown}
        <Said text=said />
    }
}
