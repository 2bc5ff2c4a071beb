//! 关于: where the data goes, and how to check that.

mod program;

use yew::prelude::*;

use self::program::Program;
use super::kept::KeptSettings;
use crate::app::components::{Heading, Panel};
use crate::app::text::about as say;

/// The screen.
#[component]
pub fn About() -> Html {
    html! {
        <div class="about">
            <Heading name={say::HEADING} />
            <Panel heading={say::PRIVACY}>
                <p>{ say::PRIVACY_NOTE }</p>
                <h3>{ say::CHECK }</h3>
                <ol>
                    for step in say::CHECK_STEPS { <li key={step}>{ step }</li> }
                </ol>
            </Panel>
            <KeptSettings />
            <Program />
            <Panel heading={say::SCOPE}><p>{ say::SCOPE_NOTE }</p></Panel>
        </div>
    }
}
