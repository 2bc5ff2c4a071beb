//! One row of the table of schools. It is drawn once and again only when its county changes.

use yew::prelude::*;

use crate::app::state::Data;
use crate::app::view::{figure, mark};
use crate::evaluate::UnitIndicator;
use crate::standard::Standard;

use super::bits;
use super::table::Shared;

/// Which unit of which county.
#[derive(Properties, PartialEq)]
pub(super) struct RowProps {
    /// Index into the evaluation's units.
    pub unit: usize,
    /// The county.
    pub data: Shared<Data>,
    /// The standard.
    pub standard: Shared<Standard>,
}

/// The row.
#[component]
pub(super) fn Row(props: &RowProps) -> Html {
    let (data, standard) = (&props.data.0, &props.standard.0);
    let Some(unit) = data.evaluation.units.get(props.unit) else { return html! {} };
    let Some(school) = data.county.schools.get(unit.school) else { return html! {} };
    let value = |one: &UnitIndicator| {
        let mark = mark::indicator(one);
        html! {
            <td class={classes!("number", mark.0.class())}>
                { figure::value(one, standard) }{ bits::sign(mark) }
            </td>
        }
    };
    html! {
        <tr>
            <th scope="row" class="name">
                <a href={bits::unit_hash(unit)}>{ bits::unit_name(school, unit.stage) }</a>
            </th>
            <td>{ unit.stage.name() }</td>
            <td class="number">{ figure::pupils(unit.pupils) }</td>
            { for unit.indicators.iter().map(value) }
            <td class="number">
                { unit.met }<span class="unit">{ format!("/{}", unit.indicators.len()) }</span>
            </td>
            <td class="outcome">{ bits::badge(mark::verdict(unit.verdict)) }</td>
        </tr>
    }
}
