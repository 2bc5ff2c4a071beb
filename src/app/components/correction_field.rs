//! The field in which a figure is typed anew, and what stands below it.

use yew::prelude::*;

use crate::app::state::Edit;
use crate::app::text::{manual, mend as say};

/// The field's id; only one is open at a time.
pub const CORRECTION_INPUT: &str = "mend-input";

/// The id of what stands below the field.
const ABOUT: &str = "mend-about";

/// The field.
#[derive(Properties, PartialEq)]
pub struct CorrectionInputProps {
    /// What is being typed.
    pub edit: Edit,
    /// What typing does, where the table around the field does not say it.
    #[prop_or_default]
    pub oninput: Option<Callback<InputEvent>>,
    /// What keys do, where the table around the field does not say it.
    #[prop_or_default]
    pub onkeydown: Option<Callback<KeyboardEvent>>,
}

/// The field itself.
#[component]
pub fn CorrectionInput(props: &CorrectionInputProps) -> Html {
    let edit = &props.edit;
    html! {
        <input
            id={CORRECTION_INPUT}
            inputmode="decimal"
            autocomplete="off"
            aria-label={say::fact(edit.fact)}
            aria-describedby={ABOUT}
            aria-invalid={edit.problem.map(|_| "true")}
            value={edit.text.clone()}
            oninput={props.oninput.clone()}
            onkeydown={props.onkeydown.clone()}
        />
    }
}

/// What stands below the field.
#[derive(Properties, PartialEq)]
pub struct CorrectionNoteProps {
    /// What is being typed.
    pub edit: Edit,
    /// What keys do.
    pub keys: &'static str,
    /// Whether it is told when it changes.
    #[prop_or_default]
    pub is_told: bool,
}

/// What keys do, or why the text is no figure.
#[component]
pub fn CorrectionNote(props: &CorrectionNoteProps) -> Html {
    let (class, words) = match props.edit.problem {
        Some(problem) => ("problem", manual::problem(problem)),
        None => ("note", props.keys),
    };
    html! { <span {class} id={ABOUT} role={props.is_told.then_some("status")}>{ words }</span> }
}
