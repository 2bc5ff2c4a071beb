//! The worker in the browser: listens, answers, says how far it is. It keeps nothing, and whatever
//! breaks in it reaches the page as an `error` event.

use std::cell::Cell;
use std::rc::Rc;

use gloo::timers::callback::Timeout;
use js_sys::{Array, ArrayBuffer, Date, Uint8Array};
use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{DedicatedWorkerGlobalScope, MessageEvent};

use crate::standard::Choice;

use super::answer::{answer, standard};
use super::collate;
use super::protocol::{Answer, Envelope, Request, VERSION};

/// The least time between two reports of progress, in milliseconds.
const REPORT_EVERY: f64 = 80.0;

/// How long nothing may be asked before each turn of [`warm`], in milliseconds.
const IDLE: u32 = 200;
/// More turns gain nothing that could be measured.
const TURNS: u32 = 3;

/// Listens to the page.
pub fn start() {
    let Ok(scope) = js_sys::global().dyn_into::<DedicatedWorkerGlobalScope>() else {
        return;
    };
    let answering = scope.clone();
    let is_asked = Rc::new(Cell::new(false));
    let seen = is_asked.clone();
    let listener = Closure::<dyn Fn(MessageEvent)>::new(move |event: MessageEvent| {
        is_asked.set(true);
        heard(&answering, &event.data());
    });
    scope.set_onmessage(Some(listener.as_ref().unchecked_ref()));
    listener.forget();
    post(&scope, None, Answer::Ready { version: VERSION }, None);
    post(&scope, None, Answer::Rules(standard()), None);
    collate::warm();
    warm(seen, TURNS);
}

/// Reads the sample, for nobody, until somebody asks: a browser compiles code when it is first run, and
/// again for speed when it has run a few times, and would do so while the first file is waited for.
fn warm(is_asked: Rc<Cell<bool>>, turns: u32) {
    let turn = move || {
        if turns == 0 || is_asked.get() {
            return;
        }
        let request = Request::Sample { standard: Choice::default() };
        let (answered, _) = answer(request, &[], &mut |_| {});
        drop(postcard::to_stdvec(&answered));
        warm(is_asked, turns - 1);
    };
    Timeout::new(IDLE, turn).forget();
}

fn heard(scope: &DedicatedWorkerGlobalScope, data: &JsValue) {
    // What is no array of bytes was not written by this page.
    let Some(parts) = data.dyn_ref::<Array>() else { return };
    let Ok(first) = parts.get(0).dyn_into::<Uint8Array>() else { return };
    let Ok(asked) = postcard::from_bytes::<Envelope<Request>>(&first.to_vec()) else { return };
    let Envelope { job, message: request } = asked;
    if matches!(request, Request::Trap) {
        core::arch::wasm32::unreachable();
    }
    let files: Vec<Vec<u8>> = parts
        .iter()
        .skip(1)
        .map(|part| part.dyn_into::<ArrayBuffer>().map(|buffer| Uint8Array::new(&buffer).to_vec()))
        .map(Result::unwrap_or_default)
        .collect();
    let mut last = (0.0, String::new());
    let (done, bytes) = answer(request, &files, &mut |progress| {
        let now = Date::now();
        let Answer::Progress { file, .. } = &progress else { return };
        // A new file is always told: should it be the one that breaks everything, the page knows.
        if *file != last.1 || now - last.0 >= REPORT_EVERY {
            last = (now, file.clone());
            post(scope, job, progress, None);
        }
    });
    post(scope, job, done, bytes);
}

fn post(
    scope: &DedicatedWorkerGlobalScope,
    job: Option<u32>,
    message: Answer,
    bytes: Option<Vec<u8>>,
) {
    let Ok(written) = postcard::to_stdvec(&Envelope { job, message }) else { return };
    let message = Array::of1(&Uint8Array::from(written.as_slice()).into());
    let transfer = Array::new();
    if let Some(bytes) = bytes {
        let buffer = Uint8Array::from(bytes.as_slice()).buffer();
        message.push(&buffer);
        transfer.push(&buffer);
    }
    // Should it fail, the page hears nothing more and its deadline ends this worker.
    let _ = scope.post_message_with_transfer(&message, &transfer);
}
