//! Screens that are still functions.
//! They draw what they are given and say what the user did; they decide and calculate nothing.

mod bar;
mod bits;
mod checks;
mod column;
mod county;
mod dom;
mod entry;
pub(super) mod frame;
pub(super) mod grid;
mod indicator;
pub(super) mod mend;
mod reasons;
mod row;
mod school;
mod stage;
mod table;
mod tables;
mod verdict;

use std::cell::Cell;
use std::rc::Rc;

use yew::{Callback, Html};

use super::state::{Action, Data, State};

/// What every screen draws from.
pub(super) struct Scene<'a> {
    pub state: &'a State,
    pub send: &'a Callback<Action>,
    /// Opens the file dialogue.
    pub choose: &'a Callback<()>,
}

impl Scene<'_> {
    /// A click that does this, once: what it changes is drawn anew, with new clicks.
    fn click(&self, action: Action) -> Callback<yew::MouseEvent> {
        let (send, action) = (self.send.clone(), Cell::new(Some(action)));
        Callback::from(move |_| {
            if let Some(action) = action.take() {
                send.emit(action);
            }
        })
    }

    /// A click that opens the file dialogue.
    fn choose(&self) -> Callback<yew::MouseEvent> {
        self.choose.reform(|_| ())
    }
}

/// Draws a screen that shows a county.
type CountyScreen = fn(&Scene<'_>, &Rc<Data>) -> Html;
