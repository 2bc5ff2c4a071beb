//! A block that unfolds. It opens by itself where there is something to do; only its user closes it: what
//! is typed in it may settle why it was open, and the field must not go then.

use yew::prelude::*;

/// What a block shows.
#[derive(Properties, PartialEq)]
pub struct FoldProps {
    /// Its id; empty for none.
    #[prop_or_default]
    pub id: String,
    /// Its classes; empty for none.
    #[prop_or_default]
    pub class: String,
    /// Whether there is something to do in it.
    pub is_open: bool,
    /// A `summary` and what comes behind it.
    pub children: Html,
}

/// The block.
#[component]
pub fn Fold(props: &FoldProps) -> Html {
    let was_open = use_mut_ref(|| false);
    let is_open = {
        let mut was_open = was_open.borrow_mut();
        *was_open |= props.is_open;
        *was_open
    };
    let said = |text: &String| (!text.is_empty()).then(|| text.clone());
    html! {
        <details id={said(&props.id)} class={said(&props.class)} open={is_open}>
            { props.children.clone() }
        </details>
    }
}
