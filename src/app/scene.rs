//! What the functions are given that draw parts of a screen.

use std::cell::{Cell, Ref};

use yew::prelude::*;

use super::services::files;
use super::state::{Action, State};

/// What a part of a screen is drawn from. The component of the screen has it from its contexts.
pub struct Scene<'a> {
    /// Everything the page knows.
    pub state: Ref<'a, State>,
    /// The way to change it.
    pub send: &'a Callback<Action>,
}

impl Scene<'_> {
    /// A click that sends this action, once: after it the screen is drawn anew, with new clicks.
    pub fn click(&self, action: Action) -> Callback<MouseEvent> {
        let (send, action) = (self.send.clone(), Cell::new(Some(action)));
        Callback::from(move |_| {
            if let Some(action) = action.take() {
                send.emit(action);
            }
        })
    }
}

/// A click that opens the file dialogue.
pub fn choose_files() -> Callback<MouseEvent> {
    Callback::from(|_| files::open_dialogue(files::INPUT))
}
