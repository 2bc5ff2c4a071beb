//! 关于: where the data goes, and how to check that.

use yew::prelude::*;

use crate::app::text::about as say;

use super::dom::{Tag, tag, words};
use super::{Scene, bits, keep, program};

/// The screen.
pub(super) fn screen(scene: &Scene<'_>) -> Html {
    let steps = tag("ol", "").kids(say::CHECK_STEPS.map(|step| words("li", "", step)));
    let privacy = panel(say::PRIVACY)
        .kid(words("p", "", say::PRIVACY_NOTE))
        .kid(words("h3", "", say::CHECK))
        .kid(steps);
    tag("div", "about")
        .kid(bits::heading(say::HEADING.to_owned()))
        .kid(privacy)
        .kid(keep::settings(scene))
        .kid(program::panel())
        .kid(panel(say::SCOPE).kid(words("p", "", say::SCOPE_NOTE)))
        .html()
}

fn panel(heading: &'static str) -> Tag {
    tag("section", "panel").kid(words("h2", "", heading))
}
