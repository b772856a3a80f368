//! Takes the page's questions to the driver and its answers back.

use std::{cell::RefCell, rc::Rc};

use js_sys::{Array, ArrayBuffer, Uint8Array};
use tdu_core::app::{Command, Failure, FailureKind, News, Reply, Topic};
use tdu_driver::App;
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use wasm_bindgen_futures::spawn_local;
use web_sys::MessageEvent;
use zeroize::Zeroizing;

use crate::{
    channel::{FromEngine, ToEngine},
    fetch::Network,
    js, lock, panic,
    platform::{Browser, Offset, own_offset, pause},
    store::Kept,
};

/// A page that is left or loaded anew takes a moment to let go.
const LOCK_PATIENCE_MS: u32 = 1_000;

type Driver<const STAFF: bool> = App<Network, Kept, Browser<STAFF>>;

/// Starts the engine: listens to the page, then waits to be the only one on this device. `policies` is where the
/// policies that ship with the product lie: JSON, file name to text. `STAFF`: whether it serves staff as well as beneficiaries.
pub fn start<const STAFF: bool>(policies: String) {
    panic::install();
    let engine = Rc::new(Engine::<STAFF> {
        offset: Offset::new(own_offset().into()),
        policies,
        door: RefCell::new(Door::Unknown(Vec::new())),
    });
    let listener = Closure::<dyn FnMut(_)>::new({
        let engine = engine.clone();
        move |event: MessageEvent| {
            if let Some(question) = read(&event) {
                engine.take(question);
            }
        }
    });
    js::scope().set_onmessage(Some(listener.as_ref().unchecked_ref()));
    // It listens as long as the worker lives.
    listener.forget();
    post(&FromEngine::Ready);
    spawn_local(engine.clone().enter());
    spawn_local(engine.lose_patience());
}

struct Engine<const STAFF: bool> {
    offset: Offset,
    policies: String,
    door: RefCell<Door<STAFF>>,
}

/// Whether this worker may use what the device keeps.
enum Door<const STAFF: bool> {
    /// Not known yet; these questions wait.
    Unknown(Vec<ToEngine>),
    /// Another page has it.
    Elsewhere,
    /// It never will.
    Shut(Failure),
    /// It may.
    Open(Rc<Driver<STAFF>>),
}

impl<const STAFF: bool> Engine<STAFF> {
    async fn enter(self: Rc<Self>) {
        if let Err(reason) = lock::hold().await {
            self.settle(Door::Shut(Failure::because(FailureKind::CannotKeep, reason)));
            return;
        }
        let browser = Browser::new(self.offset.clone(), self.policies.clone());
        let driver = App::new(Network::default(), Kept::default(), browser, |news| {
            post(&FromEngine::News(news));
        });
        let late = matches!(*self.door.borrow(), Door::Elsewhere);
        self.settle(Door::Open(driver.clone()));
        spawn_local(driver.clone().run());
        if late {
            invite(driver).await;
        }
    }

    async fn lose_patience(self: Rc<Self>) {
        pause(LOCK_PATIENCE_MS).await;
        let waiting = matches!(*self.door.borrow(), Door::Unknown(_));
        if waiting {
            self.settle(Door::Elsewhere);
        }
    }

    fn settle(&self, door: Door<STAFF>) {
        if let Door::Unknown(questions) = self.door.replace(door) {
            for question in questions {
                self.take(question);
            }
        }
    }

    fn take(&self, question: ToEngine) {
        self.offset.set(question.offset_minutes);
        let ToEngine { ticket, command, .. } = match &mut *self.door.borrow_mut() {
            Door::Unknown(questions) => {
                questions.push(question);
                return;
            }
            _ => question,
        };
        match &*self.door.borrow() {
            Door::Open(driver) => {
                let driver = driver.clone();
                spawn_local(async move { reply(ticket, driver.ask(command).await) });
            }
            Door::Shut(failure) => reply(ticket, Err(failure.clone())),
            Door::Unknown(_) | Door::Elsewhere => reply(ticket, Err(FailureKind::OpenElsewhere.into())),
        }
    }
}

/// The other page is gone: this one, which was refused, is told where things stand.
async fn invite<const STAFF: bool>(driver: Rc<Driver<STAFF>>) {
    // The driver tells the status unasked. If that fails, the page's own next question says why.
    let _ = driver.ask(Command::Hello).await;
    post(&FromEngine::News(News::Changed(vec![Topic::Directory, Topic::Reports, Topic::Personal])));
}

fn reply(ticket: u32, reply: Result<Reply, Failure>) {
    post(&FromEngine::Answer { ticket, reply });
}

fn read(event: &MessageEvent) -> Option<ToEngine> {
    let buffer = event.data().dyn_into::<ArrayBuffer>().ok()?;
    let view = Uint8Array::new(&buffer);
    let bytes = Zeroizing::new(view.to_vec());
    js::wipe(&view);
    let question = crate::channel::decode(bytes.as_slice());
    if question.is_err() {
        panic::report("the page speaks otherwise than the engine");
    }
    question.ok()
}

fn post(message: &FromEngine) {
    let bytes = Zeroizing::new(crate::channel::encode(message).expect("messages are plain data"));
    let buffer = JsValue::from(Uint8Array::from(bytes.as_slice()).buffer());
    js::scope()
        .post_message_with_transfer(&buffer, &Array::of1(&buffer))
        .expect("a buffer of our own is transferred");
}
