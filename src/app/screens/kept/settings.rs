//! What can be done with all that is kept.

use yew::prelude::*;

use super::answers::Answers;
use crate::app::components::{Button, Panel};
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
            <p>{ say::NOTE }</p>
            <p>
                <label>
                    <input type="checkbox" id="keep-off" checked={is_off} onchange={switched} />
                    { say::OFF }
                </label>
            </p>
            <p class="note">{ say::OFF_NOTE }</p>
            if effects::is_on_disk() {
                <p class="warning">{ say::SINGLE_NOTE }</p>
            }
            if keep.asked == Some(Asked::Clear) {
                <Answers yes={say::CLEAR_NOW}><span>{ say::CLEAR_ASKED }</span></Answers>
            } else {
                <p class="buttons">
                    if !keep.list.is_empty() {
                        <Button id="backup" onclick={export}>{ say::EXPORT }</Button>
                    }
                    <Button onclick={import}>{ say::IMPORT }</Button>
                    <Button class="danger" id="clear-all" onclick={clear}>{ say::CLEAR }</Button>
                </p>
            }
            <p class="note">{ say::IMPORT_NOTE }</p>
        </Panel>
    }
}
