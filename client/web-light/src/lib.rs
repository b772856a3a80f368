//! The program for beneficiaries alone, small enough for a telephone with little data (docs/adr/0037): the same code as `tdu-web-app`, without
//! what staff alone see or ask for.
#![cfg(target_arch = "wasm32")]

use wasm_bindgen::prelude::wasm_bindgen;

/// Starts the page: called by the boot script once the WebAssembly file is loaded, with the language to begin in
/// (its code) and the texts of that language.
#[wasm_bindgen]
pub fn start_page(language: &str, texts: &str) {
    tdu_web::start(tdu_web::screens::LIGHT, language, texts);
}

/// Starts the worker: called by the worker script with the same WebAssembly file, and with the address of the policies
/// that ship with the product.
#[wasm_bindgen]
pub fn start_worker(policies: String) {
    tdu_web::show_panics();
    tdu_web_engine::start::<false>(policies);
}
