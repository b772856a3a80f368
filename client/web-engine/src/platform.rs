//! Clock, randomness and waiting, as a browser gives them.

use std::{
    cell::{Cell, RefCell},
    rc::Rc,
};

use js_sys::{Date, Promise};
use tdu_core::calendar::Now;
use tdu_driver::{Lost, Platform};
use tdu_policies::PolicyFiles;
use tdu_protocol::Timestamp;
use wasm_bindgen_futures::JsFuture;

use crate::{fetch, js};

/// Most bytes that one call of `getRandomValues` gives.
const RANDOM_AT_ONCE: usize = 65_536;

/// Minutes to add to UTC to read the person's clock, as the page told last.
pub type Offset = Rc<Cell<i32>>;

/// The browser around the worker; `STAFF`: [`Platform::STAFF`].
pub struct Browser<const STAFF: bool> {
    offset: Offset,
    policies_url: String,
    policies: RefCell<Option<PolicyFiles>>,
}

impl<const STAFF: bool> Browser<STAFF> {
    /// A browser whose clock reads as `offset` says; the policies that ship lie at `policies_url`.
    pub const fn new(offset: Offset, policies_url: String) -> Self {
        Self { offset, policies_url, policies: RefCell::new(None) }
    }
}

/// The offset that the worker itself knows, until the page tells it.
#[expect(clippy::cast_possible_truncation, reason = "whole minutes, less than a day")]
pub fn own_offset() -> i32 {
    -Date::new_0().get_timezone_offset() as i32
}

/// Waits.
pub async fn pause(milliseconds: u32) {
    let timer = Promise::new(&mut |resolve, _| {
        let wait = i32::try_from(milliseconds).unwrap_or(i32::MAX);
        js::scope()
            .set_timeout_with_callback_and_timeout_and_arguments_0(&resolve, wait)
            .expect("a worker has timers");
    });
    JsFuture::from(timer).await.expect("a timer never fails");
}

impl<const STAFF: bool> Platform for Browser<STAFF> {
    const STAFF: bool = STAFF;

    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "whole, and after 1970")]
    fn now(&self) -> Now {
        Now { at: Timestamp(Date::now() as u64), offset_minutes: self.offset.get() }
    }

    fn fill_random(&self, bytes: &mut [u8]) {
        let crypto = js::crypto().expect("a secure page has Web Crypto");
        for part in bytes.chunks_mut(RANDOM_AT_ONCE) {
            // Without randomness nothing may go on.
            crypto.get_random_values_with_u8_array(part).expect("Web Crypto gives randomness");
        }
    }

    async fn pause(&self, milliseconds: u32) {
        pause(milliseconds).await;
    }

    async fn policies(&self) -> Result<PolicyFiles, Lost> {
        // Once is enough: whoever locks and opens again may have no network by then.
        if let Some(files) = self.policies.borrow().clone() {
            return Ok(files);
        }
        let text = fetch::file(&self.policies_url).await.map_err(|error| Lost(js::reason(&error)))?;
        let files: PolicyFiles = serde_json::from_slice(&text).map_err(|error| Lost(error.to_string()))?;
        *self.policies.borrow_mut() = Some(files.clone());
        Ok(files)
    }
}
