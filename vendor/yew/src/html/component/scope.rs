//! Component scope module

use std::any::Any;
use std::cell::RefCell;
use std::rc::Rc;
use std::sync::atomic::{AtomicUsize, Ordering};

use web_sys::Element;

use super::lifecycle::{
    ComponentState, CreateRunner, DestroyRunner, PropsUpdateRunner, RenderRunner, RenderState,
    UpdateRunner,
};
use super::BaseComponent;
use crate::callback::Callback;
use crate::dom_bundle::{BSubtree, Bundle, DomSlot, DynamicDomSlot};
use crate::scheduler::{self, Shared};

/// A context which allows sending messages to a component.
pub struct Scope<COMP: BaseComponent> {
    pub(crate) pending_messages: Shared<Vec<COMP::Message>>,
    pub(crate) state: Shared<Option<ComponentState>>,
    pub(crate) id: usize,
}

impl<COMP: BaseComponent> Clone for Scope<COMP> {
    fn clone(&self) -> Self {
        Scope {
            pending_messages: self.pending_messages.clone(),
            state: self.state.clone(),
            id: self.id,
        }
    }
}

static COMP_ID_COUNTER: AtomicUsize = AtomicUsize::new(0);

impl<COMP: BaseComponent> Scope<COMP> {
    pub(crate) fn new() -> Self {
        Scope {
            pending_messages: Rc::default(),
            state: Rc::new(RefCell::new(None)),
            id: COMP_ID_COUNTER.fetch_add(1, Ordering::SeqCst),
        }
    }

    /// Creates a `Callback` which will send a message to the linked
    /// component's update method when invoked.
    pub fn callback<F, IN, M>(&self, function: F) -> Callback<IN>
    where
        M: Into<COMP::Message>,
        F: Fn(IN) -> M + 'static,
    {
        let scope = self.clone();
        let closure = move |input| {
            let output = function(input);
            scope.send_message(output);
        };
        Callback::from(closure)
    }

    /// Send a message to the component.
    pub fn send_message<T>(&self, msg: T)
    where
        T: Into<COMP::Message>,
    {
        let mut messages = self.pending_messages.borrow_mut();
        messages.push(msg.into());
        let is_first = messages.len() == 1;
        drop(messages);
        // We are the first message in queue, so we queue the update.
        if is_first {
            schedule_update(&self.state);
        }
    }

    /// Mounts a component with `props` to the specified `element` in the DOM.
    pub(crate) fn mount_in_place(
        &self,
        root: BSubtree,
        parent: Element,
        slot: DomSlot,
        props: Rc<COMP::Properties>,
    ) -> DynamicDomSlot {
        let sibling_slot = DynamicDomSlot::new(slot);
        let own_slot = DynamicDomSlot::new(sibling_slot.to_position());
        let shared_slot = own_slot.clone();

        let state = RenderState {
            bundle: Bundle::new(),
            root,
            own_slot,
            parent,
            sibling_slot,
        };

        scheduler::push_component_create(
            self.id,
            Box::new(CreateRunner {
                initial_render_state: state,
                props,
                scope: self.clone(),
            }),
            Box::new(RenderRunner {
                state: self.state.clone(),
            }),
        );
        // Not guaranteed to already have the scheduler started
        scheduler::start();
        shared_slot
    }
}

fn schedule_update(state: &Shared<Option<ComponentState>>) {
    scheduler::push_component_update(Box::new(UpdateRunner {
        state: state.clone(),
    }));
    // Not guaranteed to already have the scheduler started
    scheduler::start();
}

pub(crate) fn reuse(
    state: Shared<Option<ComponentState>>,
    props: Rc<dyn Any>,
    next_sibling_slot: DomSlot,
) {
    scheduler::push_component_props_update(Box::new(PropsUpdateRunner {
        state,
        next_sibling_slot,
        props,
    }));
    // Not guaranteed to already have the scheduler started
    scheduler::start();
}

/// Process an event to destroy a component
pub(crate) fn destroy(state: Shared<Option<ComponentState>>, parent_to_detach: bool) {
    scheduler::push_component_destroy(Box::new(DestroyRunner {
        state,
        parent_to_detach,
    }));
    // Not guaranteed to already have the scheduler started
    scheduler::start();
}
