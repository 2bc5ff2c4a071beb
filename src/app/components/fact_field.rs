//! The field of a figure of a school.

use yew::prelude::*;

use crate::app::components::EntryField;
use crate::app::hooks::use_app_state;
use crate::app::manual::unit;
use crate::app::shared::Shared;
use crate::app::state::{At, Data};
use crate::app::text::{checks as say, mend, share};
use crate::county::Measure;
use crate::digest::{FactOf, How};

/// Which figure.
#[derive(Properties, PartialEq)]
pub struct FactFieldProps {
    /// Tells the field from the same one elsewhere on the screen.
    pub place: AttrValue,
    /// The county.
    pub data: Shared<Data>,
    /// Index of the school.
    pub school: usize,
    /// The figure.
    pub fact: FactOf,
    /// Whether something cannot be told without it.
    #[prop_or_default]
    pub is_missing: bool,
}

/// The field of a figure.
#[component]
pub fn FactField(props: &FactFieldProps) -> Html {
    let state = use_app_state();
    let (digest, fact) = (&props.data.digest, props.fact);
    let Some(school) = digest.schools.get(props.school) else { return Html::default() };
    let known = school.fact(fact);
    let known = known.as_ref();
    let corrections = &state.decided.now().amendments.corrections;
    let typed = corrections
        .iter()
        .find(|one| (one.field, one.part) == fact && one.school.is(&school.key()))
        .map(|one| one.typed.clone());
    let value = typed.or_else(|| known.and_then(|one| one.value.clone())).unwrap_or_default();
    let cells = known.into_iter().flat_map(|one| &one.cells).map(|(sheet, cell)| {
        [digest.sheets.get(*sheet as usize).map_or("", String::as_str), cell].concat()
    });
    let cells: Vec<String> = cells.take(2).collect();
    let was = known.filter(|one| one.is_corrected).and_then(|one| one.was.clone());
    let note = match (&was, cells.is_empty()) {
        (Some(was), _) => Some(say::said(was, cells.first().map(String::as_str))),
        (None, false) if value.is_empty() => cells.first().map(|cell| say::blank(cell)),
        (None, false) => Some(cells.join("、")),
        (None, true) => known.filter(|one| one.is_shared).map(|_| share::FROM.to_owned()),
    };
    let is_choice = fact.0.measure() == Measure::YesNo;
    let how = if is_choice { How::choice(&[("1", say::YES), ("0", say::NO)]) } else { How::Figure };
    html! {
        <EntryField
            at={At::Fact(props.school, fact)}
            id={[&props.place, fact.1.id(), fact.0.id()].join("-")}
            label={mend::fact(fact)}
            unit={if is_choice { "" } else { unit(fact.0) }}
            {how}
            is_missing={props.is_missing && value.is_empty()}
            {value}
            {note}
            said={was}
        />
    }
}
