//! The web app's screens.
//!
//! The page never holds a key and never opens an entry; it sends commands to the worker and shows the answers. Two programs are made of
//! these screens: `client/web-app` has all of them, `client/web-light` those of the people who are accompanied.
//!
//! Where things are: [`engine`] asks the worker, [`i18n`] speaks the three languages, [`components`] are the
//! pieces that every page is made of, [`paper`] has PDFs made, [`pages`] are the screens, [`model`] is what can be thought without a browser.
//!
//! They are compiled for browsers, and for this machine where they are tested; nobody else here needs them.

#![cfg(any(target_arch = "wasm32", test))]

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
pub mod program;
pub mod screens;
pub mod voice;

use screens::Screens;
use tdu_policies::Lang;

/// Starts a page that has these screens, in a language (its code) whose texts are given.
pub fn start(screens: Screens, language: &str, texts: &str) {
    show_panics();
    if guard::stays_left() {
        guard::blank();
        return;
    }
    let language = Lang::from_code(language).unwrap_or_default();
    i18n::learn(language, texts);
    i18n::show_in(language);
    leptos::mount::mount_to_body(move || app::app(screens));
}

/// Has a panic say where it happened.
pub fn show_panics() {
    console_error_panic_hook::set_once();
}
