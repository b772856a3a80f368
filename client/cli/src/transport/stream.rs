//! The stream of news, over a WebSocket.

use std::{cell::RefCell, sync::Arc, time::Duration};

use futures::StreamExt as _;
use reqwest::header::{COOKIE, HeaderValue, ORIGIN};
use rustls::ClientConfig;
use tdu_driver::StreamEvent;
use tokio::{
    sync::{Mutex, mpsc},
    task::AbortHandle,
    time::timeout,
};
use tokio_tungstenite::{
    Connector, connect_async_tls_with_config,
    tungstenite::{
        Message, client::IntoClientRequest as _, handshake::client::Request, protocol::WebSocketConfig,
    },
};

/// How long opening may take.
const OPENING: Duration = Duration::from_secs(30);
/// The server pings every thirty seconds: a socket that stays silent for longer is gone.
const SILENCE: Duration = Duration::from_secs(90);
/// Longest message: a page of entries, with room to spare.
const LONGEST: usize = 64 << 20;

/// A stream that can be opened again and again. Events of a stream that was closed are not seen any more.
pub(super) struct Stream {
    events: Mutex<Option<mpsc::Receiver<StreamEvent>>>,
    opened: tokio::sync::Notify,
    next: RefCell<Option<mpsc::Receiver<StreamEvent>>>,
    task: RefCell<Option<AbortHandle>>,
}

impl Stream {
    pub(super) fn new() -> Self {
        Self {
            events: Mutex::new(None),
            opened: tokio::sync::Notify::new(),
            next: RefCell::new(None),
            task: RefCell::new(None),
        }
    }

    /// Opens one, in the background; `None` if the request cannot be made.
    pub(super) fn open(&self, request: Option<Request>, tls: Arc<ClientConfig>) {
        self.close();
        let (sender, receiver) = mpsc::channel(16);
        self.replace(receiver);
        let task = tokio::spawn(async move {
            if let Some(request) = request {
                carry(request, tls, &sender).await;
            }
            // Nobody listens any more if another stream was opened.
            let _ = sender.send(StreamEvent::Closed).await;
        });
        *self.task.borrow_mut() = Some(task.abort_handle());
    }

    pub(super) async fn next(&self) -> StreamEvent {
        let mut events = self.events.lock().await;
        loop {
            if let Some(newer) = self.next.borrow_mut().take() {
                *events = Some(newer);
            }
            let heard = async {
                match events.as_mut() {
                    Some(receiver) => receiver.recv().await,
                    None => std::future::pending().await,
                }
            };
            tokio::select! {
                // A newer stream is looked at first: the former one may still hold events.
                biased;
                () = self.opened.notified() => {}
                event = heard => match event {
                    Some(event) => return event,
                    None => *events = None,
                },
            }
        }
    }

    /// Closes it without a word: the server notices by itself.
    pub(super) fn close(&self) {
        if let Some(task) = self.task.borrow_mut().take() {
            task.abort();
        }
        // What was not heard yet goes with it.
        self.replace(mpsc::channel(1).1);
    }

    fn replace(&self, receiver: mpsc::Receiver<StreamEvent>) {
        *self.next.borrow_mut() = Some(receiver);
        self.opened.notify_one();
    }
}

impl Drop for Stream {
    fn drop(&mut self) {
        self.close();
    }
}

/// The request that opens a stream, with what a browser would say.
pub(super) fn request(origin: &str, path: &str, cookie: Option<HeaderValue>) -> Option<Request> {
    let url = format!("wss{}{path}", origin.strip_prefix("https")?);
    let mut request = url.into_client_request().ok()?;
    request.headers_mut().insert(ORIGIN, HeaderValue::from_str(origin).ok()?);
    if let Some(cookie) = cookie {
        request.headers_mut().insert(COOKIE, cookie);
    }
    Some(request)
}

async fn carry(request: Request, tls: Arc<ClientConfig>, events: &mpsc::Sender<StreamEvent>) {
    let config = WebSocketConfig::default().max_message_size(Some(LONGEST)).max_frame_size(Some(LONGEST));
    let opening = connect_async_tls_with_config(request, Some(config), true, Some(Connector::Rustls(tls)));
    let Ok(Ok((mut socket, _))) = timeout(OPENING, opening).await else { return };
    if events.send(StreamEvent::Open).await.is_err() {
        return;
    }
    while let Ok(Some(Ok(message))) = timeout(SILENCE, socket.next()).await {
        let bytes = match message {
            Message::Binary(bytes) => bytes,
            Message::Close(_) => return,
            // Pings are answered by the library.
            _ => continue,
        };
        if events.send(StreamEvent::Message(bytes.into())).await.is_err() {
            return;
        }
    }
}
