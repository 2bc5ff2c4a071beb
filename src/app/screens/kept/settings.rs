//! What can be done with all that is kept.

use yew::prelude::*;

use super::answers::Answers;
use crate::app::components::{Button, Panel, text};
use crate::app::hooks::{use_app_state, use_dispatch};
use crate::app::services::{effects, files};
use crate::app::state::{Action, Asked, Keeping};
use crate::app::text::keep as say;

/// The panel.
#[component]
pub fn KeptSettings() -> Html {
    let (state, dispatch) = (use_app_state(), use_dispatch());
    let keep = &state.keep;
    let is_off = keep.is_off;
    let switched = dispatch.on_change(move |_| Action::Keep(Keeping::Off(!is_off)));
    let export = dispatch.on_click(|| Action::Keep(Keeping::Export));
    let import = Callback::from(|_| files::open_dialogue());
    let clear = dispatch.on_click(|| Action::Keep(Keeping::Ask(Some(Asked::Clear))));
    html! {
        <Panel class="kept-settings" id="kept-settings" heading={say::KEPT}>
            { text("p", "", say::NOTE) }
            <p>
                <label>
                    <input type="checkbox" id="keep-off" checked={is_off} onchange={switched} />
                    { say::OFF }
                </label>
            </p>
            { text("p", "note", say::OFF_NOTE) }
            if effects::is_on_disk() {
                { text("p", "warning", say::SINGLE_NOTE) }
            }
            if keep.asked == Some(Asked::Clear) {
                <Answers yes={say::CLEAR_NOW}>{ text("span", "", say::CLEAR_ASKED) }</Answers>
            } else {
                <p class="buttons">
                    if !keep.list.is_empty() {
                        { Button::new(say::EXPORT, export).id("backup").html() }
                    }
                    { Button::new(say::IMPORT, import).html() }
                    { Button::new(say::CLEAR, clear).class("danger").id("clear-all").html() }
                </p>
            }
            { text("p", "note", say::IMPORT_NOTE) }
        </Panel>
    }
}
