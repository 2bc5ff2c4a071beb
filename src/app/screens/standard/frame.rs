//! What the screens about standards have in common.

use yew::prelude::*;

use crate::app::components::{Paper, heading, text};
use crate::app::hooks::use_app_state;

#[derive(Properties, PartialEq)]
pub(super) struct StandardFrameProps {
    pub heading: &'static str,
    pub lead: &'static str,
    pub children: Html,
}

/// The heading, and what was wrong with the pack that came last.
#[component]
pub(super) fn StandardFrame(props: &StandardFrameProps) -> Html {
    let state = use_app_state();
    html! {
        <div class="standard">
            { heading(&props.heading) }
            { text("p", "lead", &props.lead) }
            if let Some(paper) = &state.packs.refused {
                <Paper class="refused" role="alert" paper={(**paper).clone()} />
            }
            { props.children.clone() }
        </div>
    }
}
