//! One correction by hand: of what, what it was, what it is now, and the way to take it back.

use yew::prelude::*;

use crate::app::components::bits;
use crate::app::components::element::{tag, text, words};
use crate::app::shared::Shared;
use crate::app::state::{Action, Data, Mend};
use crate::app::text::mend as say;

/// Which correction.
#[derive(Properties, PartialEq)]
pub struct CorrectionRowProps {
    /// The county.
    pub data: Shared<Data>,
    /// Index into the county's corrections.
    pub index: usize,
    /// The way to take it back.
    pub send: Callback<Action>,
}

/// One correction.
#[component]
pub fn CorrectionRow(CorrectionRowProps { data, index, send }: &CorrectionRowProps) -> Html {
    let Some(one) = data.view_model.corrections.get(*index) else { return Html::default() };
    let correction = one.correction.clone();
    let fact = (correction.field, correction.part);
    let name = correction.school.name.clone();
    let about = [say::TAKE_BACK, &name, &say::fact(fact)].concat();
    let school = match one.unit.and_then(|unit| data.view_model.units.get(unit)) {
        Some(unit) => bits::unit_link(unit, name),
        None => text("span", "", name),
    };
    let place = match &one.place {
        _ if !one.is_used => words("span", "problem", say::UNUSED),
        Some(place) => text("code", "", place.clone()),
        None => words("span", "note", say::NO_CELL),
    };
    let take_back = send.reform(move |_| Action::Mended(Mend::TakeBack(vec![correction.clone()])));
    let button = bits::button("mend", say::TAKE_BACK, take_back).set("aria-label", about);
    tag("tr", "")
        .kid(tag("th", "").with("scope", "row").kid(school))
        .kid(text("td", "", say::fact(fact)))
        .kid(text("td", "number", say::figure(fact, one.was.as_deref())))
        .kid(text("td", "number strong", say::figure(fact, one.now.as_deref())))
        .kid(tag("td", "").kid(place))
        .kid(tag("td", "").kid(button))
        .html()
}
