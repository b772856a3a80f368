//! The way to the server: one `fetch` a request, one WebSocket for news.

use js_sys::{ArrayBuffer, Uint8Array};
use tdu_driver::{Lost, Method, Request, Response, StreamEvent, Transport};
use tdu_protocol::api::CBOR;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{AbortSignal, Headers, RequestCache, RequestCredentials, RequestInit, RequestRedirect};

use crate::{js, stream::Stream};

/// An answer that takes longer, headers and body together, counts as lost.
pub const PATIENCE_MS: u32 = 30_000;

/// The server that the worker was loaded from.
#[derive(Default)]
pub struct Network {
    stream: Stream,
}

impl Transport for Network {
    async fn send(&self, request: Request) -> Result<Response, Lost> {
        exchange(request).await.map_err(|error| Lost(js::reason(&error)))
    }

    async fn open_stream(&self, path: &str) {
        self.stream.open(path);
    }

    async fn next_event(&self) -> StreamEvent {
        self.stream.next().await
    }

    fn close_stream(&self) {
        self.stream.close();
    }
}

async fn exchange(request: Request) -> Result<Response, JsValue> {
    let headers = Headers::new()?;
    headers.set("accept", "application/cbor, application/problem+json")?;
    let init = RequestInit::new();
    init.set_method(match request.method {
        Method::Get => "GET",
        Method::Post => "POST",
        Method::Put => "PUT",
        Method::Delete => "DELETE",
    });
    if let Some(body) = request.body {
        headers.set("content-type", CBOR)?;
        init.set_body(&Uint8Array::from(body.as_slice()));
    }
    init.set_headers_headers(&headers);
    init.set_cache(RequestCache::NoStore);
    init.set_credentials(RequestCredentials::SameOrigin);
    // The API redirects nowhere: whoever does so stands in between.
    init.set_redirect(RequestRedirect::Error);
    init.set_signal(Some(&AbortSignal::timeout_with_u32(PATIENCE_MS)));
    let sent = js::scope().fetch_with_str_and_init(&request.path, &init);
    let response = JsFuture::from(sent).await?.dyn_into::<web_sys::Response>()?;
    let body = JsFuture::from(response.array_buffer()?).await?.dyn_into::<ArrayBuffer>()?;
    Ok(Response {
        status: response.status(),
        retry_after: response.headers().get("retry-after")?.and_then(|seconds| seconds.trim().parse().ok()),
        body: Uint8Array::new(&body).to_vec(),
    })
}

/// One of the app's own files. No cookie goes with the question.
///
/// # Errors
/// When it does not come.
pub async fn file(url: &str) -> Result<Vec<u8>, JsValue> {
    let init = RequestInit::new();
    init.set_credentials(RequestCredentials::Omit);
    init.set_signal(Some(&AbortSignal::timeout_with_u32(PATIENCE_MS)));
    let response = JsFuture::from(js::scope().fetch_with_str_and_init(url, &init)).await?;
    let response = response.dyn_into::<web_sys::Response>()?;
    if !response.ok() {
        return Err(JsValue::from_str(&format!("status {}", response.status())));
    }
    let body = JsFuture::from(response.array_buffer()?).await?.dyn_into::<ArrayBuffer>()?;
    Ok(Uint8Array::new(&body).to_vec())
}
