//! 手工更正 in place: the button of a figure, or the field in which it is being typed.

use yew::prelude::*;

use crate::app::components::{Button, CorrectionInput, CorrectionNote, text};
use crate::app::hooks::use_dispatch;
use crate::app::manual::unit;
use crate::app::state::{Action, Edit, Mend, Spot};
use crate::app::text::mend as say;
use crate::app::view::grid;
use crate::digest::FactOf;

/// Which figure, and where on the page.
#[derive(Properties, PartialEq)]
pub struct CorrectionPlaceProps {
    /// Index of the school.
    pub school: usize,
    /// The figure.
    pub fact: FactOf,
    /// Where on the page: the same figure stands in several places.
    pub spot: Spot,
    /// What it is at present.
    pub value: Option<AttrValue>,
    /// What is being typed, here or elsewhere.
    pub edit: Option<Edit>,
}

/// The id of a figure's button.
pub fn button_id((field, part): FactOf, spot: Spot) -> String {
    let place = match spot {
        Spot::Missing => "missing".to_owned(),
        Spot::Card(card) => format!("card-{card}"),
        Spot::CardMissing(card) => format!("card-missing-{card}"),
        Spot::Finding(finding) => format!("finding-{finding}"),
        Spot::Cell(place) => return grid::cell_id(place),
    };
    ["mend", &place, part.id(), field.id()].join("-")
}

/// The button, or the field.
#[component]
pub fn CorrectionPlace(props: &CorrectionPlaceProps) -> Html {
    let CorrectionPlaceProps { school, fact, spot, value, edit } = props;
    let dispatch = use_dispatch();
    let edit = edit.as_ref();
    let edit = edit.filter(|edit| (edit.school, edit.fact, edit.spot) == (*school, *fact, *spot));
    if let Some(edit) = edit {
        return field(&dispatch, edit);
    }
    let word = if value.is_some() { say::EDIT } else { say::FILL };
    let edit = Edit {
        school: *school,
        fact: *fact,
        spot: *spot,
        text: value.as_deref().unwrap_or_default().to_owned(),
        is_chosen: true,
        problem: None,
    };
    let onclick = dispatch.on_click(move || Action::Mended(Mend::Open(edit.clone())));
    let label = [word, &say::fact(*fact)].concat();
    Button::new(word, onclick).class("mend").id(&button_id(*fact, *spot)).label(&label).html()
}

fn field(dispatch: &crate::app::hooks::Dispatch, edit: &Edit) -> Html {
    let oninput = dispatch.on_input(|text| Action::Mended(Mend::Type(text)));
    let onkeydown = dispatch.on_key(|key| match key {
        "Enter" => Some(Action::Mended(Mend::Save)),
        "Escape" => Some(Action::Mended(Mend::Close)),
        _ => None,
    });
    let save = dispatch.on_click(|| Action::Mended(Mend::Save));
    let close = dispatch.on_click(|| Action::Mended(Mend::Close));
    html! {
        <span key="field" class="mend-edit">
            <span class="mend-line">
                <CorrectionInput edit={edit.clone()} {oninput} {onkeydown} />
                { text("span", "unit", &unit(edit.fact.0)) }
                { Button::new(say::SAVE, save).class("mend primary").html() }
                { Button::new(say::CLOSE, close).class("mend").html() }
            </span>
            <CorrectionNote edit={edit.clone()} keys={say::KEYS} is_told=true />
        </span>
    }
}
