//! A part of a screen that stands apart, with a heading.

use yew::prelude::*;

/// A part of a screen.
#[derive(Properties, PartialEq)]
pub struct PanelProps {
    /// Its classes beside `panel`.
    #[prop_or_default]
    pub class: Classes,
    /// Its id.
    #[prop_or_default]
    pub id: Option<AttrValue>,
    /// Its heading.
    pub heading: AttrValue,
    /// What is in it.
    pub children: Html,
}

/// A panel.
#[component]
pub fn Panel(props: &PanelProps) -> Html {
    html! {
        <section class={classes!("panel", props.class.clone())} id={&props.id}>
            <h2>{ &props.heading }</h2>
            { props.children.clone() }
        </section>
    }
}
