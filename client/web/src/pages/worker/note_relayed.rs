//! While a note is written: whether it takes up the messages of the conversation, which then go after the policy's days.

use leptos::prelude::*;
use tdu_core::app::MessagesToNote;
use tdu_policies::{Period, retention::Kind};

use super::shared::Policies;
use crate::{
    dom,
    i18n::{Args, arg, t_args},
};

/// The box to tick. Nothing where nothing is to be noted, and never ticked by itself.
#[component]
pub(super) fn RelayedMessages(
    /// Messages that are not noted yet.
    to_note: Signal<Option<MessagesToNote>>,
    /// Up to which place they are taken up, once somebody says so.
    value: RwSignal<Option<u64>>,
    policies: Policies,
) -> impl IntoView {
    let about = dom::uid("relayed");
    let to_note = Memo::new(move |_| to_note.get());
    // A message that comes while one writes was not meant: it is asked again.
    Effect::new(move |_| {
        to_note.track();
        value.set(None);
    });
    let count = move || to_note.get().map_or(0, |messages| messages.count);
    let label = t_args("worker-note-relayed", move || vec![("count", count().into())]);
    let after = t_args("worker-note-relayed-after", move || {
        let mut args: Args = vec![("count", count().into())];
        args.extend(
            policies
                .with(|policies| {
                    let keep = policies.set.retention.rule(Kind::RelayedMessages).map(|rule| rule.keep);
                    let (unit, length) = match keep? {
                        Period::Months(months) => ("months", months),
                        Period::Days(days) => ("days", days),
                    };
                    Some([("unit", arg(unit)), ("length", length.into())])
                })
                .into_iter()
                .flatten(),
        );
        args
    });
    view! {
        <Show when=move || to_note.get().is_some()>
            <div class="note-relayed">
                <label class="tick">
                    <input
                        type="checkbox"
                        aria-describedby=about.clone()
                        prop:checked=move || value.get().is_some()
                        on:change=move |event| {
                            let ticked = event_target_checked(&event);
                            let messages = to_note.get_untracked();
                            value.set(messages.filter(|_| ticked).map(|messages| messages.before));
                        }
                    />
                    <span>{label}</span>
                </label>
                <p class="hint" id=about.clone()>{after}</p>
            </div>
        </Show>
    }
}
