//! The page's side of the worker: questions, answers, news.

use std::{
    cell::{Cell, RefCell},
    collections::BTreeMap,
    rc::Rc,
};

use futures::{channel::oneshot, future::LocalBoxFuture};
use leptos::prelude::*;
use tdu_core::app::{Command, Failure, FailureKind, Me, News, Phase, Reply, Status, Topic};
use tdu_web_engine::channel::{FromEngine, ToEngine};
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use zeroize::Zeroizing;

use crate::dom;

/// Asks the worker, and tells what it says. One for the whole page: `Engine::here()`.
#[derive(Clone, Copy)]
pub struct Engine {
    line: StoredValue<Rc<Line>, LocalStorage>,
    status: RwSignal<Option<Status>>,
    news: RwSignal<Vec<Topic>>,
}

/// The line to the worker.
struct Line {
    worker: web_sys::Worker,
    next: Cell<u32>,
    waiting: RefCell<BTreeMap<u32, oneshot::Sender<Result<Reply, Failure>>>>,
    /// Set when the worker cannot run (any more): nothing will answer.
    broken: Cell<bool>,
}

impl Line {
    fn send(&self, message: &ToEngine) -> Result<(), Failure> {
        let bytes = Zeroizing::new(
            tdu_web_engine::channel::encode(message)
                .map_err(|error| Failure::because(FailureKind::Unexpected, error))?,
        );
        let buffer = js_sys::Uint8Array::from(bytes.as_slice()).buffer();
        self.worker
            .post_message_with_transfer(&buffer, &js_sys::Array::of1(&buffer))
            .map_err(|_| Failure::because(FailureKind::Unexpected, "the worker takes no message"))
    }

    /// Nothing will answer any more: those who wait are told.
    fn fall(&self) {
        self.broken.set(true);
        let waiting = std::mem::take(&mut *self.waiting.borrow_mut());
        for (_, sender) in waiting {
            // Whoever asked may have left.
            let _ = sender.send(Err(worker_stopped()));
        }
    }
}

fn worker_stopped() -> Failure {
    Failure::because(FailureKind::Unexpected, "the worker stopped")
}

impl Engine {
    /// Starts the worker and makes the engine known to the whole page.
    ///
    /// # Errors
    /// When the browser cannot start a worker.
    pub fn start() -> Result<Self, JsValue> {
        let url = dom::meta("tdu-worker").ok_or("the page does not say where its worker is")?;
        let options = web_sys::WorkerOptions::new();
        options.set_type(web_sys::WorkerType::Module);
        let worker = web_sys::Worker::new_with_options(&url, &options)?;
        let line = Rc::new(Line {
            worker,
            next: Cell::new(1),
            waiting: RefCell::default(),
            broken: Cell::new(false),
        });
        let engine = Self {
            line: StoredValue::new_local(line.clone()),
            status: RwSignal::new(None),
            news: RwSignal::new(Vec::new()),
        };
        let heard = Closure::<dyn FnMut(_)>::new(move |event: web_sys::MessageEvent| engine.hear(&event));
        line.worker.set_onmessage(Some(heard.as_ref().unchecked_ref()));
        // The worker lives as long as the page does.
        heard.forget();
        let fallen = Closure::<dyn FnMut(_)>::new({
            let line = line.clone();
            move |_: web_sys::Event| line.fall()
        });
        line.worker.set_onerror(Some(fallen.as_ref().unchecked_ref()));
        fallen.forget();
        provide_context(engine);
        Ok(engine)
    }

    /// The page's engine.
    pub fn here() -> Self {
        expect_context()
    }

    /// Asks; the answer comes when the worker has it.
    ///
    /// # Errors
    /// What the engine says, or [`FailureKind::Unexpected`] when the worker stopped.
    pub async fn ask(self, command: Command) -> Result<Reply, Failure> {
        let answer = self.post(command)?;
        let reply = answer.await.unwrap_or_else(|_| Err(worker_stopped()));
        self.note(&reply);
        reply
    }

    /// Asks and cares for no answer: for what must leave at once (locking, drafts).
    pub fn tell(self, command: Command) {
        // Whoever tells has nobody to report a failure to; what matters is told by the status.
        let _ = self.post(command);
    }

