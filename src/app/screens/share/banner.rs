//! Over what is looked at: whose it is, and the ways out.

use yew::prelude::*;

use crate::app::components::{Button, text, unit_link};
use crate::app::hooks::{use_app_state, use_dispatch};
use crate::app::state::{Action, Pass};
use crate::app::text::share as say;

/// The banner; nothing while the user's own work is on the screen.
#[component]
pub fn Banner() -> Html {
    let (state, dispatch) = (use_app_state(), use_dispatch());
    let share = &state.share;
    let Some(data) = state.data.as_ref().filter(|_| share.is_viewing()) else {
        return Html::default();
    };
    let unit = share.focus.and_then(|unit| data.digest.units.get(unit));
    let school = unit.and_then(|unit| Some((unit, data.digest.schools.get(unit.school)?)));
    let keep = dispatch.on_click(|| Action::Passed(Pass::Keep));
    let back = dispatch.on_click(|| Action::Passed(Pass::Back));
    html! {
        <section class="notice shared" aria-label={say::VIEWING}>
            <div>
                { text("strong", "", say::VIEWING) }
                if !share.about.is_empty() { { text("p", "shared-about", &share.about) } }
                { say::VIEWING_NOTE }
                if let Some((unit, school)) = school {
                    <p>
                        { say::ABOUT }
                        { unit_link(unit.school, unit.stage, &school.name) }
                    </p>
                }
            </div>
            { Button::new(say::KEEP, keep).class("primary").id("keep").html() }
            { Button::new(say::BACK, back).id("back").html() }
        </section>
    }
}
