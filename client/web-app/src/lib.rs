//! The program for everybody: staff and beneficiaries. One WebAssembly file with two entry points: the page draws, the worker thinks.
#![cfg(target_arch = "wasm32")]

use wasm_bindgen::prelude::wasm_bindgen;

/// Starts the page: called by the boot script once the WebAssembly file is loaded, with the language to begin in
/// (its code) and the texts of that language.
#[wasm_bindgen]
pub fn start_page(language: &str, texts: &str) {
    tdu_web::start(tdu_web::screens::EVERYTHING, language, texts);
}

/// Starts the worker: called by the worker script with the same WebAssembly file, and with the address of the policies
/// that ship with the product.
#[wasm_bindgen]
pub fn start_worker(policies: String) {
    tdu_web::show_panics();
    tdu_web_engine::start::<true>(policies);
}
