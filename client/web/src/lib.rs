//! The web app's screens.
//!
//! One WebAssembly file with two entry points: the page draws, the worker thinks. The page never
//! holds a key and never opens an entry; it sends commands to the worker and shows the answers.

use leptos::prelude::*;
use wasm_bindgen::prelude::wasm_bindgen;

/// Starts the page: called by the boot script once the WebAssembly file is loaded.
#[wasm_bindgen]
pub fn start_page() {
    console_error_panic_hook::set_once();
    leptos::mount::mount_to_body(|| view! { <main id="app"><h1>"Trait d'union"</h1></main> });
}

/// Starts the worker: called by the worker script with the same WebAssembly file.
#[wasm_bindgen]
pub fn start_worker() {
    console_error_panic_hook::set_once();
}
