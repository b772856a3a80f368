//! Reading aloud, where the device has a voice of its own for the language.

use std::{cell::Cell, time::Duration};

use leptos::prelude::*;
use tdu_policies::Lang;
use wasm_bindgen::{JsCast, closure::Closure};

use crate::dom;

fn speech() -> Option<web_sys::SpeechSynthesis> {
    let there = js_sys::Reflect::get(&dom::window(), &"speechSynthesis".into()).ok()?;
    if there.is_undefined() { None } else { dom::window().speech_synthesis().ok() }
}

/// The device's voice for a language. Voices that send the text to a distant service are not used.
fn voice(lang: Lang) -> Option<web_sys::SpeechSynthesisVoice> {
    let voices = speech()?.get_voices();
    voices
        .iter()
        .filter_map(|voice| voice.dyn_into::<web_sys::SpeechSynthesisVoice>().ok())
        .find(|voice| voice.local_service() && Lang::from_code(&voice.lang()) == Some(lang))
}

/// Whether the device can read this language aloud by itself.
pub fn can_read(lang: Lang) -> bool {
    voice(lang).is_some()
}

/// Browsers hand their voices over late; until then nobody knows which there are.
const LATE: Duration = Duration::from_millis(1_500);

thread_local! {
    /// Counts how often the browser changed its list of voices.
    static CHANGES: ArcRwSignal<u32> = watch();
    /// Whether a list of voices may be believed to be whole.
    static SETTLED: ArcRwSignal<bool> = settle();
    /// Which reading is under way: those before it were stopped, whatever the browser says of them.
    static READING: Cell<u32> = const { Cell::new(0) };
}

/// Browsers load their voices late, and tell one listener alone: it is there as long as the page.
fn watch() -> ArcRwSignal<u32> {
    let changes = ArcRwSignal::new(0);
    if let Some(speech) = speech() {
        let count = changes.clone();
        let heard = Closure::<dyn FnMut()>::new(move || count.update(|count| *count += 1));
        speech.set_onvoiceschanged(Some(heard.as_ref().unchecked_ref()));
        heard.forget();
    }
    changes
}

/// Runs once for the whole app: a page that opens later knows at once, and nothing on it moves.
fn settle() -> ArcRwSignal<bool> {
    let settled = ArcRwSignal::new(false);
    let then = settled.clone();
    set_timeout(move || then.set(true), LATE);
    settled
}

/// Whether this device is known to have no voice for a language. Signals that ask are told when it changes.
pub fn is_known_to_be_mute(lang: Lang) -> bool {
    track_voices();
    let mute = !can_read(lang);
    SETTLED.with(Get::get) && mute
}

/// Has the reader of a signal asked again when the list of voices changes.
pub fn track_voices() {
    CHANGES.with(Track::track);
}

/// Reads a text aloud; stops what was being read. `done` is told whether the end was reached.
pub fn read(lang: Lang, text: &str, done: impl FnOnce(bool) + 'static) {
    stop();
    let there = speech().zip(voice(lang));
    let words = web_sys::SpeechSynthesisUtterance::new_with_text(text);
    let (Some((speech, voice)), Ok(words)) = (there, words) else {
        done(false);
        return;
    };
    words.set_voice(Some(&voice));
    words.set_lang(&voice.lang());
    // A little slower than talk: it is listened to once.
    words.set_rate(0.9);
    let own = READING.get();
    let mut done = Some(done);
    // Some browsers say 'end' of what was stopped, others 'error', and some say both.
    let end = Closure::<dyn FnMut(_)>::new(move |event: web_sys::Event| {
        if let Some(done) = done.take() {
            done(event.type_() == "end" && READING.get() == own);
        }
    })
    .into_js_value();
    words.set_onend(Some(end.unchecked_ref()));
    words.set_onerror(Some(end.unchecked_ref()));
    speech.speak(&words);
}

/// Stops reading.
pub fn stop() {
    READING.set(READING.get().wrapping_add(1));
    if let Some(speech) = speech() {
        speech.cancel();
    }
}
