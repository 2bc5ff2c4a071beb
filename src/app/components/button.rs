//! A button.

use yew::prelude::*;

/// A button and what it does.
#[derive(Properties, PartialEq)]
pub struct ButtonProps {
    /// Its classes.
    #[prop_or_default]
    pub class: Classes,
    /// Its id.
    #[prop_or_default]
    pub id: Option<AttrValue>,
    /// What it is called where its words do not say enough.
    #[prop_or_default]
    pub label: Option<AttrValue>,
    /// Shown while the mouse is on it.
    #[prop_or_default]
    pub title: Option<AttrValue>,
    /// Whether it does nothing at present.
    #[prop_or_default]
    pub disabled: bool,
    /// What a click does.
    pub onclick: Callback<MouseEvent>,
    /// Its words.
    pub children: Html,
}

/// A button; it sends no form.
#[component]
pub fn Button(props: &ButtonProps) -> Html {
    html! {
        <button
            type="button"
            class={&props.class}
            id={&props.id}
            aria-label={&props.label}
            title={&props.title}
            disabled={props.disabled}
            onclick={&props.onclick}
        >
            { props.children.clone() }
        </button>
    }
}