    fn post(self, command: Command) -> Result<oneshot::Receiver<Result<Reply, Failure>>, Failure> {
        let line = self.line.try_get_value().ok_or_else(worker_stopped)?;
        if line.broken.get() {
            return Err(worker_stopped());
        }
        let ticket = line.next.get();
        line.next.set(ticket.wrapping_add(1));
        let (sender, receiver) = oneshot::channel();
        line.waiting.borrow_mut().insert(ticket, sender);
        let sent = line.send(&ToEngine { ticket, command, offset_minutes: dom::offset_minutes() });
        if let Err(failure) = sent {
            line.waiting.borrow_mut().remove(&ticket);
            return Err(failure);
        }
        Ok(receiver)
    }

    fn hear(self, event: &web_sys::MessageEvent) {
        let data = event.data();
        if !data.is_instance_of::<js_sys::ArrayBuffer>() {
            return;
        }
        let bytes = Zeroizing::new(js_sys::Uint8Array::new(&data).to_vec());
        match tdu_web_engine::channel::decode::<FromEngine>(bytes.as_slice()) {
            Ok(FromEngine::Ready) => {}
            Ok(FromEngine::Answer { ticket, reply }) => {
                let sender =
                    self.line.try_get_value().and_then(|line| line.waiting.borrow_mut().remove(&ticket));
                if let Some(sender) = sender {
                    // Whoever asked may have left the page meanwhile.
                    let _ = sender.send(reply);
                }
            }
            Ok(FromEngine::News(News::Status(status))) => self.set_status(status),
            Ok(FromEngine::News(News::Changed(topics))) => self.news.set(topics),
            Err(error) => {
                leptos::logging::error!("the worker's message cannot be read: {error}");
                // Nobody knows whose answer it was: whoever waits is told, instead of waiting for ever.
                if let Some(line) = self.line.try_get_value() {
                    line.fall();
                }
            }
        }
    }

    /// Some answers say where things stand.
    fn note(self, reply: &Result<Reply, Failure>) {
        match reply {
            Ok(Reply::Status(status)) => self.set_status(status.clone()),
            Ok(Reply::Me(me)) => {
                let known = self.status.get_untracked();
                self.set_status(Status {
                    phase: Phase::Open(me.clone()),
                    online: known.as_ref().is_none_or(|status| status.online),
                    waiting: known.as_ref().map_or(0, |status| status.waiting),
                    warning: known.and_then(|status| status.warning),
                });
            }
            _ => {}
        }
    }

    fn set_status(self, status: Status) {
        if self.status.with_untracked(|known| known.as_ref() != Some(&status)) {
            self.status.set(Some(status));
        }
    }

    /// Where things stand; `None` until the first answer.
    pub fn status(self) -> Signal<Option<Status>> {
        self.status.into()
    }

    /// Who is signed in, if the app is open.
    pub fn me(self) -> Memo<Option<Me>> {
        Memo::new(move |_| {
            self.status.with(|status| match status.as_ref().map(|status| &status.phase) {
                Some(Phase::Open(me)) => Some(me.clone()),
                _ => None,
            })
        })
    }

    /// What may look different now; set anew at each news.
    pub fn news(self) -> Signal<Vec<Topic>> {
        self.news.into()
    }
}

/// Something that was asked, kept fresh.
pub struct View<T: Send + Sync + 'static> {
    /// An answer is awaited.
    pub loading: RwSignal<bool>,
    /// The newest answer; stays while a fresher one is awaited or failed.
    pub value: RwSignal<Option<T>>,
    /// Why the newest question failed; `None` once one succeeds.
    pub failure: RwSignal<Option<Failure>>,
    again: Trigger,
}

impl<T: Send + Sync + 'static> Clone for View<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T: Send + Sync + 'static> Copy for View<T> {}

impl<T: Send + Sync + 'static> View<T> {
    /// Asks again now.
    pub fn again(self) {
        self.again.notify();
    }
}

