//! State of the app's tree, and its event listeners: all stand on the host and find their element by
//! going up from where the event happened.

use std::cell::RefCell;
use std::rc::Rc;

use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, UnwrapThrowExt};
use web_sys::{AddEventListenerOptions, Element, Event};

use super::Registry;
use crate::virtual_dom::{Listener, ListenerKind};

#[derive(Clone, Copy, PartialEq)]
pub struct EventDescriptor {
    kind: ListenerKind,
    passive: bool,
}

impl From<&dyn Listener> for EventDescriptor {
    fn from(l: &dyn Listener) -> Self {
        Self {
            kind: l.kind(),
            passive: l.passive(),
        }
    }
}

#[derive(Clone)]
pub struct BSubtree(Rc<SubtreeData>);

struct SubtreeData {
    host: Element,
    listening: RefCell<Vec<EventDescriptor>>,
    event_registry: RefCell<Registry>,
}

impl SubtreeData {
    /// Handle a global event firing
    fn handle(&self, desc: EventDescriptor, event: &Event) {
        let target = event.target().and_then(|it| it.dyn_into::<Element>().ok());
        let mut next = target;
        while let Some(el) = next {
            if el == self.host || event.cancel_bubble() {
                break;
            }
            for listener in Registry::handlers(&self.event_registry, &el, desc) {
                listener.handle(event.clone());
            }
            next = event.bubbles().then(|| el.parent_element()).flatten();
        }
    }
}

impl BSubtree {
    /// Create a bundle root at the specified host element
    pub fn create_root(host: &Element) -> Self {
        Self(Rc::new(SubtreeData {
            host: host.clone(),
            listening: RefCell::default(),
            event_registry: RefCell::new(Registry::new()),
        }))
    }

    /// Ensure the event described is handled
    pub fn ensure_handled(&self, desc: EventDescriptor) {
        let mut listening = self.0.listening.borrow_mut();
        if listening.contains(&desc) {
            return;
        }
        listening.push(desc);
        let this = self.0.clone();
        // Of the kind `Fn`, not `FnMut`: an event may happen while one is handled.
        let callback: Closure<dyn Fn(&Event)> =
            Closure::wrap(Box::new(move |event: &Event| this.handle(desc, event)));
        // defaults: { once: false }
        let options = AddEventListenerOptions::new();
        options.set_capture(true);
        options.set_passive(desc.passive);
        self.0
            .host
            .add_event_listener_with_callback_and_add_event_listener_options(
                desc.kind.type_name(),
                callback.as_ref().unchecked_ref(),
                &options,
            )
            .unwrap_throw();
        // Never drop the closure as this event handler is static
        callback.forget();
    }

    /// Run f with access to global Registry
    #[inline]
    pub fn with_listener_registry<R>(&self, f: impl FnOnce(&mut Registry) -> R) -> R {
        f(&mut self.0.event_registry.borrow_mut())
    }
}
