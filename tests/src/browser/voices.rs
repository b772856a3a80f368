//! A device that reads aloud: Chromium without a screen has no voice, so the page is given two, which speak at once.

use chromiumoxide::cdp::browser_protocol::page::AddScriptToEvaluateOnNewDocumentParams;
use serde_json::Value;

use super::page::evaluate;
use super::person::Person;
use super::step::{Step, Trouble};

/// In place of the browser's own, before the page's first line. What was read is kept in `window.spoken`.
const VOICES: &str = r"(() => {
    class SpeechSynthesisVoice {
        constructor(lang) { Object.assign(this, { lang, name: lang, localService: true }); }
    }
    class SpeechSynthesisUtterance {
        constructor(text) { this.text = text; }
    }
    const voices = ['fr-FR', 'ar-SA'].map((lang) => new SpeechSynthesisVoice(lang));
    const speechSynthesis = {
        getVoices: () => voices,
        cancel: () => {},
        speak: (said) => {
            window.spoken.push([said.lang, said.text]);
            queueMicrotask(() => said.onend(new Event('end')));
        },
    };
    Object.assign(window, { SpeechSynthesisVoice, SpeechSynthesisUtterance, spoken: [] });
    Object.defineProperty(window, 'speechSynthesis', { value: speechSynthesis, configurable: true });
})()";

impl Person {
    /// From the next page on, their device has a voice for French and one for Arabic.
    #[track_caller]
    pub fn has_voices(&self) -> Step<'_> {
        self.step("has voices", async move {
            self.page.execute(AddScriptToEvaluateOnNewDocumentParams::new(VOICES)).await?;
            Ok(())
        })
    }

    /// Has each idea that can be read on the page read aloud to its end, one after the other.
    #[track_caller]
    pub fn hears_each(&self) -> Step<'_> {
        const PRESS: &str = r"(async () => {
            for (const button of document.querySelectorAll('.idea > .button')) {
                button.click();
                await new Promise((then) => setTimeout(then));
            }
        })()";
        self.step("hears each idea", async move {
            evaluate(&self.page, PRESS).await?;
            Ok(())
        })
    }

    /// What their device has read aloud since the page was loaded: the language of the voice, and the words.
    #[track_caller]
    pub fn heard(&self) -> Step<'_, Vec<(String, String)>> {
        self.step("remembers what was read", async move {
            let spoken: Value = evaluate(&self.page, "window.spoken").await?;
            serde_json::from_value(spoken).map_err(|error| Trouble::new(error.to_string()))
        })
    }
}
