use leptos::prelude::*;

use super::{Busy, FailureNotice};
use crate::engine::View;

/// Shows what was asked: patience at first, then the value, kept fresh in a signal; above it any failure.
///
/// The children are made once, so what is typed inside stays while the value changes.
#[component]
pub fn Loaded<T, V>(
    /// What was asked.
    view: View<T>,
    /// What to make of it: `let:value` is a `Signal<T>`.
    children: impl Fn(Signal<T>) -> V + Send + 'static,
) -> impl IntoView
where
    T: Clone + Send + Sync + 'static,
    V: IntoView + 'static,
{
    let arrived = Memo::new(move |_| view.value.with(Option::is_some));
    let body = move || {
        if !arrived.get() {
            return None;
        }
        let first = view.value.get_untracked()?;
        let value = RwSignal::new(first);
        Effect::new(move |_| {
            if let Some(fresh) = view.value.get() {
                value.set(fresh);
            }
        });
        Some(children(value.into()).into_any())
    };
    view! {
        <FailureNotice failure=view.failure retry=Callback::new(move |()| view.again()) />
        {move || (!arrived.get() && view.loading.get()).then(|| view! { <Busy /> })}
        {body}
    }
}
