//! The context that every component can read. [`App`](crate::app::root::App) provides it.

use std::cell::RefCell;
use std::rc::Rc;

use yew::prelude::*;

use crate::app::scene::Scene;
use crate::app::state::{Action, State};

/// Everything the page knows, the standard in use with it, and the way to change it. The state is not copied:
/// this is a way to look at it, and equals another where nothing has happened between them.
#[derive(Clone, Default)]
pub struct AppContext {
    state: Rc<RefCell<State>>,
    /// How often the state had been changed when the page was drawn.
    version: u32,
    send: Callback<Action>,
}

impl AppContext {
    pub(super) fn new(state: &Rc<RefCell<State>>, version: u32, send: &Callback<Action>) -> Self {
        Self { state: state.clone(), version, send: send.clone() }
    }

    /// What something is drawn from.
    pub fn scene(&self) -> Scene<'_> {
        Scene { state: self.state.borrow(), send: &self.send }
    }
}

impl PartialEq for AppContext {
    fn eq(&self, other: &Self) -> bool {
        self.version == other.version
    }
}

/// Everything the page knows, and the way to change it. A component that reads it is drawn again after each
/// action.
#[hook]
pub fn use_app() -> AppContext {
    use_context().unwrap_or_default()
}
