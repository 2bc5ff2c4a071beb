//! The root: the store, the contexts that every component reads, and the frame with the screen.

use yew::prelude::*;

use super::components::element::{Tag, tag};
use super::hooks::{use_focus, use_store, use_window_events};
use super::scene::Scene;
use super::screens::frame;
use super::services::files;
use super::shared::Shared;
use super::state::{Action, State};
use super::text;
use crate::digest::Rules;

/// The page.
#[component]
pub fn App() -> Html {
    let store = use_store();
    use_window_events(&store);
    let state = store.state();
    use_focus(&state);
    let act = store.send.clone();
    let rules: Option<Shared<Rules>> = state.rules.clone().map(Into::into);
    let scene = Scene { state: &state, send: &act };
    html! {
        <ContextProvider<Callback<Action>> context={act.clone()}>
        <ContextProvider<Option<Shared<Rules>>> context={rules}>
        <ContextProvider<Shared<State>> context={state.clone()}>
            { input(files::INPUT, text::start::CHOOSE) }
            { input(files::FOLDER, text::folders::CHOOSE).with("webkitdirectory", "") }
            { frame::page(&scene) }
        </ContextProvider<Shared<State>>>
        </ContextProvider<Option<Shared<Rules>>>>
        </ContextProvider<Callback<Action>>>
    }
}

/// A hidden field that opens a file dialogue. What is chosen in it, `static/folders.js` tells.
fn input(id: &'static str, name: &'static str) -> Tag {
    tag("input", "off")
        .with("id", id)
        .with("type", "file")
        .with("multiple", "")
        .with("aria-label", name)
}

/// Paints the page.
pub fn start() {
    let place = web_sys::window()
        .and_then(|window| window.document())
        .and_then(|document| document.get_element_by_id("app"));
    if let Some(place) = place {
        // Not by way of HTML: the policy allows no text to become any.
        place.set_text_content(None);
        yew::Renderer::<App>::with_root(place).render();
    }
}
