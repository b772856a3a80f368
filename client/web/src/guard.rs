//! Leaving: at once when asked, by itself when nobody is there.

use std::{cell::Cell, rc::Rc};

use leptos::prelude::*;
use tdu_core::app::{Command, Phase};
use tdu_protocol::Role;
use wasm_bindgen::{JsCast, JsValue, closure::Closure};

use crate::{dom, engine::Engine};

/// Minutes without a sign of life before the app locks, for staff.
pub const IDLE_MINUTES: u64 = 10;
/// The same for a beneficiary, whose phone is more often shared.
pub const IDLE_MINUTES_BENEFICIARY: u64 = 5;
/// Esc pressed this many times, each within the time below, leaves at once.
const ESCAPES: u32 = 3;
const ESCAPE_MS: u64 = 1_200;
/// Where 'Quitter vite' leads unless `<meta name="tdu-leave" content="…">` says otherwise. It works without a
/// network and leaves no address of ours on the screen.
const NEUTRAL: &str = "about:blank";
/// Set in the tab by 'Quitter vite', so that the back button finds nothing.
const LEFT: &str = "tdu-left";

/// Leaves at once: clears the screen, locks, replaces the page by a neutral one.
pub fn leave(engine: Engine) {
    blank();
    engine.tell(Command::Lock);
    remember_left(true);
    let neutral = dom::meta("tdu-leave").unwrap_or_else(|| NEUTRAL.to_owned());
    // A browser that refuses still shows a blank page.
    let _ = dom::window().location().replace(&neutral);
}

/// Nothing on the screen, nothing in the tab's title.
pub fn blank() {
    dom::set_title("");
    if let Some(body) = dom::document().body() {
        body.replace_children_with_node_0();
    }
}

/// Whether this page was left by 'Quitter vite' and is reached again by the back button: then it stays blank.
/// Whoever types the address or opens the link anew is let in.
pub fn stays_left() -> bool {
    if !was_left() {
        return false;
    }
    if came_back() {
        return true;
    }
    remember_left(false);
    false
}

fn session() -> Option<web_sys::Storage> {
    dom::window().session_storage().ok()?
}

fn was_left() -> bool {
    session().and_then(|storage| storage.get_item(LEFT).ok()?).is_some()
}

fn remember_left(left: bool) {
    if let Some(storage) = session() {
        // Without this memory the page opens locked: no more is lost.
        let _ = if left { storage.set_item(LEFT, "1") } else { storage.remove_item(LEFT) };
    }
}

/// Whether the browser reached this page by its back or forward button.
fn came_back() -> bool {
    let entry = js_sys::Reflect::get(&dom::window(), &"performance".into()).ok().and_then(|performance| {
        let ask = js_sys::Reflect::get(&performance, &"getEntriesByType".into()).ok()?;
        let entries =
            ask.dyn_into::<js_sys::Function>().ok()?.call1(&performance, &"navigation".into()).ok()?;
        Some(js_sys::Array::from(&entries).get(0))
    });
    entry
        .and_then(|entry| js_sys::Reflect::get(&entry, &"type".into()).ok())
        .is_some_and(|kind| kind == JsValue::from_str("back_forward"))
}

/// Watches over the page: Esc three times, idleness, a page that the browser brings back from its memory.
pub fn watch(engine: Engine) {
    let last = Rc::new(Cell::new(dom::now_ms()));
    let escapes = Rc::new(Cell::new((0_u32, 0_u64)));
    listen("keydown", {
        let (last, escapes) = (last.clone(), escapes);
        move |event| {
            last.set(dom::now_ms());
            let Some(key) = event.dyn_ref::<web_sys::KeyboardEvent>() else { return };
            if key.key() != "Escape" {
                escapes.set((0, 0));
                return;
            }
            let (count, at) = escapes.get();
            let count = if dom::now_ms().saturating_sub(at) < ESCAPE_MS { count + 1 } else { 1 };
            escapes.set((count, dom::now_ms()));
            if count >= ESCAPES {
                leave(engine);
            }
        }
    });
    for sign in ["pointerdown", "wheel", "touchstart"] {
        let last = last.clone();
        listen(sign, move |_| last.set(dom::now_ms()));
    }
    listen("pageshow", |event| {
        let kept = js_sys::Reflect::get(&event, &"persisted".into()).is_ok_and(|kept| kept.is_truthy());
        if kept && was_left() {
            blank();
        }
    });
    let check = move || {
        let minutes =
            engine.status().with_untracked(|status| match status.as_ref().map(|status| &status.phase) {
                Some(Phase::Open(me)) if me.role == Role::Beneficiary => Some(IDLE_MINUTES_BENEFICIARY),
                Some(Phase::Open(_)) => Some(IDLE_MINUTES),
                _ => None,
            });
        if minutes.is_some_and(|minutes| dom::now_ms().saturating_sub(last.get()) >= minutes * 60_000) {
            last.set(dom::now_ms());
            leptos::task::spawn_local(async move {
                // A failure shows in the status; what is on screen is told to go by it.
                let _ = engine.ask(Command::Lock).await;
            });
        }
    };
    // A timer that cannot be set leaves the lock to the person.
    let _ = set_interval_with_handle(check, std::time::Duration::from_secs(10));
}

fn listen(name: &str, heard: impl FnMut(web_sys::Event) + 'static) {
    let closure = Closure::<dyn FnMut(_)>::new(heard);
    // Listening for an event of this name cannot fail.
    let _ =
        dom::window().add_event_listener_with_callback_and_bool(name, closure.as_ref().unchecked_ref(), true);
    // The watch lasts as long as the page.
    closure.forget();
}
