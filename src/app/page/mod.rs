//! The components: one root that holds the state, and a function for each screen that draws it.
//! They draw what they are given and say what the user did; they decide and calculate nothing.

mod about;
mod bar;
mod bits;
mod checks;
mod column;
mod county;
mod dom;
mod entry;
mod files;
mod findings;
mod fold;
mod folders;
mod frame;
mod grid;
mod indicator;
mod keep;
mod locked;
mod manual;
mod marked;
mod mend;
mod mends;
mod program;
mod reasons;
mod root;
mod row;
mod school;
mod share;
mod stage;
mod standard;
mod standard_compare;
mod standard_edit;
mod start_page;
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

/// Paints the page.
pub fn start() {
    let place = web_sys::window()
        .and_then(|window| window.document())
        .and_then(|document| document.get_element_by_id("app"));
    if let Some(place) = place {
        // Not by way of HTML: the policy allows no text to become any.
        place.set_text_content(None);
        yew::Renderer::<root::Root>::with_root(place).render();
    }
}
