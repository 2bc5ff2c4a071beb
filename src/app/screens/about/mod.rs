//! 关于: where the data goes, and how to check that.

mod program;

use yew::prelude::*;

use crate::app::components::bits;
use crate::app::components::element::words;
use crate::app::hooks::use_app;
use crate::app::screens::kept;
use crate::app::text::about as say;

/// The screen.
#[component]
pub fn About() -> Html {
    let app = use_app();
    let scene = &app.scene();
    let steps: Html = say::CHECK_STEPS.map(|step| words("li", "", step)).into_iter().collect();
    html! {
        <div class="about">
            { bits::heading(say::HEADING.to_owned()) }
            <section class="panel">
                { words("h2", "", say::PRIVACY) }
                { words("p", "", say::PRIVACY_NOTE) }
                { words("h3", "", say::CHECK) }
                <ol>{ steps }</ol>
            </section>
            { kept::settings(scene) }
            { program::panel() }
            <section class="panel">
                { words("h2", "", say::SCOPE) }
                { words("p", "", say::SCOPE_NOTE) }
            </section>
        </div>
    }
}
