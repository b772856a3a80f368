use leptos::prelude::*;
use tdu_policies::Lang;

use super::{Button, ButtonKind, Shape};
use crate::{i18n, voice};

/// Reads a text aloud; absent where the device has no voice of its own for the language.
#[component]
pub fn ReadAloud(
    /// The text.
    #[prop(into)]
    text: Signal<String>,
    /// Its language, if it is not the page's.
    #[prop(optional)]
    lang: Option<Lang>,
    /// Called when the end was reached.
    #[prop(optional, into)]
    on_read: Option<Callback<()>>,
) -> impl IntoView {
    let reading = RwSignal::new(false);
    let language = move || lang.unwrap_or_else(i18n::lang);
    let can = can_read(language);
    let press = move |()| {
        if reading.get_untracked() {
            voice::stop();
            reading.set(false);
            return;
        }
        voice::read(language(), &text.get_untracked(), move |whole| {
            // The page may be gone.
            let _ = reading.try_set(false);
            if let Some(done) = on_read.filter(|_| whole) {
                done.run(());
            }
        });
        reading.set(true);
    };
    button(can, reading, "aloud-read", press)
}

/// Reads a text aloud that has many parts, one after the other, until its end or until somebody stops it: no device takes a long
/// text at once. Absent like [`ReadAloud`].
#[component]
pub fn ReadAllAloud(
    /// The parts, in order.
    parts: Vec<String>,
    /// Their language.
    lang: Lang,
    /// Called with the place of each part whose end was reached.
    on_part: Callback<usize>,
) -> impl IntoView {
    let reading = RwSignal::new(false);
    let all = All { parts: StoredValue::new(parts), lang, on_part, reading };
    let can = can_read(move || lang);
    let press = move |()| {
        if reading.get_untracked() {
            voice::stop();
            reading.set(false);
        } else {
            reading.set(true);
            read_on(all, 0);
        }
    };
    button(can, reading, "aloud-read-all", press)
}

/// Begins to read and stops; absent where no voice of the device speaks the language. Whoever leaves the page hears no more of it.
fn button(
    can: Memo<bool>,
    reading: RwSignal<bool>,
    begin: &'static str,
    press: impl Fn(()) + Send + Sync + 'static,
) -> impl IntoView {
    on_cleanup(voice::stop);
    let press = Callback::new(press);
    view! {
        <Show when=move || can.get()>
            <Button kind=ButtonKind::Quiet icon=Shape::Voice on_click=press>
                {move || i18n::say(if reading.get() { "aloud-stop" } else { begin })}
            </Button>
        </Show>
    }
}

/// What [`ReadAllAloud`] reads.
#[derive(Clone, Copy)]
struct All {
    parts: StoredValue<Vec<String>>,
    lang: Lang,
    on_part: Callback<usize>,
    reading: RwSignal<bool>,
}

/// From a part on. The page may be gone when one ends.
fn read_on(all: All, place: usize) {
    let Some(text) = all.parts.try_with_value(|parts| parts.get(place).cloned()).flatten() else {
        let _ = all.reading.try_set(false);
        return;
    };
    voice::read(all.lang, &text, move |whole| {
        if whole {
            all.on_part.run(place);
            read_on(all, place + 1);
        } else {
            let _ = all.reading.try_set(false);
        }
    });
}

/// Says that the device cannot read aloud, and who can; nothing where it can.
#[component]
pub fn NoVoice(
    /// The language of the text, if it is not the page's.
    #[prop(optional)]
    lang: Option<Lang>,
) -> impl IntoView {
    let mute = Memo::new(move |_| voice::is_known_to_be_mute(lang.unwrap_or_else(i18n::lang)));
    view! {
        <Show when=move || mute.get()>
            <p class="hint">{i18n::t("aloud-none")}</p>
        </Show>
    }
}

fn can_read(lang: impl Fn() -> Lang + Send + Sync + 'static) -> Memo<bool> {
    Memo::new(move |_| {
        voice::track_voices();
        voice::can_read(lang())
    })
}

/// A button that is held for a moment: a gesture that nobody makes by mistake. A keyboard or a screen reader simply
/// presses it.
#[component]
pub fn HoldButton(
    /// Its words.
    #[prop(into)]
    label: Signal<String>,
    /// It can be held now.
    #[prop(into)]
    ready: Signal<bool>,
    /// What it does goes on.
    #[prop(into)]
    busy: Signal<bool>,
    /// It was held long enough.
    on_done: Callback<()>,
) -> impl IntoView {
    /// Long enough to be meant, short enough for tired hands; the style sheet fills the button in the same time.
    const HOLD: std::time::Duration = std::time::Duration::from_millis(1_200);
    let holding = RwSignal::new(false);
    let timer = StoredValue::new(None::<TimeoutHandle>);
    let stop = move || {
        holding.set(false);
        if let Some(timer) = timer.try_update_value(Option::take).flatten() {
            timer.clear();
        }
    };
    let start = move |_| {
        if !ready.get_untracked() {
            return;
        }
        holding.set(true);
        let held = set_timeout_with_handle(
            move || {
                if holding.try_get_untracked() == Some(true) {
                    holding.set(false);
                    on_done.run(());
                }
            },
            HOLD,
        );
        // Without a timer the keyboard's way remains.
        timer.set_value(held.ok());
    };
    let click = move |event: web_sys::MouseEvent| {
        // A press by keyboard or by a screen reader has no detail.
        if event.detail() == 0 && ready.get_untracked() {
            on_done.run(());
        }
    };
    view! {
        <button
            type="button"
            class=move || if holding.get() { "button main hold holding" } else { "button main hold" }
            aria-disabled=move || (!ready.get()).then_some("true")
            aria-busy=move || busy.get().then_some("true")
            on:pointerdown=start
            on:pointerup=move |_| stop()
            on:pointerleave=move |_| stop()
            on:pointercancel=move |_| stop()
            on:contextmenu=move |event| event.prevent_default()
            on:click=click
        >
            <span>{label}</span>
        </button>
    }
}
