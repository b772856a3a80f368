//! The web app's screens.
//!
//! One WebAssembly file with two entry points: the page draws, the worker thinks. The page never
//! holds a key and never opens an entry; it sends commands to the worker and shows the answers.
//!
//! Where things are: [`engine`] asks the worker, [`i18n`] speaks the three languages, [`components`] are the
//! pieces that every page is made of, [`pages`] are the screens, [`model`] is what can be thought without a browser.

pub mod app;
pub mod components;
pub mod dom;
pub mod draft;
pub mod engine;
pub mod guard;
pub mod i18n;
pub mod model;
pub mod pages;
pub mod passkey;
pub mod voice;

use wasm_bindgen::prelude::wasm_bindgen;

/// Starts the page: called by the boot script once the WebAssembly file is loaded.
#[wasm_bindgen]
pub fn start_page() {
    console_error_panic_hook::set_once();
    if guard::stays_left() {
        guard::blank();
        return;
    }
    leptos::mount::mount_to_body(app::App);
}

/// Starts the worker: called by the worker script with the same WebAssembly file.
#[wasm_bindgen]
pub fn start_worker() {
    console_error_panic_hook::set_once();
    tdu_web_engine::start();
}
