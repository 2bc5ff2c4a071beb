//! The contexts that every component can read: the state, the way to change it, and the standard in use.
//! [`App`](crate::app::root::App) provides them.

use std::rc::Rc;

use web_sys::{HtmlInputElement, HtmlSelectElement};
use yew::prelude::*;

use crate::app::shared::Shared;
use crate::app::state::{Action, State};
use crate::digest::Rules;

/// Everything the page knows. A component that reads it is drawn again after each action.
#[hook]
pub fn use_app_state() -> Shared<State> {
    use_context().unwrap_or_default()
}

/// The standard in use, once the worker has told it.
#[hook]
pub fn use_rules() -> Option<Shared<Rules>> {
    use_context().unwrap_or_default()
}

/// The way to change the state. It stays the same as long as the page lives.
#[hook]
pub fn use_dispatch() -> Dispatch {
    use_context().unwrap_or_default()
}

type KeyMeaning = dyn Fn(&str) -> Option<Action>;

/// Sends actions to the store.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Dispatch(Callback<Action>);

impl From<Callback<Action>> for Dispatch {
    fn from(send: Callback<Action>) -> Self {
        Self(send)
    }
}

impl Dispatch {
    /// Sends an action.
    pub fn emit(&self, action: Action) {
        self.0.emit(action);
    }

    /// A click that sends an action. It is made anew for each click, since actions are not copied.
    pub fn on_click(&self, action: impl Fn() -> Action + 'static) -> Callback<MouseEvent> {
        click(self.0.clone(), Rc::new(action))
    }

    /// Sends an action with the text of the field in which somebody types.
    pub fn on_input(&self, action: impl Fn(String) -> Action + 'static) -> Callback<InputEvent> {
        input(self.0.clone(), Rc::new(action))
    }

    /// Sends an action with the text of a field or the value of a list, once the user is done with it.
    pub fn on_change(&self, action: impl Fn(String) -> Action + 'static) -> Callback<Event> {
        change(self.0.clone(), Rc::new(action))
    }

    /// Sends what a key means in a field, if it means anything, and keeps the browser from its own way
    /// with it. While a word is put together by an input method, keys belong to that.
    pub fn on_key(
        &self,
        action: impl Fn(&str) -> Option<Action> + 'static,
    ) -> Callback<KeyboardEvent> {
        key(self.0.clone(), Rc::new(action))
    }
}

// Each of these exists once, however many closures there are.

fn click(send: Callback<Action>, action: Rc<dyn Fn() -> Action>) -> Callback<MouseEvent> {
    Callback::from(move |_| send.emit(action()))
}

fn input(send: Callback<Action>, action: Rc<dyn Fn(String) -> Action>) -> Callback<InputEvent> {
    Callback::from(move |event: InputEvent| send.emit(action(text_of(&event))))
}

fn change(send: Callback<Action>, action: Rc<dyn Fn(String) -> Action>) -> Callback<Event> {
    Callback::from(move |event: Event| send.emit(action(text_of(&event))))
}

fn key(send: Callback<Action>, action: Rc<KeyMeaning>) -> Callback<KeyboardEvent> {
    Callback::from(move |event: KeyboardEvent| {
        if event.is_composing() {
            return;
        }
        if let Some(action) = action(&event.key()) {
            event.prevent_default();
            send.emit(action);
        }
    })
}

/// What stands in the field or list of an event.
fn text_of(event: &Event) -> String {
    if let Some(field) = event.target_dyn_into::<HtmlInputElement>() {
        return field.value();
    }
    let list = event.target_dyn_into::<HtmlSelectElement>();
    list.map(|list| list.value()).unwrap_or_default()
}
