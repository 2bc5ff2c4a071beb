//! Parts of tables.

use yew::prelude::*;

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

/// The heads of a table's columns.
#[derive(Properties, PartialEq)]
pub struct HeadRowProps {
    /// The class of each column and its words; the class may be empty.
    pub columns: &'static [(&'static str, &'static str)],
}

/// The heads of a table's columns.
#[component]
pub fn HeadRow(HeadRowProps { columns }: &HeadRowProps) -> Html {
    html! {
        <thead>
            <tr>
                for (class, name) in columns.iter().copied() {
                    <th {class} scope="col">{ name }</th>
                }
            </tr>
        </thead>
    }
}

/// The head of a row: an indicator.
#[derive(Properties, PartialEq)]
pub struct RowHeadProps {
    /// Its label.
    pub label: AttrValue,
    /// Its name, or a short one.
    pub name: AttrValue,
    /// Its name in full, where that is another.
    #[prop_or_default]
    pub title: Option<AttrValue>,
    /// What stands behind the name.
    #[prop_or_default]
    pub children: Html,
}

/// The head of an indicator's row.
#[component]
pub fn RowHead(props: &RowHeadProps) -> Html {
    html! {
        <th scope="row" title={&props.title}>
            <span class="label">{ &props.label }</span>
            { &props.name }
            { props.children.clone() }
        </th>
    }
}
