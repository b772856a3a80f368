use leptos::prelude::*;
use tdu_core::calendar::Day;
use tdu_protocol::Timestamp;

use crate::{dom::uid, i18n};

/// How an instant is written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Style {
    /// Day and hour.
    #[default]
    Moment,
    /// Hour alone.
    Clock,
    /// Day alone.
    Day,
}

/// An instant by this device's clock, in the language now.
#[component]
pub fn Time(
    /// The instant.
    #[prop(into)]
    at: Signal<Timestamp>,
    /// How it is written.
    #[prop(optional)]
    style: Style,
) -> impl IntoView {
    let text = move || match style {
        Style::Moment => i18n::moment(at.get()),
        Style::Clock => i18n::clock(at.get()),
        Style::Day => i18n::short_day(local_day(at.get())),
    };
    view! { <time datetime=move || iso(at.get())>{text}</time> }
}

/// A day, in the language now.
#[component]
pub fn DayText(
    /// The day.
    #[prop(into)]
    day: Signal<Day>,
) -> impl IntoView {
    view! { <time datetime=move || day.get().to_iso()>{move || i18n::short_day(day.get())}</time> }
}

fn local_day(at: Timestamp) -> Day {
    Day::of(at, crate::dom::offset_minutes())
}

fn iso(at: Timestamp) -> String {
    #[expect(clippy::cast_precision_loss, reason = "milliseconds stay below 2^53 for 280,000 years")]
    let date = js_sys::Date::new(&(at.0 as f64).into());
    date.to_iso_string().into()
}

/// A day to choose: the browser's own date field.
#[component]
pub fn DateField(
    /// Its name.
    #[prop(into)]
    label: Signal<String>,
    /// The chosen day.
    value: RwSignal<Option<Day>>,
    /// The last day that can be chosen.
    #[prop(optional)]
    max: Option<Day>,
    /// The first day that can be chosen.
    #[prop(optional)]
    min: Option<Day>,
    /// A word of help.
    #[prop(optional, into)]
    hint: Option<Signal<String>>,
) -> impl IntoView {
    let id = uid("date");
    let hint_id = hint.is_some().then(|| format!("{id}-hint"));
    view! {
        <div class="field">
            <label for=id.clone()>{label}</label>
            {hint.zip(hint_id.clone()).map(|(hint, id)| view! { <p class="hint" id=id>{hint}</p> })}
            <input
                id=id
                class="input short"
                type="date"
                aria-describedby=hint_id
                min=min.map(Day::to_iso)
                max=max.map(Day::to_iso)
                prop:value=move || value.get().map(Day::to_iso).unwrap_or_default()
                on:change=move |event| value.set(Day::from_iso(&event_target_value(&event)))
            />
        </div>
    }
}
