//! 关于: where the data goes, and how to check that.

use yew::prelude::*;

use crate::app::text::about as say;
use crate::app::text::told::{Long, long};

use super::dom::{Tag, tag, words};
use super::{Scene, bits, keep, program};

/// The screen.
pub(super) fn screen(scene: &Scene<'_>) -> Html {
    let steps = [Long::AboutStep1, Long::AboutStep2, Long::AboutStep3];
    let steps = tag("ol", "").kids(steps.map(|step| words("li", "", long(step))));
    let privacy = panel(say::PRIVACY)
        .kid(words("p", "", long(Long::AboutPrivacy)))
        .kid(words("h3", "", say::CHECK))
        .kid(steps);
    tag("div", "about")
        .kid(bits::heading(say::HEADING.to_owned()))
        .kid(privacy)
        .kid(keep::settings(scene))
        .kid(program::panel())
        .kid(panel(say::SCOPE).kid(words("p", "", long(Long::AboutScope))))
        .html()
}

fn panel(heading: &'static str) -> Tag {
    tag("section", "panel").kid(words("h2", "", heading))
}
