//! What the window tells the page, whatever screen there is.

use std::rc::Rc;

use gloo::events::{EventListener, EventListenerOptions};
use yew::prelude::*;

use super::{Message, Store};
use crate::app::route::Route;
use crate::app::services::files::{self, Dragged};
use crate::app::services::{effects, position};
use crate::app::state::{Action, Keeping};

/// Listens as long as the component lives.
#[hook]
pub fn use_window_events(store: &Rc<Store>) {
    let store = store.clone();
    use_effect_with((), move |()| {
        let listeners = listen(&store);
        // A link that came stands in the address from the beginning.
        if effects::here() == Route::Open {
            store.take(Message::Act(Action::Went(Route::Open)));
        }
        move || drop(listeners)
    });
}

fn listen(store: &Rc<Store>) -> Vec<EventListener> {
    let take = |store: &Rc<Store>| {
        let store = store.clone();
        Callback::from(move |message| store.take(message))
    };
    let send = take(store);
    let mut listeners = files::listen(&send.reform(|dragged| match dragged {
        Dragged::Over(over) => Message::Act(Action::Dragged(over)),
        Dragged::Listing(files) => Message::Act(Action::Listing(Some(files))),
        Dragged::Found(files) => Message::Files(files),
        Dragged::Failed(Some(why)) => Message::Act(Action::NotFound(why)),
        Dragged::Failed(None) => Message::Act(Action::Listing(None)),
    }));
    let Some(window) = web_sys::window() else { return listeners };
    listeners.extend(position::listen(&window));
    let went = send.clone();
    listeners.push(EventListener::new(&window, "hashchange", move |_| {
        went.emit(Message::Act(Action::Went(effects::here())));
    }));
    // A window that is hidden may be gone the next moment.
    for kind in ["visibilitychange", "pagehide"] {
        let due = send.clone();
        listeners.push(EventListener::new(&window, kind, move |_| {
            due.emit(Message::Act(Action::Keep(Keeping::Due)));
        }));
    }
    let options = EventListenerOptions::enable_prevent_default();
    let pressed = EventListener::new_with_options(&window, "keydown", options, move |event| {
        if let Some(mend) = effects::turn(event) {
            event.prevent_default();
            send.emit(Message::Act(Action::Mended(mend)));
        }
    });
    listeners.push(pressed);
    listeners
}
