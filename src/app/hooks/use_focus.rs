//! Where the focus goes after the page was drawn: to the beginning of a new screen, to a field that has
//! opened, to the button that opened it when it closes, to the cell where the keys work.

use std::rc::Rc;

use yew::prelude::*;

use super::Store;
use crate::app::components::correction;
use crate::app::route::Route;
use crate::app::screens::{frame, kept};
use crate::app::services::{effects, position};
use crate::app::state::{Asked, Edit, State};
use crate::app::view::grid::{Place, cell_id};

/// Where the focus was put, and why.
struct Focus {
    /// The screen that was begun.
    shown: Option<Route>,
    /// The button of the figure that is or was being typed, and whether it is.
    edited: Option<(String, bool)>,
    /// The cell where the keys worked last, and whether it was being typed in.
    cursor: (Option<Place>, bool),
    /// Whether the place is still to be found that was there before the page was opened anew.
    is_returning: bool,
    /// What was asked about what is kept: about which county, and whether for its name.
    asked: Option<(u32, bool)>,
    /// How many passwords were wrong, as far as it was seen.
    wrong: usize,
}

/// Moves the focus where the state has it, each time the page was drawn.
#[hook]
pub fn use_focus(store: &Rc<Store>) {
    let focus = use_mut_ref(|| Focus {
        shown: None,
        edited: None,
        cursor: (None, false),
        is_returning: position::was_scrolled(),
        asked: None,
        wrong: 0,
    });
    let store = store.clone();
    use_effect(move || store.with(|state| focus.borrow_mut().follow(state)));
}

impl Focus {
    fn follow(&mut self, state: &State) {
        let route = state.route;
        // Where the browser has gone on already, another screen is to come, and this one has no place.
        let is_here = self.shown.is_none() || route == effects::here();
        let has_returned = is_here && position::take_return();
        if is_here && (has_returned || self.shown != Some(route)) {
            let title = frame::title(state);
            // The first screen takes no focus away from anything.
            if self.shown.replace(route).is_none() {
                effects::name(&title);
            } else {
                effects::begin(&title);
            }
            self.edited = None;
        }
        if self.is_returning && !state.keep.is_busy {
            self.is_returning = false;
            if position::field().is_none() {
                position::go_back();
            }
        }
        self.ask(state);
        let edit = state.edit.as_ref();
        let is_typing = edit.is_some();
        let edit = edit.map(|edit: &Edit| (correction::id(edit.fact, edit.spot), edit.is_chosen));
        self.edit(edit, state.jobs.current().is_none());
        let is_elsewhere = self.cursor != (state.cursor, false);
        let place = state.cursor.filter(|_| matches!(route, Route::County | Route::Open));
        if let Some(place) = place.filter(|_| is_elsewhere && !is_typing) {
            effects::enter(&cell_id(place));
        }
        self.cursor = (state.cursor, is_typing);
    }

    /// The field has the focus when it opens; when it closes the button has it that opened it, and
    /// where that is gone the heading.
    fn edit(&mut self, editing: Option<(String, bool)>, is_settled: bool) {
        match (&self.edited, editing) {
            (Some((old, true)), Some((new, _))) if *old == new => {}
            (_, Some((new, is_chosen))) => {
                effects::focus(correction::INPUT, is_chosen);
                self.edited = Some((new, true));
            }
            (Some((old, _)), None) => {
                effects::refocus(old);
                self.edited = (!is_settled).then(|| (old.clone(), false));
            }
            (None, None) => {}
        }
    }

    /// What is asked has the focus: the name that is to be given, all of it chosen, or the way out. The
    /// same for a password that was wrong.
    fn ask(&mut self, state: &State) {
        let asked = match &state.keep.asked {
            Some(Asked::Rename(id, _)) => Some((*id, true)),
            Some(Asked::Remove(id)) => Some((*id, false)),
            Some(Asked::Clear) => Some((0, false)),
            None => None,
        };
        if self.asked != asked {
            match (asked, self.asked) {
                (Some((_, true)), _) => effects::focus(kept::NAME, true),
                (Some((_, false)), _) => effects::show(kept::NO),
                (None, Some((id, is_name))) => effects::refocus(&kept::button_id(id, is_name)),
                (None, None) => None,
            };
            self.asked = asked;
        }
        if state.wrong != self.wrong {
            self.wrong = state.wrong;
            effects::choose_again(".locked input[aria-invalid]");
        }
    }
}
