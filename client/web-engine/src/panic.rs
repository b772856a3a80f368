//! What happens at a defect of ours: the page is told, and nothing goes on in a state that nobody vouches for.

use wasm_bindgen::{JsValue, prelude::wasm_bindgen};

use crate::js;

#[wasm_bindgen]
extern "C" {
    /// Raises the `error` event here and then on the page's `Worker`.
    #[wasm_bindgen(js_name = reportError)]
    fn report_error(error: &JsValue);
}

/// Tells the page that its question will have no answer: it hears an `error` event.
pub fn report(text: &str) {
    report_error(&js_sys::Error::new(text).into());
}

/// From now on a panic ends the worker, and the page is told.
pub fn install() {
    std::panic::set_hook(Box::new(|info| {
        // The message may quote what somebody wrote: it is shown to developers alone.
        let text = if cfg!(debug_assertions) {
            info.to_string()
        } else {
            info.location().map_or_else(|| "panicked".to_owned(), |place| format!("panicked at {place}"))
        };
        report(&text);
        js::scope().close();
    }));
}
