//! 标准: the standard in use as a document, and the choice of another. What the document says the worker
//! wrote.

mod chooser;
mod compare;
mod edit;
mod frame;

use yew::prelude::*;

use self::chooser::Chooser;
pub use self::compare::StandardCompare;
pub use self::edit::StandardEdit;
use self::frame::StandardFrame;
use crate::app::components::{Button, Paper, link, text};
use crate::app::hooks::use_app_state;
use crate::app::route::Route;
use crate::app::services::{effects, files};
use crate::app::state::Pick;
use crate::app::text::{self as all, standard as say};

/// The screen.
#[component]
pub fn Standard() -> Html {
    let state = use_app_state();
    let load = Callback::from(|_| files::open_dialogue());
    let print = Callback::from(|_| effects::print());
    let shown = state.packs.shown.as_ref();
    html! {
        <StandardFrame heading={say::HEADING} lead={say::LEAD}>
            <section class="panel chooser">
                <Chooser
                    name={say::IN_USE}
                    chosen={Some(state.decided.now().standard.clone())}
                    pick={|(choice, name)| Pick::Use(choice, name)}
                />
                <p class="buttons">
                    { Button::new(say::LOAD, load).id("load-pack").html() }
                    { link("button", Route::StandardEdit, say::EDIT) }
                    { link("button", Route::StandardCompare, say::COMPARE) }
                    { Button::new(all::PRINT, print).html() }
                </p>
            </section>
            if let Some((_, page)) = shown {
                <Paper paper={page.paper.clone()} />
            } else {
                { text("p", "note", say::WAIT) }
            }
        </StandardFrame>
    }
}
