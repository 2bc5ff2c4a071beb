//! The heading of a screen.

use yew::prelude::*;

/// The heading of a screen, where the focus goes when it opens.
#[inline(never)]
pub fn heading(name: &str) -> Html {
    html! { <h1 tabindex="-1">{ name }</h1> }
}
