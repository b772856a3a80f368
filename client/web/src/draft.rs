//! What is being typed is kept, sealed, on this device, and comes back.

use std::time::Duration;

use leptos::prelude::*;
use tdu_core::app::{Command, Reply};

use crate::engine::Engine;

/// How long after the last letter a draft is kept.
const REST: Duration = Duration::from_millis(500);

/// A draft's hand: forgets it once it became something.
#[derive(Clone, Copy)]
pub struct Draft {
    place: Signal<String>,
    timer: StoredValue<Option<TimeoutHandle>>,
    engine: Engine,
}

impl Draft {
    /// What was typed was sent or thrown away.
    pub fn forget(self) {
        self.stop();
        self.engine.tell(Command::KeepDraft { place: self.place.get_untracked(), text: String::new() });
    }

    fn stop(self) {
        if let Some(Some(timer)) = self.timer.try_update_value(Option::take) {
            timer.clear();
        }
    }
}

/// Keeps `text` under the name that `place` gives (for example `message:<conversation>`), and first brings back what
/// was kept there, unless something was typed meanwhile.
pub fn use_draft(place: impl Fn() -> String + Send + Sync + 'static, text: RwSignal<String>) -> Draft {
    let engine = Engine::here();
    let draft = Draft { place: Signal::derive(place), timer: StoredValue::new(None), engine };
    Effect::new(move |_| {
        let place = draft.place.get();
        leptos::task::spawn_local(async move {
            if let Ok(Reply::Draft(kept)) = engine.ask(Command::Draft { place }).await
                && text.try_with_untracked(String::is_empty) == Some(true)
                && !kept.is_empty()
            {
                text.set(kept);
            }
        });
    });
    Effect::new(move |first: Option<()>| {
        let typed = text.get();
        if first.is_none() {
            return;
        }
        draft.stop();
        let place = draft.place.get_untracked();
        let keep = move || engine.tell(Command::KeepDraft { place, text: typed });
        // Without a timer (never seen) the draft is simply not kept this time.
        draft.timer.set_value(set_timeout_with_handle(keep, REST).ok());
    });
    on_cleanup(move || {
        // What was typed in the last half second is kept at once.
        if let (Some(Some(timer)), Some(typed), Some(place)) = (
            draft.timer.try_update_value(Option::take),
            text.try_get_untracked(),
            draft.place.try_get_untracked(),
        ) {
            timer.clear();
            engine.tell(Command::KeepDraft { place, text: typed });
        }
    });
    draft
}
