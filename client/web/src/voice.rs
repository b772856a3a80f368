//! Reading aloud, where the device has a voice of its own for the language.

use tdu_policies::Lang;
use wasm_bindgen::JsCast;

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

/// Calls when the list of voices arrives: browsers load it late.
pub fn on_voices(heard: impl FnMut() + 'static) {
    let Some(speech) = speech() else { return };
    let heard = wasm_bindgen::closure::Closure::<dyn FnMut()>::new(heard);
    speech.set_onvoiceschanged(Some(heard.as_ref().unchecked_ref()));
    // The browser calls it whenever its list changes, as long as the page lives.
    heard.forget();
}

/// Reads a text aloud; stops what was being read. `done` is called at its end.
pub fn read(lang: Lang, text: &str, done: impl FnOnce() + 'static) {
    let (Some(speech), Some(voice)) = (speech(), voice(lang)) else { return };
    speech.cancel();
    let Ok(words) = web_sys::SpeechSynthesisUtterance::new_with_text(text) else { return };
    words.set_voice(Some(&voice));
    words.set_lang(&voice.lang());
    // A little slower than talk: it is listened to once.
    words.set_rate(0.9);
    let end = wasm_bindgen::closure::Closure::once_into_js(done);
    words.set_onend(Some(end.unchecked_ref()));
    speech.speak(&words);
}

/// Stops reading.
pub fn stop() {
    if let Some(speech) = speech() {
        speech.cancel();
    }
}
