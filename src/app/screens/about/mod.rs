//! 关于: where the data goes, and how to check that.

mod program;

use yew::prelude::*;

use crate::app::text::about as say;

use crate::app::components::bits;
use crate::app::components::element::{Tag, tag, words};
use crate::app::hooks::{use_app_state, use_dispatch};
use crate::app::scene::Scene;
use crate::app::screens::kept;

/// The screen.
#[component]
pub fn About() -> Html {
    let (state, send) = (use_app_state(), use_dispatch());
    let scene = &Scene { state: &state, send: &send };
    let steps = tag("ol", "").kids(say::CHECK_STEPS.map(|step| words("li", "", step)));
    let privacy = panel(say::PRIVACY)
        .kid(words("p", "", say::PRIVACY_NOTE))
        .kid(words("h3", "", say::CHECK))
        .kid(steps);
    tag("div", "about")
        .kid(bits::heading(say::HEADING.to_owned()))
        .kid(privacy)
        .kid(kept::settings(scene))
        .kid(program::panel())
        .kid(panel(say::SCOPE).kid(words("p", "", say::SCOPE_NOTE)))
        .html()
}

fn panel(heading: &'static str) -> Tag {
    tag("section", "panel").kid(words("h2", "", heading))
}
