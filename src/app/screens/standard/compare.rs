//! 两套标准对比: another standard beside the one in use. What differs the worker wrote.

use yew::prelude::*;

use super::chooser::Chooser;
use super::frame::StandardFrame;
use crate::app::components::{Paper, link, text};
use crate::app::hooks::use_app_state;
use crate::app::route::Route;
use crate::app::state::Pick;
use crate::app::text::standard as say;

/// The screen.
#[component]
pub fn StandardCompare() -> Html {
    let state = use_app_state();
    let packs = &state.packs;
    html! {
        <StandardFrame heading={say::COMPARE_HEADING} lead={say::COMPARE_LEAD}>
            <section class="panel chooser">
                <Chooser name={say::OTHER} chosen={packs.other.clone()} pick={|(choice, _)| Pick::Compare(choice)} />
                <p class="buttons">{ link("button", Route::Standard, say::BACK) }</p>
            </section>
            <div aria-live="polite">
                if packs.other.is_some() {
                    if let Some(paper) = &packs.compared {
                        <Paper paper={(**paper).clone()} />
                    } else {
                        { text("p", "note", say::WAIT) }
                    }
                }
            </div>
        </StandardFrame>
    }
}
