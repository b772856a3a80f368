//! The way to the server: one `fetch` a request, one WebSocket for news.

use js_sys::{ArrayBuffer, Reflect, Uint8Array};
use tdu_driver::{Body, Lost, Method, Request, Response, StreamEvent, Transport};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    AbortController, AbortSignal, Headers, ReadableStreamDefaultReader, RequestCache, RequestCredentials,
    RequestInit, RequestRedirect,
};

use crate::{js, stream::Stream};

/// What takes longer counts as lost: a connection of the stream, a file of the app.
pub const PATIENCE_MS: u32 = 30_000;

/// The server that the worker was loaded from.
#[derive(Default)]
pub struct Network {
    stream: Stream,
}

/// The body of an answer; the request is given up with it.
pub struct Incoming {
    reader: Option<ReadableStreamDefaultReader>,
    _request: Asked,
}

/// A request under way.
struct Asked(AbortController);

impl Drop for Asked {
    fn drop(&mut self) {
        // Once all has arrived, this does nothing.
        self.0.abort();
    }
}

impl Body for Incoming {
    async fn piece(&mut self) -> Result<Option<Vec<u8>>, Lost> {
        let Some(reader) = &self.reader else { return Ok(None) };
        next_of(reader).await.map_err(|error| Lost(js::reason(&error)))
    }
}

async fn next_of(reader: &ReadableStreamDefaultReader) -> Result<Option<Vec<u8>>, JsValue> {
    let read = JsFuture::from(reader.read()).await?;
    let value = Reflect::get(&read, &JsValue::from_str("value"))?;
    // At the end there is no value.
    if value.is_undefined() { Ok(None) } else { Ok(Some(value.dyn_into::<Uint8Array>()?.to_vec())) }
}

impl Transport for Network {
    type Body = Incoming;

    async fn send(&self, request: Request) -> Result<Response<Incoming>, Lost> {
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

async fn exchange(request: Request) -> Result<Response<Incoming>, JsValue> {
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
        headers.set("content-type", body.media_type())?;
        init.set_body(&Uint8Array::from(body.into_bytes().as_slice()));
    }
    init.set_headers_headers(&headers);
    init.set_cache(RequestCache::NoStore);
    init.set_credentials(RequestCredentials::SameOrigin);
    // The API redirects nowhere: whoever does so stands in between.
    init.set_redirect(RequestRedirect::Error);
    let asked = Asked(AbortController::new()?);
    init.set_signal(Some(&asked.0.signal()));
    let sent = js::scope().fetch_with_str_and_init(&request.path, &init);
    let response = JsFuture::from(sent).await?.dyn_into::<web_sys::Response>()?;
    let reader = response
        .body()
        .map(|body| body.get_reader().dyn_into::<ReadableStreamDefaultReader>())
        .transpose()?;
    Ok(Response {
        status: response.status(),
        retry_after: response.headers().get("retry-after")?.and_then(|seconds| seconds.trim().parse().ok()),
        body: Incoming { reader, _request: asked },
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
