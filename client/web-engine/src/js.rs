//! The worker's surroundings, and what its errors say.

use js_sys::Uint8Array;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Crypto, DedicatedWorkerGlobalScope};

/// The worker itself.
pub fn scope() -> DedicatedWorkerGlobalScope {
    js_sys::global().unchecked_into()
}

/// The browser's randomness and cryptography.
///
/// # Errors
/// In a page that is not secure, there is none.
pub fn crypto() -> Result<Crypto, JsValue> {
    scope().crypto()
}

/// Name and message of an error, for whoever helps. Browsers put no content of ours into them.
pub fn reason(error: &JsValue) -> String {
    error.dyn_ref::<js_sys::Error>().map_or_else(
        || error.as_string().unwrap_or_else(|| "unknown".to_owned()),
        |error| format!("{}: {}", String::from(error.name()), String::from(error.message())),
    )
}

/// Overwrites a buffer that held a secret, as far as JavaScript lets us.
pub fn wipe(bytes: &Uint8Array) {
    bytes.fill(0, 0, bytes.length());
}