/// Asks, and asks again when a signal that `command` reads changes or when a news is `about` the answer.
///
/// `pick` takes the value out of the reply; `about` says which news concern it. Where `command` gives `None`,
/// nothing is asked.
/// ```text
/// let cases = use_view(
///     move || Some(Command::Cases { query: query.get(), filter: filter.get() }),
///     |reply| match reply { Reply::Cases(list) => Some(list), _ => None },
///     |topic| matches!(topic, Topic::Case(_) | Topic::Conversation(_)),
/// );
/// view! { <Loaded view=cases let:list> … </Loaded> }
/// ```
pub fn use_view<T: Send + Sync + 'static>(
    command: impl Fn() -> Option<Command> + 'static,
    pick: fn(Reply) -> Option<T>,
    about: impl Fn(&Topic) -> bool + 'static,
) -> View<T> {
    let view = View {
        loading: RwSignal::new(true),
        value: RwSignal::new(None),
        failure: RwSignal::new(None),
        again: Trigger::new(),
    };
    let answered = move |answer: Result<Reply, Failure>| {
        let found = answer.and_then(|reply| {
            pick(reply).ok_or_else(|| Failure::because(FailureKind::Unexpected, "another answer"))
        });
        match found {
            Ok(value) => {
                view.value.set(Some(value));
                view.failure.set(None);
            }
            Err(failure) => view.failure.set(Some(failure)),
        }
        view.loading.set(false);
    };
    keep_fresh(view.again, view.loading, Box::new(command), Box::new(about), Rc::new(answered));
    view
}

/// What [`use_view`] does whatever the view is: once in the program, where its closures would bring it once for each page.
fn keep_fresh(
    again: Trigger,
    loading: RwSignal<bool>,
    command: Box<dyn Fn() -> Option<Command>>,
    about: Box<dyn Fn(&Topic) -> bool>,
    answered: Rc<dyn Fn(Result<Reply, Failure>)>,
) {
    let engine = Engine::here();
    let newest = StoredValue::new(0_u64);
    let seen = StoredValue::new(false);
    Effect::new(move |_| {
        let news = engine.news();
        // The first run asks whatever the last news was.
        let concerned = news.with(|topics| topics.iter().any(&about));
        if seen.get_value() && concerned {
            again.notify();
        }
        seen.set_value(true);
    });
    Effect::new(move |_| {
        again.track();
        let Some(command) = command() else {
            loading.set(false);
            return;
        };
        let turn = newest.get_value() + 1;
        newest.set_value(turn);
        loading.set(true);
        let answered = Rc::clone(&answered);
        leptos::task::spawn_local(async move {
            let answer = engine.ask(command).await;
            // The page may be gone, or a fresher question asked.
            if newest.try_get_value() == Some(turn) {
                answered(answer);
            }
        });
    });
}

/// One thing that a person does: busy while it goes on, a failure if it fails.
#[derive(Clone, Copy)]
pub struct Act {
    /// Whether it goes on.
    pub busy: RwSignal<bool>,
    /// Why it failed, until the next attempt.
    pub failure: RwSignal<Option<Failure>>,
    engine: Engine,
}

/// Makes an [`Act`] for the page that calls.
pub fn use_act() -> Act {
    Act { busy: RwSignal::new(false), failure: RwSignal::new(None), engine: Engine::here() }
}

impl Act {
    /// Asks, then calls `done` with the reply. A second call while the first goes on does nothing.
    pub fn ask(self, command: Command, done: impl FnOnce(Reply) + 'static) {
        self.begin(Box::pin(self.engine.ask(command)), Box::new(done));
    }

    /// Runs anything that can fail, in the same way.
    pub fn run<T: 'static>(
        self,
        work: impl Future<Output = Result<T, Failure>> + 'static,
        done: impl FnOnce(T) + 'static,
    ) {
        self.begin(Box::pin(work), Box::new(done));
    }

    /// Once in the program for each `T`, not for each closure.
    fn begin<T: 'static>(self, work: LocalBoxFuture<'static, Result<T, Failure>>, done: Box<dyn FnOnce(T)>) {
        if self.busy.get_untracked() {
            return;
        }
        self.busy.set(true);
        self.failure.set(None);
        leptos::task::spawn_local(async move {
            let answer = work.await;
            // Gone with the page that asked.
            if self.busy.try_set(false).is_some() {
                return;
            }
            match answer {
                Ok(value) => done(value),
                Err(failure) => self.failure.set(Some(failure)),
            }
        });
    }
}
