//! Where the user is on a screen: how far it is scrolled, what has the focus, whether they are typing. Kept
//! with each entry of the browser's own history, so that going back leads to the place that was left. It
//! knows no screen.

use gloo::events::{EventListener, EventListenerOptions, EventListenerPhase};
use gloo::timers::callback::Timeout;
use js_sys::Array;
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{
    Element, FocusOptions, History, HtmlElement, HtmlInputElement, HtmlTextAreaElement,
    ScrollRestoration, Window,
};

/// How long scrolling has to rest before its place is kept, in milliseconds: browsers refuse to have
/// their history changed too often.
const REST: u32 = 200;

/// Inputs in which nothing is written.
const NOT_TYPED: [&str; 6] = ["checkbox", "radio", "file", "button", "submit", "range"];

thread_local! {
    /// The browser has come back to an entry whose place is kept, and nobody has gone there yet.
    static HAS_RETURNED: Cell<bool> = const { Cell::new(false) };
}

fn history() -> Option<History> {
    web_sys::window()?.history().ok()
}

/// Keeps the place with the present entry, and the link by which it is about to be left.
fn keep(link: Option<&str>) {
    let (Some(window), Some(history)) = (web_sys::window(), history()) else { return };
    let top = window.scroll_y().unwrap_or_default();
    let place = Array::of2(&top.into(), &link.map_or(JsValue::NULL, Into::into));
    // A browser that refuses forgets the place, and nothing else.
    let _ = history.replace_state(&place, "");
}

/// What was kept with the present entry.
fn kept() -> Option<(f64, Option<String>)> {
    let place: Array = history()?.state().ok()?.dyn_into().ok()?;
    Some((place.get(0).as_f64()?, place.get(1).as_string()))
}

/// Keeps the place from now on, as long as these listeners live.
pub fn listen(window: &Window) -> Vec<EventListener> {
    if let Some(history) = history() {
        // The browser would do it before the screen is there.
        let _ = history.set_scroll_restoration(ScrollRestoration::Manual);
    }
    let rest: Rc<RefCell<Option<Timeout>>> = Rc::default();
    let resting = rest.clone();
    let scrolled = EventListener::new(window, "scroll", move |_| {
        *resting.borrow_mut() = Some(Timeout::new(REST, || keep(None)));
    });
    let left = EventListener::new(window, "popstate", move |_| {
        // A place that is not kept yet belongs to the entry that was just left.
        drop(rest.take());
        HAS_RETURNED.set(kept().is_some());
    });
    let options = EventListenerOptions {
        phase: EventListenerPhase::Capture,
        ..EventListenerOptions::default()
    };
    let clicked = EventListener::new_with_options(window, "click", options, |event| {
        let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
        let link = target.and_then(|target| target.closest("a[href]").ok().flatten());
        if let Some(link) = link.and_then(|link| link.get_attribute("href")) {
            keep(Some(&link));
        }
    });
    vec![scrolled, left, clicked]
}

/// Whether the present entry was scrolled before the page was opened anew.
pub fn was_scrolled() -> bool {
    kept().is_some_and(|(top, _)| top > 0.0)
}

/// Whether the browser has come back to an entry that was left, since it was last asked. Two steps back at once
/// may lead to the screen that is there already, at another place.
pub fn take_return() -> bool {
    HAS_RETURNED.take()
}

/// Leads back to the place that was left; nothing where the present entry is new.
pub fn go_back() -> Option<()> {
    let window = web_sys::window()?;
    let document = window.document()?;
    let (top, link) = kept()?;
    let find = |selector: &str| document.query_selector(selector).ok().flatten();
    // An address of ours has nothing in it that a selector would take for its own.
    let link = link.filter(|link| !link.contains(['"', '\\']));
    let link = link.and_then(|link| find(&["main a[href=\"", &link, "\"]"].concat()));
    if let Some(element) = link.or_else(|| find("main h1")) {
        let options = FocusOptions::new();
        options.set_prevent_scroll(true);
        let _ = element.dyn_into::<HtmlElement>().ok()?.focus_with_options(&options);
    }
    window.scroll_to_with_x_and_y(0.0, top);
    Some(())
}

/// The field in which somebody is typing: the one that has the focus.
pub fn field() -> Option<Element> {
    let element = web_sys::window()?.document()?.active_element()?;
    let is_written_in = match element.dyn_ref::<HtmlInputElement>() {
        Some(input) => !NOT_TYPED.contains(&input.type_().as_str()),
        None => element.dyn_ref::<HtmlTextAreaElement>().is_some_and(|area| !area.read_only()),
    };
    is_written_in.then_some(element)
}

/// Whether somebody is typing in a field that goes with the screen. Those of messages stay.
pub fn is_typing_on_screen() -> bool {
    let within = |field: &Element, selector: &str| field.closest(selector).ok().flatten().is_some();
    field().is_some_and(|field| within(&field, "main") && !within(&field, ".notices"))
}
