//! One worker at a time on what a device keeps: two would each push and number what the other does not see.

use js_sys::{Array, Function, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue, closure::Closure, prelude::wasm_bindgen};
use wasm_bindgen_futures::JsFuture;

use crate::js;

const NAME: &str = "tdu";

// Web Locks (https://w3c.github.io/web-locks/); web-sys counts them among unstable interfaces.
#[wasm_bindgen]
extern "C" {
    type LockManager;

    #[wasm_bindgen(method, catch)]
    fn request(this: &LockManager, name: &str, granted: &Function) -> Result<Promise, JsValue>;
}

/// Waits until no other worker of this origin holds the lock, however long that takes, then holds it until this
/// worker ends.
///
/// # Errors
/// The browser has no Web Locks, or refuses them here; the text says why.
pub async fn hold() -> Result<(), String> {
    let manager = Reflect::get(&js::scope().navigator(), &JsValue::from_str("locks"))
        .ok()
        .filter(JsValue::is_object)
        .ok_or("this browser has no Web Locks")?
        .unchecked_into::<LockManager>();
    let mut held = Err(JsValue::UNDEFINED);
    let granted = Promise::new(&mut |resolve, _| {
        // The lock is held until the promise that this gives settles: never.
        let hold = Closure::once_into_js(move || {
            // Whoever waits for it is there as long as the worker.
            let _ = resolve.call0(&JsValue::UNDEFINED);
            Promise::new(&mut |_, _| {})
        });
        held = manager.request(NAME, hold.unchecked_ref());
    });
    let held = held.map_err(|error| js::reason(&error))?;
    // The second settles only if the browser refuses.
    let first = Promise::race(&Array::of2(&granted, &held));
    JsFuture::from(first).await.map(drop).map_err(|error| js::reason(&error))
}
