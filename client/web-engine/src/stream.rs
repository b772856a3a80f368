//! The stream of news: one WebSocket at most, and what it told that nobody has taken yet.

use std::{
    cell::RefCell,
    collections::VecDeque,
    future::poll_fn,
    rc::Rc,
    task::{Poll, Waker},
};

use js_sys::{ArrayBuffer, Uint8Array};
use tdu_driver::StreamEvent;
use wasm_bindgen::{JsCast, closure::Closure};
use wasm_bindgen_futures::spawn_local;
use web_sys::{BinaryType, Event, MessageEvent, WebSocket};

use crate::{fetch::PATIENCE_MS, js, platform::pause};

/// A stream, open or not.
#[derive(Default)]
pub struct Stream {
    line: RefCell<Option<Line>>,
    inbox: Rc<Inbox>,
}

impl Stream {
    /// Opens a socket to this path of the own origin, in place of the one that was open. Whether that works is told
    /// by [`Stream::next`].
    pub fn open(&self, path: &str) {
        self.close();
        match Line::new(path, &self.inbox) {
            Some(line) => *self.line.borrow_mut() = Some(line),
            None => self.inbox.put(StreamEvent::Closed),
        }
    }

    /// Closes the socket. What it told and nobody took is dropped: the next one begins where the driver says.
    pub fn close(&self) {
        self.line.borrow_mut().take();
        self.inbox.events.borrow_mut().clear();
    }

    /// The next event; waits for ever if no socket is open.
    pub async fn next(&self) -> StreamEvent {
        poll_fn(|context| {
            self.inbox.events.borrow_mut().pop_front().map_or_else(
                || {
                    *self.inbox.waker.borrow_mut() = Some(context.waker().clone());
                    Poll::Pending
                },
                Poll::Ready,
            )
        })
        .await
    }
}

#[derive(Default)]
struct Inbox {
    events: RefCell<VecDeque<StreamEvent>>,
    waker: RefCell<Option<Waker>>,
}

impl Inbox {
    fn put(&self, event: StreamEvent) {
        self.events.borrow_mut().push_back(event);
        if let Some(waker) = self.waker.borrow_mut().take() {
            waker.wake();
        }
    }
}

/// A socket and what listens to it.
struct Line {
    socket: WebSocket,
    _opened: Closure<dyn FnMut(Event)>,
    _told: Closure<dyn FnMut(MessageEvent)>,
    _closed: Closure<dyn FnMut(Event)>,
}

impl Line {
    fn new(path: &str, inbox: &Rc<Inbox>) -> Option<Self> {
        let origin = js::scope().location().origin();
        // https becomes wss.
        let socket = WebSocket::new(&format!("ws{}{path}", origin.strip_prefix("http")?)).ok()?;
        socket.set_binary_type(BinaryType::Arraybuffer);
        let opened = Closure::<dyn FnMut(_)>::new({
            let inbox = inbox.clone();
            move |_: Event| inbox.put(StreamEvent::Open)
        });
        socket.set_onopen(Some(opened.as_ref().unchecked_ref()));
        let told = Closure::<dyn FnMut(_)>::new({
            let inbox = inbox.clone();
            move |event: MessageEvent| {
                // The server sends binary messages alone.
                if let Ok(buffer) = event.data().dyn_into::<ArrayBuffer>() {
                    inbox.put(StreamEvent::Message(Uint8Array::new(&buffer).to_vec()));
                }
            }
        });
        socket.set_onmessage(Some(told.as_ref().unchecked_ref()));
        let closed = Closure::<dyn FnMut(_)>::new({
            let inbox = inbox.clone();
            move |_: Event| inbox.put(StreamEvent::Closed)
        });
        // A failure is always followed by `close`.
        socket.set_onclose(Some(closed.as_ref().unchecked_ref()));
        spawn_local(give_up(socket.clone()));
        Some(Self { socket, _opened: opened, _told: told, _closed: closed })
    }
}

impl Drop for Line {
    fn drop(&mut self) {
        self.socket.set_onopen(None);
        self.socket.set_onmessage(None);
        self.socket.set_onclose(None);
        // It may be closed already.
        let _ = self.socket.close();
    }
}

/// Browsers wait minutes for a server that does not answer.
async fn give_up(socket: WebSocket) {
    pause(PATIENCE_MS).await;
    if socket.ready_state() == WebSocket::CONNECTING {
        // It may have closed itself.
        let _ = socket.close();
    }
}
