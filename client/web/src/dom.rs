//! The few things that the page asks of the browser itself.

use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

/// The window.
pub fn window() -> web_sys::Window {
    web_sys::window().expect("the page runs in a window")
}

/// The document.
pub fn document() -> web_sys::Document {
    window().document().expect("a window has a document")
}

/// Content of `<meta name="…">`, if it is there and not empty.
pub fn meta(name: &str) -> Option<String> {
    let found = document().query_selector(&format!("meta[name=\"{name}\"]")).ok()??;
    found.get_attribute("content").filter(|content| !content.is_empty())
}

/// What follows `#` in the address.
pub fn fragment() -> String {
    window().location().hash().unwrap_or_default().trim_start_matches('#').to_owned()
}

/// `https://host`, to put before a link.
pub fn origin() -> String {
    window().location().origin().unwrap_or_default()
}

/// The text of one of the app's own files. No cookie goes with the question.
///
/// # Errors
/// When it does not come.
pub async fn fetch_text(url: &str) -> Result<String, JsValue> {
    let init = web_sys::RequestInit::new();
    init.set_credentials(web_sys::RequestCredentials::Omit);
    let answer = JsFuture::from(window().fetch_with_str_and_init(url, &init)).await?;
    let answer: web_sys::Response = answer.dyn_into()?;
    if url.is_empty() || !answer.ok() {
        return Err(JsValue::from_f64(answer.status().into()));
    }
    JsFuture::from(answer.text()?).await?.as_string().ok_or(JsValue::NULL)
}

/// Sets the title of the tab.
pub fn set_title(title: &str) {
    document().set_title(title);
}

/// Moves the keyboard's place to an element.
pub fn focus(selector: &str) {
    if let Ok(Some(found)) = document().query_selector(selector)
        && let Some(element) = found.dyn_ref::<web_sys::HtmlElement>()
    {
        // Nothing to do about an element that takes no focus.
        let _ = element.focus();
    }
}

/// Scrolls as far as an element needs to be in sight.
pub fn show(element: &web_sys::Element) {
    let options = web_sys::ScrollIntoViewOptions::new();
    options.set_block(web_sys::ScrollLogicalPosition::Nearest);
    element.scroll_into_view_with_scroll_into_view_options(&options);
}

/// Small settings of this device, readable by anyone who holds it: never anything private.
pub mod settings {
    /// Reads one.
    pub fn get(name: &str) -> Option<String> {
        super::window().local_storage().ok()??.get_item(name).ok()?
    }

    /// Writes one. A browser that refuses forgets it: nothing depends on it.
    pub fn set(name: &str, value: &str) {
        if let Ok(Some(storage)) = super::window().local_storage() {
            let _ = storage.set_item(name, value);
        }
    }

    /// Forgets one.
    pub fn forget(name: &str) {
        if let Ok(Some(storage)) = super::window().local_storage() {
            let _ = storage.remove_item(name);
        }
    }
}

/// Minutes to add to UTC to read this device's clock.
pub fn offset_minutes() -> i32 {
    #[expect(clippy::cast_possible_truncation, reason = "the browser gives whole minutes, at most a day")]
    let behind = js_sys::Date::new_0().get_timezone_offset() as i32;
    -behind
}

/// Minutes to add to UTC to read this device's clock as it was, or will be, at an instant.
pub fn offset_minutes_at(at: tdu_protocol::Timestamp) -> i32 {
    #[expect(clippy::cast_precision_loss, reason = "milliseconds stay below 2^53 for 280,000 years")]
    let date = js_sys::Date::new(&JsValue::from_f64(at.0 as f64));
    #[expect(clippy::cast_possible_truncation, reason = "the browser gives whole minutes, at most a day")]
    let behind = date.get_timezone_offset() as i32;
    -behind
}

/// The instant at which a day begins by this device's clock.
pub fn start_of(day: tdu_core::calendar::Day) -> tdu_protocol::Timestamp {
    let (year, month, of_month) = day.ymd();
    let date = js_sys::Date::new_with_year_month_day(
        u32::try_from(year).unwrap_or_default(),
        i32::from(month) - 1,
        i32::from(of_month),
    );
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "whole milliseconds; before 1970 nothing was noted, and a cast gives 0"
    )]
    let at = date.get_time() as u64;
    tdu_protocol::Timestamp(at)
}

