//! The language that a person reads. Stories are told in French; whoever reads another language is told by an interpreter
//! what to look for.

use std::sync::Arc;

use serde_json::{Value, json};
use tdu_policies::Lang;

use super::person::Person;
use super::step::{Step, Trouble};
use crate::interpreter::Interpreter;

impl Person {
    /// The language that they read.
    pub fn lang(&self) -> Lang {
        self.interpreter().map_or(Lang::Fr, |interpreter| interpreter.lang())
    }

    /// From now on their screen is in another language, for they have just chosen it; the story goes on in French.
    ///
    /// # Panics
    /// When nobody told them which words of the story are the same in every language.
    pub fn now_reads(&self, lang: Lang) {
        let turned = self.interpreter().expect("a person who has an interpreter").turned_to(lang);
        *self.interpreter.lock().expect("no step panics with the lock") = Some(Arc::new(turned));
    }

    /// What stands on their screen for a French text: for what no verb looks for. Several texts where their language has
    /// several words.
    ///
    /// # Panics
    /// When neither the app nor the story says this.
    #[track_caller]
    pub fn would_read(&self, french: &str) -> Vec<String> {
        match self.interpreter() {
            Some(interpreter) if interpreter.lang() != Lang::Fr => interpreter.says(french),
            _ => vec![french.to_owned()],
        }
    }

    /// Waits until these very letters can be read, whatever language the person reads.
    #[track_caller]
    pub fn sees_verbatim<'a>(&'a self, text: &'a str) -> Step<'a> {
        self.asks(&format!("sees the very words « {text} »"), "reads", json!({ "says": text }))
    }

    /// Waits until these very letters can no longer be read.
    #[track_caller]
    pub fn sees_not_verbatim<'a>(&'a self, text: &'a str) -> Step<'a> {
        self.asks(&format!("sees nothing of the words « {text} »"), "reads_not", json!({ "says": text }))
    }

    /// Stops and looks at the screen as it stands: nothing that axe-core minds, nothing wider than the window, nothing
    /// in a language that is not theirs, but for what says which language it is in.
    #[track_caller]
    pub fn meets_no_obstacle(&self) -> Step<'_> {
        self.step("meets no obstacle", async move {
            self.ask("fits", json!({ "width": self.width() })).await?;
            if let Some(interpreter) = self.interpreter() {
                let page = self.ask("own", json!({})).await?;
                let strangers = interpreter.strangers(page.as_str().unwrap_or_default());
                if !strangers.is_empty() {
                    return Err(Trouble::new(format!("words of another language: {strangers:?}")));
                }
            }
            self.minds_axe().await
        })
    }

    /// For a question to the page: what to look for.
    #[track_caller]
    pub(crate) fn told(&self, french: &str) -> Value {
        match self.would_read(french).as_slice() {
            [one] => json!(one),
            several => json!(several),
        }
    }

    fn interpreter(&self) -> Option<Arc<Interpreter>> {
        self.interpreter.lock().expect("no step panics with the lock").clone()
    }
}
