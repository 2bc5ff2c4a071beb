//! That a county is there already.

use yew::prelude::*;

use crate::app::components::{Button, link, text};
use crate::app::hooks::{use_app_state, use_dispatch};
use crate::app::route::Route;
use crate::app::state::Action;
use crate::app::text::start as say;

/// What is there, and the ways to it or to begin anew; nothing where there is no county.
#[component]
pub fn Held() -> Html {
    let (state, dispatch) = (use_app_state(), use_dispatch());
    let Some(data) = &state.data else { return Html::default() };
    let sentence = if data.is_sample {
        say::HELD_SAMPLE.to_owned()
    } else {
        say::held(data.digest.files.len(), data.digest.schools.len())
    };
    html! {
        <section class="held panel">
            <div>
                { text("h2", "", say::THERE_ALREADY) }
                { text("p", "", &sentence) }
            </div>
            <p class="buttons">
                { link("button primary", Route::County, say::GO_ON) }
                { Button::new(say::CLEAR, dispatch.on_click(|| Action::Emptied)).html() }
            </p>
        </section>
    }
}
