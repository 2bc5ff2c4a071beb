//! 两套标准对比: another standard beside the one in use. What differs the worker wrote.

use yew::prelude::*;

use crate::app::components::bits;
use crate::app::components::element::tag;
use crate::app::hooks::use_app;
use crate::app::route::Route;
use crate::app::screens::standard;
use crate::app::state::Pick;
use crate::app::text::standard as say;

/// The screen.
#[component]
pub fn StandardCompare() -> Html {
    let app = use_app();
    let scene = &app.scene();
    let packs = &scene.state.packs;
    let other = packs.other.as_ref();
    let choose = packs.shown.as_ref().map(|(_, page)| {
        let does = |choice, _| Pick::Compare(choice);
        standard::choices(scene, say::OTHER, page, |choice| other == Some(choice), does)
    });
    let back = tag("p", "buttons").kid(bits::link("button", Route::Standard, say::BACK));
    let document = other.map(|_| standard::shown(packs.compared.as_deref()));
    standard::frame(say::COMPARE_HEADING, say::COMPARE_LEAD)
        .maybe(standard::refused(packs))
        .kid(tag("section", "panel chooser").maybe(choose).kid(back))
        .kid(tag("div", "").with("aria-live", "polite").maybe(document))
        .html()
}
