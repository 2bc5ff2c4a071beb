//! Links to screens.

use yew::prelude::*;

use crate::app::route::Route;
use crate::app::text;
use crate::county::Stage;

/// A link to a screen.
#[inline(never)]
pub fn link(class: &'static str, to: Route, words: &str) -> Html {
    html! { <a {class} href={to.hash()}>{ words }</a> }
}

/// A link to what was recognised as what.
pub fn tables_link() -> Html {
    link("", Route::Tables, text::tables::SEE)
}

/// A link to a school at one stage.
pub fn unit_link(school: usize, stage: Stage, name: &str) -> Html {
    link("", Route::School { school, stage }, name)
}
