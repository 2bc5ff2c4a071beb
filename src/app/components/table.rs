//! Parts of tables.

use yew::prelude::*;

use super::text;

/// A table, or what else is wide.
#[derive(Properties, PartialEq)]
pub struct ScrollProps {
    /// What it is called.
    pub label: AttrValue,
    /// The table.
    pub children: Html,
}

/// A table that can be scrolled sideways on a small screen, also by keyboard.
#[component]
pub fn Scroll(ScrollProps { label, children }: &ScrollProps) -> Html {
    html! {
        <div class="scroll" tabindex="0" role="group" aria-label={label}>{ children.clone() }</div>
    }
}

/// The heads of a table's columns: the class of each, which may be empty, and its words.
#[inline(never)]
pub fn head_row(columns: &[(&'static str, &str)]) -> Html {
    html! {
        <thead>
            <tr>
                for (class, name) in columns.iter().copied() { <th {class} scope="col">{ name }</th> }
            </tr>
        </thead>
    }
}

/// The head of an indicator's row: its label and its name, or a short one.
#[inline(never)]
pub fn row_head(label: &str, name: &str) -> Html {
    html! { <th scope="row">{ text("span", "label", label) }{ name }</th> }
}
