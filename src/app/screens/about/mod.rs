//! 关于: where the data goes, and how to check that.

mod program;

use yew::prelude::*;

use self::program::Program;
use super::kept::KeptSettings;
use crate::app::components::{Panel, heading, text};
use crate::app::text::about as say;

/// The screen.
#[component]
pub fn About() -> Html {
    html! {
        <div class="about">
            { heading(say::HEADING) }
            <Panel heading={say::PRIVACY}>
                { text("p", "", say::PRIVACY_NOTE) }
                { text("h3", "", say::CHECK) }
                <ol>
                    for step in say::CHECK_STEPS { <li key={step}>{ step }</li> }
                </ol>
            </Panel>
            <KeptSettings />
            <Program />
            <Panel heading={say::SCOPE}>{ text("p", "", say::SCOPE_NOTE) }</Panel>
        </div>
    }
}
