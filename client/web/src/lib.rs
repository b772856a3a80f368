//! The web app's screens.
//!
//! One WebAssembly file with two entry points: the page draws, the worker thinks. The page never
//! holds a key and never opens an entry; it sends commands to the worker and shows the answers.
//!
//! Where things are: [`engine`] asks the worker, [`i18n`] speaks the three languages, [`components`] are the
//! pieces that every page is made of, [`paper`] has PDFs made, [`pages`] are the screens, [`model`] is what can be thought without a browser.

pub mod app;
pub mod components;
pub mod dom;
pub mod draft;
pub mod engine;
pub mod guard;
pub mod i18n;
pub mod model;
pub mod pages;
pub mod paper;
pub mod passkey;
pub mod voice;

use tdu_policies::Lang;
use wasm_bindgen::prelude::wasm_bindgen;

/// Starts the page: called by the boot script once the WebAssembly file is loaded, with the language to begin in
/// (its code) and the texts of that language.
#[wasm_bindgen]
pub fn start_page(language: &str, texts: &str) {
    console_error_panic_hook::set_once();
    if guard::stays_left() {
        guard::blank();
        return;
    }
    let language = Lang::from_code(language).unwrap_or_default();
    i18n::learn(language, texts);
    i18n::show_in(language);
    leptos::mount::mount_to_body(app::App);
}

/// Starts the worker: called by the worker script with the same WebAssembly file, and with the address of the policies
/// that ship with the product.
#[wasm_bindgen]
pub fn start_worker(policies: String) {
    console_error_panic_hook::set_once();
    tdu_web_engine::start(policies);
}
