//! The contexts that every component can read: the state, the standard in use with it, and the way to change it.
//! [`App`](crate::app::root::App) provides them.

use std::cell::{Ref, RefCell};
use std::rc::Rc;

use yew::prelude::*;

use crate::app::state::{Action, State};

/// Everything the page knows. It is not copied: this is a way to look at it, and equals another where nothing
/// has happened between them.
#[derive(Clone, Default)]
pub struct AppState {
    state: Rc<RefCell<State>>,
    /// How much had happened when the page was drawn.
    version: u32,
}

impl AppState {
    pub(super) fn new(state: &Rc<RefCell<State>>, version: u32) -> Self {
        Self { state: state.clone(), version }
    }

    /// The state, to be read while something is drawn or carried out.
    pub fn read(&self) -> Ref<'_, State> {
        self.state.borrow()
    }
}

impl PartialEq for AppState {
    fn eq(&self, other: &Self) -> bool {
        self.version == other.version
    }
}

/// Everything the page knows. A component that reads it is drawn again after each action.
#[hook]
pub fn use_app_state() -> AppState {
    use_context().unwrap_or_default()
}

/// The way to change the state. It stays the same as long as the page lives.
#[hook]
pub fn use_dispatch() -> Callback<Action> {
    use_context().unwrap_or_default()
}
