//! The field of something that is typed for the county, or of a school's words.

use yew::prelude::*;

use crate::app::components::EntryField;
use crate::app::hooks::use_app_state;
use crate::app::state::At;
use crate::app::text::checks as say;
use crate::county::Slot;
use crate::digest::{FieldDigest, How};

/// Something for the county.
#[derive(Properties, PartialEq)]
pub struct SlotFieldProps {
    /// Tells the field from the same one elsewhere on the screen.
    pub place: AttrValue,
    /// What is typed in it.
    pub field: FieldDigest,
}

/// The field of something for the county.
#[component]
pub fn SlotField(SlotFieldProps { place, field }: &SlotFieldProps) -> Html {
    let state = use_app_state();
    let value = state.entered(&field.slot).unwrap_or(&field.said).to_owned();
    let differs = value != field.said && !field.said.is_empty();
    let note = match &field.place {
        _ if differs => Some(say::said(&field.said, field.place.as_deref())),
        Some(place) if field.said.is_empty() => Some(say::blank(place)),
        place => place.clone(),
    };
    html! {
        <EntryField
            at={At::Slot(field.slot.clone())}
            id={[place, field.id.as_str()].join("-")}
            label={field.label.clone()}
            unit={field.unit.clone()}
            how={field.how.clone()}
            is_missing={field.is_missing && value.is_empty()}
            said={differs.then(|| field.said.clone())}
            {value}
            {note}
        />
    }
}

/// Words about a school.
#[derive(Properties, PartialEq)]
pub struct WordFieldProps {
    /// What is chosen.
    pub slot: Slot,
    /// The field's id.
    pub id: &'static str,
    /// Its name.
    pub label: &'static str,
    /// The words.
    pub choices: &'static [&'static str],
    /// What the files say.
    pub said: Option<String>,
}

/// The field of words about a school.
#[component]
pub fn WordField(props: &WordFieldProps) -> Html {
    let state = use_app_state();
    let words = props.choices.iter().map(|one| ((*one).to_owned(), (*one).to_owned()));
    let value = state.entered(&props.slot).or(props.said.as_deref()).unwrap_or_default();
    html! {
        <EntryField
            at={At::Slot(props.slot.clone())}
            id={props.id}
            label={props.label}
            how={How::Choice(words.collect())}
            value={value.to_owned()}
        />
    }
}
