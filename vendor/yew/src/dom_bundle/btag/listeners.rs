use std::cell::RefCell;
use std::rc::Rc;

use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::JsCast;
use web_sys::Element;

use super::Apply;
use crate::dom_bundle::{BSubtree, EventDescriptor};
use crate::virtual_dom::Listener;

#[wasm_bindgen]
extern "C" {
    // Duck-typing, not a real class on js-side.
    type EventTargetable;
    #[wasm_bindgen(method, getter = __yew_listener_id, structural)]
    fn listener_id(this: &EventTargetable) -> Option<u32>;
    #[wasm_bindgen(method, setter = __yew_listener_id, structural)]
    fn set_listener_id(this: &EventTargetable, id: u32);
}

type Listeners = Vec<Rc<dyn Listener>>;

/// The place in the registry of an element's listeners, if it has any.
pub(super) type ListenerRegistration = Option<u32>;

impl Apply for Listeners {
    type Bundle = ListenerRegistration;
    type Element = Element;

    fn apply(self, root: &BSubtree, el: &Self::Element) -> ListenerRegistration {
        let mut bundle = None;
        self.apply_diff(root, el, &mut bundle);
        bundle
    }

    fn apply_diff(self, root: &BSubtree, el: &Self::Element, bundle: &mut ListenerRegistration) {
        for l in &self {
            root.ensure_handled(EventDescriptor::from(&**l));
        }
        root.with_listener_registry(|reg| match *bundle {
            Some(id) if self.is_empty() => {
                reg.unregister(id);
                *bundle = None;
            }
            // Reuse the ID
            Some(id) => reg.by_id[id as usize] = self,
            None if self.is_empty() => {}
            None => {
                let id = reg.register(self);
                el.unchecked_ref::<EventTargetable>().set_listener_id(id);
                *bundle = Some(id);
            }
        });
    }
}

/// Remove any registered event listeners from the global registry
pub(super) fn unregister(registration: ListenerRegistration, root: &BSubtree) {
    if let Some(id) = registration {
        root.with_listener_registry(|r| r.unregister(id));
    }
}

/// Global multiplexing event handler registry
pub struct Registry {
    /// Contains all registered event listeners by listener ID
    by_id: Vec<Listeners>,

    /// IDs whose elements are gone.
    free: Vec<u32>,
}

impl Registry {
    pub fn new() -> Self {
        Self {
            by_id: Vec::new(),
            free: Vec::new(),
        }
    }

    /// The listeners for a single event, given the listening element and event descriptor.
    ///
    /// The tricky part is that we want to drop the reference to the registry before
    /// calling any actual listeners (since that might end up running lifecycle methods
    /// and modify the registry). So they are copied.
    pub fn handlers(registry: &RefCell<Registry>, el: &Element, desc: EventDescriptor) -> Listeners {
        let Some(id) = el.unchecked_ref::<EventTargetable>().listener_id() else {
            return Vec::new();
        };
        let registry = registry.borrow();
        let all = registry.by_id.get(id as usize).into_iter().flatten();
        all.filter(|l| EventDescriptor::from(&***l) == desc).cloned().collect()
    }

    /// Register all passed listeners under an ID of their own
    fn register(&mut self, listeners: Listeners) -> u32 {
        let id = self.free.pop().unwrap_or(self.by_id.len() as u32);
        match self.by_id.get_mut(id as usize) {
            Some(place) => *place = listeners,
            None => self.by_id.push(listeners),
        }
        id
    }

    /// Unregister any existing listeners for ID
    fn unregister(&mut self, id: u32) {
        self.by_id[id as usize] = Vec::new();
        self.free.push(id);
    }
}
