//! A row of choices, of which one is on.

use yew::prelude::*;

/// A row of choices.
#[derive(Properties, PartialEq)]
pub struct ChoicesProps {
    /// Its class.
    #[prop_or("choices")]
    pub class: &'static str,
    /// Its id.
    #[prop_or_default]
    pub id: Option<AttrValue>,
    /// What is chosen.
    #[prop_or_default]
    pub label: Option<AttrValue>,
    /// The id of what says what is chosen, where it stands on the screen.
    #[prop_or_default]
    pub labelled_by: Option<AttrValue>,
    /// The choices.
    pub children: Html,
}

/// A row of choices.
#[component]
pub fn Choices(props: &ChoicesProps) -> Html {
    html! {
        <div
            class={props.class}
            id={&props.id}
            role="group"
            aria-label={&props.label}
            aria-labelledby={&props.labelled_by}
        >
            { props.children.clone() }
        </div>
    }
}

/// A button that is on or off.
#[inline(never)]
pub fn choice(name: &str, is_on: bool, onclick: Callback<MouseEvent>) -> Html {
    let pressed = if is_on { "true" } else { "false" };
    html! { <button type="button" aria-pressed={pressed} {onclick}>{ name }</button> }
}