/// Now, in milliseconds since the Unix epoch.
pub fn now_ms() -> u64 {
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "whole milliseconds after 1970"
    )]
    let now = js_sys::Date::now() as u64;
    now
}

/// The instant, the local day and the week, for the person.
pub fn now() -> tdu_core::calendar::Now {
    tdu_core::calendar::Now { at: tdu_protocol::Timestamp(now_ms()), offset_minutes: offset_minutes() }
}

/// Puts a text on the clipboard; whether it worked.
pub async fn copy(text: &str) -> bool {
    let clipboard = js_sys::Reflect::get(&window().navigator(), &"clipboard".into());
    // Absent on pages that are not secure.
    if clipboard.is_ok_and(|found| found.is_undefined()) {
        return false;
    }
    JsFuture::from(window().navigator().clipboard().write_text(text)).await.is_ok()
}

/// Opens the print window.
pub fn print() {
    // A browser that cannot print says so itself.
    let _ = window().print();
}

/// Hands a file to the person.
///
/// # Errors
/// When the browser cannot make it.
pub fn save(name: &str, media_type: &str, bytes: &[u8]) -> Result<(), JsValue> {
    let url = url_of(media_type, bytes)?;
    let link: web_sys::HtmlAnchorElement = document().create_element("a")?.unchecked_into();
    link.set_href(&url);
    link.set_download(name);
    link.click();
    web_sys::Url::revoke_object_url(&url)
}

/// An address of bytes in this page, until [`forget_url`].
///
/// # Errors
/// When the browser has no room for it.
pub fn url_of(media_type: &str, bytes: &[u8]) -> Result<String, JsValue> {
    let parts = js_sys::Array::of1(&js_sys::Uint8Array::from(bytes));
    let options = web_sys::BlobPropertyBag::new();
    options.set_type(media_type);
    let blob = web_sys::Blob::new_with_u8_array_sequence_and_options(&parts, &options)?;
    web_sys::Url::create_object_url_with_blob(&blob)
}

/// Lets go of what an address of [`url_of`] led to.
pub fn forget_url(url: &str) {
    // One that is gone already needs nothing.
    let _ = web_sys::Url::revoke_object_url(url);
}

/// The file that was chosen in a field.
pub fn chosen(event: &web_sys::Event) -> Option<web_sys::File> {
    event.target()?.dyn_into::<web_sys::HtmlInputElement>().ok()?.files()?.get(0)
}

/// Every file that was chosen in a field.
pub fn all_chosen(event: &web_sys::Event) -> Vec<web_sys::File> {
    let field = event.target().and_then(|target| target.dyn_into::<web_sys::HtmlInputElement>().ok());
    let files = field.and_then(|field| field.files());
    files.map_or_else(Vec::new, |files| (0..files.length()).filter_map(|place| files.get(place)).collect())
}

/// Empties the field for files that somebody is about to use.
pub fn forget_choice(event: &web_sys::Event) {
    if let Some(field) = event.target().and_then(|target| target.dyn_into::<web_sys::HtmlInputElement>().ok())
    {
        field.set_value("");
    }
}

/// The file that was dropped on something.
pub fn dropped(event: &web_sys::DragEvent) -> Option<web_sys::File> {
    event.data_transfer()?.files()?.get(0)
}

/// A file's bytes; `None` if it is longer than `most` bytes or cannot be read.
pub async fn read(file: &web_sys::File, most: u32) -> Option<Vec<u8>> {
    if file.size() > f64::from(most) {
        return None;
    }
    let buffer = JsFuture::from(file.array_buffer()).await.ok()?;
    Some(js_sys::Uint8Array::new(&buffer).to_vec())
}

/// Whether the person asked their device for less movement.
pub fn calm() -> bool {
    let query = js_sys::Reflect::get(&window(), &"matchMedia".into())
        .ok()
        .and_then(|found| found.dyn_into::<js_sys::Function>().ok())
        .and_then(|ask| ask.call1(&window(), &"(prefers-reduced-motion: reduce)".into()).ok());
    query
        .and_then(|list| js_sys::Reflect::get(&list, &"matches".into()).ok())
        .is_some_and(|matches| matches.is_truthy())
}

/// An id that nothing else on the page has.
pub fn uid(what: &str) -> String {
    use std::sync::atomic::{AtomicU32, Ordering};
    static NEXT: AtomicU32 = AtomicU32::new(1);
    format!("{what}-{}", NEXT.fetch_add(1, Ordering::Relaxed))
}
