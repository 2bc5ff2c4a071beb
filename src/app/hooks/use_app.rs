//! The contexts that every component can read: the state, the way to change it, and the standard in use.
//! [`App`](crate::app::root::App) provides them.

use yew::prelude::*;

use crate::app::shared::Shared;
use crate::app::state::{Action, State};
use crate::digest::Rules;

/// Everything the page knows. A component that reads it is drawn again after each action.
#[hook]
pub fn use_app_state() -> Shared<State> {
    use_context().unwrap_or_default()
}

/// The way to change the state. It stays the same as long as the page lives.
#[hook]
pub fn use_dispatch() -> Callback<Action> {
    use_context().unwrap_or_default()
}

/// The standard in use, once the worker has told it.
#[hook]
pub fn use_rules() -> Option<Shared<Rules>> {
    use_context().unwrap_or_default()
}
