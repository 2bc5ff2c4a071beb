//! The heading of a screen.

use yew::prelude::*;

/// The heading of a screen.
#[derive(Properties, PartialEq)]
pub struct HeadingProps {
    /// Its words.
    pub name: AttrValue,
}

/// The heading of a screen, where the focus goes when it opens.
#[component]
pub fn Heading(props: &HeadingProps) -> Html {
    html! { <h1 tabindex="-1">{ &props.name }</h1> }
}
