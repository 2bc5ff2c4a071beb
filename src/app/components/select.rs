//! A list of which one is chosen.

use web_sys::HtmlSelectElement;
use yew::prelude::*;

/// A list.
#[derive(Properties, PartialEq)]
pub struct SelectProps {
    /// Its id.
    pub id: AttrValue,
    /// What is chosen.
    pub label: AttrValue,
    /// The value of the option that is chosen.
    pub value: AttrValue,
    /// What choosing does.
    pub onchange: Callback<Event>,
    /// The options, each with a value.
    pub children: Html,
}

/// A list of which one is chosen. The attribute `selected` would say no more once the user has chosen
/// another, so the element itself is told, each time it was drawn.
#[component]
pub fn Select(props: &SelectProps) -> Html {
    let list = use_node_ref();
    {
        let (list, value) = (list.clone(), props.value.clone());
        use_effect(move || {
            if let Some(list) = list.cast::<HtmlSelectElement>() {
                list.set_value(&value);
            }
        });
    }
    html! {
        <select ref={list} id={&props.id} aria-label={&props.label} onchange={&props.onchange}>
            { props.children.clone() }
        </select>
    }
}
