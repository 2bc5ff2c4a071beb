//! The page's end of the worker: starts it, speaks to it, notices when it breaks or falls silent, and
//! starts another. It knows nothing of what is said.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use gloo::timers::callback::Timeout;
use js_sys::{Array, ArrayBuffer, Function, Reflect, Uint8Array};
use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Event, MessageEvent};
use yew::Callback;

use crate::app::state::Stop;
use crate::worker::protocol::{Answer, Envelope, Request};

/// How long the worker may be silent while it works, in milliseconds.
const SILENCE: u32 = 20_000;
/// How long it may take to be fetched and to come up.
const START: u32 = 90_000;

/// What comes from the worker.
pub enum Heard {
    /// An answer, and the bytes of the document it speaks of.
    Answer(Box<Envelope<Answer>>, Option<ArrayBuffer>),
    /// It is no more.
    Stopped(Stop),
}

type Deadline = Rc<RefCell<Option<Timeout>>>;

/// A worker that is up or coming up. Dropped, it ends.
struct Live {
    worker: web_sys::Worker,
    is_up: Rc<Cell<bool>>,
    deadline: Deadline,
    _message: Closure<dyn Fn(MessageEvent)>,
    _error: Closure<dyn Fn(Event)>,
}

impl Drop for Live {
    fn drop(&mut self) {
        self.worker.set_onmessage(None);
        self.worker.set_onerror(None);
        self.worker.set_onmessageerror(None);
        self.worker.terminate();
    }
}

/// The worker, started when it is needed.
pub struct Client {
    live: Option<Live>,
    heard: Callback<Heard>,
}

impl Client {
    /// Starts the worker before anybody needs it.
    pub fn new(heard: Callback<Heard>) -> Self {
        let live = start(&heard);
        Self { live, heard }
    }

    /// Asks for something. An answer comes, or [`Heard::Stopped`].
    pub fn ask(&mut self, request: &Envelope<Request>, buffers: &[ArrayBuffer]) {
        if self.live.is_none() {
            self.live = start(&self.heard);
        }
        if self.live.as_ref().and_then(|live| live.ask(request, buffers, &self.heard)).is_none() {
            self.heard.emit(Heard::Stopped(Stop::NotLoaded));
        }
    }

    /// Ends the worker. The next request starts another.
    pub fn halt(&mut self) {
        self.live = None;
    }
}

impl Live {
    fn ask(
        &self,
        request: &Envelope<Request>,
        buffers: &[ArrayBuffer],
        heard: &Callback<Heard>,
    ) -> Option<()> {
        let written = postcard::to_stdvec(request).ok()?;
        let message = Array::of1(&Uint8Array::from(written.as_slice()).into());
        let transfer = Array::new();
        for buffer in buffers {
            message.push(buffer);
            transfer.push(buffer);
        }
        self.worker.post_message_with_transfer(&message, &transfer).ok()?;
        arm(&self.deadline, if self.is_up.get() { SILENCE } else { START }, heard);
        Some(())
    }
}

fn arm(deadline: &Deadline, milliseconds: u32, heard: &Callback<Heard>) {
    let heard = heard.clone();
    let timeout = Timeout::new(milliseconds, move || heard.emit(Heard::Stopped(Stop::Deadline)));
    deadline.replace(Some(timeout));
}

/// The published checksums of the site's files, as far as they have come; nothing in the single file,
/// which is no site.
pub fn sums() -> Option<String> {
    web_sys::window()?.document()?.get_element_by_id("sums")?;
    let sums = offered("sums").and_then(|sums| sums.as_string());
    Some(sums.unwrap_or_default())
}

/// A worker from `static/workers.js`, which knows where its files are and shuts the doors before it.
/// What it gives behaves as a worker from the beginning, also while the real one is still fetched.
fn hire() -> Option<web_sys::Worker> {
    Some(offered("worker")?.unchecked_into())
}

/// What a function of `static/workers.js` gives.
fn offered(name: &str) -> Option<JsValue> {
    let workers = Reflect::get(&js_sys::global(), &"junheng".into()).ok()?;
    let function = Reflect::get(&workers, &name.into()).ok()?.dyn_into::<Function>().ok()?;
    function.call0(&workers).ok()
}

fn start(heard: &Callback<Heard>) -> Option<Live> {
    let worker = hire()?;
    let is_up = Rc::new(Cell::new(false));
    let deadline = Deadline::default();
    let message = {
        let (is_up, deadline, heard) = (is_up.clone(), deadline.clone(), heard.clone());
        Closure::<dyn Fn(MessageEvent)>::new(move |event: MessageEvent| {
            let Some((answer, bytes)) = read(&event) else {
                return heard.emit(Heard::Stopped(Stop::Trap));
            };
            is_up.set(true);
            match answer.message {
                // Still at it, whatever it is.
                Answer::Ready { .. } | Answer::Progress { .. } if deadline.borrow().is_some() => {
                    arm(&deadline, SILENCE, &heard);
                }
                _ => drop(deadline.take()),
            }
            // Understanding an answer and acting upon it are two tasks, so that neither holds up the
            // page; the browser keeps their order.
            let heard = heard.clone();
            let answer = Box::new(answer);
            Timeout::new(0, move || heard.emit(Heard::Answer(answer, bytes))).forget();
        })
    };
    let error = {
        let (is_up, heard) = (is_up.clone(), heard.clone());
        Closure::<dyn Fn(Event)>::new(move |_| {
            let stop = if is_up.get() { Stop::Trap } else { Stop::NotLoaded };
            heard.emit(Heard::Stopped(stop));
        })
    };
    worker.set_onmessage(Some(message.as_ref().unchecked_ref()));
    worker.set_onerror(Some(error.as_ref().unchecked_ref()));
    worker.set_onmessageerror(Some(error.as_ref().unchecked_ref()));
    Some(Live { worker, is_up, deadline, _message: message, _error: error })
}

fn read(event: &MessageEvent) -> Option<(Envelope<Answer>, Option<ArrayBuffer>)> {
    let parts = event.data().dyn_into::<Array>().ok()?;
    let written = parts.get(0).dyn_into::<Uint8Array>().ok()?.to_vec();
    let bytes = parts.get(1).dyn_into::<ArrayBuffer>().ok();
    Some((postcard::from_bytes(&written).ok()?, bytes))
}
