//! The root: the store, the contexts that every component reads, and the frame with the screen.

use yew::prelude::*;

use super::components::element::{Tag, tag};
use super::hooks::{AppContext, use_focus, use_store, use_window_events};
use super::screens::frame;
use super::services::files;
use super::text;

/// The page.
#[component]
pub fn App() -> Html {
    let store = use_store();
    use_window_events(&store);
    use_focus(&store);
    let app = store.context();
    html! {
        <ContextProvider<AppContext> context={app.clone()}>
            { input(files::INPUT, text::start::CHOOSE) }
            { input(files::FOLDER, text::folders::CHOOSE).with("webkitdirectory", "") }
            { frame::page(&app.scene()) }
        </ContextProvider<AppContext>>
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
