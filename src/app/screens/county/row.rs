//! One row of the table of schools: the results of a unit, or its figures.

use yew::prelude::*;

use super::grid;
use crate::app::components::bits;
use crate::app::components::element::{Tag, maybe, tag, text, words};
use crate::app::shared::Shared;
use crate::app::state::{Data, Edit};
use crate::app::text::county as say;
use crate::app::view::rows::Show;
use crate::app::view::{mark, summary};
use crate::county::Field;
use crate::view_model::{FigureView, UnitView};

/// Which row of which county.
#[derive(Properties, PartialEq)]
pub struct RowProps {
    /// Index into the results' units, or into the rows of the figures.
    pub row: usize,
    /// What it shows.
    pub show: Show,
    /// The county.
    pub data: Shared<Data>,
    /// The column where the keys work.
    pub at: Option<Field>,
    /// The cell that is being typed in.
    pub edit: Option<Edit>,
}

/// One row; it is drawn again only when one of its properties changes.
#[component]
pub fn Row(props: &RowProps) -> Html {
    let data = &props.data;
    let row = match props.show {
        Show::Results => data.view_model.units.get(props.row).and_then(|unit| row(unit, data)),
        Show::Figures | Show::Others => grid::row(props),
    };
    maybe(row)
}

fn row(unit: &UnitView, data: &Data) -> Option<Tag> {
    let school = data.view_model.schools.get(unit.school)?;
    let value = |one: &FigureView| {
        let mark = mark::indicator(one);
        text("td", "number", one.value.clone()).and(mark.0.class()).kid(bits::sign(mark))
    };
    let name = bits::unit_link(unit, bits::unit_name(school, unit.stage));
    let of = text("span", "unit", say::of(unit.indicators.len()));
    Some(
        tag("tr", "")
            .kid(tag("th", "name").with("scope", "row").kid(name))
            .kid(words("td", "", unit.stage.name()))
            .kid(text("td", "number", unit.pupils.clone()))
            .kids(unit.indicators.iter().map(value))
            .kid(text("td", "number", summary::met(unit)).kid(of))
            .kid(tag("td", "outcome").kid(bits::badge(mark::verdict(unit.verdict)))),
    )
}
