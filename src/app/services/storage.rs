//! What is kept on this machine, as the page reaches it: `static/keep.js`, which keeps it in IndexedDB,
//! and the browser's own small storages. It decides nothing; bytes go through it unopened.

use js_sys::{Array, ArrayBuffer, Function, Promise, Reflect, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use yew::Callback;

use super::effects::Event;
use crate::app::remember;
use crate::app::state::{Errand, Head, Keeping};
use crate::storage::{Kept, Label};

/// How long changes are gathered before they are kept, in milliseconds.
const GATHER: u32 = 600;
/// Where it stands that nothing is to be kept.
const OFF: &str = "junheng-keep-off";
/// Where it stands which county this window shows.
const MINE: &str = "junheng-county";

/// Whether nothing is to be kept.
pub fn is_off() -> bool {
    remember::local().is_some_and(|storage| matches!(storage.get_item(OFF), Ok(Some(_))))
}

/// Remembers which county this window shows.
pub fn mine(id: Option<u32>) {
    let Some(storage) = own() else { return };
    // A window that cannot remember it offers the list.
    let _ = match id {
        Some(id) => storage.set_item(MINE, &id.to_string()),
        None => storage.remove_item(MINE),
    };
}

/// Of this window alone.
fn own() -> Option<web_sys::Storage> {
    web_sys::window()?.session_storage().ok().flatten()
}

/// Does what is to be done and tells what came of it. `bytes` are those that the worker wrote.
pub fn run(errand: Errand, bytes: Option<ArrayBuffer>, happened: Callback<Event>) {
    if matches!(errand, Errand::Wait) {
        let due = move || happened.emit(Event::Keep(Keeping::Due, Vec::new()));
        gloo::timers::callback::Timeout::new(GATHER, due).forget();
        return;
    }
    let (function, values, wanted) = call_of(errand, bytes);
    // One wait for all of them: what takes several steps takes them in `static/keep.js`.
    spawn_local(async move {
        let found = call(function, &values).await;
        let (keeping, buffers) = told(&wanted, found);
        happened.emit(Event::Keep(keeping, buffers));
    });
}

/// What is to be told of what a function gives.
enum Wanted {
    Put(u32),
    Fetched(u32),
    Every,
    Cleared,
    Listed,
}

/// The function of `static/keep.js` that does it, and with what.
fn call_of(errand: Errand, bytes: Option<ArrayBuffer>) -> (&'static str, Vec<JsValue>, Wanted) {
    match errand {
        Errand::Put(number, known, label) => {
            let (id, seen) = known.unwrap_or_default();
            let Label { name, schools } = label;
            let values = [id.into(), seen.into(), name.into(), schools.into(), bytes.into()];
            ("put", values.into(), Wanted::Put(number))
        }
        Errand::Fetch(id) => ("get", [id.into()].into(), Wanted::Fetched(id)),
        Errand::Every => ("every", Vec::new(), Wanted::Every),
        Errand::Clear => {
            for storage in [remember::local(), own()].into_iter().flatten() {
                for key in [remember::KEY, MINE] {
                    let _ = storage.remove_item(key);
                }
            }
            ("clear", Vec::new(), Wanted::Cleared)
        }
        Errand::Rename(id, name) => ("rename", [id.into(), name.into()].into(), Wanted::Listed),
        Errand::Copy(id, name) => ("copy", [id.into(), name.into()].into(), Wanted::Listed),
        Errand::Remove(id) => ("remove", [id.into()].into(), Wanted::Listed),
        Errand::Add(all) => {
            let one = |one: Kept| {
                let bytes = Uint8Array::from(one.bytes.as_slice()).buffer();
                Array::of3(&one.name.into(), &one.schools.into(), &bytes).into()
            };
            ("add", all.into_iter().map(one).collect(), Wanted::Listed)
        }
        Errand::Off(is_off) => {
            if let Some(storage) = remember::local() {
                let _ = if is_off { storage.set_item(OFF, "1") } else { storage.remove_item(OFF) };
            }
            ("list", Vec::new(), Wanted::Listed)
        }
        Errand::List | Errand::Wait => ("list", Vec::new(), Wanted::Listed),
    }
}

fn told(wanted: &Wanted, found: Option<Array>) -> (Keeping, Vec<ArrayBuffer>) {
    let keeping = match *wanted {
        Wanted::Put(number) => {
            Keeping::Put(number, found.map(|put| (id_of(&put, 0), whole(&put, 1))))
        }
        Wanted::Fetched(id) => {
            let buffers = found.iter().filter_map(|found| found.get(1).dyn_into().ok()).collect();
            return (Keeping::Fetched(found.map(|found| (id, whole(&found, 0)))), buffers);
        }
        Wanted::Every => {
            let list = |at: u32| found.iter().flat_map(move |found| Array::from(&found.get(at)));
            let buffers = list(1).filter_map(|one| one.dyn_into().ok()).collect();
            let label = |value: JsValue| {
                let Head { name, schools, .. } = head(&Array::from(&value));
                Label { name, schools }
            };
            let labels = list(0).map(label).collect();
            return (Keeping::Every(found.is_some().then_some(labels)), buffers);
        }
        Wanted::Cleared => {
            // What is told is what is there, not what was meant.
            let left = found.filter(|_| remember::load().is_empty());
            Keeping::Cleared(left.map(|left| left.length() as usize))
        }
        Wanted::Listed => {
            let heads = |all: Array| all.iter().map(|one| head(&Array::from(&one))).collect();
            Keeping::Listed(found.map(heads), mine_now())
        }
    };
    (keeping, Vec::new())
}

fn mine_now() -> Option<u32> {
    own()?.get_item(MINE).ok().flatten()?.parse().ok()
}

fn head(one: &Array) -> Head {
    let text = |at| one.get(at).as_string().unwrap_or_default();
    let (id, revision, schools) = (id_of(one, 0), whole(one, 1), id_of(one, 4));
    Head { id, revision, name: text(2), when: text(3), schools }
}

#[allow(clippy::cast_possible_truncation)] // They were whole numbers and small.
fn whole(list: &Array, at: u32) -> i32 {
    list.get(at).as_f64().unwrap_or_default() as i32
}

fn id_of(list: &Array, at: u32) -> u32 {
    whole(list, at).try_into().unwrap_or_default()
}

/// What a function of `static/keep.js` gives; nothing where the browser keeps nothing.
async fn call(name: &str, values: &[JsValue]) -> Option<Array> {
    let shelf = Reflect::get(&js_sys::global(), &"shelf".into()).ok()?;
    let function: Function = Reflect::get(&shelf, &name.into()).ok()?.dyn_into().ok()?;
    let values: Array = values.iter().collect();
    let promise: Promise = function.apply(&shelf, &values).ok()?.dyn_into().ok()?;
    let value = JsFuture::from(promise).await.ok()?;
    Some(value.dyn_into().unwrap_or_default())
}
